"""Password hashing (Argon2id, OWASP's minimum: 19 MiB, 2 passes, 1 lane; about 20 ms) and the list of common words."""

import unicodedata
from functools import cache
from importlib.resources import files
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from governance_app.access.rules import Secret, check_password

_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1, hash_len=32, salt_len=16)
_at_once = BoundedSemaphore(4)  # a crowd signing in waits a moment instead of taking all the memory


def hashed(password: Secret) -> str:
    """Return the Argon2id hash of a password (NFC, so that two keyboards agree)."""
    with _at_once:
        return _hasher.hash(_bytes(password))


def matches(password: Secret, known: str | None) -> bool:
    """Tell whether the password fits the hash. Without a hash the same work is done against one that nothing fits."""
    with _at_once:
        try:
            _hasher.verify(known or _nobody(), _bytes(password))
        except (VerificationError, InvalidHashError):
            return False
    return known is not None


def check_new_password(password: Secret, *context: str) -> None:
    """Raise the password errors of the rules. `context`: names whose words make a password easy to guess."""
    check_password(password.reveal(), common_words() | {w for text in context for w in _folded(text).split() if len(w) > 3})


@cache
def common_words() -> frozenset[str]:
    """Return the folded words of data/common_passwords.txt."""
    text = files("governance_app.access").joinpath("data/common_passwords.txt").read_text(encoding="utf-8")
    return frozenset(_folded(line) for line in text.splitlines() if line and not line.startswith("#"))


@cache
def _nobody() -> str:
    return _hasher.hash(b"\x00nobody has this password")


def _bytes(password: Secret) -> bytes:
    return unicodedata.normalize("NFC", password.reveal()).encode()


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c if c.isalnum() else " " for c in decomposed if not unicodedata.combining(c)).strip()
