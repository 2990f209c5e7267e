"""Forms about seats, terms, holders and offices."""

from governance_app.committees.rules import HolderKind, Office
from governance_app.languages.catalogue import _l, _lp
from governance_app.organisations.rules import Bloc
from governance_app.web.forms import DateField, EnumField, Form, IdField, IntegerField, TextField, YesNoField


class SeatForm(Form):
    """Create a seat."""

    label = TextField(_l("Name of the seat"), hint=_l("For example: delegate of the Shuar communities."))
    organisation = IdField(_l("Organisation that appoints"), look="search", required=False)
    bloc = EnumField(Bloc, _l("Bloc"))
    voting = YesNoField(_l("This seat votes"))
    valid_from = DateField(_lp("validity", "From"))
    position = IntegerField(_l("Place in the list"), least=0, most=9999, required=False)


class TermForm(Form):
    """Start a term."""

    starts_on = DateField(_l("Begins on"))
    ends_on = DateField(_l("Ends on"), required=False, hint=_l("Leave it empty for the length that the statute sets."))


class AppointForm(Form):
    """Appoint a person to a seat."""

    person = IdField(_l("Person"), look="search")
    kind = EnumField(HolderKind, _l("As"))
    valid_from = DateField(_lp("validity", "From"))
    valid_to = DateField(_lp("validity", "Until"), required=False, hint=_l("First day without it. Usually empty."))
    document = TextField(_l("Document of appointment"), longest=300, required=False,
                         hint=_l("For example: letter 014-2026 of the federation."))


class OfficeForm(Form):
    """Give an office to a person."""

    person = IdField(_l("Person"), look="search")
    office = EnumField(Office, _l("Office"))
    valid_from = DateField(_lp("validity", "From"))
    valid_to = DateField(_lp("validity", "Until"), required=False, hint=_l("First day without it. Usually empty."))


class EndDayForm(Form):
    """The day on which something ends."""

    valid_to = DateField(_l("First day without it"))
