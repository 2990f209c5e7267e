"""An attachment: its name as it is shown, its seal, and how much a committee may keep."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from governance_app.attachments.rules.errors import BodyIsFull, NothingSaid, TooLongSaid
from governance_app.attachments.rules.words import Media, SubjectKind

MEGABYTE = 2**20
QUOTA = 1024 * MEGABYTE
"""Bytes that the files of one body may take together."""
LONGEST_NAME, LONGEST_WORDS = 80, 500
SALT = 32
ENDINGS = {Media.PICTURE: "jpg", Media.PDF: "pdf", Media.MP3: "mp3", Media.M4A: "m4a", Media.OGG: "ogg", Media.AMR: "amr"}
MIME = {
    Media.PICTURE: "image/jpeg", Media.PDF: "application/pdf", Media.MP3: "audio/mpeg", Media.M4A: "audio/mp4", Media.OGG: "audio/ogg",
    Media.AMR: "audio/amr",
}
_KEPT_SIGNS = frozenset(" .,-_()+&'ºª#")


@dataclass(frozen=True)
class Attachment:
    """A kept file. `alt`: what it shows or says; `digest`: SHA-256 (hex) of its bytes, under which they lie."""

    id: UUID
    body: UUID
    on: SubjectKind
    subject: UUID
    media: Media
    size: int
    name: str
    alt: str
    digest: str
    kept_at: datetime
    reserved: bool = False

    @property
    def filename(self) -> str:
        """Return the name with the ending of what it is."""
        return f"{self.name}.{ENDINGS[self.media]}"


def clean_name(given: str | None) -> str:
    """Return a name without folders, ending and signs that could mislead; "archivo" when nothing is left. Idempotent but for endings."""
    last = unicodedata.normalize("NFC", given or "").replace("\\", "/").rsplit("/", 1)[-1]
    stem, point, ending = last.rpartition(".")
    if not point or not stem or len(ending) > 5:
        stem = last
    kept = "".join(c if c.isalnum() or c in _KEPT_SIGNS or unicodedata.category(c) == "Mn" else " " for c in stem)
    return " ".join(kept.split())[:LONGEST_NAME].strip(" .") or "archivo"


def said(words: str | None, field: str) -> str:
    """Return what was written about a file. Raises NothingSaid, TooLongSaid (longest)."""
    text = " ".join((words or "").split())
    if not text:
        raise NothingSaid(field)
    if len(text) > LONGEST_WORDS:
        raise TooLongSaid(field, longest=LONGEST_WORDS)
    return text


def check_room(used: int, more: int) -> None:
    """Raise BodyIsFull (most, in megabytes) when `more` bytes do not fit beside those that are kept."""
    if used + more > QUOTA:
        raise BodyIsFull("file", most=QUOTA // MEGABYTE)


def seal_of(salt: bytes, content: bytes) -> str:
    """Return SHA-256 (hex) of the salt followed by the bytes."""
    return sha256(salt + content).hexdigest()
