"""Text as people write it: accents, spaces and capitals vary, the word is the same."""

import unicodedata


def fold(text: str) -> str:
    """Return `text` for searching and comparing: no accents or marks, lower case, single spaces, curly quotes straight.

    "Ñ" folds to "n" and a Shuar "a̱" to "a": whoever types without marks finds the same. Idempotent.
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(plain.replace("’", "'").replace("ʼ", "'").casefold().split())
