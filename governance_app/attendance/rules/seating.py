"""May this person sit for that seat, and as what?"""

from uuid import UUID

from governance_app.attendance.rules.errors import NoSuchSeat, NotASeatHolder, SeatNeeded, SeatVacant
from governance_app.attendance.rules.shapes import OnItsDay
from governance_app.attendance.rules.words import Capacity
from governance_app.committees.rules import SeatOnDay

DELEGATES = (Capacity.PRINCIPAL, Capacity.ALTERNATE)


def check_seat(day: OnItsDay, person: UUID, capacity: Capacity, seat: UUID | None) -> SeatOnDay | None:
    """Return the seat for which `person` sits; None in a capacity that sits for none.

    A principal must be the seat's own. An alternate is one of the seat's alternates, or anybody whom its holder
    sends, with or without letter (the letter is recorded and shown); for a vacant seat nobody can be sent.
    """
    if capacity not in DELEGATES:
        return None
    if seat is None:
        raise SeatNeeded(field="seat")
    place = day.seat(seat)
    if place is None:
        raise NoSuchSeat()
    is_principal = place.principal is not None and place.principal.id == person
    if is_principal != (capacity is Capacity.PRINCIPAL):
        raise NotASeatHolder(field="person", seat=place.label)
    if not is_principal and place.principal is None and person not in {a.id for a in place.alternates}:
        raise SeatVacant(field="seat", seat=place.label)
    return place
