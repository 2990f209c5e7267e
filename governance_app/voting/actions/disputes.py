"""A dispute within the days of the window: the count of a secret vote or an election is annulled with its result; the record keeps both."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from governance_app.access.rules import Actor, Permission
from governance_app.foundation.clock import local_day
from governance_app.foundation.database import db
from governance_app.record.actions import append, use_case
from governance_app.voting import reads
from governance_app.voting.reads import elections
from governance_app.voting.records import MotionRow
from governance_app.voting.records.belenios import BeleniosRow
from governance_app.voting.records.elections import ElectionRow
from governance_app.voting.records.seals import SealingRow
from governance_app.voting.records.urns import UrnRow
from governance_app.voting.rules import (
    AmendmentTaken,
    MotionState,
    NothingToAnnul,
    ResultAnnulled,
    RunOffStands,
    VoteStoodOn,
    check_dispute,
)
from governance_app.voting.rules.elections import ElectionAnnulled, ElectionNotCounted, ElectionState

_questions: list[Callable[[UUID], str | None]] = []


def ask_before_annulling(question: Callable[[UUID], str | None]) -> None:
    """Let a room downstream say what stands on a motion: its number, or None when nothing does."""
    _questions.append(question)


def annul_result(*, actor: Actor, now: datetime, motion: UUID, reason: str) -> None:
    """Annul, inside an open use case, a counted secret vote; its result row and leaf stay, shown nowhere as a result.

    The room `decisions` calls it, once it knows that no decision followed.
    Raises VoteStoodOn (code), NothingToAnnul (state), DisputeOver (day), AnnulmentNeedsReason, AmendmentTaken.
    """
    _put, held = reads.motion_for(actor, Permission.DECLARE_RESULT, motion)
    reads.hold_motion(motion)
    if code := next(filter(None, (question(motion) for question in _questions)), None):
        raise VoteStoodOn(code=code)
    found, result = reads.motion(motion), reads.result(motion)
    row = db.session.get(UrnRow, motion) or db.session.get(SealingRow, motion) or db.session.get(BeleniosRow, motion)
    if row is None or found.state is not MotionState.CLOSED or result is None:
        raise NothingToAnnul(state=found.state)
    because = check_dispute(local_day(result.at), local_day(now), reason)
    if found.amends is not None and any(t.because == motion for t in reads.texts(found.amends)):
        raise AmendmentTaken()
    row.annulled_because, row.annulled_at = because, now
    db.session.get_one(MotionRow, motion).state = MotionState.ANNULLED
    db.session.flush()
    append(ResultAnnulled(motion=motion, outcome=result.outcome.value), now=now, body=held.body)


@use_case("voting.dispute_election")
def dispute_election(*, actor: Actor, id: UUID, now: datetime, election: UUID, reason: str) -> UUID:
    """Annul a counted election within the days of the window; its papers and its count stay and are shown nowhere as a result.

    Raises ElectionNotCounted (state), DisputeOver (day), AnnulmentNeedsReason, RunOffStands.
    """
    _found, held = elections.election_for(actor, Permission.DECLARE_RESULT, election)
    elections.hold_election(election)
    found = elections.held_election(election)
    if found.state is not ElectionState.CLOSED or found.closed_at is None:
        raise ElectionNotCounted(state=found.state)
    because = check_dispute(local_day(found.closed_at), local_day(now), reason)
    if elections.runoff(election) is not None:
        raise RunOffStands()
    row = db.session.get_one(ElectionRow, election)
    row.state, row.annulled_because = ElectionState.ANNULLED, because
    db.session.flush()
    append(ElectionAnnulled(election=election, state=found.state.value), now=now, body=held.body)
    return election
