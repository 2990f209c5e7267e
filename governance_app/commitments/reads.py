"""Questions about commitments."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from governance_app.access.rules import Actor, Permission, may
from governance_app.commitments.records import CommitmentEventRow, CommitmentRow
from governance_app.commitments.rules import Commitment, CommitmentMissing, CommitmentPage, CommitmentState, Step
from governance_app.commitments.rules.commitment import PAGE
from governance_app.committees import reads as committees
from governance_app.decisions.records import DecisionRow
from governance_app.foundation.database import db
from governance_app.organisations import reads as organisations
from governance_app.people import reads as people

LIVING = (CommitmentState.OPEN, CommitmentState.IN_PROGRESS)


def commitment(id: UUID) -> Commitment:
    """Return a commitment. Raises CommitmentMissing."""
    row = db.session.get(CommitmentRow, id)
    if row is None:
        raise CommitmentMissing
    return _whole([row])[0]


def commitment_for(actor: Actor, id: UUID) -> Commitment:
    """Return a commitment that `actor` may see from inside; another committee's is CommitmentMissing, as if it did not exist."""
    found = commitment(id)
    if not may(actor, Permission.SEE_BODY, committees.scope_of(found.body)):
        raise CommitmentMissing
    return found


def of_meeting(meeting: UUID) -> tuple[Commitment, ...]:
    """Return the commitments made in a meeting, in the order of their numbers."""
    return _found(CommitmentRow.meeting_id == meeting)


def of_decision(decision: UUID) -> tuple[Commitment, ...]:
    """Return the commitments that come from a decision."""
    return _found(CommitmentRow.decision_id == decision)


def open_of_body(body: UUID) -> tuple[Commitment, ...]:
    """Return the living commitments of a body, the one due first coming first."""
    return _found((CommitmentRow.body_id == body) & CommitmentRow.state.in_(LIVING), CommitmentRow.due_on)


def open_of_bodies(bodies: Iterable[UUID]) -> tuple[Commitment, ...]:
    """Return the living commitments of several bodies, the one due first coming first."""
    return _found(CommitmentRow.body_id.in_(list(bodies)) & CommitmentRow.state.in_(LIVING), CommitmentRow.due_on)


def of_bodies(
    bodies: Iterable[UUID], *, on: date, state: CommitmentState | None = None, overdue: bool = False, page: int = 1,
) -> CommitmentPage:
    """Return a page of the commitments of these bodies: what is still to be done first, by due date; then what ended."""
    query = sa.select(CommitmentRow).where(CommitmentRow.body_id.in_(list(bodies)))
    return _page(_narrowed(query, on, state, overdue), page)


def public_commitments(
    *, on: date, body: UUID | None = None, state: CommitmentState | None = None, overdue: bool = False, page: int = 1
) -> CommitmentPage:
    """Return a page of the commitments that anyone may read: those without a decision, or whose decision is published.

    The name of a responsible person is left out: the organisation answers in public. What is due soonest comes first, hence the
    overdue; at the end what has ended.
    """
    query = sa.select(CommitmentRow).where(_public())
    if body:
        query = query.where(CommitmentRow.body_id == body)
    return _page(_narrowed(query, on, state, overdue), page, with_people=False)


def public_of_decision(decision: UUID) -> tuple[Commitment, ...]:
    """Return the commitments of a published decision, without names of people; nothing when it is not published."""
    query = sa.select(CommitmentRow).where(CommitmentRow.decision_id == decision, _public())
    return _whole(db.session.scalars(query.order_by(CommitmentRow.due_on, CommitmentRow.number)).all(), with_people=False)


def _public() -> sa.ColumnElement[bool]:
    shown = sa.exists().where(DecisionRow.id == CommitmentRow.decision_id, DecisionRow.published_at.is_not(None))
    return CommitmentRow.decision_id.is_(None) | shown


def _narrowed(
    query: Any, on: date, state: CommitmentState | None, overdue: bool,
) -> Any:
    if state:
        query = query.where(CommitmentRow.state == state)
    return query.where(CommitmentRow.due_on < on, CommitmentRow.state.in_(LIVING)) if overdue else query


def _page(query: Any, page: int, *, with_people: bool = True) -> CommitmentPage:
    total = db.session.scalar(sa.select(sa.func.count()).select_from(query.subquery())) or 0
    page = min(max(1, page), max(1, -(-total // PAGE)))
    ended = sa.case((CommitmentRow.state.in_(LIVING), 0), else_=1)
    ordered = query.order_by(ended, CommitmentRow.due_on, CommitmentRow.number, CommitmentRow.id).limit(PAGE).offset((page - 1) * PAGE)
    return CommitmentPage(_whole(db.session.scalars(ordered).all(), with_people=with_people), total, page)


def _found(condition: sa.ColumnElement[bool], *order: Any) -> tuple[Commitment, ...]:
    query = sa.select(CommitmentRow).where(condition).order_by(*order, CommitmentRow.year, CommitmentRow.number)
    return _whole(db.session.scalars(query).all())


def _whole(rows: Sequence[CommitmentRow], *, with_people: bool = True) -> tuple[Commitment, ...]:
    if not rows:
        return ()
    steps = _steps([row.id for row in rows])
    codes = _decision_codes([row.decision_id for row in rows if row.decision_id])
    names: Any = people.names([row.person_id for row in rows if row.person_id]) if with_people else {}
    organisations_of = _organisations(rows)
    return tuple(
        Commitment(
            id=row.id, body=row.body_id, meeting=row.meeting_id, item=row.item_id, decision=row.decision_id,
            decision_code=codes.get(row.decision_id, ""), number=row.number, year=row.year, code=row.code, text=row.text,
            language=row.language, organisation=row.organisation_id, organisation_name=organisations_of.get(row.id, ""),
            person=row.person_id if with_people else None, person_name=names.get(row.person_id, ""), place=row.place, due_on=row.due_on,
            state=row.state, steps=tuple(steps[row.id]), demonstration=row.demonstration, made_on=row.made_on,
        )
        for row in rows
    )


def _organisations(rows: Sequence[CommitmentRow]) -> dict[UUID, str]:
    """Return commitment → name of its organisation on the day of the promise."""
    found: dict[UUID, str] = {}
    for day in {row.made_on for row in rows}:
        that_day = [row for row in rows if row.made_on == day]
        names = organisations.names_on([row.organisation_id for row in that_day], day)
        found |= {row.id: names[row.organisation_id].name for row in that_day if row.organisation_id in names}
    return found


def _decision_codes(ids: list[UUID]) -> dict[UUID | None, str]:
    return dict(db.session.execute(sa.select(DecisionRow.id, DecisionRow.code).where(DecisionRow.id.in_(ids))).all())


def _steps(ids: list[UUID]) -> dict[UUID, list[Step]]:
    found: dict[UUID, list[Step]] = defaultdict(list)
    query = sa.select(CommitmentEventRow).where(CommitmentEventRow.commitment_id.in_(ids))
    for row in db.session.scalars(query.order_by(CommitmentEventRow.recorded_at, CommitmentEventRow.id)):
        found[row.commitment_id].append(Step(row.id, row.kind, row.on, row.text, row.evidence, row.due_on))
    return found
