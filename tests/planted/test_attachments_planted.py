"""Faults planted in attachments and in the looking through of files, each of which its test must see."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.exc import IntegrityError

from governance_app.attachments import actions, cellar, reads
from governance_app.attachments import rules as names
from governance_app.attachments.rules import AttachmentLost, attachment
from governance_app.documents.uploads import frames, images, kinds, mp4, ogg, pdfs
from governance_app.documents.uploads.refusals import Refused
from tests.actions import test_attachments as deeds
from tests.rules import test_attachments as exact
from tests.support import uploads

pytestmark = pytest.mark.planted
CAUGHT = (AssertionError, pytest.fail.Exception)


@pytest.mark.parametrize(("where", "name", "instead", "test"), [
    (actions, "check_room", lambda used, more: None, deeds.test_what_does_not_fit_is_named_and_nothing_is_kept),
    (actions, "said", lambda words, field: words or "", deeds.test_what_was_taken_off_leaves_only_its_seal),
    (actions, "clean_name", lambda name: name, deeds.test_a_file_is_kept_written_anew_and_sealed),
    (actions, "seal_of", lambda salt, content: cellar.digest_of(content), deeds.test_a_file_is_kept_written_anew_and_sealed),
    (reads, "wanted", lambda digest: False, deeds.test_equal_bytes_lie_once_and_go_with_the_last_who_needs_them),
    (reads, "wanted", lambda digest: True, deeds.test_what_nobody_needs_is_swept_when_it_is_old),
    (cellar, "is_whole", lambda digest, below=None: True, deeds.test_bytes_missing_or_changed_are_found),
    (actions, "OLD_ENOUGH", -60, deeds.test_what_nobody_needs_is_swept_when_it_is_old),
])
def test_a_guard_that_sleeps_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch, where: Any, name: str, instead: Any, test: Any) -> None:
    for digest in list(cellar.digests()):
        cellar.throw_out(digest)
    monkeypatch.setattr(where, name, instead)
    with pytest.raises((*CAUGHT, IntegrityError, AttachmentLost, FileNotFoundError)):
        test(app, monkeypatch) if "monkeypatch" in test.__code__.co_varnames else test(app)


def test_a_permission_that_is_not_asked_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("governance_app.meetings.actions.annexes.require", lambda *given: None)
    monkeypatch.setattr(actions, "require", lambda *given: None)
    with pytest.raises(CAUGHT):
        deeds.test_who_may_not_is_refused_before_a_byte_is_read(app, monkeypatch)


def test_a_name_that_keeps_its_folders_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exact, "clean_name", lambda name: name or "archivo")
    with pytest.raises(CAUGHT):
        exact.test_a_name_is_shown_without_what_could_mislead("../../etc/passwd", "passwd")


def test_a_quota_that_is_one_byte_off_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachment, "QUOTA", names.QUOTA - 1)
    with pytest.raises((names.BodyIsFull, BaseExceptionGroup)):
        exact.test_the_room_is_exactly_the_quota()


def kept(read: Callable[[bytes], bytes], file: bytes) -> bool:
    """Tell whether a reader that lost a guard lets a file through with its place, or at all."""
    try:
        made = read(file)
    except Refused:
        return False
    return uploads.tells_place(made) or made == file or b"<script>" in file


@pytest.mark.parametrize(("where", "name", "instead", "read", "file"), [
    (mp4, "KEPT", mp4.KEPT | {b"udta", b"meta", b"uuid"}, mp4.without_notes, uploads.m4a()),
    (ogg, "_emptied", lambda packet, opus: packet, ogg.without_comments, uploads.ogg()),
    (frames, "_only_tags", lambda rest: True, frames.mp3_frames, uploads.mp3(tags=False) + b"<script>"),
    (pdfs, "ACTING_KINDS", frozenset(), pdfs.looked_through, uploads.pdf("/Outlines << /First << /A << /S /SubmitForm >> >> >>")),
    (pdfs, "ACTING_KEYS", frozenset(), pdfs.looked_through, uploads.pdf("/Names << /EmbeddedFiles << /Names [] >> >>")),
    (pdfs, "_check_opening", lambda root: None, pdfs.looked_through, uploads.pdf("/OpenAction << /S /URI /URI (https://x) >>")),
    (pdfs, "_tells_place", lambda content: False, pdfs.looked_through, uploads.pdf("/Lang (GPSLatitude)")),
    (pdfs, "_ZIP_END", b"\0\0never\0", pdfs.looked_through, uploads.pdf("/Lang (PK\x05\x06)")),
])
def test_a_reader_that_lost_a_guard_is_caught(
    monkeypatch: pytest.MonkeyPatch, where: Any, name: str, instead: Any, read: Callable[[bytes], bytes], file: bytes,
) -> None:
    assert not kept(read, file)
    monkeypatch.setattr(where, name, instead)
    assert kept(read, file)


def test_a_picture_that_keeps_its_notes_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def as_it_is(picture: Any) -> bytes:
        file = images.BytesIO()
        picture.save(file, "JPEG", exif=picture.getexif())
        return file.getvalue()

    assert not uploads.tells_place(images.rewritten(kinds.FileKind.JPEG, uploads.picture()))
    monkeypatch.setattr(images, "_written", as_it_is)
    assert uploads.tells_place(images.rewritten(kinds.FileKind.JPEG, uploads.picture()))


def test_pixels_that_nobody_counts_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = uploads.png_of(4_000, 4_001)
    with pytest.raises(Refused, match="pixels"):
        images.rewritten(kinds.FileKind.PNG, bomb)
    monkeypatch.setitem(images.MOST_PIXELS, kinds.FileKind.PNG, 10**12)
    with pytest.raises(Refused, match="broken"):  # then it was decoded, and only its missing rows betrayed it
        images.rewritten(kinds.FileKind.PNG, bomb[:-60])
