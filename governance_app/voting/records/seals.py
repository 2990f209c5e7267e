"""Tables of sealed electronic votes. Nothing here can be read without the keys of both scrutineers, which are not here."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from governance_app.foundation.database import Base, one_of, reference
from governance_app.voting.rules import Publication
from governance_app.voting.rules.sealed import SealedStage, SealedTotals, Sealing


class SealingRow(Base):
    """A sealed vote: what was fixed before it opened, the public keys of its scrutineers, how far it is, and its totals."""

    __tablename__ = "sealing"
    __table_args__ = (
        sa.CheckConstraint("received = votes_for + against + blank + null_votes", name="answers"),
        sa.CheckConstraint("votes_for >= 0 AND against >= 0 AND blank >= 0 AND null_votes >= 0", name="counts"),
    )
    motion_id: Mapped[UUID] = mapped_column(sa.ForeignKey("motion.id"), primary_key=True)
    publication: Mapped[Publication] = mapped_column(one_of(Publication, "publication"))
    first_id: Mapped[UUID] = reference("seat", index=False)
    second_id: Mapped[UUID] = reference("seat", index=False)
    first_code: Mapped[str | None] = mapped_column(sa.String(64), unique=True)  # SHA-256; removed when nothing is left to do
    second_code: Mapped[str | None] = mapped_column(sa.String(64), unique=True)
    first_key: Mapped[str] = mapped_column(sa.String(100), default="")
    second_key: Mapped[str] = mapped_column(sa.String(100), default="")
    first_pin: Mapped[str | None] = mapped_column(sa.String(200))  # Argon2id; removed with the code
    second_pin: Mapped[str | None] = mapped_column(sa.String(200))
    stage: Mapped[SealedStage] = mapped_column(one_of(SealedStage, "stage"))
    received: Mapped[int | None]
    replaced: Mapped[int] = mapped_column(default=0, server_default="0")  # envelopes that gave way to a later one of their seat
    unreadable: Mapped[int | None]  # at the first scrutineer
    repeated: Mapped[int | None]
    votes_for: Mapped[int | None]
    against: Mapped[int | None]
    blank: Mapped[int | None]
    null_votes: Mapped[int | None]
    salt: Mapped[bytes | None] = mapped_column(sa.LargeBinary)
    commitment: Mapped[str] = mapped_column(sa.String(64), default="")
    annulled_because: Mapped[str] = mapped_column(sa.Text, default="")
    annulled_at: Mapped[datetime | None]
    destroyed_at: Mapped[datetime | None]

    def sealing(self) -> Sealing:
        """Return the sealed vote as everybody may know it."""
        return Sealing(
            self.motion_id, self.first_key, self.second_key, self.stage, self.publication, (self.first_id, self.second_id), self.received,
            self.commitment, self.annulled_because)

    def totals(self) -> SealedTotals | None:
        """Return what was counted, or None before."""
        figures = (self.votes_for, self.against, self.blank, self.null_votes)
        known = tuple(f for f in figures if f is not None)
        return SealedTotals(*known) if len(known) == len(figures) else None


class EnvelopeRow(Base):
    """The sealed answer of a seat, sealed to the second scrutineer inside and to the first outside. The last one before closing counts.

    The primary key is the guard against a second answer; the same envelope twice (a copied one) is refused.
    """

    __tablename__ = "sealed_envelope"
    __table_args__ = (
        sa.ForeignKeyConstraint(["motion_id", "seat_id"], ["elector.motion_id", "elector.seat_id"]),
        sa.UniqueConstraint("motion_id", "envelope"),
    )
    motion_id: Mapped[UUID] = mapped_column(primary_key=True)
    seat_id: Mapped[UUID] = mapped_column(primary_key=True)
    envelope: Mapped[str] = mapped_column(sa.String(300))


class PeeledRow(Base):
    """An envelope without its outer seal, shuffled by the first scrutineer: from whom it came is known to nobody here."""

    __tablename__ = "peeled_envelope"
    motion_id: Mapped[UUID] = mapped_column(sa.ForeignKey("motion.id"), primary_key=True)
    envelope: Mapped[str] = mapped_column(sa.String(200), primary_key=True)
