"""Give a file, look at it, settle what waits. Nothing but the waiting rows is written here; `bringing` brings them in."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid5

import sqlalchemy as sa

import governance_app.exports.actions.attendance as attendance
import governance_app.exports.actions.roster_preview as roster_preview
import governance_app.exports.actions.votes as votes
from governance_app.access.rules import Actor, Permission, require
from governance_app.attendance import reads as attendance_reads
from governance_app.exports import reads
from governance_app.exports.actions.reading import read_file
from governance_app.exports.records import ImportBatchRow, ImportRowRow
from governance_app.exports.rules import (
    KEPT_DAYS,
    Batch,
    BatchEnded,
    BatchState,
    ChoiceUnfit,
    Draft,
    ImportKind,
    NotAcceptable,
    Note,
    Row,
    RowSettled,
    RowState,
    Settled,
    check_acceptable,
)
from governance_app.exports.rules import roster as roster_rules
from governance_app.foundation.clock import local_day
from governance_app.foundation.database import db
from governance_app.record.actions import plain, use_case


@use_case("exports.start_import")
def start_import(
    *, actor: Actor, id: UUID, now: datetime, kind: ImportKind, content: bytes, filename: str, body: UUID | None = None,
    meeting: UUID | None = None, valid_from: date | None = None, source: str | None = None, seats: int | None = None,
) -> UUID:
    """Read a file and keep its rows, judged, to be looked at; nothing else is written. Returns the id of the batch.

    `valid_from`: since when those sit for whom the file gives no day; `source`: whose ids the file uses; `seats`: voting seats of past
    votes (None: those of the body on each day). Raises the errors of `read_file`, BodyMissing, NoSuchMeeting, MayNot.
    """
    _require(actor, kind, body, meeting)
    forget_old(now)
    if kind is ImportKind.PAST_VOTES:
        votes.needed(body)
    drafts = read_file(kind, filename, content)
    given = {"valid_from": valid_from.isoformat() if valid_from else None, "source": (source or "").strip(), "seats": seats}
    row = ImportBatchRow(
        id=id, kind=kind, body_id=_body_of(body, meeting), meeting_id=meeting, digest=sha256(content).hexdigest(), options=given,
        state=BatchState.PREVIEWED, by=actor.account, at=now,
    )
    db.session.add(row)
    db.session.flush()
    judged = judge(drafts, reads.batch_for(actor, id, now=now), actor, local_day(now))
    db.session.execute(sa.insert(ImportRowRow), [_stored(id, place, draft) for place, draft in enumerate(judged)])
    return id


def _require(actor: Actor, kind: ImportKind, body: UUID | None, meeting: UUID | None) -> None:
    if kind is ImportKind.ATTENDANCE and meeting:
        attendance_reads.meeting_for(actor, Permission.RECORD_ATTENDANCE, meeting)
    elif body:
        reads.body_for_data(actor, Permission.IMPORT_DATA, body)
    else:
        require(actor, Permission.IMPORT_DATA)


def _body_of(body: UUID | None, meeting: UUID | None) -> UUID | None:
    return attendance.hall(meeting).meeting.body if meeting else body


def judge(drafts: list[Draft], batch: Batch, actor: Actor, today: date) -> list[Draft]:
    """Return the drafts judged against what is there now."""
    if batch.kind is ImportKind.ROSTER:
        return roster_preview.judge(drafts, batch, actor, today)
    return votes.judge(drafts, batch, today) if batch.kind is ImportKind.PAST_VOTES else attendance.judge(drafts, batch)


def _stored(batch: UUID, place: int, draft: Draft) -> dict[str, Any]:
    return {
        "id": uuid5(batch, f"row {place}"), "batch_id": batch, "place": place, "number": draft.number, "entry": draft.entry,
        "cells": dict(draft.cells), "key": draft.key, "state": draft.state, "settled": None, "reason": "", "chosen_id": None,
        **_told(draft),
    }


def _told(draft: Draft) -> dict[str, Any]:
    return {
        "odd": [{"kind": o.kind.value, "data": plain(dict(o.data))} for o in draft.odd],
        "remarks": [{"kind": r.kind.value, "data": plain(dict(r.data))} for r in draft.remarks],
        "candidates": [[str(id), name] for id, name in draft.candidates],
    }


@use_case("exports.edit_row")
def edit_row(*, actor: Actor, id: UUID, now: datetime, batch: UUID, row: UUID, cells: dict[str, str]) -> UUID:
    """Correct a row that waits; it is judged again, among all the others. Raises RowSettled."""
    held, stored = _waiting(actor, batch, row, now)
    known = reads.rows(batch)
    reshaped = _reshaped(held, [(one, {**one.cells, **cells} if one.id == row else one.cells) for one in known])
    mine = next(at for at, one in enumerate(known) if one.id == row)
    judged = judge(reshaped, held, actor, local_day(now))[mine]
    stored.cells, stored.state, stored.settled = dict(judged.cells), judged.state, Settled.EDITED
    for name, value in _told(judged).items():
        setattr(stored, name, value)
    return row


def _reshaped(batch: Batch, rows: Sequence[tuple[Row, Any]]) -> list[Draft]:
    """Return drafts of stored rows as they were read, so that all of them can be judged together again."""
    drafts = [Draft(row.number, row.entry, cells, row.key) for row, cells in rows]
    if batch.kind is ImportKind.ROSTER:
        return roster_rules.read_again(drafts)
    return drafts


@use_case("exports.accept_row")
def accept_row(*, actor: Actor, id: UUID, now: datetime, batch: UUID, row: UUID, reason: str) -> UUID:
    """Let a row stand as the paper says it, with a reason. Raises RowSettled, NotAcceptable, ReasonMissing."""
    _held, stored = _waiting(actor, batch, row, now)
    stored.reason = check_acceptable(reads.row(batch, row), reason or "")
    stored.state, stored.settled = RowState.READY, Settled.ACCEPTED
    return row


@use_case("exports.choose_person")
def choose_person(*, actor: Actor, id: UUID, now: datetime, batch: UUID, row: UUID, person: UUID | None) -> UUID:
    """Say who is meant: one of those offered, or (None) somebody else: a new person of a roster, a visitor of an attendance sheet."""
    held, stored = _waiting(actor, batch, row, now)
    known = reads.row(batch, row)
    if not known.choosable:
        raise NotAcceptable()
    if person is not None and person not in dict(known.candidates):
        raise ChoiceUnfit(field="person")
    stored.state, stored.settled, stored.chosen_id = RowState.READY, Settled.CHOSEN, person
    if held.kind is ImportKind.ATTENDANCE and person is None:
        stored.remarks = [*stored.remarks, {"kind": Note.COUNTED_AS_VISITOR.value, "data": {}}]
    return row


@use_case("exports.leave_out_row")
def leave_out_row(*, actor: Actor, id: UUID, now: datetime, batch: UUID, row: UUID) -> UUID:
    """Leave a row out for good. Raises RowSettled when it came in already."""
    open_batch(actor, batch, now)
    stored = db.session.get_one(ImportRowRow, reads.row(batch, row).id, with_for_update=True)
    if stored.state not in (RowState.FLAGGED, RowState.READY):
        raise RowSettled()
    stored.state, stored.settled = RowState.LEFT_OUT, Settled.DISCARDED
    return row


def open_batch(actor: Actor, batch: UUID, now: datetime) -> Batch:
    """Return an import on which the actor works, held against others. Raises BatchMissing, BatchEnded."""
    held = reads.batch_for(actor, batch, now=now)
    db.session.execute(sa.select(ImportBatchRow.id).where(ImportBatchRow.id == batch).with_for_update())
    if not held.open:
        raise BatchEnded(state=held.state)
    return held


def _waiting(actor: Actor, batch: UUID, row: UUID, now: datetime) -> tuple[Batch, ImportRowRow]:
    held = open_batch(actor, batch, now)
    stored = db.session.get_one(ImportRowRow, reads.row(batch, row).id, with_for_update=True)
    if stored.state is not RowState.FLAGGED:
        raise RowSettled()
    return held, stored


def forget_old(now: datetime) -> int:
    """Forget the imports that nobody finished within their days, rows and all, inside an open use case; return how many."""
    late = sa.select(ImportBatchRow.id).where(
        ImportBatchRow.state == BatchState.PREVIEWED, ImportBatchRow.at <= now - timedelta(days=KEPT_DAYS))
    ids = list(db.session.scalars(late))
    for batch in ids:
        counts = reads.counts_of(batch)
        row = db.session.get_one(ImportBatchRow, batch)
        row.state, row.counts, row.ended_at = BatchState.DISCARDED, asdict(counts), now
        db.session.execute(sa.delete(ImportRowRow).where(ImportRowRow.batch_id == batch))
    return len(ids)
