"""The table of languages, the choice, the alphabets, the formats."""

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from governance_app.languages import formats
from governance_app.languages.catalogue import DOMAIN, ChainDomain, _n, current, force_language, lang_of
from governance_app.languages.fill_from_glossary import Word, cased, match, words
from governance_app.languages.rules import (
    CONTENT_LANGUAGES,
    DEFAULT,
    LANGUAGES,
    OFFERED,
    chain,
    offered,
    outside_alphabet,
    pick,
    placeholders,
)
from governance_app.languages.sources import filled


@pytest.mark.parametrize(("header", "code"), [
    ("quw-EC,es;q=0.5", "qu"), ("jiv-EC,es;q=0.8", "jiv"), ("en,qu;q=0.1", "en"), ("*", "es"), ("es-419,jiv;q=0", "es"),
    ("", "es"), ("fr,de", "es"), ("fr,qug;q=0.3", "qu"), ("jiv;q=0,qu;q=0.2", "qu"), ("acu,jiv;q=0.4", "jiv"), ("es_EC", "es"),
])
def test_the_browser_chooses(header, code):
    assert pick(parse_accept_header(header, LanguageAccept)).code == code


def test_only_offered_languages_can_be_chosen():
    assert [language.code for language in OFFERED] == ["es", "qu", "jiv", "en"]
    assert offered("acu") is None
    assert offered("../es") is None
    assert offered(None) is None


def test_every_fallback_is_a_language_and_ends_in_spanish_but_english_stands_alone():
    for language in LANGUAGES.values():
        assert set(chain(language)) <= set(LANGUAGES)
        assert chain(language)[-1] == ("en" if language.code == "en" else "es")


def test_texts_of_a_committee_may_be_written_in_every_language_of_the_corridors():
    assert list(CONTENT_LANGUAGES) == ["es", "qu", "jiv", "en", "acu", "con", "sey", "snn"]
    assert CONTENT_LANGUAGES["con"].autonym == "A'ingae"


@pytest.mark.parametrize(("code", "text", "strange"), [
    ("qu", "Hatun tantanakuy", []), ("qu", "cutipana huasi", ["cutipana"]), ("qu", "qillqana", ["qillqana"]),
    ("qu", "%(name)s-man kachana", []), ("qu", "ñan <b>yaku</b>", []), ("qu", "kawsákkuna", ["kawsákkuna"]),
    ("jiv", "uunt iruntramu", []), ("jiv", "atsá, métek enentáimsamu", []), ("jiv", "ñan", []), ("jiv", "gobierno", ["gobierno"]),
    ("jiv", "Nekáp̱mamu ãish", []), ("jiv", "llaqta", ["llaqta"]), ("es", "quórum", []), ("en", "quorum", []),
])
def test_alphabets(code, text, strange):
    assert outside_alphabet(LANGUAGES[code], text) == strange


def test_a_known_loan_passes_and_only_that():
    assert outside_alphabet(LANGUAGES["qu"], "Acta quórum", frozenset({"acta"})) == ["quórum"]


@given(st.text(alphabet="aiuhklmnñprstwychsll %()sd", max_size=40))
def test_placeholders_never_count_as_words(text):
    assert outside_alphabet(LANGUAGES["qu"], f"{text} %(xyz_q)s") == outside_alphabet(LANGUAGES["qu"], text)


def test_placeholders_are_all_seen():
    assert placeholders("%(b)s of %(a)d, 5 %% and {x}") == ["%%", "%(a)d", "%(b)s", "{x}"]


def test_days_and_hours_are_those_of_ecuador():
    late = datetime(2026, 11, 24, 3, 5, tzinfo=UTC)
    assert (formats.day(late), formats.hour(late), formats.moment(late)) == ("23/11/2026", "22:05", "23/11/2026 22:05")
    assert formats.long_day(date(2026, 9, 1)) == "1 de septiembre de 2026"
    assert formats.week_day(late) == "lunes 23 de noviembre de 2026"
    assert formats.day(date(987, 1, 2)) == "02/01/0987"


@pytest.mark.parametrize(("shown", "expected"), [
    (formats.number(1234567), "1.234.567"), (formats.number(-1000), "-1.000"), (formats.number(0), "0"), (formats.number(999), "999"),
    (formats.number(Fraction(5, 2)), "3"), (formats.number(Fraction(-5, 2)), "-3"), (formats.number(Fraction(1, 3), 3), "0,333"),
    (formats.money(123450), "$1.234,50"), (formats.money(-5), "-$0,05"), (formats.money(0), "$0,00"),
    (formats.percent(Fraction(2, 3), 1), "66,7\u00a0%"), (formats.percent(Fraction(1)), "100\u00a0%"),
])
def test_numbers_read_as_in_ecuador(shown, expected):
    assert shown == expected


