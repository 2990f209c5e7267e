"""Attachments on both databases: kept once by digest, sealed, counted, taken off for ever; the cellar outlives every interruption."""

import json
import os
from concurrent.futures import ThreadPoolExecutor
from contextvars import Context
from pathlib import Path
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from flask import Flask, current_app
from sqlalchemy.exc import IntegrityError

from governance_app.access.rules import SYSTEM, VISITOR, Actor, Grant, MayNot, Role, SignInFirst
from governance_app.attachments import actions, cellar, reads
from governance_app.attachments.records import AttachmentRow
from governance_app.attachments.rules import (
    AttachmentLost,
    AttachmentMissing,
    BodyIsFull,
    Media,
    NothingSaid,
    ProofStays,
    SubjectKind,
    TooLongSaid,
    seal_of,
)
from governance_app.attachments.rules import (
    attachment as quota,
)
from governance_app.cli import check
from governance_app.documents.errors import UploadKindUnknown
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.meetings import actions as meetings
from governance_app.meetings import reads as meeting_reads
from governance_app.meetings.rules import ItemMissing
from governance_app.record.records import LeafRow
from tests.support.build_attachments import an_attachment
from tests.support.build_attendance import AFTER, a_convened_meeting, points_of
from tests.support.uploads import amr, mp3, pdf, picture


def leaf(name: str) -> dict[str, object]:
    """Return the data of the last leaf of this name."""
    text = db.session.scalars(sa.select(LeafRow.canonical).where(LeafRow.name == name).order_by(LeafRow.position.desc())).first()
    assert text is not None
    return json.loads(text)["data"]


@pytest.fixture(autouse=True)
def empty_cellar(request: pytest.FixtureRequest) -> None:
    """Every test begins with nothing in the cellar."""
    request.getfixturevalue("either" if "either" in request.fixturenames else "app")
    for digest in list(cellar.digests()):
        cellar.throw_out(digest)


def someone(role: Role, body: UUID) -> Actor:
    return Actor(account=uuid4(), grants=(Grant(role, body),))


def test_a_file_is_kept_written_anew_and_sealed(either: Flask) -> None:
    meeting = a_convened_meeting()
    kept = an_attachment(meeting, name="C:\\fotos\\..\\Lista\u202egpj.exe.JPG")
    one, row = reads.attachment(kept), db.session.get_one(AttachmentRow, kept)
    assert (one.on, one.subject, one.media, one.filename) == (SubjectKind.MEETING, meeting, Media.PICTURE, "Lista gpj.exe.jpg")
    content = reads.file_of(one).read_bytes()
    assert content != picture()
    assert len(content) == one.size
    assert row.salt is not None
    assert row.original_salt is not None
    said = leaf("attachments.kept")
    assert said == {"attachment": str(kept), "on": "meeting", "subject": str(meeting), "media": "jpeg", "seal": seal_of(row.salt, content)}
    assert row.original_seal == seal_of(row.original_salt, picture())
    assert one.digest not in json.dumps(said)
    assert "Lista" not in json.dumps(said)


def test_equal_bytes_lie_once_and_go_with_the_last_who_needs_them(either: Flask) -> None:
    meeting = a_convened_meeting()
    first, second = an_attachment(meeting, pdf()), an_attachment(meeting, pdf(), item=points_of(meeting)[0])
    digest = reads.attachment(first).digest
    assert reads.attachment(second).digest == digest
    assert list(cellar.digests()) == [digest]
    assert [one.id for one in meeting_reads.annexes(meeting)] == [first, second]
    actions.remove_attachment(actor=SYSTEM, id=new_id(), now=AFTER, attachment=first, reason="Era otra hoja")
    assert list(cellar.digests()) == [digest]
    actions.remove_attachment(actor=SYSTEM, id=new_id(), now=AFTER, attachment=second, reason="Era otra hoja")
    assert list(cellar.digests()) == []


def test_what_was_taken_off_leaves_only_its_seal(either: Flask) -> None:
    meeting = a_convened_meeting()
    kept = an_attachment(meeting)
    seal, again = db.session.get_one(AttachmentRow, kept).seal, new_id()
    for words in ("", "   "):
        with pytest.raises(NothingSaid):
            actions.remove_attachment(actor=SYSTEM, id=new_id(), now=AFTER, attachment=kept, reason=words)
    for _twice in range(2):
        actions.remove_attachment(actor=SYSTEM, id=again, now=AFTER, attachment=kept, reason="Lo pide quien sale en la foto")
    row = db.session.get_one(AttachmentRow, kept)
    assert (row.name, row.alt, row.digest, row.salt, row.original_salt) == ("", "", None, None, None)
    assert leaf("attachments.removed") == {"attachment": str(kept), "seal": seal}
    with pytest.raises(AttachmentMissing):
        reads.attachment(kept)
    with pytest.raises(AttachmentMissing):
        actions.remove_attachment(actor=SYSTEM, id=new_id(), now=AFTER, attachment=kept, reason="Otra vez")
    assert meeting_reads.annexes(meeting) == ()
    assert reads.used(meeting_reads.meeting(meeting).body) == 0


def test_what_proves_a_signature_stays(either: Flask) -> None:
    meeting = a_convened_meeting()
    body = meeting_reads.meeting(meeting).body
    kept = actions.add_attachment(
        actor=SYSTEM, id=new_id(), now=AFTER, body=body, on=SubjectKind.SIGNATURE, subject=new_id(), name="firma.pdf", alt="Firma",
        file=pdf()).subject
    with pytest.raises(ProofStays):
        actions.remove_attachment(actor=SYSTEM, id=new_id(), now=AFTER, attachment=kept, reason="No")
    assert reads.file_of(reads.attachment(kept)).read_bytes() == pdf()


