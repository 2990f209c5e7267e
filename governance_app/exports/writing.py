"""The one exporter: any declared table as CSV, XLSX, JSON or iCalendar. Formulas are made harmless by `documents`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any
from uuid import UUID

from governance_app.documents import csv_file, ical_file, json_file, xlsx_file
from governance_app.documents.ical_file import Entry, Standing
from governance_app.exports.tables import Table
from governance_app.foundation import clock
from governance_app.foundation.errors import Missing
from governance_app.languages.catalogue import _
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import MeetingState
from governance_app.noticeboard.rules import end_of, sequence_of
from governance_app.web.sentences import label

KINDS = {
    "csv": "text/csv; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json", "ics": "text/calendar; charset=utf-8",
}
_STANDINGS = {MeetingState.DRAFT: Standing.PLANNED, MeetingState.CANCELLED: Standing.CANCELLED}


class NoSuchFormat(Missing):
    """This table does not leave in that format."""


@dataclass(frozen=True)
class Written:
    """A file ready to leave."""

    content: bytes
    kind: str
    filename: str


def write(table: Table, body: UUID, name: str, format: str, *, now: datetime, public: bool = False) -> Written:
    """Return a table of a body as a file. `name`: of the body, for file and calendar. `public`: only what anybody may take.

    Raises NoSuchFormat, and for `public` of a table that is not public too.
    """
    source = table.public_rows if public else table.rows
    if format not in table.formats or source is None:
        raise NoSuchFormat()
    day = clock.local_day(now)
    rows = list(source(body, day))
    content = {"csv": _csv, "xlsx": _xlsx, "json": _json, "ics": _calendar}[format](table, rows, name, now)
    return Written(content, KINDS[format], f"{table.name}-{day.isoformat()}.{format}")


def _csv(table: Table, rows: Iterable[dict[str, Any]], _name: str, _now: datetime) -> bytes:
    heads = [str(column.label) for column in table.columns]
    return csv_file.write(({str(c.label): _text(row.get(c.key)) for c in table.columns} for row in rows), heads)


def _xlsx(table: Table, rows: Iterable[dict[str, Any]], name: str, now: datetime) -> bytes:
    heads = [str(column.label) for column in table.columns]
    lines = [{str(c.label): _cell(row.get(c.key)) for c in table.columns} for row in rows]
    notes = [(_("Committee"), name), (_("Taken out"), clock.local(now).strftime("%d/%m/%Y %H:%M"))]
    return xlsx_file.write([xlsx_file.Sheet(str(table.label)[:31], heads, lines)], notes=notes, notes_name=_("Notes"))


def _json(table: Table, rows: Iterable[dict[str, Any]], name: str, now: datetime) -> bytes:
    lines = [{c.key: row.get(c.key) for c in table.columns} for row in rows]
    return json_file.readable({"table": table.name, "committee": name, "taken_at": now, "rows": lines})


def _calendar(_table: Table, rows: Iterable[dict[str, Any]], name: str, now: datetime) -> bytes:
    return ical_file.write((_entry(row, now) for row in rows), name=name)


def _entry(row: dict[str, Any], now: datetime) -> Entry:
    told = meetings.happenings(UUID(row["id"]))
    return Entry(
        uid=f"{row['id']}@governance-app", sequence=sequence_of(list(told)), title=row["title"] or label(row["kind"]),
        start=row["starts_at"], end=end_of(row["starts_at"], row["closed_at"]), changed=max((one.recorded_at for one in told), default=now),
        standing=_STANDINGS.get(row["state"], Standing.CONVENED), place=row["place"], description=row["code"],
    )


def _cell(value: Any) -> Any:
    """A value as a typed cell: instants on Ecuador's clock, members of enums by their label, yes and no as words.

    LibreOffice makes a formula, =TRUE(), of a cell that is true or false.
    """
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return clock.local(value).replace(tzinfo=None)
    return label(value) if isinstance(value, Enum) else value


def _text(value: Any) -> str:
    """A value as the text of a CSV: days and moments in ISO, so that every program reads them alike."""
    if isinstance(value, datetime):
        return clock.local(value).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(_cell(value))
