"""Receipts, leaves and the chain that binds each leaf to the one before it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from governance_app.foundation.errors import Conflict

GENESIS = sha256(b"governance-app record v1").hexdigest()


class IdAlreadyUsed(Conflict):
    """This id was already used, for another act, other content or another row; nothing was changed."""


@dataclass(frozen=True)
class Receipt:
    """What an act answers, the first time and on every repetition of the same id."""

    id: UUID
    act: str
    subject: UUID
    recorded_at: datetime
    position: int | None = None
    replayed: bool = False


@dataclass(frozen=True)
class Event:
    """Base of the facts that become leaves. Subclasses are frozen and set `name`, dotted and permanent.

    Their fields are UUIDs, dates, integers, short codes or tuples of these: never a name of a person.
    """

    name = ""


def leaf_digest(previous: str, canonical: bytes) -> str:
    """Return the SHA-256 (hex) that seals a leaf: over the previous digest, a zero byte and the canonical JSON."""
    return sha256(bytes.fromhex(previous) + b"\x00" + canonical).hexdigest()


def first_break(chain: Iterable[tuple[bytes, str]]) -> int | None:
    """Return the position (from 0) of the first leaf whose digest does not follow, or None when all do."""
    previous = GENESIS
    for position, (canonical, digest) in enumerate(chain):
        if leaf_digest(previous, canonical) != digest:
            return position
        previous = digest
    return None
