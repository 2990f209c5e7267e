"""Ogg recordings (Opus, Vorbis): the packet of comments is made empty in place, so that no tag with a place or a picture is left.

Its length stays, so no other page moves; only the checksums of its own pages are written anew (RFC 3533 §6, RFC 7845 §5.2).
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from governance_app.documents.uploads.refusals import Refused

HEAD = 27
MOST_TAGS = 1_000_000
"""Bytes of comments: a cover picture has fewer."""


@dataclass(frozen=True)
class _Page:
    """Where a page stands: its beginning, the beginning of what it carries, its end, its segments' sizes."""

    begin: int
    body: int
    end: int
    sizes: bytes


def _crc_table() -> tuple[int, ...]:
    table = []
    for byte in range(256):
        value = byte << 24
        for _bit in range(8):
            value = (value << 1 ^ 0x04C11DB7 if value & 0x80000000 else value << 1) & 0xFFFFFFFF
        table.append(value)
    return tuple(table)


_TABLE = _crc_table()


def checksum(page: bytes) -> int:
    """Return Ogg's CRC-32 of a page whose own four bytes of checksum are zero."""
    value = 0
    for byte in page:
        value = (value << 8 & 0xFFFFFFFF) ^ _TABLE[value >> 24 ^ byte]
    return value


def without_comments(content: bytes) -> bytes:
    """Return the recording with its comments emptied. Raises Refused: broken, tags (too many), video (more than one track)."""
    pages = list(_pages(content))
    if len(pages) < 3 or len({content[p.begin + 14:p.begin + 18] for p in pages}) != 1:
        raise Refused("broken" if len(pages) < 3 else "video")
    opus = _is_opus(content, pages[0])
    places = _second_packet(pages)
    fresh = _emptied(b"".join(content[a:b] for _page, a, b in places), opus)
    made, at = bytearray(content[:pages[-1].end]), 0
    for _page, a, b in places:
        made[a:b] = fresh[at:at + b - a]
        at += b - a
    for page in dict.fromkeys(page for page, _a, _b in places):
        made[page.begin + 22:page.begin + 26] = b"\0\0\0\0"
        made[page.begin + 22:page.begin + 26] = struct.pack("<I", checksum(bytes(made[page.begin:page.end])))
    return bytes(made)


def _pages(content: bytes) -> Iterator[_Page]:
    at = 0
    while at < len(content):
        if content[at:at + 5] != b"OggS\0" or at + HEAD > len(content):
            raise Refused("broken")
        sizes = content[at + HEAD:at + HEAD + content[at + 26]]
        body = at + HEAD + content[at + 26]
        if body + sum(sizes) > len(content):
            return  # the last page was cut off: the pages before it are the recording
        yield _Page(at, body, body + sum(sizes), sizes)
        at = body + sum(sizes)


def _is_opus(content: bytes, first: _Page) -> bool:
    opus = content[first.body:first.body + 8] == b"OpusHead"
    if not opus and content[first.body:first.body + 7] != b"\x01vorbis":
        raise Refused("video")
    return opus


def _second_packet(pages: list[_Page]) -> list[tuple[_Page, int, int]]:
    """Return where the second packet of the stream lies: page, begin, end of each of its pieces."""
    places: list[tuple[_Page, int, int]] = []
    total = 0
    for page in pages[1:]:
        begin = at = page.body
        for size in page.sizes:
            at += size
            if size < 255:
                return [*places, (page, begin, at)]
        places.append((page, begin, at))
        total += at - begin
        if total > MOST_TAGS:
            raise Refused("tags")
    raise Refused("broken")


def _emptied(packet: bytes, opus: bool) -> bytes:
    magic, tail = (b"OpusTags", b"") if opus else (b"\x03vorbis", b"\x01")
    room = len(packet) - len(magic) - 8 - len(tail)
    if not packet.startswith(magic) or room < 0:
        raise Refused("broken")
    return magic + struct.pack("<I", room) + b" " * room + struct.pack("<I", 0) + tail
