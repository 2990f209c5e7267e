"""Forms of attendance: quick buttons, somebody else, everybody at once, visitors, languages, support, opening."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from wtforms import Field

from governance_app.attendance.rules import (
    Capacity,
    PresenceMode,
    Source,
    Support,
    SupportKind,
    VisitorAffiliation,
    VisitorGroup,
    VisitorSex,
)
from governance_app.languages.catalogue import _l, _lp
from governance_app.people.rules import AgeBand
from governance_app.web.forms import (
    ChoiceField,
    EnumField,
    Form,
    IdField,
    IntegerField,
    LongTextField,
    ManyChoicesField,
    MomentField,
    Question,
    TextField,
    YesNoField,
)

BANDS: tuple[AgeBand | None, ...] = (*AgeBand, None)
GUESTS = tuple(c for c in Capacity if c not in (Capacity.PRINCIPAL, Capacity.ALTERNATE))


class _Unseen(Field):
    """A value that a button sends along."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the value; an empty one is nothing."""
        text = valuelist[0] if valuelist else ""
        self.data = self.read(text) if text else None

    def read(self, text: str) -> Any:
        """Turn the text into what it means."""
        return text


class _UnseenId(_Unseen):
    def read(self, text: str) -> UUID:
        return UUID(text)


class _UnseenMember(_Unseen):
    def __init__(self, kind: Any, **more: Any) -> None:
        self.kind = kind
        super().__init__(**more)

    def read(self, text: str) -> Any:
        return self.kind(text)


class ArriveButton(Form):
    """"Arrived", pressed beside a name."""

    person = _UnseenId()
    seat = _UnseenId()
    capacity = _UnseenMember(Capacity)
    mode = _UnseenMember(PresenceMode)
    at = MomentField(required=False)


class LeaveButton(Form):
    """"Left", pressed beside a name."""

    person = _UnseenId()
    at = MomentField(required=False)


class ClockQuestion(Question):
    """At which hour, and how, the buttons of the page write people down."""

    at = MomentField(_l("Hour to write down"), hint=_l("Leave it empty for the present moment."), required=False)
    mode = EnumField(
        PresenceMode, _l("How they take part"), look="select", required=False, blank=_lp("attendance", "In person"),
        only=(PresenceMode.ONLINE, PresenceMode.RADIO_PHONE))


class PersonForm(Form):
    """Somebody who is known already, or whose name is written down now."""

    person = IdField(_l("Person already written down"), look="search", required=False, blank=_l("Nobody: I write the name below"))
    name = TextField(
        _l("Name of a new person"), hint=_l("Only if the person is not on the list above."), required=False, autocomplete="off")
    at = MomentField(_l("Arrived at"))
    mode = EnumField(PresenceMode, _l("How they take part"), look="select")


class SomebodyForm(PersonForm):
    """Somebody who sits for no seat."""

    capacity = EnumField(Capacity, _l("Comes as"), look="select", only=GUESTS)


class DelegateForm(PersonForm):
    """Somebody who comes for a seat, appointed to it or not."""

    letter = YesNoField(_l("Brings a letter of delegation"), hint=_l("Without a letter they can sit too; the acta says so."))


class TogetherForm(Form):
    """Everybody marked arrived at the same hour."""

    people = ManyChoicesField(_l("Who arrived"), required=True)
    at = MomentField(_l("Arrived at"))
    mode = EnumField(PresenceMode, _l("How they take part"), look="select")
    source = EnumField(Source, _l("Where this comes from"), look="select", only=(Source.HALL, Source.PAPER))


class StrikeForm(Form):
    """Why a line is struck out."""

    reason = TextField(_l("Reason"), hint=_l("For example: it was another person."), longest=300)


class RecusalForm(Form):
    """Who stays out of which point."""

    person = IdField(_l("Person"))
    item = IdField(_l("Point"))
    at = MomentField(_l("From"))


class EndRecusalButton(Form):
    """"Takes part again", pressed beside a name."""

    person = _UnseenId()
    item = _UnseenId()


class OpenForm(Form):
    """Open the meeting."""

    opened_at = MomentField(_l("Opened at"), hint=_l("Leave it empty for the present moment."), required=False)
    chair = IdField(_l("Who presides"), look="search")
    secretary = IdField(_l("Who is secretary"), look="search")
    second_call = YesNoField(_l("This is the second call"))


class FailedForm(Form):
    """The first call failed."""

    at = MomentField(_l("Hour at which it was seen that there is no quorum"))


