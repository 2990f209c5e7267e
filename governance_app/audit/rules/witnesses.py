"""Witnesses: who cosigns our heads, when a head is firm, and what this installation asks before it cosigns those of others.

Source: C2SP tlog-witness (requests, answers), tlog-cosignature (version 1); design/trust.md §4: firm = two witnesses of different
communities. A witness remembers the last head it cosigned, and cosigns only what grew out of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from uuid import UUID

from governance_app.foundation.errors import Conflict, Invalid, Missing, NotAllowed
from governance_app.record.rules import Event, Head, HeadUnreadable, Key, is_consistent, read_head
from governance_app.record.rules.heads import NUMBER, bytes_of

ENOUGH = 2
"""Different communities whose witnesses make a head firm."""
MOST_STEPS = 63
"""Hashes of a proof of growth (C2SP tlog-witness)."""


class Standing(Enum):
    """How much stands behind a head besides this installation."""

    PROVISIONAL = "provisional"
    FIRM = "firm"


class WitnessMissing(Missing):
    """No such witness."""


class KeyNotOfWitness(Invalid):
    """This is the key of a record; a witness has one of its own kind."""


class KeyNotOfLog(Invalid):
    """This is not the key of a record."""


class AlreadyWitness(Invalid):
    """This key is that of a witness already."""


class WitnessUnknown(Invalid):
    """None of the signatures is of a witness that is named here."""


class CosignatureUntrue(Invalid):
    """The signature is not that of this witness under this head of ours."""


class HeadNotOurs(Conflict):
    """This head is not one of this record."""


class LogUnknown(Missing):
    """This installation is no witness of that record."""


class LogWatched(Invalid):
    """This installation is a witness of that record already."""


class NotSigned(NotAllowed):
    """The head is not signed with the key known for that record."""


class OldSizeWrong(Conflict):
    """The growth must begin at the head that was cosigned last. data: size."""


class HeadsDiffer(Conflict):
    """Two heads of the same size: the record shows different histories to different people. data: size."""


class GrowthUnproven(Invalid):
    """The proof does not show that the record only grew."""

    status = 422


@dataclass(frozen=True)
class WitnessNamed(Event):
    """Somebody of a community witnesses the heads of this record. `key`: public key (hex)."""

    witness: UUID
    community: UUID
    key: str
    name = "audit.witness_named"


@dataclass(frozen=True)
class WitnessEnded(Event):
    """A witness cosigns no more."""

    witness: UUID
    name = "audit.witness_ended"


@dataclass(frozen=True)
class Witness:
    """Who cosigns: a person or another committee, of a community. `seen`: size of the largest head it cosigned, 0 for none."""

    id: UUID
    label: str
    community: UUID
    community_name: str
    key: Key
    since: datetime
    ended_at: datetime | None = None
    seen: int = 0


@dataclass(frozen=True)
class Watched:
    """The record of another installation and the last head of it that this one cosigned (None: none yet)."""

    origin: str
    label: str
    key: Key
    head: Head | None = None


@dataclass(frozen=True)
class Request:
    """What a record asks of a witness: to cosign `head`, which grew out of the one of size `old`, as `path` shows."""

    old: int
    path: tuple[bytes, ...]
    head: Head


def standing(communities: Iterable[UUID]) -> Standing:
    """Return how a head stands when witnesses of these communities cosigned it."""
    return Standing.FIRM if len(set(communities)) >= ENOUGH else Standing.PROVISIONAL


def read_request(text: str) -> Request:
    """Read the body of an `add-checkpoint` request. Raises HeadUnreadable."""
    above, parted, note = text.replace("\r\n", "\n").partition("\n\n")
    first, *steps = above.split("\n")
    size, path = first.removeprefix("old "), tuple(bytes_of(step) or b"" for step in steps)
    wrong = not parted or not first.startswith("old ") or not NUMBER.fullmatch(size)
    if wrong or len(path) > MOST_STEPS or any(len(step) != 32 for step in path):
        raise HeadUnreadable("head")
    head = read_head(note)
    if int(size) > head.size:
        raise HeadUnreadable("head")
    return Request(int(size), path, head)


def check_growth(asked: Request, last: Head | None) -> None:
    """Check that the head asked for grew out of the last one cosigned. Raises OldSizeWrong, HeadsDiffer, GrowthUnproven."""
    known = last.size if last else 0
    if asked.old != known:
        raise OldSizeWrong(size=known)
    if last and asked.head.size == last.size and asked.head.root != last.root:
        raise HeadsDiffer(size=known)
    if asked.old == 0:
        if asked.path:
            raise GrowthUnproven("head")
    elif last and not is_consistent(last.size, last.root, asked.head.size, asked.head.root, asked.path):
        raise GrowthUnproven("head")
