"""Use cases of commitments: promise, report, extend, close with proof, reopen, cancel, carry into the next agenda."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa

from governance_app.access.rules import Actor, Permission, require
from governance_app.attendance import reads as attendance
from governance_app.commitments import reads
from governance_app.commitments.records import CommitmentEventRow, CommitmentRow
from governance_app.commitments.rules import (
    Commitment,
    CommitmentClosed,
    CommitmentExtended,
    CommitmentMade,
    CommitmentState,
    DueDateImpossible,
    EvidenceMissing,
    Progress,
    PromiseMissing,
    check_day,
    code_of,
    state_after,
)
from governance_app.committees import reads as committees
from governance_app.committees.actions import take_number
from governance_app.decisions import reads as decisions
from governance_app.decisions.rules import DecisionMissing
from governance_app.foundation import clock
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.meetings import actions as meeting_actions
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import ItemKind, ItemMissing, Meeting, NotSitting
from governance_app.organisations.reads import check_there
from governance_app.record.actions import append, use_case


@use_case("commitments.make")
def make_commitment(
    *,
    actor: Actor,
    id: UUID,
    now: datetime,
    meeting: UUID,
    item: UUID | None,
    decision: UUID | None,
    text: str,
    organisation: UUID,
    person: UUID | None,
    due_on: date,
    place: str = "",
    territory: UUID | None = None,
    language: str = "es",
    late_reason: str | None = None,
) -> UUID:
    """Record a promise made in a meeting. `late_reason`: why only now, when the session is closed (else LateReasonNeeded).

    Raises PromiseMissing, DueDateImpossible, ItemMissing, DecisionMissing, NoSuchOrganisation,
    NoSuchTerritory, NoSuchPerson (also for people whom the actor does not see); NotSitting for a meeting that was never opened.
    """
    held = meetings.meeting(meeting)
    require(actor, Permission.KEEP_COMMITMENTS, committees.scope_of(held.body))
    if held.opened_at is None:
        raise NotSitting(state=held.state)
    why_late, day = meeting_actions.why_late(meeting, late_reason), clock.local_day(held.opened_at)
    _check_promise(text, due_on, day)
    _check_source(held, item, decision)
    check_there(organisations=(organisation,), territories=(territory,))
    attendance.check_seen(actor, held, Permission.SEE_PEOPLE, person)
    number = take_number(body=held.body, series="commitment", year=day.year)
    code = code_of(number, committees.body(held.body, on=day).acronym, day.year)
    db.session.add(CommitmentRow(
        id=id, body_id=held.body, meeting_id=meeting, item_id=item, decision_id=decision, number=number, year=day.year, code=code,
        made_on=day, text=text.strip(), language=language, organisation_id=organisation, person_id=person, place=place or "",
        territory_id=territory, due_on=due_on, demonstration=held.demonstration, created_at=now,
    ))
    db.session.flush()
    _note(id, Progress.MADE, day, now, actor)
    meeting_actions.note_late(meeting, id, code, why_late, actor=actor, now=now)
    made = CommitmentMade(commitment=id, code=code, decision=decision, organisation=organisation, due_on=due_on)
    append(made, now=now, body=held.body)
    return id


@use_case("commitments.report_progress")
def report_progress(*, actor: Actor, id: UUID, now: datetime, commitment: UUID, on: date, text: str, evidence: str = "") -> UUID:
    """Say how far it got. Raises StepImpossible when it has ended, PromiseMissing without a text, DayImpossible."""
    known = _known(actor, commitment, Permission.REPORT_PROGRESS)
    if not (text or "").strip():
        raise PromiseMissing("text")
    check_day(known, on, clock.local_day(now))
    _step(known, Progress.PROGRESS)
    _note(commitment, Progress.PROGRESS, on, now, actor, text=text, evidence=evidence)
    return commitment


@use_case("commitments.extend")
def extend(*, actor: Actor, id: UUID, now: datetime, commitment: UUID, due_on: date, reason: str) -> UUID:
    """Move the due date, with the reason. Raises DueDateImpossible unless it moves forward, PromiseMissing without a reason."""
    known = _known(actor, commitment, Permission.KEEP_COMMITMENTS)
    if due_on <= known.due_on:
        raise DueDateImpossible("due_on", earliest=known.due_on)
    if not (reason or "").strip():
        raise PromiseMissing("reason")
    row = _step(known, Progress.EXTENDED)
    row.due_on = due_on
    _note(commitment, Progress.EXTENDED, clock.local_day(now), now, actor, text=reason, due_on=due_on)
    append(CommitmentExtended(commitment=commitment, due_on=due_on), now=now, body=known.body)
    return commitment


@use_case("commitments.close")
def close_commitment(*, actor: Actor, id: UUID, now: datetime, commitment: UUID, on: date, evidence: str, text: str = "") -> UUID:
    """Say that it is done, with its proof. Raises EvidenceMissing, DayImpossible."""
    if not (evidence or "").strip():
        raise EvidenceMissing("evidence")
    check_day(_known(actor, commitment, Permission.KEEP_COMMITMENTS), on, clock.local_day(now))
    return _end(actor, now, commitment, Progress.DONE, on, text, evidence)


@use_case("commitments.cancel")
def cancel_commitment(*, actor: Actor, id: UUID, now: datetime, commitment: UUID, reason: str) -> UUID:
    """Give it up, with the reason. Raises PromiseMissing without one."""
    if not (reason or "").strip():
        raise PromiseMissing("reason")
    return _end(actor, now, commitment, Progress.CANCELLED, clock.local_day(now), reason, "")


@use_case("commitments.reopen")
def reopen_commitment(*, actor: Actor, id: UUID, now: datetime, commitment: UUID, reason: str) -> UUID:
    """Open an ended commitment again, with the reason."""
    if not (reason or "").strip():
        raise PromiseMissing("reason")
    return _end(actor, now, commitment, Progress.REOPENED, clock.local_day(now), reason, "")


@use_case("commitments.carry_into_agenda")
def carry_into_agenda(*, actor: Actor, id: UUID, now: datetime, meeting: UUID) -> UUID:
    """Put every living commitment of the body on the agenda of a meeting, once each."""
    held = meetings.meeting(meeting)
    require(actor, Permission.CONVENE, committees.scope_of(held.body))
    already = {point.commitment for point in meetings.agenda(meeting)}
    for known in reads.open_of_body(held.body):
        if known.id not in already:
            meeting_actions.add_item(
                actor=actor, id=new_id(), now=now, meeting=meeting, title=_title(known), kind=ItemKind.COMMITMENTS, commitment=known.id
            )
    return meeting


def _check_promise(text: str | None, due_on: date, earliest: date) -> None:
    if not (text or "").strip():
        raise PromiseMissing("text")
    if due_on < earliest:
        raise DueDateImpossible("due_on", earliest=earliest)


def _check_source(held: Meeting, item: UUID | None, decision: UUID | None) -> None:
    """Raise ItemMissing or DecisionMissing unless point and decision are of this meeting and its body."""
    if item is not None and item not in {i.id for i in meetings.agenda(held.id)}:
        raise ItemMissing("item")
    if decision is not None and decisions.decision(decision).body != held.body:
        raise DecisionMissing("decision")


def _title(known: Commitment) -> str:
    head = f"{known.code}: {known.text}"
    return head if len(head) <= 300 else head[:299] + "…"


def _known(actor: Actor, commitment: UUID, permission: Permission) -> Commitment:
    known = reads.commitment(commitment)
    require(actor, permission, committees.scope_of(known.body))
    return known


def _step(known: Commitment, step: Progress) -> CommitmentRow:
    query = sa.select(CommitmentRow).where(CommitmentRow.id == known.id).with_for_update()
    row = db.session.scalars(query.execution_options(populate_existing=True)).one()
    row.state = state_after(row.state, step)
    return row


def _end(actor: Actor, now: datetime, commitment: UUID, step: Progress, on: date, text: str, evidence: str) -> UUID:
    known = _known(actor, commitment, Permission.KEEP_COMMITMENTS)
    state: CommitmentState = _step(known, step).state
    _note(commitment, step, on, now, actor, text=text, evidence=evidence)
    append(CommitmentClosed(commitment=commitment, state=state.value, on=on), now=now, body=known.body)
    return commitment


def _note(
    commitment: UUID,
    kind: Progress,
    on: date,
    now: datetime,
    actor: Actor,
    *,
    text: str = "",
    evidence: str = "",
    due_on: date | None = None,
) -> None:
    db.session.add(CommitmentEventRow(
        id=new_id(), commitment_id=commitment, kind=kind, on=on, text=(text or "").strip(), evidence=(evidence or "").strip(),
        due_on=due_on, recorded_at=now, recorded_by=actor.account,
    ))
