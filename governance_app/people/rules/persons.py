"""Persons, and records that may be of one and the same person."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import lru_cache
from itertools import combinations
from uuid import UUID

from governance_app.foundation.errors import Conflict, Invalid, Missing
from governance_app.organisations.rules import fold
from governance_app.people.rules.words import AgeBand, IdentityKind
from governance_app.record.rules import Event


class NoSuchPerson(Missing):
    """No such person within the actor's sight."""


class NotTied(Missing):
    """The account that asks is tied to no person: nobody knows whose data to show."""


class RepresentativeActs(Conflict):
    """Under 15 the legal representative says it to the secretary; the person alone cannot change it here."""


class NotTheirAccount(Conflict):
    """The account bears another name than the person: it is not tied to them."""


class PersonErased(Conflict):
    """The data of this person were erased; nothing can be written about them any more."""


class NameMissing(Invalid):
    """A person needs a name."""


class SamePerson(Invalid):
    """A record cannot be merged with itself."""


class MetTogether(Conflict):
    """Both were written down at the same meeting, as two people. data: meetings (how many)."""


class AlreadyApart(Conflict):
    """Somebody already said that these are two people."""


class NotMerged(Conflict):
    """This merge was undone already."""


class Likeness(Enum):
    """Why two records may be of one person."""

    SAME_NAME = "same_name"
    SOUNDS_ALIKE = "sounds_alike"
    NAME_WITHIN = "name_within"


@dataclass(frozen=True)
class PersonRef:
    """A person by id and name."""

    id: UUID
    name: str


@dataclass(frozen=True)
class Person:
    """A person as a keeper sees them; nothing sensitive. `minor_band`: only for who is under 18."""

    id: UUID
    name: str
    community: UUID | None
    created_at: datetime
    minor_band: AgeBand | None = None
    representative: str = ""
    identity: IdentityKind | None = None
    has_contact: bool = False
    demonstration: bool = False
    external_id: str | None = None
    erased_at: datetime | None = None

    @property
    def ref(self) -> PersonRef:
        """Return id and name only."""
        return PersonRef(self.id, self.name)


@dataclass(frozen=True)
class Pair:
    """Two records that may be of one person, and why."""

    first: PersonRef
    second: PersonRef
    likeness: Likeness


@dataclass(frozen=True)
class Merge:
    """A merge: which record was kept, which points to it."""

    id: UUID
    kept: PersonRef
    merged: PersonRef
    at: datetime
    reason: str
    undone_at: datetime | None


@dataclass(frozen=True)
class PeopleMerged(Event):
    """Two records became one. The leaf names the merge, never a person."""

    merge: UUID
    name = "people.merged"


@dataclass(frozen=True)
class MergeUndone(Event):
    """A merge was taken back."""

    merge: UUID
    name = "people.merge_undone"


@dataclass(frozen=True)
class PrivateShown(Event):
    """Somebody opened what is kept sealed. The receipt of the same id says who and whose, inside."""

    look: UUID
    name = "people.private_shown"


ERASED_NAME = "(nombre eliminado)"
"""What stands in place of the name of who was erased: in Spanish, as the acts of the committees are."""

_PARTICLES = frozenset({"de", "del", "la", "las", "los", "y", "da", "do"})
MOST_WORDS = 8
_SHORT_FORMS = {"ma": "maria", "fco": "francisco", "gpe": "guadalupe", "jse": "jose", "vda": ""}
_SOUNDS = tuple((re.compile(pattern), sound) for pattern, sound in (
    (r"ch", "1"), (r"sh", "2"), (r"ph", "f"), (r"qu(?=[ei])", "k"), (r"gu(?=[ei])", "g"), (r"g(?=[ei])", "j"), (r"c(?=[eiy])", "s"),
    (r"[cq]", "k"), (r"z", "s"), (r"x", "s"), (r"v", "b"), (r"ll", "i"), (r"y", "i"), (r"^[hg]u(?=[aeio])", "w"), (r"h", ""),
    (r"(.)\1+", r"\1"),
))


def check_person_name(name: str) -> str:
    """Return the name with single spaces, or raise NameMissing."""
    clean = " ".join(name.split())
    if not fold(clean):
        raise NameMissing(field="name")
    return clean


@lru_cache(maxsize=20_000)
def name_words(name: str) -> frozenset[str]:
    """Return the words of a name, folded, without particles, short forms written out, in no order."""
    words = (_SHORT_FORMS.get(word, word) for word in fold(name).split() if word not in _PARTICLES)
    return frozenset(word for word in words if word)


@lru_cache(maxsize=20_000)
def sound(word: str) -> str:
    """Return a folded word as it sounds: Vargas = Bargas, Hernández = Ernandes, Kichwa spelled with k, qu or c."""
    for pattern, replacement in _SOUNDS:
        word = pattern.sub(replacement, word)
    return word


@lru_cache(maxsize=20_000)
def _heard(words: frozenset[str]) -> frozenset[str]:
    return frozenset(map(sound, words))


def likeness(first: str, second: str) -> Likeness | None:
    """Tell why two names may be of one person, or None. Order of the words and accents never matter.

    One name within the other counts when the shorter has at least two words: María Grefa, María Elena Grefa Andi.
    """
    one, two = name_words(first), name_words(second)
    if one and one == two:
        return Likeness.SAME_NAME
    heard, also = _heard(one), _heard(two)
    if heard and heard == also:
        return Likeness.SOUNDS_ALIKE
    shorter = min(heard, also, key=len)
    return Likeness.NAME_WITHIN if len(shorter) >= 2 and shorter == heard & also else None


def likely_pairs(people: Sequence[PersonRef], apart: Iterable[frozenset[UUID]] = ()) -> tuple[Pair, ...]:
    """Return the pairs that may be one person, the likeliest first; pairs that somebody said are `apart` are left out.

    Names are met through their sounding words, never each with each, so that thousands stay quick.
    """
    settled = frozenset(apart)
    heard = [tuple(sorted(set(map(sound, name_words(person.name))))) for person in people]
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, words in enumerate(heard):
        places[words].append(place)
    close = {tuple(sorted((place, other))) for place, words in enumerate(heard) for part in _parts(words) for other in places.get(part, ())}
    found = []
    for a, b in sorted(pair for pair in close if pair[0] != pair[1]):
        alike = likeness(people[a].name, people[b].name)
        if alike and frozenset((people[a].id, people[b].id)) not in settled:
            found.append(Pair(people[a], people[b], alike))
    order = list(Likeness)
    return tuple(sorted(found, key=lambda pair: (order.index(pair.likeness), fold(pair.first.name), pair.first.id, pair.second.id)))


def _parts(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the whole name and, for names of usual length, every part of it with at least two words."""
    yield words
    for size in range(2, len(words) if len(words) <= MOST_WORDS else 0):
        yield from combinations(words, size)
