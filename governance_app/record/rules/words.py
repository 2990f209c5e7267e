"""Witness words: the first 88 bits of a head's root as words from a fixed list, to be written by hand and read aloud.

Source: design/trust.md §4. A list of 2^k words holds k bits a word; the bits are taken from the left. 88 bits are enough for the purpose:
whoever wants another history with the same words must try some 2^88 of them before the book is opened.
"""

import unicodedata
from collections.abc import Sequence

BITS = 88


def witness_words(root: bytes, words: Sequence[str]) -> tuple[str, ...]:
    """Return the words of a root (32 bytes). ValueError when the list is not of 2^k words, 1 <= k <= 16."""
    each = len(words).bit_length() - 1
    if len(words) != 1 << each or not 1 <= each <= 16:
        raise ValueError(len(words))
    count = -(-BITS // each)
    value = int.from_bytes(root, "big") >> (8 * len(root) - count * each)
    return tuple(words[value >> each * (count - 1 - place) & (1 << each) - 1] for place in range(count))


def same_words(written: str, words: Sequence[str]) -> bool:
    """Tell whether words as somebody wrote them are these: case, accents and what stands between them do not matter."""
    return plain_words(written) == tuple(part for word in words for part in plain_words(word))


def plain_words(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters without accents, ñ as n: what a hand may leave out does not make another word."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(c if c.isalpha() else " " for c in letters if not unicodedata.combining(c))
    return tuple(kept.split())
