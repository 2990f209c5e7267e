"""Witnesses as telephones and other committees are: their own key, their own memory."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID

import sqlalchemy as sa

from governance_app.access.rules import SYSTEM
from governance_app.audit import actions, reads
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.foundation.signing import new_signing_key, signed_with
from governance_app.record.records import LeafRow
from governance_app.record.rules import WITNESS_KEY, Head, Key, cosignature, cosigned

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)


@dataclass
class Phone:
    """A telephone that witnesses: a name and a key."""

    name: str
    pair: tuple[bytes, bytes] = field(default_factory=new_signing_key)

    @property
    def key(self) -> Key:
        """Its public key."""
        return Key(self.name, self.pair[1], WITNESS_KEY)

    def cosigned(self, head: Head, at: datetime = NOW) -> Head:
        """Put its signature under a head, whatever it is."""
        seconds = int(at.timestamp())
        return head.signed(cosignature(self.key, seconds, signed_with(self.pair[0], cosigned(head, seconds))))


def named(phone: Phone, community: UUID, *, now: datetime = NOW) -> UUID:
    """Name a telephone as a witness of a community."""
    return actions.name_witness(
        actor=SYSTEM, id=new_id(), now=now, label=f"Testigo {phone.name}", community=community, key=phone.key.written()).subject


def brings(phone: Phone, size: int | None = None, *, now: datetime = NOW) -> None:
    """Let a telephone cosign the head of today (or of a size) and bring it."""
    head = reads.head(size)
    assert head is not None
    actions.take_cosignature(actor=SYSTEM, id=new_id(), now=now, note=phone.cosigned(head, now).note())


def position_of(event: str) -> int:
    """Return the position of the first leaf of an event."""
    return db.session.scalars(sa.select(LeafRow.position).where(LeafRow.name == event).order_by(LeafRow.position)).first() or 0
