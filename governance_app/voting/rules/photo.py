"""The photograph of a tally sheet: what is taken as one, its seal, and whether another file is the same one.

Source: trust.md §3.2 (mode P): a salted hash of the photograph of the sheet, never a photograph of ballots. The photograph is not kept.
"""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from hmac import compare_digest
from uuid import UUID

from governance_app.foundation.errors import Conflict, Invalid
from governance_app.record.rules import Event
from governance_app.voting.rules.secrecy import open_to_dispute_until
from governance_app.voting.rules.secrecy_errors import UrnNotCounted
from governance_app.voting.rules.urn import Urn
from governance_app.voting.rules.words import MotionState

LARGEST_PHOTO = 8 * 2**20
"""Bytes: a telephone's photograph takes two to six million."""
MEGABYTES = LARGEST_PHOTO // 2**20
SALT = 32
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})


class PhotoTooLarge(Invalid):
    """The photograph has more bytes than are read. data: most (megabytes)."""


class NotAPhoto(Invalid):
    """The file begins neither as JPEG nor as PNG nor as HEIC."""


class PhotoSealedBefore(Conflict):
    """A photograph was sealed for this count already, and that one stays."""


class NoPhotoSealed(Conflict):
    """No photograph was sealed for this count."""


class PhotoTooLate(Conflict):
    """The days in which a count may be disputed are over, and a photograph with them. data: day (the last one)."""


@dataclass(frozen=True)
class PhotoSealed(Event):
    """The photograph of a tally sheet was sealed after the count. `seal`: SHA-256 (hex) of a salt kept aside and its bytes."""

    motion: UUID
    seal: str
    name = "voting.photo_sealed"


def is_picture(photo: bytes) -> bool:
    """Tell whether a file begins as JPEG, PNG or HEIC (ISO/IEC 10918-1 B.1.1.3, 15948 §5.2, 23008-12 §10)."""
    if photo.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")):
        return True
    return photo[4:8] == b"ftyp" and photo[8:12] in _HEIC_BRANDS


def check_photo(photo: bytes) -> bytes:
    """Return the photograph as it is. Raises PhotoTooLarge (most), NotAPhoto."""
    if len(photo) > LARGEST_PHOTO:
        raise PhotoTooLarge(field="photo", most=MEGABYTES)
    if not is_picture(photo):
        raise NotAPhoto(field="photo")
    return photo


def photo_seal(photo: bytes, salt: bytes) -> str:
    """Return SHA-256 (hex) of the salt followed by the bytes of the photograph."""
    return sha256(salt + photo).hexdigest()


def same_photo(photo: bytes, salt: bytes, seal: str) -> bool:
    """Tell whether `photo` is, byte for byte, the one that was sealed."""
    return compare_digest(photo_seal(photo, salt), seal)


def check_counted(urn: Urn | None, state: MotionState) -> None:
    """Raise UrnNotCounted (state) unless two scrutineers counted an urn and its vote was not annulled."""
    if urn is None or not urn.commitment or state not in (MotionState.TIED, MotionState.CLOSED):
        raise UrnNotCounted(state=state)


def check_photo_day(counted: date, today: date) -> None:
    """Raise PhotoTooLate (day) once the days of dispute are over: a photograph that comes later proves nothing about the count."""
    last = open_to_dispute_until(counted)
    if today > last:
        raise PhotoTooLate(day=last)
