"""The keys of this installation: made with the first leaf, kept sealed, exchanged by an act that the old key endorses."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from governance_app.foundation.ids import new_id
from governance_app.foundation.sealing import open_sealed, seal, sealing_key
from governance_app.foundation.signing import ALGORITHM, new_signing_key, signed_with
from governance_app.record.records import KeyRow
from governance_app.record.rules.heads import LOG_KEY, WITNESS_KEY, Key, origin_of

KINDS = {"log": LOG_KEY, "witness": WITNESS_KEY}


def begin_keys(session: Session, now: datetime) -> str:
    """Make the first key of the record and the key with which this installation is a witness of others; return the record's name."""
    private, public = new_signing_key()
    origin = origin_of(public)
    keep_key(session, "log", origin, (private, public), since=0, now=now)
    keep_key(session, "witness", f"{origin}/testigo", new_signing_key(), since=0, now=now)
    return origin


def keep_key(session: Session, purpose: str, name: str, pair: tuple[bytes, bytes], *, since: int, now: datetime,
             endorsed: bytes = b"") -> KeyRow:
    """Keep a pair (private, public); the private half is sealed and opens nowhere but in its own row."""
    id, (private, public) = new_id(), pair
    row = KeyRow(
        id=id, purpose=purpose, algorithm=ALGORITHM, name=name, public=public, private=seal(private, sealing_key(), _context(id)),
        endorsed=endorsed, since=since, begun_at=now, ended_at=None,
    )
    session.add(row)
    session.flush()
    return row


def signing_key(session: Session, purpose: str) -> KeyRow | None:
    """Return the key that signs for a purpose now, or None before there is one."""
    return session.scalar(sa.select(KeyRow).where(KeyRow.purpose == purpose, KeyRow.ended_at.is_(None)))


def sign(row: KeyRow, message: bytes) -> bytes:
    """Return the signature (64 bytes) of a message by a key of this installation. Raises SealBroken with another key file."""
    return signed_with(open_sealed(row.private, sealing_key(), _context(row.id)), message)


def public_key(row: KeyRow) -> Key:
    """Return the public half of a key."""
    return Key(row.name, row.public, KINDS[row.purpose])


def _context(id: UUID) -> bytes:
    return b"record.key:" + id.bytes
