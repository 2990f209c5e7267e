"""The facilitator's board through its actions, on both databases: alternates, people counted once, aims with history, and its price."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.exc import IntegrityError

from governance_app.access.rules import SYSTEM, Actor, Grant, MayNot, Role, Secret
from governance_app.committees import reads as committee_reads
from governance_app.committees.rules import Body, BodyMissing, HolderKind, Statute
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.meetings import actions as meetings
from governance_app.meetings import reads as meeting_reads
from governance_app.meetings.rules import MeetingKind
from governance_app.participation import actions, reads
from governance_app.participation.records import ParticipationAimRow, ParticipationViewRow
from governance_app.participation.rules import (
    WOMEN,
    YOUTH,
    AimOfNobody,
    AimReasonNeeded,
    AimsAboveWhole,
    AimSource,
    Dimension,
    Look,
    Measure,
    PercentUnfit,
    Period,
    PeriodKind,
    Split,
    Step,
)
from governance_app.people import actions as people
from governance_app.people import reads as people_reads
from governance_app.people.descriptions import counted_as, descriptions_on
from governance_app.people.rules import AgeBand, Field, LegalGround, Sex
from governance_app.privacy import actions as privacy
from governance_app.record.records import LeafRow
from tests.actions.test_participation import somebody
from tests.actions.test_vote_cost import asked
from tests.support.build_attendance import does
from tests.support.build_committees import BEGAN, a_body, a_person, said
from tests.support.build_correspondence import a_meeting_by_letter
from tests.support.build_participation import KICHWA_WOMAN, SAID_ON, YOUNG_MESTIZO, meets
from tests.support.build_people import says_of_themselves

WOMAN, YOUNG_WOMAN = {Field.SEX: Sex.WOMAN}, {Field.SEX: Sex.WOMAN, Field.AGE_BAND: AgeBand.YOUTH}
NOW = datetime(2026, 6, 29, 15, 0, tzinfo=UTC)
SEMESTER = Period(PeriodKind.SEMESTER, date(2026, 1, 1), date(2026, 6, 30))


def at(month: int, day: int = 14) -> datetime:
    return datetime(2026, month, day, 14, 0, tzinfo=UTC)


def seen(body: UUID, period: Period = SEMESTER) -> Look:
    return reads.look(body, period, now=NOW)


def holder(body: Body, n: int, kind: HolderKind = HolderKind.PRINCIPAL) -> UUID:
    place = committee_reads.roster(body.id, BEGAN)[n]
    return place.alternates[0].id if kind is HolderKind.ALTERNATE else place.principal.id  # type: ignore[union-attr]


@pytest.fixture
def body(either: Flask) -> Body:
    return a_body(4, Statute(aim_women_percent=40, aim_youth_percent=20), alternates=True)


def test_a_seat_that_sends_its_alternate_is_there_and_one_that_sends_nobody_is_missing(body: Body) -> None:
    for month in (2, 3, 4):
        meets(body.id, at(month), absent={3} if month > 2 else (), sent={2})
    look = seen(body.id)
    assert [(s.came, s.asked) for s in look.seats] == [(3, 3), (3, 3), (3, 3), (1, 3)]
    assert [(s.seat.label, s.run.last, s.run.missed) for s in look.missing.seats] == [("Puesto 4", date(2026, 2, 14), 2)]


def test_young_people_who_stopped_coming_are_missed_since_the_day_they_last_came(body: Body) -> None:
    says_of_themselves(holder(body, 3), YOUNG_MESTIZO, now=SAID_ON)
    meets(body.id, at(2))
    for month in (3, 4, 5):
        meets(body.id, at(month), absent={3})
    [away] = [g for g in seen(body.id).missing.groups if g.value == YOUTH]
    assert (away.run.last, away.run.missed) == (date(2026, 2, 14), 3)
    assert away.aim
    assert (away.aim.percent, away.aim.source) == (20, AimSource.STATUTE)


def test_absences_and_trend_look_back_beyond_the_period(body: Body) -> None:
    says_of_themselves(holder(body, 2), KICHWA_WOMAN, now=SAID_ON)
    meets(body.id, at(2))
    look = seen(body.id, Period(PeriodKind.CUSTOM, date(2026, 5, 1), date(2026, 5, 31)))
    assert (len(look.board.meetings), look.looked, len(look.trend[Step.MEETING])) == (0, 1, 1)
    assert [(s.first, s.meetings, s.women) for s in look.trend[Step.GEF_YEAR]] == [(date(2025, 7, 1), 1, 1)]


def test_people_are_told_apart_from_attendances_and_joined_records_count_once(body: Body) -> None:
    rosa, again = a_person("Rosa Grefa"), a_person("Rosa Grefa")
    for one in (rosa, again):
        says_of_themselves(one, WOMAN, now=SAID_ON)
    meets(body.id, at(2), guests=[rosa])
    meets(body.id, at(3), guests=[again])
    women = seen(body.id).reach.by[Dimension.SEX]
    assert [b.counts for b in women] == [{WOMEN: 2}, {WOMEN: 2}]
    people.merge_people(**said(kept=rosa, merged=again, now=NOW))
    reach = seen(body.id).reach
    assert (reach.people, reach.attendances) == (5, 10)
    assert [b.counts for b in reach.by[Dimension.SEX]] == [{WOMEN: 1}, {WOMEN: 2}]


def test_who_was_erased_still_counts_once_and_as_not_recorded(body: Body) -> None:
    rosa = a_person("Rosa Grefa")
    says_of_themselves(rosa, WOMAN, now=SAID_ON)
    for month in (2, 3):
        meets(body.id, at(month), guests=[rosa])
    before = seen(body.id).reach
    privacy.erase_person(actor=SYSTEM, id=new_id(), now=NOW, person=rosa, name=Secret("Rosa Grefa"), ground=LegalGround.CONSENT_REVOKED)
    after = seen(body.id).reach
    assert (before.people, before.attendances) == (after.people, after.attendances) == (5, 10)
    assert [b.counts for b in before.by[Dimension.SEX]] == [{WOMEN: 1}, {WOMEN: 2}]
    assert [b.not_recorded for b in after.by[Dimension.SEX]] == [5, 10]


def test_an_answer_that_changed_counts_as_it_was_at_the_last_meeting(body: Body) -> None:
    rosa = holder(body, 2)
    says_of_themselves(rosa, YOUNG_WOMAN, now=SAID_ON)
    meets(body.id, at(2))
    says_of_themselves(rosa, {Field.SEX: Sex.WOMAN, Field.AGE_BAND: AgeBand.ADULT}, now=at(3))
    meets(body.id, at(4))
    people_by, came_by = seen(body.id).reach.by[Dimension.AGE_BAND]
    assert (people_by.counts, came_by.counts) == ({"30-64": 1}, {"30-64": 1, YOUTH: 1})


def test_the_key_people_are_counted_by_is_nobodys_name_and_of_this_installation(body: Body, monkeypatch: pytest.MonkeyPatch) -> None:
    rosa, luis = a_person("Rosa"), a_person("Luis")
    keys = counted_as([rosa, luis])
    assert keys[rosa] != keys[luis]
    assert rosa.bytes not in keys[rosa]
    assert counted_as([rosa]) == {rosa: keys[rosa]}
    monkeypatch.setattr("governance_app.people.descriptions.sealing_key", lambda: b"x" * 32)
    assert counted_as([rosa])[rosa] != keys[rosa]


def test_many_descriptions_at_once_are_those_asked_for_one_by_one(either: Flask) -> None:
    rosa, again, third, luis, nobody = (a_person(n) for n in ("Rosa", "Rosa G.", "R. Grefa", "Luis", "Nadie"))
    says_of_themselves(again, KICHWA_WOMAN, now=SAID_ON)
    says_of_themselves(luis, YOUNG_MESTIZO, now=at(5))
    says_of_themselves(third, YOUNG_WOMAN, now=SAID_ON)
    people.merge_people(**said(kept=again, merged=third, now=NOW))
    people.merge_people(**said(kept=rosa, merged=again, now=NOW))
    everybody = (rosa, again, third, luis, nobody)
    for day in (date(2026, 1, 9), date(2026, 2, 1), date(2026, 6, 1)):
        assert descriptions_on(everybody, on=day) == {p: people_reads.description(p, on=day) for p in everybody}


def test_attendances_are_parted_by_bloc_and_by_community(body: Body) -> None:
    meets(body.id, at(2), absent={3}, guests=[a_person("Invitada")])
    look = seen(body.id)
    blocs = {p.key: p.sex.total for p in look.splits[Split.BLOC]}
    roster = [s.bloc.value for s in committee_reads.roster(body.id, BEGAN)[:3]]
    assert blocs == {None: 1, **{bloc: roster.count(bloc) for bloc in roster}}
    assert [p.key for p in look.splits[Split.COMMUNITY]] == [None]


def test_the_next_meeting_tells_what_may_go_wrong(body: Body) -> None:
    says_of_themselves(holder(body, 2, HolderKind.ALTERNATE), WOMAN, now=SAID_ON)
    for month in (2, 3, 4):
        meets(body.id, at(month))
    assert seen(body.id).ahead is None
    next_one = does(meetings.plan_meeting, NOW, body=body.id, kind=MeetingKind.ORDINARY, starts_at=NOW + timedelta(days=30), place="Aquí")
    ahead = seen(body.id).ahead
    assert ahead
    assert (ahead.meeting, ahead.convened) == (next_one, False)
    assert [(w.seat.label, w.women, w.last) for w in ahead.risks.women] == [("Puesto 3", 1, None)]
    assert ahead.risks.alone == ()


# Aims

HALF: dict[str, Any] = {
    "dimension": Dimension.SEX, "value": WOMEN, "percent": 50, "valid_from": date(2026, 4, 1), "reason": "Taller"}


def set_aim(body: Body, **given: Any) -> UUID:
    return does(actions.set_aim, NOW, body=body.id, **{**HALF, **given})


def test_an_own_aim_stands_beside_the_statutes_from_its_day_and_its_history_is_kept(body: Body) -> None:
    set_aim(body)
    set_aim(body, percent=45, valid_from=date(2026, 5, 1), reason="Revisada")
    set_aim(body, percent=0, valid_from=date(2026, 6, 1), reason="Se cumplió")
    told = {day: [(a.source, a.percent) for a in reads.aims(body.id, day) if a.value == WOMEN] for day in (
        date(2026, 3, 31), date(2026, 4, 1), date(2026, 5, 2), date(2026, 6, 2))}
    statute = (AimSource.STATUTE, 40)
    assert list(told.values()) == [[statute], [statute, (AimSource.OWN, 50)], [statute, (AimSource.OWN, 45)], [statute]]
    assert [(a.percent, a.reason) for a in reads.own_aims(body.id)] == [(0, "Se cumplió"), (45, "Revisada"), (50, "Taller")]
    names = [leaf.name for leaf in db.session.scalars(sa.select(LeafRow)) if leaf.name == "participation.aim_set"]
    assert len(names) == 3


@pytest.mark.parametrize(("given", "error"), [
    ({"percent": 101}, PercentUnfit), ({"value": "no_responde"}, AimOfNobody), ({"value": "kichwa"}, AimOfNobody),
    ({"reason": " "}, AimReasonNeeded), ({"value": "hombre", "percent": 61}, AimsAboveWhole),
])
def test_an_aim_that_cannot_be_is_refused(body: Body, given: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        set_aim(body, **given)
    assert reads.own_aims(body.id) == ()


def test_an_aim_set_today_may_not_break_one_that_begins_later(body: Body) -> None:
    set_aim(body, percent=70, valid_from=date(2026, 7, 1))
    with pytest.raises(AimsAboveWhole):
        set_aim(body, value="hombre", percent=45, valid_from=date(2026, 5, 1))
    set_aim(body, value="hombre", percent=30, valid_from=date(2026, 5, 1))


def test_the_same_press_sets_one_aim_and_only_a_facilitator_or_administrator_of_the_body_sets_any(body: Body) -> None:
    refused = ((Role.SECRETARY, body.id, MayNot), (Role.PRESIDENT, body.id, MayNot), (Role.FACILITATOR, new_id(), BodyMissing))
    for role, where, error in refused:
        with pytest.raises(error):
            actions.set_aim(actor=somebody(role, where), id=new_id(), now=NOW, body=body.id, **HALF)
    guide = somebody(Role.FACILITATOR, body.id)
    press = new_id()
    for _again in range(2):
        actions.set_aim(actor=guide, id=press, now=NOW, body=body.id, **HALF)
    assert len(reads.own_aims(body.id)) == 1


def test_the_database_refuses_an_aim_of_more_than_the_whole(body: Body) -> None:
    db.session.add(ParticipationAimRow(id=new_id(), body_id=body.id, dimension=Dimension.SEX, value=WOMEN, percent=101,
                                       valid_from=BEGAN, reason="x", set_at=NOW))
    with pytest.raises(IntegrityError):
        db.session.flush()
    db.session.rollback()


# All bodies together, and the price


def test_bodies_together_are_pooled_and_somebody_of_two_is_one_person(body: Body) -> None:
    other, rosa = a_body(3), a_person("Rosa Grefa")
    says_of_themselves(rosa, WOMAN, now=SAID_ON)
    for one in (body, other):
        meets(one.id, at(2), guests=[rosa])
    both = reads.together([body, other], SEMESTER, on=NOW.date())
    assert [(line.pool.reach.people, line.pool.meetings) for line in both.lines] == [(5, 1), (4, 1)]
    assert (both.whole.reach.people, both.whole.reach.attendances, both.whole.bodies) == (8, 9, 2)
    assert both.whole.figures[Measure.SEATS, Dimension.SEX].total == 7
    assert set(both.corridors) == {None}
    for line in both.lines:  # each line is what its own board says
        board = seen(line.body).board
        assert all(line.pool.figures[key] == board.figures[key] for key in line.pool.figures)


def test_of_all_bodies_as_of_each_a_meeting_by_correspondence_brought_nobody_together(either: Flask) -> None:
    meeting = meeting_reads.meeting(a_meeting_by_letter())
    assert meeting.opened_at is not None
    assert SEMESTER.holds(meeting.opened_at.date())
    together = reads.together([committee_reads.body(meeting.body)], SEMESTER, on=NOW.date())
    assert (together.whole.meetings, len(seen(meeting.body).board.meetings)) == (0, 0)


def test_a_look_at_all_bodies_is_written_down_for_each_and_none_of_another_is_shown(body: Body) -> None:
    other = a_body(3)
    guide = Actor(account=new_id(), grants=(Grant(Role.FACILITATOR, body.id), Grant(Role.FACILITATOR, other.id)))
    actions.note_views(actor=guide, id=new_id(), now=NOW, bodies=[body.id, other.id])
    rows = list(db.session.scalars(sa.select(ParticipationViewRow)))
    assert {(r.account_id, r.body_id) for r in rows} == {(guide.account, body.id), (guide.account, other.id)}
    with pytest.raises(BodyMissing):
        actions.note_views(actor=Actor(account=new_id(), grants=guide.grants[:1]), id=new_id(), now=NOW, bodies=[body.id, other.id])
    assert len(list(db.session.scalars(sa.select(ParticipationViewRow)))) == 2


def cost_of_the_board(seats: int, months: range) -> tuple[int, int]:
    """Return how many statements the board of a body of so many seats with a meeting in each month asks, and all bodies together."""
    body = a_body(seats, Statute(aim_women_percent=40), alternates=True)
    for n in range(seats):
        says_of_themselves(holder(body, n), KICHWA_WOMAN, now=SAID_ON)
    for month in months:
        meets(body.id, at(month))
    does(meetings.plan_meeting, NOW, body=body.id, kind=MeetingKind.ORDINARY, starts_at=NOW + timedelta(days=30), place="Aquí")
    return len(asked(lambda: seen(body.id))), len(asked(lambda: reads.together([body], SEMESTER, on=NOW.date())))


def test_a_board_of_many_asks_no_more_often_than_a_board_of_few(either: Flask) -> None:
    few, many = cost_of_the_board(2, range(2, 3)), cost_of_the_board(8, range(2, 6))
    assert many == few
    assert few[0] < 45
