"""Commitments: overdue on boundary days, the states that steps lead to, extensions."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance_app.commitments.rules import (
    Commitment,
    CommitmentState,
    Progress,
    Step,
    StepImpossible,
    code_of,
    due_after,
    due_soon,
    overdue,
    overdue_days,
    state_after,
)

DUE = date(2026, 2, 28)
GOES_ON = {Progress.PROGRESS, Progress.EXTENDED, Progress.DONE, Progress.CANCELLED}
LIVING = {CommitmentState.OPEN, CommitmentState.IN_PROGRESS}
PROMISE = Commitment(
    UUID(int=1), UUID(int=2), None, None, None, "", 4, 2026, "C", "Sembrar", "es", UUID(int=3), "Asociación", None, "", "", DUE,
    CommitmentState.OPEN,
)


@pytest.mark.parametrize(("days", "late"), [(-1, 0), (0, 0), (1, 1), (366, 366)])
def test_on_the_due_date_itself_there_is_still_time(days, late):
    day = DUE + timedelta(days=days)
    assert overdue(PROMISE, day) is (late > 0)
    assert overdue_days(PROMISE, day) == late


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.sampled_from(CommitmentState), st.integers(0, 60))
def test_overdue_and_due_soon_never_hold_at_once(day, state, days):
    """What has ended is neither; on every day at most one of both holds."""
    one = replace(PROMISE, state=state)
    assert not (overdue(one, day) and due_soon(one, day, days))
    assert (overdue(one, day) or due_soon(one, day, days)) <= (state in LIVING)
    assert due_soon(one, day, days) == (state in LIVING and day <= DUE <= day + timedelta(days=days))


@given(st.lists(st.sampled_from(Progress), max_size=10))
def test_the_state_machine(steps):
    """Only promised things go on, only living ones end, only ended ones are opened again; a refused step changes nothing."""
    state = None
    for progress in steps:
        allowed = {
            None: {Progress.MADE}, CommitmentState.OPEN: GOES_ON, CommitmentState.IN_PROGRESS: GOES_ON,
            CommitmentState.DONE: {Progress.REOPENED}, CommitmentState.CANCELLED: {Progress.REOPENED},
        }[state]
        if progress not in allowed:
            with pytest.raises(StepImpossible):
                state_after(state, progress)
            continue
        following = state_after(state, progress)
        if progress is Progress.EXTENDED:
            assert following is state
        assert (following in LIVING) is (progress not in (Progress.DONE, Progress.CANCELLED))
        state = following


@given(st.lists(st.tuples(st.sampled_from(Progress), st.dates()), max_size=6))
def test_the_last_extension_counts(steps):
    told = [Step(uuid4(), kind, DUE, due_on=due) for kind, due in steps]
    extensions = [due for kind, due in steps if kind is Progress.EXTENDED]
    assert due_after(DUE, told) == (extensions[-1] if extensions else DUE)


def test_the_code():
    assert code_of(4, "CGPP", 2026) == "COMPROMISO 004-CGPP-2026"
