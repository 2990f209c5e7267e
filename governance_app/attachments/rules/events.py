"""What attachments tell the record: seals, no names and no text."""

from dataclasses import dataclass
from uuid import UUID

from governance_app.attachments.rules.words import Media, SubjectKind
from governance_app.record.rules import Event


@dataclass(frozen=True)
class AttachmentKept(Event):
    """A file was kept. `seal`: SHA-256 (hex) of a salt that is kept aside and its bytes."""

    attachment: UUID
    on: SubjectKind
    subject: UUID
    media: Media
    seal: str
    name = "attachments.kept"


@dataclass(frozen=True)
class AttachmentRemoved(Event):
    """A file was taken off and its salt destroyed, so that the seal tells nothing any more."""

    attachment: UUID
    seal: str
    name = "attachments.removed"
