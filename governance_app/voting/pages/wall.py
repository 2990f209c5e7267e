"""The wall of the hall: a motion and how it ended, very large; while the vote is open only how many have answered."""

from uuid import UUID

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission
from governance_app.meetings import reads as meetings
from governance_app.voting import reads
from governance_app.voting.pages.blueprint import pages
from governance_app.voting.rules import ONE_BY_ONE, MotionState
from governance_app.voting.wording import result_sentence
from governance_app.web.answers import Answer, page


@pages.get("/trabajo/mociones/<uuid:motion>/pared")
@needs(Permission.SEE_BODY)
def wall(motion: UUID) -> Answer:
    """Show a motion for the projector: its words, then turnout, then the result. Never a partial result."""
    put, held = reads.motion_for(current_actor(), Permission.SEE_BODY, motion)
    result = reads.public_result(motion)
    one_by_one = put.state is MotionState.OPEN and put.form in ONE_BY_ONE  # else all answer together, and none stands there before
    return page(
        "voting/wall.html", motion=put, point=next(p for p in meetings.agenda(held.id) if p.id == put.item), result=result,
        sentence=result_sentence(result) if result else "", answered=reads.turnout(put) if one_by_one else None,
        voters=reads.electorate(motion).voters)
