"""Invented people: a name drawn from lists, and what they say of themselves under a consent."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from governance_app.cli.demo.story import Story, read
from governance_app.people import actions
from governance_app.people import reads as people
from governance_app.people.rules import INDIGENOUS, AgeBand, Answers, ConsentGiver, Field, Purpose, Sex

NAMES = read("names.json")
LANGUAGES = {"kichwa": "que", "shuar": "jiv", "achuar": "acu", "cofan": "con", "siona": "snn", "siekopai": "sey"}
OTHERS = {"mestizo": "mestiza", "afro": "afroecuatoriana"}


@dataclass(frozen=True)
class Kind:
    """Who a person is: `w`/`m`, then age band, then people: "w 18-29 shuar". With `-` at the end nothing was recorded."""

    woman: bool
    band: AgeBand
    people: str
    recorded: bool

    @classmethod
    def read(cls, text: str) -> "Kind":
        """Read "w 30-64 kichwa" or "m 30-64 mestizo -"."""
        sex, band, people, *rest = text.split()
        return cls(sex == "w", AgeBand(band), people, not rest)


def person(story: Story, key: str, kind: str, offset: int, **given: Any) -> UUID:
    """Register a person once, under a key of the story, and return them. `offset`: the day on which they are written down."""
    if key not in story.people:
        story.people[key] = _register(story, Kind.read(kind), offset, **given)
    return story.people[key]


def _register(story: Story, kind: Kind, offset: int, **given: Any) -> UUID:
    now = story.at(offset, "09:30")
    found = story.do_as_machine(actions.register_person, now, name=_name(story, kind), demonstration=True, **given)
    if kind.woman:
        story.women.add(found)
    if kind.recorded and not given.get("minor_band"):
        story.do_as_machine(
            actions.describe_person, now, person=found, answers=_answers(kind), given_by=ConsentGiver.SELF, how="De palabra, en asamblea")
    return found


def child(story: Story, key: str, kind: str, offset: int, mother: UUID, body: UUID) -> UUID:
    """Register a minor who comes with their mother: she is the legal representative, and consents (under 15, LOPDP art. 21)."""
    if key in story.people:
        return story.people[key]
    said, named = Kind.read(kind), people.names([mother])[mother]
    now = story.at(offset, "09:40")
    name = f"{story.chance.choice(NAMES['girls'])} {named.split()[2]}"
    found = story.people[key] = story.do_as_machine(
        actions.register_person, now, name=name, body=body, minor_band=said.band, representative=named, demonstration=True)
    story.do_as_machine(actions.describe_person, now, person=found, answers=_answers(said), representative=named,
                        given_by=ConsentGiver.LEGAL_REPRESENTATIVE, how="La madre, de palabra")
    return found


def _name(story: Story, kind: Kind) -> str:
    pairs = [pair.split() for pair in NAMES["women" if kind.woman else "men"]]
    while True:
        given = f"{story.chance.choice(pairs)[0]} {story.chance.choice(pairs)[1]}"
        if given not in story.taken_names:
            break
    story.taken_names.add(given)
    surname = story.chance.choice(NAMES["family"][kind.people])
    second = "" if " " in surname else " " + story.chance.choice(NAMES["family"]["mestizo"])
    return f"{given} {surname}{second}"


def _answers(kind: Kind) -> Answers:
    indigenous = kind.people in LANGUAGES
    return Answers({
        Field.SEX: Sex.WOMAN if kind.woman else Sex.MAN,
        Field.AGE_BAND: kind.band,
        Field.ETHNIC_SELF_ID: INDIGENOUS if indigenous else OTHERS[kind.people],
        Field.NATIONALITY: kind.people if indigenous else None,
        Field.LANGUAGES: ("spa", LANGUAGES[kind.people]) if indigenous else ("spa",),
    })


def withdraw(story: Story, key: str, offset: int) -> None:
    """Let a person withdraw the consent for figures: what they had said is erased; what was counted before stays."""
    now = story.at(offset, "16:00")
    story.do_as_machine(
        actions.withdraw_consent, now, person=story.people[key], purpose=Purpose.PARTICIPATION_FIGURES, how="De palabra, por radio")
