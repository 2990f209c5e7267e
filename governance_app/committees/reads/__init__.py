"""Questions about bodies, their rules, their seats and who holds them, on any day. Ask from here."""

from governance_app.committees.reads.called import (
    bodies,
    bodies_for,
    body,
    body_by_slug,
    body_for,
    called_on,
    descendants,
    forms,
    hold_alive,
    meetings_left,
    nested,
    public_bodies,
    scope_of,
    within,
)
from governance_app.committees.reads.seats import (
    aims_missed,
    office_history,
    offices_on,
    roster,
    seat,
    seat_facts,
    seats_once_held_by,
)
from governance_app.committees.reads.statute import (
    number_gaps,
    statute_on,
    statutes,
)

__all__ = [
    "aims_missed", "bodies", "bodies_for", "body", "body_by_slug", "body_for", "called_on", "descendants", "forms", "hold_alive",
    "meetings_left", "nested", "number_gaps", "office_history", "offices_on", "public_bodies", "roster", "scope_of", "seat",
    "seat_facts", "seats_once_held_by", "statute_on", "statutes", "within",
]
