"""The demonstration's participation: its board has something to say, its figures are honest, its acts leave files and signatures."""

from datetime import date, timedelta
from uuid import UUID

import sqlalchemy as sa
from flask import Flask

from governance_app.attachments.rules import Media
from governance_app.cli.demo.story import Story
from governance_app.committees import reads as committees
from governance_app.foundation.database import Base, db
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import MeetingState
from governance_app.minutes import reads as minutes
from governance_app.minutes.reads import signing
from governance_app.participation import reads
from governance_app.participation.rules import WOMEN, Dimension, Helped, Look, Measure, OtherFigures, Period, PeriodKind, Recorded
from governance_app.participation.rules.disclosure import SafeTable
from tests.actions.test_demo import TOLD, place, told

__all__ = ["place", "told"]
YEAR = Period(PeriodKind.CUSTOM, TOLD - timedelta(days=364), TOLD)
GOOD, BAD = "palora-pastaza", "putumayo-aguarico"


def body(slug: str) -> UUID:
    return next(b.id for b in committees.bodies(on=TOLD) if b.slug == slug)


def seen(slug: str) -> Look:
    return reads.look(body(slug), YEAR, now=Story(1, TOLD).at(0, "12:00"))


def beside(slug: str) -> OtherFigures:
    return reads.other_figures(body(slug), YEAR, on=TOLD)


def women(slug: str, measure: Measure) -> float:
    share = seen(slug).board.figures[measure, Dimension.SEX].share(WOMEN)
    assert share is not None
    return float(share)


def test_a_seat_whose_women_stayed_away_three_times_is_told_of_one_committee_alone(told: Flask) -> None:
    bad, good = seen(BAD).ahead, seen(GOOD).ahead
    assert bad is not None
    assert good is not None
    assert [one.seat.label for one in bad.risks.women] == ["Municipios 1"]
    assert not good.risks.women


def test_where_women_come_and_are_not_heard(told: Flask) -> None:
    """In one committee women speak half as often as they come, in the other nearly as often."""
    assert women(BAD, Measure.SPEAKING) < women(BAD, Measure.ATTENDANCE) / 2
    assert women(GOOD, Measure.SPEAKING) > women(GOOD, Measure.ATTENDANCE) * 0.7
    assert women(GOOD, Measure.ATTENDANCE) > women(BAD, Measure.ATTENDANCE)


def test_each_committee_has_an_aim_of_its_own_beside_its_statute_and_misses_one(told: Flask) -> None:
    for slug in (GOOD, BAD):
        assert [one for one in reads.own_aims(body(slug)) if one.value == WOMEN and one.since < TOLD and one.reason]
        assert [one.aim for one in seen(slug).missing.under if one.aim.reason]


def test_what_stands_beside_the_board_is_full_and_says_what_is_not_known(told: Flask) -> None:
    for slug in (GOOD, BAD):
        found = beside(slug)
        for one in (Recorded.TURNS, Recorded.SUPPORT, Recorded.LANGUAGES, Recorded.NOTICES, Recorded.PROPOSERS, Recorded.LENGTHS):
            assert found.completeness[one].part, (slug, one)
        assert found.completeness[Recorded.LENGTHS].not_recorded, "not everybody has a watch"
        assert found.spoken[Dimension.SEX].seconds.base
        assert all(place for place, _line in found.engagements.places)


def test_the_good_one_does_better_in_every_figure_that_somebody_can_do_something_about(told: Flask) -> None:
    good, bad = beside(GOOD), beside(BAD)
    pairs = [(good.languages.interpreted, bad.languages.interpreted), (good.returns.communities, bad.returns.communities),
             (good.reach.everybody.portion, bad.reach.everybody.portion), (good.promises.portion, bad.promises.portion)]
    for better, worse in pairs:
        assert better.part * worse.base > worse.part * better.base > 0
    assert good.promises.late, "and even there a promise was late"
    assert bad.reach.everybody.untold
    assert [line for line in bad.support if line.needed and not line.used], "care was asked for and there was none"


def test_barriers_are_met_tried_against_and_closed(told: Flask) -> None:
    good, bad = reads.barriers(body(GOOD)), reads.barriers(body(BAD))
    assert any(one.closed and one.helped is Helped.YES for one in good)
    assert any(one.helped is Helped.NO for one in bad)
    assert any(not one.tried for one in bad), "of some nothing was tried"


def test_only_the_nationality_that_agreed_is_named_in_what_is_published(told: Flask) -> None:
    agreed = reads.agreements()
    assert [one.nationality for one in agreed] == ["kichwa"]
    tables = [t for one in reads.releases() for t in one.tables if isinstance(t, SafeTable) and t.dimension is Dimension.NATIONALITY]
    assert tables, "on this day the year holds enough people"
    assert {cell.code for table in tables for cell in table.cells} & {"shuar", "achuar", "cofan", "siona", "siekopai"} == set()


def test_actas_are_approved_by_a_later_session_and_signed_on_paper(told: Flask) -> None:
    found = [m for b in committees.bodies(on=TOLD) for m in meetings.meetings_of(b.id, states=[MeetingState.CLOSED])]
    approved = [m.id for m in found if minutes.approval(m.id)]
    assert 0 < len(approved) < len(found)
    signed = [len(signing.signing(m).kept) for m in approved]
    assert {0, 1, 2} <= set(signed)


def test_files_are_made_by_the_program_and_say_so(told: Flask) -> None:
    annexes = [one for b in committees.bodies(on=TOLD) for m in meetings.meetings_of(b.id) for one in meetings.annexes(m.id)]
    assert {one.media for one in annexes} == {Media.PICTURE, Media.PDF}
    assert all("demostración" in one.alt for one in annexes if one.media is Media.PICTURE)


def test_nothing_is_written_after_the_day_of_the_telling(told: Flask) -> None:
    returned = Base.metadata.tables["decision_return"]
    last: date = db.session.scalar(sa.select(sa.func.max(returned.c.on)))
    assert last <= TOLD
