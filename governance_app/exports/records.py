"""Tables of imports that wait for a person, and of votes of the past that came in through them."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from governance_app.exports.rules import BatchState, Entry, ImportKind, PastResult, RowState, Settled
from governance_app.foundation.database import Base, one_of, reference


class ImportBatchRow(Base):
    """A file that was given: only its digest is kept, its rows wait in `import_row`."""

    __tablename__ = "import_batch"
    __table_args__ = (sa.CheckConstraint("(state = 'previewed') = (ended_at IS NULL)", name="ended"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[ImportKind] = mapped_column(one_of(ImportKind, "kind"))
    body_id: Mapped[UUID | None] = reference("body")
    meeting_id: Mapped[UUID | None] = reference("meeting")
    digest: Mapped[str] = mapped_column(sa.String(64))
    options: Mapped[dict[str, Any]]
    state: Mapped[BatchState] = mapped_column(one_of(BatchState, "state"))
    counts: Mapped[dict[str, Any] | None]  # final counts, when its rows are gone
    by: Mapped[UUID | None]
    at: Mapped[datetime] = mapped_column(index=True)
    ended_at: Mapped[datetime | None]


class ImportRowRow(Base):
    """A row of the file as read, with everything odd about it and how a person settled it. Gone when the batch ends."""

    __tablename__ = "import_row"
    __table_args__ = (sa.UniqueConstraint("batch_id", "place"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    batch_id: Mapped[UUID] = reference("import_batch", index=False)
    place: Mapped[int]
    number: Mapped[int]
    entry: Mapped[Entry] = mapped_column(one_of(Entry, "entry"))
    cells: Mapped[dict[str, Any]]
    key: Mapped[str] = mapped_column(sa.String(320))
    state: Mapped[RowState] = mapped_column(one_of(RowState, "state"))
    odd: Mapped[list[Any]]
    remarks: Mapped[list[Any]]
    candidates: Mapped[list[Any]]
    settled: Mapped[Settled | None] = mapped_column(one_of(Settled, "settled"))
    reason: Mapped[str] = mapped_column(sa.Text, default="")
    chosen_id: Mapped[UUID | None]


class PastVoteRow(Base):
    """A vote from before this application. `key` is the same for the same row of the same papers, so that nothing comes in twice."""

    __tablename__ = "past_vote"
    __table_args__ = (
        sa.UniqueConstraint("body_id", "key"),
        sa.CheckConstraint(
            "(votes_for IS NULL OR votes_for >= 0) AND (against IS NULL OR against >= 0) AND (abstain IS NULL OR abstain >= 0)",
            name="figures",
        ),
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    body_id: Mapped[UUID] = reference("body")
    on: Mapped[date] = mapped_column(index=True)
    number: Mapped[str] = mapped_column(sa.String(80))
    title: Mapped[str] = mapped_column(sa.Text)
    proposer: Mapped[str] = mapped_column(sa.String(300))
    votes_for: Mapped[int | None]
    against: Mapped[int | None]
    abstain: Mapped[int | None]
    unanimous: Mapped[bool]
    result: Mapped[PastResult] = mapped_column(one_of(PastResult, "result"))
    accepted_because: Mapped[str] = mapped_column(sa.Text, default="")  # why figures that contradict themselves stand
    key: Mapped[str] = mapped_column(sa.String(64))
    batch_id: Mapped[UUID] = reference("import_batch")
    recorded_at: Mapped[datetime]
