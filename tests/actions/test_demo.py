"""The demonstration: whole, marked, the same for the same seed, harmless twice, with every awkward case in it."""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from click.testing import CliRunner
from flask import Flask

from governance_app.attendance import reads as attendance
from governance_app.attendance.rules import Capacity, PresenceMode, RollState, VisitorSex
from governance_app.cli import check
from governance_app.cli.demo import accounts
from governance_app.cli.demo.bodies import MARK
from governance_app.cli.demo.loading import NotAnEmptyPlace, load
from governance_app.cli.demo.people import Kind, person
from governance_app.cli.demo.story import Story, facts, read
from governance_app.cli.main import commands
from governance_app.commitments import reads as commitments
from governance_app.commitments.rules import CommitmentState, Progress, overdue
from governance_app.committees import reads as committees
from governance_app.committees.rules import Body, BodyKind, SeatStatus
from governance_app.decisions import reads as decisions
from governance_app.decisions.rules import Decision, DecisionState
from governance_app.foundation import clock
from governance_app.foundation.database import Base, db
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import Channel, Happening, ItemState, Meeting, MeetingKind, MeetingState
from governance_app.minutes import reads as minutes
from governance_app.organisations import reads as organisations
from governance_app.people import reads as people
from governance_app.people.rules import AgeBand, Purpose
from governance_app.record import reads as record
from governance_app.voting import reads as voting
from governance_app.voting.rules import Choice, MotionState, Outcome, Stance
from tests.conftest import _app_with_tables, settings_for
from tests.support.build_committees import a_body
from tests.support.databases import sqlite_url
from tests.support.live import installation

TOLD = date(2026, 11, 20)
SECRET_COLUMNS = {
    ("account", "password_hash"), ("attachment", "seal"), ("attachment", "original_seal"), ("leaf", "digest"), ("leaf", "previous"),
    ("record_head", "digest"), ("record_head", "origin"), ("record_key", "name"), ("receipt", "content"), ("self_description", "mark"),
}
"""What must be random, or is reckoned from it: passwords, keys, seals, the digests of leaves that hold a seal. So is all that is bytes."""
UNDER_KEYS = {"attendee_description", "participation_rollup", "figure_member"}
"""Tables whose rows stand under ids made of people's keys: of them only the number of rows is the same."""


@contextmanager
def a_place(url: str, folder: Path) -> Iterator[Flask]:
    app = _app_with_tables(settings_for(url, folder))
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """An installation with the demonstration in it, read by every test here and changed by none."""
    folder = tmp_path_factory.mktemp("demonstration")
    with a_place(sqlite_url(folder / "d.db"), folder) as app:
        assert load(1, TOLD, clock.now())
    return app


@pytest.fixture
def told(place: Flask) -> Iterator[Flask]:
    with place.app_context():
        yield place
        db.session.remove()


def digest_of_tables() -> dict[str, str]:
    """Return table → SHA-256 of its rows, without what must be random."""
    found = {}
    for table in Base.metadata.sorted_tables:
        columns = [c for c in table.columns if (table.name, c.name) not in SECRET_COLUMNS and not isinstance(c.type, sa.LargeBinary)]
        rows = sorted(without_seals(repr(tuple(row))) for row in db.session.execute(sa.select(*columns)))
        found[table.name] = str(len(rows)) if table.name in UNDER_KEYS else sha256("\n".join(rows).encode()).hexdigest()
    return found


def without_seals(row: str) -> str:
    return re.sub(r'"(seal|previous)":"[0-9a-f]{64}"', r'"\1":""', row)


def bodies() -> dict[str, Body]:
    return {b.slug: b for b in committees.bodies(on=TOLD)}


def held() -> list[Meeting]:
    return [m for b in bodies().values() for m in meetings.meetings_of(b.id) if m.state is MeetingState.CLOSED]


def every(of: Callable[[UUID], Any]) -> list[Any]:
    """Return what `of` answers for each meeting held, all together."""
    return [one for m in held() for one in of(m.id)]


