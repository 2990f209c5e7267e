"""Witnesses cosign only what grew; a head is firm with two communities; what is public is a list and nothing else."""

from base64 import b64encode
from collections.abc import Callable
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance_app.audit.rules import (
    ENOUGH,
    PUBLIC_EVENTS,
    GrowthUnproven,
    HeadsDiffer,
    OldSizeWrong,
    Request,
    Standing,
    check_growth,
    is_public,
    meant,
    read_request,
    shown,
    standing,
    tail_of,
)
from governance_app.audit.wording import EVENTS
from governance_app.record.rules import Event, Head, HeadUnreadable, Signature
from tests.support import recursive_tree as written


def b64(content: bytes) -> str:
    return b64encode(content).decode()


LINE = (Signature("registro", b"abcd", b"s" * 64),)


def a_head(leaves: list[bytes]) -> Head:
    return Head("governance-app/0011223344556677", len(leaves), written.root(leaves), LINE)


histories = st.lists(st.binary(max_size=3), min_size=1, max_size=30)


@given(histories, st.data())
def test_what_only_grew_is_cosigned_at_every_size(leaves: list[bytes], data: st.DataObject) -> None:
    old = data.draw(st.integers(0, len(leaves)))
    last = a_head(leaves[:old]) if old else None
    asked = Request(old, tuple(written.proof(old, leaves)) if old else (), a_head(leaves))
    check_growth(asked, last)
    assert read_request(f"old {old}\n" + "".join(f"{step}\n" for step in map(b64, asked.path)) + f"\n{asked.head.note()}") == asked


@given(histories, st.data())
def test_a_rewritten_history_is_never_cosigned(leaves: list[bytes], data: st.DataObject) -> None:
    """Whatever proof is given: the other history is honestly proven in itself, and that does not help."""
    old = data.draw(st.integers(1, len(leaves)))
    changed = data.draw(st.integers(0, old - 1))
    other = [*leaves[:changed], leaves[changed] + b"x", *leaves[changed + 1:]]
    for path in (tuple(written.proof(old, other)), tuple(written.proof(old, leaves)), ()):
        with pytest.raises((GrowthUnproven, HeadsDiffer)):
            check_growth(Request(old, path, a_head(other)), a_head(leaves[:old]))


@given(histories, st.integers(0, 40))
def test_a_growth_from_another_size_than_the_last_is_refused_with_that_size(leaves: list[bytes], old: int) -> None:
    if old != len(leaves):
        with pytest.raises(OldSizeWrong) as refused:
            check_growth(Request(old, (), a_head([*leaves, b"more"])), a_head(leaves))
        assert refused.value.data == {"size": len(leaves)}


def test_the_first_head_needs_no_proof_and_takes_none() -> None:
    check_growth(Request(0, (), a_head([b"a"])), None)
    with pytest.raises(GrowthUnproven):
        check_growth(Request(0, (b"x" * 32,), a_head([b"a"])), None)


@pytest.mark.parametrize("text", [
    "", "old 1", f"old x\n\n{a_head([b'a']).note()}", f"new 1\n\n{a_head([b'a']).note()}", f"old 2\n\n{a_head([b'a']).note()}",
    f"old 01\n\n{a_head([b'a']).note()}", f"old 1\nAAAA\n\n{a_head([b'a']).note()}", "old 1\n\nno head",
    "old 1\n" + f"{b64(b'x' * 32)}\n" * 64 + f"\n{a_head([b'a']).note()}",
])
def test_what_is_no_request_is_refused(text: str) -> None:
    with pytest.raises(HeadUnreadable):
        read_request(text)


@given(st.lists(st.sampled_from([UUID(int=n) for n in range(4)]), max_size=6))
def test_firm_means_witnesses_of_two_communities(communities: list[UUID]) -> None:
    assert (standing(communities) is Standing.FIRM) == (len(set(communities)) >= ENOUGH == 2)


def test_what_is_public_has_words_and_the_rest_shows_a_hash() -> None:
    assert set(EVENTS) == PUBLIC_EVENTS
    assert {event.name for event in Event.__subclasses__()} >= PUBLIC_EVENTS, "an event that nothing appends tells of what is not there"
    assert shown("meetings.convened", "{}", "ab") == "{}"
    assert shown("people.consent_given", "{}", "ab") == {"hash": "ab"}
    private = {"people", "access", "attendance.visitors_counted", "voting", "exports", "commitments"}
    assert not [event for event in PUBLIC_EVENTS if event.split(".")[0] in private or event in private]
    assert not is_public("minutes.correction_proposed")


CODES = ["RESOLUCIÓN 001-CGCPP-2026", "ACUERDO 001-CGCPP-2026", "RESOLUCIÓN 002-CGCPP-2026", "ACTA-001-CGCPP-2026", "ACTA-012-CGCPP-2026"]


@given(st.sampled_from(CODES), st.sampled_from([str.lower, str.upper, str.title]), st.sampled_from(["-", " - ", "–", "- "]), st.booleans())
def test_a_number_is_known_as_people_copy_it(code: str, case: Callable[[str], str], hyphen: str, accents: bool) -> None:
    written = case(code if accents else code.replace("Ó", "O")).replace("-", hyphen).replace(" ", "  ")
    assert tail_of(written) == code[-14:].lower()
    assert meant(written, CODES) == code


@pytest.mark.parametrize(("text", "code"), [
    ("002-CGCPP-2026", CODES[2]), ("012-cgcpp-2026", CODES[4]), ("001-CGCPP-2026", None), ("RESOLUCIÓN 003-CGCPP-2026", None),
    ("12-CGCPP-2026", None), ("SOLUCIÓN 001-CGCPP-2026", None),
])
def test_half_a_number_means_one_thing_or_nothing(text: str, code: str | None) -> None:
    assert meant(text, CODES) == code


@pytest.mark.parametrize("text", [
    "", "hola", "genio carbón seguir búho adoptar casco gajo veloz", "2026", "RESOLUCIÓN 001", "x" * 200 + " 001-C-2026"])
def test_what_is_no_number_is_not_taken_for_one(text: str) -> None:
    assert tail_of(text) is None
