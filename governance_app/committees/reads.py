"""Questions about bodies, their rules, their seats and who holds them, on any day."""

import json
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import select

from governance_app.access.rules import Actor, Permission, may
from governance_app.committees.records import (
    BodyFormRow,
    BodyRow,
    HolderRow,
    NumberGapRow,
    OfficeRow,
    SeatRow,
    StatuteRow,
    TermRow,
)
from governance_app.committees.rules import (
    Body,
    BodyEnded,
    BodyForm,
    BodyMissing,
    DatedStatute,
    Holding,
    NumberGap,
    Office,
    OfficeHolder,
    Principal,
    Seat,
    SeatFacts,
    SeatMissing,
    SeatOnDay,
    Shortfall,
    Statute,
    StatuteMissing,
    Term,
    chain,
    code,
    form_on,
    inside,
    seat_on,
    shortfalls,
    statute_from_data,
    statute_valid_on,
)
from governance_app.foundation.clock import local_day
from governance_app.foundation.database import UtcDateTime, db
from governance_app.organisations.reads import names_on
from governance_app.organisations.rules import valid_on
from governance_app.people import reads as people
from governance_app.people.rules import NO_ANSWER, AgeBand, PersonRef, Sex

GOING_ON = ("convened", "open", "adjourned")
# The room of meetings is downstream: its table is known by name only.
_meeting = sa.table(
    "meeting", sa.column("body_id", sa.Uuid()), sa.column("state"), sa.column("number"), sa.column("year"),
    sa.column("starts_at", UtcDateTime()),
)
# Plain columns: most pages and acts ask for these, and objects of the mapper cost twice.
_FORMS = select(
    BodyFormRow.body_id, BodyFormRow.kind, BodyFormRow.name, BodyFormRow.acronym, BodyFormRow.valid_from, BodyFormRow.valid_to,
    BodyFormRow.act)
_TERMS = select(TermRow.id, TermRow.seat_id, TermRow.starts_on, TermRow.ends_on)
_HOLDINGS = select(
    HolderRow.id, HolderRow.seat_id, HolderRow.person_id, HolderRow.kind, HolderRow.valid_from, HolderRow.valid_to, HolderRow.term_id,
    HolderRow.document)


def body(id: UUID, *, on: date | None = None) -> Body:
    """Return a body as it was called on a day (its latest form without a day). Raises BodyMissing."""
    found = _bodies(select(BodyRow).where(BodyRow.id == id), on)
    if not found:
        raise BodyMissing()
    return found[0]


def called_on(wanted: Iterable[tuple[UUID, date]]) -> dict[tuple[UUID, date], Body]:
    """Return each body as it was called on each day asked for, in two queries however many they are. A body unknown is left out."""
    pairs = set(wanted)
    rows = {row.id: row for row in db.session.scalars(select(BodyRow).where(BodyRow.id.in_({id for id, _day in pairs})))}
    kept = _forms_of(rows)
    return {(id, day): _body(rows[id], form_on(kept[id], day)) for id, day in pairs if id in rows}


def body_for(actor: Actor, id: UUID, *, on: date | None = None) -> Body:
    """Return a body that `actor` may see from inside; another committee's is BodyMissing, as if it did not exist."""
    if not may(actor, Permission.SEE_BODY, scope_of(id)):
        raise BodyMissing()
    return body(id, on=on)


def body_by_slug(slug: str, *, on: date | None = None) -> Body:
    """Return the body with this short name in its address. Raises BodyMissing."""
    found = _bodies(select(BodyRow).where(BodyRow.slug == slug), on)
    if not found:
        raise BodyMissing()
    return found[0]


def bodies(*, ids: Iterable[UUID] | None = None, on: date, since: date | None = None) -> tuple[Body, ...]:
    """Return the bodies that exist on a day, or on any day `since` (those of `ids`, when given), as called on that day, by name."""
    question = select(BodyRow).where(BodyRow.created_on <= on, (BodyRow.ended_on.is_(None)) | (BodyRow.ended_on > (since or on)))
    return _bodies(question if ids is None else question.where(BodyRow.id.in_(list(ids))), on)


def public_bodies(*, on: date) -> tuple[Body, ...]:
    """Return what anybody may know: the bodies that exist on a day."""
    return bodies(on=on)


def bodies_for(actor: Actor, permission: Permission, *, on: date) -> tuple[Body, ...]:
    """Return the bodies of a day in which `actor` holds `permission`, nested ones included."""
    if may(actor, permission):
        return bodies(on=on)
    parents, mine = _parents(), {grant.body for grant in actor.grants if grant.body and may(actor, permission, (grant.body,))}
    return bodies(ids=[id for id in parents if not mine.isdisjoint(chain(parents, id))], on=on)


