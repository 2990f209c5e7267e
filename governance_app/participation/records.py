"""Tables of participation: speaking turns, a body's own aims, and who looked at figures about groups."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from governance_app.foundation.database import Base, one_of, reference
from governance_app.participation.rules import Dimension, SpeakerAffiliation, SpeakerGroup


class ParticipationAimRow(Base):
    """A share that a body aims at for an answer, in percent, from a day; a later row takes its place and nothing is edited. 0: none."""

    __tablename__ = "participation_aim"
    __table_args__ = (sa.CheckConstraint("percent BETWEEN 0 AND 100", name="percent"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    body_id: Mapped[UUID] = reference("body")
    dimension: Mapped[Dimension] = mapped_column(one_of(Dimension, "dimension"))
    value: Mapped[str] = mapped_column(sa.String(40))
    percent: Mapped[int]
    valid_from: Mapped[date]
    reason: Mapped[str] = mapped_column(sa.String(300))
    set_at: Mapped[datetime]
    set_by: Mapped[UUID | None]


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
