"""Use cases before the papers: announce an election, propose candidates, keep their answers, set minimums of the list."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from governance_app.access.rules import Actor, Permission
from governance_app.attendance import reads as attendance
from governance_app.foundation.database import db
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import MeetingState
from governance_app.people import reads as people
from governance_app.record.actions import append, use_case
from governance_app.voting.actions.elections import candidacy_of, election_at
from governance_app.voting.reads import elections as reads
from governance_app.voting.records.elections import CandidacyRow, ElectionRow, ListRuleRow
from governance_app.voting.rules import PointNotOfMeeting
from governance_app.voting.rules.elections import (
    ONE_SEAT,
    AlreadyCandidate,
    CandidacyAnswered,
    CandidacyChanged,
    CandidacyState,
    CandidatesFixed,
    ElectionAnnounced,
    ElectionNeedsTitle,
    ElectionNotOpen,
    ElectionState,
    ElectionTooLate,
    GroupNeedsName,
    GroupTwice,
    ListRuleSet,
    Method,
    NoSeats,
    OneSeatOnly,
)

OVER = frozenset({MeetingState.CLOSED, MeetingState.CANCELLED})
LAST = frozenset({CandidacyState.REFUSED, CandidacyState.WITHDRAWN})


@use_case("voting.announce_election")
def announce_election(
    *, actor: Actor, id: UUID, now: datetime, meeting: UUID, item: UUID, title: str, method: Method, seats: int = 1,
) -> UUID:
    """Announce the election of one post, or of one list of equal seats. An act with several posts has several elections on one point.

    Raises PointNotOfMeeting, ElectionTooLate, ElectionNeedsTitle, NoSeats, OneSeatOnly.
    """
    held = attendance.meeting_for(actor, Permission.RECORD_VOTE, meeting)
    attendance.hold_meeting(meeting)
    if item not in {point.id for point in meetings.agenda(meeting)}:
        raise PointNotOfMeeting(field="item")
    if held.state in OVER:
        raise ElectionTooLate(state=held.state)
    if not (title or "").strip():
        raise ElectionNeedsTitle(field="title")
    if seats < 1:
        raise NoSeats(field="seats", seats=seats)
    if method in ONE_SEAT and seats != 1:
        raise OneSeatOnly(field="seats", method=method, seats=seats)
    db.session.add(ElectionRow(
        id=id, meeting_id=meeting, item_id=item, title=title.strip(), method=method, seats=seats, state=ElectionState.CANDIDATES,
        seed="", annulled_because="", created_at=now,
    ))
    db.session.flush()
    append(ElectionAnnounced(election=id, method=method.value, seats=seats), now=now, body=held.body)
    return id


@use_case("voting.propose_candidate")
def propose_candidate(*, actor: Actor, id: UUID, now: datetime, election: UUID, person: UUID) -> UUID:
    """Propose somebody whom the body knows. Raises CandidatesFixed, NoSuchPerson, AlreadyCandidate (data: name)."""
    found, held = election_at(actor, election, ElectionState.CANDIDATES, CandidatesFixed)
    attendance.check_seen(actor, held, Permission.RECORD_VOTE, person)
    kept = people.person(person)
    if kept.id in {people.resolve(c.person) for c in reads.candidacies(election)}:
        raise AlreadyCandidate(field="person", name=kept.name)
    db.session.add(CandidacyRow(
        id=id, election_id=found.id, person_id=kept.id, state=CandidacyState.PROPOSED, how="", created_at=now))
    db.session.flush()
    append(CandidacyChanged(election=election, state=CandidacyState.PROPOSED.value), now=now, body=held.body)
    return id


@use_case("voting.answer_candidacy")
def answer_candidacy(
    *, actor: Actor, id: UUID, now: datetime, election: UUID, candidacy: UUID, answer: CandidacyState, how: str = "",
) -> UUID:
    """Keep what a candidate answers: accepts, refuses, or withdraws (also while papers are entered: they go to the next preference).

    `how`: aloud, in writing, by whom. Raises NoSuchCandidacy, CandidatesFixed, ElectionNotOpen, CandidacyAnswered.
    """
    found, held = election_at(actor, election)
    one = candidacy_of(found, candidacy)
    if found.state not in (ElectionState.CANDIDATES, ElectionState.OPEN):
        raise ElectionNotOpen(state=found.state)
    if found.state is ElectionState.OPEN and answer is not CandidacyState.WITHDRAWN:
        raise CandidatesFixed(state=found.state)
    if one.state in LAST or answer is CandidacyState.PROPOSED:
        raise CandidacyAnswered(state=one.state)
    row = db.session.get_one(CandidacyRow, candidacy)
    row.state, row.how, row.answered_at = answer, (how or "").strip(), now
    db.session.flush()
    append(CandidacyChanged(election=election, state=answer.value), now=now, body=held.body)
    return candidacy


@use_case("voting.set_list_rule")
def set_list_rule(
    *, actor: Actor, id: UUID, now: datetime, election: UUID, group: str, at_least: int, binding: bool, members: Collection[UUID],
) -> UUID:
    """Ask for at least so many of a group on the elected list: a minimum that holds (`binding`) or an aim that warns.

    `members`: candidacies marked by hand. Raises CandidatesFixed, GroupNeedsName, NoSeats, GroupTwice, NoSuchCandidacy.
    """
    found, held = election_at(actor, election, ElectionState.CANDIDATES, CandidatesFixed)
    named = (group or "").strip()
    if not named:
        raise GroupNeedsName(field="group")
    if at_least < 1:
        raise NoSeats(field="at_least", seats=at_least)
    if named.casefold() in {rule.group.casefold() for rule in reads.list_rules(election)}:
        raise GroupTwice(field="group", group=named)
    marked = sorted(str(candidacy_of(found, one).id) for one in set(members))
    db.session.add(ListRuleRow(
        id=id, election_id=election, group_name=named, at_least=at_least, binding=binding, members=marked, created_at=now))
    db.session.flush()
    append(ListRuleSet(election=election, at_least=at_least, binding=binding), now=now, body=held.body)
    return id
