"""Heads of the record as text that anybody can check: checkpoints, their signatures and the cosignatures of witnesses.

Sources: C2SP signed-note, tlog-checkpoint, tlog-cosignature (version 1, Ed25519). Signing itself is `foundation.signing`; here are the
exact bytes that are signed and how they are written and read.
"""

import re
from base64 import b64decode, b64encode
from dataclasses import dataclass, replace
from hashlib import sha256

from governance_app.foundation.errors import Invalid

LOG_KEY, WITNESS_KEY = 1, 4
"""Kinds of signature (C2SP signed-note): of the record itself, and of a witness with its hour."""
MOST_SIGNATURES = 16
LONGEST_NOTE = 8_000
"""Letters of a note that is read at all."""
NAME = re.compile(r"[^\s+]{1,120}")
NUMBER = re.compile(r"0|[1-9][0-9]{0,15}")


class HeadUnreadable(Invalid):
    """The text is not a signed head of a record (C2SP tlog-checkpoint)."""


class KeyUnreadable(Invalid):
    """The text is not the public key of a record or witness (C2SP signed-note: name+id+base64)."""


@dataclass(frozen=True)
class Key:
    """A public key (32 bytes) with its name; `kind` is LOG_KEY or WITNESS_KEY."""

    name: str
    public: bytes
    kind: int = LOG_KEY

    @property
    def id(self) -> bytes:
        """Return the four bytes by which signatures name the key."""
        return sha256(self.name.encode() + b"\n" + bytes([self.kind]) + self.public).digest()[:4]

    def written(self) -> str:
        """Return the key as one line: name+id+base64."""
        return f"{self.name}+{self.id.hex()}+{b64encode(bytes([self.kind]) + self.public).decode()}"


@dataclass(frozen=True)
class Signature:
    """A line under a head: who signed (name and key id), and the bytes after the id."""

    name: str
    key_id: bytes
    content: bytes

    def written(self) -> str:
        """Return the line, without its end."""
        return f"— {self.name} {b64encode(self.key_id + self.content).decode()}"


@dataclass(frozen=True)
class Head:
    """How far a record had grown: its name, number of leaves, and root. `signatures` of the record and of witnesses."""

    origin: str
    size: int
    root: bytes
    signatures: tuple[Signature, ...] = ()

    def body(self) -> str:
        """Return the three lines that are signed."""
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\n"

    def note(self) -> str:
        """Return the whole signed note."""
        return self.body() + "\n" + "".join(f"{one.written()}\n" for one in self.signatures)

    def signed(self, *more: Signature) -> "Head":
        """Return the head with more signatures under it; one that is there already is not doubled."""
        return replace(self, signatures=self.signatures + tuple(one for one in more if one not in self.signatures))


def origin_of(first_public: bytes) -> str:
    """Return the name of a record: it holds the fingerprint of its first key, so that nobody can put another key under the name."""
    return f"governance-app/{sha256(first_public).hexdigest()[:16]}"


def log_signature(key: Key, signature: bytes) -> Signature:
    """Return the line of a record's own signature (64 bytes)."""
    return Signature(key.name, key.id, signature)


def cosigned(head: Head, seconds: int) -> bytes:
    """Return the bytes that a witness signs: that at this moment (POSIX seconds) this was the largest consistent head it knew."""
    return f"cosignature/v1\ntime {seconds}\n{head.body()}".encode()


def cosignature(key: Key, seconds: int, signature: bytes) -> Signature:
    """Return the line of a witness: the hour in eight bytes, then the signature."""
    return Signature(key.name, key.id, seconds.to_bytes(8, "big") + signature)


def what_was_signed(head: Head, key: Key) -> tuple[bytes, bytes, int | None] | None:
    """Return (message, signature, POSIX seconds of a witness) of a key's line under a head; None when it has no line there."""
    line = next((one for one in head.signatures if (one.name, one.key_id) == (key.name, key.id)), None)
    if line is None:
        return None
    if key.kind == LOG_KEY:
        return head.body().encode(), line.content, None
    seconds = int.from_bytes(line.content[:8], "big")
    return cosigned(head, seconds), line.content[8:], seconds


def read_head(text: str) -> Head:
    """Read a signed note; ends of lines from Windows and spaces around it do no harm. Raises HeadUnreadable."""
    if len(text) > LONGEST_NOTE:
        raise HeadUnreadable("head")
    body, parted, lines = text.replace("\r\n", "\n").strip().partition("\n\n")
    told = body.split("\n")
    signatures = lines.split("\n")
    if not parted or len(told) != 3 or len(signatures) > MOST_SIGNATURES or not NAME.fullmatch(told[0]) or not NUMBER.fullmatch(told[1]):
        raise HeadUnreadable("head")
    root = bytes_of(told[2])
    if root is None or len(root) != 32:
        raise HeadUnreadable("head")
    return Head(told[0], int(told[1]), root, tuple(read_signature(line) for line in signatures))


def read_signature(line: str) -> Signature:
    """Read one line of a signature. Raises HeadUnreadable."""
    parts = line.strip().split(" ")
    content = bytes_of(parts[2]) if len(parts) == 3 else None
    if content is None or len(content) < 5 or parts[0] != "—" or not NAME.fullmatch(parts[1]):
        raise HeadUnreadable("head")
    return Signature(parts[1], content[:4], content[4:])


def read_key(text: str) -> Key:
    """Read a key as one line. Raises KeyUnreadable, also when its id is not that of its bytes."""
    name, _, rest = text.strip().partition("+")
    told, _, content = rest.partition("+")
    known = bytes_of(content)
    if known is None or len(known) != 33 or known[0] not in (LOG_KEY, WITNESS_KEY) or not NAME.fullmatch(name):
        raise KeyUnreadable("key")
    key = Key(name, known[1:], known[0])
    if key.id.hex() != told:
        raise KeyUnreadable("key")
    return key


def bytes_of(text: str) -> bytes | None:
    """Return the bytes of standard base64, written the one way it is written; None otherwise."""
    try:
        found = b64decode(text, validate=True)
    except ValueError:
        return None
    return found if b64encode(found).decode() == text else None
