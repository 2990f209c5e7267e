"""Questions to the register of decisions."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from governance_app.access.rules import Actor, Permission, may
from governance_app.committees import reads as committees
from governance_app.decisions.records import (
    AmountRow,
    DecisionPlaceRow,
    DecisionRelationRow,
    DecisionRow,
    DecisionTextRow,
    DecisionThemeRow,
)
from governance_app.decisions.rules import (
    Amount,
    Decision,
    DecisionMissing,
    DecisionState,
    DecisionText,
    Place,
    RegisterPage,
    Relation,
    RelationKind,
    Search,
)
from governance_app.decisions.rules.search import PAGE
from governance_app.foundation.database import db
from governance_app.foundation.text import fold
from governance_app.organisations import reads as organisations
from governance_app.organisations.records import TerritoryRow
from governance_app.voting import reads as voting
from governance_app.voting.rules import Motion, Outcome

Parts = dict[UUID, list[Any]]


_LATER, _EARLIER = sa.orm.aliased(DecisionRow), sa.orm.aliased(DecisionRow)  # made once: making them is a sixth of a public page's time


def decision(id: UUID) -> Decision:
    """Return a decision. Raises DecisionMissing."""
    row = db.session.get(DecisionRow, id)
    if row is None:
        raise DecisionMissing
    return whole([row])[0]


def decision_for(actor: Actor, id: UUID) -> Decision:
    """Return a decision that `actor` may see from inside; another committee's is DecisionMissing, as if it did not exist."""
    found = decision(id)
    if not may(actor, Permission.SEE_BODY, committees.scope_of(found.body)):
        raise DecisionMissing
    return found


def amounts_of(decision: UUID) -> tuple[Amount, ...]:
    """Return the amounts of a decision, by day."""
    return tuple(_amounts([decision])[decision])


def of_body(body: UUID) -> tuple[Decision, ...]:
    """Return every decision of a body, newest first: for choosing which one is amended."""
    query = sa.select(DecisionRow).where(DecisionRow.body_id == body).order_by(DecisionRow.adopted_on.desc(), DecisionRow.number.desc())
    return whole(db.session.scalars(query).all())


def years_of(bodies: Iterable[UUID]) -> tuple[int, ...]:
    """Return the years in which these bodies took decisions, newest first."""
    query = sa.select(DecisionRow.year).where(DecisionRow.body_id.in_(list(bodies))).distinct().order_by(DecisionRow.year.desc())
    return tuple(db.session.scalars(query))


def public_decision(id: UUID) -> Decision:
    """Return a published decision. Raises DecisionMissing for anything not published."""
    row = db.session.get(DecisionRow, id)
    if row is None or row.published_at is None:
        raise DecisionMissing
    return whole([row])[0]


def code_of_motion(motion: UUID) -> str | None:
    """Return the code of the decision that came from a motion, or None."""
    return db.session.scalar(sa.select(DecisionRow.code).where(DecisionRow.motion_id == motion))


def carried_without_number(meeting: UUID) -> tuple[Motion, ...]:
    """Return the motions of a meeting that were carried and have no number yet, in the order in which they were put."""
    numbered = set(db.session.scalars(sa.select(DecisionRow.motion_id).where(DecisionRow.meeting_id == meeting)))
    put = (m for m in voting.motions(meeting) if m.id not in numbered)
    return tuple(m for m in put if (result := voting.result(m.id)) and result.outcome is Outcome.CARRIED)


def decisions_of_meeting(meeting: UUID) -> tuple[Decision, ...]:
    """Return the decisions of a meeting in the order of their numbering."""
    query = (
        sa.select(DecisionRow)
        .where(DecisionRow.meeting_id == meeting)
        .order_by(DecisionRow.created_at, DecisionRow.kind, DecisionRow.number)
    )
    return whole(db.session.scalars(query).all())


def register(bodies: Iterable[UUID], search: Search) -> RegisterPage:
    """Return a page of the register of these bodies, published or not."""
    return _page(_filtered(search).where(DecisionRow.body_id.in_(list(bodies))), search.page)


