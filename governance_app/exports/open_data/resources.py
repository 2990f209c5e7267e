"""The tables of the open data: each column with its type and what it means, and the rows of the whole installation."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from governance_app.commitments.rules import CommitmentState
from governance_app.committees import reads as committees
from governance_app.decisions.rules import DecisionKind, DecisionState
from governance_app.documents import csv_file
from governance_app.exports.tables import Table
from governance_app.exports.tables.keeping import COMMITMENTS, DECISIONS
from governance_app.exports.tables.meeting import MEETINGS
from governance_app.foundation import clock
from governance_app.foundation.errors import Missing
from governance_app.languages.catalogue import _l, force_language
from governance_app.meetings.rules import MeetingKind, MeetingMode, MeetingState
from governance_app.participation import reads as participation
from governance_app.participation.published import called
from governance_app.participation.published import rows as published
from governance_app.participation.rules import Dimension
from governance_app.participation.rules.disclosure import Counted


class NoSuchResource(Missing):
    """No table of this name is open data."""


class Type(Enum):
    """Types of Table Schema that are used."""

    TEXT = "string"
    NUMBER = "integer"
    DAY = "date"
    MOMENT = "datetime"
    YES_NO = "boolean"


@dataclass(frozen=True)
class Field:
    """A column: its name, its kind, what it means; `missing`: whether it may be empty; `words`: the only ones that stand in it."""

    name: str
    kind: Type
    means: Any
    missing: bool = False
    words: type[Enum] | None = None


@dataclass(frozen=True)
class Resource:
    """A table of open data. `rows(day)`: what anybody may take, by column; `key`: what tells a row from the others."""

    name: str
    title: Any
    means: Any
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    rows: Callable[[date], Iterable[dict[str, Any]]]


def _of_bodies(table: Table) -> Callable[[date], Iterator[dict[str, Any]]]:
    def rows(day: date) -> Iterator[dict[str, Any]]:
        for body in committees.public_bodies(on=day):
            for row in table.public_rows(body.id, day) if table.public_rows else ():
                yield {"body": body.slug} | row

    return rows


def _participation(day: date) -> Iterator[dict[str, Any]]:
    pools = {(one.kind, one.id): one for one in participation.published_pools()}
    for release in participation.releases():
        pool = pools[release.pool_kind, release.pool_id]
        for row in published(release, pool.code):
            yield row | {"pool_name": called(pool), "withheld": row["shown"] is None}


BODY = Field("body", Type.TEXT, _l("Short name of the committee, as in the address of its page."))
ONE_OF = _l("One of the words that the dictionary lists, each with its meaning.")


def _one_of(name: str, words: type[Enum]) -> Field:
    return Field(name, Type.TEXT, ONE_OF, words=words)


PARTICIPATION = Resource(
    "participacion", _l("Published figures about who takes part"),
    _l("One line for each answer of a published table. Numbers are rounded to five; fewer than ten people, or none, are withheld: "
       "the cell is empty and the column withheld says true. Lines need not add up to the total, which is rounded on its own."),
    (Field("pool_kind", Type.TEXT, _l(
        "Whose meetings are pooled: comite (a committee and the bodies in it), corredor (a corridor) or conjunto (all committees).")),
     Field("pool", Type.TEXT, _l("Short name of the committee or corridor; comites: all together.")),
     Field("pool_name", Type.TEXT, _l("Name of the committee or corridor, in Spanish.")),
     Field("first", Type.DAY, _l("First day of the year of figures: 1 July.")),
     Field("last", Type.DAY, _l("Last day of the year of figures: 30 June.")),
     Field("counted", Type.TEXT, _l("What is counted."), words=Counted),
     Field("dimension", Type.TEXT, _l("What the table is split by."), words=Dimension),
     Field("line", Type.TEXT, _l("The answer, as people gave it of themselves; unsaid: they did not say, or it was not recorded.")),
     Field("shown", Type.NUMBER, _l("How many people, rounded to five; empty where it is withheld."), missing=True),
     Field("withheld", Type.YES_NO, _l("Whether the number is withheld because it is under ten, or none.")),
     Field("people", Type.NUMBER, _l("People of the whole table, rounded to five on its own."))),
    ("pool_kind", "pool", "first", "counted", "dimension", "line"), _participation)
OPEN_MEETINGS = Resource(
    "reuniones", _l("Meetings"), _l("Every meeting that was convened, with its day, place and state."),
    (BODY, Field("code", Type.TEXT, _l("Number of the meeting, acronym of the committee, year.")),
     Field("title", Type.TEXT, _l("Title of the meeting, where it has one."), missing=True),
     _one_of("kind", MeetingKind), _one_of("mode", MeetingMode), _one_of("state", MeetingState),
     Field("starts_at", Type.MOMENT, _l("Day and hour for which it was convened, Ecuador time.")),
     Field("opened_at", Type.MOMENT, _l("Day and hour of its opening, Ecuador time."), missing=True),
     Field("closed_at", Type.MOMENT, _l("Day and hour of its end, Ecuador time."), missing=True),
     Field("place", Type.TEXT, _l("Where it was held, in words."), missing=True),
     Field("id", Type.TEXT, _l("Identifier of the meeting in this installation; it stands in the address of its page."))),
    ("id",), _of_bodies(MEETINGS))
OPEN_DECISIONS = Resource(
    "decisiones", _l("Decisions"), _l("Every published decision with its text in the language that binds."),
    (BODY, Field("code", Type.TEXT, _l("Number of the decision; never used twice.")), _one_of("kind", DecisionKind),
     Field("adopted_on", Type.DAY, _l("Day on which it was taken.")), Field("in_force_from", Type.DAY, _l("Day from which it holds.")),
     Field("state", Type.TEXT, _l("How it stands on the day on which the file is taken."), words=DecisionState),
     Field("title", Type.TEXT, _l("Its title.")), Field("text", Type.TEXT, _l("Its text, with the lines as they were written.")),
     Field("language", Type.TEXT, _l("Language of the text (ISO 639)."))),
    ("body", "code"), _of_bodies(DECISIONS))
OPEN_COMMITMENTS = Resource(
    "compromisos", _l("Commitments"), _l("Every promise that anybody may know of. An organisation answers for it, never a person by name."),
    (BODY, Field("code", Type.TEXT, _l("Number of the commitment.")), Field("text", Type.TEXT, _l("What was promised.")),
     Field("organisation", Type.TEXT, _l("Organisation that answers for it.")),
     Field("due_on", Type.DAY, _l("Day until which it is to be done, after every extension.")), _one_of("state", CommitmentState),
     Field("place", Type.TEXT, _l("Where it is to be done, in words."), missing=True),
     Field("decision", Type.TEXT, _l("Number of the decision from which it comes, if it comes from one."), missing=True)),
    ("body", "code"), _of_bodies(COMMITMENTS))
RESOURCES = {one.name: one for one in (PARTICIPATION, OPEN_MEETINGS, OPEN_DECISIONS, OPEN_COMMITMENTS)}


def resource_named(name: str) -> Resource:
    """Return a table of open data. Raises NoSuchResource."""
    if name not in RESOURCES:
        raise NoSuchResource()
    return RESOURCES[name]


def as_csv(resource: Resource, day: date) -> bytes:
    """Return a table as CSV: UTF-8 without a mark, names of columns that never change, days and moments in ISO 8601.

    The same bytes whatever language the reader has.
    """
    names = [field.name for field in resource.fields]
    with force_language("es"):
        return csv_file.write(({name: plain(row.get(name)) for name in names} for row in resource.rows(day)), names, mark=False)


def plain(value: Any) -> Any:
    """Return a value as machines read it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return clock.local(value).isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, date) else value
