"""What a table is: a name for addresses and files, columns, a permission, and a function that gives its rows."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from governance_app.access.rules import Permission

Rows = Callable[[UUID, date], Iterable[dict[str, Any]]]


@dataclass(frozen=True)
class Column:
    """A column: its key (in JSON) and its heading (in what people open)."""

    key: str
    label: Any


@dataclass(frozen=True)
class Table:
    """A table of a body. `rows(body, day)` gives values by column key: text, int, bool, date, instants, members of enums.

    `public_rows`: what anybody may take of it; None: nobody without `permission`. `calendar`: it can leave as iCalendar too.
    """

    name: str
    label: Any
    columns: tuple[Column, ...]
    rows: Rows
    permission: Permission = Permission.EXPORT_DATA
    public_rows: Rows | None = None
    calendar: bool = False

    @property
    def public(self) -> bool:
        """Tell whether anybody may take it."""
        return self.public_rows is not None

    @property
    def formats(self) -> tuple[str, ...]:
        """Return the formats in which it leaves."""
        return ("csv", "xlsx", "json", "ics") if self.calendar else ("csv", "xlsx", "json")


def columns(**labels: Any) -> tuple[Column, ...]:
    """Return columns in the order written."""
    return tuple(Column(key, label) for key, label in labels.items())
