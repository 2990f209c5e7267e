"""Presence: the fold says at every minute what a plain simulation of the room says."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance_app.attendance.rules import (
    AlreadyPresent,
    AlreadyRecused,
    BeforeMeeting,
    Capacity,
    Event,
    Movement,
    NotPresent,
    NotRecused,
    NotYet,
    Place,
    Standing,
    check_fits,
    check_moment,
    check_story,
    standing,
)

START = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
PEOPLE = [UUID(int=n) for n in range(1, 8)]
SEATS = [UUID(int=100 + n) for n in range(3)]
ITEMS = [UUID(int=200), UUID(int=201)]
ROSTER = tuple(Place(seat, "state", True, PEOPLE[2 * n], (PEOPLE[2 * n + 1],)) for n, seat in enumerate(SEATS))
HOURS = 40


def arrives(person: int, minute: int, id: int, capacity: Capacity = Capacity.PRINCIPAL, seat: int = 0) -> Event:
    sits = capacity in (Capacity.PRINCIPAL, Capacity.ALTERNATE)
    return Event(UUID(int=id), PEOPLE[person], Movement.ARRIVES, START + timedelta(minutes=minute), capacity, SEATS[seat] if sits else None)


def leaves(person: int, minute: int, id: int) -> Event:
    return Event(UUID(int=id), PEOPLE[person], Movement.LEAVES, START + timedelta(minutes=minute))


def recused(person: int, minute: int, id: int, movement: Movement = Movement.RECUSED) -> Event:
    return Event(UUID(int=id), PEOPLE[person], movement, START + timedelta(minutes=minute), item=ITEMS[0])


@st.composite
def histories(draw: st.DrawFn) -> list[Event]:
    events = []
    for number in range(draw(st.integers(0, 25))):
        person, minute = draw(st.integers(0, 6)), draw(st.integers(0, HOURS - 1))
        movement = draw(st.sampled_from([Movement.ARRIVES, Movement.ARRIVES, Movement.LEAVES, Movement.RECUSED, Movement.RECUSAL_ENDS]))
        if movement is Movement.ARRIVES:
            events.append(arrives(person, minute, number + 1000, draw(st.sampled_from(Capacity)), draw(st.integers(0, 2))))
        elif movement is Movement.LEAVES:
            events.append(leaves(person, minute, number + 1000))
        else:
            events.append(recused(person, minute, number + 1000, movement))
    return events


def simulate(events: list[Event], until: int) -> tuple[dict[UUID, UUID | None], set[UUID], set[UUID]]:
    """Walk through the room minute by minute, person by person, as somebody at the door would."""
    inside: dict[UUID, Event] = {}
    out: set[UUID] = set()
    for minute in range(until + 1):
        for event in sorted(events, key=lambda e: e.id):
            if event.at != START + timedelta(minutes=minute):
                continue
            if event.movement is Movement.ARRIVES:
                inside[event.person] = event
            elif event.movement is Movement.LEAVES and event.person in inside:
                del inside[event.person]
            elif event.movement is Movement.RECUSED:
                out = out | {event.person}
            elif event.movement is Movement.RECUSAL_ENDS:
                out = out - {event.person}
    return {seat: _who_speaks(seat, inside) for seat in SEATS}, set(inside), out


def _who_speaks(seat: UUID, inside: dict[UUID, Event]) -> UUID | None:
    here = [e for e in inside.values() if e.seat == seat]
    principals = [e for e in here if e.capacity is Capacity.PRINCIPAL]
    queue = sorted(principals or here, key=lambda e: (e.at, e.person))
    return queue[0].person if queue else None


def room_at(events: list[Event], minute: int) -> Standing:
    return standing(events, START + timedelta(minutes=minute), ROSTER)


@given(histories())
def test_the_fold_agrees_with_a_walk_through_every_minute(events: list[Event]) -> None:
    for minute in range(0, HOURS, 3):
        room = room_at(events, minute)
        sitting, inside, out = simulate(events, minute)
        assert {s.seat: s.sitter for s in room.seats} == sitting
        assert {p.person for p in room.present} == inside
        assert room.recused_on(ITEMS[0]) == out


@given(histories(), st.randoms(), st.integers(0, HOURS))
def test_the_order_of_writing_down_does_not_matter(events: list[Event], random: object, minute: int) -> None:
    shuffled = list(events)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert room_at(shuffled, minute) == room_at(events, minute)


@given(histories(), st.integers(0, HOURS))
def test_one_seat_one_voice_and_one_person_one_seat(events: list[Event], minute: int) -> None:
    sitters = [s.sitter for s in room_at(events, minute).seats if s.sitter]
    assert len(sitters) == len(set(sitters))


def test_an_alternate_speaks_only_while_the_principal_is_out() -> None:
    events = [arrives(1, 0, 1, Capacity.ALTERNATE), arrives(0, 10, 2), leaves(0, 20, 3), leaves(1, 30, 4)]
    assert [room_at(events, m).sitter(SEATS[0]) for m in (0, 9, 10, 19, 20, 29, 30)] == [
        PEOPLE[1], PEOPLE[1], PEOPLE[0], PEOPLE[0], PEOPLE[1], PEOPLE[1], None]


def test_observers_and_guests_sit_for_nobody() -> None:
    room = room_at([arrives(0, 0, 1, Capacity.OBSERVER)], 5)
    assert room.is_present(PEOPLE[0])
    assert room.sitter(SEATS[0]) is None


@pytest.mark.parametrize(("events", "new", "error"), [
    ([arrives(0, 0, 1)], arrives(0, 5, 2), AlreadyPresent),
    ([arrives(0, 10, 1)], arrives(0, 5, 2), AlreadyPresent),
    ([], leaves(0, 5, 2), NotPresent),
    ([arrives(0, 10, 1)], leaves(0, 5, 2), NotPresent),
    ([arrives(0, 0, 1), leaves(0, 10, 2)], leaves(0, 5, 3), NotPresent),
    ([], recused(0, 5, 2), NotPresent),
    ([arrives(0, 0, 1), recused(0, 1, 2)], recused(0, 5, 3), AlreadyRecused),
    ([arrives(0, 0, 1)], recused(0, 5, 3, Movement.RECUSAL_ENDS), NotRecused),
])
def test_a_fact_that_cannot_be_is_named(events: list[Event], new: Event, error: type[Exception]) -> None:
    with pytest.raises(error):
        check_fits(events, new)


def test_a_fact_may_be_written_down_late() -> None:
    check_fits([arrives(0, 20, 2), arrives(1, 0, 3)], leaves(1, 10, 4))
    check_fits([arrives(0, 0, 1), leaves(0, 30, 2)], recused(0, 15, 3))
    with pytest.raises(NotPresent):
        check_story([leaves(0, 5, 2)])


@given(histories())
def test_what_fits_leaves_a_true_story(events: list[Event]) -> None:
    """Facts accepted one by one, in any order of writing, never contradict each other."""
    told: list[Event] = []
    for event in events:
        try:
            check_fits(told, event)
        except (AlreadyPresent, NotPresent, AlreadyRecused, NotRecused):
            continue
        told.append(event)
    for person in PEOPLE:
        moves = [e.movement for e in sorted(told, key=lambda e: (e.at, e.id))
                 if e.person == person and e.movement in (Movement.ARRIVES, Movement.LEAVES)]
        assert moves == [Movement.ARRIVES, Movement.LEAVES] * (len(moves) // 2) + [Movement.ARRIVES] * (len(moves) % 2)


def test_moments_far_before_or_still_to_come_are_refused() -> None:
    check_moment(START - timedelta(hours=12), START, START)
    check_moment(START + timedelta(minutes=5), START, START)
    with pytest.raises(BeforeMeeting):
        check_moment(START - timedelta(hours=12, seconds=1), START, START)
    with pytest.raises(NotYet):
        check_moment(START + timedelta(minutes=5, seconds=1), START, START)
