"""One-time codes for paper: letters that cannot be mistaken for each other, five groups of four, and a check letter.

23 signs (a prime): no 0 O Q, 1 I L, 2 Z, 5 S, 8, U V. 19 random ones carry 19·log2(23) = 85.9 bits; the 20th is
chosen so that the weighted sum is 0 modulo 23: one wrong letter, or any two exchanged, is always noticed, so that
"you mistyped" can be told from "this code is not valid" without asking the database.
"""

import hmac
import secrets
from enum import Enum
from hashlib import sha256

from governance_app.foundation.errors import Conflict, Invalid

ALPHABET = "34679ABCDEFGHJKMNPRTWXY"
RANDOM_SIGNS = 19
CODE_BITS = 85  # floor(19 * log2(23)); ASVS 5.0 6.6.2 asks 64 for codes with back-off, we ask 80
_LOOKALIKE = str.maketrans({"8": "B"})


class CodePurpose(Enum):
    """What a printed code is for."""

    INVITATION = "invitation"
    RESET = "reset"
    FIRST_ADMINISTRATOR = "first_administrator"


class CodeIncomplete(Invalid):
    """The code does not have its letters. data: given, needed."""


class CodeMistyped(Invalid):
    """A letter is wrong or two are exchanged: the check letter does not fit."""


class CodeUnknown(Invalid):
    """No such code, or not one for this. Said alike for both."""


class CodeSpent(Conflict):
    """The code was used, revoked, or its days are over."""


def _check_sign(values: list[int]) -> int:
    total = sum(weight * value for weight, value in enumerate(values, start=1))
    return -total * pow(RANDOM_SIGNS + 1, -1, len(ALPHABET)) % len(ALPHABET)


def _spelt(values: list[int]) -> str:
    return "".join(ALPHABET[v] for v in [*values, _check_sign(values)])


def new_code() -> str:
    """Return a fresh code of 20 signs without dashes, from the system's randomness."""
    return _spelt([secrets.randbelow(len(ALPHABET)) for _ in range(RANDOM_SIGNS)])


def code_from(key: str, *seeds: str) -> str:
    """Return the code that belongs to these seeds under the installation's key.

    A form carries a random seed, so that a double click prints the same code, and nothing kept can make it again.
    """
    digest = hmac.new(key.encode(), "\x00".join(("code", *seeds)).encode(), sha256).digest()
    number, values = int.from_bytes(digest), []
    for _ in range(RANDOM_SIGNS):
        number, value = divmod(number, len(ALPHABET))
        values.append(value)
    return _spelt(values)


def read_code(text: str) -> str:
    """Return the 20 signs of a code as typed (any case, spaces, dashes); raise CodeIncomplete or CodeMistyped."""
    signs = "".join(c for c in text.upper().translate(_LOOKALIKE) if c.isalnum())
    if len(signs) != RANDOM_SIGNS + 1:
        raise CodeIncomplete(field="code", given=len(signs), needed=RANDOM_SIGNS + 1)
    if any(c not in ALPHABET for c in signs):
        raise CodeMistyped(field="code")
    if sum(weight * ALPHABET.index(c) for weight, c in enumerate(signs, start=1)) % len(ALPHABET):
        raise CodeMistyped(field="code")
    return signs


def written(code: str) -> str:
    """Return the code as it is printed: five groups of four."""
    return "-".join(code[i:i + 4] for i in range(0, len(code), 4))


def code_hash(code: str) -> str:
    """Return what is kept of a code (SHA-256, hex). 85 random bits need no slow hash."""
    return sha256(b"code\x00" + code.encode()).hexdigest()
