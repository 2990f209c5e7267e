"""The key of each person: what is private of them opens with it alone, and to erase a person is to destroy it.

Words are sealed under the person's key, the key under this installation's. The keys stand in one table, which a backup writes to a file
of its own: the copies of everything else may lie for years, and a destroyed key closes them too (design/trust.md §4, crypto-shredding).
"""

import hmac
import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa

from governance_app.foundation.database import db
from governance_app.foundation.sealing import open_sealed, seal, sealing_key
from governance_app.people.records import PersonKeyRow, PersonRow

KEYS = PersonKeyRow.__tablename__


class KeptKey(NamedTuple):
    """A person's key as it is kept: sealed under the installation's, and since when."""

    sealed: bytes
    begun_at: datetime


def new_key() -> bytes:
    """Return a new key (32 bytes, drawn by chance)."""
    return secrets.token_bytes(32)


def keep_key(person: UUID, key: bytes, now: datetime) -> None:
    """Keep the key of a person whose row is written."""
    db.session.add(PersonKeyRow(person_id=person, sealed=seal(key, sealing_key(), _context(person)), begun_at=now))
    db.session.flush()


def keys_of(people: Iterable[UUID]) -> Mapping[UUID, bytes]:
    """Return the keys of these people; of who was erased there is none. Raises SealBroken with another key file."""
    rows = db.session.scalars(sa.select(PersonKeyRow).where(PersonKeyRow.person_id.in_(set(people))))
    return {row.person_id: unwrapped(row.sealed, row.person_id) for row in rows}


def destroy_keys(people: Iterable[UUID]) -> None:
    """Destroy the keys of these people. Nothing that was sealed under them opens again, here or in any older copy."""
    db.session.execute(sa.delete(PersonKeyRow).where(PersonKeyRow.person_id.in_(set(people))))
    _opened.cache_clear()
    _unwrapped.cache_clear()


def kept_keys() -> Mapping[UUID, KeptKey]:
    """Return every key as it is kept, sealed, for the file that a backup writes beside its copy."""
    return {row.person_id: KeptKey(row.sealed, row.begun_at) for row in db.session.scalars(sa.select(PersonKeyRow))}


def put_keys_back(kept: Mapping[UUID, KeptKey]) -> tuple[UUID, ...]:
    """Put keys into restored tables that came without them; return the people who have none left: they were erased since the copy."""
    people = list(db.session.execute(sa.select(PersonRow.id, PersonRow.erased_at)))
    rows = [{"person_id": id, **kept[id]._asdict()} for id, erased in people if id in kept and erased is None]
    if rows:
        db.session.execute(sa.insert(PersonKeyRow), rows)
    return tuple(id for id, erased in people if id not in kept and erased is None)


def unwrapped(sealed: bytes, person: UUID) -> bytes:
    """Return a person's key as it is used, from the row that keeps it sealed."""
    return _unwrapped(sealed, sealing_key(), _context(person))


def sealed_words(words: str, key: bytes, what: str, person: UUID) -> bytes | None:
    """Return words sealed under a person's key, or None for no words. `what` says which of the person's words they are."""
    return seal(words.encode(), key, _what(what, person)) if words else None


def opened_words(sealed: bytes | None, key: bytes | None, what: str, person: UUID) -> str:
    """Return sealed words; "" when there are none or the key is destroyed. Raises SealBroken when they are not this person's."""
    return "" if sealed is None or key is None else _opened(sealed, key, _what(what, person)).decode()


def link(key: bytes, what: str, about: UUID) -> UUID:
    """Return the id under which a row about a person stands that must not name them (`about`: of what, for example a meeting).

    Whoever has the key finds the row; without it the id tells nothing, and the row belongs to nobody.
    """
    return UUID(bytes=hmac.new(key, f"governance-app link {what}:".encode() + about.bytes, sha256).digest()[:16])


def _what(what: str, person: UUID) -> bytes:
    return f"person.{what}:".encode() + person.bytes


def _context(person: UUID) -> bytes:
    return b"person.key:" + person.bytes


@lru_cache(maxsize=20_000)
def _unwrapped(sealed: bytes, master: bytes, context: bytes) -> bytes:
    return open_sealed(sealed, master, context)


@lru_cache(maxsize=20_000)
def _opened(sealed: bytes, key: bytes, context: bytes) -> bytes:
    return open_sealed(sealed, key, context)
