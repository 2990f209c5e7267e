"""The board's pages: words first, pictures that say what their tables say, aims set by hand, and all committees on one page."""

import re
from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance_app.access.rules import Role
from governance_app.committees.rules import Body, Statute
from governance_app.foundation import clock
from governance_app.languages import formats
from governance_app.meetings import actions as meetings
from governance_app.meetings.rules import MeetingKind
from governance_app.participation import reads
from governance_app.participation.pages import together
from governance_app.people.rules import AgeBand, Field, Sex
from tests.actions.test_participation_board import holder
from tests.pages.test_participation import views
from tests.support.build_access import an_account, signed_in
from tests.support.build_attendance import does
from tests.support.build_committees import a_body
from tests.support.build_participation import KICHWA_WOMAN, SAID_ON, YOUNG_MESTIZO, meets
from tests.support.build_people import says_of_themselves
from tests.support.pages import Node, Page, submit, visit

NOW = datetime(2026, 6, 29, 15, 0, tzinfo=UTC)
PERIOD = "?periodo=semestre"


@pytest.fixture
def body(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Body:
    """A committee of four with three meetings; the only young man stopped coming after the first, an alternate sits for the third seat."""
    made = a_body(4, Statute(aim_women_percent=40, aim_youth_percent=20), alternates=True)
    for n, says in ((0, KICHWA_WOMAN), (1, {Field.SEX: Sex.MAN, Field.AGE_BAND: AgeBand.ADULT}), (3, YOUNG_MESTIZO)):
        says_of_themselves(holder(made, n), says, now=SAID_ON)
    for month in (3, 4, 5):
        meets(made.id, datetime(2026, month, 14, 14, 0, tzinfo=UTC), absent={3} if month > 3 else (), sent={2})
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return made


@pytest.fixture
def guide(client: FlaskClient, body: Body) -> FlaskClient:
    return signed_in(client, an_account(Role.FACILITATOR, body.id))


def board(body: Body, part: str = "") -> str:
    return f"/trabajo/organos/{body.id}/participacion{part}"


def table(page: Page, caption: str) -> list[list[str]]:
    """Return the cells of the table of a caption, its head first."""
    found = next(t for t in page.root.all("table") if t.all("caption")[0].text.startswith(caption))
    return [[cell.text for cell in row.all("th", "td")] for row in found.all("tr")]


def titles(node: Node) -> list[str]:
    return [title.text for title in node.all("title")]


def test_the_first_words_say_who_is_missing_since_when_and_against_what_aim(guide: FlaskClient, body: Body) -> None:
    page = visit(guide, board(body, PERIOD))
    words = page.main
    assert "No se sabe de ningún joven (18 a 29 años) que haya venido desde el 14 de marzo de 2026 (2 reuniones)." in words
    assert "La meta del estatuto es 20 de cada 100." in words
    assert "Por el puesto Puesto 4 nadie ha venido desde el 14 de marzo de 2026 (2 reuniones)." in words
    assert "Puesto 3 nadie" not in words  # an alternate sat for it each time
    assert words.index("Quién falta") < words.index("ningún joven") < page.main.index("Las mujeres al asistir")
    assert page.html.index("ningún joven") < page.html.index("<svg class=\"bar\"")
    assert len(views()) == 1


def charts(page: Page) -> list[Node]:
    return [figure for figure in page.root.all("figure") if figure.attrs.get("class") == "chart"]


def test_a_line_is_drawn_where_there_are_two_steps_and_no_sooner(guide: FlaskClient, body: Body) -> None:
    page = visit(guide, board(body, PERIOD))
    assert [one.attrs["aria-labelledby"] for one in charts(page)] == ["women-name", "youth-name", "trend-meeting-name"]


def test_every_number_in_a_picture_stands_in_its_table(client: FlaskClient, body: Body, monkeypatch: pytest.MonkeyPatch) -> None:
    meets(body.id, datetime(2026, 9, 14, 14, 0, tzinfo=UTC), sent={2})
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 9, 20, 15, 0, tzinfo=UTC))
    page = visit(signed_in(client, an_account(Role.FACILITATOR, body.id)), board(body, PERIOD))
    figures = charts(page)
    assert len(figures) == 5  # women, youth; by meeting, semester, GEF year
    for figure in figures:
        [head, *rows] = [[cell.text for cell in row.all("th", "td")] for row in figure.all("table")[0].all("tr")]
        told = {(word, row[0], value) for row in rows for word, value in zip(head[1:], row[1:], strict=True)}
        for svg in figure.all("svg"):
            if svg.attrs.get("class") == "line":
                drawn = [re.fullmatch(r"(.+?), (.+): (.+)", title) for title in titles(svg)[1:]]
                assert drawn
                assert all(found and (found[1], found[2], found[3]) in told for found in drawn)
                known = [one for one in told if one[0] in head[1:5] and one[2].endswith("%")]
                assert len(drawn) == len(known)
    for figure in figures[:2]:
        [head, *rows] = [[cell.text for cell in row.all("th", "td")] for row in figure.all("table")[0].all("tr")]
        bars = [svg for svg in figure.all("svg") if svg.attrs.get("class") == "bar"]
        for row, svg in zip(rows, bars, strict=True):
            assert titles(svg) == [f"{word}: {value}" for word, value in zip(head[1:], row[1:], strict=True) if value != "0"]
        group = [(int(row[1]), int(row[1]) + int(row[2])) for row in rows]
        ends = [" ".join(f"{formats.percent(Fraction(part, base))} de {base}".split()) if base else "no se sabe" for part, base in group]
        assert [span.text for span in figure.all("span") if span.attrs.get("class") == "bar-value wide"] == ends


