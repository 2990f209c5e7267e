"""Sealing: what only this installation's key opens (AES-256-GCM), and marks that compare without opening (HMAC-SHA256).

`context` says what the bytes are and whose (`b"person.identity:" + id`): a seal moved to another row does not open.
"""

import hmac
import secrets
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from flask import current_app

_FORM = b"\x01"
_NONCE = 12


class SealBroken(Exception):
    """The seal does not open: another key, another context, or changed bytes."""


def sealing_key() -> bytes:
    """Return the sealing key of the running installation (32 bytes)."""
    key: bytes = current_app.extensions["settings"].sealing_key
    return key


def seal(content: bytes, key: bytes, context: bytes) -> bytes:
    """Return `content` sealed under `key` (32 bytes) for `context`. Sealing twice gives different bytes."""
    nonce = secrets.token_bytes(_NONCE)
    return _FORM + nonce + AESGCM(_derived(key, b"seal")).encrypt(nonce, content, _FORM + context)


def open_sealed(sealed: bytes, key: bytes, context: bytes) -> bytes:
    """Return what was sealed. Raises SealBroken unless key, context and every byte are those of the sealing."""
    if sealed[:1] != _FORM or len(sealed) < 1 + _NONCE + 16:
        raise SealBroken("not a seal of this application")
    nonce, rest = sealed[1 : 1 + _NONCE], sealed[1 + _NONCE :]
    try:
        return AESGCM(_derived(key, b"seal")).decrypt(nonce, rest, _FORM + context)
    except InvalidTag:
        raise SealBroken("another key, another context, or changed bytes") from None


def mark(content: bytes, key: bytes, context: bytes) -> str:
    """Return 64 hexadecimal digits, equal for equal contents under one key and context, and telling nothing without the key."""
    return hmac.new(_derived(key, b"mark"), context + b"\x00" + content, sha256).hexdigest()


def _derived(key: bytes, purpose: bytes) -> bytes:
    if len(key) != 32:
        raise ValueError("the sealing key has 32 bytes")
    return hmac.new(key, b"governance-app sealing v1 " + purpose, sha256).digest()
