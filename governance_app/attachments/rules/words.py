"""What an attachment hangs on, and what it is."""

from enum import Enum


class SubjectKind(Enum):
    """What an attachment hangs on."""

    MEETING = "meeting"
    ITEM = "item"
    MINUTES = "minutes"
    SIGNATURE = "signature"


class Media(Enum):
    """What is kept: pictures are always written anew as JPEG."""

    PICTURE = "jpeg"
    PDF = "pdf"
    MP3 = "mp3"
    M4A = "m4a"
    OGG = "ogg"
    AMR = "amr"
