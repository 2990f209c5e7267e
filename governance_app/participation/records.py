"""Tables of participation: speaking turns."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from governance_app.foundation.database import Base, reference


class SpeakingTurnRow(Base):
    """One turn to speak: by a named person, or by somebody of a group (a tap on "a woman", "a young man")."""

    __tablename__ = "speaking_turn"
    __table_args__ = (sa.CheckConstraint("person_id IS NOT NULL OR group_sex IS NOT NULL", name="somebody"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    meeting_id: Mapped[UUID] = reference("meeting")
    item_id: Mapped[UUID | None] = reference("agenda_item")
    person_id: Mapped[UUID | None] = reference("person")
    group_sex: Mapped[str | None] = mapped_column(sa.String(40))
    group_age_band: Mapped[str | None] = mapped_column(sa.String(40))
    group_affiliation: Mapped[str | None] = mapped_column(sa.String(40))
    at: Mapped[datetime]
    removed_at: Mapped[datetime | None]
