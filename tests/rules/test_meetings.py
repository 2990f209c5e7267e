"""Notice, states, the tree of the agenda: rules alone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance_app.committees.rules import MatterKind, NoticeRule
from governance_app.meetings import rules
from governance_app.meetings.rules import (
    AgendaItem,
    Direction,
    Happening,
    ItemKind,
    ItemState,
    MeetingKind,
    MeetingMode,
    MeetingState,
    Point,
)

START = datetime(2026, 3, 14, 14, 0, tzinfo=UTC)


@given(st.integers(-10**6, 10**7), st.integers(0, 500), st.integers(0, 500))
def test_notice_counts_whole_hours_and_keeps_its_floor_to_the_second(seconds: int, floor: int, more: int) -> None:
    """Kept exactly when the notice went out no later than floor hours before; advice likewise."""
    rule = NoticeRule(floor, floor + more)
    issued = START - timedelta(seconds=seconds)
    check = rules.notice_check(issued, START, rule)
    assert check.kept == (issued <= rules.latest_issue(START, rule))
    assert check.advised == (seconds >= (floor + more) * 3600)
    assert check.hours * 3600 <= seconds < (check.hours + 1) * 3600


@pytest.mark.parametrize(("seconds", "kept"), [(48 * 3600, True), (48 * 3600 - 1, False)])
def test_forty_eight_hours_are_forty_eight_hours(seconds: int, kept: bool) -> None:
    """One second less is short, and then needs a reason."""
    check = rules.notice_check(START - timedelta(seconds=seconds), START, NoticeRule(48, 192))
    assert (check.kept, check.advised) == (kept, False)
    if kept:
        assert rules.check_notice(check, "no hace falta") == ""
    else:
        assert rules.check_notice(check, " Crecida del río ") == "Crecida del río"
        with pytest.raises(rules.NoticeTooShort):
            rules.check_notice(check, " ")


def test_a_notice_says_place_or_link_and_agenda() -> None:
    """Four things a notice must say; day and hour are always there."""
    with pytest.raises(rules.PlaceNeeded):
        rules.check_content(MeetingMode.IN_PERSON, " ", "", 1)
    with pytest.raises(rules.PlaceNeeded):
        rules.check_content(MeetingMode.MIXED, "", "https://x", 1)
    with pytest.raises(rules.LinkNeeded):
        rules.check_content(MeetingMode.ONLINE, "Puyo", "", 1)
    with pytest.raises(rules.AgendaNeeded):
        rules.check_content(MeetingMode.IN_PERSON, "Puyo", "", 0)
    rules.check_content(MeetingMode.ONLINE, "", "tel. 03 288", 1)


ALLOWED = {
    "draft": {"convened": "convened", "cancelled": "cancelled"},
    "convened": {"postponed": "convened", "first_call_failed": "convened", "agenda_changed": "convened", "opened": "open",
                 "cancelled": "cancelled"},
    "open": {"agenda_changed": "open", "adjourned": "adjourned", "closed": "closed"},
    "adjourned": {"resumed": "open", "closed": "closed"},
    "closed": {"reopened": "open", "written_late": "closed"},
    "cancelled": {},
}


@pytest.mark.parametrize("state", MeetingState)
@pytest.mark.parametrize("what", Happening)
def test_every_pair_of_state_and_happening_is_decided(state: MeetingState, what: Happening) -> None:
    """60 + 6 pairs: the written list, and nothing else, is possible."""
    wanted = ALLOWED[state.value].get(what.value)
    if wanted is None:
        with pytest.raises(rules.WrongState):
            rules.after(state, what)
    else:
        assert rules.after(state, what).value == wanted


CALLS = [Happening.CONVENED, Happening.POSTPONED, Happening.FIRST_CALL_FAILED, Happening.AGENDA_CHANGED]


@given(st.lists(st.sampled_from(CALLS), max_size=8))
def test_a_failed_first_call_counts_until_the_meeting_is_moved(past: list[Happening]) -> None:
    """The last of the three decides."""
    last = next((w for w in reversed(past) if w is not Happening.AGENDA_CHANGED), None)
    assert rules.failed_first_call(past) == (last is Happening.FIRST_CALL_FAILED)


def test_the_second_call_has_its_hour_and_its_condition() -> None:
    """Not before its hour, not without a failed first one, and then never as a first call."""
    failed, due = [Happening.CONVENED, Happening.FIRST_CALL_FAILED], START + timedelta(hours=1)
    with pytest.raises(rules.FirstCallNotFailed):
        rules.check_call([Happening.CONVENED], True, due, due)
    with pytest.raises(rules.SecondCallTooEarly):
        rules.check_call(failed, True, due - timedelta(seconds=1), due)
    with pytest.raises(rules.FirstCallFailed):
        rules.check_call(failed, False, due, due)
    rules.check_call(failed, True, due, due)
    rules.check_call([Happening.CONVENED], False, START, due)


def test_what_happens_in_a_session_stands_in_order() -> None:
    """Never in the future, never before what happened last in the session; the notice is outside that order."""
    past = [(Happening.CONVENED, START + timedelta(days=9)), (Happening.OPENED, START)]
    rules.check_time(past, Happening.CLOSED, START, START, "closed_at")
    with pytest.raises(rules.OutOfOrder):
        rules.check_time(past, Happening.ADJOURNED, START - timedelta(seconds=1), START, "at")
    with pytest.raises(rules.InTheFuture):
        rules.check_time(past, Happening.ADJOURNED, START + timedelta(seconds=1), START, "at")


trees = st.lists(st.tuples(st.integers(0, 12), st.integers(1, 4)), max_size=12)


@given(trees)
def test_labels_number_every_point_once_in_reading_order(tree: list[tuple[int, int]]) -> None:
    """Siblings count from 1 without gap; a child's label begins with its parent's; reading order is label order."""
    points = [Point(UUID(int=n), UUID(int=min(p, n - 1)) if min(p, n - 1) else None, pos) for n, (p, pos) in enumerate(tree, 1)]
    found = rules.labels(reversed(points))
    assert {p.id for p, _l, _d in found} == {p.id for p in points}
    label = {p.id: text for p, text, _d in found}
    assert len(set(label.values())) == len(points)
    numbers = [tuple(map(int, text.split("."))) for _p, text, _d in found]
    assert numbers == sorted(numbers)
    for point, text, depth in found:
        parent = text.rpartition(".")[0]
        assert parent == (label[point.parent] if point.parent else "")
        assert depth == text.count(".") + 1
        row = sorted((p for p in points if p.parent == point.parent), key=lambda p: (p.position, str(p.id)))
        assert int(text.rpartition(".")[2]) == row.index(point) + 1


def item(n: int, parent: int | None = None, *, label: str = "", state: ItemState = ItemState.PENDING, depth: int = 1) -> AgendaItem:
    return AgendaItem(
        UUID(int=n), UUID(int=parent) if parent else None, n, label or str(n), depth, f"Punto {n}", "", ItemKind.DISCUSSION,
        MatterKind.ORDINARY, "", None, None, state, "", START if state is ItemState.OPEN else None,
    )


@given(st.lists(st.sampled_from(ItemState), min_size=1, max_size=9), st.integers(0, 8), st.booleans())
def test_the_point_after_is_the_first_still_to_come_that_may_begin(states: list[ItemState], at: int, nested: bool) -> None:
    """Nothing open but the point that is being finished (and those above it): then what follows may really be begun, and stands first."""
    here = at % len(states)
    states = [ItemState.PENDING if s is ItemState.OPEN else s for s in states]
    states[here] = ItemState.OPEN
    items = tuple(
        item(n, 1 if nested and n in (2, 3) else None, state=s, depth=2 if nested and n in (2, 3) else 1) for n, s in enumerate(states, 1))
    if nested and here in (1, 2):
        items = (item(1, state=ItemState.OPEN), *items[1:])
    found = rules.point_after(items, items[here].id)
    left = tuple(replace(i, state=ItemState.DONE) if i.id == items[here].id else i for i in items)
    able = [i for i in left if i.state is ItemState.PENDING and may_start(left, i)]
    assert found == (able[0] if able else None)


def may_start(items: tuple[AgendaItem, ...], one: AgendaItem) -> bool:
    try:
        rules.check_may_start(items, one)
    except rules.AnotherItemOpen:
        return False
    return True


def test_points_stand_three_deep_at_most() -> None:
    """Under a point of the third row nothing stands."""
    items = (item(1), item(2, 1, label="1.1", depth=2), item(3, 2, label="1.1.1", depth=3))
    assert [rules.depth_under(items, p and UUID(int=p)) for p in (None, 1, 2)] == [1, 2, 3]
    with pytest.raises(rules.TooDeep):
        rules.depth_under(items, UUID(int=3))
    with pytest.raises(rules.ItemMissing):
        rules.depth_under(items, UUID(int=9))


def test_a_point_moves_only_among_its_siblings() -> None:
    """And stops at the ends."""
    items = (item(1), item(2, 1, label="1.1"), item(3, label="2"))
    assert rules.neighbour(items, items[0], Direction.DOWN) == items[2]
    for wrong, direction in ((0, Direction.UP), (1, Direction.UP), (1, Direction.DOWN), (2, Direction.DOWN)):
        with pytest.raises(rules.CannotMove):
            rules.neighbour(items, items[wrong], direction)


def test_the_agenda_asks_for_a_reason_once_people_were_told() -> None:
    """Extraordinary meetings keep to their points; closed and cancelled ones do not change."""
    assert not rules.reason_needed(MeetingState.DRAFT, MeetingKind.EXTRAORDINARY)
    for state in (MeetingState.CONVENED, MeetingState.OPEN):
        assert rules.reason_needed(state, MeetingKind.ORDINARY)
        with pytest.raises(rules.OnlyListedPoints):
            rules.reason_needed(state, MeetingKind.EXTRAORDINARY)
        assert rules.reason_needed(state, MeetingKind.EXTRAORDINARY, order_only=True)
    for state in (MeetingState.CLOSED, MeetingState.CANCELLED, MeetingState.ADJOURNED):
        with pytest.raises(rules.AgendaFrozen):
            rules.reason_needed(state, MeetingKind.ORDINARY)


def test_a_meeting_closes_when_every_point_is_settled() -> None:
    """The error names the others by their label."""
    items = (item(1, state=ItemState.DONE), item(2), item(3, state=ItemState.DEFERRED), item(4, state=ItemState.OPEN))
    with pytest.raises(rules.ItemsUnsettled) as refused:
        rules.check_settled(items)
    assert refused.value.data == {"labels": "2, 4"}
    rules.check_settled((items[0], items[2]))


def test_one_point_at_a_time_but_its_parents_stay_open() -> None:
    """Opening 1.1 while 1 is open is right; opening 2 is not."""
    items = (item(1, state=ItemState.OPEN), item(2, 1, label="1.1"), item(3, label="2"))
    rules.check_may_start(items, items[1])
    with pytest.raises(rules.AnotherItemOpen):
        rules.check_may_start(items, items[2])


@pytest.mark.parametrize("before", ItemState)
@pytest.mark.parametrize("wanted", ItemState)
def test_the_way_of_a_point(before: ItemState, wanted: ItemState) -> None:
    """Nothing goes back to pending; what is done can be taken up again, not put off."""
    allowed = {("pending", "open"), ("pending", "done"), ("pending", "deferred"), ("open", "done"), ("open", "deferred"),
               ("deferred", "open"), ("deferred", "done"), ("done", "open")}
    if (before.value, wanted.value) in allowed:
        rules.check_item(before, wanted)
    else:
        with pytest.raises(rules.WrongItemState):
            rules.check_item(before, wanted)
