"""Tables of the record. UNIQUE(previous) makes a fork impossible, UNIQUE(body, number) a gap; triggers refuse every change of a leaf."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from governance_app.foundation.database import Base
from governance_app.foundation.unchanging import never_changes


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
    """One entry of the record, in canonical JSON (RFC 8785). `digest`: its RFC 6962 hash; `number`: the how-manyeth of its body.

    `above`: the hashes of the complete subtrees that end with this leaf, of two leaves, four, eight, …: no node has a row of its own.
    """

    __tablename__ = "leaf"
    __table_args__ = (
        sa.UniqueConstraint("body", "number"),
        sa.CheckConstraint("(position = 0) = (previous IS NULL)", name="first"),
        sa.CheckConstraint("(body IS NULL) = (number IS NULL)", name="numbered"),
    )
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(sa.String(80), index=True)
    body: Mapped[UUID | None]
    number: Mapped[int | None]
    canonical: Mapped[str] = mapped_column(sa.Text)
    previous: Mapped[str | None] = mapped_column(sa.String(64), unique=True)
    digest: Mapped[str] = mapped_column(sa.String(64))
    above: Mapped[bytes] = mapped_column(sa.LargeBinary, default=b"")
    recorded_at: Mapped[datetime]


class HeadRow(Base):
    """How far the record has grown: a single row, locked by whoever appends, so that leaves stand in one line.

    `digest`: hash of the last leaf ("" before the first); `peaks`: the hashes of the complete subtrees, the largest first;
    `origin`: the name under which heads are signed, "" until the first key is made.
    """

    __tablename__ = "record_head"
    id: Mapped[int] = mapped_column(sa.Integer, sa.CheckConstraint("id = 1", name="single"), primary_key=True)
    size: Mapped[int]
    digest: Mapped[str] = mapped_column(sa.String(64))
    peaks: Mapped[bytes] = mapped_column(sa.LargeBinary, default=b"")
    origin: Mapped[str] = mapped_column(sa.String(120), default="")


class KeyRow(Base):
    """A key of this installation. `purpose`: "log" signs heads, "witness" cosigns those of others; the one that is not ended signs.

    `private` is sealed with the installation's key file; `since`: size of the record from which it signs; `endorsed`: by the key before.
    """

    __tablename__ = "record_key"
    __table_args__ = (sa.Index("ix_record_key_one", "purpose", unique=True, sqlite_where=sa.text("ended_at IS NULL"),
                               postgresql_where=sa.text("ended_at IS NULL")),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    purpose: Mapped[str] = mapped_column(sa.String(10), sa.CheckConstraint("purpose IN ('log', 'witness')", name="purpose"))
    algorithm: Mapped[str] = mapped_column(sa.String(20))
    name: Mapped[str] = mapped_column(sa.String(120))
    public: Mapped[bytes] = mapped_column(sa.LargeBinary(32), unique=True)
    private: Mapped[bytes] = mapped_column(sa.LargeBinary)
    endorsed: Mapped[bytes] = mapped_column(sa.LargeBinary(64), default=b"")
    since: Mapped[int]
    begun_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


never_changes(LeafRow.__table__)  # type: ignore[arg-type]
