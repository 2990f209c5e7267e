"""Passwords: long, not made of what everyone tries first, and nothing else asked (ASVS 5.0 6.2.1–6.2.5, 6.2.11).

No digits, signs or capitals are required and none expire: such rules make passwords that are written on the wall.
"""

import re
import secrets
import unicodedata
from collections.abc import Iterable

from governance_app.foundation.errors import Invalid

SHORTEST, LONGEST = 12, 200
ENOUGH_OWN = 6
_LEET = str.maketrans("01345@$", "oieasas")
_ROWS = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn")
_RUNS = frozenset(row[i:i + 3] for line in _ROWS for row in (line, line[::-1]) for i in range(len(line) - 2))


class PasswordTooShort(Invalid):
    """data: shortest (characters)."""


class PasswordTooLong(Invalid):
    """data: longest (characters)."""


class PasswordTooEasy(Invalid):
    """Little is left of it without common words, names of this place, years and rows of keys."""


class WrongPassword(Invalid):
    """The present password, asked again before a change, is not right."""


class WrongSignIn(Invalid):
    """Name and password do not fit together. Said alike whether the name exists or not."""


def unexplained(password: str, common: Iterable[str]) -> int:
    """Return how many different letters or digits remain once what everyone tries first is taken away.

    Taken away: `common` words (also written with 0 for o, 3 for e…), years, rows of keys, repeated pieces.
    """
    decomposed = unicodedata.normalize("NFKD", password.casefold())
    text = re.sub(r"(?:19|20)\d\d", " ", "".join(c for c in decomposed if not unicodedata.combining(c)))
    return min(_own(_without("".join(filter(str.isalnum, spelling)), common)) for spelling in (text, text.translate(_LEET)))


def _without(text: str, common: Iterable[str]) -> str:
    for word in sorted({w for w in common if len(w) >= 3 and w in text}, key=len, reverse=True):
        text = text.replace(word, " ")
    kept = [c for i, c in enumerate(text) if not any(text[j:j + 3] in _RUNS for j in range(max(0, i - 2), i + 1))]
    return re.sub(r"(\w{1,6}?)\1+", r"\1", "".join(kept))


def _own(text: str) -> int:
    return len({c for c in text if c.isalnum()})


def random_password() -> str:
    """Return a random password for a command line or a demonstration to show once: 80 bits as five short groups."""
    return "-".join(secrets.token_hex(2) for _ in range(5))


def check_password(password: str, common: Iterable[str]) -> None:
    """Raise PasswordTooShort, PasswordTooLong or PasswordTooEasy (field "password"), or accept.

    `common`: folded common words plus those of the context (sign-in name, names of the application and of its bodies).
    """
    length = len(unicodedata.normalize("NFC", password))
    if length < SHORTEST:
        raise PasswordTooShort(field="password", shortest=SHORTEST)
    if length > LONGEST:
        raise PasswordTooLong(field="password", longest=LONGEST)
    if unexplained(password, common) < ENOUGH_OWN:
        raise PasswordTooEasy(field="password")
