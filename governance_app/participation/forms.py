"""Forms of participation: an aim, a tap, its length, taking it back, a period, barriers, and decisions taken back to communities."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from wtforms import Field

from governance_app.languages.catalogue import _l, _lp
from governance_app.participation.rules import LONGEST_TURN, BarrierKind, Dimension, Helped, ReturnMeans, SpeakerAffiliation, SpeakerGroup
from governance_app.web.forms import (
    ChoiceField,
    DateField,
    EnumField,
    Form,
    HiddenField,
    IdField,
    IntegerField,
    LongTextField,
    Question,
    TextField,
)


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


class LengthForm(Form):
    """How long a turn took. Both empty: it is not known."""

    turn = IdField(_l("Which turn"))
    minutes = IntegerField(_lp("length", "Minutes"), required=False, most=LONGEST_TURN // 60)
    seconds = IntegerField(_l("Seconds"), required=False, most=59)

    def length(self) -> int | None:
        """Return the whole seconds; None when nothing is written."""
        given = (self.minutes.data, self.seconds.data)
        return None if given == (None, None) else (given[0] or 0) * 60 + (given[1] or 0)


class BarrierForm(Form):
    """A barrier that was met."""

    kind = EnumField(BarrierKind, _l("What kept people from taking part"))
    words = LongTextField(_l("In your words"), hint=_l("Do not write names of people."), longest=2000, rows=4)
    meeting = IdField(_l("At which meeting"), required=False, blank=_l("At no meeting in particular"))


class TriedForm(Form):
    """What was tried against a barrier."""

    words = LongTextField(_l("What was tried"), hint=_l("Do not write names of people."), longest=2000, rows=3)
    helped = EnumField(Helped, _l("Did it help?"))


class CorrectForm(Form):
    """A correction of what was written."""

    kind = EnumField(BarrierKind, _l("What kept people from taking part"))
    words = LongTextField(_l("How it should read"), hint=_l("Do not write names of people."), longest=2000, rows=4)


class CloseForm(Form):
    """Close a barrier."""

    words = LongTextField(
        _l("Why it is closed"), hint=_l("For example: it is overcome, or there is nothing more to try."), longest=2000, rows=3)


class ReturnForm(Form):
    """A decision taken back to a community."""

    language = ChoiceField(_l("In which language"))
    means = EnumField(ReturnMeans, _l("How it was taken back"))
    on = DateField(_l("On which day"))
    community = IdField(_l("To which community"), required=False, blank=_l("To several, or to a place written below"), look="search")
    place = TextField(_l("Where"), hint=_l("For example: the radio of Puyo, or the assembly of the parish."), required=False)
    note = TextField(_l("Note"), required=False, longest=300)


class TakeBackButton(Form):
    """Let a return count no more."""


class PublishForm(Form):
    """Let the figures of a year leave; nothing is taken back. `seen`: the digest of the figures that stand above the button."""

    seen = HiddenField()


class AgreementForm(Form):
    """An organisation of a nationality agreed that published figures name its people."""

    organisation = IdField(_l("Which organisation agreed"), look="search", hint=_l("Only organisations of a nationality are listed."))
    agreed_on = DateField(_l("On which day"))
    document = TextField(_l("Where it says so"), longest=300, hint=_l("For example: minutes of its assembly, number and date."))


class TakeBackForm(Form):
    """An organisation took its agreement back; there is nothing to fill in."""
