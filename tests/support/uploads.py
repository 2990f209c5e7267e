"""Small real files of every kind that people send, and ways to spoil them."""

import io
import random
import struct
import zlib
from collections.abc import Callable
from functools import cache

from PIL import Image
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.writer import PageObject, PdfFileWriter

from governance_app.documents.uploads.ogg import checksum

PLACE = b"+02.5000-078.1000/"
"""A place as MP4 writes it; the other kinds say it in their own way, and none may be served."""


@cache
def picture(kind: str = "JPEG", size: tuple[int, int] = (60, 40), *, place: bool = True, turned: int = 1) -> bytes:
    """Return a small picture whose left half is red; with the place at which it was taken, a comment and a device, unless told not to."""
    made = Image.new("RGB", size, "white")
    made.paste((200, 20, 20), (0, 0, size[0] // 2, size[1]))
    file = io.BytesIO()
    if not place:
        made.save(file, kind)
        return file.getvalue()
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "Telefono Secreto", turned
    exif.get_ifd(0x8825).update({1: "S", 2: (2.0, 30.0, 0.0), 3: "W", 4: (78.0, 6.0, 0.0)})
    made.save(file, kind, exif=exif.tobytes(), **({"comment": b"GPS -2.5 -78.1"} if kind == "JPEG" else {}))
    return file.getvalue()


@cache
def pdf(catalogue: str = "", *, more: str = "") -> bytes:
    """Return a PDF of one empty page. `catalogue`: further entries of its catalogue; `more`: further objects from number 4 on."""
    objects = [f"<< /Type /Catalog /Pages 2 0 R {catalogue} >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>", *([more] if more else [])]
    body, places = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return body + f"xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode()


@cache
def packed_pdf(*, acting: bool = False) -> bytes:
    """Return a PDF whose objects lie compressed in a stream; acting: among them a script that runs when it is opened."""
    writer = PdfFileWriter(stream_xrefs=True)
    stream = writer.prepare_object_stream()
    box_of = generic.ArrayObject(map(generic.NumberObject, (0, 0, 9, 9)))
    writer.insert_page(PageObject(contents=writer.add_object(generic.StreamObject(stream_data=b"")), media_box=box_of))
    if acting:
        act = generic.DictionaryObject({generic.NameObject("/S"): generic.NameObject("/JavaScript"),
                                        generic.NameObject("/JS"): generic.TextStringObject("app.alert(1)")})
        writer.root["/OpenAction"] = writer.add_object(act, obj_stream=stream)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


@cache
def mp3(frames: int = 12, *, tags: bool = True) -> bytes:
    """Return silent MP3 frames, between an ID3 tag that tells the place and an old tag."""
    frame = b"\xff\xfb\x90\x00" + bytes(413)
    note = b"TXXX" + struct.pack(">IH", len(PLACE) + 1, 0) + b"\0" + PLACE
    size = len(note)
    head = b"ID3\x03\0\0" + bytes((size >> 21 & 127, size >> 14 & 127, size >> 7 & 127, size & 127)) + note
    return (head if tags else b"") + frame * frames + (b"TAG" + PLACE.ljust(125, b"\0") if tags else b"")


@cache
def amr(frames: int = 40) -> bytes:
    """Return silent AMR frames of 12.2 kbit/s."""
    return b"#!AMR\n" + (b"\x3c" + bytes(31)) * frames


def box(kind: bytes, *inside: bytes) -> bytes:
    """Return an MP4 box."""
    body = b"".join(inside)
    return struct.pack(">I4s", 8 + len(body), kind) + body


@cache
def m4a(*, handler: bytes = b"soun", tracks: int = 1) -> bytes:
    """Return the boxes of a voice note with the places that telephones write (`udta`, `meta`, `uuid`)."""
    hdlr = box(b"hdlr", bytes(8), handler, bytes(12), b"Telefono Secreto\0")
    track = box(b"trak", box(b"tkhd", bytes(84)), box(b"mdia", box(b"mdhd", bytes(24)), hdlr, box(b"minf", box(b"smhd", bytes(8)))))
    notes = box(b"udta", box(b"\xa9xyz", struct.pack(">HH", len(PLACE), 0), PLACE))
    return b"".join((
        box(b"ftyp", b"M4A \0\0\0\0M4A "), box(b"moov", box(b"mvhd", bytes(100)), track * tracks, notes, box(b"meta", bytes(4), PLACE)),
        box(b"uuid", bytes(16), PLACE), box(b"mdat", bytes(range(256)) * 4)))


def ogg_page(number: int, *packets: bytes, flags: int = 0, serial: int = 7) -> bytes:
    """Return an Ogg page that carries whole packets."""
    sizes = b"".join(b"\xff" * (len(p) // 255) + bytes((len(p) % 255,)) for p in packets)
    page = b"OggS\0" + struct.pack("<BQIIIB", flags, 0, serial, number, 0, len(sizes)) + sizes + b"".join(packets)
    return page[:22] + struct.pack("<I", checksum(page)) + page[26:]


@cache
def ogg(kind: str = "opus") -> bytes:
    """Return an Ogg recording with a comment that tells the place."""
    note = b"LOCATION=" + PLACE
    comments = struct.pack("<I", 4) + b"test" + struct.pack("<II", 1, len(note)) + note
    if kind == "opus":
        head, tags = b"OpusHead" + bytes(11), b"OpusTags" + comments
    else:
        head, tags = b"\x01vorbis" + bytes(23), b"\x03vorbis" + comments + b"\x01"
    return ogg_page(0, head, flags=2) + ogg_page(1, tags, b"\x05vorbis" + bytes(30)) + ogg_page(2, *[b"\xfc\xff\xfe"] * 40, flags=4)


def png_of(width: int, height: int) -> bytes:
    """Return a PNG that says it is so large and is nothing but zeros: a few thousand bytes for any number of pixels."""
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    packer = zlib.compressobj(9)
    row = bytes(1 + width * 3)
    data = b"".join(packer.compress(row) for _ in range(min(height, 20_000_000 // max(1, len(row))))) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


SEEDS: dict[str, Callable[[], bytes]] = {
    "jpeg": lambda: picture("JPEG"), "jpeg large": lambda: picture("JPEG", (1200, 900)), "png": lambda: picture("PNG"),
    "webp": lambda: picture("WEBP"), "pdf": pdf, "pdf packed": packed_pdf, "mp3": mp3, "amr": amr, "m4a": m4a, "opus": ogg,
    "vorbis": lambda: ogg("vorbis"),
}


def spoiled(content: bytes, chance: random.Random) -> bytes:
    """Return the file with one to thirty faults: bytes changed, taken out, doubled, cut off, or another file's piece inside."""
    made = bytearray(content)
    for _fault in range(chance.choice((1, 1, 2, 5, 30))):
        at = chance.randrange(len(made) or 1)
        how = chance.randrange(7)
        if how == 0 and made:
            made[at] = chance.randrange(256)
        elif how == 1 and made:
            made[at] ^= 1 << chance.randrange(8)
        elif how == 2:
            del made[at:at + chance.choice((1, 4, 40))]
        elif how == 3:
            made[at:at] = made[at:at + chance.choice((1, 8, 200))]
        elif how == 4:
            made[at:at + 4] = chance.choice((b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x7f\xff\xff\xff", b"\x80\0\0\0"))
        elif how == 5 and chance.random() < 0.2:
            del made[at:]
        else:
            other = SEEDS[chance.choice(list(SEEDS))]()
            begin = chance.randrange(len(other))
            made[at:at] = other[begin:begin + 60]
    return bytes(made)


def two_faced(chance: random.Random) -> bytes:
    """Return one file after, before or inside another, or a page, a script or an archive at either end."""
    one, other = (SEEDS[chance.choice(list(SEEDS))]() for _ in range(2))
    page = chance.choice((b"<script>alert(1)</script>", b"<?php system($_GET[0]);?>", b"PK\x05\x06" + bytes(18), b"MZ\x90\0", b"GIF89a/*"))
    return chance.choice((one + other, one + page, page + one, one[:len(one) // 2] + other, one + b"\0" * 500 + page))


def bomb(chance: random.Random) -> bytes:
    """Return a small file that would become huge: pixels, packed streams, deep nesting, endless boxes."""
    which = chance.randrange(6)
    if which == 0:
        return png_of(chance.choice((3000, 20_000, 60_000)), chance.choice((3000, 20_000, 60_000)))
    if which == 1:
        jpeg = bytearray(picture("JPEG", place=False))
        at = jpeg.index(b"\xff\xc0")
        jpeg[at + 5:at + 9] = struct.pack(">HH", chance.choice((6000, 65_000)), chance.choice((6000, 65_000)))
        return bytes(jpeg)
    if which == 2:
        packed = zlib.compress(bytes(30_000_000), 9).decode("latin-1")
        head = f"<< /Type /ObjStm /N 9 /First 9 /Filter /FlateDecode /Length {len(packed)} >>"
        return pdf("/Lang 4 0 R", more=f"{head}\nstream\n{packed}\nendstream")
    if which == 3:
        deep = chance.choice((500, 20_000, 200_000))
        return pdf("/Lang " + "[" * deep + "]" * deep)
    if which == 4:
        return box(b"ftyp", b"M4A \0\0\0\0M4A ") + box(b"free") * 300_000
    return b"ID3\x03\0\0\x7f\x7f\x7f\x7f" + bytes(chance.choice((10, 4_000_000)))


def hostile(seed: int) -> bytes:
    """Return the hostile upload of this number: always the same one for the same number."""
    chance = random.Random(seed)
    kind = chance.random()
    if kind < 0.8:
        return spoiled(SEEDS[chance.choice(list(SEEDS))](), chance)
    return two_faced(chance) if kind < 0.95 else bomb(chance)


def tells_place(content: bytes) -> bool:
    """Tell whether a kept file still carries a note of a place or of a device, read otherwise than the intake reads."""
    if content.startswith(b"\xff\xd8"):
        kept = Image.open(io.BytesIO(content))
        return bool(kept.getexif()) or not set(kept.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    if content.startswith(b"%PDF"):
        return b"GPSLatitude" in content or b"GPSInfo" in content
    if content.startswith(b"OggS"):
        magic = b"OpusTags" if b"OpusHead" in content[:60] else b"\x03vorbis"
        at = content.index(magic) + len(magic)
        (vendor,) = struct.unpack("<I", content[at:at + 4])
        return content[at + 4:at + 4 + vendor].strip(b" ") != b"" or content[at + 4 + vendor:at + 8 + vendor] != bytes(4)
    if content[4:8] == b"ftyp":
        return _noted(content)
    return content.startswith(b"ID3") or content[-128:-125] == b"TAG"


def _noted(content: bytes) -> bool:
    at, noted = 0, False
    while at + 8 <= len(content) and not noted:
        size, kind = struct.unpack(">I4s", content[at:at + 8])
        inside = content[at + 8:at + size]
        noted = kind in (b"udta", b"meta", b"uuid", b"ilst", b"\xa9xyz", b"loci") or (kind == b"free" and any(inside))
        noted = noted or (kind in (b"moov", b"trak", b"mdia", b"minf", b"moof", b"traf") and _noted(inside))
        if size < 8:
            break
        at += size
    return noted
