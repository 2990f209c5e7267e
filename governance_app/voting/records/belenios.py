"""Tables of votes held in Belenios."""

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from governance_app.foundation.database import Base, one_of
from governance_app.voting.records.watched import Watched
from governance_app.voting.rules.belenios import Belenios, BeleniosCount, Verification


class BeleniosRow(Watched, Base):
    """A vote held in Belenios: where, with which fingerprints, and what was counted there. Its archive is kept by whoever verified it."""

    __tablename__ = "belenios_vote"
    __table_args__ = (
        sa.CheckConstraint("accepted = votes_for + against + blank", name="answers"),
        sa.CheckConstraint("accepted <= received", name="ballots"),
        sa.CheckConstraint("votes_for >= 0 AND against >= 0 AND blank >= 0", name="counts"),
        sa.CheckConstraint("election <> archive", name="fingerprints"),
        sa.UniqueConstraint("election"),
    )
    address: Mapped[str] = mapped_column(sa.String(300))
    election: Mapped[str] = mapped_column(sa.String(43))
    received: Mapped[int | None]
    accepted: Mapped[int | None]
    votes_for: Mapped[int | None]
    against: Mapped[int | None]
    blank: Mapped[int | None]
    archive: Mapped[str] = mapped_column(sa.String(43), default="")
    verification: Mapped[Verification | None] = mapped_column(one_of(Verification, "verification"))

    def vote(self) -> Belenios:
        """Return the vote as everybody who sees the motion may know it."""
        return Belenios(
            self.motion_id, self.publication, (self.first_id, self.second_id), self.address, self.election, self.received, self.accepted,
            self.archive, self.verification, self.commitment, self.annulled_because)

    def count(self) -> BeleniosCount | None:
        """Return what was counted, or None before."""
        figures = (self.received, self.accepted, self.votes_for, self.against, self.blank)
        known = tuple(f for f in figures if f is not None)
        return BeleniosCount(*known) if len(known) == len(figures) else None
