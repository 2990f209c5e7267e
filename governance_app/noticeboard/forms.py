"""What a visitor may ask: search and filters. Sent with GET, so that an answer has an address."""

from collections.abc import Mapping
from uuid import UUID

from governance_app.commitments.rules import CommitmentState
from governance_app.decisions.rules import DecisionState, Theme
from governance_app.languages.catalogue import _l, _lp
from governance_app.web.forms import ChoiceField, DateField, EnumField, IdField, Question, TextField, YesNoField

_ALL = _lp("any body, year, theme or state", "All")


class DecisionSearch(Question):
    """Search in the register of decisions."""

    words = TextField(_l("Words"), required=False, hint=_l("As people say it. Accents do not matter."))
    theme = EnumField(Theme, _l("Theme"), look="select", required=False, blank=_ALL)
    body = IdField(_l("Body"), required=False, blank=_ALL)
    year = ChoiceField(_l("Year"), required=False, blank=_ALL, choices=[])
    state = EnumField(DecisionState, _l("State"), look="select", required=False, blank=_ALL)
    place = IdField(_l("Place that it touches"), required=False, blank=_ALL)
    on = DateField(_l("As it stood on the day"), required=False)


class CommitmentSearch(Question):
    """Filters of the list of commitments."""

    body = IdField(_l("Body"), required=False, blank=_ALL)
    state = EnumField(CommitmentState, _l("State"), look="select", required=False, blank=_ALL)
    overdue = YesNoField(_l("Only what is overdue"), required=False)


class MeetingSearch(Question):
    """Filter of the list of meetings."""

    body = IdField(_l("Body"), required=False, blank=_ALL)


class RosterDay(Question):
    """The day on which somebody wants to see who sat where."""

    on = DateField(_l("Who sat here on the day"), required=False)


def bodies_to_choose(names: Mapping[UUID, str]) -> list[tuple[UUID, str]]:
    """Return the choices of a field for bodies, by name."""
    return sorted(names.items(), key=lambda pair: pair[1])
