"""Aims that a body sets itself, dated and with a reason. The statute's stand beside them; both are shown, the higher one counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from governance_app.foundation.errors import Invalid
from governance_app.participation.rules.board import Aim
from governance_app.participation.rules.words import AimSource, Dimension
from governance_app.record.rules import Event

WHOLE = 100


class PercentUnfit(Invalid):
    """An aim is a whole number from 0 to 100."""


class AimOfNobody(Invalid):
    """An aim is for one of the answers that say a value, none other."""


class AimsAboveWhole(Invalid):
    """The aims for the groups of one question add up to more than 100. data: others (what the other groups' aims add up to)."""


class AimReasonNeeded(Invalid):
    """Say why the aim is set: it is kept with it."""


@dataclass(frozen=True)
class AimSet(Event):
    """A body set itself an aim: a share of an answer in percent, from a day (0: none of its own any more). Of nobody in particular."""

    body: UUID
    aim: UUID
    dimension: Dimension
    value: str
    percent: int
    since: date
    name = "participation.aim_set"


@dataclass(frozen=True)
class OwnAim:
    """An aim as it was set, when and by which account. 0 percent ends the one before and sets none."""

    id: UUID
    dimension: Dimension
    value: str
    percent: int
    since: date
    reason: str
    set_at: datetime
    set_by: str = ""

    @property
    def aim(self) -> Aim:
        """Return it as the board compares with it."""
        return Aim(self.value, self.dimension, self.percent, AimSource.OWN, self.since, self.reason)


def own_aims_on(every: Iterable[OwnAim], day: date) -> tuple[Aim, ...]:
    """Return the body's own aims of a day: of each group the one that began last, and of two that began together the one set last."""
    begun = sorted((a for a in every if a.since <= day), key=lambda a: (a.since, a.set_at, a.id))
    last = {(a.dimension, a.value): a for a in begun}
    return tuple(a.aim for _group, a in sorted(last.items(), key=lambda pair: (_place(pair[0][0]), pair[0][1])) if a.percent)


def that_count(aims: Iterable[Aim]) -> tuple[Aim, ...]:
    """Return the aim of each group that the board compares with: the highest; the statute's when both are equal."""
    highest: dict[tuple[Dimension, str], Aim] = {}
    for aim in sorted(aims, key=lambda a: a.source is AimSource.OWN):
        group = (aim.dimension, aim.value)
        if group not in highest or aim.percent > highest[group].percent:
            highest[group] = aim
    return tuple(sorted(highest.values(), key=lambda a: (_place(a.dimension), a.value)))


def check_aim(dimension: Dimension, value: str, percent: int, known: Iterable[str], others: Iterable[Aim], reason: str) -> None:
    """Raise PercentUnfit, AimOfNobody, AimsAboveWhole or AimReasonNeeded. `known`: answers that say a value; `others`: aims that count."""
    if not 0 <= percent <= WHOLE:
        raise PercentUnfit(field="percent")
    if value not in set(known):
        raise AimOfNobody(field="group")
    taken = sum(a.percent for a in that_count(others) if a.dimension is dimension and a.value != value)
    if percent and percent + taken > WHOLE:
        raise AimsAboveWhole(field="percent", others=taken)
    if not reason.strip():
        raise AimReasonNeeded(field="reason")


def _place(dimension: Dimension) -> int:
    return list(Dimension).index(dimension)
