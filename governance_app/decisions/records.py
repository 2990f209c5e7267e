"""Tables of decisions: the number, the texts, the relations, themes, places and amounts."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from governance_app.decisions.rules import AmountKind, DecisionKind, RelationKind, TextReview, Theme
from governance_app.foundation.database import Base, one_of, reference


class DecisionRow(Base):
    """A decision. (body, kind, year, number) is unique for ever."""

    __tablename__ = "decision"
    __table_args__ = (sa.UniqueConstraint("body_id", "kind", "year", "number"), sa.CheckConstraint("number > 0", name="number"))
    id: Mapped[UUID] = mapped_column(primary_key=True)
    body_id: Mapped[UUID] = reference("body")
    meeting_id: Mapped[UUID | None] = reference("meeting")
    item_id: Mapped[UUID | None] = reference("agenda_item")
    motion_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("motion.id"), unique=True)
    kind: Mapped[DecisionKind] = mapped_column(one_of(DecisionKind, "kind"))
    number: Mapped[int]
    year: Mapped[int]
    code: Mapped[str] = mapped_column(sa.String(80), index=True)  # unique within a body: two bodies may share an acronym
    adopted_on: Mapped[date] = mapped_column(index=True)
    in_force_from: Mapped[date]
    life_plan: Mapped[str] = mapped_column(sa.String(300), default="")
    published_at: Mapped[datetime | None] = mapped_column(index=True)
    demonstration: Mapped[bool] = mapped_column(default=False)
    source: Mapped[str] = mapped_column(sa.String(300), default="")
    without_vote: Mapped[str] = mapped_column(sa.Text, default="")  # why there was no vote, when there is no motion
    imported: Mapped[dict[str, Any] | None] = mapped_column(sa.JSON)  # a past vote as written: {proposer, yes, no, abstain, result}
    created_at: Mapped[datetime]


class DecisionTextRow(Base):
    """Title and operative text of a decision in one language. `search_key` is accent-folded."""

    __tablename__ = "decision_text"
    decision_id: Mapped[UUID] = mapped_column(sa.ForeignKey("decision.id"), primary_key=True)
    language: Mapped[str] = mapped_column(sa.String(10), primary_key=True)
    title: Mapped[str] = mapped_column(sa.String(300))
    text: Mapped[str] = mapped_column(sa.Text)
    review: Mapped[TextReview] = mapped_column(one_of(TextReview, "review"))
    search_key: Mapped[str] = mapped_column(sa.Text)


class DecisionRelationRow(Base):
    """A later decision amends or revokes an earlier one from a day on."""

    __tablename__ = "decision_relation"
    __table_args__ = (sa.CheckConstraint("later_id <> earlier_id", name="not_itself"),)
    later_id: Mapped[UUID] = mapped_column(sa.ForeignKey("decision.id"), primary_key=True)
    earlier_id: Mapped[UUID] = mapped_column(sa.ForeignKey("decision.id"), primary_key=True)
    kind: Mapped[RelationKind] = mapped_column(one_of(RelationKind, "kind"))
    from_day: Mapped[date]
    note: Mapped[str] = mapped_column(sa.Text, default="")


class DecisionThemeRow(Base):
    """A theme of a decision."""

    __tablename__ = "decision_theme"
    decision_id: Mapped[UUID] = mapped_column(sa.ForeignKey("decision.id"), primary_key=True)
    theme: Mapped[Theme] = mapped_column(one_of(Theme, "theme"), primary_key=True, index=True)


class DecisionPlaceRow(Base):
    """A place a decision touches: a territory or a community."""

    __tablename__ = "decision_place"
    __table_args__ = (sa.CheckConstraint("(territory_id IS NULL) <> (organisation_id IS NULL)", name="one_place"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    decision_id: Mapped[UUID] = reference("decision")
    territory_id: Mapped[UUID | None] = reference("territory")
    organisation_id: Mapped[UUID | None] = reference("organisation")


class AmountRow(Base):
    """An amount in US cents promised or disbursed, with its day and source. Entries are added, never changed."""

    __tablename__ = "decision_amount"
    __table_args__ = (sa.CheckConstraint("cents <> 0", name="cents"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    decision_id: Mapped[UUID] = reference("decision")
    kind: Mapped[AmountKind] = mapped_column(one_of(AmountKind, "kind"))
    cents: Mapped[int] = mapped_column(sa.BigInteger)
    on: Mapped[date]
    source: Mapped[str] = mapped_column(sa.String(300))
    recorded_at: Mapped[datetime]
