"""Tables of motions, electorates, ballots, counts, stances and results."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from governance_app.committees.rules import MatterKind
from governance_app.foundation.database import Base, one_of, reference
from governance_app.voting.records import correspondence, elections, seals, slips, urns
from governance_app.voting.rules import Choice, Form, MotionState, Outcome, Stance

__all__ = [
    "BallotChangeRow", "BallotRow", "CastingVoteRow", "ElectorRow", "HandCountRow", "LotRow", "MotionRow", "MotionTextRow",
    "ResultRow", "StanceRow", "correspondence", "elections", "seals", "slips", "urns",
]


class MotionRow(Base):
    """A motion put on a point of the agenda."""

    __tablename__ = "motion"
    __table_args__ = (sa.UniqueConstraint("meeting_id", "position"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    meeting_id: Mapped[UUID] = reference("meeting")
    item_id: Mapped[UUID] = reference("agenda_item")
    position: Mapped[int]
    text: Mapped[str] = mapped_column(sa.Text)
    language: Mapped[str] = mapped_column(sa.String(10), default="es")
    matter: Mapped[MatterKind] = mapped_column(one_of(MatterKind, "matter"))
    form: Mapped[Form] = mapped_column(one_of(Form, "form"))
    proposer_id: Mapped[UUID | None] = reference("person")
    proposer_seat_id: Mapped[UUID | None] = reference("seat")
    seconder_id: Mapped[UUID | None] = reference("person")
    state: Mapped[MotionState] = mapped_column(one_of(MotionState, "state"), default=MotionState.DRAFT)
    opened_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    quorum: Mapped[dict[str, Any] | None]  # the quorum statement at the opening of the vote
    amends_id: Mapped[UUID | None] = reference("motion")
    again_of_id: Mapped[UUID | None] = reference("motion")
    created_at: Mapped[datetime]


class MotionTextRow(Base):
    """Later words of a motion: a version after an amendment, or the same version in another language. `MotionRow.text` is the latest."""

    __tablename__ = "motion_text"
    motion_id: Mapped[UUID] = mapped_column(sa.ForeignKey("motion.id"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    language: Mapped[str] = mapped_column(sa.String(10), primary_key=True)
    text: Mapped[str] = mapped_column(sa.Text)
    because_id: Mapped[UUID | None] = reference("motion", index=False)
    at: Mapped[datetime]


class ElectorRow(Base):
    """A seat of the frozen electorate: who sat for it when the vote opened (None: absent), held by somebody or not, recused or not."""

    __tablename__ = "elector"
    motion_id: Mapped[UUID] = mapped_column(sa.ForeignKey("motion.id"), primary_key=True)
    seat_id: Mapped[UUID] = mapped_column(sa.ForeignKey("seat.id"), primary_key=True)
    person_id: Mapped[UUID | None] = reference("person")
    organisation_id: Mapped[UUID | None] = reference("organisation", index=False)
    bloc: Mapped[str] = mapped_column(sa.String(40))
    filled: Mapped[bool] = mapped_column(default=True)
    recused: Mapped[bool] = mapped_column(default=False)
    by_proxy: Mapped[bool] = mapped_column(default=False, server_default=sa.false())


class ProxyRow(Base):
    """A seat whose holders are absent is voted for by somebody present. At most one that has not ended, by its index."""

    __tablename__ = "proxy"
    __table_args__ = (sa.Index("uq_proxy_running", "meeting_id", "seat_id", unique=True, sqlite_where=sa.text("ended_at IS NULL"),
                               postgresql_where=sa.text("ended_at IS NULL")),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    meeting_id: Mapped[UUID] = reference("meeting")
    seat_id: Mapped[UUID] = reference("seat")
    holder_id: Mapped[UUID] = reference("person")
    document: Mapped[str] = mapped_column(sa.String(300))
    given_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class BallotRow(Base):
    """One seat's answer in a roll call. The primary key is the guard against a second one."""

    __tablename__ = "ballot"
    __table_args__ = (sa.ForeignKeyConstraint(["motion_id", "seat_id"], ["elector.motion_id", "elector.seat_id"]),)
    motion_id: Mapped[UUID] = mapped_column(primary_key=True)
    seat_id: Mapped[UUID] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(unique=True)
    choice: Mapped[Choice] = mapped_column(one_of(Choice, "choice"))
    reason: Mapped[str] = mapped_column(sa.Text, default="")
    at: Mapped[datetime]


