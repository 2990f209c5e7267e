"""What is kept of a person, in words: each code that stands in it as the person would read it."""

from collections.abc import Mapping
from typing import Any

from governance_app.attendance.rules import Capacity
from governance_app.commitments.rules import CommitmentState
from governance_app.committees.rules import Office
from governance_app.languages.catalogue import _
from governance_app.organisations.rules import Bloc
from governance_app.participation.published import KINDS, split_words
from governance_app.participation.rules import Dimension
from governance_app.participation.rules.disclosure import Counted, Family
from governance_app.participation.wording import line_label
from governance_app.people.rules import ANSWER_KINDS, NO_ANSWER, UNKNOWN_ANSWER, AgeBand, ConsentGiver, Field, IdentityKind, Purpose
from governance_app.people.wording import PREFERS_NOT
from governance_app.privacy.rules import OwnAnswer, OwnConsent, OwnFigure, OwnMeeting, OwnPost, OwnPromise, OwnRecord
from governance_app.web.sentences import label

Pairs = list[tuple[Any, Any]]
BY_FAMILY = {Family.SEX: Dimension.SEX, Family.AGE: Dimension.AGE_BAND, Family.PEOPLES: Dimension.NATIONALITY}


def record_pairs(one: OwnRecord) -> Pairs:
    """Return the record as terms and values; what is not kept says so."""
    nothing = _("Not recorded")
    document = f"{label(IdentityKind(one.identity_document))}: {one.identity_number}" if one.identity_document else nothing
    return [
        (_("Name"), one.name), (_("Community"), one.community or nothing), (_("Committees"), ", ".join(one.bodies) or nothing),
        (_("Under 18?"), label(AgeBand(one.age_under_18)) if one.age_under_18 else _("Adult, or not said")),
        (_("Legal representative"), one.representative or nothing), (_("Identity number"), document),
        (_("Contact"), one.contact or nothing), (_("Number in another system"), one.id_elsewhere or nothing),
    ]


def answer_words(field: Field, code: str, nationalities: Mapping[str, str]) -> str:
    """Return an answer as the person chose it."""
    if code == NO_ANSWER:
        return str(PREFERS_NOT)
    if field is Field.NATIONALITY:
        return _("Does not know") if code == UNKNOWN_ANSWER else nationalities.get(code) or _("Another nationality or people")
    return label(ANSWER_KINDS[field](code))


def answer_row(one: OwnAnswer, nationalities: Mapping[str, str]) -> tuple[str, str]:
    """Return a question and its answer, with what was written beside "other"."""
    words = answer_words(Field(one.field), one.code, nationalities)
    return label(Field(one.field)), f"{words} ({one.other_text})" if one.other_text else words


def said_then(meeting: OwnMeeting, nationalities: Mapping[str, str]) -> str:
    """Return what was copied of somebody's answers to a meeting, one after another."""
    return "; ".join(
        label(Bloc(code)) if name == "bloc" else answer_words(Field(name), code, nationalities) for name, code in meeting.said_then.items())


def consent_words(one: OwnConsent) -> tuple[str, str, str]:
    """Return for what a consent is, who gave it, and how."""
    who = f"{label(ConsentGiver(one.given_by))} ({one.representative})" if one.representative else label(ConsentGiver(one.given_by))
    return label(Purpose(one.purpose)), who, one.how


def post_words(one: OwnPost) -> str:
    """Return a seat, an office or a candidacy in words."""
    if one.what == "office":
        return label(Office(one.label))
    return _("Candidate: %(election)s", election=one.label) if one.what == "candidacy" else one.label


def figure_words(one: OwnFigure, nationalities: Mapping[str, str]) -> tuple[str, str, str, str]:
    """Return of whom figures were published, what was counted, which lines of which tables count somebody, and what they had said then."""
    names = dict(nationalities)
    counted, tables = Counted(one.counted), [(Dimension(table.dimension), table.line) for table in one.tables]
    lines = "; ".join(
        _("%(table)s: %(line)s", table=split_words(counted, by), line=line_label(by, line, names)) for by, line in tables)
    said = [(by if code in names or by is not Dimension.NATIONALITY else Dimension.AFFILIATION, code)
            for by, code in ((BY_FAMILY[Family(family)], code) for family, code in one.said_then.items())]
    words = "; ".join(line_label(by, code, names) for by, code in said)
    kind = next(kind for kind, word in KINDS.items() if word == one.pool_kind)
    return one.pool_name or label(kind), label(counted), lines, words


def capacity_words(one: OwnMeeting) -> str:
    """Return as what somebody came."""
    return label(Capacity(one.capacity)) if one.capacity else ""


def state_words(one: OwnPromise) -> str:
    """Return how a commitment stands."""
    return label(CommitmentState(one.state))
