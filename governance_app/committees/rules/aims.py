"""Composition: how the principals of a body stand against the aims of its statute. Exact counts, warnings only."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from governance_app.committees.rules.statute import Statute


class Aim(Enum):
    """What a statute may aim at among the principals."""

    WOMEN = "women"
    YOUTH = "youth"


@dataclass(frozen=True)
class Principal:
    """What a principal chose to say, reduced to the two questions of the aims; None is not recorded."""

    woman: bool | None = None
    young: bool | None = None


@dataclass(frozen=True)
class Shortfall:
    """An aim that is not reached: `have` of `known` principals, against `percent` of every 100; the others said nothing."""

    aim: Aim
    percent: int
    have: int
    known: int
    not_recorded: int


def shortfalls(statute: Statute, principals: Iterable[Principal]) -> tuple[Shortfall, ...]:
    """Return the aims of the statute that are not reached. Who said nothing is kept out; with an empty base there is no warning."""
    everyone = list(principals)
    asked = ((Aim.WOMEN, statute.aim_women_percent, [p.woman for p in everyone]),
             (Aim.YOUTH, statute.aim_youth_percent, [p.young for p in everyone]))
    found = []
    for aim, percent, answers in asked:
        known = [a for a in answers if a is not None]
        if percent is not None and known and sum(known) * 100 < percent * len(known):
            found.append(Shortfall(aim, percent, sum(known), len(known), len(answers) - len(known)))
    return tuple(found)
