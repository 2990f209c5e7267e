"""Use cases of attachments: keep a file, take one off; and the sweeping of bytes that nobody needs."""

import secrets
import time
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from governance_app.access.rules import Actor, Permission, require
from governance_app.attachments import cellar, reads
from governance_app.attachments.records import AttachmentRow
from governance_app.attachments.rules import (
    SALT,
    AttachmentKept,
    AttachmentMissing,
    AttachmentRemoved,
    Media,
    ProofStays,
    SubjectKind,
    check_room,
    clean_name,
    said,
    seal_of,
)
from governance_app.committees import reads as committees
from governance_app.documents.uploads.press import INTAKE, Clean
from governance_app.foundation.database import db, one_transaction
from governance_app.record.actions import append, use_case
from governance_app.record.rules import Receipt

OLD_ENOUGH = 3600
"""Seconds after which bytes without a row are swept: whoever writes them now commits the row within moments."""


def add_attachment(
    *, actor: Actor, id: UUID, now: datetime, body: UUID, on: SubjectKind, subject: UUID, name: str | None, alt: str | None,
    file: bytes | None,
) -> Receipt:
    """Look a file through, write its bytes into the cellar, and keep it. The caller says that `subject` is of `body`.

    The slow part stands before the transaction, and after the permission. Raises UploadRefused (its kinds), NothingSaid, TooLongSaid,
    BodyIsFull.
    """
    require(actor, Permission.KEEP_ATTACHMENTS, committees.scope_of(body))
    words = said(alt, "alt")
    check_room(reads.used(body), 1)
    clean = INTAKE.take(file or b"")
    db.session.rollback()  # nothing is held while the disk is waited for
    cellar.put(clean.content)
    return keep(
        actor=actor, id=id, now=now, body=body, on=on, subject=subject, name=name, alt=words, clean=clean, given=file or b"")


@use_case("attachments.keep")
def keep(
    *, actor: Actor, id: UUID, now: datetime, body: UUID, on: SubjectKind, subject: UUID, name: str | None, alt: str, clean: Clean,
    given: bytes,
) -> UUID:
    """Keep a file that was looked through. Its leaf has a salted seal. Raises BodyIsFull."""
    require(actor, Permission.KEEP_ATTACHMENTS, committees.scope_of(body))
    return keep_proof(actor=actor, id=id, now=now, body=body, on=on, subject=subject, name=name, alt=alt, clean=clean, given=given)


def keep_proof(
    *, actor: Actor, id: UUID, now: datetime, body: UUID, on: SubjectKind, subject: UUID, name: str | None, alt: str, clean: Clean,
    given: bytes,
) -> UUID:
    """Keep a file inside the open use case of another room, which has asked for its own permission. Raises BodyIsFull."""
    name = clean_name(name)
    _hold(body.hex[-15:])  # two who fill the last of the room stand in line
    check_room(reads.used(body), len(clean.content))
    digest = cellar.digest_of(clean.content)
    _hold(digest)
    cellar.put(clean.content)  # there already, unless somebody took the last one of them off a moment ago
    salt, other = secrets.token_bytes(SALT), secrets.token_bytes(SALT)
    row = AttachmentRow(
        id=id, body_id=body, subject_kind=on, subject_id=subject, media=Media(clean.kind.value), size=len(clean.content), name=name,
        alt=alt, digest=digest, salt=salt, seal=seal_of(salt, clean.content), original_salt=other, original_seal=seal_of(other, given),
        kept_at=now, kept_by=actor.account,
    )
    db.session.add(row)
    db.session.flush()
    append(AttachmentKept(id, on, subject, row.media, row.seal), now=now, body=body)
    return id


def remove_attachment(*, actor: Actor, id: UUID, now: datetime, attachment: UUID, reason: str | None) -> Receipt:
    """Take an attachment off, and delete its bytes when no other one needs them. Raises AttachmentMissing, NothingSaid, ProofStays."""
    digest = reads.digest_of(attachment)
    receipt = take_off(actor=actor, id=id, now=now, attachment=attachment, reason=reason)
    if digest:
        discard(digest)
    return receipt


@use_case("attachments.remove")
def take_off(*, actor: Actor, id: UUID, now: datetime, attachment: UUID, reason: str | None) -> UUID:
    """Take an attachment off: its name, words, salts and digest are destroyed; its seal, the day and the reason stay."""
    query = sa.select(AttachmentRow).where(AttachmentRow.id == attachment).with_for_update()
    row = db.session.scalar(query.execution_options(populate_existing=True))
    if row is None or row.removed_at is not None:
        raise AttachmentMissing()
    require(actor, Permission.KEEP_ATTACHMENTS, committees.scope_of(row.body_id))
    if row.subject_kind is SubjectKind.SIGNATURE:
        raise ProofStays()
    row.removed_because, row.removed_at, row.removed_by = said(reason, "reason"), now, actor.account
    row.digest = row.salt = row.original_salt = None
    row.name, row.alt = "", ""
    append(AttachmentRemoved(row.id, row.seal), now=now, body=row.body_id)
    return attachment


def reserve(kind: SubjectKind, subjects: Iterable[UUID], attachments: Iterable[UUID] = ()) -> None:
    """Let only who keeps files take along what hangs on these subjects, and these attachments; inside the open use case."""
    these = sa.and_(AttachmentRow.subject_kind == kind, AttachmentRow.subject_id.in_(tuple(subjects)))
    db.session.execute(sa.update(AttachmentRow).where(sa.or_(these, AttachmentRow.id.in_(tuple(attachments)))).values(reserved=True))


def discard(digest: str) -> bool:
    """Delete bytes that no attachment needs; tell whether they were deleted. Whoever keeps the same bytes now stands in line."""
    with one_transaction():
        _hold(digest)
        if reads.wanted(digest):
            return False
        cellar.throw_out(digest)
    return True


def sweep(*, now: float | None = None) -> int:
    """Delete what lies in the cellar for an hour and no attachment needs; return how many files those were."""
    before = (time.time() if now is None else now) - OLD_ENOUGH
    gone = sum(discard(digest) for digest in list(cellar.digests()) if cellar.age(digest) < before and not reads.wanted(digest))
    for file in list(cellar.left_aside(before)):
        file.unlink(missing_ok=True)
        gone += 1
    return gone


def _hold(what: str) -> None:
    """Stand in line for these bytes, or this body, until the transaction ends. On SQLite whoever writes stands in line already."""
    if db.engine.dialect.name == "postgresql":
        db.session.execute(sa.select(sa.func.pg_advisory_xact_lock(int(what[:15], 16))))