def public_register(search: Search) -> RegisterPage:
    """Return a page of what is published."""
    return _page(_filtered(search).where(DecisionRow.published_at.is_not(None)), search.page)


def public_years() -> tuple[int, ...]:
    """Return the years that have published decisions, newest first."""
    query = sa.select(DecisionRow.year).where(DecisionRow.published_at.is_not(None)).distinct().order_by(DecisionRow.year.desc())
    return tuple(db.session.scalars(query))


def public_places(*, on: date) -> tuple[Place, ...]:
    """Return every place that a published decision touches, by name, once each."""
    published = sa.select(DecisionRow.id).where(DecisionRow.published_at.is_not(None))
    touched = {place.id: place for places in _places(list(db.session.scalars(published)), on).values() for place in places}
    return tuple(sorted(touched.values(), key=lambda place: (fold(place.name), place.id)))


def public_of_meeting(meeting: UUID) -> tuple[Decision, ...]:
    """Return the published decisions of a meeting in the order of their numbering."""
    return tuple(d for d in decisions_of_meeting(meeting) if d.published_at is not None)


def public_adopted(body: UUID, first: date, until: date) -> tuple[Decision, ...]:
    """Return the published decisions that a body took from `first` to before `until`, oldest first."""
    query = sa.select(DecisionRow).where(
        DecisionRow.body_id == body, DecisionRow.published_at.is_not(None), DecisionRow.adopted_on >= first, DecisionRow.adopted_on < until,
    )
    return whole(db.session.scalars(query.order_by(DecisionRow.adopted_on, DecisionRow.kind, DecisionRow.number)).all())


def public_among(ids: Iterable[UUID]) -> frozenset[UUID]:
    """Return which of these decisions are published."""
    query = sa.select(DecisionRow.id).where(DecisionRow.id.in_(list(ids)), DecisionRow.published_at.is_not(None))
    return frozenset(db.session.scalars(query))


def _filtered(search: Search) -> Any:
    query = sa.select(DecisionRow)
    for word in fold(search.words).split():
        pattern = "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        in_text = sa.exists().where(DecisionTextRow.decision_id == DecisionRow.id, DecisionTextRow.search_key.like(pattern, escape="\\"))
        query = query.where(in_text | sa.func.lower(DecisionRow.code).like(pattern, escape="\\"))
    if search.themes:
        query = query.where(sa.exists().where(DecisionThemeRow.decision_id == DecisionRow.id, DecisionThemeRow.theme.in_(search.themes)))
    if search.body:
        query = query.where(DecisionRow.body_id == search.body)
    if search.year:
        query = query.where(DecisionRow.year == search.year)
    if search.place:
        place = DecisionPlaceRow
        here = (place.territory_id == search.place) | (place.organisation_id == search.place)
        query = query.where(sa.exists().where(place.decision_id == DecisionRow.id, here))
    return _in_state(query, search)


def _in_state(query: Any, search: Search) -> Any:
    if search.on is None:
        return query
    query = query.where(DecisionRow.adopted_on <= search.on)
    revoked, amended = _acted_on(RelationKind.REVOKES, search.on), _acted_on(RelationKind.AMENDS, search.on)
    began = DecisionRow.in_force_from <= search.on
    conditions = {
        None: sa.true(),
        DecisionState.REVOKED: began & revoked,
        DecisionState.AMENDED: began & amended & ~revoked,
        DecisionState.IN_FORCE: began & ~revoked & ~amended,
        DecisionState.NOT_YET: ~began,
    }
    return query.where(conditions[search.state])


def _acted_on(kind: RelationKind, day: date) -> sa.Exists:
    relation = DecisionRelationRow
    return sa.exists().where(relation.earlier_id == DecisionRow.id, relation.kind == kind, relation.from_day <= day)


