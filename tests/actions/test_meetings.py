"""Meetings from the plan to the closing, on both databases."""

from datetime import date, timedelta

import pytest

from governance_app.access.rules import Actor, Grant, MayNot, Role
from governance_app.committees import reads as committees
from governance_app.committees.actions import adopt_statute, change_form
from governance_app.committees.rules import BodyKind, NoticeRule, ReasonNeeded, SecondCallRule, Statute
from governance_app.foundation.ids import new_id
from governance_app.meetings import actions, reads
from governance_app.meetings.rules import (
    AgendaNeeded,
    AlreadyBegun,
    AnotherItemOpen,
    FirstCallFailed,
    FirstCallNotFailed,
    FirstCallTooEarly,
    Happening,
    ItemState,
    ItemsUnsettled,
    LaterMeetingOpened,
    LinkNeeded,
    MeetingKind,
    MeetingMissing,
    MeetingMode,
    MeetingState,
    NoSecondCall,
    NoticeTooShort,
    NotSitting,
    OutOfOrder,
    PlaceNeeded,
    WrongState,
)
from governance_app.record import reads as record
from tests.support.build_committees import a_body, an_empty_body, said
from tests.support.build_meetings import CALLED, LATER, STARTS, a_closed_meeting, a_meeting, act, an_open_meeting, opened

HOUR = timedelta(hours=1)


def test_a_meeting_lives_from_plan_to_closing(either: object) -> None:
    """Convened with its number, opened, closed; the next one carries what was put off."""
    body = a_body()
    first = a_closed_meeting(body, deferred=("6",))
    assert (first.state, first.code) == (MeetingState.CLOSED, "001-CGCPP-2026")
    second = a_meeting(body, convened=False, starts_at=first.starts_at + timedelta(days=30))
    act(actions.carry_over_points, meeting=second.id, now=LATER)
    carried = [i for i in reads.agenda(second.id) if i.carried_from]
    assert [(i.label, i.title) for i in carried] == [("9", "Plan de gestión")]
    assert reads.carried_points(second.id) == ()
    assert reads.previous_meeting(second.id).id == first.id
    assert [e.kind for e in reads.happenings(first.id)] == [Happening.CONVENED, Happening.OPENED, Happening.CLOSED]
    assert record.broken_at() is None


def test_convening_asks_for_place_link_and_agenda(either: object) -> None:
    """What a notice must say; nothing is half done when it lacks."""
    body = a_body(seats=2)
    for more, error in (({"place": None}, PlaceNeeded), ({"mode": MeetingMode.MIXED}, LinkNeeded), ({"template": None}, AgendaNeeded)):
        draft = a_meeting(body, convened=False, **more)
        with pytest.raises(error):
            act(actions.convene, meeting=draft.id)
        assert reads.meeting(draft.id).state is MeetingState.DRAFT
    whole = a_meeting(body)
    assert whole.number == 1


def test_short_notice_needs_a_reason_and_keeps_it(either: object) -> None:
    """Judged by the statute of the meeting's day, whole hours from issue to beginning."""
    body = a_body(seats=2)
    late = STARTS - timedelta(hours=48) + timedelta(seconds=1)
    draft = a_meeting(body, convened=False, called=late)
    assert reads.notice_now(draft, now=late).hours == 47
    with pytest.raises(NoticeTooShort):
        act(actions.convene, meeting=draft.id, now=late)
    act(actions.convene, meeting=draft.id, now=late, short_notice_reason="Derrame en el río Pastaza")
    [notice] = reads.convocations(draft.id)
    assert (notice.notice.hours, notice.notice.kept, notice.short_notice_reason) == (47, False, "Derrame en el río Pastaza")
    on_time = a_meeting(body, called=STARTS - timedelta(hours=48))
    [notice] = reads.convocations(on_time.id)
    assert (notice.notice.kept, notice.notice.advised, notice.short_notice_reason) == (True, False, "")
    past = a_meeting(body, convened=False, called=STARTS + HOUR)
    with pytest.raises(AlreadyBegun):
        act(actions.convene, meeting=past.id, now=STARTS + HOUR, short_notice_reason="Tarde")


