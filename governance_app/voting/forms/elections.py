"""Forms of elections with papers: announce, candidates, minimums, papers, the box, a vacancy."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from governance_app.languages.catalogue import _l
from governance_app.voting.rules.elections import ONE_NAME, CandidacyState, Method, PaperKind, ranking_of
from governance_app.web.forms import EnumField, Form, IdField, IntegerField, ManyIdsField, MomentField, TextField, YesNoField

MOST_SEATS = 1000


class ElectionForm(Form):
    """What is filled, and by which method."""

    item = IdField(_l("Point of the agenda"))
    title = TextField(_l("What is filled"), hint=_l("One post, or one list of equal seats. Several posts are several elections."))
    method = EnumField(Method, _l("How the papers are counted"))
    seats = IntegerField(_l("How many seats"), least=1, most=MOST_SEATS)


class CandidateForm(Form):
    """Who is proposed."""

    person = IdField(_l("Who is proposed"), look="search")


class CandidacyForm(Form):
    """What a candidate answers."""

    candidacy = IdField(_l("Who answers"), look="select")
    answer = EnumField(CandidacyState, _l("What they say"), only=(
        CandidacyState.ACCEPTED, CandidacyState.REFUSED, CandidacyState.WITHDRAWN))
    how = TextField(_l("How they said it"), hint=_l("Aloud in the assembly, by letter, through somebody."), required=False, longest=300)


class ListRuleForm(Form):
    """At least so many of a group on the elected list."""

    group = TextField(_l("Name of the group"), longest=100)
    at_least = IntegerField(_l("At least how many are elected"), least=1, most=MOST_SEATS)
    binding = YesNoField(_l("It must be kept: the count makes room for it (unmarked, it only warns)"))
    members = ManyIdsField(_l("Who belongs to it"), hint=_l("Mark them by hand, as each person says."), required=False)


class OpenElectionForm(Form):
    """Hand out the papers."""

    opened_at = MomentField(_l("The papers are handed out at"), hint=_l("Leave it empty for the present moment."), required=False)
    seed = TextField(_l("Seed of the lot for ties"), required=False, hint=_l(
        "A word or numbers said aloud now, before anybody votes. Without it a tie that the rounds do not decide is not broken."))


class PapersForm(Form):
    """Equal papers: whom they name, and how many."""

    times = IntegerField(_l("How many papers say exactly this"), least=1)

    def named(self, method: Method, candidates: Sequence[tuple[int, UUID]]) -> tuple[UUID, ...]:
        """Return whom the paper names, the preferred first. Raises PlacesAlike, PlaceSkipped."""
        if method in ONE_NAME:
            return (self.choice.data,)
        ids = dict(candidates)
        if method is Method.APPROVAL:
            return tuple(id for number, id in candidates if self[f"mark-{number}"].data)
        return tuple(ids[n] for n in ranking_of({number: self[f"place-{number}"].data for number in ids}))


class OtherPapersForm(Form):
    """Papers that name nobody."""

    kind = EnumField(PaperKind, _l("What these papers are"), only=(PaperKind.BLANK, PaperKind.NULL))
    times = IntegerField(_l("How many"), least=1)


class StrikeForm(Form):
    """Strike out an entry."""

    papers = IdField(_l("Which entry"), look="select")
    reason = TextField(_l("Why it is struck out"), longest=500)


class BoxForm(Form):
    """Close the box."""

    in_box = IntegerField(_l("Papers in the box, counted by hand"))


class AnnulForm(Form):
    """Annul the election."""

    reason = TextField(_l("Why it is annulled"), longest=1000)


class RunOffForm(Form):
    """Announce the second vote: nothing is asked."""


class VacancyForm(Form):
    """Fill a seat from the same papers."""

    candidacy = IdField(_l("Who leaves the seat"), look="select")
    declined = ManyIdsField(_l("Who does not want to follow"), required=False)


def papers_form(method: Method, candidates: Sequence[tuple[int, UUID, str]]) -> type[Any]:
    """Return the form of one paper of a method: a name, marks, or a place beside each name. `candidates`: number, candidacy, name."""
    fields: dict[str, Any] = {}
    if method in ONE_NAME:
        fields["choice"] = IdField(_l("Whom the paper names"), look="radio")
    for number, _id, name in candidates:
        if method is Method.APPROVAL:
            fields[f"mark-{number}"] = YesNoField(f"{number}. {name}")
        elif method not in ONE_NAME:
            fields[f"place-{number}"] = IntegerField(f"{number}. {name}", least=1, most=len(candidates), required=False)
    return type("PapersForm", (PapersForm,), fields)