def test_who_may_not_is_refused_before_a_byte_is_read(either: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    meeting = a_convened_meeting()
    body = meeting_reads.meeting(meeting).body
    kept = an_attachment(meeting)
    monkeypatch.setattr(actions.INTAKE, "take", lambda content: pytest.fail("looked at"))
    for actor, error in ((VISITOR, SignInFirst), (someone(Role.MEMBER, body), MayNot), (someone(Role.SECRETARY, uuid4()), MayNot)):
        with pytest.raises(error):
            an_attachment(meeting, actor=actor)
        with pytest.raises(error):
            actions.remove_attachment(actor=actor, id=new_id(), now=AFTER, attachment=kept, reason="Porque sí")
    with pytest.raises(AttachmentMissing):
        reads.attachment_for(someone(Role.SECRETARY, uuid4()), kept)
    assert reads.attachment_for(someone(Role.READER, body), kept).id == kept
    assert leaf("attachments.kept")["attachment"] == str(kept)


def test_what_does_not_fit_is_named_and_nothing_is_kept(either: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    meeting = a_convened_meeting()
    for told, error in (({"alt": " "}, NothingSaid), ({"alt": "a" * 501}, TooLongSaid), ({"file": b"GIF89a"}, UploadKindUnknown),
                        ({"item": new_id()}, ItemMissing)):
        with pytest.raises(error):
            an_attachment(meeting, **{"file": amr(), **told})
    an_attachment(meeting, amr())
    monkeypatch.setattr(quota, "QUOTA", len(amr()) + len(mp3()) - 200)
    with pytest.raises(BodyIsFull):
        an_attachment(meeting, mp3())
    assert db.session.scalar(sa.select(sa.func.count()).select_from(AttachmentRow)) == 1


def test_a_repeated_request_keeps_one(either: Flask) -> None:
    meeting, again = a_convened_meeting(), new_id()
    for _twice in range(2):
        meetings.attach(actor=SYSTEM, id=again, now=AFTER, meeting=meeting, item=None, name="a.pdf", alt="Carta", file=pdf())
    assert len(meeting_reads.annexes(meeting)) == 1


def test_the_tables_refuse_a_row_half_taken_off(either: Flask) -> None:
    kept = an_attachment(a_convened_meeting())
    for change in ({"digest": None}, {"salt": None}, {"removed_at": AFTER}, {"size": 0}):
        with pytest.raises(IntegrityError):
            db.session.execute(sa.update(AttachmentRow).where(AttachmentRow.id == kept).values(**change))
        db.session.rollback()


def test_bytes_missing_or_changed_are_found(either: Flask) -> None:
    kept = reads.attachment(an_attachment(a_convened_meeting()))
    said = "every kept file is there, unchanged"
    assert dict(check.faults_of_content())[said] is None
    place = reads.file_of(kept)
    place.chmod(0o600)
    place.write_bytes(place.read_bytes()[:-1] + b"x")
    assert kept.digest in str(dict(check.faults_of_content())[said])
    with pytest.raises(AttachmentLost):
        reads.file_of(kept)
    place.unlink()
    assert list(reads.damaged()) == [kept.digest]


def test_what_nobody_needs_is_swept_when_it_is_old(either: Flask) -> None:
    kept = reads.attachment(an_attachment(a_convened_meeting()))
    orphan = cellar.put(b"nobody's")
    aside = cellar.place(orphan).parent / ".0123.part"
    aside.write_bytes(b"half")
    assert actions.sweep() == 0
    later = cellar.age(orphan) + actions.OLD_ENOUGH + 60
    assert actions.sweep(now=later) == 2
    assert list(cellar.digests()) == [kept.digest]
    assert not aside.exists()


def test_writing_is_whole_or_not_there(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_given: object) -> None:
        raise OSError("no space left")

    with monkeypatch.context() as planted:
        planted.setattr(os, "fsync", breaks)
        with pytest.raises(OSError, match="no space"):
            cellar.put(b"something")
    assert list(cellar.digests()) == []
    assert [file for file in cellar.folder().rglob("*") if file.is_file() and "something" in file.read_text()] == []
    synced: list[str] = []
    real = os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: (synced.append(os.readlink(f"/proc/self/fd/{handle}")), real(handle))[1])
    digest = cellar.put(b"another thing")
    place = cellar.place(digest)
    assert synced[-2].endswith(".part")
    assert synced[-1] == str(place.parent)
    assert place.stat().st_mode & 0o077 == 0


def test_no_word_of_a_person_becomes_a_path(app: Flask) -> None:
    for wrong in ("../../etc/passwd", "a" * 63, "A" * 64, "", "a" * 62 + "/x"):
        with pytest.raises(ValueError, match="not a digest"):
            cellar.place(wrong)
    assert cellar.folder() == Path(current_app.extensions["settings"].data_dir) / "attachments"


def test_one_takes_the_last_off_while_another_keeps_the_same_bytes(either: Flask) -> None:
    meeting = a_convened_meeting()
    for _round in range(6):
        old = an_attachment(meeting, pdf())

        def keeps() -> UUID:
            with either.app_context():
                return an_attachment(meeting, pdf())

        def goes(old: UUID = old) -> None:
            with either.app_context():
                actions.remove_attachment(actor=SYSTEM, id=new_id(), now=AFTER, attachment=old, reason="Repetida")

        with ThreadPoolExecutor(2) as pool:
            kept, _gone = pool.submit(Context().run, keeps), pool.submit(Context().run, goes)
            one = kept.result()
            _gone.result()
        db.session.rollback()
        assert list(reads.damaged()) == []
        actions.remove_attachment(actor=SYSTEM, id=new_id(), now=AFTER, attachment=one, reason="Repetida")
        assert list(cellar.digests()) == []
