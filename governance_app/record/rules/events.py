"""What the record tells of itself: that its key was exchanged."""

from dataclasses import dataclass

from governance_app.record.rules.leaves import Event


@dataclass(frozen=True)
class KeyRotated(Event):
    """Heads are signed with another key from here on. `old`: public key (hex) until now; `endorsed`: its signature of the new one (hex)."""

    algorithm: str
    old: str
    new: str
    endorsed: str
    name = "record.key_rotated"


def rotation_message(origin: str, new: bytes) -> bytes:
    """Return the bytes that the old key signs, so that whoever trusts it may trust the new one."""
    return f"governance-app key rotation v1\n{origin}\n{new.hex()}\n".encode()
