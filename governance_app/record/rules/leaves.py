"""Receipts, events and leaves: what an entry of the record is, and how it is written down.

Sources: RFC 8785 (canonical JSON), RFC 6962 §2.1 (hash of a leaf), design/trust.md §4. A leaf names the one before it by its hash and
the how-manyeth of its body it is, so that neither a fork nor a gap can hide behind a tree that was made anew.
"""

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from governance_app.foundation.errors import Conflict
from governance_app.record.rules.tree import leaf_hash

SCHEMA = 2
"""Version of a leaf. Of version 1 (before the tree) only the text counts: it names neither its number nor the leaf before it."""


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


@dataclass(frozen=True)
class Place:
    """Where a leaf will stand: `position` in the record from 0, `number` in its body from 1, `previous`: hash (hex) of the leaf before."""

    position: int
    previous: str | None
    body: str | None = None
    number: int | None = None
    role: str = ""


def leaf(event: str, data: Any, at: str, place: Place) -> dict[str, Any]:
    """Return what a leaf says, before it is made canonical. `data`: JSON types; `at`: RFC 3339 seconds in UTC. Texts become NFC."""
    said = {
        "schema": SCHEMA, "event": event, "at": at, "role": place.role, "position": place.position, "previous": place.previous,
        "body": place.body, "number": place.number, "data": data,
    }
    composed: dict[str, Any] = _composed(said)
    return composed


def _composed(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {_composed(key): _composed(inner) for key, inner in value.items()}
    return [_composed(inner) for inner in value] if isinstance(value, list) else value


def digest_of(canonical: str) -> str:
    """Return the hash (hex) of a leaf written as canonical JSON."""
    return leaf_hash(canonical.encode()).hex()
