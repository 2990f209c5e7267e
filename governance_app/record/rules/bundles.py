"""Proofs that travel: a leaf, its path to a head, the head, and the keys. As text (C2SP tlog-proof) for a file, packed for a printed QR.

The name of a record holds the fingerprint of its first key, and each later key is signed by the one before it: so a proof carries all that
is needed to check it, and the reader has to know the name alone. The packed form leaves out what the reader computes (name, root, key
ids). It is written in base 32, which a QR holds in its alphanumeric mode (5.5 bits a sign).
"""

import json
import zlib
from base64 import b32decode, b32encode, b64encode
from dataclasses import dataclass
from itertools import pairwise

from governance_app.foundation.errors import Invalid
from governance_app.record.rules.events import rotation_message
from governance_app.record.rules.heads import NUMBER, Head, HeadUnreadable, Key, Signature, bytes_of, origin_of, read_head
from governance_app.record.rules.tree import leaf_hash, root_from_inclusion

FIRST_LINE = "c2sp.org/tlog-proof@v1"
VERSION = 1
LONGEST_LEAF = 20_000
USUAL = (
    b'{"at":"2026-01-01T00:00:00Z","body":"","data":{"annexes_sha256":"","approved_at_meeting":"","at_closing":false'
    b',"code":"ACTA-001-","figures":{"against":0,"for":0},"language":"es","meeting":"","minutes":"","motion":"","sha'
    b'pe_sha256":"","text_sha256":""},"event":"minutes.approved","number":1,"position":1,"previous":"","role":"secre'
    b'tary","schema":2}'
)
"""What leaves usually say: the dictionary of their compression (RFC 1950). It never changes: papers hold what was packed with it."""
LONGEST_TEXT = 60_000


class ProofUnreadable(Invalid):
    """The text is not a proof of this kind, or not a whole one."""


@dataclass(frozen=True)
class KeyLink:
    """A public key (32 bytes) of a record, and the signature by which the key before it endorsed it (none for the first)."""

    public: bytes
    endorsed: bytes = b""


@dataclass(frozen=True)
class Proof:
    """That `leaf` (canonical JSON) stands at `index` in the record whose head is `head`; `path` from its sibling upwards.

    `keys`: those of the record up to the one that signed the head, the first one first.
    """

    leaf: str
    index: int
    path: tuple[bytes, ...]
    head: Head
    keys: tuple[KeyLink, ...]

    def holds(self) -> bool:
        """Tell whether leaf and path lead to the root of the head. Says nothing of who signed the head."""
        return root_from_inclusion(leaf_hash(self.leaf.encode()), self.index, self.head.size, self.path) == self.head.root

    def text(self) -> str:
        """Return the proof as a file; the leaf is its extra line."""
        extra = json.dumps({"keys": [f"{k.public.hex()}{k.endorsed.hex()}" for k in self.keys], "leaf": self.leaf}, ensure_ascii=False)
        lines = [FIRST_LINE, f"extra {b64encode(extra.encode()).decode()}", f"index {self.index}"]
        lines += [b64encode(step).decode() for step in self.path]
        return "\n".join(lines) + "\n\n" + self.head.note()

    def packed(self) -> str:
        """Return the proof in base 32, for a QR."""
        squeezed = squeeze(self.leaf.encode())
        parts = [bytes([VERSION, len(self.keys)]), *(k.public + k.endorsed for k in self.keys)]
        parts += [_number(self.head.size), _number(self.index), _sized(squeezed)]
        parts += [bytes([len(self.path)]), *self.path, bytes([len(self.head.signatures)])]
        for one in self.head.signatures:
            own = one.name == self.head.origin
            parts += [b"\0" if own else _sized(one.name.encode()) + one.key_id, _sized(one.content)]
        return b32encode(b"".join(parts)).decode().rstrip("=")


def claims(head: Head, keys: tuple[KeyLink, ...]) -> tuple[Key, tuple[tuple[bytes, bytes, bytes], ...]]:
    """Return the key that must have signed the head, and (public key, message, signature) of each endorsement before it, to be checked.

    Raises ProofUnreadable when there is no key, when the first is not that of the record's name, or when a later one is not endorsed.
    """
    if not keys or origin_of(keys[0].public) != head.origin or keys[0].endorsed or any(len(k.endorsed) != 64 for k in keys[1:]):
        raise ProofUnreadable("proof")
    steps = tuple((old.public, rotation_message(head.origin, new.public), new.endorsed) for old, new in pairwise(keys))
    return Key(head.origin, keys[-1].public), steps


