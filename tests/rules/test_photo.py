"""The rules of the photograph of a tally sheet: what begins as a picture, what is too large, what is the same."""

from datetime import date, timedelta
from hashlib import sha256
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance_app.voting.rules import (
    MotionState,
    NotAPhoto,
    PhotoTooLarge,
    PhotoTooLate,
    Publication,
    Urn,
    UrnNotCounted,
    check_counted,
    check_photo,
    check_photo_day,
    photo_seal,
    same_photo,
)
from governance_app.voting.rules.photo import LARGEST_PHOTO, is_picture

BEGINNINGS = {
    "jpeg": b"\xff\xd8\xff\xe1", "png": b"\x89PNG\r\n\x1a\n", "heic": b"\x00\x00\x00\x18ftypheic", "heif": b"\x00\x00\x00\x20ftypmif1"}
salts = st.binary(min_size=32, max_size=32)


@given(st.sampled_from(sorted(BEGINNINGS)), st.binary(max_size=60))
def test_a_picture_is_known_by_its_first_bytes(kind: str, more: bytes) -> None:
    assert check_photo(BEGINNINGS[kind] + more) == BEGINNINGS[kind] + more


@pytest.mark.parametrize("content", [
    b"", b"\xff\xd8", b"%PDF-1.7", b"GIF89a", b"RIFF\x00\x00\x00\x00WEBP", b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    b"\x00\x00\x00\x18ftypmp42", b" \xff\xd8\xff", b"PK\x03\x04",
])
def test_another_file_is_no_photograph(content: bytes) -> None:
    with pytest.raises(NotAPhoto) as said:
        check_photo(content)
    assert said.value.field == "photo"


@given(st.binary(max_size=40).filter(lambda b: not is_picture(b)))
def test_what_begins_otherwise_is_refused(content: bytes) -> None:
    with pytest.raises(NotAPhoto):
        check_photo(content)


def test_the_largest_photograph_is_taken_and_one_byte_more_is_not() -> None:
    largest = BEGINNINGS["jpeg"].ljust(LARGEST_PHOTO, b"\0")
    assert check_photo(largest) is largest
    with pytest.raises(PhotoTooLarge) as said:
        check_photo(largest + b"\0")
    assert (said.value.field, said.value.data) == ("photo", {"most": 8})


@given(st.binary(max_size=60), st.binary(max_size=60), salts, salts)
def test_the_same_photograph_has_the_same_seal_and_another_has_not(one: bytes, other: bytes, salt: bytes, grain: bytes) -> None:
    seal = photo_seal(one, salt)
    assert seal == sha256(salt + one).hexdigest()
    assert same_photo(one, salt, seal)
    assert same_photo(other, salt, seal) == (one == other)
    assert same_photo(one, grain, seal) == (salt == grain)


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(-3, 20))
def test_a_photograph_comes_while_the_count_may_be_disputed(counted: date, days: int) -> None:
    today = counted + timedelta(days=days)
    if days <= 8:
        check_photo_day(counted, today)
        return
    with pytest.raises(PhotoTooLate) as said:
        check_photo_day(counted, today)
    assert said.value.data == {"day": counted + timedelta(days=8)}


@pytest.mark.parametrize("state", MotionState)
@pytest.mark.parametrize("commitment", ["", "5ea1"])
def test_a_photograph_is_asked_for_only_of_an_urn_that_was_counted(state: MotionState, commitment: str) -> None:
    urn = Urn(UUID(int=1), Publication.FULL, (UUID(int=2), UUID(int=3)), commitment=commitment)
    if commitment and state in (MotionState.TIED, MotionState.CLOSED):
        check_counted(urn, state)
    else:
        with pytest.raises(UrnNotCounted):
            check_counted(urn, state)
    with pytest.raises(UrnNotCounted):
        check_counted(None, state)
