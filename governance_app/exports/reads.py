"""Questions about imports and about votes of the past."""

from collections import Counter
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import select

from governance_app.access.rules import Actor, MayNot, Permission, may, require
from governance_app.committees import reads as committees
from governance_app.committees.records import BodyRow, HolderRow, SeatRow
from governance_app.committees.rules import BodyMissing
from governance_app.exports.records import ImportBatchRow, ImportRowRow, PastVoteRow
from governance_app.exports.rules import (
    Batch,
    BatchMissing,
    BatchState,
    Counts,
    Entry,
    Note,
    Odd,
    Oddity,
    Options,
    PastVote,
    Remark,
    Row,
    RowMissing,
    RowState,
    forgotten,
)
from governance_app.foundation.database import db
from governance_app.organisations.records import OrganisationNameRow, OrganisationRow
from governance_app.organisations.rules import fold
from governance_app.people import reads as people
from governance_app.people.records import PersonRow

PAGE = 50
"""Rows of a preview on one page."""


def batch_for(actor: Actor, id: UUID, *, now: datetime) -> Batch:
    """Return an import that the actor may work on. Raises BatchMissing for every other, and for one that is past its days."""
    row = db.session.get(ImportBatchRow, id)
    if row is None:
        raise BatchMissing()
    try:
        require(actor, Permission.IMPORT_DATA, scope(row.body_id))
    except MayNot:
        raise BatchMissing() from None  # whoever may not work on it is not told that it is there
    if row.state is BatchState.PREVIEWED and forgotten(row.at, now):
        raise BatchMissing()
    return _batch(row)


def scope(body: UUID | None) -> tuple[UUID, ...]:
    """Return the body and those it is nested in; nothing (the whole installation) for None."""
    return committees.scope_of(body) if body else ()


def body_for_data(actor: Actor, permission: Permission, body: UUID) -> None:
    """Let pass who holds `permission` in a body. Raises BodyMissing when they may not even see it, MayNot otherwise."""
    around = committees.scope_of(body)
    if not may(actor, Permission.SEE_BODY, around) and actor.known:
        raise BodyMissing()
    require(actor, permission, around)


def batches(actor: Actor, body: UUID | None, *, now: datetime, limit: int = 10) -> tuple[Batch, ...]:
    """Return the latest imports of a body (None: of the whole installation) that still stand."""
    require(actor, Permission.IMPORT_DATA, scope(body))
    chosen = select(ImportBatchRow).where(ImportBatchRow.body_id.is_not_distinct_from(body))
    rows = db.session.scalars(chosen.order_by(ImportBatchRow.at.desc(), ImportBatchRow.id).limit(limit)).all()
    return tuple(_batch(r) for r in rows if r.state is not BatchState.PREVIEWED or not forgotten(r.at, now))


def _batch(row: ImportBatchRow) -> Batch:
    given = row.options
    since = date.fromisoformat(given["valid_from"]) if given.get("valid_from") else None
    options = Options(since, given.get("source", ""), given.get("seats"))
    counts = Counts(**row.counts) if row.counts else counts_of(row.id)
    return Batch(row.id, row.kind, row.body_id, row.meeting_id, row.digest, options, row.state, counts, row.by, row.at, row.ended_at)


def counts_of(batch: UUID) -> Counts:
    """Return how the rows of a batch stand now."""
    grouped = select(ImportRowRow.state, sa.func.count()).where(ImportRowRow.batch_id == batch).group_by(ImportRowRow.state)
    found = {state: number for state, number in db.session.execute(grouped)}
    return Counts(**{state.value: found.get(state, 0) for state in RowState})


def rows(batch: UUID, *, state: RowState | None = None, limit: int | None = None, offset: int = 0) -> tuple[Row, ...]:
    """Return rows in the order of the file, all or those of a state."""
    chosen = select(ImportRowRow).where(ImportRowRow.batch_id == batch)
    if state is not None:
        chosen = chosen.where(ImportRowRow.state == state)
    return tuple(_row(r) for r in db.session.scalars(chosen.order_by(ImportRowRow.place).limit(limit).offset(offset)))


