"""The columns of every vote that two scrutineers watch over and confirm with their PINs."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from governance_app.foundation.database import one_of, reference
from governance_app.voting.rules import Publication


class Watched:
    """What was fixed at the opening, the seal of the totals, and why it was annulled. No answer of a seat is ever kept."""

    motion_id: Mapped[UUID] = mapped_column(sa.ForeignKey("motion.id"), primary_key=True)
    publication: Mapped[Publication] = mapped_column(one_of(Publication, "publication"))
    first_id: Mapped[UUID] = reference("seat", index=False)
    second_id: Mapped[UUID] = reference("seat", index=False)
    first_pin: Mapped[str | None] = mapped_column(sa.String(200))  # Argon2id; removed once confirmed
    second_pin: Mapped[str | None] = mapped_column(sa.String(200))
    salt: Mapped[bytes | None] = mapped_column(sa.LargeBinary)
    commitment: Mapped[str] = mapped_column(sa.String(64), default="")
    annulled_because: Mapped[str] = mapped_column(sa.Text, default="")
    annulled_at: Mapped[datetime | None]
