"""Names of files as they are shown, words about them, room for them."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from governance_app.attachments.rules import (
    LONGEST_NAME,
    LONGEST_WORDS,
    MIME,
    QUOTA,
    BodyIsFull,
    Media,
    NothingSaid,
    TooLongSaid,
    check_room,
    clean_name,
    said,
    seal_of,
)


@pytest.mark.parametrize(("given_name", "shown"), [
    ("IMG_0001.JPG", "IMG_0001"), ("../../etc/passwd", "passwd"), ("C:\\fotos\\acta 3.pdf", "acta 3"), ("", "archivo"), (None, "archivo"),
    ("...", "archivo"), (".jpg", "jpg"), ("hoja\u202egpj.exe", "hoja gpj"), ("Acta nº 4 (firmada).pdf", "Acta nº 4 (firmada)"),
    ("A̱a̱ shuar.ogg", "A̱a̱ shuar"), ("<script>.png", "script"), ("a\r\nSet-Cookie: x.pdf", "a Set-Cookie x"), ('a"b.pdf', "a b"),
])
def test_a_name_is_shown_without_what_could_mislead(given_name: str | None, shown: str) -> None:
    assert clean_name(given_name) == shown


@given(st.text(max_size=200))
def test_every_name_is_safe_in_a_header_and_on_a_page(name: str) -> None:
    shown = clean_name(name)
    assert 0 < len(shown) <= LONGEST_NAME
    assert not set(shown) & set('/\\"<>;:\r\n\0%')
    assert not any(unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") for sign in shown)
    assert shown == shown.strip()
    assert not shown.startswith(".")


@given(st.text(max_size=LONGEST_WORDS + 40))
def test_words_are_kept_on_one_line_or_refused(words: str) -> None:
    line = " ".join(words.split())
    if not line or len(line) > LONGEST_WORDS:
        with pytest.raises((NothingSaid, TooLongSaid)):
            said(words, "alt")
    else:
        assert said(words, "alt") == line


@given(st.integers(0, 2 * QUOTA), st.integers(1, QUOTA))
@example(QUOTA - 1, 1)
@example(QUOTA, 1)
def test_the_room_is_exactly_the_quota(used: int, more: int) -> None:
    if used + more <= QUOTA:
        check_room(used, more)
    else:
        with pytest.raises(BodyIsFull):
            check_room(used, more)


@given(st.binary(max_size=64), st.binary(min_size=32, max_size=32), st.binary(min_size=32, max_size=32))
def test_a_seal_tells_nothing_without_its_salt(content: bytes, salt: bytes, other: bytes) -> None:
    assert (seal_of(salt, content) == seal_of(other, content)) is (salt == other)


def test_nothing_that_a_browser_would_run_is_served() -> None:
    assert set(MIME) == set(Media)
    assert not {kind for kind in MIME.values() if "html" in kind or "svg" in kind or "script" in kind or "xml" in kind}