def body_rows(batch: UUID) -> tuple[Row, ...]:
    """Return the rows of a batch that are about a body."""
    chosen = select(ImportRowRow).where(ImportRowRow.batch_id == batch, ImportRowRow.entry == Entry.BODY)
    return tuple(_row(r) for r in db.session.scalars(chosen))


def row(batch: UUID, id: UUID) -> Row:
    """Return a row of a batch. Raises RowMissing."""
    found = db.session.get(ImportRowRow, id)
    if found is None or found.batch_id != batch:
        raise RowMissing()
    return _row(found)


def reasons(batch: UUID) -> tuple[tuple[Odd, int], ...]:
    """Return how many rows wait for each reason, the commonest first. A row with two reasons counts in both."""
    lists = db.session.scalars(select(ImportRowRow.odd).where(ImportRowRow.batch_id == batch, ImportRowRow.state == RowState.FLAGGED))
    return tuple(Counter(Odd(one["kind"]) for odd in lists for one in odd).most_common())


def _row(r: ImportRowRow) -> Row:
    return Row(
        r.id, r.batch_id, r.number, r.entry, r.cells, r.key, r.state, tuple(Oddity(Odd(o["kind"]), o["data"]) for o in r.odd),
        tuple(Remark(Note(o["kind"]), o["data"]) for o in r.remarks), tuple((UUID(id), name) for id, name in r.candidates), r.settled,
        r.reason, r.chosen_id,
    )


def voting_seats(body: UUID, day: date) -> int | None:
    """Return how many voting seats a body had on a day; None when it had none at all (its roster of that day is not known)."""
    stands = (SeatRow.valid_from <= day, (SeatRow.valid_to.is_(None)) | (SeatRow.valid_to > day))
    found = db.session.scalar(select(sa.func.count()).select_from(SeatRow).where(SeatRow.body_id == body, SeatRow.voting, *stands))
    return found or None


def past_votes(body: UUID) -> tuple[PastVote, ...]:
    """Return the votes of the past of a body, by day and number."""
    chosen = select(PastVoteRow).where(PastVoteRow.body_id == body).order_by(PastVoteRow.on, PastVoteRow.number, PastVoteRow.key)
    return tuple(_vote(r) for r in db.session.scalars(chosen))


def past_vote_keys(body: UUID) -> dict[str, PastVote]:
    """Return the votes that came in before, by the key of their row."""
    return {r.key: _vote(r) for r in db.session.scalars(select(PastVoteRow).where(PastVoteRow.body_id == body))}


def _vote(r: PastVoteRow) -> PastVote:
    return PastVote(r.on, r.number, r.title, r.proposer, r.votes_for, r.against, r.abstain, r.unanimous, r.result)


def external(kind: str, prefix: str) -> dict[str, UUID]:
    """Return id by external id of one of `EXTERNAL`, those that begin with `prefix`."""
    table = EXTERNAL[kind]
    chosen = select(table.external_id, table.id).where(table.external_id.startswith(prefix, autoescape=True))
    return {key: id for key, id in db.session.execute(chosen)}


EXTERNAL: dict[str, Any] = {
    "body": BodyRow, "person": PersonRow, "organisation": OrganisationRow, "seat": SeatRow, "holder": HolderRow,
}


def people_by_name(body: UUID | None) -> dict[str, list[tuple[UUID, str]]]:
    """Return the people whom a body knows, by folded name."""
    found: dict[str, list[tuple[UUID, str]]] = {}
    for one in people.people(bodies=(body,)) if body else ():
        found.setdefault(fold(one.name), []).append((one.id, one.name))
    return found


def slug_is_taken(slug: str) -> bool:
    """Tell whether a body, ended or not, has this short name in its address."""
    return db.session.scalar(select(BodyRow.id).where(BodyRow.slug == slug)) is not None


def organisation_names() -> dict[str, UUID]:
    """Return organisations by every name and acronym, accent-folded; current names win over old ones."""
    found: dict[str, UUID] = {}
    order = sa.case((OrganisationNameRow.valid_to.is_(None), 1), else_=0)
    for row in db.session.scalars(select(OrganisationNameRow).order_by(order, OrganisationNameRow.id)):
        found[row.name_key] = row.organisation_id
    return found

