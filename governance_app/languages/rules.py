"""The table of languages, the choice among them, and the alphabets. Pure: no Flask, no Babel, no clock."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Review(StrEnum):
    """Who stands behind a catalogue: speakers (`reviewed`) or nobody yet (`draft`, which the page says)."""

    draft = "draft"
    reviewed = "reviewed"


@dataclass(frozen=True)
class Language:
    """One language of the house. `bcp47` goes in `lang=`; only `cldr` ever formats a date or a number."""

    code: str
    bcp47: str
    autonym: str
    spanish_name: str
    fallbacks: tuple[str, ...] = ("es",)
    cldr: str = "es_EC"
    alphabet: str = ""
    marks: str = ""
    status: Review = Review.draft
    offered: bool = True

    @property
    def is_draft(self) -> bool:
        """True while no speaker has approved the catalogue: the page then says so."""
        return self.status is Review.draft


ACUTE, TILDE, DIAERESIS, LOW_MACRON, LOW_LINE = "\u0301", "\u0303", "\u0308", "\u0331", "\u0332"
KICHWA_ALPHABET = "(?:ch|sh|ll|ts|[aiuhklmnñprstwyz])+"
SHUAR_ALPHABET = "(?:ch|sh|ts|[aeiujkmnprstwy])+['’]?"
ACHUAR_ALPHABET = "(?:ch|sh|ts|ng|[aeigujkmnprstwy])+['’]?"
CHICHAM_MARKS = ACUTE + TILDE + DIAERESIS + LOW_MACRON + LOW_LINE

LANGUAGES: dict[str, Language] = {
    language.code: language
    for language in (
        Language("es", "es-EC", "Español", "español", fallbacks=(), status=Review.reviewed),
        Language("qu", "qu-EC", "Kichwa", "kichwa", alphabet=KICHWA_ALPHABET),
        Language("jiv", "jiv", "Shuar chicham", "shuar", alphabet=SHUAR_ALPHABET, marks=CHICHAM_MARKS),
        Language("en", "en", "English", "inglés", fallbacks=(), status=Review.reviewed),
        Language(
            "acu", "acu", "Achuar chicham", "achuar",
            fallbacks=("jiv", "es"), alphabet=ACHUAR_ALPHABET, marks=CHICHAM_MARKS, offered=False,
        ),
        Language("con_EC", "con", "A'ingae", "a'ingae (cofán)", offered=False),
        Language("sey", "sey", "Paaikoka", "paicoca (secoya)", offered=False),
        Language("snn", "snn", "Baaikoka", "baicoca (siona)", offered=False),
    )
}
DEFAULT = LANGUAGES["es"]
OFFERED: tuple[Language, ...] = tuple(language for language in LANGUAGES.values() if language.offered)

# In which languages a text of the committee (minutes, a decision) may be written. Stored as these BCP 47 tags.
CONTENT_LANGUAGES: dict[str, Language] = {language.bcp47.split("-")[0]: language for language in LANGUAGES.values()}

# Accept-Language primary subtag -> our code; the Kichwa varieties of Ecuador (ISO 639-3) read the one Kichwa catalogue.
KICHWA_TAGS = ("qu", "qug", "qvi", "qxl", "qxr", "qvj", "qud", "quw", "qvo", "qvz", "qup")
ACCEPTED: dict[str, str] = {"es": "es", "spa": "es", "jiv": "jiv", "en": "en", **dict.fromkeys(KICHWA_TAGS, "qu")}


def offered(code: str | None) -> Language | None:
    """Return the offered language of this code, or None (unknown, empty or not offered yet)."""
    language = LANGUAGES.get(code or "")
    return language if language and language.offered else None


def pick(accepted: Iterable[tuple[str, float]]) -> Language:
    """Return the best offered language for an Accept-Language header given as (tag, quality), best first.

    Spanish when nothing matches; quality 0 means "never". `*` says nothing about a language, so it is Spanish.
    """
    for tag, quality in accepted:
        language = offered(ACCEPTED.get(tag.lower().replace("_", "-").split("-")[0]))
        if quality and language:
            return language
    return DEFAULT


def chain(language: Language) -> tuple[str, ...]:
    """Return the codes of the catalogues asked in turn for a message, nearest first."""
    return (language.code, *language.fallbacks)


WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*['’ʼ]?")
PLACEHOLDER = re.compile(r"%\([a-z_0-9]+\)[sd]|%%|%[sd]|\{[a-z_0-9]*\}")
TAG = re.compile(r"<[^>]+>|&[a-z]+;")


def words(text: str) -> list[str]:
    """Return the words of a message, without placeholders and tags."""
    plain = TAG.sub(" ", PLACEHOLDER.sub(" ", text))
    return WORD.findall(unicodedata.normalize("NFC", re.sub("[\u0331\u0332]", "", unicodedata.normalize("NFD", plain))))


def folded(word: str, marks: str) -> str:
    """Return the word in lower case without the marks this alphabet allows (ñ stays one letter where it is one)."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    return unicodedata.normalize("NFC", "".join(letter for letter in decomposed if letter not in marks))


def outside_alphabet(language: Language, text: str, loans: frozenset[str] = frozenset()) -> list[str]:
    """Return the words that this language's alphabet cannot write and that are not known loans.

    Source of the alphabets and of the measured noise (0.02 % of 134,303 Shuar words): shared design, languages §7.
    A language without an alphabet answers with an empty list.
    """
    if not language.alphabet:
        return []
    pattern = re.compile(language.alphabet)
    return [
        word for word in words(text)
        if word.lower() not in loans and not pattern.fullmatch(folded(word, language.marks))
    ]


def placeholders(text: str) -> list[str]:
    """Return the placeholders of a message, sorted: a translation must hold exactly the same ones."""
    return sorted(PLACEHOLDER.findall(text))
