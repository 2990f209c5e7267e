"""The next thing to do in a meeting: always one, and the right one."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance_app.committees.rules import MatterKind
from governance_app.desk.rules import DOING, Deed, Glance, Step, next_of, steps_of
from governance_app.desk.wording import LABELS, WHY
from governance_app.meetings.rules import AgendaItem, ItemKind, ItemState, Meeting, MeetingKind, MeetingMode, MeetingState
from governance_app.minutes.rules import MinutesState
from governance_app.voting.rules import Form, Motion, MotionState

HOUR = datetime(2026, 3, 14, 14, 0, tzinfo=UTC)
ID = UUID(int=1)
HELD = Meeting(ID, ID, MeetingKind.ORDINARY, MeetingMode.IN_PERSON, "", 1, 2026, "001", HOUR, None, "Casa", "", "es",
               MeetingState.CONVENED, None, None, False, None, None, False)


def a_point(n: int, state: ItemState = ItemState.PENDING, kind: ItemKind = ItemKind.DECISION, parent: int | None = None) -> AgendaItem:
    return AgendaItem(UUID(int=n), UUID(int=parent) if parent else None, n, str(n), 2 if parent else 1, f"Punto {n}", "", kind,
                      MatterKind.ORDINARY, "", None, None, state, "")


def a_motion(item: int, state: MotionState, matter: MatterKind = MatterKind.ORDINARY) -> Motion:
    return Motion(UUID(int=90 + item), ID, UUID(int=item), 1, "Texto", "es", matter, Form.CONSENSUS, state)


def seen(state: MeetingState, *, minutes: int = 0, **more: object) -> Glance:
    return Glance(replace(HELD, state=state), HOUR + timedelta(minutes=minutes), **more)  # type: ignore[arg-type]


DAYS_BEFORE = -3 * 24 * 60


@pytest.mark.parametrize(("glance", "deed"), [
    (seen(MeetingState.DRAFT), Deed.WRITE_AGENDA),
    (seen(MeetingState.DRAFT, points=[a_point(1)]), Deed.CONVENE),
    (seen(MeetingState.CONVENED, minutes=DAYS_BEFORE, untold=2), Deed.TELL),
    (seen(MeetingState.CONVENED, minutes=DAYS_BEFORE), Deed.WAIT),
    (seen(MeetingState.CONVENED, minutes=DAYS_BEFORE, reached=True), Deed.WAIT),
    (seen(MeetingState.CONVENED, untold=2), Deed.TAKE_ATTENDANCE),
    (seen(MeetingState.CONVENED, present=7, reached=True), Deed.OPEN),
    (seen(MeetingState.CONVENED, minutes=29, present=2), Deed.TAKE_ATTENDANCE),
    (seen(MeetingState.CONVENED, minutes=30, present=2), Deed.NO_QUORUM),
    (seen(MeetingState.CONVENED, minutes=30), Deed.TAKE_ATTENDANCE),
    (seen(MeetingState.OPEN, points=[a_point(1)]), Deed.START_POINT),
    (seen(MeetingState.OPEN, points=[a_point(1, ItemState.OPEN)]), Deed.PUT_MOTION),
    (seen(MeetingState.OPEN, points=[a_point(1, ItemState.OPEN, ItemKind.REPORT)]), Deed.FINISH_POINT),
    (seen(MeetingState.OPEN, points=[a_point(1, ItemState.OPEN)], motions=[a_motion(1, MotionState.DRAFT)]), Deed.VOTE),
    (seen(MeetingState.OPEN, points=[a_point(1, ItemState.OPEN)], motions=[a_motion(1, MotionState.TIED)]), Deed.BREAK_TIE),
    (seen(MeetingState.OPEN, points=[a_point(1, ItemState.OPEN)], motions=[a_motion(1, MotionState.CLOSED)]), Deed.FINISH_POINT),
    (seen(MeetingState.OPEN, points=[a_point(1, ItemState.DONE)]), Deed.CLOSE),
    (seen(MeetingState.ADJOURNED), Deed.RESUME),
    (seen(MeetingState.CLOSED), Deed.WRITE_MINUTES),
    (seen(MeetingState.CLOSED, acta=MinutesState.DRAFT), Deed.WRITE_MINUTES),
    (seen(MeetingState.CLOSED, acta=MinutesState.IN_REVIEW), Deed.REVIEW_MINUTES),
    (seen(MeetingState.CLOSED, acta=MinutesState.PRESENTED), Deed.APPROVE_MINUTES),
    (seen(MeetingState.CLOSED, acta=MinutesState.APPROVED), Deed.READ_MINUTES),
    (seen(MeetingState.CANCELLED), Deed.NOTHING),
])
def test_the_next_thing_to_do(glance: Glance, deed: Deed) -> None:
    assert next_of(glance).deed is deed


def test_an_approved_motion_gets_its_number_while_its_point_is_open_and_a_changed_agenda_needs_none() -> None:
    point, carried = a_point(1, ItemState.OPEN), a_motion(1, MotionState.CLOSED)
    assert next_of(seen(MeetingState.OPEN, points=[point], motions=[carried], unnumbered=[carried])).deed is Deed.NUMBER
    changed = replace(carried, matter=MatterKind.AGENDA_CHANGE)
    assert next_of(seen(MeetingState.OPEN, points=[point], motions=[changed], unnumbered=[changed])).deed is Deed.FINISH_POINT
    done = replace(point, state=ItemState.DONE)
    assert next_of(seen(MeetingState.OPEN, points=[done], motions=[carried], unnumbered=[carried])).deed is Deed.CLOSE


def test_the_points_below_come_before_the_end_of_the_point_above() -> None:
    above, below = a_point(1, ItemState.OPEN), a_point(2, parent=1)
    assert next_of(seen(MeetingState.OPEN, points=[above, below])).item == below
    open_below = replace(below, state=ItemState.OPEN)
    assert next_of(seen(MeetingState.OPEN, points=[above, open_below])).item == open_below


def test_on_second_call_people_are_given_time_after_its_own_hour() -> None:
    held = replace(HELD, second_call_at=HOUR + timedelta(hours=1))
    glance = Glance(held, HOUR + timedelta(minutes=50), present=1)
    assert next_of(glance).deed is Deed.NO_QUORUM, "the first call has failed"
    assert next_of(replace(glance, first_call_failed=True)).deed is Deed.TAKE_ATTENDANCE
    assert next_of(replace(glance, first_call_failed=True, now=HOUR + timedelta(minutes=90))).deed is Deed.NO_QUORUM


def test_without_a_second_call_a_meeting_that_failed_is_moved() -> None:
    assert next_of(replace(seen(MeetingState.CONVENED, reached=True), first_call_failed=True)).deed is Deed.POSTPONE


@given(st.sampled_from(MeetingState), st.lists(st.sampled_from(ItemState), max_size=5), st.integers(-5000, 5000), st.booleans())
def test_there_is_always_exactly_one_step_now_unless_it_is_cancelled(
    state: MeetingState, items: list[ItemState], minutes: int, reached: bool,
) -> None:
    points = [a_point(n + 1, item) for n, item in enumerate(items)]
    deed = next_of(seen(state, minutes=minutes, points=points, reached=reached)).deed
    marks = [mark for _step, mark in steps_of(deed, state is MeetingState.CANCELLED)]
    assert len(marks) == len(Step)
    assert marks.count("now") == (0 if state is MeetingState.CANCELLED else 1)
    assert marks == sorted(marks, key=["done", "now", "later"].index)


def test_every_deed_has_its_step_and_its_words() -> None:
    assert set(DOING) == set(Deed) - {Deed.NOTHING}
    assert set(DOING.values()) == set(Step)
    assert set(WHY) == set(Deed)
    assert set(Deed) | set(Step) == set(LABELS)
