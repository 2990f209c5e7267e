"""Consents and answers: nothing sensitive without a consent in force; blank and "prefers not to say" are different."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from governance_app.foundation.errors import Conflict, Invalid
from governance_app.people.rules.ages import is_minor
from governance_app.people.rules.words import CODES, INDIGENOUS, NO_ANSWER, AgeBand, ConsentGiver, Field, Purpose
from governance_app.record.rules import Event


class ConsentMissing(Conflict):
    """No consent in force covers this. data: purpose."""


class AlreadyConsented(Conflict):
    """A consent for this purpose is in force already. data: purpose."""


class NothingToDispute(Conflict):
    """There is no standing answer to this question. data: question."""


class ConsentInFuture(Invalid):
    """A consent is written down on the day it is given or later, not before."""


class UnknownAnswer(Invalid):
    """This is not one of the answers of the question. data: question."""


class NationalityOnlyIndigenous(Invalid):
    """A nationality or people is asked only of who said "indigenous"."""


class AdultsOnly(Invalid):
    """Gender identity is asked only from 18 years on."""


class NoAnswerStandsAlone(Invalid):
    """"Prefers not to say" cannot stand beside another answer. data: question."""


@dataclass(frozen=True)
class Consent:
    """A consent: one purpose; in force from `given_on` until withdrawn."""

    id: UUID
    person: UUID
    purpose: Purpose
    given_on: date
    given_by: ConsentGiver
    representative: str = ""
    how: str = ""
    withdrawn_on: date | None = None

    def in_force(self, on: date) -> bool:
        """Tell whether it stands on a day. On the day of the withdrawal it stands no more."""
        return self.given_on <= on and (self.withdrawn_on is None or on < self.withdrawn_on)


@dataclass(frozen=True)
class Description:
    """What a person says of themselves, as codes. None: not recorded. `no_responde`: prefers not to say."""

    sex: str | None = None
    gender_identity: str | None = None
    age_band: str | None = None
    ethnic_self_id: str | None = None
    nationality: str | None = None
    languages: tuple[str, ...] | None = None
    disability: str | None = None


NOTHING_SAID = Description()


@dataclass(frozen=True)
class SaidAnswer:
    """One answer as it is kept. `replaced_at`: None for what stands; `disputed_because`: "" when no reason was given."""

    field: Field
    code: str
    other_text: str
    said_on: date
    disputed: bool = False
    disputed_because: str = ""
    replaced_at: datetime | None = None


@dataclass(frozen=True, init=False, repr=False, eq=False)
class Answers:
    """Answers on their way. A dataclass without fields, so that receipts, logs and errors see nothing of them.

    `values`: a field with its code or codes; with None it becomes "not recorded"; a field not named stays as it is.
    `texts`: what was written beside "other".
    """

    def __init__(self, values: Mapping[Field, Any], texts: Mapping[Field, str] | None = None) -> None:
        object.__setattr__(self, "_values", {field: _codes(value) for field, value in values.items()})
        object.__setattr__(self, "_texts", dict(texts or {}))

    def codes(self) -> dict[Field, tuple[str, ...]]:
        """Return every field that is being answered, with its codes; without any: it becomes not recorded."""
        return dict(self.__dict__["_values"])

    def text(self, field: Field) -> str:
        """Return what was written beside "other"."""
        return str(self.__dict__["_texts"].get(field) or "")

    def age(self) -> AgeBand | None:
        """Return the age band that is being said, if one is."""
        said = self.codes().get(Field.AGE_BAND, ())
        return AgeBand(said[0]) if said and said[0] != NO_ANSWER else None

    def __repr__(self) -> str:
        return "Answers()"

    def __reduce__(self) -> Any:
        raise TypeError("answers are not written anywhere but in their table")


def _codes(value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, (tuple, list, set, frozenset)) else (value,)
    return tuple(str(getattr(one, "value", one)) for one in values if one not in (None, ""))


def check_answers(
    said: Mapping[Field, tuple[str, ...]], nationalities: frozenset[str], ethnic_self_id: str | None, band: AgeBand | None,
) -> None:
    """Raise unless every answer is one of its question and may be asked of this person.

    `ethnic_self_id`: what will stand after these answers; `band`: the minor band that will stand.
    """
    for field, codes in said.items():
        allowed = nationalities if field is Field.NATIONALITY else CODES[field]
        if not set(codes) <= allowed or (len(codes) > 1 and field is not Field.LANGUAGES):
            raise UnknownAnswer(field=field.value, question=field)
        if NO_ANSWER in codes and len(codes) > 1:
            raise NoAnswerStandsAlone(field=field.value, question=field)
    if said.get(Field.NATIONALITY) and ethnic_self_id != INDIGENOUS:
        raise NationalityOnlyIndigenous(field="nationality")
    if said.get(Field.GENDER_IDENTITY) and is_minor(band):
        raise AdultsOnly(field="gender_identity")


@dataclass(frozen=True)
class ConsentGiven(Event):
    """A consent was written down. The leaf names the consent (a random id), never the person."""

    consent: UUID
    purpose: Purpose
    given_by: ConsentGiver
    name = "people.consent_given"


@dataclass(frozen=True)
class ConsentWithdrawn(Event):
    """A consent was withdrawn, and what stood under it erased."""

    consent: UUID
    purpose: Purpose
    name = "people.consent_withdrawn"
