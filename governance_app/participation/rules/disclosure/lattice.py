"""The fixed lattice: every table about groups that may ever be published. Whatever is not declared here cannot leave."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256

from governance_app.participation.rules.facts import Said
from governance_app.participation.rules.words import INDIGENOUS_ANSWER, NOT_INDIGENOUS, OTHER_ANSWER, OUTSIDE_BASE, Dimension
from governance_app.people.rules import AgeBand, Sex

UNSAID, MINORS, OTHER_PEOPLES = "unsaid", "0-17", "other_peoples"
_MINORS = frozenset({AgeBand.CHILD.value, AgeBand.ADOLESCENT_12_14.value, AgeBand.ADOLESCENT_15_17.value})


class Counted(Enum):
    """What a published table counts: people who came to a meeting of the year (each once), or who held voting seats on its last day."""

    PEOPLE = "people"
    SEATS = "seats"


class PoolKind(Enum):
    """Whose meetings are pooled: a committee with the bodies inside it, all of a corridor, or all there are."""

    BODY = "body"
    CORRIDOR = "corridor"
    WHOLE = "whole"


class Family(Enum):
    """Answers of one family tell of each other: who is Shuar is indigenous."""

    SEX = "sex"
    AGE = "age"
    PEOPLES = "peoples"


@dataclass(frozen=True)
class Line:
    """A line of a table: its code, and the finest answers it counts."""

    code: str
    answers: frozenset[str]


@dataclass(frozen=True)
class Plan:
    """A table of the lattice. Every answer of its family is counted in exactly one line."""

    counted: Counted
    dimension: Dimension
    lines: tuple[Line, ...]

    @property
    def name(self) -> str:
        """Return the name that stands in addresses, files and the ledger."""
        return f"{self.counted.value}-{self.dimension.value}"

    @property
    def family(self) -> Family:
        """Return the family of its answers."""
        return FAMILY[self.dimension]


FAMILY = {
    Dimension.SEX: Family.SEX, Dimension.AGE_BAND: Family.AGE,
    Dimension.AFFILIATION: Family.PEOPLES, Dimension.NATIONALITY: Family.PEOPLES,
}
SHAPE: tuple[tuple[Counted, Dimension], ...] = (
    (Counted.PEOPLE, Dimension.SEX), (Counted.PEOPLE, Dimension.AGE_BAND), (Counted.PEOPLE, Dimension.AFFILIATION),
    (Counted.PEOPLE, Dimension.NATIONALITY), (Counted.SEATS, Dimension.SEX), (Counted.SEATS, Dimension.AGE_BAND),
)
"""One answer at a time, a year at a time: two answers crossed leave so much to hide that they are not worth it below some sixty people
(design/trust.md §5). Attendances are not here: how often each person came is public, so a sum of them says more than a count."""


def answer(family: Family, said: Said) -> str:
    """Return the finest answer of a family that anything is published by. Not said and not recorded are one."""
    if family is Family.SEX:
        return said.sex if said.sex and said.sex not in OUTSIDE_BASE else UNSAID
    if family is Family.AGE:
        if said.age_band in _MINORS:
            return MINORS
        return said.age_band if said.age_band and said.age_band not in OUTSIDE_BASE else UNSAID
    if said.affiliation == OTHER_ANSWER:
        return NOT_INDIGENOUS
    if said.affiliation != INDIGENOUS_ANSWER:
        return UNSAID
    return said.nationality if said.nationality and said.nationality not in OUTSIDE_BASE else INDIGENOUS_ANSWER


def answers(family: Family, nationalities: Collection[str]) -> tuple[str, ...]:
    """Return every answer of a family, given the codes of nationalities and peoples."""
    if family is Family.SEX:
        return (Sex.WOMAN.value, Sex.MAN.value, UNSAID)
    if family is Family.AGE:
        return (MINORS, AgeBand.YOUTH.value, AgeBand.ADULT.value, AgeBand.ELDER.value, UNSAID)
    return (*sorted(nationalities), INDIGENOUS_ANSWER, NOT_INDIGENOUS, UNSAID)


def lattice(nationalities: Collection[str], agreed: Iterable[str] = ()) -> tuple[Plan, ...]:
    """Return every table. A nationality has a line of its own only where its organisation agreed (`agreed`); the others stand together.

    Without any agreement there is no table by nationality.
    """
    own = sorted(set(agreed) & set(nationalities))
    return tuple(Plan(counted, by, _lines(by, nationalities, own)) for counted, by in SHAPE if by is not Dimension.NATIONALITY or own)


def _lines(by: Dimension, nationalities: Collection[str], agreed: list[str]) -> tuple[Line, ...]:
    every = answers(FAMILY[by], nationalities)
    if FAMILY[by] is not Family.PEOPLES:
        return tuple(Line(one, frozenset({one})) for one in every)
    alone = agreed if by is Dimension.NATIONALITY else []
    others = frozenset(every) - {*alone, NOT_INDIGENOUS, UNSAID}
    return (*(Line(one, frozenset({one})) for one in alone), Line(OTHER_PEOPLES if alone else INDIGENOUS_ANSWER, others),
            Line(NOT_INDIGENOUS, frozenset({NOT_INDIGENOUS})), Line(UNSAID, frozenset({UNSAID})))


def digest(plans: Iterable[Plan]) -> str:
    """Return the SHA-256 (hexadecimal) of tables as declared: it stands in the record beside what was published by them."""
    told = [[plan.name, [[line.code, sorted(line.answers)] for line in plan.lines]] for plan in plans]
    return sha256(json.dumps(told, separators=(",", ":"), ensure_ascii=False).encode()).hexdigest()
