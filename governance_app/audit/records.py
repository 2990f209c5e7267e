"""Tables of the audit: who witnesses our heads, what they cosigned, and which records of others this installation watches."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from governance_app.foundation.database import Base, reference


class WitnessRow(Base):
    """A key of a community that cosigns heads of this record. `key`: name+id+base64 (C2SP signed-note)."""

    __tablename__ = "witness"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    label: Mapped[str] = mapped_column(sa.String(120))
    community_id: Mapped[UUID] = reference("organisation")
    key: Mapped[str] = mapped_column(sa.String(300), unique=True)
    since: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class CosignatureRow(Base):
    """A line that a witness put under a head of this record: of one size one root only, whoever brings it."""

    __tablename__ = "cosignature"
    __table_args__ = (sa.UniqueConstraint("witness_id", "size"), sa.CheckConstraint("size > 0", name="size"))
    id: Mapped[UUID] = mapped_column(primary_key=True)
    witness_id: Mapped[UUID] = reference("witness")
    size: Mapped[int] = mapped_column(index=True)
    root: Mapped[bytes] = mapped_column(sa.LargeBinary(32))
    line: Mapped[str] = mapped_column(sa.String(400))
    at: Mapped[datetime]


class WatchedLogRow(Base):
    """A record of another installation. `note`: the last head of it that was cosigned here, "" before the first."""

    __tablename__ = "watched_log"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    origin: Mapped[str] = mapped_column(sa.String(120), unique=True)
    label: Mapped[str] = mapped_column(sa.String(120))
    key: Mapped[str] = mapped_column(sa.String(300))
    size: Mapped[int] = mapped_column(default=0)
    note: Mapped[str] = mapped_column(sa.Text, default="")
    line: Mapped[str] = mapped_column(sa.String(400), default="")
    seen_at: Mapped[datetime | None]
