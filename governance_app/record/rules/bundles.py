"""Proofs that travel: a leaf, its path to a head, and the head. As text (C2SP tlog-proof) for a file, and packed for a printed QR.

The packed form leaves out what the reader computes: the root follows from leaf and path, the key ids from the keys. It is written in
base 32, which a QR holds in its alphanumeric mode (5.5 bits a sign).
"""

import zlib
from base64 import b32decode, b32encode, b64encode
from dataclasses import dataclass

from governance_app.foundation.errors import Invalid
from governance_app.record.rules.heads import NUMBER, Head, HeadUnreadable, Signature, bytes_of, read_head
from governance_app.record.rules.tree import leaf_hash, root_from_inclusion

FIRST_LINE = "c2sp.org/tlog-proof@v1"
VERSION = 1
LONGEST_LEAF = 20_000
LONGEST_TEXT = 60_000


class ProofUnreadable(Invalid):
    """The text is not a proof of this kind, or not a whole one."""


@dataclass(frozen=True)
class Proof:
    """That `leaf` (canonical JSON) stands at `index` in the record whose head is `head`; `path` from its sibling upwards."""

    leaf: str
    index: int
    path: tuple[bytes, ...]
    head: Head

    def holds(self) -> bool:
        """Tell whether leaf and path lead to the root of the head. Says nothing of who signed the head."""
        return root_from_inclusion(leaf_hash(self.leaf.encode()), self.index, self.head.size, self.path) == self.head.root

    def text(self) -> str:
        """Return the proof as a file; the leaf is its extra line."""
        lines = [FIRST_LINE, f"extra {b64encode(self.leaf.encode()).decode()}", f"index {self.index}"]
        lines += [b64encode(step).decode() for step in self.path]
        return "\n".join(lines) + "\n\n" + self.head.note()

    def packed(self) -> str:
        """Return the proof in base 32, for a QR."""
        squeezed = zlib.compress(self.leaf.encode(), 9)
        parts = [bytes([VERSION]), _sized(self.head.origin.encode()), _number(self.head.size), _number(self.index), _sized(squeezed)]
        parts += [bytes([len(self.path)]), *self.path, bytes([len(self.head.signatures)])]
        for one in self.head.signatures:
            name = b"" if one.name == self.head.origin else one.name.encode()
            parts += [_sized(name), one.key_id, _sized(one.content)]
        return b32encode(b"".join(parts)).decode().rstrip("=")


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
    leaf, path = bytes_of(extra.removeprefix("extra ")), tuple(bytes_of(step) or b"" for step in steps)
    number = index.removeprefix("index ")
    if not extra.startswith("extra ") or not index.startswith("index ") or leaf is None or not NUMBER.fullmatch(number):
        raise ValueError(text)
    return Proof(leaf.decode(), int(number), _path(path), read_head(note))


def _path(path: tuple[bytes, ...]) -> tuple[bytes, ...]:
    if len(path) > 64 or any(len(step) != 32 for step in path):
        raise ValueError(path)
    return path


def _from_packed(text: str) -> Proof:
    bytes_ = _Reader(b32decode(text.upper() + "=" * (-len(text) % 8)))
    if bytes_.take(1)[0] != VERSION:
        raise ValueError(text)
    origin, size, index = bytes_.sized().decode(), bytes_.number(), bytes_.number()
    leaf = _unsqueezed(bytes_.sized())
    path = tuple(bytes_.take(32) for _ in range(bytes_.take(1)[0]))
    signatures = tuple(
        Signature(bytes_.sized().decode() or origin, bytes_.take(4), bytes_.sized()) for _ in range(bytes_.take(1)[0]))
    if bytes_.rest():
        raise ValueError(text)
    root = root_from_inclusion(leaf_hash(leaf.encode()), index, size, _path(path))
    if root is None:
        raise ValueError(text)
    return Proof(leaf, index, path, read_head(Head(origin, size, root, signatures).note()))


def _unsqueezed(content: bytes) -> str:
    opener = zlib.decompressobj()
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
