"""What strangers send: known by its bytes, written anew or stripped, refused by name; nothing hostile gets past, nothing breaks.

Sixty hostile uploads in every run; ten thousand in the campaign (`pytest -m campaign tests/rules/test_uploads.py`).
"""

import io
import os
import random
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from governance_app.documents import errors
from governance_app.documents.uploads import frames, images, ogg, press
from governance_app.documents.uploads.kinds import MOST_BYTES, PICTURES, FileKind, sniff
from governance_app.documents.uploads.press import INTAKE, Intake
from tests.support import uploads
from tests.support.uploads import SEEDS, hostile, m4a, mp3, packed_pdf, pdf, picture, png_of, tells_place

KINDS = {"jpeg": FileKind.JPEG, "png": FileKind.PNG, "webp": FileKind.WEBP, "pdf": FileKind.PDF, "mp3": FileKind.MP3, "amr": FileKind.AMR,
         "m4a": FileKind.MP4_AUDIO, "opus": FileKind.OGG, "vorbis": FileKind.OGG, "jpeg large": FileKind.JPEG, "pdf packed": FileKind.PDF}


@pytest.mark.parametrize("name", SEEDS)
def test_every_kind_is_known_by_its_bytes_and_kept_without_a_place(name: str) -> None:
    given = SEEDS[name]()
    clean = INTAKE.take(given)
    assert sniff(given) is KINDS[name]
    assert clean.kind is (FileKind.JPEG if KINDS[name] in PICTURES else KINDS[name])
    assert sniff(clean.content) is clean.kind
    assert not tells_place(clean.content)
    assert uploads.PLACE not in clean.content
    assert (clean.content == given) is (clean.kind in (FileKind.PDF, FileKind.AMR))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_stands_upright_and_says_nothing_of_the_camera(kind: str) -> None:
    made = Image.open(io.BytesIO(INTAKE.take(picture(kind, turned=6)).content))
    assert made.size == (40, 60)
    assert made.convert("RGB").getpixel((20, 5))[0] > made.convert("RGB").getpixel((20, 5))[2] + 100
    assert b"Secreto" not in INTAKE.take(picture(kind, turned=6)).content


def test_a_large_picture_is_made_smaller() -> None:
    made = Image.open(io.BytesIO(INTAKE.take(picture("JPEG", (4000, 3000), place=False)).content))
    assert max(made.size) <= images.LARGEST_SIDE
    assert abs(made.width / made.height - 4 / 3) < 0.01


def test_what_follows_a_picture_is_gone() -> None:
    assert b"<script>" not in INTAKE.take(picture() + b"<script>alert(1)</script>").content


@pytest.mark.parametrize(("file", "error"), [
    (b"", errors.UploadEmpty), (b"GIF89a", errors.UploadKindUnknown), (b"<svg xmlns=''>", errors.UploadKindUnknown),
    (b"\0\0\0\x18ftypheic", errors.UploadIsHeic), (b"\0\0\0\x18ftypmif1", errors.UploadIsHeic), (b"PK\x03\x04", errors.UploadKindUnknown),
    (b"MZ", errors.UploadKindUnknown), (picture()[:300], errors.UploadDamaged), (png_of(60_000, 60_000), errors.UploadTooManyPixels),
    (png_of(4_000, 4_001), errors.UploadTooManyPixels), (pdf()[:-30], errors.UploadCutOff),
    (pdf() + b"PK\x05\x06" + bytes(18), errors.UploadTwoFaces),
    (pdf() + picture(), errors.UploadTwoFaces), (b"%PDF-1.7\n%%EOF", errors.UploadDamaged),
    (m4a(handler=b"vide"), errors.UploadIsVideo), (m4a(tracks=2), errors.UploadIsVideo), (m4a()[:-40], errors.UploadDamaged),
    (mp3(2), errors.UploadDamaged), (b"%PDF-1.7\nExif\0\0II*\0\x25\x88\x04\0\n%%EOF", errors.PdfTellsPlace),
])
def test_what_is_not_kept_hears_why(file: bytes, error: type[errors.UploadRefused]) -> None:
    with pytest.raises(error) as told:
        INTAKE.take(file)
    assert type(told.value) is error
    assert told.value.field == "file"


@pytest.mark.parametrize("entry", [
    "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>", "/AA << /WC << /S /JavaScript /JS (x) >> >>",
    "/OpenAction << /S /Launch /F (cmd) >>",
    "/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (x) >>] >> >>", "/Names << /EmbeddedFiles << /Names [] >> >>",
    "/AcroForm << /XFA [] >>", "/OpenAction << /S /URI /URI (https://x) >>", "/O#70enAction << /S /J#61vaScript /J#53 (x) >>",
    "/Outlines << /First << /A << /S /SubmitForm >> >> >>", "/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next << /S /Launch >> >>",
])
def test_a_pdf_that_acts_is_not_kept(entry: str) -> None:
    with pytest.raises(errors.PdfActs):
        INTAKE.take(pdf(entry))


def test_a_script_packed_in_a_stream_is_found_and_a_page_to_open_at_is_harmless() -> None:
    with pytest.raises(errors.PdfActs):
        INTAKE.take(packed_pdf(acting=True))
    for harmless in ("/OpenAction [3 0 R /Fit]", "/OpenAction << /S /GoTo /D [3 0 R /Fit] >>"):
        assert INTAKE.take(pdf(harmless)).content == pdf(harmless)