def all_decisions() -> list[Decision]:
    return every(decisions.decisions_of_meeting)


def all_motions() -> list[Any]:
    return every(voting.motions)


def test_what_it_leaves_is_whole(told: Flask) -> None:
    assert [fault for _name, fault in check.faults_of_content() if fault] == []
    assert record.head()[0] > 500


@pytest.mark.parametrize("as_of", [TOLD + timedelta(days=n) for n in range(7)], ids="{:%A}".format)
def test_on_whatever_day_it_is_told_no_notice_comes_nearer_to_its_meeting(as_of: date) -> None:
    """Nothing happens on a Sunday; a notice moves back and a meeting on, so that what one load proves of hours holds on every day."""
    story = Story(1, as_of)
    for offset in range(-364, 60):
        plain = clock.from_local(datetime.combine(as_of + timedelta(days=offset), time(9)))
        assert plain - timedelta(days=1) <= story.notice_at(offset, "09:00") <= plain <= story.at(offset, "09:00")
        assert {clock.local_day(m).weekday() for m in (story.notice_at(offset, "09:00"), story.at(offset, "09:00"))} & {6} == set()


@pytest.mark.campaign
@pytest.mark.parametrize("as_of", [TOLD + timedelta(days=n) for n in range(7)], ids="{:%A}".format)
@pytest.mark.parametrize("seed", range(1, 6))
def test_it_loads_on_every_day_of_the_week_with_any_seed(as_of: date, seed: int, tmp_path: Path) -> None:
    with a_place(sqlite_url(tmp_path / "d.db"), tmp_path):
        assert load(seed, as_of, clock.now())
        assert record.broken_at() is None


def test_loading_again_is_harmless_whatever_the_seed(told: Flask) -> None:
    before = record.head()
    assert load(1, TOLD, clock.now()) is False
    assert load(7, TOLD - timedelta(days=3), clock.now()) is False
    assert record.head() == before


@pytest.mark.campaign
def test_the_same_seed_and_day_give_the_same_records_on_either_database(
        told: Flask, new_postgres: Callable[[str], str], tmp_path: Path) -> None:
    size, first = record.head()[0], digest_of_tables()
    with a_place(new_postgres("demonstration"), tmp_path):
        assert load(1, TOLD, clock.now())
        assert load(1, TOLD, clock.now()) is False
        assert record.head()[0] == size, "same ids, same days, same figures: the same leaves"
        assert [fault for _name, fault in check.faults_of_content() if fault] == []
        again = digest_of_tables()
    assert {name for name in first if first[name] != again[name]} == set()


def test_another_seed_gives_other_people(app: Flask) -> None:
    def names(seed: int) -> list[str]:
        story = Story(seed, TOLD)
        return [people.person(person(story, f"{n}", "w 30-64 kichwa -", -10)).name for n in range(5)]

    assert names(1) == names(1) != names(2)


def test_a_place_with_committees_of_its_own_is_left_alone(app: Flask) -> None:
    a_body(3)
    before = record.head()
    with pytest.raises(NotAnEmptyPlace):
        load(1, TOLD, clock.now())
    assert record.head() == before
    assert not organisations.corridors(), "nothing at all was loaded"


def test_an_installation_that_is_no_demonstration_refuses(tmp_path: Path) -> None:
    real = installation(tmp_path, GOVERNANCE_DEMONSTRATION="no")
    for words in (["demo"], ["demo", "load"], ["demo", "people"]):
        said = CliRunner(env=real.environment).invoke(commands, words)
        assert (said.exit_code, "not a demonstration" in said.output) == (1, True)


def test_every_record_is_marked(told: Flask) -> None:
    for table in Base.metadata.sorted_tables:
        if "demonstration" in table.c:
            unmarked = sa.select(sa.func.count()).where(table.c.demonstration.is_(False))
            if table.name == "organisation":
                unmarked = unmarked.where(table.c.candidate.is_(False))
            assert db.session.scalar(unmarked) == 0, table.name
            assert db.session.scalar(sa.select(sa.func.count()).select_from(table)) > 0, table.name