def _page(query: Any, page: int) -> RegisterPage:
    total = db.session.scalar(sa.select(sa.func.count()).select_from(query.subquery())) or 0
    page = min(max(1, page), max(1, -(-total // PAGE)))
    ordered = query.order_by(DecisionRow.adopted_on.desc(), DecisionRow.code.desc()).limit(PAGE).offset((page - 1) * PAGE)
    return RegisterPage(whole(db.session.scalars(ordered).all()), total, page)


def whole(rows: Sequence[DecisionRow]) -> tuple[Decision, ...]:
    """Return decisions with all their parts, in the order of `rows`, in six queries however many they are."""
    ids = [row.id for row in rows]
    if not ids:
        return ()
    texts, themes, amounts = _texts(ids), _themes(ids), _amounts(ids)
    places = _places(ids, max(row.adopted_on for row in rows))
    acts_on, acted_on_by = _relations(ids)
    return tuple(
        Decision(
            row.id, row.body_id, row.meeting_id, row.item_id, row.motion_id, row.kind, row.number, row.year, row.code, row.adopted_on,
            row.in_force_from, row.life_plan, row.published_at, tuple(texts[row.id]), tuple(themes[row.id]), tuple(places[row.id]),
            tuple(amounts[row.id]), tuple(acts_on[row.id]), tuple(acted_on_by[row.id]), row.demonstration, row.imported, row.without_vote,
        )
        for row in rows
    )


def _texts(ids: list[UUID]) -> Parts:
    found: Parts = defaultdict(list)
    query = (
        sa.select(DecisionTextRow).where(DecisionTextRow.decision_id.in_(ids)).order_by(DecisionTextRow.review, DecisionTextRow.language)
    )
    for row in db.session.scalars(query):
        found[row.decision_id].append(DecisionText(row.language, row.title, row.text, row.review))
    return found


def _themes(ids: list[UUID]) -> Parts:
    found: Parts = defaultdict(list)
    for row in db.session.scalars(
        sa.select(DecisionThemeRow).where(DecisionThemeRow.decision_id.in_(ids)).order_by(DecisionThemeRow.theme)
    ):
        found[row.decision_id].append(row.theme)
    return found


def _amounts(ids: list[UUID]) -> Parts:
    found: Parts = defaultdict(list)
    query = sa.select(AmountRow).where(AmountRow.decision_id.in_(ids)).order_by(AmountRow.on, AmountRow.recorded_at, AmountRow.id)
    for row in db.session.scalars(query):
        found[row.decision_id].append(Amount(row.id, row.kind, row.cents, row.on, row.source))
    return found


def _places(ids: list[UUID], day: date) -> Parts:
    found: Parts = defaultdict(list)
    place, territory = DecisionPlaceRow, TerritoryRow
    query = (
        sa.select(place, territory.name)
        .outerjoin(territory, territory.id == place.territory_id)
        .where(place.decision_id.in_(ids))
        .order_by(place.id)
    )
    rows = db.session.execute(query).all()
    names = organisations.names_on([row.organisation_id for row, _ in rows if row.organisation_id], day)
    for row, name in rows:
        if row.territory_id is not None:
            found[row.decision_id].append(Place(row.territory_id, name, community=False))
        elif row.organisation_id in names:
            found[row.decision_id].append(Place(row.organisation_id, names[row.organisation_id].name, community=True))
    return found


def _relations(ids: list[UUID]) -> tuple[Parts, Parts]:
    acts_on: Parts = defaultdict(list)
    acted_on_by: Parts = defaultdict(list)
    relation = DecisionRelationRow
    query = (
        sa.select(relation, _LATER.code, _EARLIER.code)
        .join(_LATER, _LATER.id == relation.later_id)
        .join(_EARLIER, _EARLIER.id == relation.earlier_id)
        .where(relation.later_id.in_(ids) | relation.earlier_id.in_(ids))
        .order_by(relation.from_day)
    )
    for row, later_code, earlier_code in db.session.execute(query):
        acts_on[row.later_id].append(Relation(row.earlier_id, earlier_code, row.kind, row.from_day, row.note))
        acted_on_by[row.earlier_id].append(Relation(row.later_id, later_code, row.kind, row.from_day, row.note))
    return acts_on, acted_on_by