def test_pictures_hold_without_colour_and_are_told_to_who_does_not_see_them(guide: FlaskClient, body: Body) -> None:
    page = visit(guide, board(body, PERIOD))
    for figure in charts(page):
        assert figure.attrs["aria-labelledby"]
        assert figure.all("table")
        for svg in (s for s in figure.all("svg") if s.attrs.get("class") == "line"):
            assert svg.attrs["role"] == "img"
            assert svg.all("title")[0].attrs["id"] == svg.attrs["aria-labelledby"]
            assert svg.all("desc")[0].attrs["id"] == svg.attrs["aria-describedby"]
            dashes = [line.attrs["stroke-dasharray"] for group in svg.all("g") for line in group.all("polyline")[:1]]
            assert len(dashes) == len(set(dashes))
        assert not figure.all("script", "img", "image")
    assert all(svg.all("pattern") for svg in [s for s in page.root.all("svg") if s.attrs.get("viewbox") == "0 0 22 22"][:1])


def test_people_and_attendances_stand_side_by_side(guide: FlaskClient, body: Body) -> None:
    page = visit(guide, board(body, PERIOD))
    head = ["Respuesta", "Personas", "Asistencias"]
    people = next(t for t in page.root.all("table") if [c.text for c in t.all("tr")[0].all("th")] == head)
    told = {row.all("th")[0].text: [c.text for c in row.all("td")] for row in people.all("tr")[1:]}
    assert told == {"Mujer": ["1", "3"], "Hombre": ["2", "4"], "No registrado": ["1", "3"], "En total": ["4", "10"]}


def test_each_seat_is_told_with_how_often_somebody_came_for_it(guide: FlaskClient, body: Body) -> None:
    rows = table(visit(guide, board(body, PERIOD)), "Puesto por puesto")
    assert [row[0] for row in rows[1:]] == ["Puesto 1", "Puesto 2", "Puesto 3", "Puesto 4", "Todos los puestos"]
    assert [row[2:5] for row in rows[3:]] == [["3", "3", "100 %"], ["1", "3", "33 %"], ["10", "12", "83 %"]]


def test_the_next_meeting_is_told_with_something_to_do(guide: FlaskClient, body: Body) -> None:
    says_of_themselves(holder(body, 3), {Field.SEX: Sex.WOMAN}, now=NOW)
    meets(body.id, datetime(2026, 6, 14, 14, 0, tzinfo=UTC), absent={3})
    meeting = does(
        meetings.plan_meeting, NOW, body=body.id, kind=MeetingKind.ORDINARY, starts_at=NOW + timedelta(days=20), place="Casa comunal")
    page = visit(guide, board(body, PERIOD))
    assert "Antes de la próxima reunión, el 19 de julio de 2026" in page.main
    assert "1 puesto que puede ocupar una mujer: ninguna de sus mujeres vino a las últimas 3 reuniones." in page.main
    visit(guide, page.links()["Cómo sale la convocatoria"])
    visit(guide, page.links()["Puesto 4"])
    assert str(meeting) in page.links()["Cómo sale la convocatoria"]