def read_proof(text: str) -> Proof:
    """Read a proof in either form; an address before the packed one does no harm. Raises ProofUnreadable."""
    text = text.strip().replace("\r\n", "\n")
    if len(text) > LONGEST_TEXT:
        raise ProofUnreadable("proof")
    try:
        return _from_file(text) if text.startswith(FIRST_LINE) else _from_packed(text.rpartition("/")[2])
    except (HeadUnreadable, ValueError, IndexError, zlib.error) as error:
        raise ProofUnreadable("proof") from error


def _from_file(text: str) -> Proof:
    above, _, note = text.partition("\n\n")
    _, extra, index, *steps = above.split("\n")
    told, path = bytes_of(extra.removeprefix("extra ")), tuple(bytes_of(step) or b"" for step in steps)
    number = index.removeprefix("index ")
    if not extra.startswith("extra ") or not index.startswith("index ") or told is None or not NUMBER.fullmatch(number):
        raise ValueError(text)
    match json.loads(told):
        case {"leaf": str(leaf), "keys": [*keys]} if all(isinstance(key, str) for key in keys):
            return Proof(leaf, int(number), _path(path), read_head(note), tuple(_key(bytes.fromhex(key)) for key in keys))
    raise ValueError(text)


def _key(content: bytes) -> KeyLink:
    if len(content) not in (32, 96):
        raise ValueError(content)
    return KeyLink(content[:32], content[32:])


def _path(path: tuple[bytes, ...]) -> tuple[bytes, ...]:
    if len(path) > 64 or any(len(step) != 32 for step in path):
        raise ValueError(path)
    return path


def _from_packed(text: str) -> Proof:
    content = _Reader(b32decode(text.upper() + "=" * (-len(text) % 8)))
    version, count = content.take(2)
    if version != VERSION or not count:
        raise ValueError(text)
    keys = tuple(_key(content.take(96 if place else 32)) for place in range(count))
    size, index, leaf = content.number(), content.number(), _unsqueezed(content.sized())
    path = _path(tuple(content.take(32) for _ in range(content.take(1)[0])))
    signatures = tuple(_signature(content, keys) for _ in range(content.take(1)[0]))
    root = root_from_inclusion(leaf_hash(leaf.encode()), index, size, path)
    if content.rest() or root is None:
        raise ValueError(text)
    return Proof(leaf, index, path, read_head(Head(origin_of(keys[0].public), size, root, signatures).note()), keys)


def _signature(content: "_Reader", keys: tuple[KeyLink, ...]) -> Signature:
    name, own = content.sized().decode(), Key(origin_of(keys[0].public), keys[-1].public)
    return Signature(name, content.take(4), content.sized()) if name else Signature(own.name, own.id, content.sized())


def squeeze(leaf: bytes) -> bytes:
    """Return a leaf compressed (RFC 1950) with the dictionary of what leaves usually say."""
    packer = zlib.compressobj(9, zdict=USUAL)
    return packer.compress(leaf) + packer.flush()


def _unsqueezed(content: bytes) -> str:
    opener = zlib.decompressobj(zdict=USUAL)
    leaf = opener.decompress(content, LONGEST_LEAF)
    if not opener.eof or opener.unused_data:
        raise ValueError(content)
    return leaf.decode()


def _number(value: int) -> bytes:
    """Seven bits a byte, the lowest first; the highest bit says that more follow."""
    found = bytearray()
    while value > 127:
        found.append(value & 127 | 128)
        value >>= 7
    return bytes([*found, value])


def _sized(content: bytes) -> bytes:
    return _number(len(content)) + content


class _Reader:
    """Takes bytes off the front; ValueError when there are too few."""

    def __init__(self, content: bytes) -> None:
        self.content, self.at = content, 0

    def take(self, count: int) -> bytes:
        found = self.content[self.at:self.at + count]
        if len(found) != count:
            raise ValueError(count)
        self.at += count
        return found

    def number(self) -> int:
        value = 0
        for place in range(0, 56, 7):
            byte = self.take(1)[0]
            value |= (byte & 127) << place
            if byte < 128:
                return value
        raise ValueError(value)

    def sized(self) -> bytes:
        return self.take(self.number())

    def rest(self) -> bytes:
        return self.content[self.at:]
