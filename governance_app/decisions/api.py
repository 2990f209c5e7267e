"""The programming interface of decisions: the dispute of a counted secret vote, which only this room can tell was not decided upon."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import MayNot, Permission
from governance_app.attendance.rules import NoSuchMeeting
from governance_app.decisions import actions
from governance_app.foundation import clock
from governance_app.voting.reads import motion_for
from governance_app.voting.rules import NoSuchMotion
from governance_app.web.api import Act, Api, Kept, Operation, ReceiptShown, operation, receipt, with_example

api = Api("decisions_api", __name__)
REASON = 2000


class DisputeVote(Act):
    """Annul a counted secret vote with its result."""

    model_config = with_example(Act, {"id": "01936b5e-7a00-7000-8000-000000000001", "reason": "Un sobre estaba abierto"})

    reason: Annotated[str, Field(max_length=REASON, description="It stands with the motion for all who see it."), Kept]


@api.post("/motions/<uuid:motion>/dispute")
@needs(Permission.DECLARE_RESULT)
@operation(Operation("Dispute a counted secret vote", "votes", takes=DisputeVote, gives=ReceiptShown, acts=(actions.dispute_vote,),
                     raises=(NoSuchMotion, NoSuchMeeting, MayNot), statuses=(200, 201)))
def dispute_vote(motion: UUID, body: DisputeVote) -> tuple[ReceiptShown, int]:
    """Annul a counted secret vote with its result, within eight days, if no decision came from it."""
    motion_for(current_actor(), Permission.DECLARE_RESULT, motion)
    return receipt(actions.dispute_vote(actor=current_actor(), id=body.id, now=clock.now(), motion=motion, **body.given()))