def test_an_aim_is_set_by_hand_and_a_slip_is_explained_beside_its_field(guide: FlaskClient, body: Body) -> None:
    page = visit(guide, board(body, "/metas"))
    wrong = submit(guide, page, "Poner la meta", status=422, group="sex:mujer", percent="140", valid_from="2026-05-01", reason="Taller")
    assert "140" in [field.attrs.get("value") for field in wrong.root.all("input")]  # what was typed is kept
    over = submit(guide, page, "Poner la meta", status=422, group="sex:hombre", percent="70", valid_from="2026-05-01", reason="Taller")
    assert "esto pasa de 100" in over.main
    submit(guide, visit(guide, board(body, "/metas")), "Poner la meta", group="sex:mujer", percent="55", valid_from="2026-05-01",
           reason="Acuerdo del taller")
    page = visit(guide, board(body, "/metas"))
    assert table(page, "Metas de hoy")[3] == ["Mujeres", "La meta propia del comité desde el 1 de mayo de 2026 es 55 de cada 100.",
                                              "Acuerdo del taller"]
    assert [a.percent for a in reads.own_aims(body.id)] == [55]
    rows = table(visit(guide, board(body, PERIOD)), "Las metas y cómo van")
    assert [row[0] for row in rows[1:]] == [
        "Mujeres: 40 de cada 100, según el estatuto", "Jóvenes de 18 a 29 años: 20 de cada 100, según el estatuto",
        "Mujeres: 55 de cada 100, propia del comité"]
    assert rows[1][1] == "43 %: se alcanza"
    assert rows[3][1] == "43 %: no se alcanza"


def test_aims_are_for_the_facilitator_and_the_administrator(client: FlaskClient, body: Body) -> None:
    for role in (Role.SECRETARY, Role.PRESIDENT, Role.MEMBER, Role.READER):
        visit(signed_in(client, an_account(role, body.id)), board(body, "/metas"), status=403)
    other = a_body(3)
    visit(signed_in(client, an_account(Role.FACILITATOR, other.id)), board(body, "/metas"), status=404)


def test_all_committees_of_a_facilitator_stand_on_one_page_and_no_other(guide: FlaskClient, body: Body) -> None:
    a_body(3, slug="ajeno")
    page = visit(guide, "/trabajo/participacion" + PERIOD)
    rows = table(page, "Cada comité")
    assert [row[0] for row in rows[1:]] == [body.name, "Todos"]
    assert rows[1][1:] == rows[2][1:] == ["3", "4", "10", "43 %", "no se sabe", "33 %", "14 %", "70 %"]
    assert [row[0] for row in table(page, "Los comités de cada corredor")[1:]] == ["Sin corredor"]
    assert [view.body_id for view in views()] == [body.id]
    assert "termina" in visit(guide, "/trabajo/participacion?desde=2026-06-30&hasta=2026-01-01").main


def test_a_committee_without_meetings_is_told_kindly(client: FlaskClient, app: Flask) -> None:
    young = a_body(3)
    page = visit(signed_in(client, an_account(Role.FACILITATOR, young.id)), board(young))
    assert "Todavía no hubo reuniones" in page.main


def test_more_committees_than_one_page_holds_stand_on_several_and_each_page_counts_its_own(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(together, "ON_A_PAGE", 2)
    bodies = [a_body(2) for _n in range(3)]
    boss = signed_in(client, an_account(Role.ADMINISTRATOR, None))
    first = visit(boss, f"/trabajo/participacion{PERIOD}")
    assert "Hay tantos comités que están en 2 páginas" in first.main
    second = visit(boss, f"/trabajo/participacion{PERIOD}&pagina=2")
    links = [{a.attrs.get("href", "") for a in page.root.all("a")} for page in (first, second)]
    shown = [{href for href in some if re.fullmatch("/trabajo/organos/.*/participacion", href)} for some in links]
    assert [len(some) for some in shown] == [2, 1]
    assert shown[0] | shown[1] == {board(body) for body in bodies}
    assert any("pagina=1" in href for href in links[1])
    assert any("pagina=2" in href and "periodo=semestre" in href for href in links[0])
    assert len(views()) == 3, "a look is noted of the committees that are shown"
    for odd in ("0", "x", "99", "-1", "²"):
        visit(boss, f"/trabajo/participacion?pagina={odd}")