def test_the_notice_is_judged_by_the_rules_of_the_day_of_the_meeting(either: object) -> None:
    """Rules that begin before the meeting, even when the notice goes out under older ones."""
    body = an_empty_body()
    adopt_statute(**said(body=body, valid_from=date(2026, 3, 10), statute=Statute(notice={"ordinary": NoticeRule(24 * 20, 24 * 30)})))
    draft = a_meeting(body, convened=False)
    assert reads.notice_now(draft, now=CALLED).floor == 480
    with pytest.raises(NoticeTooShort):
        act(actions.convene, meeting=draft.id)


def test_a_flood_moves_a_meeting_and_its_number_stays(either: object) -> None:
    """A normal event with its own notice; what the first notice said is kept."""
    meeting = a_meeting(a_body(seats=2))
    with pytest.raises(ReasonNeeded):
        act(actions.postpone, meeting=meeting.id, starts_at=STARTS + 9 * HOUR, reason=" ")
    moving = {"starts_at": STARTS + 72 * HOUR, "reason": "Crecida del río", "place": "Copataza"}
    act(actions.postpone, meeting=meeting.id, now=STARTS - 24 * HOUR, **moving)
    moved = reads.meeting(meeting.id)
    assert (moved.number, moved.place, moved.starts_at, moved.state) == (1, "Copataza", STARTS + 72 * HOUR, MeetingState.CONVENED)
    first, second = reads.convocations(meeting.id)
    assert (first.place, first.starts_at) == ("Casa comunal de Chuwitayo", STARTS)
    assert (second.version, second.place, second.notice.hours) == (2, "Copataza", 96)
    assert reads.happenings(meeting.id)[1].reason == "Crecida del río"
    assert [m.id for m in reads.public_coming(now=STARTS + 48 * HOUR)] == [meeting.id]


def test_a_cancelled_meeting_keeps_its_number_as_an_explained_gap(either: object) -> None:
    """The next one takes the next number; a draft never had one."""
    body = a_body(seats=2)
    gone = a_meeting(body)
    draft = a_meeting(body, convened=False)
    for one in (gone, draft):
        act(actions.cancel_meeting, meeting=one.id, reason="Duelo en la comunidad")
    gaps = [(g.series, g.year, g.number, g.reason) for g in committees.number_gaps(body.id)]
    assert gaps == [("meeting", 2026, 1, "Duelo en la comunidad")]
    assert a_meeting(body).code == "002-CGCPP-2026"
    assert reads.public_meeting(gone.id).state is MeetingState.CANCELLED
    with pytest.raises(MeetingMissing):
        reads.public_meeting(draft.id)
    with pytest.raises(WrongState):
        act(actions.convene, meeting=gone.id)


def test_the_number_belongs_to_the_year_in_ecuador(either: object) -> None:
    """New Year's Eve in Puyo is already January in UTC."""
    body = a_body(seats=2)
    eve = STARTS.replace(year=2027, month=1, day=1, hour=3)
    assert a_meeting(body, starts_at=eve).code == "001-CGCPP-2026"
    assert a_meeting(body, starts_at=eve + 3 * HOUR).code == "001-CGCPP-2027"


def test_a_meeting_is_called_by_the_name_its_body_had_on_its_day(either: object) -> None:
    """A promoter group that became a committee: the old meeting keeps the old sign."""
    body = a_body(seats=2)
    first = a_meeting(body)
    change_form(**said(body=body.id, kind=BodyKind.COUNCIL, name="Consejo del corredor", acronym="CC", valid_from=date(2026, 4, 1)))
    second = a_meeting(body, starts_at=STARTS + timedelta(days=30))
    assert [(m.code, m.body_name) for m in (reads.meeting(first.id), second)] == [
        ("001-CGCPP-2026", body.name), ("002-CC-2026", "Consejo del corredor"),
    ]


def test_the_second_call_follows_a_failed_first_one(either: object) -> None:
    """Only where the statute has it, only at its hour."""
    body = a_body(seats=3, statute=Statute(second_call=SecondCallRule(allowed=True, after_minutes=60)))
    meeting = a_meeting(body)
    assert meeting.second_call_at == STARTS + HOUR
    with pytest.raises(FirstCallNotFailed):
        opened(meeting, at=STARTS + HOUR, on_second_call=True)
    with pytest.raises(FirstCallTooEarly):
        act(actions.record_failed_first_call, meeting=meeting.id, at=STARTS - HOUR, now=STARTS)
    act(actions.record_failed_first_call, meeting=meeting.id, at=STARTS, figures={"present": 1, "needed": 2}, now=STARTS)
    with pytest.raises(FirstCallFailed):
        opened(meeting, at=STARTS + HOUR)
    assert opened(meeting, at=STARTS + HOUR, on_second_call=True).on_second_call
    assert reads.happenings(meeting.id)[1].figures == {"present": 1, "needed": 2}
    plain = a_meeting(a_body(seats=2))
    act(actions.record_failed_first_call, meeting=plain.id, at=STARTS, now=STARTS)
    with pytest.raises(NoSecondCall):
        opened(plain, at=STARTS + HOUR, on_second_call=True)


