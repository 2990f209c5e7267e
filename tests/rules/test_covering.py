"""Covered versions: nothing that is covered is left anywhere in what is handed out, and nothing else is changed."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from governance_app.minutes.rules import check_second
from governance_app.minutes.rules.covering import (
    COVER,
    MOST_PASSAGES,
    CoveringDecided,
    CoveringState,
    NothingToCover,
    OwnCovering,
    PassageAcrossParts,
    PassageNotFound,
    PassageUnfit,
    check_covers,
    check_undecided_covering,
    cover,
    covered,
    left_otherwise,
    passages_of,
)

LETTERS = "abñ ."
WORDS = st.text(LETTERS, min_size=3, max_size=8).filter(lambda word: word.strip() == word)


@dataclass(frozen=True)
class Part:
    """Something that is printed."""

    title: str
    lines: tuple[str, ...]
    number: int = 7
    inner: "Part | None" = None


@given(st.text(LETTERS, max_size=60), st.lists(WORDS, min_size=1, max_size=4))
def test_nothing_that_is_covered_is_left(text: str, passages: list[str]) -> None:
    shown = cover(f"{text}|{passages[0]}|{text}|{passages[0]}", passages)
    for piece in shown.split(COVER):
        for one in passages:
            assert one not in piece


@given(st.text(LETTERS, max_size=60), st.lists(WORDS, max_size=4))
def test_the_order_of_passages_makes_no_difference_and_covering_twice_neither(text: str, passages: list[str]) -> None:
    shown = cover(text, passages)
    assert shown == cover(text, reversed(passages)) == cover(text, [*passages, *passages])
    assume(all(one not in COVER for one in passages))
    assert cover(shown, passages) == shown


@given(st.text(LETTERS, max_size=60), WORDS)
def test_a_text_without_the_passage_stays_letter_by_letter(text: str, passage: str) -> None:
    assume(passage not in text)
    assert cover(text, [passage]) == text


@given(WORDS, st.text(LETTERS, max_size=20), st.text(LETTERS, max_size=20))
def test_the_cover_tells_nothing_of_its_length(passage: str, before: str, after: str) -> None:
    assume(passage not in before + after and passage not in (before + after))
    shown = cover(f"{before}|{passage}|{after}", [passage])
    assert shown == f"{before}|{COVER}|{after}"


@given(st.lists(WORDS, min_size=1, max_size=3), st.lists(st.text(LETTERS, max_size=20), max_size=4))
def test_every_text_of_what_is_printed_is_covered_and_the_rest_stays(passages: list[str], lines: list[str]) -> None:
    whole = Part(passages[0], (*lines, passages[-1]), 7, Part("x", (passages[0],)))
    shown = covered(whole, passages)
    assert (shown.number, len(shown.lines)) == (7, len(whole.lines))
    assert shown.inner is not None
    assert [shown.title, *shown.lines, *shown.inner.lines] == [
        cover(one, passages) for one in (whole.title, *whole.lines, passages[0])]


@given(st.lists(WORDS, min_size=1, max_size=5))
def test_passages_are_lines_each_once(words: list[str]) -> None:
    found = passages_of("\n".join(["", *words, " ", *words]))
    assert found == tuple(dict.fromkeys(words))


@pytest.mark.parametrize("written", [None, "", " \n \n"])
def test_nothing_to_cover(written: str | None) -> None:
    with pytest.raises(NothingToCover):
        passages_of(written)


@pytest.mark.parametrize("written", ["ab", "a" * 2_001, "\n".join(f"línea {n}" for n in range(MOST_PASSAGES + 1))])
def test_passages_that_do_not_fit(written: str) -> None:
    with pytest.raises(PassageUnfit):
        passages_of(written)


def test_a_passage_must_stand_in_the_text_and_in_one_part_of_it() -> None:
    check_covers("Rosa vive aquí", ("Rosa",), f"{COVER} vive aquí")
    with pytest.raises(PassageNotFound) as missing:
        check_covers("Rosa vive aquí", ("Rosa", "Ana"), f"{COVER} vive aquí")
    assert missing.value.data == {"line": 2}
    with pytest.raises(PassageAcrossParts):
        check_covers("Rosa | vive", ("Rosa | vive",), "Rosa | vive")


@given(WORDS, st.sampled_from([str.upper, str.title, lambda word: word.replace("ñ", "n"), lambda word: word.replace(" ", "  ")]))
def test_what_is_left_with_other_capitals_accents_or_spaces_is_told(word: str, otherwise: Callable[[str], str]) -> None:
    assume(otherwise(word) != word and word not in otherwise(word) and any(letter.isalnum() for letter in word))
    text = cover(f"{word} | {otherwise(word)}", [word])
    assert left_otherwise(text, [word]) == (word,)
    assert left_otherwise(cover(word, [word]), [word]) == ()


def test_two_people_assent_and_once() -> None:
    one, other = UUID(int=1), UUID(int=2)
    check_second(one, other, OwnCovering)
    for second in (one, None):
        with pytest.raises(OwnCovering):
            check_second(one, second, OwnCovering)
    check_undecided_covering(CoveringState.PROPOSED)
    for state in (CoveringState.APPROVED, CoveringState.DROPPED):
        with pytest.raises(CoveringDecided):
            check_undecided_covering(state)


def test_of_a_longer_and_a_shorter_passage_nothing_of_the_longer_is_left() -> None:
    """With «Ana» covered first, the surname in «Ana Grefa» would stay."""
    for passages in (("Ana", "Ana Grefa"), ("Ana Grefa", "Ana")):
        assert cover("Habló Ana Grefa. Votó Ana.", passages) == f"Habló {COVER}. Votó {COVER}."


@pytest.mark.parametrize(("refused", "error", "field", "data"), [
    (lambda: passages_of(" \n"), NothingToCover, "passages", {}),
    (lambda: passages_of("Ana\nDo"), PassageUnfit, "passages", {"shortest": 3, "most": 60}),
    (lambda: check_covers("Ana votó.", ("Ana", "Rosa"), ""), PassageNotFound, "passages", {"line": 2}),
    (lambda: check_covers("Ana votó.", ("Ana",), "Ana votó."), PassageAcrossParts, "passages", {"line": 1}),
    (lambda: check_undecided_covering(CoveringState.DROPPED), CoveringDecided, None, {"state": CoveringState.DROPPED}),
])
def test_a_refusal_names_its_field_and_its_line(refused, error, field, data) -> None:
    with pytest.raises(error) as told:
        refused()
    assert (told.value.field, told.value.data) == (field, data)


def test_as_many_and_as_long_passages_as_may_be() -> None:
    most = [f"pasaje {n}" for n in range(MOST_PASSAGES)]
    assert passages_of("\n".join(most)) == tuple(most)
    assert passages_of("x" * 2_000) == ("x" * 2_000,)
    with pytest.raises(PassageUnfit):
        passages_of("x" * 2_001)


def test_passages_that_overlap_are_covered_whole() -> None:
    assert cover("Vino Sisa Canaria Verdadera hoy", ["Sisa Canaria", "Canaria Verdadera"]) == f"Vino {COVER} hoy"
    assert cover("ababa.", ["aba"]) == f"{COVER}."


def test_a_passage_out_of_the_words_of_the_cover_leaves_the_cover_alone() -> None:
    assert cover("Sisa y la ley", ["Sisa", "ley"]) == f"{COVER} y la {COVER}"
    assert cover(cover("Sisa y la ley", ["Sisa", "ley"]), ["Sisa", "ley"]) == f"{COVER} y la {COVER}"
