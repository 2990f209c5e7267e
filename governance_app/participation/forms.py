"""Forms of participation: an aim, a tap, taking it back, and a period."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from wtforms import Field

from governance_app.languages.catalogue import _l
from governance_app.participation.rules import Dimension, SpeakerAffiliation, SpeakerGroup
from governance_app.web.forms import ChoiceField, DateField, Form, IntegerField, Question, TextField


class AimForm(Form):
    """The share that a body aims at for an answer, from a day, and why."""

    group = ChoiceField(_l("For whom"))
    percent = IntegerField(
        _l("Of every 100"), least=0, most=100, hint=_l("A whole number. 0: from that day on the committee has no aim of its own for them."))
    valid_from = DateField(_l("From which day"), hint=_l("Earlier periods keep the aim they had."))
    reason = TextField(_l("Why"), longest=300, hint=_l("For example: agreed by the women of the committee in their workshop."))

    def offer(self, groups: Mapping[str, Sequence[tuple[Dimension, str, str]]]) -> None:
        """Set the choices: heading → (dimension, value, word)."""
        self.group.choices = {
            heading: [(f"{d.value}:{value}", word) for d, value, word in some] for heading, some in groups.items()}

    def given_words(self) -> dict[str, Any]:
        """Return what was written, as `set_aim` takes it."""
        dimension, _colon, value = self.group.data.partition(":")
        return {"dimension": Dimension(dimension), "value": value, "percent": self.percent.data, "valid_from": self.valid_from.data,
                "reason": self.reason.data}


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
