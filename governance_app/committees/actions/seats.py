"""Seats, terms and holders begin and end."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select

from governance_app.access.rules import Actor, Permission, require
from governance_app.committees import reads
from governance_app.committees.records import BodyRow, HolderRow, SeatRow, TermRow
from governance_app.committees.rules import (
    BodyEnded,
    BodyMissing,
    EndBeforeStart,
    HolderAppointed,
    HolderKind,
    Holding,
    HoldingEnded,
    HoldingMissing,
    SeatCreated,
    SeatEnded,
    SeatFacts,
    SeatMissing,
    Statute,
    StatuteMissing,
    TermMissing,
    TermStarted,
    check_holding,
    check_one_voting_seat,
    check_seat_exists,
    check_term,
    months_later,
    replaced_by,
    term_for,
)
from governance_app.foundation.clock import local_day
from governance_app.foundation.database import db
from governance_app.organisations.reads import check_there
from governance_app.organisations.rules import Bloc
from governance_app.people.reads import check_not_erased, person_seen_by
from governance_app.record.actions import append, use_case


@use_case("committees.create_seat")
def create_seat(
    *, actor: Actor, id: UUID, now: datetime, body: UUID, label: str, bloc: Bloc, valid_from: date, organisation: UUID | None = None,
    voting: bool = True, position: int | None = None, external_id: str | None = None,
) -> UUID:
    """Create a seat from a day (its id is the request's id), last in order unless `position` says otherwise.

    Raises NoSuchOrganisation.
    """
    require(actor, Permission.MANAGE_SEATS, reads.scope_of(body))
    _lock(body, valid_from)
    check_there(organisations=(organisation,))
    last = db.session.scalar(select(func.max(SeatRow.position)).where(SeatRow.body_id == body)) or 0
    db.session.add(SeatRow(
        id=id, body_id=body, label=label, organisation_id=organisation, bloc=bloc, voting=voting, valid_from=valid_from,
        position=last + 1 if position is None else position, external_id=external_id,
    ))
    append(SeatCreated(body=body, seat=id, organisation=organisation, voting=voting, valid_from=valid_from), now=now, body=body)
    return id


@use_case("committees.end_seat")
def end_seat(*, actor: Actor, id: UUID, now: datetime, seat: UUID, valid_to: date) -> UUID:
    """End a seat on a day (exclusive), and with it whoever still holds it. Raises EndBeforeStart."""
    facts = _facts(actor, seat)
    row = db.session.get_one(SeatRow, seat)
    if valid_to <= row.valid_from:
        raise EndBeforeStart("valid_to", start=row.valid_from)
    row.valid_to = valid_to
    for held in facts.holdings:
        if held.valid_from < valid_to and (held.valid_to is None or held.valid_to > valid_to):
            db.session.get_one(HolderRow, held.id).valid_to = valid_to
    append(SeatEnded(seat=seat, valid_to=valid_to), now=now, body=row.body_id)
    return seat


@use_case("committees.start_term")
def start_term(*, actor: Actor, id: UUID, now: datetime, seat: UUID, starts_on: date, ends_on: date | None = None) -> UUID:
    """Start a term of a seat (its id is the request's). Without an end it lasts as long as the statute of its first day says.

    Raises TermOverlaps, SeatNotThen, EndBeforeStart.
    """
    facts = _facts(actor, seat)
    check_seat_exists(facts.seat, starts_on)
    ends_on = ends_on or _term_end(facts.seat.body, starts_on)
    if ends_on is not None and ends_on <= starts_on:
        raise EndBeforeStart("ends_on", start=starts_on)
    check_term(facts.terms, starts_on, ends_on)
    db.session.add(TermRow(id=id, seat_id=seat, starts_on=starts_on, ends_on=ends_on))
    append(TermStarted(seat=seat, term=id, starts_on=starts_on, ends_on=ends_on), now=now, body=facts.seat.body)
    return id


@use_case("committees.appoint_holder")
def appoint_holder(
    *, actor: Actor, id: UUID, now: datetime, seat: UUID, person: UUID, valid_from: date, kind: HolderKind = HolderKind.PRINCIPAL,
    valid_to: date | None = None, term: UUID | None = None, document: str | None = None, external_id: str | None = None,
) -> UUID:
    """Let a person hold a seat from a day (the holding's id is the request's), in the seat's term of that day unless told.

    A principal whose term is over on that day gives way. Raises SeatAlreadyHeld, HoldsThisSeatAlready, HoldsAnotherSeat,
    SeatNotThen, EndBeforeStart, TermMissing (not of this seat), NoSuchPerson (also for people whom the actor does not see),
    PersonErased.
    """
    facts = _facts(actor, seat)
    if valid_to is not None and valid_to <= valid_from:
        raise EndBeforeStart("valid_to", start=valid_from)
    current = term_for(facts.terms, valid_from)
    person = person_seen_by(actor, person, on=local_day(now)).id
    check_not_erased(person)
    if term is not None and term not in {one.id for one in facts.terms}:
        raise TermMissing()
    new = Holding(id, seat, person, kind, valid_from, valid_to, term or (current.id if current else None), document or "")
    check_holding(facts, new)
    check_one_voting_seat(reads.seats_once_held_by(facts.seat.body, person), facts.seat, new)
    gone = replaced_by(facts, new)
    if gone:
        db.session.get_one(HolderRow, gone.id).valid_to = valid_from
    db.session.add(HolderRow(
        id=id, seat_id=seat, term_id=new.term, person_id=person, kind=kind, valid_from=valid_from, valid_to=valid_to, document=new.document,
        external_id=external_id,
    ))
    appointed = HolderAppointed(seat=seat, holding=id, kind=kind, valid_from=valid_from, replaced=gone.id if gone else None)
    append(appointed, now=now, body=facts.seat.body)
    return id


@use_case("committees.end_holding")
def end_holding(*, actor: Actor, id: UUID, now: datetime, holding: UUID, valid_to: date) -> UUID:
    """End a holding on a day (exclusive). Raises HoldingMissing, EndBeforeStart."""
    row = db.session.get(HolderRow, holding)
    if row is None:
        raise HoldingMissing()
    facts = _facts(actor, row.seat_id)
    if valid_to <= row.valid_from:
        raise EndBeforeStart("valid_to", start=row.valid_from)
    row.valid_to = valid_to
    append(HoldingEnded(holding=holding, valid_to=valid_to), now=now, body=facts.seat.body)
    return holding


def _facts(actor: Actor, seat: UUID) -> SeatFacts:
    """Check the right to keep seats, lock the body (so that two appointments wait for one another), and read the seat anew."""
    body = db.session.scalar(select(SeatRow.body_id).where(SeatRow.id == seat))
    if body is None:
        raise SeatMissing()
    require(actor, Permission.MANAGE_SEATS, reads.scope_of(body))
    _lock(body)
    return reads.seat(seat)


def _lock(body: UUID, day: date | None = None) -> None:
    row = db.session.get(BodyRow, body, with_for_update=True)
    if row is None:
        raise BodyMissing()
    if day is not None and row.ended_on is not None and row.ended_on <= day:
        raise BodyEnded(ended_on=row.ended_on)


def _term_end(body: UUID, day: date) -> date | None:
    try:
        months = reads.statute_on(body, day).term_months
    except StatuteMissing:
        months = Statute().term_months
    return months_later(day, months) if months else None

