"""Codes for paper and passwords, pure."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance_app.access.actions import common_words
from governance_app.access.rules import (
    Actor,
    CodeIncomplete,
    CodeMistyped,
    Grant,
    PasswordTooEasy,
    PasswordTooLong,
    PasswordTooShort,
    Role,
    check_password,
    code_from,
    new_code,
    read_code,
    written,
)
from governance_app.access.rules.codes import ALPHABET, RANDOM_SIGNS

START = datetime(2026, 11, 23, 12, tzinfo=UTC)
BODY, INNER, OTHER = (UUID(int=n) for n in (1, 2, 3))


def somebody(role: Role, body: UUID | None = BODY) -> Actor:
    return Actor(account=uuid4(), grants=(Grant(role, body),))


def test_a_code_carries_eighty_bits_in_signs_that_cannot_be_confused() -> None:
    assert len(ALPHABET) ** RANDOM_SIGNS >= 2**80
    assert not set("01OIL25SZ8QUV") & set(ALPHABET)
    assert len({new_code() for _ in range(1000)}) == 1000
    assert [len(group) for group in written(new_code()).split("-")] == [4] * 5


@given(st.integers(0, 2**90), st.sampled_from([" ", "-", "", " - "]))
def test_a_code_is_read_however_it_is_spaced(seed: int, between: str) -> None:
    code = code_from("key", str(seed))
    assert read_code(between.join(code[i:i + 4] for i in range(0, 20, 4)).lower()) == code


@given(st.integers(0, 2**90), st.integers(0, 19), st.integers(1, 22))
def test_one_wrong_letter_is_always_noticed(seed: int, place: int, shift: int) -> None:
    code = code_from("key", str(seed))
    wrong = ALPHABET[(ALPHABET.index(code[place]) + shift) % 23]
    with pytest.raises(CodeMistyped):
        read_code(code[:place] + wrong + code[place + 1:])


@given(st.integers(0, 2**90), st.integers(0, 19), st.integers(0, 19))
def test_two_exchanged_letters_are_always_noticed(seed: int, one: int, two: int) -> None:
    code = code_from("key", str(seed))
    signs = list(code)
    signs[one], signs[two] = signs[two], signs[one]
    if "".join(signs) == code:
        return
    with pytest.raises(CodeMistyped):
        read_code("".join(signs))


def test_a_missing_letter_says_how_many_were_given() -> None:
    with pytest.raises(CodeIncomplete) as error:
        read_code(new_code()[:-1])
    assert error.value.data == {"given": 19, "needed": 20}
    with pytest.raises(CodeMistyped):
        read_code("Z" * 20)


def test_the_same_seed_prints_the_same_code_and_another_key_another() -> None:
    assert code_from("k", "id", "seed") == code_from("k", "id", "seed")
    assert len({code_from(*seeds) for seeds in (("k", "id", "s"), ("k2", "id", "s"), ("k", "id2", "s"), ("k", "id", "s2"))}) == 4


@pytest.mark.parametrize("easy", [
    "password1234", "contraseña2026", "Ecuador2026!!", "qwertyuiop12", "123456789012", "aaaaaaaaaaaa",
    "barcelona1925", "tequiero1990",
    "P@ssw0rd2026", "corredorcorredor", "shuarshuarshuar", "abcabcabcabc", "maria.maria.maria", "asambleakichwa1",
])
def test_what_everybody_tries_first_is_refused(easy: str) -> None:
    with pytest.raises(PasswordTooEasy):
        check_password(easy.ljust(12, "1"), common_words())


@pytest.mark.parametrize("good", ["rio mulato canoa verde", "tres tortugas miran llover", "zq7Kfp2mXw9t",
                                  "wayusa se toma a las cuatro", "🐢🦜 la danta come palmito"])
def test_sentences_and_random_ones_are_accepted_without_signs_or_capitals(good: str) -> None:
    check_password(good, common_words())


def test_short_and_endless_passwords_are_refused() -> None:
    with pytest.raises(PasswordTooShort):
        check_password("zq7Kfp2mXw9", ())
    with pytest.raises(PasswordTooLong):
        check_password("zq7Kfp2mXw9t" * 20, ())


def test_words_of_the_context_do_not_count() -> None:
    check_password("tsukanka peas", ())
    with pytest.raises(PasswordTooEasy):
        check_password("tsukanka peas", {"tsukanka"})