@given(st.integers(-10**15, 10**15))
def test_money_loses_no_cent(cents):
    plain = formats.money(cents).replace("$", "").replace(".", "").replace(",", "")
    assert int(plain) == cents


@given(st.fractions(), st.integers(0, 4))
def test_rounding_is_never_further_than_half_a_unit(value, places):
    shown = Fraction(formats.number(value, places).replace(".", "").replace(",", "."))
    assert abs(shown - value) * 2 * 10**places <= 1


def test_outside_a_request_the_language_is_spanish_unless_forced():
    assert current() is DEFAULT
    with force_language("jiv"):
        assert current().code == "jiv"
        with force_language("en"):
            assert current().code == "en"
        assert current().code == "jiv"
    assert current() is DEFAULT
    with pytest.raises(KeyError), force_language("acu"):
        pass


def test_a_forced_language_is_put_back_after_an_error():
    with pytest.raises(ZeroDivisionError), force_language("qu"):
        raise ZeroDivisionError
    assert current() is DEFAULT


def test_gettext_works_without_an_application():
    english, spanish = next(
        (message.id, message.string) for message in filled("es").values() if isinstance(message.id, str) and not message.context
    )
    now, later = DOMAIN.gettext, DOMAIN.lazy_gettext(english)
    assert (now(english), str(later), lang_of(english)) == (spanish, spanish, "es-EC")
    with force_language("en"):
        assert (now(english), str(later), lang_of(english)) == (english, english, "en")
        assert _n("%(num)d thing", "%(num)d things", 2) == "2 things"


def test_a_message_nobody_wrote_is_said_to_be_english():
    with force_language("jiv"):
        assert lang_of("This id is in no catalogue") == "en"


@pytest.mark.parametrize(("written", "tag"), [(0, "es-EC"), (1, "es-EC"), (2, "jiv"), (4, "jiv")])
def test_a_page_is_said_to_be_in_the_language_most_of_it_is_in(tmp_path, written, tag):
    entry = 'msgid "word {0}"\nmsgstr "{1}"\n\n'
    for place, count in (("es/rooms/web.po", 4), ("jiv/LC_MESSAGES/messages.po", written)):
        path = tmp_path / place
        path.parent.mkdir(parents=True)
        path.write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n' + "".join(
            entry.format(number, "x") for number in range(count)
        ), encoding="utf-8")
    with force_language("jiv"):
        assert ChainDomain(tmp_path).page_lang() == tag
    with force_language("en"):
        assert ChainDomain(tmp_path).page_lang() == "en"


def _word(english: str, spanish: str, text: str) -> Word:
    return Word(frozenset({english}), frozenset({spanish}), text, "source", "high")


WORDS = [_word("to open", "abrir", "paskana"), _word("open", "abierto", "paskashka"), _word("land", "tierra", "allpa"),
         _word("continue", "seguir", "katina"), _word("follow", "seguir", "katirina")]


@pytest.mark.parametrize(("english", "spanish", "text"), [
    ("Open", "Abrir", "paskana"), ("Open", "Abierto", "paskashka"), ("Open", None, "paskashka"), ("Land", None, "allpa"),
    ("Follow", "Seguir", "katirina"), ("Go on", "Seguir", None), ("Open the meeting", "Abrir la reunión", None),
    ("Land", "Tierra", "allpa"),
])
def test_a_label_is_filled_only_by_the_one_word_it_is(english, spanish, text):
    found = match(english, spanish, WORDS)
    assert (found.text if found else None) == text


def test_case_follows_the_label():
    assert (cased("apushitay", "Vote"), cased("apushitay", "vote"), cased("ñan", "Path")) == ("Apushitay", "apushitay", "Ñan")


@pytest.mark.parametrize("code", ["qu", "jiv"])
def test_the_glossary_gives_no_guess_no_number_no_month(code):
    known = words(code)
    assert len(known) > 70
    assert {word.confidence for word in known} == {"high", "med"}
    refused = {"enero", "lunes", "domingo", "12", "0", "quórum", "acta"}
    assert not any(word.spanish & refused for word in known)