def test_points_are_begun_finished_and_put_off_in_session_only(either: object) -> None:
    """One at a time; closing names what is left, or puts it off when asked to."""
    meeting = a_meeting(a_body(seats=2))
    first, second, *_rest = reads.agenda(meeting.id)
    with pytest.raises(NotSitting):
        act(actions.start_item, item=first.id, now=STARTS)
    opened(meeting)
    act(actions.start_item, item=first.id, now=STARTS)
    with pytest.raises(AnotherItemOpen):
        act(actions.start_item, item=second.id, now=STARTS)
    with pytest.raises(OutOfOrder):
        act(actions.finish_item, item=first.id, at=STARTS - HOUR, now=STARTS)
    act(actions.finish_item, item=first.id, now=STARTS + HOUR)
    with pytest.raises(ItemsUnsettled) as refused:
        act(actions.close_meeting, meeting=meeting.id, closed_at=STARTS + HOUR, now=STARTS + HOUR)
    assert refused.value.data["labels"] == "2, 3, 4, 5, 6, 7, 8, 9"
    act(actions.close_meeting, meeting=meeting.id, closed_at=STARTS + HOUR, defer_rest=True, now=STARTS + HOUR)
    assert [i.state for i in reads.agenda(meeting.id)] == [ItemState.DONE] + [ItemState.DEFERRED] * 8


def test_finishing_a_point_may_begin_the_next_one_that_can_be_begun(either: object) -> None:
    """In reading order; under a point that is open first; nothing begins while one above waits to be finished."""
    meeting = a_meeting(a_body(seats=2), convened=False)
    plan = reads.agenda(meeting.id)[5]
    for title in ("Zonificación", "Monitoreo"):
        act(actions.add_item, meeting=meeting.id, title=title, parent=plan.id)
    act(actions.convene, meeting=meeting.id)
    opened(meeting)
    points = {i.label: i.id for i in reads.agenda(meeting.id)}
    running = []
    for label in ("1", "2", "3", "4", "5", "6.1", "6.2", "6", "7"):
        if label == "6.1":
            act(actions.start_item, item=points["6.1"], now=STARTS + HOUR)
        act(actions.finish_item, item=points[label], now=STARTS + HOUR, go_on=True)
        running.append([i.label for i in reads.agenda(meeting.id) if i.state is ItemState.OPEN])
    assert running == [["2"], ["3"], ["4"], ["5"], ["6"], ["6", "6.2"], ["6"], ["7"], ["8"]]


def test_a_parent_waits_for_its_points_and_takes_them_along_when_put_off(either: object) -> None:
    """Nested points: finishing refuses, deferring carries down."""
    meeting = a_meeting(a_body(seats=2), convened=False)
    plan = reads.agenda(meeting.id)[5]
    for title in ("Zonificación", "Monitoreo"):
        act(actions.add_item, meeting=meeting.id, title=title, parent=plan.id)
    act(actions.convene, meeting=meeting.id)
    opened(meeting)
    below = [i for i in reads.agenda(meeting.id) if i.parent == plan.id]
    assert [i.label for i in below] == ["6.1", "6.2"]
    act(actions.finish_item, item=below[0].id, now=STARTS)
    with pytest.raises(ItemsUnsettled):
        act(actions.finish_item, item=plan.id, now=STARTS)
    act(actions.defer_item, item=plan.id, now=STARTS)
    states = {i.label: i.state for i in reads.agenda(meeting.id)}
    assert [states[label] for label in ("6", "6.1", "6.2")] == [ItemState.DEFERRED, ItemState.DONE, ItemState.DEFERRED]


