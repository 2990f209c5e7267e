"""Forms of participation: a tap, taking it back, and a period."""

from typing import Any
from uuid import UUID

from wtforms import Field

from governance_app.languages.catalogue import _l
from governance_app.participation.rules import SpeakerAffiliation, SpeakerGroup
from governance_app.web.forms import DateField, Form, Question


class SpeakerField(Field):
    """Who was tapped: "person:<id>" or "group:<group>:<affiliation>". Its data are the words for `record_turn`; {} for nonsense."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the button that was pressed."""
        kind, _colon, rest = (valuelist[0] if valuelist else "").partition(":")
        try:
            self.data = _person(rest) if kind == "person" else _group(rest) if kind == "group" else {}
        except ValueError:
            self.data = {}


def _person(text: str) -> dict[str, Any]:
    return {"person": UUID(text)}


def _group(text: str) -> dict[str, Any]:
    group, _colon, affiliation = text.partition(":")
    return {"group": SpeakerGroup(group), "affiliation": SpeakerAffiliation(affiliation)}


class _PointField(Field):
    """The point the page stands on; nothing for none."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the id."""
        try:
            self.data = UUID(valuelist[0]) if valuelist and valuelist[0] else None
        except ValueError:
            self.data = None


class TapForm(Form):
    """A tap on a name or on a group."""

    speaker = SpeakerField()
    item = _PointField()


class UndoForm(Form):
    """Take the last turn back."""

    turn = _PointField()
    item = _PointField()


class PeriodQuestion(Question):
    """Any two days, for the board."""

    desde = DateField(_l("From"), required=False)
    hasta = DateField(_l("Until (this day too)"), required=False)