def hold_alive(id: UUID, day: date) -> None:
    """Make whoever would end this body wait until the open transaction ends. Raises BodyEnded when it has ended by a day, BodyMissing."""
    row = db.session.get(BodyRow, id, with_for_update=True, populate_existing=True)
    if row is None:
        raise BodyMissing()
    if row.ended_on is not None and row.ended_on <= day:
        raise BodyEnded(ended_on=row.ended_on)


def meetings_left(id: UUID) -> tuple[str, ...]:
    """Return the codes of the meetings of a body that are convened or under way, the soonest first."""
    one = _meeting.c
    rows = db.session.execute(select(_meeting).where(one.body_id == id, one.state.in_(GOING_ON)).order_by(one.starts_at, one.number)).all()
    called = called_on((id, local_day(row.starts_at)) for row in rows)
    return tuple(code(row.number, called[id, local_day(row.starts_at)].acronym, row.year) for row in rows)


def scope_of(body: UUID) -> tuple[UUID, ...]:
    """Return the body and those it is nested in, for `require`. Raises BodyMissing."""
    scope: list[UUID] = []
    above: UUID | None = body
    while above is not None and above not in scope:  # one step up at a time: bodies nest three deep, installations hold hundreds
        found = db.session.execute(select(BodyRow.parent_id).where(BodyRow.id == above)).one_or_none()
        if found is None:
            raise BodyMissing()
        scope.append(above)
        above = found.parent_id
    return tuple(scope)


def descendants(body: UUID) -> tuple[UUID, ...]:
    """Return the ids of every body nested in this one, at any depth, without itself."""
    return inside(_parents(), body)


def forms(body: UUID) -> tuple[BodyForm, ...]:
    """Return what the body has been, oldest first."""
    return tuple(_forms_of([body])[body])


def statutes(body: UUID) -> tuple[DatedStatute, ...]:
    """Return every version of the body's rules, oldest first; each is valid until the next."""
    rows = db.session.scalars(select(StatuteRow).where(StatuteRow.body_id == body).order_by(StatuteRow.valid_from)).all()
    ends = [row.valid_from for row in rows[1:]] + [None] * bool(rows)
    return tuple(
        DatedStatute(r.id, r.body_id, r.valid_from, end, _statute(json.dumps(r.rules)), r.adopted_by, r.recorded_at, r.inserted_because)
        for r, end in zip(rows, ends, strict=True)
    )


@lru_cache(maxsize=512)
def _statute(rules: str) -> Statute:
    """Read rules once: the text of a version never changes, nearly every act asks for it, and reading takes longer than finding it."""
    return statute_from_data(json.loads(rules))


def statute_on(body: UUID, day: date) -> Statute:
    """Return the rules of the body on a day. Raises StatuteMissing when it had none yet."""
    return statute_valid_on(statutes(body), day)


def seat_facts(body: UUID) -> tuple[SeatFacts, ...]:
    """Return every seat the body ever had, with its terms and holdings, in order."""
    return _facts(select(SeatRow).where(SeatRow.body_id == body))


def seats_once_held_by(body: UUID, person: UUID) -> tuple[SeatFacts, ...]:
    """Return the seats of the body that the person holds, held or will hold, with all their terms and holdings."""
    theirs = select(HolderRow.seat_id).where(HolderRow.person_id == person)
    return _facts(select(SeatRow).where(SeatRow.body_id == body, SeatRow.id.in_(theirs)))


def seat(id: UUID) -> SeatFacts:
    """Return one seat with its terms and holdings. Raises SeatMissing."""
    found = _facts(select(SeatRow).where(SeatRow.id == id))
    if not found:
        raise SeatMissing()
    return found[0]


def roster(body: UUID, day: date) -> tuple[SeatOnDay, ...]:
    """Return every seat of the body on a day, who holds it, and how it stands by the rules of that day."""
    facts = [f for f in seat_facts(body) if valid_on(day, f.seat.valid_from, f.seat.valid_to)]
    names = people.names({h.person for f in facts for h in f.holdings})
    called = names_on({f.seat.organisation for f in facts if f.seat.organisation}, day)
    warning = _warning_days(body, day)
    return tuple(seat_on(f, day, warning, names, called[f.seat.organisation].name if f.seat.organisation else "") for f in facts)


