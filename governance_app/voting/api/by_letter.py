"""The acts on votes by correspondence, and how far one is: never what was answered while it runs."""

from governance_app.voting import actions, reads
from governance_app.voting.actions.closing import open_vote_of
from governance_app.voting.actions.correspondence import keep_answer
from governance_app.voting.api.acts import MotionAct, enter
from governance_app.voting.api.given_by_letter import KeepAnswer, OpenByLetter, Remind
from governance_app.voting.api.shown import ByLetter
from governance_app.voting.pages.blueprint import Hall
from governance_app.voting.rules import quorum_of_answers, who_answered

ANSWER = (open_vote_of, keep_answer)
ACTS = (
    MotionAct("correspondence/opening", "Open a vote by correspondence", actions.open_correspondence, OpenByLetter),
    MotionAct("correspondence/answers", "Write down an answer that came in", actions.record_answer, KeepAnswer, also=ANSWER),
    MotionAct("correspondence/answer-changes", "Write down a changed answer", actions.change_answer, KeepAnswer, also=ANSWER),
    MotionAct("correspondence/reminders", "Write down a reminder that was sent", actions.record_reminder, Remind, also=(open_vote_of,)),
    MotionAct("correspondence/closing", "Close a vote by correspondence", actions.close_correspondence, also=(open_vote_of,)),
)
enter(ACTS)


def by_letter(hall: Hall) -> ByLetter | None:
    """Return how far a vote by correspondence is, or None for any other motion. Who has not answered only whoever may record is told."""
    motion, kept = hall.motion.id, reads.correspondence.vote(hall.motion.id)
    if kept is None:
        return None
    waiting = reads.waiting(motion)
    needed = quorum_of_answers(reads.rules_of_the_day(hall.meeting).quorum, who_answered(hall.electorate, ())).needed
    return ByLetter(
        opened_at=kept.opened_at, deadline=kept.deadline, answered=hall.electorate.voters - len(waiting), needed=needed,
        waiting=list(waiting) if hall.may_record else None, reminders=list(reads.correspondence.reminders(motion)))
