"""A second language: cut into parts and put together again, final only when whole and reviewed, and exactly one text that binds."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance_app.minutes.rules import (
    FrozenText,
    PartMoved,
    PartsMissing,
    PartTooLong,
    SameLanguage,
    SpeakerNeeded,
    TranslatedPart,
    TranslationFinal,
    TranslatorNeeded,
    assembled,
    beside,
    binding_of,
    canonical,
    check_final,
    check_part,
    check_translator,
    mark_of,
    parts_of,
)
from governance_app.minutes.rules.sections import LONGEST

pieces = st.lists(st.sampled_from(["== Agua ==", "Uno.", "", "== no", "== Punto 1. Río ==", "Dos == tres ==", "=="]), max_size=12)
TEXT = "Acta\n\n== Instalación ==\n\nUno.\n\n== Punto 1. Agua ==\n\nDos.\n"


@given(pieces)
def test_the_parts_put_together_are_the_text(lines):
    text = canonical("\n".join(lines))
    parts = parts_of(text)
    assert "".join(part.text for part in parts) == text
    assert [part.position for part in parts] == list(range(len(parts)))
    assert all(part.text.startswith("== ") for part in parts[1:])


@given(st.lists(st.text("añ \n", max_size=20), max_size=4), st.booleans())
def test_a_translation_bears_the_salt_once_wherever_it_was_kept(words, kept):
    salt = "0123456789abcdef"
    texts = [*words, f"Llave: {salt}"] if kept else words
    whole = assembled([TranslatedPart(parts_of(TEXT)[0], text) for text in texts], salt)
    assert whole.count(salt) == 1
    assert whole == canonical(whole)
    assert kept or whole.endswith(f"{salt}\n")


def test_parts_begin_at_their_headings():
    assert [part.title for part in parts_of(TEXT)] == ["", "Instalación", "Punto 1. Agua"]


@given(st.lists(st.text(alphabet="abé \n", max_size=8), min_size=3, max_size=3))
def test_a_translation_is_one_canonical_text(words):
    parts = [TranslatedPart(part, text) for part, text in zip(parts_of(TEXT), words, strict=True)]
    whole = assembled(parts)
    assert canonical(whole) == whole
    both = beside(parts, "qu")
    assert canonical(both) == both
    assert both.count("[qu]") == 3
    assert "== Punto 1. Agua ==\n\nDos." in both


@given(st.text(max_size=12), st.text(max_size=12))
def test_a_part_is_written_on_the_text_one_saw(kept, seen):
    if kept == seen:
        assert check_part(kept, mark_of(seen), " Tres. ", final=False) == " Tres."
    else:
        with pytest.raises(PartMoved):
            check_part(kept, mark_of(seen), "Tres.", final=False)


def test_what_a_part_refuses():
    with pytest.raises(TranslationFinal):
        check_part("", mark_of(""), "Tres.", final=True)
    with pytest.raises(PartTooLong):
        check_part("", mark_of(""), "x" * (LONGEST + 1), final=False)


@given(st.lists(st.sampled_from(["", " ", "Shuk."]), min_size=3, max_size=3), st.sampled_from(["", "  ", "Rosa"]), st.booleans())
def test_a_final_translation_is_whole_and_reviewed_by_a_speaker(words, reviewer, final):
    parts = [TranslatedPart(part, text) for part, text in zip(parts_of(TEXT), words, strict=True)]
    missing = [n for n, text in enumerate(words, start=1) if not text.strip()]
    if final:
        with pytest.raises(TranslationFinal):
            check_final(parts, reviewer, final=True)
    elif missing:
        with pytest.raises(PartsMissing) as error:
            check_final(parts, reviewer, final=False)
        assert error.value.data == {"count": len(missing), "numbers": ", ".join(map(str, missing))}
    elif not reviewer.strip():
        with pytest.raises(SpeakerNeeded):
            check_final(parts, reviewer, final=False)
    else:
        assert check_final(parts, reviewer, final=False) == "Rosa"


def test_who_translates_into_another_language():
    assert check_translator("qu", "es", "  Rosa   Andi ") == "Rosa Andi"
    with pytest.raises(SameLanguage):
        check_translator("es", "es", "Rosa")
    with pytest.raises(TranslatorNeeded):
        check_translator("qu", "es", " ")


def a_text(n: int, *, binding: bool, translates: bool) -> FrozenText:
    source = UUID(int=99) if translates else None
    then = datetime(2026, 4, 1, tzinfo=UTC)
    return FrozenText(UUID(int=n), UUID(int=50), "qu" if translates else "es", 1, "x\n", "a" * 64, "", binding, then, source)


@given(st.lists(st.just(0), max_size=3), st.integers(0, 3))
def test_exactly_one_text_binds(others, which):
    approved = a_text(99, binding=True, translates=False)
    finals = [a_text(n, binding=n == which, translates=True) for n, _ in enumerate(others, start=1)]
    found = binding_of(approved, finals)
    assert found == (next((one for one in finals if one.binding), approved))
    assert found is approved or found.binding
