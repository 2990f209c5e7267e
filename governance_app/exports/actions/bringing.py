"""Bring in what is ready, piece by piece; end an import; forget those that nobody finished."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from uuid import UUID, uuid5

import sqlalchemy as sa
from sqlalchemy.exc import DataError, IntegrityError

import governance_app.exports.actions.attendance as attendance
import governance_app.exports.actions.roster as roster
import governance_app.exports.actions.votes as votes
from governance_app.access.rules import Actor, Permission, require
from governance_app.exports import reads
from governance_app.exports.actions.batches import forget_old, open_batch
from governance_app.exports.actions.picture import Picture, picture
from governance_app.exports.actions.roster_preview import refusal
from governance_app.exports.records import ImportBatchRow, ImportRowRow
from governance_app.exports.rules import (
    Batch,
    BatchState,
    ImportConfirmed,
    ImportKind,
    Odd,
    Oddity,
    Row,
    RowState,
    Settled,
)
from governance_app.foundation.clock import local_day
from governance_app.foundation.database import db
from governance_app.foundation.errors import GovernanceError
from governance_app.record.actions import append, plain, use_case

CHUNK = 200
"""Rows that come in within one transaction."""


@use_case("exports.bring_in")
def bring_in(*, actor: Actor, id: UUID, now: datetime, batch: UUID, limit: int = CHUNK) -> UUID:
    """Bring in the next rows that are ready, each whole or not at all; what a rule refuses waits with its sentence.

    One transaction. Repeating a request, or two people pressing at once, brings nothing in twice: a row that is in is no longer ready.
    """
    held = open_batch(actor, batch, now)
    visitors_too = held.kind is ImportKind.ATTENDANCE
    ready = reads.rows(batch, state=RowState.READY, limit=None if visitors_too else limit)
    ready = tuple(row for row in ready if not attendance.is_visitor(row))[:limit]
    _bring(held, ready, actor, now)
    _count_visitors(held, actor, now)
    return batch


def _bring(held: Batch, ready: Iterable[Row], actor: Actor, now: datetime) -> None:
    seen = _picture(held, actor, now) if held.kind is ImportKind.ROSTER else None
    done: list[UUID] = []
    for row in ready:
        refused = _try(held, row, actor, now, seen)
        if refused is None:
            done.append(row.id)
            continue
        seen = _picture(held, actor, now) if seen else None
        _mark_refused(row, refused)
    db.session.execute(sa.update(ImportRowRow).where(ImportRowRow.id.in_(done)).values(state=RowState.DONE))


def _picture(held: Batch, actor: Actor, now: datetime) -> Picture:
    return picture(held, actor, local_day(now), reads.body_rows(held.id))


def _try(held: Batch, row: Row, actor: Actor, now: datetime, seen: Picture | None) -> Oddity | None:
    try:
        with db.session.begin_nested():
            if seen is not None:
                roster.bring_in(seen, row, actor, now)
            elif held.kind is ImportKind.PAST_VOTES:
                votes.bring_in(held, row, now)
            else:
                attendance.bring_in(held, row, actor, now)
    except GovernanceError as error:
        return refusal(error)
    except (IntegrityError, DataError):  # what the tables refuse (a name of 300 letters) waits; the others come in
        return Oddity(Odd.REFUSED, {"error": "Conflict", "room": "foundation", "data": {}})
    return None


def _mark_refused(row: Row, refused: Oddity) -> None:
    told = [{"kind": refused.kind.value, "data": plain(dict(refused.data))}]
    db.session.execute(sa.update(ImportRowRow).where(ImportRowRow.id == row.id).values(state=RowState.FLAGGED, odd=told))


def _count_visitors(held: Batch, actor: Actor, now: datetime, *, whole: bool = False) -> None:
    """Count the visitors once nothing else of the sheet waits (or `whole`: the rest is being left out)."""
    if held.kind is not ImportKind.ATTENDANCE:
        return
    left = [row for row in reads.rows(held.id) if row.state in (RowState.READY, RowState.FLAGGED)]
    visitors = tuple(row for row in left if row.state is RowState.READY and attendance.is_visitor(row))
    if len(visitors) < len(left) and not whole:
        return
    state = RowState.DONE if attendance.count_visitors(held, visitors, actor, now) else RowState.SAME
    db.session.execute(sa.update(ImportRowRow).where(ImportRowRow.id.in_([row.id for row in visitors])).values(state=state))


@use_case("exports.end_import")
def end_import(*, actor: Actor, id: UUID, now: datetime, batch: UUID) -> UUID:
    """End an import: what still waits is left out, and what the file said of people is forgotten.

    With nothing of it in, now or before, it counts as discarded.
    """
    held = open_batch(actor, batch, now)
    _count_visitors(held, actor, now, whole=True)
    still = (ImportRowRow.batch_id == batch, ImportRowRow.state.in_((RowState.READY, RowState.FLAGGED)))
    db.session.execute(sa.update(ImportRowRow).where(*still).values(state=RowState.LEFT_OUT, settled=Settled.DISCARDED))
    counts = reads.counts_of(batch)
    state = BatchState.CONFIRMED if counts.done or counts.same else BatchState.DISCARDED
    row = db.session.get_one(ImportBatchRow, batch)
    row.state, row.counts, row.ended_at = state, asdict(counts), now
    db.session.execute(sa.delete(ImportRowRow).where(ImportRowRow.batch_id == batch))
    if counts.done:
        append(ImportConfirmed(batch, held.kind, held.digest, counts.done), now=now, body=held.body)
    return batch


@use_case("exports.discard_import")
def discard_import(*, actor: Actor, id: UUID, now: datetime, batch: UUID) -> UUID:
    """Throw a file away: every row that is not in yet is left out, and its rows are forgotten."""
    open_batch(actor, batch, now)
    still = (ImportRowRow.batch_id == batch, ImportRowRow.state.in_((RowState.READY, RowState.FLAGGED)))
    db.session.execute(sa.update(ImportRowRow).where(*still).values(state=RowState.LEFT_OUT, settled=Settled.DISCARDED))
    return end_import(actor=actor, id=uuid5(id, "end"), now=now, batch=batch).subject


@use_case("exports.forget_old_imports")
def forget_old_imports(*, actor: Actor, id: UUID, now: datetime) -> UUID:
    """Forget what nobody finished within its days. The command line calls it; every new import does so too."""
    require(actor, Permission.IMPORT_DATA)
    forget_old(now)
    return id