def test_no_real_organisation_sits_votes_or_promises(told: Flask) -> None:
    seated = {s.organisation for b in bodies().values() for s in committees.roster(b.id, TOLD)}
    seated |= {c.organisation for c in every(commitments.of_meeting)}
    for id in seated:
        found = organisations.organisation(id, on=TOLD)
        assert found.demonstration
        assert not found.candidate
        assert found.name.endswith(MARK)
    assert all(b.name.endswith(MARK) for b in bodies().values())
    real = organisations.organisations(on=TOLD, candidates=True)
    assert len(real) > 60, "the real ones stand in the reference list"


def test_both_corridors_have_their_year(told: Flask) -> None:
    kinds = Counter((b.kind, b.parent is not None) for b in bodies().values())
    assert kinds == {
        (BodyKind.MANAGEMENT_COMMITTEE, False): 1, (BodyKind.PROMOTER_GROUP, False): 1, (BodyKind.COMMISSION, True): 2,
        (BodyKind.ASSEMBLY, False): 2}
    south = bodies()["palora-pastaza"].id
    assert [f.kind for f in committees.forms(south)] == [BodyKind.PROMOTER_GROUP, BodyKind.MANAGEMENT_COMMITTEE]
    assert len(committees.statutes(south)) == 2
    for slug in ("palora-pastaza", "putumayo-aguarico"):
        seen = meetings.meetings_of(bodies()[slug].id)
        assert {MeetingKind.INAUGURAL, MeetingKind.ORDINARY, MeetingKind.EXTRAORDINARY} <= {m.kind for m in seen}
        assert Counter(m.state for m in seen if m.starts_at.date() > TOLD) == {MeetingState.CONVENED: 1, MeetingState.DRAFT: 1}
        assert all(m.state is MeetingState.CLOSED for m in seen if m.starts_at.date() <= TOLD)


def shares(meeting: UUID) -> tuple[int, float, float, int]:
    """Return how many came, the share of women and of youth over what is known, and how many are not recorded."""
    said, sheet = attendance.descriptions(meeting), attendance.visitors(meeting)
    assert sheet is not None
    women = sum(d.sex == "mujer" for d in said) + sum(g.number for g in sheet.groups if g.sex is VisitorSex.WOMEN)
    sexes = sum(d.sex is not None for d in said) + sum(g.number for g in sheet.groups if g.sex is not VisitorSex.NOT_SAID)
    young = sum(d.age_band == "18-29" for d in said) + sum(g.number for g in sheet.groups if g.age_band is AgeBand.YOUTH)
    ages = sum(d.age_band is not None for d in said) + sum(g.number for g in sheet.groups if g.age_band)
    return len(said) + sheet.total, women / sexes, young / ages, sum(d.sex is None for d in said)


def test_attendance_is_plausible(told: Flask) -> None:
    """Plenary sessions, as domain.md §7 has them; a commission of women and youth is made of women and youth."""
    for m in held():
        came, women, young, unrecorded = shares(m.id)
        assert 18 <= came <= 60, m.code
        if committees.body(m.body).kind is not BodyKind.COMMISSION:
            assert 0.22 <= women <= 0.48, m.code
            assert 0.08 <= young <= 0.20, m.code
            assert unrecorded >= 1, m.code


def test_quorum_is_lost_at_point_five(told: Flask) -> None:
    lost = [
        (m, item) for m in held() for item in meetings.agenda(m.id)
        if item.label == "5" and item.started_at and not attendance.quorum_at(m.id, item.started_at).reached]
    assert len(lost) == 1
    meeting, item = lost[0]
    assert attendance.quorum_at(meeting.id, meeting.opened_at).reached
    assert item.state is ItemState.DEFERRED
    assert [m.state for m in voting.motions(meeting.id) if m.item == item.id] == [MotionState.WITHDRAWN]
    later = [i for m in held() for i in meetings.agenda(m.id) if i.carried_from == item.id]
    assert len(later) == 1, "the next meeting took it up"


