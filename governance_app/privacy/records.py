"""Tables of privacy: requests of people, the responsible institution, and the register of breaches."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from governance_app.foundation.database import Base, one_of, reference
from governance_app.privacy.rules import Asker, Channel, Outcome, RefusalGround, RequestKind, Told
from governance_app.record.records import ReceiptRow

LOOKING = "people.look_at_private"
"""The act of opening what is sealed of a person: its receipts say who looked, and at whom."""
_IS_A_LOOK = sa.text(f"act = '{LOOKING}'")
LOOKS = sa.Index("ix_receipt_looks", ReceiptRow.subject, sqlite_where=_IS_A_LOOK, postgresql_where=_IS_A_LOOK)
"""Of all receipts only the looks stand in it, so that no other act pays for it."""


class DataRequestRow(Base):
    """What somebody asks of their data. Words are sealed under the person's key; after an erasure kind, days and outcome are left."""

    __tablename__ = "data_request"
    __table_args__ = (
        sa.CheckConstraint("received_on < due_on", name="due_later"),
        sa.CheckConstraint("(answered_on IS NULL) = (outcome IS NULL)", name="answered_whole"),
        sa.CheckConstraint("answered_on IS NULL OR received_on <= answered_on", name="answered_after"),
        sa.CheckConstraint("(ground IS NOT NULL) = (outcome IS NOT NULL AND outcome = 'refused')", name="refused_on_a_ground"),
        sa.Index("uq_data_request_open", "person_id", "kind", unique=True,
                 sqlite_where=sa.text("answered_on IS NULL"), postgresql_where=sa.text("answered_on IS NULL")),
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = reference("person")
    kind: Mapped[RequestKind] = mapped_column(one_of(RequestKind, "kind"))
    asker: Mapped[Asker] = mapped_column(one_of(Asker, "asker"))
    channel: Mapped[Channel] = mapped_column(one_of(Channel, "channel"))
    received_on: Mapped[date]
    due_on: Mapped[date] = mapped_column(index=True)
    words_sealed: Mapped[bytes | None]
    representative_sealed: Mapped[bytes | None]
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[UUID | None]
    answered_on: Mapped[date | None]
    outcome: Mapped[Outcome | None] = mapped_column(one_of(Outcome, "outcome"))
    ground: Mapped[RefusalGround | None] = mapped_column(one_of(RefusalGround, "ground"))
    answer_sealed: Mapped[bytes | None]
    answered_by: Mapped[UUID | None]


class ResponsibleRow(Base):
    """The institution responsible for the data, as an administrator named it. The latest row counts; none is changed."""

    __tablename__ = "responsible_institution"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(sa.String(300))
    contact: Mapped[str] = mapped_column(sa.Text)
    delegate: Mapped[str] = mapped_column(sa.Text, default="")
    reviewed_on: Mapped[date | None]
    recorded_at: Mapped[datetime] = mapped_column(index=True)
    recorded_by: Mapped[UUID | None]


class BreachRow(Base):
    """A breach of security. Nothing personal stands here: categories and a number, and what happened without names."""

    __tablename__ = "data_breach"
    __table_args__ = (sa.CheckConstraint("people IS NULL OR people >= 0", name="people"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    noticed_on: Mapped[date]
    happened: Mapped[str] = mapped_column(sa.Text)
    categories: Mapped[list[Any]]
    people: Mapped[int | None]
    measures: Mapped[str] = mapped_column(sa.Text)
    at_risk: Mapped[bool]
    at_processor: Mapped[bool]
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[UUID | None]


class BreachTellingRow(Base):
    """Somebody was told of a breach: whom and when, once each."""

    __tablename__ = "breach_telling"
    breach_id: Mapped[UUID] = mapped_column(sa.ForeignKey("data_breach.id"), primary_key=True)
    whom: Mapped[Told] = mapped_column(one_of(Told, "whom"), primary_key=True)
    told_on: Mapped[date]
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[UUID | None]
