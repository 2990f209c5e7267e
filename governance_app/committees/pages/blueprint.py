"""The blueprint of committees and what its pages share."""

from datetime import date
from typing import Any
from uuid import UUID

from flask import Blueprint

from governance_app.access.guards import current_actor
from governance_app.access.rules import Permission, may
from governance_app.committees import reads
from governance_app.committees.rules import Body, SeatFacts, SeatMissing
from governance_app.foundation import clock
from governance_app.people.reads import people_seen_by

pages = Blueprint("committees", __name__)


def today() -> date:
    """Return the day in Ecuador."""
    return clock.local_day(clock.now())


def seen(body: UUID, on: date | None = None) -> Body:
    """Return the body when the actor may see it from inside; BodyMissing otherwise."""
    return reads.body_for(current_actor(), body, on=on)


def seat_of(body: UUID, seat: UUID) -> SeatFacts:
    """Return a seat of this very body. Raises SeatMissing."""
    facts = reads.seat(seat)
    if facts.seat.body != seen(body).id:
        raise SeatMissing()
    return facts


def can(permission: Permission, body: UUID) -> bool:
    """Tell whether the actor holds a permission in the body, to show or hide a button."""
    return may(current_actor(), permission, reads.scope_of(body))


def fill_people(form: Any) -> None:
    """Offer the people whom the actor may see."""
    form.person.choices = [(p.id, p.name) for p in people_seen_by(current_actor(), on=today())]