def test_a_locked_pdf_is_not_kept() -> None:
    with pytest.raises(errors.PdfLocked):
        INTAKE.take(pdf().replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O () /U () >>"))


@pytest.mark.parametrize("kind", FileKind)
def test_a_byte_more_than_the_limit_is_refused_before_anything_is_read(kind: FileKind) -> None:
    begin = next(SEEDS[name]() for name, its in KINDS.items() if its is kind)[:200]
    with pytest.raises(errors.UploadTooLarge) as told:
        press.sniffed(begin.ljust(MOST_BYTES[kind] + 1, b"\0"))
    assert told.value.data["most"] == MOST_BYTES[kind] // 2**20
    assert press.sniffed(begin.ljust(MOST_BYTES[kind], b"\0")) is kind


def test_the_worker_is_killed_when_a_file_takes_too_long_and_the_next_file_is_served() -> None:
    slow = Intake(each=0.02)
    try:
        with pytest.raises(errors.UploadTooHeavy):
            slow.take(b"ID3\x03\0\0\0\0\0\0" + bytes(8_000_000))
        assert slow.take(uploads.amr()).kind is FileKind.AMR
    finally:
        slow.close()


def test_the_worker_that_finds_no_memory_refuses() -> None:
    narrow = Intake(memory=100 * 2**20)
    try:
        with pytest.raises(errors.UploadRefused):
            narrow.take(picture("PNG", (3900, 4000), place=False))
        assert narrow.take(picture()).kind is FileKind.JPEG
    finally:
        narrow.close()


def test_the_worker_is_replaced_when_it_is_old() -> None:
    short = Intake(documents=2)
    try:
        workers = []
        for _ in range(3):
            short.take(uploads.amr())
            workers.append(short.pid)
        assert workers[0] == workers[1] != workers[2]
    finally:
        short.close()


@given(st.binary(max_size=300), st.sampled_from([b"", b"ID3", b"#!AMR\n", b"OggS\0", b"\0\0\0\x18ftypM4A ", b"\xff\xfb\x90\x00"]))
def test_readers_of_sound_keep_frames_or_refuse(rest: bytes, begin: bytes) -> None:
    kind = sniff(begin + rest)
    if kind in (FileKind.MP3, FileKind.AMR, FileKind.OGG, FileKind.MP4_AUDIO):
        try:
            clean = INTAKE.take(begin + rest)
        except errors.UploadRefused:
            return
        assert not tells_place(clean.content)
        assert len(clean.content) <= len(begin + rest)


@given(st.binary(min_size=4, max_size=4))
def test_the_size_of_a_frame_is_that_of_the_standard(head: bytes) -> None:
    size = frames.mp3_size(head)
    assert size == 0 or 24 <= size <= 1441


def test_the_checksum_of_ogg_is_that_of_the_standard() -> None:
    assert ogg.checksum(b"OggS") == 0x5FB0A94F
    made = INTAKE.take(uploads.ogg()).content
    page = made[made.index(b"OggS", 4):made.index(b"OggS", made.index(b"OggS", 4) + 4)]
    assert ogg.checksum(page[:22] + bytes(4) + page[26:]).to_bytes(4, "little") == page[22:26]


def high_water(pid: int) -> int:
    """Return the most memory (bytes) that a process has held, as the kernel says."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))



def processor(pid: int | None) -> float:
    """Return the processor seconds that a process has taken, as the kernel says; 0 for none."""
    if pid is None:
        return 0.0
    after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")


def campaign(seeds: range) -> tuple[Counter[str], float, float, int]:
    """Send the hostile uploads of these numbers; return what became of them, the slowest by the clock and in processor seconds of the
    worker (its own start counted), and the worker's most memory."""
    told: Counter[str] = Counter()
    slowest, dearest, most = 0.0, 0.0, 0
    for seed in seeds:
        file, began, worker, so_far = hostile(seed), time.monotonic(), INTAKE.pid, processor(INTAKE.pid)
        try:
            clean = INTAKE.take(file)
            assert not tells_place(clean.content), seed
            assert sniff(clean.content) is clean.kind, seed
            told["kept: " + clean.kind.value] += 1
        except errors.UploadRefused as refused:
            told[type(refused).__name__] += 1
        slowest = max(slowest, time.monotonic() - began)
        dearest = max(dearest, processor(INTAKE.pid) - (so_far if worker == INTAKE.pid else 0.0))
        if INTAKE.pid:
            most = max(most, high_water(INTAKE.pid))
    return told, slowest, dearest, most


def test_sixty_hostile_uploads_break_nothing() -> None:
    told, _slowest, _dearest, most = campaign(range(60))
    assert sum(told.values()) == 60
    assert most <= 256 * 2**20
    assert len(told) > 5


@pytest.mark.campaign
def test_ten_thousand_hostile_uploads_break_nothing() -> None:
    told, slowest, dearest, most = campaign(range(10_000))
    print(f"\n{dict(told)}; at most {slowest:.2f} s by the clock, {dearest:.2f} s of processor, {most / 2**20:.0f} MB")
    assert sum(told.values()) == 10_000
    assert most <= 256 * 2**20
    assert dearest <= 1


def test_hostile_uploads_are_the_same_every_time() -> None:
    assert [hostile(seed) for seed in range(20)] == [hostile(seed) for seed in range(20)]
    assert uploads.spoiled(pdf(), random.Random(1)) != pdf()
