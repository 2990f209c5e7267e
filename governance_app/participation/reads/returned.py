"""Questions about decisions taken back to communities."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from governance_app.decisions.records import DecisionRow, DecisionTextRow
from governance_app.decisions.rules import TextReview
from governance_app.foundation.database import db
from governance_app.organisations import reads as organisations
from governance_app.participation.records import DecisionReturnRow
from governance_app.participation.rules import Answerable, Period, Returned, ReturnMeans


def returns_of(decisions: Iterable[UUID], *, on: date) -> Mapping[UUID, list[Returned]]:
    """Return the returns of each of these decisions that were not taken back, the latest day first; communities by their name of a day."""
    row = DecisionReturnRow
    question = select(row).where(row.decision_id.in_(list(decisions)), row.removed_at.is_(None)).order_by(row.on.desc(), row.id)
    rows = db.session.scalars(question).all()
    names = organisations.names_on([r.community_id for r in rows if r.community_id], on)
    found: dict[UUID, list[Returned]] = defaultdict(list)
    for r in rows:
        called = names[r.community_id].name if r.community_id in names else ""
        found[r.decision_id].append(Returned(r.id, r.decision_id, r.language, r.means, r.on, r.community_id, called, r.place, r.note))
    return found


def answerable(body: UUID, period: Period) -> tuple[Answerable, ...]:
    """Return the decisions that a body took in a period, with the languages of their texts and of their returns; three questions.

    A text counts when everybody may read it (the decision is published) and it is no draft.
    """
    taken = (DecisionRow.body_id == body, DecisionRow.adopted_on >= period.first, DecisionRow.adopted_on <= period.last)
    text, row = DecisionTextRow, DecisionReturnRow
    written = _by_decision(select(text.decision_id, text.language).join(DecisionRow, DecisionRow.id == text.decision_id).where(
        *taken, DecisionRow.published_at.is_not(None), text.review != TextReview.DRAFT))
    returned = _by_decision(select(row.decision_id, row.language, row.means).join(DecisionRow, DecisionRow.id == row.decision_id).where(
        *taken, row.removed_at.is_(None)))
    return tuple(
        Answerable(id, frozenset(language for (language,) in written[id]), _pairs(returned[id]))
        for id in db.session.scalars(select(DecisionRow.id).where(*taken)))


def _by_decision(question: Any) -> Mapping[UUID, list[tuple[Any, ...]]]:
    found: dict[UUID, list[tuple[Any, ...]]] = defaultdict(list)
    for decision, *rest in db.session.execute(question):
        found[decision].append(tuple(rest))
    return found


def _pairs(rows: list[tuple[Any, ...]]) -> frozenset[tuple[str, ReturnMeans]]:
    return frozenset((language, means) for language, means in rows)