class BallotChangeRow(Base):
    """What a seat had answered in a roll call before it changed its answer."""

    __tablename__ = "ballot_change"
    __table_args__ = (sa.ForeignKeyConstraint(["motion_id", "seat_id"], ["elector.motion_id", "elector.seat_id"]),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    motion_id: Mapped[UUID] = mapped_column(index=True)
    seat_id: Mapped[UUID]
    choice: Mapped[Choice] = mapped_column(one_of(Choice, "choice"))
    reason: Mapped[str] = mapped_column(sa.Text, default="")
    at: Mapped[datetime]


class HandCountRow(Base):
    """The totals of a show of hands. They reconcile with the voters present, or are not accepted."""

    __tablename__ = "hand_count"
    __table_args__ = (
        sa.CheckConstraint(
            "votes_for >= 0 AND against >= 0 AND abstain >= 0 AND blank >= 0 AND null_votes >= 0 AND not_voting >= 0", name="counts"),
    )
    motion_id: Mapped[UUID] = mapped_column(sa.ForeignKey("motion.id"), primary_key=True)
    votes_for: Mapped[int]
    against: Mapped[int]
    abstain: Mapped[int]
    blank: Mapped[int] = mapped_column(default=0)
    null_votes: Mapped[int] = mapped_column(default=0)
    not_voting: Mapped[int] = mapped_column(default=0)
    counted_by: Mapped[str] = mapped_column(sa.String(300), default="")
    second_counted_by: Mapped[str] = mapped_column(sa.String(300), default="", server_default="")  # who found the same count
    dissent: Mapped[list[Any]] = mapped_column(default=list)  # seats that asked to be named: [{seat, choice, reason}]


class StanceRow(Base):
    """The stance of an organisation (or of one seat) in a round of a consensus; the last round counts."""

    __tablename__ = "stance"
    __table_args__ = (sa.UniqueConstraint("motion_id", "round", "seat_id"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    motion_id: Mapped[UUID] = reference("motion")
    round: Mapped[int] = mapped_column(default=1, server_default="1")
    seat_id: Mapped[UUID] = reference("seat")
    organisation_id: Mapped[UUID | None] = reference("organisation")
    stance: Mapped[Stance] = mapped_column(one_of(Stance, "stance"))
    reason: Mapped[str] = mapped_column(sa.Text, default="")
    at: Mapped[datetime]


class RoundRow(Base):
    """A round of a consensus after which another one is held: what changes for it."""

    __tablename__ = "consensus_round"
    motion_id: Mapped[UUID] = mapped_column(sa.ForeignKey("motion.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    changed: Mapped[str] = mapped_column(sa.Text)
    at: Mapped[datetime]


class CastingVoteRow(Base):
    """The chair's casting vote after a tie: an event of its own."""

    __tablename__ = "casting_vote"
    motion_id: Mapped[UUID] = mapped_column(sa.ForeignKey("motion.id"), primary_key=True)
    person_id: Mapped[UUID] = reference("person")
    choice: Mapped[Choice] = mapped_column(one_of(Choice, "choice"))
    reason: Mapped[str] = mapped_column(sa.Text, default="")
    at: Mapped[datetime]


class LotRow(Base):
    """The lot drawn in the room after a tie, where the statute says so."""

    __tablename__ = "lot"
    motion_id: Mapped[UUID] = mapped_column(sa.ForeignKey("motion.id"), primary_key=True)
    choice: Mapped[Choice] = mapped_column(one_of(Choice, "choice"))
    how: Mapped[str] = mapped_column(sa.Text)
    at: Mapped[datetime]


class ResultRow(Base):
    """The result: outcome, the rule used and every figure, so that a member can recompute it by hand."""

    __tablename__ = "result"
    motion_id: Mapped[UUID] = mapped_column(sa.ForeignKey("motion.id"), primary_key=True)
    outcome: Mapped[Outcome] = mapped_column(one_of(Outcome, "outcome"))
    rule: Mapped[dict[str, Any]]
    figures: Mapped[dict[str, Any]]
    quorum: Mapped[dict[str, Any]]
    at: Mapped[datetime]
