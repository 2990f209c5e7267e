"""Questions about attachments."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from governance_app.access.rules import Actor, Permission, may
from governance_app.attachments import cellar
from governance_app.attachments.records import AttachmentRow
from governance_app.attachments.rules import Attachment, AttachmentLost, AttachmentMissing, AttachmentReserved, SubjectKind
from governance_app.committees import reads as committees
from governance_app.foundation.database import db

_KEPT = sa.select(AttachmentRow).where(AttachmentRow.removed_at.is_(None)).order_by(AttachmentRow.kept_at, AttachmentRow.id)


def attachment(id: UUID) -> Attachment:
    """Return an attachment that is still kept. Raises AttachmentMissing."""
    row = db.session.scalars(_KEPT.where(AttachmentRow.id == id)).one_or_none()
    if row is None:
        raise AttachmentMissing()
    return _attachment(row)


def attachment_for(actor: Actor, id: UUID) -> Attachment:
    """Return an attachment of a body that `actor` may see from inside; another body's is AttachmentMissing, as if it did not exist.

    AttachmentReserved when the law covers words in it and the actor does not keep files.
    """
    found = attachment(id)
    scope = committees.scope_of(found.body)
    if not may(actor, Permission.SEE_BODY, scope):
        raise AttachmentMissing()
    if found.reserved and not may(actor, Permission.KEEP_ATTACHMENTS, scope):
        raise AttachmentReserved()
    return found


def body_of_for(actor: Actor, id: UUID) -> UUID:
    """Return the body of an attachment that `actor` may see from inside, also when it was taken off. Raises AttachmentMissing."""
    body = db.session.scalar(sa.select(AttachmentRow.body_id).where(AttachmentRow.id == id))
    if body is None or not may(actor, Permission.SEE_BODY, committees.scope_of(body)):
        raise AttachmentMissing()
    return body


def digest_of(id: UUID) -> str | None:
    """Return the digest of an attachment; None when there is none, or it was taken off."""
    return db.session.scalar(sa.select(AttachmentRow.digest).where(AttachmentRow.id == id))


def of_subjects(kind: SubjectKind, subjects: Iterable[UUID]) -> tuple[Attachment, ...]:
    """Return what hangs on these, in the order in which it was kept."""
    return _many(_KEPT.where(AttachmentRow.subject_kind == kind, AttachmentRow.subject_id.in_(tuple(subjects))))


def of_body(body: UUID) -> tuple[Attachment, ...]:
    """Return every attachment of a body, in the order in which it was kept."""
    return _many(_KEPT.where(AttachmentRow.body_id == body))


def used(body: UUID) -> int:
    """Return the bytes that the attachments of a body take."""
    total = sa.select(sa.func.coalesce(sa.func.sum(AttachmentRow.size), 0))
    return int(db.session.scalar(total.where(AttachmentRow.body_id == body, AttachmentRow.removed_at.is_(None))) or 0)


def file_of(one: Attachment) -> Path:
    """Return where the bytes lie. Raises AttachmentLost unless they are there and unchanged."""
    if not cellar.is_whole(one.digest):
        raise AttachmentLost()
    return cellar.place(one.digest)


def wanted(digest: str) -> bool:
    """Tell whether an attachment needs these bytes."""
    return bool(db.session.scalar(sa.select(sa.exists().where(AttachmentRow.digest == digest))))


def kept_digests() -> tuple[str, ...]:
    """Return the digests of all bytes that are needed, each once, in order."""
    question = sa.select(AttachmentRow.digest).where(AttachmentRow.digest.is_not(None)).distinct().order_by(AttachmentRow.digest)
    return tuple(d for d in db.session.scalars(question) if d is not None)


def damaged() -> Iterator[str]:
    """Yield the digests whose bytes are missing or changed."""
    yield from (digest for digest in kept_digests() if not cellar.is_whole(digest))


def _many(question: Any) -> tuple[Attachment, ...]:
    return tuple(_attachment(row) for row in db.session.scalars(question))


def _attachment(r: AttachmentRow) -> Attachment:
    return Attachment(r.id, r.body_id, r.subject_kind, r.subject_id, r.media, r.size, r.name, r.alt, r.digest or "", r.kept_at, r.reserved)
