"""Forms of the register."""

from typing import Any

from governance_app.decisions.rules import AmountKind, DecisionKind, DecisionState, RelationKind, TextReview, Theme
from governance_app.languages.catalogue import _l
from governance_app.languages.rules import CONTENT_LANGUAGES
from governance_app.web.forms import (
    ChoiceField,
    DateField,
    EnumField,
    Form,
    IdField,
    LongTextField,
    ManyEnumField,
    ManyIdsField,
    MoneyField,
    Question,
    TextField,
    YesNoField,
)

IN_WHICH = [(code, language.autonym) for code, language in CONTENT_LANGUAGES.items()]


class ActForm(Form):
    """A button that acts at once."""


class NumberForm(Form):
    """What was decided; the number comes by itself."""

    motion = IdField(_l("Approved motion it comes from"), required=False, blank=_l("There was no vote"))
    without_vote = TextField(_l("Why there was no vote"), required=False, longest=300,
                             hint=_l("Only when it comes from no motion: for example, by acclamation."))
    item = IdField(_l("Point of the agenda"), required=False, blank=_l("The point of the motion"))
    late_reason = LongTextField(_l("Why it is written down only now"), longest=1000, rows=3,
                                hint=_l("The session is closed. The reason stays in the history of the meeting and in the minutes."))
    kind = EnumField(DecisionKind, _l("Kind of decision"))
    title = TextField(_l("Title"), longest=300, hint=_l("A short line that says what was decided; people will look for it."))
    text = LongTextField(_l("Text that was decided"), rows=9, hint=_l("Word by word, as it was approved. This is the text that binds."))
    language = ChoiceField(_l("Language of this text"), choices=IN_WHICH)
    in_force_from = DateField(_l("In force from"), required=False, hint=_l("Empty: from the day of the meeting."))
    publish_now = YesNoField(_l("Publish it at once: anybody can read it"))

    def given(self) -> dict[str, Any]:
        """Return what was written, with no reason as empty text."""
        return super().given() | {"without_vote": self.without_vote.data or ""}


class TextForm(Form):
    """The text in a language."""

    language = ChoiceField(_l("Language of this text"), choices=IN_WHICH)
    title = TextField(_l("Title"), longest=300)
    text = LongTextField(_l("Text that was decided"), rows=9)
    review = EnumField(TextReview, _l("How sure this text is"))


class AboutForm(Form):
    """What a decision is about and where."""

    themes = ManyEnumField(Theme, _l("Themes"))
    life_plan = TextField(_l("Life Plan or land-use tool it serves"), required=False, longest=300)
    communities = ManyIdsField(_l("Communities it touches"))
    territories = ManyIdsField(_l("Cantons and parishes it touches"))

    def given(self) -> dict[str, Any]:
        """Return the lists as tuples, as the action takes them."""
        given = super().given()
        return {name: tuple(value) if isinstance(value, list) else (value or "") for name, value in given.items()}


class RelateForm(Form):
    """What this decision does to an earlier one."""

    earlier = IdField(_l("Earlier decision"), look="search")
    kind = EnumField(RelationKind, _l("What this decision does to it"))
    from_day = DateField(_l("From which day"))
    note = TextField(_l("Which part, in a few words"), required=False, longest=300)

    def given(self) -> dict[str, Any]:
        """Return what was written, with no note as empty text."""
        return super().given() | {"note": self.note.data or ""}


class AmountForm(Form):
    """Money promised or disbursed."""

    kind = EnumField(AmountKind, _l("What this money is"))
    cents = MoneyField(_l("Amount in dollars"), hint=_l("Like 1.250,50. Entries add up; none is ever changed."))
    lower = YesNoField(_l("This corrects an earlier entry: take the amount off"))
    on = DateField(_l("On which day"))
    source = TextField(_l("Source of the figure"), longest=300, hint=_l("Contract, letter, bank note: where anyone can check it."))

    def given(self) -> dict[str, Any]:
        """Return the entry; a correction downwards is a negative figure."""
        given = super().given()
        lower = given.pop("lower")
        return given | {"cents": -given["cents"] if lower else given["cents"]}


class SearchForm(Question):
    """Look for decisions."""

    words = TextField(_l("Words"), required=False)
    body = IdField(_l("Committee"), required=False, blank=_l("All committees"))
    theme = EnumField(Theme, _l("Theme"), look="select", required=False, blank=_l("All themes"))
    year = ChoiceField(_l("Year"), required=False, blank=_l("All years"))
    state = EnumField(DecisionState, _l("State on that day"), look="select", required=False, blank=_l("Any state"))
    on = DateField(_l("As it stood on this day"), required=False)


class DisputeForm(Form):
    """Why a counted vote is annulled."""

    reason = LongTextField(_l("Why it is annulled"), rows=2, longest=2000)
