"""What a file is, told by its first bytes only, and how much of each kind is taken."""

from enum import Enum

MEGABYTE = 1024 * 1024


class FileKind(Enum):
    """The kinds of files that are taken in."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    PDF = "pdf"
    MP3 = "mp3"
    MP4_AUDIO = "m4a"
    OGG = "ogg"
    AMR = "amr"


PICTURES = frozenset({FileKind.JPEG, FileKind.PNG, FileKind.WEBP})
MOST_BYTES = {
    **dict.fromkeys(PICTURES, 8 * MEGABYTE),
    FileKind.PDF: 20 * MEGABYTE,
    **dict.fromkeys((FileKind.MP3, FileKind.MP4_AUDIO, FileKind.OGG, FileKind.AMR), 10 * MEGABYTE),
}
"""Bytes of a file as it is given. A telephone's photograph takes two to six million; a minute of a voice note a quarter of one."""
MOST_PIXELS = {FileKind.JPEG: 50_000_000, FileKind.PNG: 16_000_000, FileKind.WEBP: 12_600_000}
"""Looked at before anything is decoded. JPEG may have more, because it can be decoded at half or a quarter of its size."""
HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis"})
_AUDIO_BRANDS = frozenset({
    b"M4A ", b"M4B ", b"mp41", b"mp42", b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"dash", b"3gp4", b"3gp5", b"3gp6", b"3gp7",
    b"3g2a", b"MSNV", b"qt  ",
})


def is_heic(content: bytes) -> bool:
    """Tell whether a file begins as HEIC or AVIF (ISO/IEC 23008-12 §10), which telephones write and few computers read."""
    return content[4:8] == b"ftyp" and content[8:12] in HEIC_BRANDS


def sniff(content: bytes) -> FileKind | None:
    """Return the kind that the first bytes say, or None when it is none of ours."""
    if content.startswith(b"\xff\xd8\xff"):
        return FileKind.JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return FileKind.PNG
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return FileKind.WEBP
    if content.startswith(b"%PDF-"):
        return FileKind.PDF
    return _sniff_sound(content)


def _sniff_sound(content: bytes) -> FileKind | None:
    if content.startswith(b"OggS\x00"):
        return FileKind.OGG
    if content.startswith((b"#!AMR\n", b"#!AMR-WB\n")):
        return FileKind.AMR
    if content[4:8] == b"ftyp" and content[8:12] in _AUDIO_BRANDS:
        return FileKind.MP4_AUDIO
    layer_three = len(content) > 2 and content[0] == 0xFF and content[1] & 0xE6 == 0xE2
    return FileKind.MP3 if content.startswith(b"ID3") or layer_three else None