class LanguageForm(Form):
    """A language that was spoken."""

    language = ChoiceField(_l("Language spoken"))
    item = IdField(_l("On which point"), required=False, blank=_l("In the whole meeting"))
    interpreted_into = ChoiceField(_l("Interpreted into"), required=False, blank=_l("It was not interpreted"))
    interpreter = IdField(_l("Who interpreted"), required=False, blank=_l("Not written down"))


class PointLanguagesForm(Form):
    """The languages of a point: spoken, and interpreted into."""

    spoken = ManyChoicesField(_l("Languages spoken on this point"))
    into = ManyChoicesField(_l("Interpreted into"), hint=_l("Leave it empty if it was not interpreted."))


class SupportForm(Form):
    """Every kind of support on one sheet: offered or not, how many needed it, how many used it, and words."""

    def lines(self) -> list[Support]:
        """Return what the sheet says of each kind, those it says nothing of too."""
        return [self._line(kind) for kind in SupportKind]

    def _line(self, kind: SupportKind) -> Support:
        offered, needed, used, words = (self[support_cell(kind, part)].data for part in SUPPORT_PARTS)
        return Support(kind, used, needed, words or "", {"si": True, "no": False}.get(offered))


SUPPORT_PARTS = ("offered", "needed", "given", "note")


def support_cell(kind: SupportKind, part: str) -> str:
    """Return the name of the field of one cell of the sheet of support."""
    return f"{kind.value}_{part}"


def support_given(lines: Iterable[Support]) -> dict[str, Any]:
    """Return what the sheet shows of the support that was written down."""
    words = {True: "si", False: "no", None: None}
    return {support_cell(one.kind, part): value for one in lines for part, value in zip(
        SUPPORT_PARTS, (words[one.offered], one.needed, one.given, one.note), strict=True)}


for _kind in SupportKind:
    for _part, _cell_field in (
        ("offered", ChoiceField(_l("Was it offered?"), required=False, blank=_lp("support", "Not known"), choices=[
            ("si", _lp("support", "Yes")), ("no", _lp("support", "No"))])),
        ("needed", IntegerField(_l("How many people needed it"), required=False, most=9999)),
        ("given", IntegerField(_l("How many people used it"), required=False, most=9999)),
        ("note", TextField(_l("Note"), required=False, longest=300)),
    ):
        setattr(SupportForm, support_cell(_kind, _part), _cell_field)


class SheetForm(Form):
    """The totals of the paper sheet; the grid stands beside them."""

    total = IntegerField(_l("People on the sheet, in all"), most=9999)
    illegible = IntegerField(_l("Rows that nobody can read"), most=9999)
    note = LongTextField(_l("Note"), required=False, longest=300, rows=2)


def cell_name(sex: VisitorSex, band: AgeBand | None, affiliation: VisitorAffiliation) -> str:
    """Return the name of the field of one cell of the grid."""
    return "_".join(("n", sex.value, band.value if band else "none", affiliation.value))


def grid_cells() -> Iterator[tuple[VisitorSex, AgeBand | None, VisitorAffiliation]]:
    """Yield every cell of the grid of visitors, row by row."""
    for band in BANDS:
        for affiliation in VisitorAffiliation:
            for sex in VisitorSex:
                yield sex, band, affiliation


class VisitorForm(SheetForm):
    """The sheet with its grid: one number a cell; an empty cell is nobody."""

    def groups(self) -> list[VisitorGroup]:
        """Return the cells that hold a number."""
        cells = ((cell, self[cell_name(*cell)].data) for cell in grid_cells())
        return [VisitorGroup(*cell, number) for cell, number in cells if number]


for _cell in grid_cells():
    setattr(VisitorForm, cell_name(*_cell), IntegerField(_l("People"), required=False, most=9999))

__all__ = [
    "BANDS",
    "GUESTS",
    "SUPPORT_PARTS",
    "ArriveButton",
    "ClockQuestion",
    "DelegateForm",
    "EndRecusalButton",
    "FailedForm",
    "LanguageForm",
    "LeaveButton",
    "OpenForm",
    "PersonForm",
    "PointLanguagesForm",
    "RecusalForm",
    "SomebodyForm",
    "StrikeForm",
    "SupportForm",
    "TogetherForm",
    "VisitorForm",
    "cell_name",
    "grid_cells",
    "support_cell",
    "support_given",
]
