"""The sentences of the house about languages: Spanish whole, drafts honest, no glue, no visible word outside gettext."""

from datetime import date
from pathlib import Path

import pytest
from babel.dates import format_date

from governance_app.languages import formats
from governance_app.languages.catalogue import babel_locale
from governance_app.languages.coverage import coverage, disagreements, half_filled, spanish_gaps, table
from governance_app.languages.extract import draft_languages, extracted, language_file, room_of
from governance_app.languages.loans import loans
from governance_app.languages.rules import LANGUAGES, OFFERED, Language, outside_alphabet, placeholders
from governance_app.languages.sources import (
    PACKAGE,
    TRANSLATIONS,
    filled,
    is_filled,
    key_of,
    linked,
    load_chain,
    messages,
    read_source,
    source_files,
)
from tests.support.language_lints import bare_python, bare_template, glue

EXAMPLES_OF_DATA = frozenset({"web/parts.py", "templates/parts.html"})  # /_parts, development only: what people would have typed
CODE = [path for path in sorted(PACKAGE.rglob("*.py")) if path.relative_to(PACKAGE).as_posix() not in EXAMPLES_OF_DATA]
TEMPLATES = [path for path in sorted(PACKAGE.rglob("templates/**/*.html")) if path.relative_to(PACKAGE).as_posix() not in EXAMPLES_OF_DATA]
WRITTEN = [code for code in LANGUAGES if source_files(code)]


def wrong_placeholders(path: Path) -> list[str]:
    """Return the texts of one .po whose placeholders are not those of their id (a plural's first form may drop its number)."""
    wrong = []
    for message in filter(is_filled, messages(read_source(path))):
        ids, texts = _forms(message.id), _forms(message.string)
        for place, text in enumerate(texts):
            asked, given = set(placeholders(ids[min(place, len(ids) - 1)])), set(placeholders(text))
            may_drop = {"%(num)d", "%(num)s"} if len(texts) > 1 and place == 0 else set()
            if not asked - may_drop <= given <= set().union(*map(placeholders, ids)):
                wrong.append(f"{path.name}: {message.id!r} -> {text!r}")
    return wrong


def _forms(text: str | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, (tuple, list)) else (text,)


def foreign_words(language: Language, folder: Path = TRANSLATIONS) -> list[str]:
    """Return "id: words" for the texts whose words this language's alphabet cannot write."""
    known = loans(language.code)
    found = [
        (message.id, outside_alphabet(language, " ".join(_forms(message.string)), known))
        for message in filled(language.code, folder).values()
    ]
    return [f"{identity!r}: {words}" for identity, words in found if words]


def test_spanish_is_complete():
    """Every message of the code and the templates has an approved Spanish text."""
    gaps = [f"{room_of(message)}: {message.id!r}" for message in spanish_gaps(extracted())]
    assert not gaps, "write them in translations/es/rooms/<room>.po (see translations/README.md):\n" + "\n".join(gaps)


def test_the_template_of_messages_is_up_to_date():
    """messages.pot says what the code says: the figures of the page about languages count it."""
    written = {key_of(message) for message in messages(read_source(TRANSLATIONS / "messages.pot"))}
    assert written == {key_of(message) for message in messages(extracted())}, "run python -m governance_app.languages.extract"


@pytest.mark.parametrize("language", draft_languages(), ids=lambda language: language.code)
def test_every_draft_language_holds_every_message(language):
    """A translator finds in one file everything there is to translate."""
    asked = {key_of(message) for message in messages(read_source(TRANSLATIONS / "messages.pot"))}
    assert {key_of(message) for message in messages(read_source(language_file(language.code)))} == asked


@pytest.mark.parametrize("code", WRITTEN)
def test_placeholders_are_kept(code):
    """A name or a number never falls out of a translation, and none is invented."""
    assert [wrong for path in source_files(code) for wrong in wrong_placeholders(path)] == []


@pytest.mark.parametrize("code", WRITTEN)
def test_no_plural_is_half_filled(code):
    """An empty plural form would show English."""
    assert half_filled(code) == []


def test_rooms_agree_on_spanish():
    """One English id means one Spanish text; a second meaning takes a context."""
    assert disagreements() == []


@pytest.mark.parametrize("language", [language for language in OFFERED if language.alphabet], ids=lambda language: language.code)
def test_words_keep_to_their_alphabet(language):
    """A word in old spelling, or in another language, is seen (loans are listed with their reason)."""
    assert foreign_words(language) == []


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_glue_in_python(path):
    """Word order is the translator's: whole sentences only, and literal ids."""
    assert glue(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_bare_words_in_python(path):
    """What a person reads passes through gettext."""
    assert bare_python(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(PACKAGE / "templates")))
def test_no_bare_words_in_templates(path):
    """What a person reads, or hears from a screen reader, passes through gettext."""
    assert bare_template(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=lambda language: language.code)
def test_every_language_formats_a_date_as_ecuador_does(language):
    """Every row of the table gives Babel something it can format with, and it reads like Spanish of Ecuador."""
    assert format_date(date(2026, 11, 23), "long", locale=babel_locale(language)) == formats.long_day(date(2026, 11, 23))


def test_an_empty_text_shows_spanish_not_english(tmp_path):
    """The chain works message by message, also for plurals."""
    _write(tmp_path / "es/rooms/meetings.po", 'msgid "Meeting"\nmsgstr "Reunión"\n\n' + PLURAL.format("%(num)d voto", "%(num)d votos"))
    _write(tmp_path / "jiv/LC_MESSAGES/messages.po", 'msgid "Meeting"\nmsgstr ""\n\n' + PLURAL.format("", ""))
    voice = linked(load_chain(LANGUAGES["jiv"], tmp_path))
    assert voice.ugettext("Meeting") == "Reunión"
    assert voice.ungettext("%(num)d vote", "%(num)d votes", 2) == "%(num)d votos"


def test_the_readme_tells_the_figures():
    """The page for translators shows how much is written and how much a speaker has approved."""
    assert table(coverage()) in (TRANSLATIONS / "README.md").read_text(encoding="utf-8"), "run coverage --readme"


PLURAL = 'msgid "%(num)d vote"\nmsgid_plural "%(num)d votes"\nmsgstr[0] "{}"\nmsgstr[1] "{}"\n'


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
