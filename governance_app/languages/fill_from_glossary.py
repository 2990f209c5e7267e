"""Fill Kichwa and Shuar labels that are exactly one word of the glossary (`python -m governance_app.languages.fill_from_glossary`).

Only words seen in a source (confidence high) or with a seen root (med) are used; low ones stay Spanish. Every text is
written as a draft (`fuzzy`) with a comment naming its source. A text written by a person is never touched. Numbers,
months and days are never taken: rival sets contradict each other.
"""

import csv
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel.messages import Catalog, Message

from governance_app.languages.extract import draft_languages, language_file, write_language
from governance_app.languages.sources import filled, is_filled, key_of, messages, read_source

GLOSSARY = Path(__file__).with_name("data") / "glossary.csv"
COLUMNS = {"qu": "kichwa", "jiv": "shuar"}
TRUSTED = frozenset({"high", "med"})
NEVER = re.compile(
    r"number \d+|(Jan|Febr)uary|March|April|May|June|July|August|(Septem|Octo|Novem|Decem)ber"
    r"|(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
)
SIGNATURE = "glossary: "


@dataclass(frozen=True)
class Word:
    """One concept of the glossary in one language. `english` and `spanish` hold its names in lower case."""

    english: frozenset[str]
    spanish: frozenset[str]
    text: str
    source: str
    confidence: str


def names(cell: str) -> frozenset[str]:
    """Return the names in a glossary cell: alternatives are parted by commas."""
    return frozenset(part.strip().lower() for part in cell.split(",") if part.strip())


def words(code: str, glossary: Path = GLOSSARY) -> list[Word]:
    """Return the usable words of a language: trusted, one single form, no number, month or day."""
    column = COLUMNS[code]
    with glossary.open(encoding="utf-8", newline="") as file:
        return [
            Word(names(row["concept_en"]), names(row["es"]), row[column], row[f"{column}_source"], row[f"{column}_confidence"])
            for row in csv.DictReader(file)
            if row[f"{column}_confidence"] in TRUSTED and "," not in row[column] and not NEVER.fullmatch(row["concept_en"])
        ]


def match(english: str, spanish: str | None, known: list[Word]) -> Word | None:
    """Return the one word that a label is, or None when none or more than one fits.

    The Spanish text says which sense is meant («Abrir», not «Abierto»), so it decides; the English id only parts two words
    of equal Spanish, or serves where no concept has that Spanish.
    """
    by_spanish = [word for word in known if spanish and spanish.lower() in word.spanish]
    by_english = [word for word in known if english.lower() in word.english]
    both = [word for word in by_spanish if word in by_english]
    for found in (both, by_spanish, by_english):
        if found:
            return found[0] if len({word.text for word in found}) == 1 else None
    return None


def cased(text: str, like: str) -> str:
    """Return the text with a capital first letter when the label it stands for has one."""
    return text[:1].upper() + text[1:] if like[:1].isupper() else text


def may_write(message: Message) -> bool:
    """True for an empty entry, or a draft that this tool itself wrote before."""
    ours = message.fuzzy and any(comment.startswith(SIGNATURE) for comment in message.user_comments)
    return isinstance(message.id, str) and (ours or not is_filled(message))


def fill(catalogue: Catalog, code: str, spanish: dict[Any, Message], glossary: Path = GLOSSARY) -> int:
    """Fill what can be filled in one catalogue; return how many texts it now takes from the glossary."""
    known = words(code, glossary)
    count = 0
    for message in messages(catalogue):
        if not may_write(message) or not isinstance(message.id, str):
            continue
        said = spanish.get(key_of(message))
        word = match(message.id, said.string if said and isinstance(said.string, str) else None, known)
        message.string = cased(word.text, message.id) if word else ""
        message.user_comments = [f"{SIGNATURE}{word.source}; confidence {word.confidence}"] if word else []
        (message.flags.add if word else message.flags.discard)("fuzzy")
        count += word is not None
    return count


def main() -> int:
    """Fill every draft language that the glossary knows."""
    spanish = filled("es")
    for language in draft_languages():
        catalogue = read_source(language_file(language.code))
        print(f"{language.code}: {fill(catalogue, language.code, spanish)} labels from the glossary")
        write_language(language.code, catalogue)
    return 0


if __name__ == "__main__":
    sys.exit(main())
