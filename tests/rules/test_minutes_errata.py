"""Errata: the sentence is found letter by letter and exactly once, and two different accounts assent."""

from uuid import UUID

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from governance_app.minutes.rules import (
    LONGEST_ERRATUM,
    SHOWN,
    ErratumDecided,
    ErratumEmpty,
    ErratumSaysTheSame,
    ErratumState,
    ErratumTooLong,
    OwnErratum,
    QuoteNotFound,
    QuoteRepeated,
    check_second,
    check_undecided,
    erratum_motion,
    erratum_words,
    found_once,
    place_of,
)

short = st.text(alphabet="ab ñ\n", max_size=12)


def places(text: str, quoted: str) -> list[int]:
    """Every place, overlapping ones too, letter by letter: the slow way."""
    return [at for at in range(len(text) - len(quoted) + 1) if text[at:at + len(quoted)] == quoted]


@given(short, short.filter(bool))
def test_a_quote_is_found_exactly_once_or_refused(text, quoted):
    where = places(text, quoted)
    if len(where) == 1:
        assert found_once(text, quoted) == where[0]
    elif where:
        with pytest.raises(QuoteRepeated) as error:
            found_once(text, quoted)
        assert error.value.data == {"count": len(where)}
    else:
        with pytest.raises(QuoteNotFound):
            found_once(text, quoted)


def test_words_that_overlap_themselves_are_repeated():
    with pytest.raises(QuoteRepeated):
        found_once("aaa", "aa")


@given(short, short, short)
def test_each_text_of_an_erratum_is_there_and_kept_as_the_acta_keeps_it(quoted, says, why):
    assume(all(t.strip() for t in (quoted, says, why)))
    try:
        kept = erratum_words(quoted, says, why)
    except ErratumSaysTheSame:
        return
    assert kept == erratum_words(*kept)
    assert kept[0] != kept[1]


@pytest.mark.parametrize(("place", "field"), list(enumerate(("quoted", "reads_instead", "why"))))
def test_what_an_erratum_must_say_and_how_long(place, field):
    for wrong, error in ((" ", ErratumEmpty), ("x" * (LONGEST_ERRATUM + 1), ErratumTooLong)):
        texts = ["uno", "dos", "tres"]
        texts[place] = wrong
        with pytest.raises(error) as told:
            erratum_words(*texts)
        assert told.value.field == field


def test_an_erratum_changes_something():
    with pytest.raises(ErratumSaysTheSame):
        erratum_words("cafe\u0301", "café ", "x")


@given(st.sampled_from([None, UUID(int=1), UUID(int=2)]), st.sampled_from([None, UUID(int=1), UUID(int=2)]))
def test_two_different_accounts_assent(proposed, second):
    if second is not None and second != proposed:
        check_second(proposed, second)
    else:
        with pytest.raises(OwnErratum):
            check_second(proposed, second)


@pytest.mark.parametrize("state", ErratumState)
def test_what_was_decided_stays_decided(state):
    if state is ErratumState.PROPOSED:
        check_undecided(state)
    else:
        with pytest.raises(ErratumDecided):
            check_undecided(state)


def test_where_a_sentence_stands():
    text = "Acta\n\n== Instalación ==\n\nUno.\n\n== Punto 1. Agua ==\n\nDos. == no ==\n"
    assert [place_of(text, text.index(word)) for word in ("Acta", "Uno", "Dos", "no ==")] == ["", "Instalación", *["Punto 1. Agua"] * 2]


def test_the_motion_about_an_erratum_tells_no_word_of_it():
    told = erratum_motion("ACTA-001", "ab" * 32)
    assert ("ab" * 32)[:SHOWN] in told.replace(" ", "")
