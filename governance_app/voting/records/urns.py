"""Tables of secret votes by paper urn."""

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from governance_app.foundation.database import Base
from governance_app.voting.records.watched import Watched
from governance_app.voting.rules import Urn, UrnCount


class UrnRow(Watched, Base):
    """A paper urn: what was fixed at its opening and what was counted. No answer of a seat is ever kept."""

    __tablename__ = "urn"
    __table_args__ = (
        sa.CheckConstraint("issued = in_box + spoiled + unused", name="papers"),
        sa.CheckConstraint("in_box = votes_for + against + blank + null_votes", name="options"),
        sa.CheckConstraint(
            "in_box >= 0 AND spoiled >= 0 AND unused >= 0 AND votes_for >= 0 AND against >= 0 AND blank >= 0 AND null_votes >= 0",
            name="counts"),
        sa.CheckConstraint("(photo_salt IS NULL) = (photo_seal = '')", name="photo_with_salt"),
    )
    issued: Mapped[int | None]
    in_box: Mapped[int | None]
    spoiled: Mapped[int | None]
    unused: Mapped[int | None]
    votes_for: Mapped[int | None]
    against: Mapped[int | None]
    blank: Mapped[int | None]
    null_votes: Mapped[int | None]
    photo_salt: Mapped[bytes | None] = mapped_column(sa.LargeBinary)  # the photograph itself is not kept
    photo_seal: Mapped[str] = mapped_column(sa.String(64), default="", server_default="")

    def urn(self) -> Urn:
        """Return the urn as everybody may know it."""
        return Urn(
            self.motion_id, self.publication, (self.first_id, self.second_id), self.issued, self.in_box, self.spoiled, self.unused,
            self.commitment, self.photo_seal, self.annulled_because)

    def count(self) -> UrnCount | None:
        """Return what was counted, or None before."""
        figures = (self.issued, self.in_box, self.spoiled, self.unused, self.votes_for, self.against, self.blank, self.null_votes)
        known = tuple(f for f in figures if f is not None)
        return UrnCount(*known) if len(known) == len(figures) else None
