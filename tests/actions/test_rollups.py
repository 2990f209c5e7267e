"""Roll-ups, on both databases: they say what a recount says after every act; no fact changes unseen; no page needs a full scan."""

import re
from collections import Counter
from datetime import date
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask

from governance_app.committees import reads as committees
from governance_app.committees.rules import Statute
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.meetings import actions as meeting_actions
from governance_app.meetings import reads as meetings
from governance_app.participation import actions, reads
from governance_app.participation.actions import rolling
from governance_app.participation.records import RollupRow, SpeakingTurnRow
from governance_app.participation.records.rolled import watchers
from governance_app.participation.rules import Gathering, Period, PeriodKind, SpeakerGroup, Summed, Sums
from tests.actions.test_participation_board import NOW, SEMESTER, at, body, holder, seen
from tests.actions.test_vote_cost import asked
from tests.support.build_attendance import AFTER, does
from tests.support.build_committees import a_body
from tests.support.build_participation import KICHWA_WOMAN, SAID_ON, YOUNG_MESTIZO, meets
from tests.support.build_people import says_of_themselves
from tests.support.rolled import MUST_CHANGE, Walk, kept, recounted, rolled

__all__ = ["body"]
SEEDS, STEPS = range(3), 40
WATCHED, VERBS = sorted(watchers("sqlite")), ("INSERT", "UPDATE", "DELETE")
BIG = ("attendance_event", "attendee_description", "speaking_turn", "motion", "result", "elector", "ballot", "stance", "visitor_count",
       "participation_rollup", "person_key", "self_description", "meeting")
"""Tables that grow with the installation: the board of one body reads none of them from end to end."""


def test_after_every_act_the_sums_are_what_a_recount_says(either: Flask) -> None:
    changed = Counter[str]()
    for seed in SEEDS:
        walk = Walk(seed)
        for _step in range(STEPS):
            walk.step()
        changed += walk.changed
    assert set(changed) >= MUST_CHANGE


def everything_happened() -> UUID:
    """Return a meeting with a row in every table of facts."""
    walk = Walk(1)
    for act in (walk.guest, walk.turn, walk.visitors, walk.hands, walk.roll_call, walk.agree):
        act()
    return walk.meeting


def emptied_by(verb: str, table: str) -> bool:
    """Tell whether a verb alone, done to every row of a table, empties the sums of the meeting; it is taken back."""
    column = next(c.name for c in db.metadata.tables[table].columns if not c.primary_key)
    with db.engine.connect() as connection, connection.begin() as transaction:
        let_others_point_to_nothing(connection, table)
        connection.exec_driver_sql(f"CREATE TEMPORARY TABLE put_aside AS SELECT * FROM {table}")
        if verb == "INSERT":
            connection.exec_driver_sql(f"DELETE FROM {table}")
        connection.execute(sa.update(RollupRow).values(figures={}))
        done = connection.exec_driver_sql({
            "INSERT": f"INSERT INTO {table} SELECT * FROM put_aside", "UPDATE": f'UPDATE {table} SET "{column}" = "{column}"',
            "DELETE": f"DELETE FROM {table}"}[verb])
        assert done.rowcount, f"{table}: nothing to change"
        left = connection.scalar(sa.select(sa.func.count()).where(RollupRow.figures.is_not(None)))
        transaction.rollback()
        return not left


