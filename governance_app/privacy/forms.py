"""The forms of privacy: erase, ask, take down and answer a request, name who is responsible, note a breach."""

from typing import Any

from governance_app.access.rules import Secret
from governance_app.languages.catalogue import _l
from governance_app.people.rules import LegalGround
from governance_app.privacy.rules import Asker, Category, Channel, Outcome, RefusalGround, RequestKind, Told
from governance_app.web.forms import (
    DateField,
    EnumField,
    Form,
    HiddenField,
    IntegerField,
    LongTextField,
    ManyEnumField,
    ManyIdsField,
    TextField,
    YesNoField,
)

_TODAY = _l("Today, if left blank.")


class EraseForm(Form):
    """On which ground, and the name written out, because nothing of this can be taken back."""

    ground = EnumField(LegalGround, _l("Why the law lets these data be erased (LOPDP, art. 15)"), look="radio")
    accounts = ManyIdsField(_l("Accounts of this person"), hint=_l(
        "They bear the name, and nothing ties them to the person. Mark only those you know to be theirs: they are closed and emptied."))
    name = TextField(_l("To confirm, write the person's name"), autocomplete="off", hint=_l("Nobody can take this back."))


class ActForm(Form):
    """A button that acts at once."""


class _Sealing(Form):
    """A form whose words about a person are given wrapped, so that no receipt keeps a trace of them."""

    SEALED: tuple[str, ...] = ("words",)

    def given(self) -> dict[str, Any]:
        """Return what was written, words wrapped."""
        return {name: Secret(value or "") if name in self.SEALED else value for name, value in super().given().items()}


class AskForm(_Sealing):
    """What somebody asks of their own data."""

    kind = EnumField(RequestKind, _l("What you ask for"), look="radio")
    words = LongTextField(_l("In your words"), required=False, longest=2000, rows=4, private=True,
                          hint=_l("For example what is wrong, and how it should be. It is kept sealed."))


class ReceiveForm(_Sealing):
    """A request that came by voice or letter."""

    SEALED = ("words", "representative")

    kind = EnumField(RequestKind, _l("What is asked"), look="radio")
    channel = EnumField(Channel, _l("How it came"), only=(Channel.VOICE, Channel.LETTER), look="radio")
    asker = EnumField(Asker, _l("Who asks"), look="radio")
    representative = TextField(_l("Name of who represents the person"), required=False, private=True,
                               hint=_l("Look at the paper that shows it: mother, father, guardian or a power of attorney."))
    received_on = DateField(_l("Day on which it was received"), required=False, hint=_TODAY)
    words = LongTextField(_l("In the person's words"), required=False, longest=2000, rows=4, private=True,
                          hint=_l("It is kept sealed, and erased when the person is."))


class AnswerForm(_Sealing):
    """How a request was answered."""

    SEALED = ("answer",)

    outcome = EnumField(Outcome, _l("How it was answered"), only=(Outcome.DONE, Outcome.REFUSED), look="radio")
    ground = EnumField(RefusalGround, _l("If refused: the ground of the law (LOPDP, art. 18)"), required=False, look="radio",
                       blank=_l("Not refused"))
    answered_on = DateField(_l("Day of the answer"), required=False, hint=_TODAY)
    answer = LongTextField(_l("What was answered"), required=False, longest=2000, rows=4, private=True,
                           hint=_l("The person reads it on their page. It is kept sealed."))


class ResponsibleForm(Form):
    """The institution responsible for the data of this installation."""

    name = TextField(_l("Institution"), longest=300, hint=_l("A legal person: a member organisation, an NGO, a municipality."))
    contact = LongTextField(_l("Where people can turn to"), longest=500, rows=3, hint=_l("Address, telephone, e-mail."))
    delegate = LongTextField(_l("Data-protection delegate"), required=False, longest=300, rows=2,
                             hint=_l("Name and how to reach them. A public body must have one (LOPDP, art. 48)."))
    reviewed_on = DateField(_l("Day on which the register was last looked at"), required=False)


class BreachForm(Form):
    """A breach of the security of data, written down without anything personal."""

    noticed_on = DateField(_l("Day on which it was noticed"))
    happened = LongTextField(_l("What happened"), longest=2000, rows=4, hint=_l("Without the name of anybody."))
    categories = ManyEnumField(Category, _l("Which data"), required=True)
    people_about = IntegerField(_l("How many people, about"), required=False, hint=_l("Blank, if it is not known yet."))
    measures = LongTextField(_l("What was done"), longest=2000, rows=4, hint=_l("For example: passwords changed, the device was shut off."))
    at_risk = YesNoField(_l("The people may suffer harm from it"), hint=_l(
        "Sensitive data, data of children, or data with which somebody can be found: then the people must be told too."))
    at_processor = YesNoField(_l("It happened at whoever hosts the data for the institution"))


class ToldForm(Form):
    """Who was told of a breach, and when."""

    whom = EnumField(Told, _l("Who was told"), look="radio")
    on = DateField(_l("Day"), required=False, hint=_TODAY)


class OpenForm(Form):
    """A button that opens somebody's data to answer them: to print, or as a file."""

    shape = HiddenField()
