"""Whoever tells the story: chance from a seed, days counted from the day of telling, acts with ids of their own."""

import csv
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from importlib.resources import files
from random import Random
from string import Formatter
from typing import Any
from uuid import UUID

from governance_app.access.rules import SYSTEM, Actor
from governance_app.foundation.clock import from_local
from governance_app.foundation.ids import new_id, uuid7
from governance_app.record.rules import Receipt

SUNDAY = 6


def read(name: str) -> Any:
    """Return a JSON file of data/."""
    return json.loads(files("governance_app.cli.demo").joinpath("data", name).read_text("utf-8"))


@cache
def facts() -> dict[str, dict[str, str]]:
    """Return the true background, by key: what is told, how sure it is, and who says so."""
    lines = files("governance_app.cli.demo").joinpath("data", "facts.csv").read_text("utf-8").splitlines()
    return {row["key"]: row for row in csv.DictReader(lines)}


def with_facts(text: str) -> str:
    """Fill each `{key}` of a text with that fact, and `{sources}` with where those facts are from."""
    used = [facts()[key] for _words, key, _form, _turn in Formatter().parse(text) if key and key != "sources"]
    sources = dict.fromkeys(source for fact in used for source in fact["source"].split("; "))
    return text.format(sources=", ".join(sources), **{fact["key"]: fact["value"] for fact in used})


def repeatable_ids(seed: int, as_of: date) -> Callable[[], UUID]:
    """Return a source of ids that comes out the same for the same seed and day, each later than the one before."""
    chance = Random(f"ids {seed} {as_of}")  # noqa: S311 — ids of invented records, not secrets
    stamp = int(from_local(datetime.combine(as_of - timedelta(days=365), time())).timestamp() * 1000)

    def source() -> UUID:
        nonlocal stamp
        stamp += 1
        return uuid7(stamp, chance.getrandbits(80))

    return source


@dataclass
class Story:
    """The story being told. `ids`: what the data call something by → its id. `women`: who is told as a woman. `actor`: who acts now."""

    seed: int
    as_of: date
    actor: Actor = SYSTEM
    ids: dict[str, UUID] = field(default_factory=dict)
    people: dict[str, UUID] = field(default_factory=dict)
    women: set[UUID] = field(default_factory=set)
    taken_names: set[str] = field(default_factory=set)
    chance: Random = field(init=False)

    def __post_init__(self) -> None:
        self.chance = Random(f"story {self.seed}")  # noqa: S311 — chance of a story

    def apart(self, what: str) -> Random:
        """Return a chance of its own for one thing: drawing on it changes nothing else of the story."""
        return Random(f"{what} {self.seed}")  # noqa: S311 — chance of a story

    def day(self, offset: int) -> date:
        """Return the day so many days after (before, when negative) the telling; never a Sunday."""
        found = self.as_of + timedelta(days=offset)
        return found + timedelta(days=1) if found.weekday() == SUNDAY else found

    def at(self, offset: int, hour: str = "08:00") -> datetime:
        """Return the instant of a wall-clock hour (Ecuador) on such a day."""
        return from_local(datetime.combine(self.day(offset), time.fromisoformat(hour)))

    def notice_at(self, offset: int, hour: str) -> datetime:
        """Return the instant of a notice: what would go out on a Sunday goes out on the Saturday, so that nobody is told too late."""
        day = self.as_of + timedelta(days=offset)
        return from_local(datetime.combine(day - timedelta(days=day.weekday() == SUNDAY), time.fromisoformat(hour)))

    def do(self, action: Callable[..., Receipt], now: datetime, **given: Any) -> UUID:
        """Do it as whoever acts now, and return its subject."""
        return action(actor=self.actor, id=new_id(), now=now, **given).subject

    def do_as_machine(self, action: Callable[..., Receipt], now: datetime, **given: Any) -> UUID:
        """Do what only the technician at the machine may."""
        return action(actor=SYSTEM, id=new_id(), now=now, **given).subject
