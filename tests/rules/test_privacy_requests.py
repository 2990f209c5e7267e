"""Rules of requests, reviews and breaches: days counted one by one on a calendar of our own, grounds of the law, who must be told."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from governance_app.foundation.errors import GovernanceError
from governance_app.privacy.rules import (
    NEAR,
    AnsweredOutOfTime,
    Asker,
    EraseFirst,
    GroundNeeded,
    GroundOnlyForRefusal,
    GroundUnfit,
    NamesSomebody,
    NoticedInFuture,
    Outcome,
    ReceivedInFuture,
    RefusalGround,
    RequestKind,
    RequestNotRepresented,
    Told,
    ToldOutOfTime,
    Urgency,
    WordsMissing,
    check_answer,
    check_answered_on,
    check_breach,
    check_received,
    check_told,
    days_left,
    due_on,
    duties,
    grounds_for,
    months_later,
    urgency,
)

DAYS = st.dates(date(1999, 1, 1), date(2105, 1, 1))


def next_day(year: int, month: int, day: int) -> tuple[int, int, int]:
    """Return the day after, on a calendar that knows only how long the months are."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    lengths = (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    if day < lengths[month - 1]:
        return year, month, day + 1
    return (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)


def counted(day: date, days: int) -> date:
    told = (day.year, day.month, day.day)
    for _ in range(days):
        told = next_day(*told)
    return date(*told)


@given(DAYS)
@example(date(2028, 2, 14))  # a leap year: the last day is 29 February
@example(date(2027, 2, 14))
@example(date(2100, 2, 20))  # no leap year, although it divides by four
@example(date(2026, 12, 17))
@example(date(2026, 12, 31))
def test_a_request_is_due_fifteen_days_of_the_calendar_later(received: date) -> None:
    assert due_on(received) == counted(received, 15)
    assert days_left(due_on(received), received) == 15
    assert days_left(due_on(received), due_on(received)) == 0


@given(DAYS, st.integers(-40, 40))
def test_the_last_day_is_still_in_time_and_the_day_after_is_not(due: date, before: int) -> None:
    on = due - timedelta(days=before)
    expected = Urgency.OVERDUE if on > due else Urgency.TODAY if on == due else Urgency.SOON if before <= NEAR else Urgency.CALM
    assert urgency(due, on) is expected
    assert (days_left(due, on) < 0) == (urgency(due, on) is Urgency.OVERDUE)


@given(DAYS, st.integers(0, 60))
@example(date(2028, 1, 31), 1)
@example(date(2028, 2, 29), 12)
@example(date(2026, 8, 31), 6)
def test_so_many_months_later_is_the_same_day_or_the_last_of_the_month(day: date, months: int) -> None:
    told = (day.year, day.month)
    for _ in range(months):
        told = (told[0], told[1] + 1) if told[1] < 12 else (told[0] + 1, 1)
    found = months_later(day, months)
    assert (found.year, found.month) == told
    assert found.day == day.day or (found.day < day.day and next_day(found.year, found.month, found.day)[2] == 1)


def refused_with(check: object, *given: object) -> type[GovernanceError] | None:
    try:
        check(*given)  # type: ignore[operator]
    except GovernanceError as error:
        return type(error)
    return None


@given(st.sampled_from(RequestKind), st.sampled_from((Outcome.DONE, Outcome.REFUSED)), st.none() | st.sampled_from(RefusalGround))
def test_a_refusal_names_a_ground_that_the_law_gives_for_this_right(
    kind: RequestKind, outcome: Outcome, ground: RefusalGround | None,
) -> None:
    always = kind in (RequestKind.ACCESS, RequestKind.SUSPENSION)
    expected: type[GovernanceError] | None = None
    if outcome is Outcome.REFUSED:
        if ground is None:
            expected = GroundNeeded
        elif always and ground is not RefusalGround.NOT_THE_PERSON:
            expected = GroundUnfit
    elif ground is not None:
        expected = GroundOnlyForRefusal
    elif kind is RequestKind.ERASURE:
        expected = EraseFirst
    assert refused_with(check_answer, kind, outcome, ground) is expected
    assert len(grounds_for(kind)) == (1 if always else 10)


@given(DAYS, DAYS, DAYS)
def test_an_answer_lies_between_the_request_and_today(received: date, answered: date, today: date) -> None:
    expected = None if received <= answered <= today else AnsweredOutOfTime
    assert refused_with(check_answered_on, received, answered, today) is expected


@given(DAYS, DAYS, st.sampled_from(Asker), st.sampled_from(("", "  ", "María Grefa")))
def test_a_request_is_received_by_today_and_who_asks_for_another_has_a_name(received: date, today: date, asker: Asker, name: str) -> None:
    expected: type[GovernanceError] | None = None
    if received > today:
        expected = ReceivedInFuture
    elif asker is Asker.REPRESENTATIVE and not name.strip():
        expected = RequestNotRepresented
    assert refused_with(check_received, received, today, asker, name) is expected


@given(DAYS, st.booleans(), st.booleans(), st.dictionaries(st.sampled_from(Told), DAYS))
def test_whoever_must_be_told_is_listed_with_the_days_of_the_law(
    noticed: date, at_risk: bool, at_processor: bool, told: dict[Told, date],
) -> None:
    within = {Told.CONTROLLER: 2, Told.PEOPLE: 3, Told.AUTHORITY: 5, Told.ARCOTEL: 5}
    found = duties(noticed, at_risk=at_risk, at_processor=at_processor, told=told)
    listed = {duty.whom: duty for duty in found}
    assert {Told.AUTHORITY, Told.ARCOTEL} <= set(listed)
    assert (Told.PEOPLE in listed) == (at_risk or Told.PEOPLE in told)
    assert (Told.CONTROLLER in listed) == (at_processor or Told.CONTROLLER in told)
    assert all(duty.due_on == counted(noticed, within[whom]) and duty.told_on == told.get(whom) for whom, duty in listed.items())
    assert [duty.due_on for duty in found] == sorted(duty.due_on for duty in found)
    assert len(found) == len(listed)


NAMES = ("Nunkui Ejemplo Tsamaraint", "Rosa Grefa", "Rosa")


@pytest.mark.parametrize(("happened", "measures", "expected"), [
    ("Se perdió un teléfono", "Se cerraron las sesiones", None),
    ("  ", "Se cerraron las sesiones", "happened"),
    ("Se perdió un teléfono", "", "measures"),
    ("El teléfono de rosa GREFA se perdió", "Se cerró", "happened"),
    ("Se perdió", "Avisamos a Nunkui Ejemplo Tsamaráint.", "measures"),
    ("Se perdió una hoja de papel rosa", "Se buscó", None),  # a single word is no name: it is a colour too
    ("Se perdió en casa de Rosa Grefas", "Se buscó", None),
])
def test_no_name_of_a_person_enters_the_register_of_breaches(happened: str, measures: str, expected: str | None) -> None:
    day = date(2026, 3, 1)
    if expected is None:
        check_breach(day, day, happened, measures, NAMES)
        return
    with pytest.raises((NamesSomebody, WordsMissing)) as refusal:
        check_breach(day, day, happened, measures, NAMES)
    assert refusal.value.field == expected


@given(DAYS, DAYS, DAYS)
def test_a_breach_is_noticed_by_today_and_told_after_it_was_noticed(noticed: date, on: date, today: date) -> None:
    assert refused_with(check_breach, noticed, today, "x", "y", ()) is (NoticedInFuture if noticed > today else None)
    assert refused_with(check_told, noticed, on, today) is (None if noticed <= on <= today else ToldOutOfTime)
