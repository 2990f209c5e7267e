"""A file sealed to a public key (X25519, HKDF-SHA256, AES-256-GCM in pieces): whoever writes it cannot open it again.

The installation that makes a backup holds only the public half; the private half lies elsewhere, and a stolen backup tells nothing.
Pieces are numbered and the last one is marked, so none can be taken out, exchanged or cut off unseen (the STREAM construction of Hoang,
Reyhanitabar, Rogaway and Vizár, 2015, as the tool `age` uses it).
"""

import struct
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MAGIC = b"governance-app sealed file 1\n"
PIECE = 1 << 20
_TAG = 16


class SealedFileBroken(Exception):
    """It was changed, cut off, or sealed to another key."""


def new_pair() -> tuple[bytes, bytes]:
    """Return a new private and public key (32 bytes each)."""
    private = X25519PrivateKey.generate()
    return private.private_bytes_raw(), private.public_key().public_bytes_raw()


def _cipher(shared: bytes, once: bytes, public: bytes) -> AESGCM:
    return AESGCM(HKDF(SHA256(), 32, salt=once + public, info=MAGIC).derive(shared))


def _nonce(number: int, last: bool) -> bytes:
    return struct.pack(">3xQB", number, last)


class SealingWriter:
    """A file to write into; what comes out is sealed to `public`. Close it: without its last piece nobody can open it."""

    def __init__(self, file: BinaryIO, public: bytes) -> None:
        once = X25519PrivateKey.generate()
        name = once.public_key().public_bytes_raw()
        self._file, self._number, self._waiting = file, 0, bytearray()
        self._cipher = _cipher(once.exchange(X25519PublicKey.from_public_bytes(public)), name, public)
        file.write(MAGIC + name)

    def write(self, content: bytes) -> int:
        """Take bytes; whole pieces are written at once."""
        self._waiting += content
        while len(self._waiting) > PIECE:
            self._piece(bytes(self._waiting[:PIECE]), last=False)
            del self._waiting[:PIECE]
        return len(content)

    def close(self) -> None:
        """Write the last piece. The file below stays open."""
        self._piece(bytes(self._waiting), last=True)

    def _piece(self, content: bytes, *, last: bool) -> None:
        self._file.write(self._cipher.encrypt(_nonce(self._number, last), content, None))
        self._number += 1


class SealedReader:
    """What was sealed, to be read in order. Raises SealedFileBroken at the first piece that does not hold."""

    def __init__(self, file: BinaryIO, private: bytes) -> None:
        if file.read(len(MAGIC)) != MAGIC:
            raise SealedFileBroken("not a sealed file")
        once, key = file.read(32), X25519PrivateKey.from_private_bytes(private)
        if len(once) != 32:
            raise SealedFileBroken("cut off")
        self._cipher = _cipher(key.exchange(X25519PublicKey.from_public_bytes(once)), once, key.public_key().public_bytes_raw())
        self._file, self._number, self._waiting = file, 0, bytearray()
        self._ahead = file.read(PIECE + _TAG)
        self._ended = False

    def read(self, size: int = -1) -> bytes:
        """Return the next `size` bytes (fewer at the end; all of them when negative)."""
        while not self._ended and (size < 0 or len(self._waiting) < size):
            self._open_next()
        taken = bytes(self._waiting[:size] if size >= 0 else self._waiting)
        del self._waiting[:len(taken)]
        return taken

    def _open_next(self) -> None:
        piece, self._ahead = self._ahead, self._file.read(PIECE + _TAG)
        self._ended = not self._ahead
        try:
            self._waiting += self._cipher.decrypt(_nonce(self._number, self._ended), piece, None)
        except InvalidTag:
            raise SealedFileBroken("changed, cut off, or sealed to another key") from None
        self._number += 1
