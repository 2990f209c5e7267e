"""Load the demonstration: every step of both corridors, in the order of days, in one transaction. All of it, or nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from governance_app.access.rules import SYSTEM
from governance_app.cli.demo import accounts, actas, bodies, figures, meetings, participating, register, sessions
from governance_app.cli.demo.people import person, withdraw
from governance_app.cli.demo.story import Story, read, repeatable_ids
from governance_app.committees import reads as committees
from governance_app.foundation.database import one_transaction
from governance_app.foundation.errors import Conflict
from governance_app.foundation.ids import ids_from
from governance_app.organisations import actions as organisations

LOADED = uuid5(UUID("0190f7a0-0000-7000-8000-000000000000"), "demonstration")
"""The id of the first act, the same for every seed: its receipt says that a demonstration was loaded."""
CHRONICLES = ("south.json", "north.json", "participation.json")


class NotAnEmptyPlace(Conflict):
    """The installation holds bodies that are not a demonstration's: invented data would mix with theirs."""


@dataclass(frozen=True)
class Step:
    """Something that happens on a day of the story."""

    at: datetime
    run: Callable[[], object]


def load(seed: int, as_of: date, now: datetime) -> bool:
    """Load everything as told on `as_of`. Return False when a demonstration is here already (whatever its seed): nothing is done.

    Raises NotAnEmptyPlace.
    """
    with one_transaction(), ids_from(repeatable_ids(seed, as_of)):
        story = Story(seed, as_of)
        begins = story.at(-364)
        if organisations.load_reference_data(actor=SYSTEM, id=LOADED, now=begins).replayed:
            return False
        if committees.bodies(on=as_of) or committees.bodies(on=now.date()):
            raise NotAnEmptyPlace()
        for step in sorted(_steps(story), key=lambda step: step.at):
            step.run()
        figures.publish(story)
        accounts.open_all(story)
    return True


def _steps(story: Story) -> Iterator[Step]:
    for name in CHRONICLES:
        data = read(name)
        for given in data["chronicle"]:
            yield from _meeting(story, given) if given["do"] == "meeting" else [_other(story, data.get("corridor", ""), given)]


def _meeting(story: Story, given: dict[str, Any]) -> Iterator[Step]:
    first, day = given.get("first_day", given["day"]), given["day"]
    yield Step(story.at(day - given.get("planned_before", 21), "10:00"), lambda: meetings.plan(story, given))
    if "notice" in given:
        told = given["notice"]
        yield Step(story.notice_at(first - told["days"], told.get("hour", "09:00")), lambda: meetings.convene(story, given))
    if "session" in given:
        yield Step(story.at(day, given["hour"]), lambda: sessions.hold(story, given))


def _other(story: Story, corridor: str, given: dict[str, Any]) -> Step:
    where = story.ids.get
    ways: dict[str, Callable[[], object]] = {
        "body": lambda: bodies.body(story, corridor, given),
        "rules": lambda: bodies.rules(story, story.ids[given["body"]], given),
        "form": lambda: bodies.form(story, story.ids[given["body"]], given),
        "offices": lambda: bodies.offices(story, story.ids[given["body"]], given),
        "end_holding": lambda: bodies.end_holding(story, given),
        "person": lambda: person(story, given["key"], given["kind"], given["day"], body=where(given["body"])),
        "withdraw": lambda: withdraw(story, given["key"], given["day"]),
        "disburse": lambda: register.disburse(story, given),
        "follow": lambda: register.follow(story, given),
        "sign": lambda: actas.sign(story, given),
        "aim": lambda: participating.aim(story, given),
        "barrier": lambda: participating.barrier(story, given),
        "after_barrier": lambda: participating.after_barrier(story, given),
        "return": lambda: participating.taken_back(story, given),
        "agreement": lambda: participating.agreement(story, given),
        "annex": lambda: participating.annex(story, given),
    }
    return Step(story.at(given["day"], given.get("at", "07:00")), ways[given["do"]])