def let_others_point_to_nothing(connection: sa.Connection, table: str) -> None:
    """Let rows go to which others point, until the transaction is taken back."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        return
    pointing = f"SELECT conrelid::regclass, conname FROM pg_constraint WHERE confrelid = '{table}'::regclass"
    for other, name in connection.exec_driver_sql(pointing).all():
        connection.exec_driver_sql(f'ALTER TABLE {other} DROP CONSTRAINT "{name}"')


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("table", WATCHED)
def test_no_fact_changes_without_its_meeting_being_counted_anew(either: Flask, table: str, verb: str) -> None:
    rolled(everything_happened())
    db.session.remove()
    assert emptied_by(verb, table)


def test_every_table_that_figures_are_read_from_is_watched(either: Flask) -> None:
    meeting = meetings.meeting(everything_happened())
    told = " ".join(asked(lambda: reads.gatherings([meeting])))
    read = set(re.findall(r"(?:FROM|JOIN) (\w+)", told))
    assert {"attendee_description", "person_key", "ballot"} <= read
    assert read <= set(WATCHED)


def months(body: UUID) -> None:
    """Hold four meetings: three before the semester that is looked at, and one in it."""
    for month in (2, 3, 4, 5):
        meets(body, at(month), absent={3} if month == 3 else (), sent={2} if month == 4 else ())


def test_the_board_and_all_bodies_say_the_same_with_sums_and_without(body: object) -> None:
    mine, other = body.id, a_body(3, Statute(), alternates=True).id  # type: ignore[attr-defined]
    says_of_themselves(holder(body, 2), KICHWA_WOMAN, now=SAID_ON)  # type: ignore[arg-type]
    says_of_themselves(holder(body, 3), YOUNG_MESTIZO, now=SAID_ON)  # type: ignore[arg-type]
    months(mine)
    meets(other, at(4), guests=[holder(body, 2)])  # type: ignore[arg-type]
    meets(other, at(4).replace(hour=20), guests=[holder(body, 3)])  # type: ignore[arg-type]
    both = committees.bodies(on=NOW.date())
    may = Period(PeriodKind.CUSTOM, date(2026, 5, 1), date(2026, 5, 31))

    def everything() -> object:
        return seen(mine), seen(mine, may), reads.together(both, SEMESTER, on=NOW.date()), reads.together(both, may, on=NOW.date())

    plain = everything()
    assert actions.roll_up([mine, other]) == 6
    assert actions.roll_up([mine, other]) == 0
    held = meetings.meetings_of(mine)
    assert [type(m) for m in reads.summed(held)] == [Summed] * 4
    assert everything() == plain
    does(meeting_actions.reopen_meeting, NOW, meeting=held[0].id, reason="Faltó una palabra")
    assert everything() == plain
    does(actions.record_turn, NOW, meeting=held[0].id, group=SpeakerGroup.WOMAN)
    assert [type(m) for m in reads.summed(held)] == [Gathering, Summed, Summed, Summed]
    assert everything() != plain
    partly = everything()
    actions.roll_up(None, limit=None)
    assert everything() == partly


def test_only_closed_meetings_are_counted_and_no_more_than_a_page_may(body: object) -> None:
    months(body.id)  # type: ignore[attr-defined]
    meeting = meetings.meetings_of(body.id)[0].id  # type: ignore[attr-defined]
    does(meeting_actions.reopen_meeting, NOW, meeting=meeting, reason="Falta un acuerdo")
    assert [actions.roll_up([body.id], limit=2) for _time in range(3)] == [2, 1, 0]  # type: ignore[attr-defined]
    assert kept(meeting) is None


def test_a_change_made_while_a_meeting_is_counted_is_not_lost(postgres: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    meeting = everything_happened()
    count, before = rolling.sums_of, recounted(meeting)

    def slowly(facts: Gathering) -> Sums:
        with db.engine.begin() as other:
            other.execute(sa.insert(SpeakingTurnRow).values(
                id=new_id(), meeting_id=meeting, speaker_group=SpeakerGroup.WOMAN, affiliation="not_said", at=AFTER))
        return count(facts)

    monkeypatch.setattr(rolling, "sums_of", slowly)
    rolling.count([meeting])
    assert kept(meeting) is None
    assert recounted(meeting) != before


def scanned(told: list[tuple[str, object]]) -> set[str]:
    """Return which big tables an engine reads from end to end for these questions, when it has any other way."""
    found: set[str] = set()
    with db.engine.connect() as connection:
        postgres = connection.dialect.name == "postgresql"
        if postgres:
            connection.exec_driver_sql("SET enable_seqscan = off")  # tables of tests are small: without an index it still would
        for statement, given in told:
            rows = connection.exec_driver_sql(("EXPLAIN " if postgres else "EXPLAIN QUERY PLAN ") + statement, given)
            plan = "\n".join(" ".join(map(str, row)) for row in rows)
            found |= set(re.findall(r"Seq Scan on (\w+)" if postgres else r"SCAN (\w+)", plan))
    return found & set(BIG)


def questions(look: object) -> list[tuple[str, object]]:
    """Return the questions of a read with what they were given."""
    told: list[tuple[str, object]] = []

    def tell(_connection: object, _cursor: object, statement: str, given: object, *_more: object) -> None:
        if statement.startswith("SELECT"):
            told.append((statement, given))

    db.session.remove()
    sa.event.listen(db.engine, "before_cursor_execute", tell)
    try:
        look()  # type: ignore[operator]
    finally:
        sa.event.remove(db.engine, "before_cursor_execute", tell)
    return told


@pytest.mark.parametrize("with_sums", [False, True])
def test_no_page_of_figures_reads_a_table_of_the_installation_from_end_to_end(body: object, with_sums: bool) -> None:
    months(body.id)  # type: ignore[attr-defined]
    if with_sums:
        actions.roll_up([body.id])  # type: ignore[attr-defined]
    may = Period(PeriodKind.CUSTOM, date(2026, 5, 1), date(2026, 5, 31))
    assert scanned(questions(lambda: seen(body.id, may))) == set()  # type: ignore[attr-defined]
    assert scanned(questions(lambda: reads.together([body], SEMESTER, on=NOW.date()))) == set()  # type: ignore[list-item]
    assert scanned(questions(lambda: actions.roll_up([body.id]))) == set()  # type: ignore[attr-defined]
