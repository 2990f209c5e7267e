"""Forms of imports: give a file, settle a row."""

from typing import Any

from governance_app.exports.rules import Row
from governance_app.exports.wording import CELLS
from governance_app.languages.catalogue import _l
from governance_app.web.forms import DateField, FileField, Form, IdField, IntegerField, LongTextField, TextField

_FILE = _l("File")


class RosterFileForm(Form):
    """A roster."""

    content = FileField(_FILE, kinds=("csv", "xlsx", "json"), hint=_l("CSV, XLSX or Popolo JSON, up to 5 MB and 10,000 rows."))
    valid_from = DateField(_l("They sit since"), required=False, hint=_l("For the rows that give no day. Without it: today."))
    source = TextField(_l("Where the identifiers come from"), required=False, longest=60,
                       hint=_l("A short name of the other system. The same name finds the same people again."))


class AttendanceFileForm(Form):
    """An attendance sheet."""

    content = FileField(_FILE, kinds=("csv", "xlsx"), hint=_l("CSV or XLSX, also an export of KoboToolbox, up to 2,000 rows."))
    meeting = IdField(_l("Meeting"))


class PastVotesFileForm(Form):
    """Votes of the past."""

    content = FileField(_FILE, kinds=("csv", "xlsx", "json"), hint=_l(
        "Columns: date, number, title, proposer, yes, no, abstain, result; Spanish names are understood. Or motions in Popolo JSON."))
    seats = IntegerField(_l("Voting seats"), required=False, least=1, most=1000,
                         hint=_l("For bodies whose seats of that time are not here. Without it: the voting seats of each day."))


class ActForm(Form):
    """A button that acts at once."""


class AcceptForm(Form):
    """A row stands as the paper says it."""

    reason = LongTextField(_l("Why it is right as it stands"), longest=500, rows=2)


class ChooseForm(Form):
    """Who is meant."""

    person = IdField(_l("Who is meant"), look="radio", required=False)


def correction_of(row: Row) -> Any:
    """Return a new form class with one field for each cell of a row that a person may see."""
    fields = {
        name: TextField(CELLS[name], required=False, longest=2_000) for name in row.cells if name in CELLS
    }
    return type("CorrectionForm", (Form,), fields)