def test_alternates_come_with_and_without_letter(told: Flask) -> None:
    letters = {a.letter for a in every(attendance.attendees) if a.capacity is Capacity.ALTERNATE}
    assert letters == {True, False}
    assert any(line.state is RollState.IN_DELEGATION for line in every(attendance.roll))


def test_one_tie_is_broken_and_one_is_lost(told: Flask) -> None:
    tied = [voting.result(m.id) for m in all_motions() if m.state is MotionState.CLOSED and voting.result(m.id).tied]
    assert {(r.casting_vote, r.outcome) for r in tied} == {(Choice.FOR, Outcome.CARRIED), (None, Outcome.LOST)}


def test_consensus_keeps_reservations_with_their_reasons(told: Flask) -> None:
    stances = [s for m in all_motions() for s in voting.stances(m.id) if s.stance is Stance.RESERVATION]
    assert len(stances) >= 2
    assert all(s.reason and organisations.organisation(s.organisation, on=TOLD).demonstration for s in stances)


def test_resolutions_are_reformed_and_revoked_and_money_is_followed(told: Flask) -> None:
    states = Counter(d.state(TOLD) for d in all_decisions())
    assert states[DecisionState.AMENDED] == states[DecisionState.REVOKED] == 1
    money = [d.amounts for d in all_decisions() if d.amounts]
    assert len(money) == 2
    assert all(a.source for amounts in money for a in amounts)


def test_paper_sheets_have_rows_that_nobody_can_read(told: Flask) -> None:
    assert sum(attendance.visitors(m.id).illegible > 0 for m in held()) >= 3


def test_a_flood_moves_a_meeting_with_its_own_notice_by_radio(told: Flask) -> None:
    moved = [(m, e) for m in held() for e in meetings.happenings(m.id) if e.kind is Happening.POSTPONED]
    assert len(moved) == 1
    meeting, event = moved[0]
    assert "río" in event.reason
    assert [c.version for c in meetings.convocations(meeting.id)] == [1, 2]
    assert {d.channel for d in meetings.deliveries(meeting.id) if d.version == 2} == {Channel.RADIO}
    assert not meetings.untold_seats(meeting.id)


def test_a_minor_comes_with_her_mother(told: Flask) -> None:
    minors = [p for p in people.people() if p.minor_band]
    assert [m.minor_band for m in minors] == [AgeBand.ADOLESCENT_12_14]
    mothers = [p for p in people.people() if p.name == minors[0].representative]
    assert len(mothers) == 1
    together = [m for m in held() if {minors[0].id, mothers[0].id} <= {a.person for a in attendance.attendees(m.id)}]
    assert len(together) == 1


def test_a_person_withdraws_and_what_was_counted_stays(told: Flask) -> None:
    gone = [
        p for p in people.people()
        if any(c.purpose is Purpose.PARTICIPATION_FIGURES and c.withdrawn_on for c in people.consents(p.id))]
    assert len(gone) == 1
    assert people.description(gone[0].id, on=TOLD).sex is None
    counted = [d for m in held() for d in attendance.descriptions(m.id) if d.person == gone[0].id]
    assert [d.sex for d in counted] == ["mujer"]


def test_a_single_siona_woman_sits_at_a_table(told: Flask) -> None:
    for m in meetings.meetings_of(bodies()["putumayo-aguarico"].id, states=[MeetingState.CLOSED]):
        assert sum(d.sex == "mujer" and d.nationality == "siona" for d in attendance.descriptions(m.id)) == 1, m.code


def test_a_first_call_fails_and_the_second_opens(told: Flask) -> None:
    failed = [m for m in held() if any(e.kind is Happening.FIRST_CALL_FAILED for e in meetings.happenings(m.id))]
    assert len(failed) == 1
    assert failed[0].on_second_call
    assert failed[0].kind is MeetingKind.EXTRAORDINARY


