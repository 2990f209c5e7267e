"""The fixed lists of witness words (see data/README.md)."""

from functools import cache
from importlib.resources import files

from governance_app.record.rules.words import witness_words

LISTS = {"es": "words_spanish.txt", "qu": "words_kichwa.txt"}
"""Which file holds the words of a language."""


@cache
def words_of(language: str) -> tuple[str, ...]:
    """Return the list of a language ("es", "qu"). KeyError for another."""
    text = (files("governance_app.record") / "data" / LISTS[language]).read_text(encoding="utf-8")
    return tuple(text.split())


def witness_words_of(root: bytes) -> dict[str, tuple[str, ...]]:
    """Return the witness words of a root in each language that has a list."""
    return {language: witness_words(root, words_of(language)) for language in LISTS}
