"""The number of a decision or of an acta as somebody copies it off a paper: RESOLUCIÓN 001-CGCPP-2026, resolucion 001-cgcpp-2026, …"""

import re
import unicodedata

LONGEST = 80
_TAIL = re.compile(r"[0-9]{1,5}(-[a-z0-9]{1,20}){1,6}-[0-9]{4}\Z")


def plain_code(text: str) -> str:
    """Return a code in small letters without accents; hyphens as one, what stands between words as one space."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(c for c in letters if not unicodedata.combining(c))
    return " ".join(re.sub(r"\s*[-‐‑‒–—]\s*", "-", kept).split())


def tail_of(text: str) -> str | None:
    """Return the part of a number that every kind of it ends with ("001-cgcpp-2026"), or None when this is no number."""
    found = _TAIL.search(plain_code(text)) if len(text) <= LONGEST else None
    return found[0] if found else None


def meant(text: str, codes: list[str]) -> str | None:
    """Return the one code that a text means: the same, or the only one that ends with it; None when there is none, or more than one."""
    asked = plain_code(text)
    same = [code for code in codes if plain_code(code) == asked]
    ending = [code for code in codes if plain_code(code).endswith((f" {asked}", f"-{asked}"))]
    found = same or ending
    return found[0] if len(set(found)) == 1 else None
