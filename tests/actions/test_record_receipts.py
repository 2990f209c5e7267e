"""Receipts: the leaf of an act with another within, the same act kept by somebody else meanwhile, and what is forgotten of them."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from governance_app.access.rules import SYSTEM
from governance_app.foundation.database import db
from governance_app.foundation.errors import Invalid
from governance_app.foundation.ids import new_id
from governance_app.record.actions import append, forget_contents, use_case
from governance_app.record.records import ReceiptRow
from tests.actions.test_record_kept import LATER, NOW, Noted, note, nothing


@use_case("test.then_nothing")
def then_nothing(*, actor: object, id: UUID, now: datetime) -> UUID:
    """Append one leaf, then let another act run that leaves none."""
    append(Noted(figure=9), now=now)
    nothing(actor=actor, id=new_id(), now=now, subject=id)
    return id


@use_case("test.note")
def overtaken(*, actor: object, id: UUID, now: datetime, subject: UUID) -> UUID:
    """Be refused because the same act, sent twice, is kept by another process meanwhile."""
    first = db.session.scalars(sa.select(ReceiptRow).where(ReceiptRow.subject == subject)).one()
    row = {column.key: getattr(first, column.key) for column in ReceiptRow.__table__.columns} | {"id": id}
    db.session.rollback()
    with db.engine.begin() as another:
        another.execute(sa.insert(ReceiptRow).values(row))
    raise Invalid("x")


def test_an_act_keeps_its_leaf_though_one_within_it_left_none_and_may_be_of_nobody(either: object) -> None:
    given = then_nothing(actor=None, id=new_id(), now=NOW)
    kept = db.session.get(ReceiptRow, given.id)
    assert kept is not None
    assert (given.position, kept.position, kept.actor) == (0, 0, None)


def test_a_refusal_met_while_the_same_act_was_being_kept_is_none(either: object) -> None:
    subject = new_id()
    note(actor=SYSTEM, id=new_id(), now=NOW, subject=subject)
    given = overtaken(actor=SYSTEM, id=new_id(), now=LATER, subject=subject)
    assert (given.replayed, given.position, given.recorded_at) == (True, 0, NOW)


def test_what_acts_on_a_subject_were_told_is_emptied_and_nothing_else(either: object) -> None:
    subjects = [new_id() for _ in range(3)]
    for subject in subjects:
        note(actor=SYSTEM, id=new_id(), now=NOW, subject=subject)
    forget_contents(iter(subjects[:2]))
    db.session.commit()
    kept = {row.subject: row.content for row in db.session.scalars(sa.select(ReceiptRow))}
    assert [kept[subject] == "" for subject in subjects] == [True, True, False]