def test_a_session_is_interrupted_and_goes_on(either: object) -> None:
    """Times stand in order; while it rests no point is dealt with."""
    meeting = an_open_meeting(a_body(seats=2))
    act(actions.adjourn, meeting=meeting.id, at=STARTS + HOUR, reason="Se hizo de noche", now=STARTS + HOUR)
    with pytest.raises(NotSitting):
        act(actions.start_item, item=reads.agenda(meeting.id)[0].id, now=STARTS + 2 * HOUR)
    with pytest.raises(OutOfOrder):
        act(actions.resume, meeting=meeting.id, at=STARTS, now=STARTS + 2 * HOUR)
    act(actions.resume, meeting=meeting.id, at=STARTS + 15 * HOUR, now=STARTS + 15 * HOUR)
    assert reads.meeting(meeting.id).state is MeetingState.OPEN


def test_reopening_is_guarded(either: object) -> None:
    """Its own permission, a reason, and no later meeting."""
    body = a_body(seats=2)
    first = a_closed_meeting(body)
    secretary, president = (Actor(new_id(), grants=(Grant(role, body.id),)) for role in (Role.SECRETARY, Role.PRESIDENT))
    again = {"id": new_id(), "now": LATER, "meeting": first.id, "reason": "Falta una votación"}
    with pytest.raises(MayNot):
        actions.reopen_meeting(actor=secretary, **again)
    actions.reopen_meeting(actor=president, **again)
    assert (reads.meeting(first.id).state, reads.meeting(first.id).closed_at) == (MeetingState.OPEN, None)
    act(actions.close_meeting, meeting=first.id, closed_at=LATER, now=LATER)
    an_open_meeting(body, starts_at=STARTS + timedelta(days=30))
    with pytest.raises(LaterMeetingOpened):
        act(actions.reopen_meeting, meeting=first.id, reason="Tarde", now=STARTS + timedelta(days=31))


def test_another_bodys_secretary_changes_and_sees_nothing(either: object) -> None:
    """Every act asks in the body of the meeting; reading says it does not exist."""
    meeting, other = a_meeting(a_body(seats=2), mode=MeetingMode.MIXED, link="tel. 099 000 0000"), an_empty_body()
    stranger = Actor(new_id(), grants=(Grant(Role.SECRETARY, other),))
    with pytest.raises(MayNot):
        actions.cancel_meeting(actor=stranger, id=new_id(), now=CALLED, meeting=meeting.id, reason="x")
    with pytest.raises(MayNot):
        actions.remove_item(actor=stranger, id=new_id(), now=CALLED, item=reads.agenda(meeting.id)[0].id, reason="x")
    with pytest.raises(MeetingMissing):
        reads.meeting_for(stranger, meeting.id)
    assert reads.meeting(meeting.id).link
    shown = (reads.public_meeting(meeting.id), *reads.public_meetings(), *reads.public_coming(now=CALLED))
    assert [(m.id, m.link) for m in shown] == [(meeting.id, "")] * 3


def test_a_repeated_convening_takes_no_second_number(either: object) -> None:
    """A double click gives the first receipt."""
    draft = a_meeting(a_body(seats=2), convened=False, kind=MeetingKind.EXTRAORDINARY)
    given = {"actor": Actor(new_id(), grants=(Grant(Role.SECRETARY),)), "id": new_id(), "now": CALLED, "meeting": draft.id}
    first, second = actions.convene(**given), actions.convene(**given)
    assert (first.replayed, second.replayed) == (False, True)
    assert len(reads.convocations(draft.id)) == 1
    assert a_meeting(draft.body).number == 2


def test_the_public_list_shows_every_meeting_once_whatever_the_page(either: object) -> None:
    """What is to come stands on the first page only and is never counted among what was held; drafts stand nowhere."""
    body, now = a_body(seats=2), STARTS + 9 * HOUR
    held = [a_closed_meeting(body, starts_at=STARTS - 72 * HOUR * n).id for n in range(5, 0, -1)]
    going_on = an_open_meeting(body).id
    to_come = [a_meeting(body, starts_at=STARTS + 72 * HOUR * n).id for n in range(1, 4)]
    called_off = a_meeting(body, starts_at=STARTS + 720 * HOUR).id
    act(actions.cancel_meeting, meeting=called_off, reason="Crecida")
    a_meeting(body, convened=False)
    pages = [reads.public_board(now=now, body=body.id, limit=2, page=n) for n in (1, 2, 3, 4)]
    assert [[m.id for m in coming] for coming, _past, _more in pages] == [[going_on, *to_come], [], [], []]
    assert [m.id for _coming, past, _more in pages for m in past] == [called_off, *reversed(held)]
    assert [more for _coming, _past, more in pages] == [True, True, False, False]
