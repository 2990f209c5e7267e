"""Tables of votes by correspondence."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from governance_app.foundation.database import Base, one_of, reference
from governance_app.meetings.rules import Channel
from governance_app.voting.rules import AnswerChannel


class CorrespondenceRow(Base):
    """The deadline of a vote by correspondence, fixed at its opening."""

    __tablename__ = "correspondence"
    motion_id: Mapped[UUID] = mapped_column(sa.ForeignKey("motion.id"), primary_key=True)
    deadline: Mapped[datetime]


class ReceivedRow(Base):
    """How an answer came in. Every one stays, the changed ones too; the latest of a seat is that of its ballot."""

    __tablename__ = "answer_received"
    __table_args__ = (sa.ForeignKeyConstraint(["motion_id", "seat_id"], ["elector.motion_id", "elector.seat_id"]),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    motion_id: Mapped[UUID] = mapped_column(index=True)
    seat_id: Mapped[UUID]
    person_id: Mapped[UUID] = reference("person")
    channel: Mapped[AnswerChannel] = mapped_column(one_of(AnswerChannel, "channel"))
    document: Mapped[str] = mapped_column(sa.String(300), default="")
    received_at: Mapped[datetime]
    kept_at: Mapped[datetime]


class ReminderRow(Base):
    """Those who had not answered were reminded: how many, how, when. No names."""

    __tablename__ = "vote_reminder"
    __table_args__ = (sa.CheckConstraint("told >= 1 AND told <= waiting", name="told"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    motion_id: Mapped[UUID] = reference("motion")
    channel: Mapped[Channel] = mapped_column(one_of(Channel, "channel"))
    told: Mapped[int]
    waiting: Mapped[int]
    at: Mapped[datetime]
