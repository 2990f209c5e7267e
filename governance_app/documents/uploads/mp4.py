"""MP4 recordings (M4A, 3GP): every box that is not needed to play the sound becomes an empty `free` box of the same length.

So the places that telephones note (`udta/©xyz`, `meta`, `uuid`) go, and nothing else moves (ISO/IEC 14496-12 §4.2, §8.1.2).
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from governance_app.documents.uploads.refusals import Refused

INSIDE = frozenset({b"moov", b"trak", b"mdia", b"minf", b"stbl", b"dinf", b"edts", b"mvex", b"moof", b"traf"})
KEPT = frozenset({
    b"ftyp", b"styp", b"mdat", b"mvhd", b"tkhd", b"mdhd", b"hdlr", b"smhd", b"nmhd", b"dref", b"stsd", b"stts", b"ctts", b"stsc", b"stsz",
    b"stz2", b"stco", b"co64", b"stss", b"sbgp", b"sgpd", b"elst", b"trex", b"mehd", b"mfhd", b"tfhd", b"tfdt", b"trun", b"sidx", b"iods",
})
DEEPEST = 8
MOST_BOXES = 20_000


@dataclass(frozen=True)
class _Box:
    """Its kind, where it begins, where what it holds begins, where it ends."""

    kind: bytes
    begin: int
    body: int
    end: int


def without_notes(content: bytes) -> bytes:
    """Return the recording with its notes emptied. Raises Refused: broken, video."""
    made = bytearray(content)
    boxes = _walk(content, 0, len(content), 0)
    tracks = kinds = 0
    for count, box in enumerate(boxes):
        if count > MOST_BOXES:
            raise Refused("broken")
        if box.kind == b"hdlr" and content[box.body + 8:box.body + 12] != b"\0\0\0\0" and content[box.body + 8:box.body + 12] != b"soun":
            raise Refused("video")
        tracks += box.kind == b"trak"
        kinds |= {b"ftyp": 1, b"moov": 2, b"mdat": 4}.get(box.kind, 0)
        if box.kind == b"hdlr":
            made[box.body + 24:box.end] = bytes(box.end - box.body - 24)  # the name that a program gave
        elif box.kind not in INSIDE and box.kind not in KEPT:
            made[box.begin + 4:box.begin + 8] = b"free"
            made[box.body:box.end] = bytes(box.end - box.body)
    if kinds != 7 or tracks != 1:
        raise Refused("broken" if not tracks or kinds != 7 else "video")
    return bytes(made)


def _walk(content: bytes, at: int, end: int, depth: int) -> Iterator[_Box]:
    if depth > DEEPEST:
        raise Refused("broken")
    while at < end:
        box = _box(content, at, end)
        yield box
        if box.kind in INSIDE:
            yield from _walk(content, box.body, box.end, depth + 1)
        at = box.end


def _box(content: bytes, at: int, end: int) -> _Box:
    if at + 8 > end:
        raise Refused("broken")
    size, kind = struct.unpack(">I4s", content[at:at + 8])
    body = at + 8
    if size == 1:
        if at + 16 > end:
            raise Refused("broken")
        size, body = struct.unpack(">Q", content[at + 8:at + 16])[0], at + 16
    elif size == 0 and kind == b"mdat":
        size = end - at
    if at + size > end or body > at + size or (kind == b"hdlr" and at + size - body < 24):
        raise Refused("broken")
    return _Box(kind, at, body, at + size)
