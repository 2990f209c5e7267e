"""Barriers, returns, notices and promises through their actions, on both databases; and the whole page in a fixed number of questions."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask

from governance_app.access.rules import Actor, Grant, MayNot, Role
from governance_app.attendance import actions as attendance
from governance_app.attendance.rules import (
    Support,
    SupportKind,
    TongueUnknown,
)
from governance_app.commitments import actions as commitments
from governance_app.committees.rules import BodyMissing
from governance_app.decisions import actions as decisions
from governance_app.decisions.rules import DecisionMissing, TextReview
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.meetings import actions as meeting_actions
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import Channel, MeetingKind
from governance_app.participation import actions, reads
from governance_app.participation.records import BarrierEntryRow, DecisionReturnRow
from governance_app.participation.rules import (
    BarrierClosed,
    BarrierKind,
    BarrierStep,
    Dimension,
    Helped,
    KeptLine,
    NoSuchBarrier,
    NoSuchMeetingOfBody,
    NoSuchReturn,
    OtherFigures,
    Period,
    PeriodKind,
    ReachLine,
    ReturnAlreadyWritten,
    ReturnDayImpossible,
    ReturnMeans,
    ReturnPlaceNeeded,
    SpeakerGroup,
)
from governance_app.record.records import LeafRow
from tests.support.build_attendance import (
    AFTER,
    LONG_BEFORE,
    STARTS,
    a_convened_meeting,
    an_open_meeting,
    does,
    everyone_arrives,
    opens,
    points_of,
    principal,
    seats_of,
)
from tests.support.build_committees import a_body, a_seat, an_empty_body
from tests.support.build_decisions import a_commitment, a_decision
from tests.support.build_organisations import a_community, an_organisation
from tests.support.build_participation import KICHWA_WOMAN, YOUNG_MESTIZO, a_described_meeting, a_group_speaks

SEMESTER = Period(PeriodKind.SEMESTER, date(2026, 1, 1), date(2026, 6, 30))
ON = date(2026, 12, 1)


def figures(meeting: UUID, period: Period = SEMESTER) -> OtherFigures:
    return reads.other_figures(meetings.meeting(meeting).body, period, on=ON)


def somebody(role: Role, body: UUID) -> Actor:
    return Actor(account=new_id(), grants=(Grant(role, body),))


def leaves_named(name: str) -> list[str]:
    return list(db.session.scalars(sa.select(LeafRow.canonical).where(LeafRow.name == name)))


def says(meeting: UUID, point: int, spoken: list[str], into: list[str] | None = None) -> None:
    does(attendance.keep_point_languages, meeting=meeting, item=points_of(meeting)[point], spoken=spoken, into=into or [])


def test_a_barrier_keeps_its_whole_history(either: Flask) -> None:
    meeting = an_open_meeting(2)
    body = meetings.meeting(meeting).body
    met = does(actions.note_barrier, body=body, kind=BarrierKind.COST, words="El pasaje", meeting=meeting)
    later = (
        (BarrierStep.TRIED, {"words": "Canoa común", "helped": Helped.NOT_KNOWN}),
        (BarrierStep.CORRECTED, {"words": "Dos días de canoa", "kind": BarrierKind.DISTANCE}),
        (BarrierStep.TRIED, {"words": "La canoa llegó a tiempo", "helped": Helped.YES}), (BarrierStep.CLOSED, {"words": "Superada"}))
    for step, more in later:
        does(actions.add_to_barrier, barrier=met, step=step, **more)
    [known] = reads.barriers(body)
    assert [e.words for e in known.entries] == [
        "El pasaje", "Canoa común", "Dos días de canoa", "La canoa llegó a tiempo", "Superada"]
    assert (known.kind, known.words, known.helped, known.closed, known.meeting) == (
        BarrierKind.DISTANCE, "Dos días de canoa", Helped.YES, True, meeting)
    with pytest.raises(BarrierClosed):
        does(actions.add_to_barrier, barrier=met, step=BarrierStep.TRIED, words="Otra vez", helped=Helped.NO)
    assert db.session.scalar(sa.select(sa.func.count()).select_from(BarrierEntryRow)) == 5
    [line] = figures(meeting).barriers
    assert (line.kind, line.met, line.tried, line.helped, line.closed) == (BarrierKind.DISTANCE, 1, 1, 1, 1)


def test_barriers_are_the_facilitators_and_of_one_body(either: Flask) -> None:
    meeting, other = an_open_meeting(2), a_convened_meeting(2)
    body = meetings.meeting(meeting).body
    given: dict[str, Any] = {"now": AFTER, "body": body, "kind": BarrierKind.CARE, "words": "Nadie cuida a los niños"}
    guide, stranger = somebody(Role.FACILITATOR, body), somebody(Role.FACILITATOR, meetings.meeting(other).body)
    met = actions.note_barrier(actor=guide, id=new_id(), **given).subject
    for error, actor in ((BodyMissing, stranger), (MayNot, somebody(Role.SECRETARY, body))):
        with pytest.raises(error):
            actions.note_barrier(actor=actor, id=new_id(), **given)
    for error, actor in ((NoSuchBarrier, stranger), (MayNot, somebody(Role.SECRETARY, body))):
        with pytest.raises(error):
            actions.add_to_barrier(actor=actor, id=new_id(), now=AFTER, barrier=met, step=BarrierStep.CLOSED, words="Ya no")
    with pytest.raises(NoSuchMeetingOfBody):
        actions.note_barrier(actor=guide, id=new_id(), **given, meeting=other)
    with pytest.raises(NoSuchBarrier):
        reads.barrier(new_id())


def test_decisions_go_back_by_a_reviewed_text_or_by_what_was_written_down(either: Flask) -> None:
    meeting = an_open_meeting(3)
    made, other, unread = a_decision(meeting), a_decision(meeting), a_decision(meeting)
    community = a_community()
    went = does(actions.record_return, decision=made, language="jiv", means=ReturnMeans.AUDIO, on=AFTER.date(), community=community)
    for decision, review in ((other, TextReview.REVIEWED), (unread, TextReview.DRAFT)):
        does(decisions.write_text, decision=decision, language="qu", title="Yaku", text="Yakuta kamana.", review=review)
        does(decisions.publish, decision=decision)
    told = figures(meeting).returns
    assert (told.communities.part, told.communities.base) == (2, 3)
    assert {line.language: (line.text, line.means, line.returned.part) for line in told.lines} == {
        "es": (2, (0, 0, 0), 2), "jiv": (0, (1, 0, 0), 1), "qu": (1, (0, 0, 0), 1)}
    [one] = reads.returns_of([made], on=ON)[made]
    assert (one.community, one.community_name, one.means) == (community, "Comunidad Río Claro", ReturnMeans.AUDIO)
    does(actions.take_back_return, returned=went)
    assert figures(meeting).returns.communities.part == 1
    with pytest.raises(NoSuchReturn):
        does(actions.take_back_return, returned=went)
    assert [len(leaves_named(f"participation.{name}")) for name in ("decision_returned", "return_taken_back")] == [1, 1]


def test_a_return_that_cannot_be_is_refused(either: Flask) -> None:
    meeting = an_open_meeting(2)
    made, day = a_decision(meeting), AFTER.date()
    given: dict[str, Any] = {"decision": made, "language": "qu", "means": ReturnMeans.PRINTED, "on": day, "place": "Radio de Puyo"}
    does(actions.record_return, **given)
    wrong = (
        (ReturnAlreadyWritten, {}), (ReturnPlaceNeeded, {"place": " "}), (ReturnDayImpossible, {"on": day + timedelta(days=1)}),
        (ReturnDayImpossible, {"on": day - timedelta(days=1)}), (TongueUnknown, {"language": "klingon"}))
    for error, more in wrong:
        with pytest.raises(error):
            does(actions.record_return, **{**given, **more})
    body, other = meetings.meeting(meeting).body, an_empty_body()
    for refused, actor in ((MayNot, somebody(Role.MEMBER, body)), (DecisionMissing, somebody(Role.SECRETARY, other))):
        with pytest.raises(refused):
            actions.record_return(actor=actor, id=new_id(), now=AFTER, **{**given, "language": "jiv"})
    assert db.session.scalar(sa.select(sa.func.count()).select_from(DecisionReturnRow)) == 1


def test_who_was_told_in_time_by_the_notice_in_force(either: Flask) -> None:
    """Of four seats two are of one community: told in time by radio; an organisation is told late; a third not at all."""
    body, community, late = an_empty_body(), a_community(), an_organisation("Organización lejana")
    for number, whose in enumerate((community, community, late, None)):
        a_seat(body, f"Puesto {number}", holder=f"Principal {number}", organisation=whose)
    meeting = does(meeting_actions.plan_meeting, LONG_BEFORE, body=body, kind=MeetingKind.ORDINARY,
                   starts_at=STARTS, place="Casa comunal")
    does(meeting_actions.add_item, LONG_BEFORE, meeting=meeting, title="Asunto")
    does(meeting_actions.convene, LONG_BEFORE, meeting=meeting)
    seats = [s.seat for s in seats_of(meeting)]
    everyone_arrives(meeting)
    opens(meeting)
    assert figures(meeting).reach.everybody == ReachLine(not_recorded=3)
    told = ((Channel.RADIO, 72, seats[:1]), (Channel.LETTER, 30, seats[1:2]), (Channel.WHATSAPP, 47, seats[2:3]))
    for channel, hours, whom in told:
        does(meeting_actions.record_delivery, meeting=meeting, channel=channel, sent_at=STARTS - timedelta(hours=hours), seats=whom)
    reach = figures(meeting).reach
    assert (reach.everybody, reach.communities) == (ReachLine(in_time=1, late=1, untold=1), ReachLine(in_time=1))
    assert reach.channels == {Channel.RADIO: (1, 0), Channel.WHATSAPP: (0, 1), Channel.LETTER: (0, 1)}


def test_promises_kept_by_who_answers_for_them(either: Flask) -> None:
    meeting, owner = an_open_meeting(2), an_organisation("Asociación Yaku")
    done, moved, broken, dropped = (a_commitment(meeting, organisation=owner) for _ in range(4))
    a_commitment(meeting, days=200)
    due = date(2026, 4, 19)
    does(commitments.close_commitment, AFTER + timedelta(days=50), commitment=done, on=due, evidence="Foto del sendero")
    does(commitments.extend, commitment=moved, due_on=date(2026, 5, 30), reason="El río creció")
    does(commitments.close_commitment, AFTER + timedelta(days=60), commitment=moved, on=due + timedelta(days=9), evidence="Foto")
    does(commitments.cancel_commitment, commitment=dropped, reason="Ya no hace falta")
    told = figures(meeting)
    assert told.promises == KeptLine(on_time=2, not_done=1, cancelled=1, moved=1)
    assert told.owners == {owner: told.promises}
    does(commitments.reopen_commitment, AFTER + timedelta(days=81), commitment=done, reason="No era cierto")
    does(commitments.close_commitment, AFTER + timedelta(days=82), commitment=done, on=due + timedelta(days=40), evidence="Ahora sí")
    assert figures(meeting).promises == KeptLine(on_time=1, late=1, not_done=1, cancelled=1, moved=1)
    assert broken


def test_nothing_outside_the_period_or_of_another_body_is_counted(either: Flask) -> None:
    meeting = a_described_meeting(KICHWA_WOMAN, YOUNG_MESTIZO)
    a_group_speaks(meeting, SpeakerGroup.WOMAN, now=AFTER)
    a_decision(meeting)
    a_commitment(meeting)
    says(meeting, 0, ["es"])
    other = a_body(2).id
    later = Period(PeriodKind.CUSTOM, date(2026, 7, 1), date(2026, 12, 31))
    for nothing in (figures(meeting, later), reads.other_figures(other, SEMESTER, on=ON)):
        assert (nothing.meetings, nothing.engagements.total.meetings, nothing.promises.portion.total) == (0, 0, 0)
        assert (nothing.returns.communities.total, nothing.languages.interpreted.total, nothing.reach.everybody.portion.total) == (0, 0, 0)
        assert nothing.spoken[Dimension.SEX].turns.total == 0


@contextmanager
def counting() -> Iterator[list[str]]:
    """Collect the statements sent to the database."""
    asked: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        asked.append(statement)

    sa.event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        sa.event.remove(db.engine, "before_cursor_execute", note)


def test_more_meetings_are_no_more_questions(either: Flask) -> None:
    first = a_described_meeting(KICHWA_WOMAN, YOUNG_MESTIZO)
    body = meetings.meeting(first).body

    def one_more(days: int) -> None:
        starts = STARTS + timedelta(days=days)
        meeting = does(meeting_actions.plan_meeting, LONG_BEFORE, body=body, kind=meetings.meeting(first).kind, starts_at=starts, place="x")
        does(meeting_actions.add_item, LONG_BEFORE, meeting=meeting, title="Asunto")
        does(meeting_actions.convene, LONG_BEFORE, meeting=meeting)
        people = [principal(first, n) for n in range(2)]
        does(meeting_actions.open_meeting, starts, meeting=meeting, opened_at=starts, chair=people[0], secretary=people[1])
        does(attendance.keep_support, starts, meeting=meeting, lines=[Support(SupportKind.FOOD, 1, 2)])
        a_commitment(first, days=days)
        does(actions.note_barrier, starts, body=body, kind=BarrierKind.COST, words="El pasaje")

    def questions() -> int:
        db.session.expire_all()
        with counting() as asked:
            reads.other_figures(body, SEMESTER, on=ON)
        return len(asked)

    one_more(10)
    questions()  # what is asked once in a process is not asked again
    before = questions()
    for days in (20, 30, 40):
        one_more(days)
    assert figures(first).meetings == 5
    assert questions() == before
