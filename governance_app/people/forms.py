"""Forms of people. What is sensitive leaves them wrapped, and every sensitive question may be left blank."""

from typing import Any

from governance_app.access.rules import Secret
from governance_app.languages.catalogue import _l
from governance_app.people.rules import (
    MINOR_BANDS,
    NO_ANSWER,
    UNKNOWN_ANSWER,
    AgeBand,
    Answers,
    ConsentGiver,
    Description,
    Field,
    IdentityKind,
    Purpose,
)
from governance_app.people.wording import EXPLAINED, LABELS, NOT_RECORDED, PREFERS_NOT, answer_choices
from governance_app.web.forms import (
    ChoiceField,
    DateField,
    EnumField,
    Form,
    HiddenField,
    IdField,
    LongTextField,
    ManyChoicesField,
    TextField,
    YesNoField,
)

_NOT_SAID = _l("Not said")
_IN_WORDS = _l("If another: in the person's words")


def _asked(field: Field) -> ChoiceField:
    answers, hint = answer_choices(field), EXPLAINED[field]
    return ChoiceField(LABELS[field], look="radio", required=False, private=True, blank=NOT_RECORDED, choices=answers, hint=hint)


class ActForm(Form):
    """A button that acts at once."""


class SearchForm(Form):
    """Search by name. Sent unseen: a name does not belong into an address."""

    text = TextField(_l("Name"), required=False, hint=_l("Part of it is enough. Accents and the order of names make no difference."))


class CorrectForm(Form):
    """The record of a person."""

    name = TextField(_l("Name and family name"), autocomplete="off")
    community = IdField(_l("Community"), look="search", required=False, blank=_NOT_SAID)
    minor_band = EnumField(AgeBand, _l("Under 18?"), only=MINOR_BANDS, required=False, blank=_l("Adult, or not said"))
    representative = TextField(_l("Legal representative"), required=False,
                               hint=_l("Needed under 15 years: mother, father or who represents them by law."))


class RegisterForm(CorrectForm):
    """A new person: the name is enough."""

    body = IdField(_l("Committee that keeps the record"), required=False, blank=_l("None yet"))
    another = YesNoField(_l("It is another person than those shown above"))


class _Consenting(Form):
    given_by = EnumField(ConsentGiver, _l("Who says yes"))
    representative = TextField(_l("Name of the legal representative"), required=False, hint=_l("Only for somebody under 15."))
    how = TextField(_l("How it was said"), required=False, hint=_l("For example: by word at the meeting, on a signed sheet."))


class DescribeForm(Form):
    """What a person says of themselves. Every question is optional, and blank is not the same as "prefers not to say"."""

    sex = _asked(Field.SEX)
    age_band = _asked(Field.AGE_BAND)
    gender_identity = _asked(Field.GENDER_IDENTITY)
    gender_text = TextField(_IN_WORDS, required=False, private=True)
    ethnic_self_id = _asked(Field.ETHNIC_SELF_ID)
    ethnic_text = TextField(_IN_WORDS, required=False, private=True)
    languages = ManyChoicesField(LABELS[Field.LANGUAGES], choices=answer_choices(Field.LANGUAGES), hint=EXPLAINED[Field.LANGUAGES],
                                 private=True)
    disability = _asked(Field.DISABILITY)

    def answers(self) -> Answers:
        """Return the answers, wrapped. A question that this form does not show is not answered."""
        asked = [field for field in Field if field.value in self]
        texts = {Field.GENDER_IDENTITY: "gender_text", Field.ETHNIC_SELF_ID: "ethnic_text"}
        written = {field: self[name].data or "" for field, name in texts.items() if name in self}
        return Answers({field: self[field.value].data for field in asked}, written)


class DescribeFirstForm(DescribeForm, _Consenting):
    """The same, with the consent that it needs."""


class OwnFirstAnswersForm(DescribeForm):
    """What somebody says of themselves on their own page, with the yes that it needs."""

    agree = YesNoField(_l("Yes: my answers may be counted, without my name, to know who takes part"), hint=_l(
        "You may take it back on any day, in one step: then the answers are erased."))


def what_was_said(said: Description, texts: dict[Field, str]) -> dict[str, Any]:
    """Return the present answers as a form takes them."""
    given = {field.value: getattr(said, field.value) for field in Field if field is not Field.LANGUAGES}
    written = {"gender_text": texts.get(Field.GENDER_IDENTITY, ""), "ethnic_text": texts.get(Field.ETHNIC_SELF_ID, "")}
    return {**given, **written, "languages": list(said.languages or ())}


class NationalityForm(Form):
    """The nationality or people of who says to be indigenous. Never filled in beforehand from anything else."""

    said = TextField(_l("As the person says it"), required=False, private=True,
                     hint=_l("Own names and old names are understood. Accents make no difference."))
    nationality = ChoiceField(LABELS[Field.NATIONALITY], look="search", required=False, blank=NOT_RECORDED,
                              hint=EXPLAINED[Field.NATIONALITY], private=True)
    other_text = TextField(_IN_WORDS, required=False, private=True)

    def answers(self) -> Answers:
        """Return the answer, wrapped."""
        return Answers({Field.NATIONALITY: self.nationality.data}, {Field.NATIONALITY: self.other_text.data or ""})


class ConsentForm(_Consenting):
    """A consent for one purpose."""

    purpose = EnumField(Purpose, _l("What for"), hint=_l("One purpose each. The person may say no to any of them."))
    given_on = DateField(_l("Day on which it was said"), required=False, hint=_l("Today, if left blank."))


class DisputeForm(Form):
    """An answer that the person says is wrong."""

    field = EnumField(Field, _l("Which answer"), look="select")
    why = TextField(_l("Why it is wrong"), required=False, longest=300, private=True, autocomplete="off",
                    hint=_l("It is kept sealed, and erased with the answer."))

    def given(self) -> dict[str, Any]:
        """Return what was written, the reason wrapped."""
        return {"field": self.field.data, "why": Secret(self.why.data or "")}


class WithdrawForm(Form):
    """One button: withdraw."""

    purpose = HiddenField()


class AccountForm(Form):
    """An account that is this person's, or was said to be."""

    account = HiddenField()


class IdentityForm(Form):
    """An identity number, on its way to be sealed."""

    kind = EnumField(IdentityKind, _l("Document"))
    number = TextField(_l("Number"), longest=40, autocomplete="off", private=True, render_kw={"inputmode": "text", "spellcheck": "false"})

    def given(self) -> dict[str, Any]:
        """Return what was written, the number wrapped."""
        return {"kind": self.kind.data, "number": Secret(self.number.data or "")}


class ContactForm(Form):
    """How to reach somebody, on its way to be sealed."""

    contact = LongTextField(_l("How to reach the person"), longest=500, rows=3, private=True, render_kw={"autocomplete": "off"},
                            hint=_l("Telephone, radio and hour, e-mail, or where the house is."))

    def given(self) -> dict[str, Any]:
        """Return what was written, wrapped."""
        return {"contact": Secret(self.contact.data or "")}


class MergeForm(Form):
    """Two records of one person: which one stays, and why."""

    kept = IdField(_l("Which record stays"), look="radio")
    reason = TextField(_l("How you know that it is the same person"), required=False, longest=300)
    although_met_together = YesNoField(_l("Yes, although both were written down at the same meeting"))


LAST_ANSWERS = {UNKNOWN_ANSWER: _l("Does not know"), NO_ANSWER: PREFERS_NOT, "otra": _l("Another nationality or people")}
"""Answers of data/nationalities.csv that are no nationality; shown at the end of the list."""
