"""Tables of what goes on in a meeting: speaking turns, and who looked at figures about groups."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from governance_app.foundation.database import Base, one_of, reference
from governance_app.participation.rules import SpeakerAffiliation, SpeakerGroup


class SpeakingTurnRow(Base):
    """One turn to speak: by a named person, or by somebody of a group (a tap on "a woman", "a young man")."""

    __tablename__ = "speaking_turn"
    __table_args__ = (
        sa.CheckConstraint("(person_id IS NULL) = (speaker_group IS NOT NULL)", name="person_or_group"),
        sa.CheckConstraint("(speaker_group IS NULL) = (affiliation IS NULL)", name="affiliation_of_group"),
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    meeting_id: Mapped[UUID] = reference("meeting")
    item_id: Mapped[UUID | None] = reference("agenda_item")
    person_id: Mapped[UUID | None] = reference("person")
    speaker_group: Mapped[SpeakerGroup | None] = mapped_column(one_of(SpeakerGroup, "speaker_group"))
    affiliation: Mapped[SpeakerAffiliation | None] = mapped_column(one_of(SpeakerAffiliation, "affiliation"))
    at: Mapped[datetime]
    removed_at: Mapped[datetime | None]


class ParticipationViewRow(Base):
    """Somebody looked at figures about groups: which account, of which body (and meeting), when. Nothing of what was asked."""

    __tablename__ = "participation_view"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID | None]
    body_id: Mapped[UUID] = reference("body")
    meeting_id: Mapped[UUID | None] = reference("meeting", index=False)
    at: Mapped[datetime]