def test_a_session_is_interrupted_and_goes_on(told: Flask) -> None:
    kinds = [[e.kind for e in meetings.happenings(m.id)] for m in held()]
    assert sum(Happening.ADJOURNED in k and Happening.RESUMED in k for k in kinds) == 1


def test_somebody_attends_by_radio_and_somebody_stays_out_of_a_point(told: Flask) -> None:
    assert PresenceMode.RADIO_PHONE in {a.mode for a in every(attendance.attendees)}
    assert any(r.tally.recused for m in all_motions() if (r := voting.result(m.id)))


def test_commitments_are_done_extended_and_overdue(told: Flask) -> None:
    found = every(commitments.of_meeting)
    assert any(c.state is CommitmentState.DONE and any(s.evidence for s in c.steps) for c in found)
    assert any(s.kind is Progress.EXTENDED for c in found for s in c.steps)
    assert any(overdue(c, TOLD) for c in found)
    assert any(not c.ended and not overdue(c, TOLD) for c in found)
    coming = [m for b in bodies().values() for m in meetings.meetings_of(b.id) if m.state is MeetingState.CONVENED]
    assert all(any(i.commitment for i in meetings.agenda(m.id)) for m in coming), "open ones stand on the next agenda"


def test_seats_are_vacant_ending_and_carried_over(told: Flask) -> None:
    states = {s.status for b in bodies().values() for s in committees.roster(b.id, TOLD)}
    assert states == set(SeatStatus)


def test_languages_interpretation_and_support_are_there(told: Flask) -> None:
    assert {s.language for s in every(attendance.languages)} >= {"es", "jiv", "acu", "qu"}
    assert any(s.interpreter for s in every(attendance.languages))
    assert any(s.needed is not None and s.given < s.needed for s in every(attendance.support))


def test_every_session_has_an_acta_with_words_of_its_own(told: Flask) -> None:
    for m in held():
        assert sum(bool(s.text) for s in minutes.sections(m.id)) >= 4, m.code
        assert minutes.live(m.id).signatories, m.code


def test_drafts_in_kichwa_and_shuar_are_words_of_the_glossary(told: Flask) -> None:
    text = files("governance_app.languages").joinpath("data/glossary.csv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    for language, column in (("qu", "kichwa"), ("jiv", "shuar")):
        sure = {w for r in rows if r[f"{column}_confidence"] in ("high", "med") for w in r[column].split()}
        used = [t for d in all_decisions() for t in d.texts if t.language == language]
        assert len(used) >= 3
        said = {w for t in used for w in re.findall(r"[^\s.,]+", f"{t.title} {t.text}".casefold())}
        assert said <= sure, said - sure
        assert all(t.review.value == "draft" for t in used)


def test_true_background_is_told_as_the_sources_have_it(told: Flask) -> None:
    """Every fact of data/facts.csv is told once, with who says so; nothing is kept there that nobody is told."""
    slugs = {"south": "palora-pastaza", "north": "putumayo-aguarico"}
    acts = {corridor: committees.forms(bodies()[slug].id)[0].act for corridor, slug in slugs.items()}
    assert {key.partition("_")[0] for key in facts()} == set(acts)
    for key, fact in facts().items():
        act = acts[key.partition("_")[0]]
        assert fact["value"] in act, key
        assert fact["confidence"] == "source_seen", key
        assert all(source in act for source in fact["source"].split("; ")), key


def test_passwords_are_new_each_time_and_shown_once(told: Flask) -> None:
    first, second = accounts.new_passwords(clock.now()), accounts.new_passwords(clock.now())
    assert [one.login for one in first] == [one["login"] for one in read("accounts.json")]
    assert len({one.password for one in (*first, *second)}) == 2 * len(first)
    assert {one.role.value for one in first} == {"administrator", "secretary", "president", "facilitator", "member", "reader"}


def test_kinds_of_people_read_as_written() -> None:
    assert Kind.read("w 18-29 shuar") == Kind(True, AgeBand.YOUTH, "shuar", True)
    assert Kind.read("m 65+ mestizo -") == Kind(False, AgeBand.ELDER, "mestizo", False)
