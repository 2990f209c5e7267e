"""Questions about who is responsible for the data, and about the register of breaches."""

from datetime import date
from uuid import UUID

from sqlalchemy import select

from governance_app.foundation.clock import local_day
from governance_app.foundation.database import db
from governance_app.privacy.records import BreachRow, BreachTellingRow, ResponsibleRow
from governance_app.privacy.rules import Breach, Category, NoSuchBreach, Responsible, Told, duties


def responsible() -> Responsible | None:
    """Return the institution responsible for the data, as it was last named, or None when nobody has named it."""
    row = db.session.scalar(select(ResponsibleRow).order_by(ResponsibleRow.recorded_at.desc(), ResponsibleRow.id.desc()).limit(1))
    return Responsible(row.name, row.contact, row.delegate, row.reviewed_on, local_day(row.recorded_at)) if row else None


def breaches() -> tuple[Breach, ...]:
    """Return the register of breaches, the latest first."""
    rows = list(db.session.scalars(select(BreachRow).order_by(BreachRow.noticed_on.desc(), BreachRow.id.desc())))
    return tuple(_breach(row) for row in rows)


def breach(id: UUID) -> Breach:
    """Return one breach. Raises NoSuchBreach."""
    row = db.session.get(BreachRow, id)
    if row is None:
        raise NoSuchBreach()
    return _breach(row)


def _breach(row: BreachRow) -> Breach:
    told: dict[Told, date] = {one.whom: one.told_on for one in db.session.scalars(
        select(BreachTellingRow).where(BreachTellingRow.breach_id == row.id))}
    owed = duties(row.noticed_on, at_risk=row.at_risk, at_processor=row.at_processor, told=told)
    return Breach(
        row.id, row.noticed_on, row.happened, tuple(Category(one) for one in row.categories), row.people, row.measures, row.at_risk,
        row.at_processor, owed,
    )
