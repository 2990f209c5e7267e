"""Each check of a whole record stands on its own: one thing that does not hold is told by its own kind, at its own place."""

from dataclasses import replace

import pytest
import rfc8785

from governance_app.record.rules import Fault, FaultKind, LeafSeen, Place, digest_of, faults_of, leaf
from tests.rules.test_record_faults import a_record

RECORD = a_record(["b-1", None, "b-1", "b-2", "b-1"])


def told(*leaves: LeafSeen) -> list[tuple[FaultKind, int | None]]:
    return [(fault.kind, fault.position) for fault in faults_of(leaves)[1]]


def with_third(**changed: object) -> list[LeafSeen]:
    return [*RECORD[:2], replace(RECORD[2], **changed), *RECORD[3:]]  # type: ignore[arg-type]


def rewritten(**said: object) -> list[LeafSeen]:
    """Return the record with another text in its last leaf, its hash made anew."""
    place = Place(4, RECORD[3].digest, "b-1", 3, "system")
    text = rfc8785.dumps({**leaf("test.tried", {}, "2026-11-26T12:00:00Z", place), **said}).decode()
    return [*RECORD[:4], replace(RECORD[4], canonical=text, digest=digest_of(text))]


@pytest.mark.parametrize(("leaves", "faults"), [
    (RECORD, []),
    (with_third(digest="0" * 64), [(FaultKind.CHANGED, 2)]),
    (with_third(tidy=False), [(FaultKind.NOT_CANONICAL, 2)]),
    (with_third(previous="0" * 64), [(FaultKind.NOT_CHAINED, 2)]),
    (with_third(previous=None), [(FaultKind.NOT_CHAINED, 2)]),
    (with_third(event="test.other"), [(FaultKind.BESIDE_DIFFERS, 2)]),
    (with_third(number=7), [(FaultKind.NUMBER_BROKEN, 2), (FaultKind.NOT_CHAINED, 2), (FaultKind.NUMBER_BROKEN, 4)]),
    (with_third(body="b-9", number=1), [(FaultKind.BESIDE_DIFFERS, 2), (FaultKind.NOT_CHAINED, 2), (FaultKind.NUMBER_BROKEN, 4)]),
    (with_third(body=None), [(FaultKind.NUMBER_BROKEN, 2), (FaultKind.BESIDE_DIFFERS, 2), (FaultKind.NUMBER_BROKEN, 4)]),
    (with_third(position=9), [(FaultKind.MISSING, 9), (FaultKind.MISPLACED, 9)]),
    (RECORD[:4], []),
    (RECORD[1:2], [(FaultKind.MISSING, 1), (FaultKind.NOT_CHAINED, 1), (FaultKind.NOT_CHAINED, 1)]),
    (rewritten(), []),
    (rewritten(position=3), [(FaultKind.MISPLACED, 4)]),
    (rewritten(event="test.other"), [(FaultKind.BESIDE_DIFFERS, 4)]),
    (rewritten(body="b-2"), [(FaultKind.BESIDE_DIFFERS, 4)]),
    (rewritten(number=4), [(FaultKind.NOT_CHAINED, 4)]),
    (rewritten(previous="0" * 64), [(FaultKind.NOT_CHAINED, 4)]),
    (rewritten(schema=1, number=None, previous=None), []),  # leaves of before the tree name neither
    (rewritten(schema=3, number=None), [(FaultKind.NOT_CHAINED, 4)]),
])
def test_one_thing_that_does_not_hold_is_told_by_its_kind(leaves: list[LeafSeen], faults: list[tuple[FaultKind, int]]) -> None:
    assert told(*leaves) == faults


@pytest.mark.parametrize("text", ["[", "[]", "3", "{}", '{"event":"a","body":null,"position":4}', "null"])
def test_a_text_that_is_no_leaf_is_told_and_stops_nothing(text: str) -> None:
    broken = replace(RECORD[4], canonical=text, digest=digest_of(text))
    assert told(*RECORD[:4], broken) == [(FaultKind.NOT_CANONICAL, 4)]


def test_the_faults_told_are_the_first_ones() -> None:
    untidy = [replace(one, tidy=False, digest="0" * 64) for one in RECORD]
    first = (Fault(FaultKind.CHANGED, 0), Fault(FaultKind.NOT_CANONICAL, 0), Fault(FaultKind.CHANGED, 1))
    for most in range(4):
        assert faults_of(untidy, most=most)[1] == first[:most]
