"""Forms about a body itself."""

from governance_app.committees.rules import BodyKind
from governance_app.languages.catalogue import _l, _lp
from governance_app.web.forms import DateField, EnumField, Form, IdField, IntegerField, LongTextField, Question, TextField


class DayQuestion(Question):
    """As of which day a page speaks."""

    dia = DateField(_l("As of"), hint=_l("Any day, past or to come."), required=False)


class BodyForm(Form):
    """Found a body."""

    name = TextField(_l("Name of the body"), longest=300)
    acronym = TextField(_l("Acronym"), longest=40, hint=_l("It stands in the number of every minute and resolution, as in 004-CGCPP-2026."))
    slug = TextField(_l("Short name for the address"), longest=80, hint=_l("For example comite-palora-pastaza."))
    kind = EnumField(BodyKind, _l("Kind of body"))
    created_on = DateField(_l("Exists since"))
    parent = IdField(_l("Inside another body"), required=False)
    corridor = IdField(_l("Corridor"), required=False)
    act = TextField(_l("By which act"), longest=300, required=False, hint=_l("For example: acta constitutiva of 12 May 2026."))


class FormChangeForm(Form):
    """Change the kind or name of a body from a day."""

    kind = EnumField(BodyKind, _l("Kind of body"))
    name = TextField(_l("Name of the body"), longest=300)
    acronym = TextField(_l("Acronym"), longest=40)
    valid_from = DateField(_lp("validity", "From"))
    act = TextField(_l("By which act"), longest=300, required=False)


class EndForm(Form):
    """End a body."""

    ended_on = DateField(_l("First day on which it no longer exists"))


class GapForm(Form):
    """Explain a number that stays empty."""

    series = TextField(_lp("numbers", "Series"), longest=40, hint=_l("For example: meeting, resolution."))
    year = IntegerField(_l("Year"), least=1990, most=2100)
    number = IntegerField(_lp("numbers", "Number"), least=1)
    reason = LongTextField(_l("Reason"), longest=1000, rows=3)
