"""A whole record is verified: an honest one holds, and nothing that was done to one escapes."""

from dataclasses import replace

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from governance_app.record.rules import FaultKind, LeafSeen, Place, digest_of, faults_of, leaf
from tests.support import recursive_tree as written

BODIES = [None, "b-1", "b-2"]


def a_record(bodies: list[str | None]) -> list[LeafSeen]:
    """Return an honest record whose leaves belong to these bodies."""
    seen: list[LeafSeen] = []
    last: dict[str, int] = {}
    for position, body in enumerate(bodies):
        number = None if body is None else last.setdefault(body, 0) + 1
        if body is not None:
            last[body] += 1
        previous = seen[-1].digest if seen else None
        place = Place(position, previous, body, number, "system")
        text = rfc8785.dumps(leaf("test.tried", {"figure": position}, "2026-11-26T12:00:00Z", place))
        seen.append(LeafSeen(position, text.decode(), digest_of(text.decode()), previous, "test.tried", body, number))
    return seen


records = st.lists(st.sampled_from(BODIES), min_size=2, max_size=20).map(a_record)


@given(records)
def test_an_honest_record_holds(record: list[LeafSeen]) -> None:
    tree, faults = faults_of(record)
    assert faults == ()
    assert tree.root() == written.root([one.canonical.encode() for one in record])


FORGERIES = ["edit", "edit_and_hash", "delete", "insert", "swap", "renumber", "rename", "unchain", "spaces", "no_json"]


@pytest.mark.parametrize("forgery", FORGERIES)
@given(record=records, data=st.data())
def test_a_forged_record_does_not(forgery: str, record: list[LeafSeen], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(record) - 2))
    one = record[at]
    other = one.canonical.replace('"figure":', '"figure":9')
    forged = list(record)
    if forgery == "edit":
        forged[at] = replace(one, canonical=other)
    elif forgery == "edit_and_hash":
        forged[at] = replace(one, canonical=other, digest=digest_of(other))
    elif forgery == "delete":
        del forged[at]
    elif forgery == "insert":
        forged.insert(at, replace(one, canonical=other, digest=digest_of(other)))
    elif forgery == "swap":
        forged[at], forged[at + 1] = replace(forged[at + 1], position=at), replace(one, position=at + 1)
    elif forgery == "renumber":
        forged[at] = replace(one, number=99)
    elif forgery == "rename":
        forged[at] = replace(one, event="test.other") if data.draw(st.booleans()) else replace(one, body="b-9", number=1)
    elif forgery == "unchain":
        forged[at] = replace(one, previous="0" * 64)
    elif forgery == "spaces":
        forged[at] = replace(one, tidy=False)
    else:
        forged[at] = replace(one, canonical="[", digest=digest_of("["))
    assert faults_of(forged)[1], forgery


def test_no_more_faults_are_told_than_wanted() -> None:
    record = [replace(one, tidy=False) for one in a_record([None] * 30)]
    assert len(faults_of(record)[1]) == 20
    assert len(faults_of(record, most=3)[1]) == 3
    assert {one.kind for one in faults_of(record)[1]} == {FaultKind.NOT_CANONICAL}


def test_a_leaf_that_lost_its_number_is_told_and_those_after_it_are_still_read() -> None:
    first, second, third = a_record(["b-1"] * 3)
    kinds = [(one.kind, one.position) for one in faults_of([first, replace(second, number=None), third])[1]]
    assert kinds == [(FaultKind.NUMBER_BROKEN, 1), (FaultKind.NOT_CHAINED, 1), (FaultKind.NUMBER_BROKEN, 2)]
