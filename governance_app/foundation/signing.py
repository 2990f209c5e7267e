"""Signatures with Ed25519 (RFC 8032): deterministic, so the same text signed twice gives the same bytes."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ALGORITHM = "ed25519"


def new_signing_key() -> tuple[bytes, bytes]:
    """Return a new pair (private, public), 32 bytes each."""
    private = Ed25519PrivateKey.generate()
    return private.private_bytes_raw(), private.public_key().public_bytes_raw()


def signed_with(private: bytes, message: bytes) -> bytes:
    """Return the signature (64 bytes) of a message."""
    return Ed25519PrivateKey.from_private_bytes(private).sign(message)


def is_signed_by(public: bytes, message: bytes, signature: bytes) -> bool:
    """Tell whether a signature is that of a message by the holder of a public key; anything malformed is not."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
