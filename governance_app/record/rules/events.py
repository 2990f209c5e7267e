"""What the record tells of itself: that its key was exchanged, that it was put back from a copy."""

from dataclasses import dataclass
from datetime import datetime

from governance_app.record.rules.leaves import Event


@dataclass(frozen=True)
class KeyRotated(Event):
    """Heads are signed with another key from here on. `old`: public key (hex) until now; `endorsed`: its signature of the new one (hex)."""

    algorithm: str
    old: str
    new: str
    endorsed: str
    name = "record.key_rotated"


@dataclass(frozen=True)
class RecordRestored(Event):
    """The record was put back from a copy of `size` leaves with this root (hex), made at that moment. `epoch`: 1 for the first time."""

    epoch: int
    made_at: datetime
    size: int
    root: str
    name = "record.restored"


def rotation_message(origin: str, new: bytes) -> bytes:
    """Return the bytes that the old key signs, so that whoever trusts it may trust the new one."""
    return f"governance-app key rotation v1\n{origin}\n{new.hex()}\n".encode()
