"""A second language beside the approved text, part by part; and which of both binds: exactly one, the approved unless the body decides."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from itertools import pairwise
from uuid import UUID

from governance_app.minutes.rules.frozen import FrozenText, canonical
from governance_app.minutes.rules.sections import LONGEST
from governance_app.minutes.rules.translation_errors import (
    PartMoved,
    PartsMissing,
    PartTooLong,
    SameLanguage,
    SpeakerNeeded,
    TranslationFinal,
    TranslatorNeeded,
)

_HEADING = re.compile(r"^== (.+) ==$", re.MULTILINE)


@dataclass(frozen=True)
class TextPart:
    """A part of a frozen text: its place from 0, its heading ("" of the first), its words with the heading."""

    position: int
    title: str
    text: str


@dataclass(frozen=True)
class TranslatedPart:
    """A part of the approved text beside its translation ("" while there is none), and who wrote that last."""

    source: TextPart
    text: str = ""
    at: datetime | None = None
    by_name: str = ""

    @property
    def seen(self) -> str:
        """Return what names the text now kept, for whoever writes on top of it."""
        return mark_of(self.text)


@dataclass(frozen=True)
class Translation:
    """A translation of an approved acta. `reviewer`: the speaker who answers for it; `final`: its own frozen text, once declared."""

    id: UUID
    meeting: UUID
    source: FrozenText
    language: str
    translator: str
    reviewer: str
    started_at: datetime
    parts: tuple[TranslatedPart, ...]
    final: FrozenText | None = None


def parts_of(text: str) -> tuple[TextPart, ...]:
    """Return a frozen text cut before each heading; put together again they are the text, letter by letter."""
    cuts = [0, *(found.start() for found in _HEADING.finditer(text) if found.start()), len(text)]
    pieces = [text[start:end] for start, end in pairwise(cuts)]
    return tuple(TextPart(n, _title(piece), piece) for n, piece in enumerate(pieces))


def assembled(parts: Iterable[TranslatedPart], salt: str = "") -> str:
    """Return a translation as one canonical text. It ends with the acta's salt, unless whoever translated kept it in its place."""
    text = "\n\n".join(part.text.strip("\n") for part in parts)
    return canonical(text if salt in text else f"{text}\n\n{salt}")


def beside(parts: Iterable[TranslatedPart], language: str) -> str:
    """Return both languages as one plain text: each part, and its translation behind it, marked with its language."""
    return canonical("\n\n".join(
        part.source.text.strip("\n") + (f"\n\n[{language}]\n{part.text.strip()}" if part.text.strip() else f"\n\n[{language}] —")
        for part in parts))


def mark_of(text: str) -> str:
    """Return a short name of a text: the same for the same text."""
    return sha256(text.encode()).hexdigest()[:16]


def check_translator(language: str, source: str, translator: str | None) -> str:
    """Return the translator's name. Raises SameLanguage, TranslatorNeeded."""
    if language == source:
        raise SameLanguage("language")
    return _named(translator, TranslatorNeeded("translator"))


def check_part(kept: str, seen: str | None, text: str | None, *, final: bool) -> str:
    """Return the words of a part as they are kept. Raises TranslationFinal, PartMoved (somebody wrote meanwhile), PartTooLong."""
    if final:
        raise TranslationFinal()
    if (seen or "") != mark_of(kept):
        raise PartMoved()
    if len(text or "") > LONGEST:
        raise PartTooLong("text", longest=LONGEST)
    return canonical(text or "").strip("\n")


def check_final(parts: Iterable[TranslatedPart], reviewer: str | None, *, final: bool) -> str:
    """Return the name of the speaker who reviewed it. Raises TranslationFinal, PartsMissing (count, numbers), SpeakerNeeded."""
    if final:
        raise TranslationFinal()
    missing = [part.source.position + 1 for part in parts if not part.text.strip()]
    if missing:
        raise PartsMissing(count=len(missing), numbers=", ".join(map(str, missing)))
    return _named(reviewer, SpeakerNeeded("reviewer"))


def binding_of(approved: FrozenText, finals: Iterable[FrozenText]) -> FrozenText:
    """Return the one text that binds: a translation that the body declared binding, or else the approved one."""
    return next((text for text in finals if text.binding), approved)


def _named(name: str | None, missing: Exception) -> str:
    kept = " ".join((name or "").split())
    if not kept:
        raise missing
    return kept[:200]


def _title(piece: str) -> str:
    found = _HEADING.match(piece)
    return found.group(1) if found else ""
