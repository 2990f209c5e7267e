"""The table of attachments. Their bytes lie in the cellar, under `digest`."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from governance_app.attachments.rules import Media, SubjectKind
from governance_app.foundation.database import Base, one_of, reference


class AttachmentRow(Base):
    """A file that is kept. What was taken off leaves its seal, its day and its reason: neither name nor salt nor digest.

    `reserved`: handed out only to who keeps files, because the law covers words in it.
    `original_seal`: salted digest of the file as it was given, before it was written anew.
    """

    __tablename__ = "attachment"
    __table_args__ = (
        sa.CheckConstraint("(digest IS NULL) = (removed_at IS NOT NULL)", name="removed"),
        sa.CheckConstraint("(salt IS NULL) = (removed_at IS NOT NULL)", name="salted"),
        sa.CheckConstraint("size > 0", name="size"),
        sa.Index("ix_attachment_subject", "subject_kind", "subject_id"),
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    body_id: Mapped[UUID] = reference("body")
    subject_kind: Mapped[SubjectKind] = mapped_column(one_of(SubjectKind, "subject_kind"))
    subject_id: Mapped[UUID]
    media: Mapped[Media] = mapped_column(one_of(Media, "media"))
    size: Mapped[int]
    name: Mapped[str] = mapped_column(sa.String(80))
    alt: Mapped[str] = mapped_column(sa.String(500))
    digest: Mapped[str | None] = mapped_column(sa.String(64), index=True)
    salt: Mapped[bytes | None] = mapped_column(sa.LargeBinary)
    seal: Mapped[str] = mapped_column(sa.String(64))
    original_salt: Mapped[bytes | None] = mapped_column(sa.LargeBinary)
    original_seal: Mapped[str] = mapped_column(sa.String(64))
    kept_at: Mapped[datetime]
    kept_by: Mapped[UUID | None]
    removed_at: Mapped[datetime | None]
    removed_by: Mapped[UUID | None]
    removed_because: Mapped[str] = mapped_column(sa.Text, default="")
    reserved: Mapped[bool] = mapped_column(default=False)
