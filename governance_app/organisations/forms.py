"""Forms of organisations and territory."""

from datetime import date
from typing import Any

from governance_app.languages.catalogue import _l
from governance_app.organisations import reads
from governance_app.organisations.rules import Bloc, OrganisationKind, TerritoryLevel
from governance_app.web.forms import ChoiceField, DateField, EnumField, Form, IdField, Question, TextField

_CORRIDOR = _l("Corridor")
_NOT_SAID = _l("Not said")
_WHICH = (("candidates", _l("Only candidates, still to be confirmed")), ("confirmed", _l("Only confirmed")))
_IN_BOTH = ("both", _l("Both corridors"))


class SearchForm(Question):
    """Narrow the list of organisations."""

    text = TextField(_l("Name or acronym"), required=False, hint=_l("Old names too."))
    kind = EnumField(OrganisationKind, _l("Kind"), look="select", required=False, blank=_l("All kinds"))
    corridor = ChoiceField(_CORRIDOR, required=False, blank=_l("All corridors"))
    only = ChoiceField(_l("Which"), choices=_WHICH, required=False, blank=_l("All"))


class TerritorySearchForm(Question):
    """Narrow the list of territories."""

    text = TextField(_l("Name or INEC code"), required=False)
    level = EnumField(TerritoryLevel, _l("Level"), look="select", required=False, blank=_l("All levels"))
    corridor = ChoiceField(_CORRIDOR, required=False, blank=_l("All corridors"))


class OrganisationForm(Form):
    """A new organisation: a name, a kind and a bloc; everything else if it is known."""

    name = TextField(_l("Full name"), longest=300)
    acronym = TextField(_l("Acronym"), required=False, longest=60)
    kind = EnumField(OrganisationKind, _l("Kind"), look="select")
    bloc = EnumField(Bloc, _l("Bloc"), look="select", hint=_l("The side on which it usually sits. A seat may say otherwise."))
    nationality = ChoiceField(_l("Nationality or people that it represents"), look="search", required=False, blank=_NOT_SAID)
    territory = IdField(_l("Place"), look="search", required=False, blank=_NOT_SAID)
    corridor = ChoiceField(_CORRIDOR, required=False, blank=_NOT_SAID)
    from_day = DateField(_l("Bears this name since"), required=False, hint=_l("Leave it blank when nobody knows the day."))
    source = TextField(_l("How this is known"), required=False, longest=500)


class CommunityForm(Form):
    """A new community."""

    name = TextField(_l("Name of the community"), longest=300)
    territory = IdField(_l("Parish or canton"), look="search", required=False, blank=_NOT_SAID)
    nationality = ChoiceField(_l("Nationality or people of the community"), look="search", required=False, blank=_NOT_SAID)
    corridor = ChoiceField(_CORRIDOR, required=False, blank=_NOT_SAID)


class RenameForm(Form):
    """A new name from a day on."""

    name = TextField(_l("New name"), longest=300)
    acronym = TextField(_l("New acronym"), required=False, longest=60)
    from_day = DateField(_l("First day of the new name"), hint=_l("Papers of earlier days keep the name of their day."))
    source = TextField(_l("How this is known"), required=False, longest=500,
                       hint=_l("For example: the agreement that registers the change."))


class ConfirmForm(Form):
    """Somebody checked a candidate."""

    source = TextField(_l("How you checked it"), required=False, longest=500)


class TerritoryForm(Form):
    """A province, canton or parish that the list lacks."""

    level = EnumField(TerritoryLevel, _l("Level"))
    name = TextField(_l("Name"))
    code = TextField(_l("INEC code"), required=False, longest=6, hint=_l("Two digits for a province, four for a canton, six for a parish."))
    parent = IdField(_l("It lies in"), look="search", required=False, blank=_NOT_SAID)
    corridor = IdField(_CORRIDOR, required=False, blank=_NOT_SAID)
    valid_from = DateField(_l("Exists since"), required=False)
    source = TextField(_l("How this is known"), required=False, longest=500)


class EndTerritoryForm(Form):
    """The last day of a unit."""

    on = DateField(_l("First day without it"), hint=_l("For example: the day on which a parish became a canton."))


def fill_choices(form: Any, on: date) -> None:
    """Give a form its lists: corridors, territory and nationalities, as far as it asks for them."""
    if "corridor" in form and not isinstance(form.corridor, IdField):
        form.corridor.choices = [(one.code, one.name) for one in reads.corridors()] + ([] if isinstance(form, Question) else [_IN_BOTH])
    elif "corridor" in form:
        form.corridor.choices = [(one.id, one.name) for one in reads.corridors()]
    for name in ("territory", "parent"):
        if name in form:
            form[name].choices = places(on)
    if "nationality" in form:
        form.nationality.choices = [(one.code, one.name) for one in reads.nationalities() if one.kind != "app_value"]


def places(on: date) -> list[tuple[Any, str]]:
    """Return every territory with the one it lies in: "Sangay, Palora"."""
    known = {one.id: one for one in reads.territories(on=on)}
    return [(one.id, ", ".join(filter(None, (one.name, known[one.parent].name if one.parent in known else "")))) for one in known.values()]
