"""Who is responsible for the data of this installation, and when its register of processing is to be looked at again.

Sources: LOPDP arts. 4 (responsable), 10 (retention with set dates of review), 47–50 (duties, delegate); Reglamento art. 39 (register).
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from governance_app.foundation.errors import Invalid
from governance_app.record.rules import Event


class ResponsibleUnnamed(Invalid):
    """The responsible institution needs a name."""


class ContactMissing(Invalid):
    """People must know where to turn to."""


class ReviewedInFuture(Invalid):
    """The register cannot have been looked at on a day to come."""


@dataclass(frozen=True)
class Responsible:
    """The institution responsible for the data, as it was last named. `delegate`: the data-protection delegate, "" for none."""

    name: str
    contact: str
    delegate: str
    reviewed_on: date | None
    since: date

    @property
    def looked_at(self) -> date:
        """Return the day from which reviews are counted: the last one, or the naming."""
        return self.reviewed_on or self.since


@dataclass(frozen=True)
class ResponsibleNamed(Event):
    """An administrator named the responsible institution. The leaf names the entry only."""

    entry: UUID
    name = "privacy.responsible_named"


def check_responsible(name: str, contact: str, reviewed_on: date | None, today: date) -> None:
    """Raise ResponsibleUnnamed, ContactMissing or ReviewedInFuture."""
    if not name.strip():
        raise ResponsibleUnnamed(field="name")
    if not contact.strip():
        raise ContactMissing(field="contact")
    if reviewed_on is not None and reviewed_on > today:
        raise ReviewedInFuture(field="reviewed_on")


def months_later(day: date, months: int) -> date:
    """Return the same day so many months later, or the last day of that month when it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
