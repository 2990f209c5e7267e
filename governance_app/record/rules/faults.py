"""Verify a whole record: every leaf, its place, its number in its body, what the tables say beside it, and the root over all."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from governance_app.record.rules.leaves import digest_of
from governance_app.record.rules.tree import Frontier


class FaultKind(Enum):
    """In what way a record does not hold."""

    MISSING = "missing"
    CHANGED = "changed"
    NOT_CANONICAL = "not_canonical"
    MISPLACED = "misplaced"
    NOT_CHAINED = "not_chained"
    NUMBER_BROKEN = "number_broken"
    BESIDE_DIFFERS = "beside_differs"
    NODE_DIFFERS = "node_differs"
    SIZE_DIFFERS = "size_differs"
    ROOT_DIFFERS = "root_differs"


@dataclass(frozen=True)
class Fault:
    """What does not hold, at which position (None: the record as a whole)."""

    kind: FaultKind
    position: int | None = None


@dataclass(frozen=True)
class LeafSeen:
    """A leaf as it lies in the tables: its text, its hash, and what is kept beside it. `tidy`: its text is canonical JSON (RFC 8785)."""

    position: int
    canonical: str
    digest: str
    previous: str | None
    event: str
    body: str | None
    number: int | None
    tidy: bool = True


@dataclass(frozen=True)
class Verified:
    """The outcome: how many leaves were read, the root (bytes) they lead to, and what does not hold."""

    size: int
    root: bytes
    faults: tuple[Fault, ...]

    @property
    def whole(self) -> bool:
        """Tell whether everything holds."""
        return not self.faults


def faults_of(leaves: Iterable[LeafSeen], most: int = 20) -> tuple[Frontier, tuple[Fault, ...]]:
    """Return the tree over leaves as they were found (in order of position), and their faults, at most `most` of them."""
    tree, faults = Frontier(), list[Fault]()
    previous: str | None = None
    last: dict[str, int] = {}
    for place, seen in enumerate(leaves):
        wanted = None if seen.body is None else last.get(seen.body, 0) + 1
        found = list(_faults(place, seen, previous, wanted))
        faults += [Fault(kind, seen.position) for kind in found][: max(0, most - len(faults))]
        if seen.body is not None and seen.number is not None:
            last[seen.body] = seen.number
        previous = digest_of(seen.canonical)
        tree, _ = tree.grown(bytes.fromhex(previous))
    return tree, tuple(faults)


def _faults(place: int, seen: LeafSeen, previous: str | None, number: int | None) -> Iterable[FaultKind]:
    if seen.position != place:
        yield FaultKind.MISSING
    if digest_of(seen.canonical) != seen.digest:
        yield FaultKind.CHANGED
    if not seen.tidy:
        yield FaultKind.NOT_CANONICAL
    if seen.previous != previous:
        yield FaultKind.NOT_CHAINED
    if seen.number != number:
        yield FaultKind.NUMBER_BROKEN
    yield from _beside(seen, previous)


def _beside(seen: LeafSeen, previous: str | None) -> Iterable[FaultKind]:
    try:
        told: dict[str, Any] = json.loads(seen.canonical)
        event, body, position, schema = told["event"], told["body"], told["position"], told["schema"]
    except (ValueError, KeyError, TypeError):
        yield FaultKind.NOT_CANONICAL
        return
    if position != seen.position:
        yield FaultKind.MISPLACED
    if (event, body) != (seen.event, seen.body):
        yield FaultKind.BESIDE_DIFFERS
    if schema != 1 and (told.get("previous"), told.get("number")) != (previous, seen.number):
        yield FaultKind.NOT_CHAINED
