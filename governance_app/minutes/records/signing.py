"""Tables of signing: how each signatory of an acta signed or why not, and the PDF that is signed electronically. No row ever changes."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from governance_app.foundation.database import Base, one_of, reference
from governance_app.foundation.unchanging import never_changes
from governance_app.minutes.rules.signing import SigningForm


class SignatureRow(Base):
    """A signature, or its refusal, in a place of the statute's order. One of each at most: who refused may still sign.

    `hand_id`: who signed for another; `seals`: what the signatures of a PDF came to on the day it was given.
    """

    __tablename__ = "acta_signature"
    __table_args__ = (
        sa.UniqueConstraint("minutes_id", "place", "refused"),
        sa.CheckConstraint("refused = (form = 'refused')", name="refused"),
        sa.CheckConstraint("(form IN ('thumb', 'on_behalf')) = (witness_id IS NOT NULL)", name="witness"),
        sa.CheckConstraint("(form = 'on_behalf') = (hand_id IS NOT NULL)", name="hand"),
        sa.CheckConstraint("(form IN ('screen', 'refused')) = (attachment_id IS NULL)", name="proof"),
        sa.CheckConstraint("person_id <> witness_id AND person_id <> hand_id AND hand_id <> witness_id", name="three_people"),
        sa.CheckConstraint("form <> 'refused' OR reason <> ''", name="reason"),
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    minutes_id: Mapped[UUID] = reference("minutes")
    text_id: Mapped[UUID] = reference("acta_text")
    place: Mapped[int]
    office: Mapped[str] = mapped_column(sa.String(80))
    person_id: Mapped[UUID] = reference("person")
    form: Mapped[SigningForm] = mapped_column(one_of(SigningForm, "form"))
    refused: Mapped[bool]
    on: Mapped[date]
    attachment_id: Mapped[UUID | None] = reference("attachment")
    witness_id: Mapped[UUID | None] = reference("person")
    hand_id: Mapped[UUID | None] = reference("person")
    reason: Mapped[str] = mapped_column(sa.Text, default="")
    order_reason: Mapped[str] = mapped_column(sa.Text, default="")
    seals: Mapped[list[Any]]
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[UUID | None]


class SigningCopyRow(Base):
    """The PDF of an approved acta that people sign electronically: made once, because another program would make other bytes."""

    __tablename__ = "acta_signing_copy"
    minutes_id: Mapped[UUID] = mapped_column(sa.ForeignKey("minutes.id"), primary_key=True)
    text_id: Mapped[UUID] = reference("acta_text")
    attachment_id: Mapped[UUID] = mapped_column(sa.ForeignKey("attachment.id"), unique=True)
    prepared_at: Mapped[datetime]


never_changes(Base.metadata.tables["acta_signature"])
never_changes(Base.metadata.tables["acta_signing_copy"])
