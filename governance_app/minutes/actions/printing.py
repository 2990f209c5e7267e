"""How an acta is put into words when it is frozen: said by the floor above, which knows the words (`set_printer`)."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from governance_app.documents.shapes import Acta

Printer = Callable[[UUID, datetime], Acta]
_printer: Printer | None = None


def set_printer(printer: Printer) -> None:
    """Say how the acta of a meeting, as the record has it now, is put into the words of the language that binds."""
    global _printer
    _printer = printer


def printed_now(meeting: UUID, at: datetime) -> Acta:
    """Return the acta of a meeting as it would be printed at a moment. Raises LookupError when nobody has said how."""
    if _printer is None:
        raise LookupError("no printer: the pages of minutes register one with set_printer")
    return _printer(meeting, at)
