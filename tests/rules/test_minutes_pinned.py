"""Forms that are permanent, pinned letter by letter: digests in the record, sentences of motions, figures of a vote, texts side by side."""

from datetime import date, datetime, time, timedelta
from hashlib import sha256
from types import SimpleNamespace
from typing import Any

import pytest

from governance_app.committees.rules import Statute
from governance_app.minutes.rules import (
    MOST_COMPARED,
    Change,
    Clash,
    TextPart,
    TranslatedPart,
    approval_motion,
    assembled,
    beside,
    changes,
    check_changed,
    check_meeting,
    check_part,
    check_translator,
    common,
    day_in_words,
    erratum_motion,
    figures_of,
    hour_in_words,
    list_digest,
    mark_of,
    merge,
    parts_of,
    place_of,
    salted_digest,
    tidy,
)
from governance_app.minutes.rules.frozen import FrozenText
from governance_app.voting.rules import Form, Outcome, Tally
from tests.rules.test_minutes_frozen import BEFORE, HELD, HOUR, a_meeting, a_point

SALT = bytes(range(32))
DIGEST = "0123456789abcdef" + "0" * 48


def test_digests_of_texts_have_the_form_they_will_always_have():
    """Whoever was given salt and words, or the list of annexes, must come to the same digest in ten years, with another tool."""
    assert salted_digest(SALT, "Año", "dos") == sha256(SALT + '["Año","dos"]'.encode()).hexdigest()
    assert salted_digest(SALT) == sha256(SALT + b"[]").hexdigest()
    assert list_digest(["Año", "dos"]) == sha256('["Año","dos"]'.encode()).hexdigest()
    assert mark_of("Año") == sha256("Año".encode()).hexdigest()[:16]


def test_the_motion_of_an_approval_and_of_an_erratum_word_by_word():
    shown = "0123 4567 89ab cdef"
    assert approval_motion("ACTA-001", DIGEST) == f"Aprobar el ACTA-001 con el texto presentado, cuya huella SHA-256 empieza por {shown}."
    assert erratum_motion("ACTA-001", DIGEST) == f"Aprobar la fe de erratas propuesta para el ACTA-001, cuya huella empieza por {shown}."


def test_the_figures_of_a_vote_are_all_told_under_their_names():
    result: Any = SimpleNamespace(
        outcome=Outcome.CARRIED, form=Form.SHOW_OF_HANDS, quorum=SimpleNamespace(present=12, needed=7), hidden=False,
        tally=Tally(votes_for=6, against=5, abstain=4, blank=3, null=2, absent=1), needed=8, base_size=11)
    assert figures_of(result) == {
        "outcome": Outcome.CARRIED.value, "form": Form.SHOW_OF_HANDS.value, "quorum_present": 12, "quorum_needed": 7,
        "votes_for": 6, "against": 5, "abstain": 4, "blank": 3, "null": 2, "absent": 1, "needed": 8, "base": 11,
    }


def test_eleven_is_not_said_like_one():
    year = "de dos mil veintiséis"
    assert day_in_words(date(2026, 2, 11)) == f"a los once días del mes de febrero {year}"
    assert day_in_words(date(2026, 12, 2)) == f"a los dos días del mes de diciembre {year}"
    assert hour_in_words(time(11, 11)) == "las once horas con once minutos"
    assert hour_in_words(time(1, 51)) == "la una hora con cincuenta y un minutos"


def test_a_translation_is_put_together_with_an_empty_line_between_its_parts():
    head, body = parts_of("Acta\n\n== Agua ==\n\nUno.\n")
    parts = [TranslatedPart(head, "\n Kamachik \n"), TranslatedPart(body, "  ")]
    assert assembled([*parts, TranslatedPart(body, "Shuk.")]) == " Kamachik\n\n\n\nShuk.\n"
    assert beside(parts, "qu") == "Acta\n\n[qu]\nKamachik\n\n== Agua ==\n\nUno.\n\n[qu] —\n"
    indented = TextPart(0, "", "  Acta\nXX\n")
    assert beside([TranslatedPart(indented, "Shuk.")], "qu") == "  Acta\nXX\n\n[qu]\nShuk.\n"
    assert assembled([TranslatedPart(head, "XX\nKamachik\nXX")]) == "XX\nKamachik\nXX\n"


def test_a_part_without_words_is_kept_empty_and_a_long_name_is_cut():
    assert check_part("", mark_of(""), None, final=False) == ""
    assert check_part("", mark_of(""), "\n\nXX Uno. XX\n", final=False) == "XX Uno. XX"
    assert check_translator("qu", "es", "R" * 300) == "R" * 200


def test_a_heading_stands_under_itself():
    text = "Acta\n\n== Agua ==\n\nUno.\n"
    assert place_of(text, text.index("==")) == "Agua"
    assert place_of(text, text.index("==") - 1) == ""


def test_what_changed_in_the_first_paragraph_is_told_too():
    assert changes("Uno.\n\nDos.", "Una.\n\nDos.\n\nTres.") == (
        (Change.REMOVED, "Uno."), (Change.ADDED, "Una."), (Change.KEPT, "Dos."), (Change.ADDED, "Tres."))


def test_a_meeting_that_began_when_the_other_ended_is_later_and_the_true_opening_counts():
    ended = HELD.closed_at
    assert check_meeting(HELD, a_meeting(10, opened_at=ended), a_point(), Statute()) is False
    assert check_meeting(HELD, a_meeting(10, opened_at=None), a_point(), Statute()) is False
    # convened for before the end of the other, opened after it
    assert check_meeting(HELD, a_meeting(10, starts_at=ended - timedelta(hours=1)), a_point(), Statute()) is False


@pytest.mark.parametrize(("before", "presented_at"), [(BEFORE, None), (None, HOUR)])
def test_a_text_never_presented_needs_no_correction(before: FrozenText | None, presented_at: datetime | None):
    check_changed(before, presented_at, "c" * 64, ())




@pytest.mark.parametrize(("before", "after", "compared"), [(500, 500, True), (53, 4_717, False)])
def test_how_many_pairs_of_paragraphs_are_compared(before, after, compared):
    """250,000 and one more: between two texts that share neither beginning nor end, only what was compared is known to have stayed."""
    old, new = (*map(str, range(before - 2)), "same", "end"), ("start", "same", *(f"n{n}" for n in range(after - 2)))
    assert common(old, new) == ([(before - 2, 1)] if compared else [])
    assert len(old) * len(new) in (MOST_COMPARED, MOST_COMPARED + 1)


def test_a_clash_tells_all_three_texts():
    assert merge("Uno.", "Una.", "Unos.").clashes == (Clash(("Uno.",), ("Una.",), ("Unos.",)),)


def test_of_two_paragraphs_that_changed_places_the_later_stayed():
    assert changes("Uno.\n\nDos.", "Dos.\n\nUno.") == ((Change.REMOVED, "Uno."), (Change.KEPT, "Dos."), (Change.ADDED, "Uno."))


def test_the_end_of_a_line_is_one_whatever_machine_wrote_it():
    assert tidy("Uno\r\ndos\rtres\n\r\nCuatro\r\rCinco") == "Uno\ndos\ntres\n\nCuatro\n\nCinco"
