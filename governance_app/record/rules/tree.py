"""The Merkle tree of the record: hashes, the frontier that grows, proofs of inclusion and of consistency.

Source: RFC 6962 §2.1 (tree), §2.1.1 (audit path), §2.1.2 (consistency proof); checks as RFC 9162 §2.1.3.2 and §2.1.4.2. SHA-256.
A complete subtree of 2^level leaves that begins at leaf index·2^level is the node (level, index); complete nodes never change.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

EMPTY = sha256(b"").digest()
"""Root of the tree without leaves."""

Node = tuple[int, int]
"""(level, index) of a complete node; level 0 is a leaf."""
Span = tuple[int, int]
"""Leaves from the first to before the second."""


def leaf_hash(content: bytes) -> bytes:
    """Return the hash of a leaf: SHA-256 over a zero byte and its content."""
    return sha256(b"\x00" + content).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of a node: SHA-256 over a byte of one and both hashes below it."""
    return sha256(b"\x01" + left + right).digest()


@dataclass(frozen=True)
class Frontier:
    """All that is needed to grow the tree: how many leaves, and the hashes of its complete subtrees, the largest first."""

    size: int = 0
    peaks: tuple[bytes, ...] = ()

    def grown(self, leaf: bytes) -> tuple["Frontier", tuple[tuple[Node, bytes], ...]]:
        """Return the tree with one more leaf (its hash), and the nodes above leaves that this completed."""
        peaks, here, level, made = list(self.peaks), leaf, 0, []
        while self.size >> level & 1:
            here, level = node_hash(peaks.pop(), here), level + 1
            made.append(((level, self.size >> level), here))
        return Frontier(self.size + 1, (*peaks, here)), tuple(made)

    def root(self) -> bytes:
        """Return the root of the tree."""
        return joined(self.peaks) if self.peaks else EMPTY


def joined(peaks: Sequence[bytes]) -> bytes:
    """Return the hash over complete subtrees that stand side by side, the largest first."""
    here = peaks[-1]
    for peak in reversed(peaks[:-1]):
        here = node_hash(peak, here)
    return here


def pieces(span: Span) -> list[Node]:
    """Return the complete nodes that make up a span of a proof, the largest first. Its start is a multiple of each of them."""
    start, end = span
    found = []
    while start < end:
        level = (end - start).bit_length() - 1
        found.append((level, start >> level))
        start += 1 << level
    return found


def _half(count: int) -> int:
    """Return the largest power of two smaller than `count` (at least 2)."""
    return 1 << (count - 1).bit_length() - 1


def inclusion_spans(index: int, size: int) -> list[Span]:
    """Return the spans whose hashes prove leaf `index` (from 0) in a tree of `size`, from its sibling up. ValueError when not in it."""
    if not 0 <= index < size:
        raise ValueError(index, size)
    start, end, found = 0, size, []
    while end - start > 1:
        middle = start + _half(end - start)
        if index < middle:
            found.append((middle, end))
            end = middle
        else:
            found.append((start, middle))
            start = middle
    return found[::-1]


def consistency_spans(old: int, new: int) -> list[Span]:
    """Return the spans whose hashes prove that the tree of `new` leaves begins with the one of `old`. ValueError unless 0 <= old <= new."""
    if not 0 <= old <= new:
        raise ValueError(old, new)
    if old in (0, new):
        return []
    start, end, found, known = 0, new, [], True
    while end != old:  # until the old tree's right edge is a whole subtree of the new one
        middle = start + _half(end - start)
        if old <= middle:
            found.append((middle, end))
            end = middle
        else:
            found.append((start, middle))
            start, known = middle, False
    return ([] if known else [(start, end)]) + found[::-1]


def hashes(spans: Iterable[Span], node: Callable[[Node], bytes]) -> tuple[bytes, ...]:
    """Return the hash of each span. `node` gives the hash of a complete node."""
    return tuple(joined([node(place) for place in pieces(span)]) for span in spans)


def root_from_inclusion(leaf: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes | None:
    """Return the root that a proof leads to, or None when the proof has not the length it must have."""
    if not 0 <= index < size:
        return None
    here, last, rest = leaf, size - 1, list(path)
    while last:
        if index & 1 or index == last:
            if not rest:
                return None
            here = node_hash(rest.pop(0), here)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            if not rest:
                return None
            here = node_hash(here, rest.pop(0))
        index, last = index >> 1, last >> 1
    return None if rest else here


def is_consistent(old: int, old_root: bytes, new: int, new_root: bytes, path: Sequence[bytes]) -> bool:
    """Tell whether a proof shows that the tree of `new` leaves begins with the tree of `old` leaves."""
    if old > new or old < 0:
        return False
    if old == new:
        return old_root == new_root and not path
    if old == 0:
        return old_root == EMPTY and not path
    rest = list(path)
    if old & (old - 1) == 0:
        rest.insert(0, old_root)
    if not rest:
        return False
    return _walked(old, new, rest) == (old_root, new_root)


def _walked(old: int, new: int, path: list[bytes]) -> tuple[bytes, bytes] | None:
    """Return the roots of the old and the new tree to which a consistency proof leads, or None."""
    index, last = old - 1, new - 1
    while index & 1:
        index, last = index >> 1, last >> 1
    was = now = path[0]
    for step in path[1:]:
        if last == 0:
            return None
        if index & 1 or index == last:
            was, now = node_hash(step, was), node_hash(step, now)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            now = node_hash(now, step)
        index, last = index >> 1, last >> 1
    return (was, now) if last == 0 else None
