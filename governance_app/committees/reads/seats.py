"""Questions about the seats and offices of a body, and who holds them, on any day."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from governance_app.committees.reads.statute import statute_on
from governance_app.committees.records import HolderRow, OfficeRow, SeatRow, TermRow
from governance_app.committees.rules import (
    Holding,
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
    seat_on,
    shortfalls,
)
from governance_app.foundation.database import db
from governance_app.organisations.reads import names_on
from governance_app.organisations.rules import valid_on
from governance_app.people import reads as people
from governance_app.people.rules import NO_ANSWER, AgeBand, PersonRef, Sex

# Plain columns: most pages and acts ask for these, and objects of the mapper cost twice.
_TERMS = select(TermRow.id, TermRow.seat_id, TermRow.starts_on, TermRow.ends_on)
_HOLDINGS = select(
    HolderRow.id, HolderRow.seat_id, HolderRow.person_id, HolderRow.kind, HolderRow.valid_from, HolderRow.valid_to, HolderRow.term_id,
    HolderRow.document)


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
