"""Rules of the notice board: short addresses, months, what of a seat anybody may see."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance_app.committees.rules import Office, SeatOnDay, SeatStatus
from governance_app.meetings.rules import Happening, MeetingEvent
from governance_app.noticeboard.rules import (
    NoSuchAddress,
    NoSuchMonth,
    end_of,
    id_of,
    month_named,
    month_of,
    months_back,
    seen_by_all,
    sequence_of,
    short_of,
    words_of,
)
from governance_app.organisations.rules import Bloc
from governance_app.people.rules import PersonRef

MOMENT = datetime(2026, 3, 14, 14, 0, tzinfo=UTC)
ROSA, JUAN = PersonRef(UUID(int=1), "Rosa"), PersonRef(UUID(int=2), "Juan")


@given(st.uuids())
def test_a_short_address_leads_back_to_its_id(id: UUID) -> None:
    short = short_of(id)
    assert len(short) == 26
    assert id_of(short) == id
    assert id_of(short.lower().replace("0", "o").replace("1", "l")) == id


@pytest.mark.parametrize("wrong", ["", "A" * 25, "A" * 27, "U" * 26, "Z" * 26, "0" * 25 + "Ñ", "0" * 25 + "²", "'" * 26])
def test_what_is_no_short_address_leads_nowhere(wrong: str) -> None:
    with pytest.raises(NoSuchAddress):
        id_of(wrong)


@given(st.text(max_size=40))
def test_the_words_of_an_address_need_no_escaping_and_are_never_empty(code: str) -> None:
    words = words_of(code)
    assert words
    assert set(words) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_a_code_reads_well_in_an_address() -> None:
    assert words_of("RESOLUCIÓN 004-CGPP-2026") == "resolucion-004-cgpp-2026"


@given(st.dates(min_value=date(1993, 1, 1), max_value=date(2200, 1, 1)), st.integers(1, 30))
def test_months_follow_one_another_without_gap(day: date, count: int) -> None:
    months = months_back(day, count)
    assert len(months) == count
    assert months[0].first <= day < months[0].until
    assert all(earlier.until == later.first for later, earlier in pairwise(months))
    assert all(month_named(month.name) == month == month_of(month.until - timedelta(days=1)) for month in months)


@pytest.mark.parametrize("wrong", ["", "2026", "2026-1", "2026-00", "2026-13", "2026-1a", "0000-01", "26-01-01", "２０２６-01", "2026/01",
                                   "1989-12", "2201-01", "9999-12"])
def test_what_is_no_month_is_refused(wrong: str) -> None:
    with pytest.raises(NoSuchMonth):
        month_named(wrong)


def a_seat(principal: PersonRef | None) -> SeatOnDay:
    status = SeatStatus.FILLED if principal else SeatStatus.VACANT
    return SeatOnDay(UUID(int=9), "Puesto", None, "Asociación", Bloc.STATE, True, status, principal, (JUAN,))


def test_a_seat_shows_a_name_only_with_consent_or_office_and_never_an_alternate() -> None:
    assert seen_by_all(a_seat(ROSA), {}, {}).name == ""
    assert seen_by_all(a_seat(ROSA), {JUAN.id: "Juan"}, {JUAN.id: (Office.SECRETARY, "Juan")}).name == ""
    assert seen_by_all(a_seat(ROSA), {ROSA.id: "Rosa"}, {}).name == "Rosa"
    presiding = seen_by_all(a_seat(ROSA), {}, {ROSA.id: (Office.PRESIDENT, "Rosa")})
    assert (presiding.name, presiding.office) == ("Rosa", Office.PRESIDENT)
    empty = seen_by_all(a_seat(None), {ROSA.id: "Rosa"}, {ROSA.id: (Office.PRESIDENT, "Rosa")})
    assert (empty.name, empty.held) == ("", False)
    assert "Juan" not in repr([seen_by_all(a_seat(ROSA), {JUAN.id: "Juan"}, {}), empty])


def test_a_calendar_entry_grows_with_every_change_and_ends_no_earlier_than_it_begins() -> None:
    kinds = [Happening.CONVENED, Happening.POSTPONED, Happening.AGENDA_CHANGED, Happening.FIRST_CALL_FAILED, Happening.OPENED]
    events = [MeetingEvent(UUID(int=n), kind, MOMENT, MOMENT, None, "") for n, kind in enumerate(kinds)]
    assert [sequence_of(events[:n]) for n in range(len(events) + 1)] == [0, 0, 1, 2, 2, 2]
    assert end_of(MOMENT, MOMENT - timedelta(hours=1)) == MOMENT
    assert end_of(MOMENT, None) > MOMENT