def offices_on(body: UUID, day: date) -> tuple[OfficeHolder, ...]:
    """Return who holds which office of the body on a day, in the order of the offices."""
    held = [o for o in office_history(body) if valid_on(day, o.valid_from, o.valid_to)]
    return tuple(sorted(held, key=lambda o: list(Office).index(o.office)))


def office_history(body: UUID) -> tuple[OfficeHolder, ...]:
    """Return everybody who ever held an office of the body, oldest first."""
    rows = db.session.scalars(select(OfficeRow).where(OfficeRow.body_id == body).order_by(OfficeRow.valid_from)).all()
    names = people.names({r.person_id for r in rows})
    return tuple(OfficeHolder(r.office, PersonRef(r.person_id, names[r.person_id]), r.valid_from, r.valid_to, r.id) for r in rows)


def number_gaps(body: UUID) -> tuple[NumberGap, ...]:
    """Return the numbers that stay empty in the body's series, with their reasons."""
    order = (NumberGapRow.series, NumberGapRow.year, NumberGapRow.number)
    rows = db.session.scalars(select(NumberGapRow).where(NumberGapRow.body_id == body).order_by(*order))
    return tuple(NumberGap(r.series, r.year, r.number, r.reason, r.recorded_at) for r in rows)


def aims_missed(body: UUID, day: date) -> tuple[Shortfall, ...]:
    """Return the aims of the statute of a day that its principals do not reach, by what each has consented to say."""
    try:
        statute = statute_on(body, day)
    except StatuteMissing:
        return ()
    if statute.aim_women_percent is None and statute.aim_youth_percent is None:
        return ()
    said = [people.description(s.principal.id, on=day) for s in roster(body, day) if s.principal]
    return shortfalls(statute, (_principal(d.sex, d.age_band) for d in said))


def _principal(sex: str | None, band: str | None) -> Principal:
    """Reduce two answers to the questions of the aims; "prefers not to say" counts as not recorded."""
    woman = None if sex in (None, NO_ANSWER) else sex == Sex.WOMAN.value
    young = None if band in (None, NO_ANSWER) else band == AgeBand.YOUTH.value
    return Principal(woman, young)


def _parents() -> dict[UUID, UUID | None]:
    return {id: parent for id, parent in db.session.execute(select(BodyRow.id, BodyRow.parent_id))}


def _bodies(question: Any, on: date | None) -> tuple[Body, ...]:
    rows = db.session.scalars(question).all()
    kept = _forms_of(row.id for row in rows)
    found = (_body(row, form_on(kept[row.id], on)) for row in rows)
    return tuple(sorted(found, key=lambda b: (b.name, str(b.id))))


def _forms_of(ids: Iterable[UUID]) -> dict[UUID, list[BodyForm]]:
    kept: dict[UUID, list[BodyForm]] = {id: [] for id in ids}
    for body, kind, name, acronym, valid_from, valid_to, act in db.session.execute(
            _FORMS.where(BodyFormRow.body_id.in_(list(kept))).order_by(BodyFormRow.valid_from)):
        kept[body].append(BodyForm(kind, name, acronym, valid_from, valid_to, act))
    return kept


def _body(row: BodyRow, form: BodyForm) -> Body:
    return Body(
        row.id, row.slug, form.kind, form.name, form.acronym, row.parent_id, row.corridor_id, row.language,
        row.created_on, row.ended_on, row.demonstration)


def _facts(question: Any) -> tuple[SeatFacts, ...]:
    rows = db.session.scalars(question.order_by(SeatRow.position, SeatRow.valid_from, SeatRow.id)).all()
    ids = [row.id for row in rows]
    if not ids:
        return ()
    terms: dict[UUID, list[Term]] = {id: [] for id in ids}
    holdings: dict[UUID, list[Holding]] = {id: [] for id in ids}
    for term in db.session.execute(_TERMS.where(TermRow.seat_id.in_(ids)).order_by(TermRow.starts_on)):
        terms[term.seat_id].append(Term(*term))
    for held in db.session.execute(_HOLDINGS.where(HolderRow.seat_id.in_(ids)).order_by(HolderRow.valid_from, HolderRow.id)):
        holdings[held.seat_id].append(Holding(*held))
    return tuple(SeatFacts(_seat(row), tuple(terms[row.id]), tuple(holdings[row.id])) for row in rows)


def _seat(row: SeatRow) -> Seat:
    return Seat(row.id, row.body_id, row.label, row.organisation_id, row.bloc, row.voting, row.position, row.valid_from, row.valid_to)


def _warning_days(body: UUID, day: date) -> int:
    try:
        return statute_on(body, day).ending_warning_days
    except StatuteMissing:
        return Statute().ending_warning_days
