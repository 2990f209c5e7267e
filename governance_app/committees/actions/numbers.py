"""Numbers are given one after the other, without gap and without repetition, whoever asks at the same time."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.dialects import postgresql, sqlite

from governance_app.access.rules import Actor, Permission, require
from governance_app.committees import reads
from governance_app.committees.records import NumberGapRow, NumberSeriesRow
from governance_app.committees.rules import GapAlreadyExplained, GapExplained, NumberNeverGiven, need_reason
from governance_app.foundation.database import db, inside_a_use_case
from governance_app.record.actions import append, use_case
from governance_app.record.records import HeadRow


class OutsideAUseCase(RuntimeError):
    """A number was asked for outside a use case: it would be lost, or given twice. A fault of the program."""


def take_number(body: UUID, series: str, year: int) -> int:
    """Return the next number of a series of a body in a year (1 first), inside the open use case.

    If the use case fails the number was never given. The head of the record is locked before the series, because every use case
    that numbers also writes to the record: so two of them wait for one another in one order and never cross.
    """
    if not inside_a_use_case():
        raise OutsideAUseCase(series)
    session = db.session()
    session.get(HeadRow, 1, with_for_update=True)
    insert: Any = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}[session.get_bind().dialect.name]
    session.execute(insert(NumberSeriesRow).values(body_id=body, series=series, year=year, last=0).on_conflict_do_nothing())
    row = session.get_one(NumberSeriesRow, (body, series, year), with_for_update=True)
    row.last += 1
    session.flush()
    return int(row.last)


@use_case("committees.explain_gap")
def explain_gap(*, actor: Actor, id: UUID, now: datetime, body: UUID, series: str, year: int, number: int, reason: str) -> UUID:
    """Say why a number stays empty. Raises NumberNeverGiven, GapAlreadyExplained, ReasonNeeded."""
    require(actor, Permission.CONVENE, reads.scope_of(body))
    text = need_reason(reason)
    row = db.session.get(NumberSeriesRow, (body, series, year))
    last = row.last if row else 0
    if not 1 <= number <= last:
        raise NumberNeverGiven("number", number=number, last=last)
    if db.session.get(NumberGapRow, (body, series, year, number)):
        raise GapAlreadyExplained("number", number=number)
    db.session.add(NumberGapRow(body_id=body, series=series, year=year, number=number, reason=text, recorded_at=now))
    append(GapExplained(body=body, series=series, year=year, number=number), now=now, body=body)
    return body
