"""The acts on motions, one line each: where it is sent, who may, which use case it is, what it takes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission
from governance_app.attendance import reads as attendance
from governance_app.foundation import clock
from governance_app.people.rules import NoSuchPerson
from governance_app.voting import actions, reads
from governance_app.voting.actions.closing import open_vote_of
from governance_app.voting.api.blueprint import api
from governance_app.voting.api.given import (
    At,
    CastVote,
    CountHands,
    DrawLot,
    GiveBallot,
    GiveBallots,
    HoldRound,
    OpenVote,
    Press,
    PutMotion,
    Reword,
    TakeForm,
    Translate,
)
from governance_app.voting.api.meetings import UNSEEN
from governance_app.voting.rules import NamedTwice, NoSuchMotion
from governance_app.web.api import Act, Operation, ReceiptShown, operation, receipt

DONE = (200, 201)
UNKNOWN = (NoSuchMotion, *UNSEEN)
RECORD, DECLARE = Permission.RECORD_VOTE, Permission.DECLARE_RESULT


@dataclass(frozen=True)
class MotionAct:
    """An act on a motion. `also`: use cases whose refusals it has too."""

    path: str
    summary: str
    action: Callable[..., Any]
    takes: type[Act] = Press
    permission: Permission = RECORD
    also: tuple[Callable[..., Any], ...] = ()


ACTS = (
    MotionAct("withdrawal", "Withdraw a motion", actions.withdraw_motion),
    MotionAct("wording", "Write the words of a motion anew", actions.reword_motion, Reword),
    MotionAct("translations", "Write the words of a motion in another language", actions.translate_motion, Translate),
    MotionAct("opening", "Open the vote", actions.open_vote, OpenVote),
    MotionAct("ballots", "Record the ballot of a seat", actions.record_ballot, GiveBallot, also=(open_vote_of,)),
    MotionAct("ballot-changes", "Change the ballot of a seat", actions.change_ballot, GiveBallot, also=(open_vote_of,)),
    MotionAct("roll-call", "Record many ballots", actions.record_ballots, GiveBallots,
              also=(open_vote_of, actions.record_ballot, actions.close_roll_call)),
    MotionAct("closing", "Close the roll call", actions.close_roll_call, also=(open_vote_of,)),
    MotionAct("hands", "Record a show of hands", actions.record_hands, CountHands, also=(open_vote_of,)),
    MotionAct("consensus-rounds", "Record a round of a consensus", actions.record_consensus, HoldRound, also=(open_vote_of,)),
    MotionAct("acclamation", "Record an acclamation", actions.record_acclamation, also=(open_vote_of,)),
    MotionAct("form", "Go on in another form", actions.take_another_form, TakeForm, also=(open_vote_of,)),
    MotionAct("latecomers", "Admit latecomers", actions.admit_latecomers, At, also=(open_vote_of,)),
    MotionAct("casting-vote", "Record the casting vote", actions.give_casting_vote, CastVote, DECLARE),
    MotionAct("lot", "Record the lot", actions.draw_lot, DrawLot, DECLARE),
)


@api.post("/meetings/<uuid:meeting>/motions")
@needs(RECORD)
@operation(Operation("Put a motion", "motions", takes=PutMotion, gives=ReceiptShown, acts=(actions.put_motion, actions.open_vote),
                     raises=(*UNSEEN, NoSuchPerson), statuses=DONE))
def put_motion(meeting: UUID, body: PutMotion) -> tuple[ReceiptShown, int]:
    """Put a motion on a point of the agenda; with `open_now` its vote opens in the same act. The receipt's subject is the motion."""
    attendance.meeting_for(current_actor(), RECORD, meeting)
    return receipt(actions.put_motion(actor=current_actor(), id=body.id, now=clock.now(), meeting=meeting, **body.given()))


def view_of(act: MotionAct) -> Callable[..., Any]:
    """Return the view of an act: whoever may not see the motion learns nothing, also not by repeating somebody's id."""

    def view(motion: UUID, body: Act) -> tuple[ReceiptShown, int]:
        reads.motion_for(current_actor(), act.permission, motion)
        return receipt(act.action(actor=current_actor(), id=body.id, now=clock.now(), motion=motion, **body.given()))

    view.__name__, view.__doc__ = act.action.__name__, (act.action.__doc__ or "").partition("Raises")[0].strip()
    said = Operation(act.summary, "votes", takes=act.takes, gives=ReceiptShown, acts=(act.action, *act.also),
                     raises=(*UNKNOWN, *((NamedTwice,) if act.takes is GiveBallots else ())), statuses=DONE)
    return needs(act.permission)(operation(said)(view))


def enter(acts: Iterable[MotionAct]) -> None:
    """Give each act its address, under the name of its use case."""
    for act in acts:
        api.post(f"/motions/<uuid:motion>/{act.path}", endpoint=act.action.__name__)(view_of(act))


enter(ACTS)
