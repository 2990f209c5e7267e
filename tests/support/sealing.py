"""The voter's and the scrutineers' side of a sealed ballot in Python, for tests and measurements: the application never seals nor opens.

The same bytes as static/js/sealed: HPKE base mode of `cryptography`, where the browser takes @hpke/core.
"""

import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, EllipticCurvePublicKey, generate_private_key
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from governance_app.voting.rules.sealed import INNER_INFO, OUTER_INFO, PLAIN_BYTES, Peeled, SealedTotals

SUITE = Suite(KEM.P256, KDF.HKDF_SHA256, AEAD.AES_128_GCM)
CODES = {"for": 1, "against": 2, "blank": 3}


@dataclass(frozen=True)
class Scrutineer:
    """A scrutineer's key pair."""

    private: EllipticCurvePrivateKey

    @property
    def public(self) -> str:
        """Return the public key as text."""
        return text_of(self.private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))


def a_scrutineer() -> Scrutineer:
    """Make a key."""
    return Scrutineer(generate_private_key(SECP256R1()))


def text_of(raw: bytes) -> str:
    """Return base64url without padding."""
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def bytes_of(text: str) -> bytes:
    """Return what base64url without padding stands for."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def seal(motion: UUID, choice: str, first: str, second: str, noise: bytes | None = None) -> str:
    """Seal a choice as the voter's phone does. `noise`: the 16 random bytes, to copy a ballot on purpose."""
    return enveloped(motion.bytes + bytes((CODES[choice],)) + (noise or secrets.token_bytes(16)), motion, first, second)


def enveloped(plain: bytes, motion: UUID, first: str, second: str) -> str:
    """Seal anything, also what is no ballot."""
    inner = SUITE.encrypt(plain, public_of(second), INNER_INFO + motion.bytes)
    return text_of(SUITE.encrypt(inner, public_of(first), OUTER_INFO + motion.bytes))


def peel(motion: UUID, sealed: Iterable[str], first: Scrutineer) -> Peeled:
    """Open the outer envelopes, drop repeats, shuffle: the first scrutineer's phone."""
    opened = [_opened(text, first, OUTER_INFO + motion.bytes) for text in sealed]
    whole = [text_of(raw) for raw in opened if raw is not None]
    kept = list(dict.fromkeys(whole))
    secrets.SystemRandom().shuffle(kept)
    return Peeled(tuple(kept), len(opened) - len(whole), len(whole) - len(kept))


def count(motion: UUID, peeled: Iterable[str], second: Scrutineer) -> SealedTotals:
    """Open the inner envelopes and count: the second scrutineer's phone. `null` is of this step alone."""
    found = dict.fromkeys(("for", "against", "blank", "null"), 0)
    seen: set[bytes] = set()
    for text in peeled:
        plain = _opened(text, second, INNER_INFO + motion.bytes)
        found[_choice_in(plain, motion, seen)] += 1
    return SealedTotals(found["for"], found["against"], found["blank"], found["null"])


def public_of(key: str) -> EllipticCurvePublicKey:
    """Return the public key of its text."""
    return EllipticCurvePublicKey.from_encoded_point(SECP256R1(), bytes_of(key))


def _choice_in(plain: bytes | None, motion: UUID, seen: set[bytes]) -> str:
    if plain is None or len(plain) != PLAIN_BYTES or plain[:16] != motion.bytes or plain[17:] in seen:
        return "null"
    seen.add(plain[17:])
    return next((choice for choice, code in CODES.items() if code == plain[16]), "null")


def _opened(text: str, whose: Scrutineer, info: bytes) -> bytes | None:
    try:
        return bytes(SUITE.decrypt(bytes_of(text), whose.private, info))
    except (InvalidTag, ValueError):
        return None
