"""Recordings that are one frame after another (MP3, AMR): the frames are kept, and whatever is no frame is left out.

So the tags of MP3 (ID3, APE, with pictures and places) go. AMR has none.
"""

from governance_app.documents.uploads.refusals import Refused

_MP3_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}  # by version: MPEG-1, -2, -2.5
_MP3_KILOBITS = {
    3: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_AMR_SIZES = {
    b"#!AMR\n": (12, 13, 15, 17, 19, 20, 26, 31, 5, None, None, None, None, None, None, 0),
    b"#!AMR-WB\n": (17, 23, 32, 36, 40, 46, 50, 58, 60, 5, None, None, None, None, 0, 0),
}
FEWEST = 3
"""Frames: a file that has fewer is no recording."""


def mp3_frames(content: bytes) -> bytes:
    """Return the frames of an MP3 without its tags. Raises Refused("broken") unless the frames follow each other to the end."""
    begin = at = _after_id3(content)
    end, frames = len(content), 0
    while at < end and (size := mp3_size(content[at:at + 4])) and at + size <= end:
        at, frames = at + size, frames + 1
    if frames < FEWEST or not _only_tags(content[at:]):
        raise Refused("broken")
    return content[begin:at]


def mp3_size(head: bytes) -> int:
    """Return the bytes of the MPEG layer III frame with this header, 0 when it is none (ISO/IEC 11172-3 §2.4.1.3)."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return 0
    version, rate, kilobits = head[1] >> 3 & 3, head[2] >> 2 & 3, head[2] >> 4
    if version == 1 or rate == 3 or kilobits in (0, 15):
        return 0
    table = _MP3_KILOBITS[3 if version == 3 else 2]
    return (144 if version == 3 else 72) * table[kilobits] * 1000 // _MP3_RATES[version][rate] + (head[2] >> 1 & 1)


def _after_id3(content: bytes) -> int:
    at = 0
    while content[at:at + 3] == b"ID3" and len(content) >= at + 10:
        size = content[at + 6:at + 10]
        at += 10 + (size[0] << 21 | size[1] << 14 | size[2] << 7 | size[3]) + (10 if content[at + 5] & 0x10 else 0)
    while content[at:at + 1] == b"\0":
        at += 1
    return at


def _only_tags(rest: bytes) -> bool:
    """Tell whether what follows the last frame is nothing, tags, padding or one frame that was cut off."""
    rest = rest.strip(b"\0")
    return not rest or rest.startswith((b"TAG", b"APETAGEX", b"LYRICSBEGIN")) or (0 < len(rest) < mp3_size(rest[:4]))


def amr_frames(content: bytes) -> bytes:
    """Return an AMR recording to its last whole frame. Raises Refused("broken") where no frame begins (RFC 4867 §5.3)."""
    magic = next(m for m in (b"#!AMR-WB\n", b"#!AMR\n") if content.startswith(m))
    sizes, at, frames = _AMR_SIZES[magic], len(magic), 0
    while at < len(content):
        size = sizes[content[at] >> 3 & 15]
        if size is None or content[at] & 0x83:
            raise Refused("broken")
        if at + 1 + size > len(content):
            break
        at, frames = at + 1 + size, frames + 1
    if frames < FEWEST:
        raise Refused("broken")
    return content[:at]
