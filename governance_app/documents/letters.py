"""The letters of our languages that are written as a letter followed by a combining mark, and what a font can print.

Sources: the Shuar vowels with macron below; Siekopai and Siona nasal vowels with macron below or underline;
g with tilde and barred vowels as in regional orthographies. NFC composes what Unicode already holds as one character.
"""

import unicodedata

BELOW = "\u0331\u0332"
LETTERS_BELOW = "aeiouAEIOUáéíóúÁÉÍÓÚëËïÏüÜâêîôûãẽĩõũnNlLdDtTñÑbBkKhHɨƗʉɄ"
ABOVE = (("g", "\u0303"), ("G", "\u0303"), ("ë", "\u0303"), ("Ë", "\u0303"), ("ʉ", "\u0303"), ("ʉ", "\u0308"), ("ʉ", "\u0301"))


def two_characters(pairs: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """The pairs as NFC writes them (ñ + macron below is ṉ + tilde), without those Unicode holds as one character."""
    composed = (unicodedata.normalize("NFC", base + mark) for base, mark in pairs)
    return tuple(dict.fromkeys((text[0], text[1]) for text in composed if len(text) == 2))


SEQUENCES = two_characters((*((letter, mark) for letter in LETTERS_BELOW for mark in BELOW), *ABOVE))
REPLACEMENT = "\ufffd"
KEPT_CONTROLS = "\n\t"


def unsupported_sequences(text: str) -> tuple[str, ...]:
    """Letter + combining mark sequences of `text` (NFC) that print right but cannot be searched for in the PDF."""
    known = {base + mark for base, mark in SEQUENCES}
    composed = unicodedata.normalize("NFC", text)
    pairs = (composed[at - 1] + letter for at, letter in enumerate(composed) if at and unicodedata.combining(letter))
    return tuple(dict.fromkeys(pair for pair in pairs if pair not in known))


def printable(text: str, covered: frozenset[int]) -> str:
    """Return `text` in NFC, without control characters; what the fonts cannot draw becomes U+FFFD.

    A PDF/A may not hold a glyph without meaning, so a letter we lack must be shown as lacking, never dropped in silence.
    """
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(printed(letter, covered) for letter in composed if not dropped(letter))


def dropped(letter: str) -> bool:
    """Controls, bidirectional overrides and lone surrogates have no ink and may deceive."""
    return letter not in KEPT_CONTROLS and unicodedata.category(letter) in ("Cc", "Cf", "Cs")


def printed(letter: str, covered: frozenset[int]) -> str:
    """The letter itself, or the replacement character."""
    return letter if letter in KEPT_CONTROLS or ord(letter) in covered else REPLACEMENT
