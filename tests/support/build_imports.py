"""Builders of files to bring in: invented, of the same shape as the real ones (Popolo, motions of a city council, KoboToolbox)."""

import io
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from governance_app.access.rules import SYSTEM, Actor
from governance_app.documents import csv_file, xlsx_file
from governance_app.exports import actions, reads
from governance_app.exports.rules import Batch, ImportKind, RowState
from governance_app.foundation import clock
from governance_app.foundation.database import Base, db
from governance_app.foundation.ids import new_id

NOW = datetime(2026, 3, 20, 20, 0, tzinfo=UTC)
VOTE_COLUMNS = ("fecha", "número", "título", "presentada por", "a favor", "en contra", "abstenciones", "resultado", "unanimidad")
TABLES = ("body", "person", "organisation", "seat", "term", "holder", "office", "past_vote", "attendance_event", "visitor_count", "consent",
          "self_description")


def a_csv(columns: Sequence[str], *rows: Sequence[Any]) -> bytes:
    """Return a CSV with these columns and rows."""
    return csv_file.write([dict(zip(columns, row, strict=True)) for row in rows], columns)


def a_workbook(*sheets: tuple[str, Sequence[str], Iterable[Sequence[Any]]]) -> bytes:
    """Return a workbook of (name, columns, rows)."""
    return xlsx_file.write([
        xlsx_file.Sheet(name, columns, [dict(zip(columns, row, strict=True)) for row in rows]) for name, columns, rows in sheets
    ])


def some_votes(*rows: Sequence[Any]) -> bytes:
    """Return a CSV of past votes."""
    return a_csv(VOTE_COLUMNS, *rows)


def a_vote(number: Any = 1, yes: Any = 17, no: Any = 12, abstain: Any = 2, result: str = "ganada", *, on: str = "27-07-2015",
           title: str = "", proposer: str = "Grupo A", unanimous: str = "") -> tuple[Any, ...]:
    """Return one row of past votes, agreeing unless told otherwise."""
    return (on, number, title or f"Moción {number}", proposer, yes, no, abstain, result, unanimous)


def a_popolo(bodies: int = 3, members: int = 4, *, mayors: bool = True) -> dict[str, Any]:
    """Return a Popolo document as scrapers write them: no dates, one party "unknown", a mayor who is a councillor too."""
    organizations = [{"id": f"legislature/c{n}", "name": f"Concejo {n}", "classification": "legislature"} for n in range(bodies)]
    organizations.append({"id": "party/unknown", "name": "unknown", "classification": "party"})
    persons, memberships = [], []
    for n in range(bodies):
        for m in range(members):
            persons.append({"id": f"c{n}/p{m}", "name": f"Persona {n} Apellido {m}"})
            memberships.append({"person_id": f"c{n}/p{m}", "organization_id": f"legislature/c{n}", "role": "councillor",
                                "on_behalf_of_id": "party/unknown"})
        if mayors:
            memberships.append({"person_id": f"c{n}/p0", "organization_id": f"legislature/c{n}", "role": "Mayor"})
    return {"persons": persons, "organizations": organizations, "memberships": memberships, "events": [], "areas": []}


def as_json(data: Mapping[str, Any]) -> bytes:
    """Return a document as a file."""
    return json.dumps(data).encode()


def given(
    content: bytes, kind: ImportKind, *, filename: str = "archivo.csv", actor: Actor = SYSTEM, now: datetime = NOW, **more: Any,
) -> Batch:
    """Give a file and return the batch."""
    batch = actions.start_import(actor=actor, id=new_id(), now=now, kind=kind, content=content, filename=filename, **more).subject
    return reads.batch_for(actor, batch, now=now)


def brought_in(batch: Batch, *, actor: Actor = SYSTEM, now: datetime = NOW, end: bool = True) -> Batch:
    """Bring in everything that is ready, then end the import (unless told not to)."""
    before = None
    while reads.counts_of(batch.id).ready and reads.counts_of(batch.id) != before:
        before = reads.counts_of(batch.id)
        actions.bring_in(actor=actor, id=new_id(), now=now, batch=batch.id)
    if end:
        actions.end_import(actor=actor, id=new_id(), now=now, batch=batch.id)
    return reads.batch_for(actor, batch.id, now=now)


def a_waiting_import(body: UUID) -> dict[str, Any]:
    """Give a file of votes of which one waits; return the batch and the row by the names that URL arguments have."""
    batch = given(some_votes(a_vote(1), a_vote(2, 9, 19, 2)), ImportKind.PAST_VOTES, body=body, seats=31, now=clock.now())
    return {"batch": batch.id, "row": reads.rows(batch.id, state=RowState.FLAGGED)[0].id, "table": "reuniones", "format": "json"}


def does(action: Any, *, actor: Actor = SYSTEM, now: datetime = NOW, **more: Any) -> UUID:
    """Run a use case and return its subject."""
    return action(actor=actor, id=new_id(), now=now, **more).subject


def everything() -> dict[str, int]:
    """Return how many rows each table has that an import may fill."""
    tables = Base.metadata.tables
    return {name: db.session.execute(db.select(db.func.count()).select_from(tables[name])).scalar_one() for name in TABLES}


def upload(content: bytes, filename: str) -> tuple[io.BytesIO, str]:
    """Return a file as a form sends it."""
    return io.BytesIO(content), filename
