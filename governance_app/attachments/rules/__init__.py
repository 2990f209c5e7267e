"""Rules of attachments. Import from here."""

from governance_app.attachments.rules.attachment import (
    ENDINGS,
    LONGEST_NAME,
    LONGEST_WORDS,
    MEGABYTE,
    MIME,
    QUOTA,
    SALT,
    Attachment,
    check_room,
    clean_name,
    said,
    seal_of,
)
from governance_app.attachments.rules.errors import (
    AttachmentLost,
    AttachmentMissing,
    AttachmentReserved,
    BodyIsFull,
    NothingSaid,
    ProofStays,
    TooLongSaid,
)
from governance_app.attachments.rules.events import AttachmentKept, AttachmentRemoved
from governance_app.attachments.rules.words import Media, SubjectKind

__all__ = [
    "ENDINGS",
    "LONGEST_NAME",
    "LONGEST_WORDS",
    "MEGABYTE",
    "MIME",
    "QUOTA",
    "SALT",
    "Attachment",
    "AttachmentKept",
    "AttachmentLost",
    "AttachmentMissing",
    "AttachmentRemoved",
    "AttachmentReserved",
    "BodyIsFull",
    "Media",
    "NothingSaid",
    "ProofStays",
    "SubjectKind",
    "TooLongSaid",
    "check_room",
    "clean_name",
    "said",
    "seal_of",
]
