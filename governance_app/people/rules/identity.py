"""Identity numbers: the Ecuadorian cédula checked digit by digit; other documents by shape only."""

from governance_app.foundation.errors import Conflict, Invalid
from governance_app.people.rules.words import IdentityKind

PROVINCES = frozenset({f"{number:02}" for number in range(1, 25)} | {"30", "50"})


class IdentityUnfit(Invalid):
    """The number cannot be one of this kind of document. The number itself is never in the error."""


class CedulaLength(IdentityUnfit):
    """A cédula has ten digits. data: length."""


class CedulaProvince(IdentityUnfit):
    """The first two digits are no province (01–24, 30, 50)."""


class CedulaThirdDigit(IdentityUnfit):
    """The third digit of a natural person is 0 to 6."""


class CedulaCheckDigit(IdentityUnfit):
    """The last digit does not follow from the others: one digit is mistyped."""


class IdentityTaken(Conflict):
    """Another person is recorded with this number."""


def check_cedula(text: str) -> str:
    """Return the ten digits of a cédula (spaces and dashes allowed). Raises a kind of IdentityUnfit.

    Registro Civil's rule: digits 1–2 province, digit 3 at most 6, last digit modulus 10 with weights 2, 1, 2, 1…
    """
    digits = text.replace(" ", "").replace("-", "").strip()
    if len(digits) != 10 or not (digits.isascii() and digits.isdigit()):
        raise CedulaLength(field="number", length=len(digits))
    if digits[:2] not in PROVINCES:
        raise CedulaProvince(field="number")
    if digits[2] > "6":
        raise CedulaThirdDigit(field="number")
    if cedula_check_digit(digits[:9]) != int(digits[9]):
        raise CedulaCheckDigit(field="number")
    return digits


def cedula_check_digit(first_nine: str) -> int:
    """Return the tenth digit that nine digits ask for."""
    products = (int(digit) * (2 - place % 2) for place, digit in enumerate(first_nine))
    return -sum(product - 9 if product > 9 else product for product in products) % 10


def check_identity(kind: IdentityKind, text: str) -> str:
    """Return an identity number as it is compared: a checked cédula, or 4 to 20 letters and digits in capitals."""
    if kind is IdentityKind.CEDULA:
        return check_cedula(text)
    plain = "".join(c for c in text.upper() if c.isalnum())
    if not 4 <= len(plain) <= 20:
        raise IdentityUnfit(field="number")
    return plain
