"""What figures are made of: who was at a meeting and what they had said of themselves, who spoke, who proposed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from governance_app.participation.rules.words import (
    INDIGENOUS_ANSWER,
    NOT_INDIGENOUS,
    OTHER_ANSWER,
    Dimension,
    SpeakerAffiliation,
    SpeakerGroup,
)
from governance_app.people.rules import INDIGENOUS, NO_ANSWER, AgeBand, Sex


@dataclass(frozen=True)
class Said:
    """What somebody said of themselves, by dimension. None: not recorded. "no_responde": prefers not to say."""

    sex: str | None = None
    age_band: str | None = None
    affiliation: str | None = None
    nationality: str | None = None

    def of(self, dimension: Dimension) -> str | None:
        """Return the value of a dimension."""
        if dimension is Dimension.SEX:
            return self.sex
        if dimension is Dimension.AGE_BAND:
            return self.age_band
        return self.affiliation if dimension is Dimension.AFFILIATION else self.nationality


NOTHING = Said()
"""Somebody of whom nothing is recorded."""


def said_from(sex: str | None, age_band: str | None, ethnic: str | None, nationality: str | None) -> Said:
    """Return the dimensions from recorded answers. Affiliation is "indigenous" or "other"; nobody's is guessed."""
    if ethnic is None or ethnic == NO_ANSWER:
        affiliation = ethnic
    else:
        affiliation = INDIGENOUS_ANSWER if ethnic == INDIGENOUS else OTHER_ANSWER
    return Said(sex, age_band, affiliation, NOT_INDIGENOUS if affiliation == OTHER_ANSWER else nationality)


_GROUPS: dict[SpeakerGroup, tuple[str | None, str | None]] = {
    SpeakerGroup.WOMAN: (Sex.WOMAN.value, None),
    SpeakerGroup.MAN: (Sex.MAN.value, None),
    SpeakerGroup.YOUNG_WOMAN: (Sex.WOMAN.value, AgeBand.YOUTH.value),
    SpeakerGroup.YOUNG_MAN: (Sex.MAN.value, AgeBand.YOUTH.value),
    SpeakerGroup.ELDER: (None, AgeBand.ELDER.value),
    SpeakerGroup.NOT_SAID: (None, None),
}


def said_of_group(group: SpeakerGroup, affiliation: SpeakerAffiliation) -> Said:
    """Return what a tap on a group says, and no more: "a woman" says nothing of her age, "an elder" nothing of their sex."""
    sex, band = _GROUPS[group]
    people = None if affiliation is SpeakerAffiliation.NOT_SAID else affiliation.value
    return Said(sex, band, people, NOT_INDIGENOUS if people == OTHER_ANSWER else None)


def attending(arrivals: Iterable[tuple[UUID, bool]], descriptions: Mapping[UUID, Said]) -> dict[UUID, Said]:
    """Return each person who came, once, however often they went and came back; `arrivals` are (person, struck out) pairs.

    An arrival that was struck out never happened: who has no other did not attend.
    """
    return {person: descriptions.get(person, NOTHING) for person, struck_out in arrivals if not struck_out}


@dataclass(frozen=True)
class Turn:
    """A turn to speak: by a person, or by somebody of a group. `seconds`: how long it took (None: nobody measured it)."""

    id: UUID
    item: UUID | None
    person: UUID | None = None
    group: SpeakerGroup | None = None
    affiliation: SpeakerAffiliation = SpeakerAffiliation.NOT_SAID
    seconds: int | None = None


@dataclass(frozen=True)
class Proposal:
    """A motion that was put: who proposed it (None: nobody was written down), whether it was carried."""

    proposer: UUID | None
    carried: bool


@dataclass(frozen=True)
class Gathering:
    """The facts of one meeting. `attendees`: each person of the list once, with what they had said by that day.

    `descriptions`: copies of anybody at the meeting, for turns and proposals. `visitors`: groups of the paper sheet.
    `sat`: for which seats each attendee sat, as principal or in their place. `communities`: where they come from, copied at arrival.
    `votes`: (who answered, how often) in votes on motions; None where the vote does not say who.
    """

    meeting: UUID
    day: date
    code: str = ""
    attendees: Mapping[UUID, Said] = field(default_factory=dict)
    descriptions: Mapping[UUID, Said] = field(default_factory=dict)
    visitors: tuple[tuple[Said, int], ...] = ()
    turns: tuple[Turn, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    body: UUID | None = None
    sat: Mapping[UUID, frozenset[UUID]] = field(default_factory=dict)
    communities: Mapping[UUID, UUID] = field(default_factory=dict)
    votes: tuple[tuple[UUID | None, int], ...] = ()

    def said_by(self, person: UUID | None) -> Said:
        """Return what somebody had said of themselves by the day of the meeting."""
        return self.descriptions.get(person, NOTHING) if person else NOTHING

    def speaker(self, turn: Turn) -> Said:
        """Return what is known of who took a turn."""
        return said_of_group(turn.group, turn.affiliation) if turn.group else self.said_by(turn.person)
