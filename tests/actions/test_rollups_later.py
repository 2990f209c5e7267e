"""What is put right after a meeting is closed reaches its sums, on both databases; and the sums are what the tables themselves hold."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask

from governance_app.access.rules import SYSTEM
from governance_app.attendance import actions as attendance
from governance_app.attendance.rules import Capacity, Support, SupportKind
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.meetings import actions as meeting_actions
from governance_app.participation import actions
from governance_app.participation.rules import Dimension, Measure, Sums
from governance_app.people import actions as people
from governance_app.people.keys import keys_of, link
from governance_app.people.rules import Purpose
from governance_app.voting.rules import Publication
from tests.actions.test_disputes import disputes
from tests.support.build_attendance import AFTER, STARTS, does, points_of, principal
from tests.support.build_committees import a_person
from tests.support.build_participation import KICHWA_WOMAN, SAID_ON, YOUNG_MESTIZO, a_described_meeting, speaks
from tests.support.build_people import says_of_themselves
from tests.support.build_urn import a_hall, an_open_urn, closes, counted
from tests.support.rolled import Walk, kept, recounted, rolled

LATER = AFTER + timedelta(days=3)


def strikes_the_arrival_of_seat_three(meeting: UUID) -> None:
    """Strike out that the third principal came."""
    event = db.session.execute(sa.text("SELECT id FROM attendance_event WHERE person_id = :who").bindparams(
        sa.bindparam("who", principal(meeting, 2), sa.Uuid())).columns(id=sa.Uuid())).scalar_one()
    does(attendance.void_event, LATER, event=event, reason="No vino ella")


def comes(meeting: UUID) -> None:
    """Write somebody down who was forgotten, and who had said who they are."""
    person = a_person("Rosa Olvidada")
    says_of_themselves(person, YOUNG_MESTIZO, now=SAID_ON)
    does(attendance.record_arrival, LATER, meeting=meeting, person=person, capacity=Capacity.GUEST, at=STARTS)


def times(meeting: UUID) -> None:
    [turn] = db.session.scalars(sa.text("SELECT id FROM speaking_turn").columns(id=sa.Uuid()))
    does(actions.time_turn, LATER, turn=turn, seconds=90)


def takes_the_turn_back(meeting: UUID) -> None:
    [turn] = db.session.scalars(sa.text("SELECT id FROM speaking_turn").columns(id=sa.Uuid()))
    does(actions.remove_turn, LATER, turn=turn)


def takes_the_consent_back(meeting: UUID) -> None:
    people.withdraw_consent(
        actor=SYSTEM, id=new_id(), now=LATER, person=principal(meeting, 0), purpose=Purpose.PARTICIPATION_FIGURES)


def says_something_else(meeting: UUID) -> None:
    says_of_themselves(principal(meeting, 0), YOUNG_MESTIZO, now=LATER)


def speaks_kichwa(meeting: UUID) -> None:
    does(attendance.keep_point_languages, LATER, meeting=meeting, item=points_of(meeting)[0], spoken=["qu"], into=["es"])


def is_fetched_by_canoe(meeting: UUID) -> None:
    does(attendance.keep_support, LATER, meeting=meeting, lines=[Support(SupportKind.TRAVEL, offered=True, needed=3, given=2)])


def nothing_else(meeting: UUID) -> None:
    """Open the meeting again and do nothing."""


MOVES = [strikes_the_arrival_of_seat_three, comes, takes_the_turn_back]
STAYS = [times, takes_the_consent_back, says_something_else, speaks_kichwa, is_fetched_by_canoe, nothing_else]


def shut(meeting: UUID) -> None:
    does(meeting_actions.close_meeting, LATER, meeting=meeting, closed_at=STARTS + timedelta(hours=3), defer_rest=True)


@pytest.mark.parametrize("act", [*MOVES, *STAYS], ids=lambda act: act.__name__)
def test_what_is_put_right_after_the_closing_is_in_the_sums_and_what_is_no_fact_of_them_is_not(
    either: Flask, act: Callable[[UUID], object],
) -> None:
    meeting = a_described_meeting(KICHWA_WOMAN, YOUNG_MESTIZO, KICHWA_WOMAN, None)
    speaks(meeting, 1)
    shut(meeting)
    assert actions.roll_up(None) == 1
    before = kept(meeting)
    assert before == recounted(meeting)
    does(meeting_actions.reopen_meeting, LATER, meeting=meeting, reason="Falta corregir la lista")
    act(meeting)
    assert kept(meeting) in (None, recounted(meeting))
    shut(meeting)
    actions.roll_up(None)
    assert kept(meeting) == recounted(meeting)
    assert (recounted(meeting) != before) is (act in MOVES)


def test_a_vote_annulled_within_its_eight_days_was_none(either: Flask) -> None:
    meeting = a_hall()
    proposer = principal(meeting, 0)
    motion = an_open_urn(meeting, Publication.FULL, proposer=proposer)
    closes(motion, counted(5, 2))
    told = rolled(meeting)
    assert told[Measure.CARRIED.value][Dimension.SEX.value] == {"": 1}
    assert told[Measure.VOTES.value][Dimension.SEX.value] == {"": 7}
    disputes(motion, days=5)
    assert kept(meeting) is None
    annulled = rolled(meeting)
    assert annulled == recounted(meeting)
    assert {Measure.CARRIED.value, Measure.VOTES.value} & annulled.keys() == set()
    assert annulled[Measure.PROPOSALS.value] == told[Measure.PROPOSALS.value]


def number(question: str, meeting: UUID, **more: Any) -> int:
    """Return what a question in plain SQL counts of a meeting; 0 for nothing."""
    asked = sa.text(question).bindparams(sa.bindparam("meeting", meeting, sa.Uuid()))
    return int(db.session.scalar(asked, more) or 0)


def from_the_tables(meeting: UUID) -> dict[Measure, int]:
    """Return how many each measure counts, asked of the tables in plain SQL, past every read of the application."""
    put = "FROM motion m LEFT JOIN result r ON r.motion_id = m.id WHERE m.meeting_id = :meeting"
    won = f"{put} AND r.outcome = 'carried' AND m.state <> 'annulled'"
    return {
        Measure.ATTENDANCE: number("SELECT count(DISTINCT person_id) FROM attendance_event WHERE meeting_id = :meeting AND "
                                   "movement = 'arrives' AND voided_at IS NULL", meeting),
        Measure.SPEAKING: number("SELECT count(*) FROM speaking_turn WHERE meeting_id = :meeting AND removed_at IS NULL", meeting),
        Measure.PROPOSALS: number(f"SELECT count(*) {put}", meeting), Measure.CARRIED: number(f"SELECT count(*) {won}", meeting),
        Measure.VISITORS: number("SELECT (SELECT COALESCE(sum(number), 0) FROM visitor_count WHERE meeting_id = :meeting) + "
                                 "(SELECT COALESCE(sum(illegible), 0) FROM visitor_sheet WHERE meeting_id = :meeting)", meeting),
    }


def women_who_came(meeting: UUID) -> int:
    """Return how many women came, by the row that only the key of each leads to."""
    came = set(db.session.scalars(sa.text(
        "SELECT person_id FROM attendance_event WHERE meeting_id = :meeting AND movement = 'arrives' AND voided_at IS NULL")
        .bindparams(sa.bindparam("meeting", meeting, sa.Uuid())).columns(person_id=sa.Uuid())))
    women = set(db.session.scalars(sa.text("SELECT id FROM attendee_description WHERE sex = 'mujer'").columns(id=sa.Uuid())))
    return sum(link(key, "attendee_description", meeting) in women for key in keys_of(came).values())


def total(sums: Sums, measure: Measure, by: Dimension) -> int:
    return sum(sums.get(measure.value, {}).get(by.value, {}).values())


@pytest.mark.parametrize("seed", range(20, 23))
def test_sums_are_what_plain_sql_counts_in_the_tables(either: Flask, seed: int) -> None:
    walk = Walk(seed)
    for _step in range(25):
        walk.random.choice(walk.acts)()
    sums = rolled(walk.meeting)
    for measure, counted_there in from_the_tables(walk.meeting).items():
        assert {total(sums, measure, by) for by in Dimension} == {counted_there}, measure
    assert sums[Measure.ATTENDANCE.value][Dimension.SEX.value].get("mujer", 0) == women_who_came(walk.meeting) > 0
