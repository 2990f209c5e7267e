"""Use cases of an election with papers: open, annul; and what every act on an election begins with."""

from datetime import datetime
from uuid import UUID

from governance_app.access.rules import Actor, Permission
from governance_app.attendance import reads as attendance
from governance_app.foundation.database import db
from governance_app.foundation.errors import Conflict
from governance_app.meetings.rules import Meeting, MeetingState
from governance_app.record.actions import append, use_case
from governance_app.voting.actions.motions import hall_at
from governance_app.voting.reads import elections as reads
from governance_app.voting.records.elections import CandidacyRow, ElectionRow
from governance_app.voting.rules import VoteNeedsOpenMeeting, quorum_to_data
from governance_app.voting.rules.elections import (
    AnnulNeedsReason,
    Candidacy,
    CandidacyState,
    CandidatesFixed,
    ElectionAnnulled,
    ElectionOpened,
    ElectionOver,
    ElectionState,
    HeldElection,
    NobodyAccepted,
    NoSuchCandidacy,
    guard_of,
)
from governance_app.voting.rules.elections.guard import check_guard


def election_at(
    actor: Actor, election: UUID, state: ElectionState | None = None, otherwise: type[Conflict] = ElectionOver,
) -> tuple[HeldElection, Meeting]:
    """Return an election held against other writers, and its meeting. Raises `otherwise` (data: state) unless it stands in `state`."""
    _seen, held = reads.election_for(actor, Permission.RECORD_VOTE, election)
    reads.hold_election(election)
    found = reads.held_election(election)
    if state is not None and found.state is not state:
        raise otherwise(state=found.state)
    return found, held


def candidacy_of(election: HeldElection, candidacy: UUID) -> Candidacy:
    """Return a candidacy of this election. Raises NoSuchCandidacy."""
    found = next((c for c in reads.candidacies(election.id) if c.id == candidacy), None)
    if found is None:
        raise NoSuchCandidacy()
    return found


@use_case("voting.open_election")
def open_election(
    *, actor: Actor, id: UUID, now: datetime, election: UUID, opened_at: datetime | None = None, seed: str = "",
) -> UUID:
    """Hand out the papers: check the quorum at this moment, freeze how many receive one, number the candidates who accepted.

    `seed`: of the lot that would decide a tie, fixed now in public; without it a tie is refused.
    Raises CandidatesFixed, VoteNeedsOpenMeeting, NobodyAccepted, MinimumImpossible, QuorumLost, NobodyMayVote.
    """
    found, _seen = election_at(actor, election, ElectionState.CANDIDATES, CandidatesFixed)
    attendance.hold_meeting(found.meeting)
    held = attendance.meeting_for(actor, Permission.RECORD_VOTE, found.meeting)
    if held.state is not MeetingState.OPEN:
        raise VoteNeedsOpenMeeting(state=held.state)
    _number_candidates(found)
    row, moment = db.session.get_one(ElectionRow, election), opened_at or now
    hall, quorum = hall_at(held, found.item, moment)
    row.state, row.opened_at, row.seed = ElectionState.OPEN, moment, (seed or "").strip()
    row.electors, row.quorum = hall.voters, quorum_to_data(quorum)
    db.session.flush()
    append(ElectionOpened(
        election=election, candidates=len(reads.on_papers(election)), electors=hall.voters, lot=bool(row.seed),
        quorum_present=quorum.present, quorum_needed=quorum.needed,
    ), now=now, body=held.body)
    return election


def _number_candidates(found: HeldElection) -> None:
    accepted = [c for c in reads.candidacies(found.id) if c.state is CandidacyState.ACCEPTED]
    if not accepted:
        raise NobodyAccepted()
    for number, one in enumerate(accepted, start=1):
        db.session.get_one(CandidacyRow, one.id).number = number
    db.session.flush()
    check_guard(guard_of(reads.list_rules(found.id), reads.on_papers(found.id)), range(1, len(accepted) + 1), found.seats)


@use_case("voting.annul_election")
def annul_election(*, actor: Actor, id: UUID, now: datetime, election: UUID, reason: str) -> UUID:
    """Annul an election that is not counted, with a reason: it is announced anew. Raises ElectionOver, AnnulNeedsReason."""
    found, held = election_at(actor, election)
    if found.state not in (ElectionState.CANDIDATES, ElectionState.OPEN):
        raise ElectionOver(state=found.state)
    if not (reason or "").strip():
        raise AnnulNeedsReason(field="reason")
    row = db.session.get_one(ElectionRow, election)
    row.state, row.annulled_because = ElectionState.ANNULLED, reason.strip()
    db.session.flush()
    append(ElectionAnnulled(election=election, state=found.state.value), now=now, body=held.body)
    return election
