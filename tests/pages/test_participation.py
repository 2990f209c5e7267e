"""Pages of participation: a tap is a turn, the figures are whole, and every look at them is written down."""

from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from governance_app.access.rules import Actor, Role
from governance_app.foundation import clock
from governance_app.foundation.database import db
from governance_app.meetings import reads as meetings
from governance_app.participation import reads
from governance_app.participation.records import ParticipationViewRow
from governance_app.participation.rules import SpeakerAffiliation, SpeakerGroup
from governance_app.people.rules import NO_ANSWER, Field
from tests.support.build_access import an_account, signed_in
from tests.support.build_attendance import points_of, principal
from tests.support.build_participation import KICHWA_WOMAN, YOUNG_MESTIZO, a_described_meeting, speaks
from tests.support.pages import submit, visit

PERIOD = "?desde=2026-01-01&hasta=2026-06-30"


def somebody_of(meeting: UUID, role: Role) -> Actor:
    return an_account(role, meetings.meeting(meeting).body)


@pytest.fixture
def meeting(app: Flask) -> UUID:
    return a_described_meeting(KICHWA_WOMAN, KICHWA_WOMAN, YOUNG_MESTIZO, {Field.SEX: NO_ANSWER}, None)


@pytest.fixture
def guide(client: FlaskClient, meeting: UUID) -> FlaskClient:
    return signed_in(client, somebody_of(meeting, Role.FACILITATOR))


def word(meeting: UUID, part: str = "palabra") -> str:
    return f"/trabajo/reuniones/{meeting}/{part}"


def board(meeting: UUID) -> str:
    return f"/trabajo/organos/{meetings.meeting(meeting).body}/participacion"


def views() -> list[ParticipationViewRow]:
    db.session.rollback()
    return list(db.session.scalars(sa.select(ParticipationViewRow)))


def test_a_tap_on_a_name_or_a_group_is_one_turn_on_the_point(guide: FlaskClient, meeting: UUID) -> None:
    point = points_of(meeting)[1]
    page = visit(guide, word(meeting) + f"?punto={point}")
    assert "Asunto 2 — 0 intervenciones" in page.main
    answer = submit(guide, page, "Principal 3")
    assert answer.headers["Location"].endswith(f"/palabra?punto={point}#tally")
    submit(guide, page, "Principal 3")  # the same press again: nothing twice
    page = visit(guide, word(meeting) + f"?punto={point}")
    assert "Principal 3 · 1" in page.main
    assert "1 intervención" in page.main
    submit(guide, page, "Mujer joven (Indígena)")
    [first, second] = reads.turns(meeting)
    assert (first.item, first.person) == (point, principal(meeting, 2))
    assert (second.group, second.affiliation) == (SpeakerGroup.YOUNG_WOMAN, SpeakerAffiliation.INDIGENOUS)


def test_the_last_tap_can_be_taken_back(guide: FlaskClient, meeting: UUID) -> None:
    speaks(meeting, 0)
    speaks(meeting, 1)
    page = visit(guide, word(meeting))
    submit(guide, page, "Quitar la última intervención: Principal 2")
    assert [t.person for t in reads.turns(meeting)] == [principal(meeting, 0)]
    submit(guide, page, "Quitar la última intervención: Principal 2")  # pressed twice: the other turn stays
    assert len(reads.turns(meeting)) == 1


def test_nonsense_is_refused_with_a_sentence(guide: FlaskClient, meeting: UUID) -> None:
    page = visit(guide, word(meeting))
    for nonsense in ("", "person:x", "group:witch:other", "group:woman"):
        submit(guide, page, "Principal 1", speaker=nonsense)
        page = visit(guide, word(meeting))
        assert "Toque el nombre o el grupo de quien habló." in page.text
    assert reads.turns(meeting) == ()


def test_a_meeting_that_is_not_open_shows_its_tally_without_buttons(client: FlaskClient, app: Flask) -> None:
    meeting = a_described_meeting(None, None, open_it=False)
    page = visit(signed_in(client, somebody_of(meeting, Role.SECRETARY)), word(meeting))
    assert "mientras la reunión está abierta" in page.main
    assert "Quién habla" not in page.main


def test_the_board_says_every_figure_with_its_base_and_writes_the_look_down(guide: FlaskClient, meeting: UUID) -> None:
    for n in (2, 2, 2, 0):
        speaks(meeting, n)
    page = visit(guide, board(meeting) + PERIOD)
    assert "Hubo 1 reunión." in page.main
    assert "Mujeres: 2 de 3 asistencias (67 %)." in page.main
    assert "Mujeres: 1 de 4 intervenciones (25 %)." in page.main
    assert "Proponer: no se sabe de nadie." in page.main
    assert "Registrado en 4 de 5; de ellos, 1 no dijeron cuál." in page.main
    assert "Las mujeres fueron 33 % o más en 1 de 1 reunión." in page.main
    assert "Kichwa" in page.main
    [view] = views()
    assert view.body_id == meetings.meeting(meeting).body
    assert view.at <= clock.now()
    assert page.main.count("Quién consultó estas cifras") == 1


def test_picture_and_table_say_the_same(guide: FlaskClient, meeting: UUID) -> None:
    page = visit(guide, word(meeting, "participacion"))
    tables = {t.all("caption")[0].text: [[c.text for c in r.all("th", "td")] for r in t.all("tr")][1:] for t in page.root.all("table")}
    drawn = tables["Las mujeres al asistir, hablar, proponer y ocupar puestos y cargos"]
    told = next(rows for caption, rows in tables.items() if caption.startswith("Las mismas cifras") and "Las mujeres" in caption)
    assert [row[:5] for row in drawn] == [row[:5] for row in told]
    assert next(row for row in told if row[0] == "Asistir")[1:6] == ["2", "1", "1", "1", "67 %"]


def test_periods_are_one_tap_away_and_a_wrong_one_is_explained(guide: FlaskClient, meeting: UUID) -> None:
    for key in ("semestre", "semestre-anterior", "gef", "gef-anterior", "otra-cosa"):
        visit(guide, board(meeting) + f"?periodo={key}")
    assert "termina (1/1/2026)" in visit(guide, board(meeting) + "?desde=2026-06-30&hasta=2026-01-01").main.replace("01/01", "1/1")
    assert len(views()) == 6


def test_figures_are_for_the_facilitator_of_the_body_alone(client: FlaskClient, meeting: UUID) -> None:
    other = a_described_meeting(None, None)
    for role in (Role.SECRETARY, Role.PRESIDENT, Role.MEMBER, Role.READER):
        one = signed_in(client, somebody_of(meeting, role))
        visit(one, board(meeting), status=403)
        visit(one, word(meeting, "participacion"), status=403)
    stranger = signed_in(client, somebody_of(other, Role.FACILITATOR))
    visit(stranger, board(meeting), status=404)
    visit(stranger, word(meeting, "participacion"), status=404)
    assert views() == []
