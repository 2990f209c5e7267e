"""Tables of what goes on: turns, a body's own aims, who looked at figures, barriers met, decisions taken back to communities."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from governance_app.foundation.database import Base, one_of, reference
from governance_app.participation.rules import (
    BarrierKind,
    BarrierStep,
    Dimension,
    Helped,
    ReturnMeans,
    SpeakerAffiliation,
    SpeakerGroup,
)


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
        sa.CheckConstraint("seconds IS NULL OR (seconds >= 1 AND seconds <= 43200)", name="seconds"),
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    meeting_id: Mapped[UUID] = reference("meeting")
    item_id: Mapped[UUID | None] = reference("agenda_item")
    person_id: Mapped[UUID | None] = reference("person")
    speaker_group: Mapped[SpeakerGroup | None] = mapped_column(one_of(SpeakerGroup, "speaker_group"))
    affiliation: Mapped[SpeakerAffiliation | None] = mapped_column(one_of(SpeakerAffiliation, "affiliation"))
    at: Mapped[datetime]
    seconds: Mapped[int | None]  # how long it took, when the tallier wished to say it
    removed_at: Mapped[datetime | None]


class ParticipationViewRow(Base):
    """Somebody looked at figures about groups: which account, of which body (and meeting), when. Nothing of what was asked."""

    __tablename__ = "participation_view"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID | None]
    body_id: Mapped[UUID] = reference("body")
    meeting_id: Mapped[UUID | None] = reference("meeting", index=False)
    at: Mapped[datetime]


class BarrierRow(Base):
    """A barrier that kept people from taking part in a body, perhaps at a meeting. Its words stand in its entries; nothing is deleted."""

    __tablename__ = "barrier"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    body_id: Mapped[UUID] = reference("body")
    meeting_id: Mapped[UUID | None] = reference("meeting")
    noted_at: Mapped[datetime]


class BarrierEntryRow(Base):
    """One entry in the history of a barrier: met, corrected, something tried, closed. A later one never changes an earlier one."""

    __tablename__ = "barrier_entry"
    __table_args__ = (
        sa.UniqueConstraint("barrier_id", "position"),
        sa.CheckConstraint("(step IN ('met', 'corrected')) = (kind IS NOT NULL)", name="kind_said"),
        sa.CheckConstraint("(step = 'tried') = (helped IS NOT NULL)", name="helped_said"),
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    barrier_id: Mapped[UUID] = reference("barrier")
    position: Mapped[int]
    step: Mapped[BarrierStep] = mapped_column(one_of(BarrierStep, "step"))
    kind: Mapped[BarrierKind | None] = mapped_column(one_of(BarrierKind, "kind"))
    helped: Mapped[Helped | None] = mapped_column(one_of(Helped, "helped"))
    words: Mapped[str] = mapped_column(sa.Text)
    at: Mapped[datetime]
    by: Mapped[UUID | None]


class DecisionReturnRow(Base):
    """A decision was taken back to a community (or a place): in which language, by which means, on which day."""

    __tablename__ = "decision_return"
    __table_args__ = (sa.CheckConstraint("community_id IS NOT NULL OR place <> ''", name="somewhere"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    decision_id: Mapped[UUID] = reference("decision")
    language: Mapped[str] = mapped_column(sa.String(10))
    means: Mapped[ReturnMeans] = mapped_column(one_of(ReturnMeans, "means"))
    on: Mapped[date]
    community_id: Mapped[UUID | None] = reference("organisation")
    place: Mapped[str] = mapped_column(sa.String(200), default="")
    note: Mapped[str] = mapped_column(sa.String(300), default="")
    recorded_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]
