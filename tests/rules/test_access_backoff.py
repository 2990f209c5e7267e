"""Back-off, pure: a hundred thousand guesses on a made-up clock."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance_app.access.rules import (
    NO_ATTEMPT,
    PER_ACCOUNT,
    PER_ADDRESS,
    Actor,
    Attempts,
    Grant,
    Role,
    TryLater,
    address_bucket,
    attempt_key,
    check_free,
)

START = datetime(2026, 11, 23, 12, tzinfo=UTC)
BODY, INNER, OTHER = (UUID(int=n) for n in (1, 2, 3))


def somebody(role: Role, body: UUID | None = BODY) -> Actor:
    return Actor(account=uuid4(), grants=(Grant(role, body),))


def evaluated(guesses: int, every: timedelta, schedule=PER_ACCOUNT) -> list[datetime]:
    state, now, compared = NO_ATTEMPT, START, []
    for _ in range(guesses):
        try:
            check_free(state, now)
        except TryLater:
            pass
        else:
            compared.append(now)
            state = state.tried(now, schedule)
        now += every
    return compared


@pytest.mark.parametrize("every_ms", [1, 97, 1000, 60_000])
def test_of_a_hundred_thousand_guesses_at_most_ten_an_hour_are_compared(every_ms: int) -> None:
    compared = evaluated(100_000, timedelta(milliseconds=every_ms))
    assert compared
    for i, moment in enumerate(compared):
        assert sum(1 for other in compared[i:i + 20] if other - moment < timedelta(hours=1)) <= 10


@given(st.lists(st.integers(0, 5400), min_size=1, max_size=200))
def test_no_rhythm_of_guessing_beats_ten_an_hour(pauses: list[int]) -> None:
    state, now, compared = NO_ATTEMPT, START, []
    for pause in pauses:
        now += timedelta(seconds=pause)
        if state.blocked_until is None or now >= state.blocked_until:
            compared.append(now)
            state = state.tried(now, PER_ACCOUNT)
    for i, moment in enumerate(compared):
        assert sum(1 for other in compared[i:] if other - moment < timedelta(hours=1)) <= 10


def test_a_refused_try_makes_the_wait_no_longer_and_a_day_forgets() -> None:
    state = Attempts(9, START, START + timedelta(minutes=30))
    with pytest.raises(TryLater) as wait:
        check_free(state, START + timedelta(minutes=12, seconds=1))
    assert wait.value.data == {"minutes": 18}
    assert wait.value.status == 429
    check_free(state, START + timedelta(minutes=30))
    assert state.tried(START + timedelta(hours=24), PER_ACCOUNT).failures == 1


def test_waits_never_grow_beyond_half_an_hour_nor_shrink() -> None:
    for schedule in (PER_ACCOUNT, PER_ADDRESS):
        waits = [schedule.wait_after(n) for n in range(200)]
        assert waits == sorted(waits)
        assert waits[schedule.free] == timedelta(0)
        assert waits[schedule.free + 1] > timedelta(0)
        assert waits[-1] <= timedelta(minutes=30)


def test_keys_of_tries_are_keyed_and_addresses_are_grouped() -> None:
    assert attempt_key("a", "address", "203.0.113.7") != attempt_key("b", "address", "203.0.113.7")
    assert "203" not in attempt_key("a", "address", "203.0.113.7")
    assert attempt_key("a", "login", "x") != attempt_key("a", "address", "x")
    assert address_bucket("2001:db8:1:2:aaaa::1") == address_bucket("2001:db8:1:2:bbbb::9") != address_bucket("2001:db8:1:3::1")
    assert address_bucket("203.0.113.7") == "203.0.113.7"
    assert address_bucket("::ffff:203.0.113.7") == "203.0.113.7" != address_bucket("::ffff:203.0.113.8")
    assert address_bucket("::ffff:127.0.0.1") is None
    assert address_bucket("127.0.0.1") is address_bucket("::1") is address_bucket(None) is address_bucket("nonsense") is None
