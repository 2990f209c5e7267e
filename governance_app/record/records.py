"""Tables of the record. UNIQUE(previous) makes a fork impossible; position has no gap."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from governance_app.foundation.database import Base


class ReceiptRow(Base):
    """One acknowledged act. The primary key is the id made by the client."""

    __tablename__ = "receipt"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    act: Mapped[str] = mapped_column(sa.String(80))
    content: Mapped[str] = mapped_column(sa.String(64))
    actor: Mapped[UUID | None] = mapped_column(index=True)
    subject: Mapped[UUID]
    position: Mapped[int | None]
    recorded_at: Mapped[datetime]


class LeafRow(Base):
    """One entry of the record, in canonical JSON (RFC 8785)."""

    __tablename__ = "leaf"
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(sa.String(80), index=True)
    body: Mapped[UUID | None] = mapped_column(index=True)
    canonical: Mapped[str] = mapped_column(sa.Text)
    previous: Mapped[str] = mapped_column(sa.String(64), unique=True)
    digest: Mapped[str] = mapped_column(sa.String(64), unique=True)
    recorded_at: Mapped[datetime]


class HeadRow(Base):
    """The last leaf: a single row, locked by whoever appends, so that leaves stand in one line."""

    __tablename__ = "record_head"
    id: Mapped[int] = mapped_column(sa.Integer, sa.CheckConstraint("id = 1", name="single"), primary_key=True)
    size: Mapped[int]
    digest: Mapped[str] = mapped_column(sa.String(64))
