"""Questions about elections of people: candidates, papers, result, vacancies; and what the public may see."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select

from governance_app.access.rules import Actor, Permission
from governance_app.attendance import reads as attendance
from governance_app.foundation.database import db
from governance_app.meetings.rules import Meeting
from governance_app.people import reads as people
from governance_app.voting.records.elections import (
    CandidacyRow,
    ElectionResultRow,
    ElectionRow,
    ListRuleRow,
    PapersRow,
    VacancyRow,
)
from governance_app.voting.rules import quorum_from_data
from governance_app.voting.rules.elections import (
    Candidacy,
    Count,
    Election,
    ElectionNotCounted,
    ElectionResult,
    ElectionState,
    HeldElection,
    ListRule,
    Missing,
    NoSuchElection,
    Papers,
    PublicElection,
    Vacancy,
    count_from_data,
    names_apart,
    to_count,
    withdrawn_of,
)


def election_for(actor: Actor, permission: Permission, election: UUID) -> tuple[HeldElection, Meeting]:
    """Return an election on which the actor holds `permission`, and its meeting. NoSuchElection, NoSuchMeeting, MayNot."""
    found = held_election(election)
    return found, attendance.meeting_for(actor, permission, found.meeting)


def hold_election(election: UUID) -> None:
    """Make other writers of this election wait until the open transaction ends."""
    db.session.execute(select(ElectionRow.id).where(ElectionRow.id == election).with_for_update())


def held_election(id: UUID) -> HeldElection:
    """Return an election as it stands now. Raises NoSuchElection."""
    row = db.session.get(ElectionRow, id, populate_existing=True)
    if row is None:
        raise NoSuchElection()
    return _held(row)


def elections(meeting: UUID) -> tuple[HeldElection, ...]:
    """Return the elections of a meeting in the order in which they were announced."""
    rows = db.session.scalars(
        select(ElectionRow).where(ElectionRow.meeting_id == meeting).order_by(ElectionRow.created_at, ElectionRow.id))
    return tuple(map(_held, rows))


def running(meeting: UUID) -> tuple[HeldElection, ...]:
    """Return the elections of a meeting whose papers are handed out and not counted."""
    return tuple(one for one in elections(meeting) if one.state is ElectionState.OPEN)


def runoff(election: UUID) -> HeldElection | None:
    """Return the second vote of an election, or None when none is announced; an annulled one does not stand."""
    row = db.session.scalar(
        select(ElectionRow).where(ElectionRow.runoff_of_id == election, ElectionRow.state != ElectionState.ANNULLED))
    return _held(row) if row else None


def _held(row: ElectionRow) -> HeldElection:
    return HeldElection(
        row.id, row.meeting_id, row.item_id, row.title, row.method, row.seats, row.state, row.seed, row.opened_at, row.closed_at,
        row.electors, quorum_from_data(row.quorum) if row.quorum else None, row.annulled_because,
        row.runoff_of_id,
    )


def candidacies(election: UUID) -> tuple[Candidacy, ...]:
    """Return who stands: by number once the papers were handed out, before that as they were proposed."""
    rows = db.session.scalars(
        select(CandidacyRow).where(CandidacyRow.election_id == election).order_by(CandidacyRow.created_at, CandidacyRow.id))
    found = [Candidacy(r.id, r.person_id, r.state, r.how, r.number) for r in rows]
    return tuple(sorted(found, key=lambda c: (c.number is None, c.number or 0)))


def on_papers(election: UUID) -> tuple[Candidacy, ...]:
    """Return those whose name stands on the papers, by number."""
    return tuple(c for c in candidacies(election) if c.number is not None)


def candidate_names(candidates: Sequence[Candidacy]) -> tuple[str, ...]:
    """Return the names of candidates in their order, namesakes told apart."""
    names = people.names({c.person for c in candidates})
    return names_apart([names.get(c.person, "") for c in candidates])


def list_rules(election: UUID) -> tuple[ListRule, ...]:
    """Return the minimums and aims of the elected list."""
    rows = db.session.scalars(
        select(ListRuleRow).where(ListRuleRow.election_id == election).order_by(ListRuleRow.created_at, ListRuleRow.id))
    return tuple(ListRule(r.id, r.group_name, r.at_least, r.binding, frozenset(map(UUID, r.members))) for r in rows)


def papers(election: UUID) -> tuple[Papers, ...]:
    """Return what was entered, struck out entries too, in order."""
    rows = db.session.scalars(select(PapersRow).where(PapersRow.election_id == election).order_by(PapersRow.at, PapersRow.id))
    return tuple(Papers(r.id, r.kind, tuple(r.ranking), r.times, r.struck_because) for r in rows)


def to_be_counted(held: HeldElection) -> Election:
    """Return the election with its papers as the count takes it."""
    candidates = on_papers(held.id)
    return to_count(held, candidates, candidate_names(candidates), papers(held.id))


def election_result(election: UUID) -> ElectionResult | None:
    """Return the result with every round; None while there is none, and when it was annulled."""
    row = db.session.get(ElectionResultRow, election)
    if row is None or held_election(election).state is ElectionState.ANNULLED:
        return None
    missing = tuple(Missing(**one) for one in row.missing)
    return ElectionResult(_count(row.count, election), row.in_box, row.valid, row.blank, row.null_papers, missing, row.at)


def vacancies(election: UUID) -> tuple[Vacancy, ...]:
    """Return the seats that elected people left, in order, each with who followed."""
    rows = db.session.scalars(select(VacancyRow).where(VacancyRow.election_id == election).order_by(VacancyRow.at, VacancyRow.id))
    return tuple(Vacancy(r.retiring, r.successor, _count(r.count, election)) for r in rows)


def declined(election: UUID) -> frozenset[int]:
    """Return the numbers of those who declined to follow in a vacancy."""
    rows = db.session.scalars(select(VacancyRow.declined).where(VacancyRow.election_id == election))
    return frozenset(number for row in rows for number in row)


def sitting(election: UUID) -> tuple[int, ...]:
    """Return the numbers of those elected who still sit, successors with them. Raises ElectionNotCounted."""
    result = election_result(election)
    if result is None:
        raise ElectionNotCounted(state=held_election(election).state)
    seated = list(result.count.elected)
    for one in vacancies(election):
        seated.remove(one.retiring)
        seated += [one.successor] if one.successor else []
    return tuple(seated)


def public_elections(meeting: UUID) -> tuple[PublicElection, ...]:
    """Return the counted elections of a meeting for the public: who was elected and the rounds; nothing before the count."""
    counted = ((held, election_result(held.id)) for held in elections(meeting) if held.state is ElectionState.CLOSED)
    return tuple(_public(held, result) for held, result in counted if result is not None)


def _public(held: HeldElection, result: ElectionResult) -> PublicElection:
    return PublicElection(
        held.item, held.title, held.method, held.seats, held.electors or 0, held.seed, result, vacancies(held.id),
        withdrawn_of(on_papers(held.id)), any(rule.binding for rule in list_rules(held.id)), held.runoff_of is not None,
    )


def _count(data: dict[str, Any], election: UUID) -> Count:
    return count_from_data(data, candidate_names(on_papers(election)))
