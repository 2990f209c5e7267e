"""Pages of the facts beside the board: few taps, a sentence beside what is wrong, every figure with how much is recorded."""

from datetime import timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from governance_app.access.rules import Actor, Role
from governance_app.attendance import actions as attendance
from governance_app.attendance import reads as attendance_reads
from governance_app.attendance.rules import Support, SupportKind, Tongues, tongues_of
from governance_app.foundation import clock
from governance_app.foundation.database import db
from governance_app.meetings import actions as meeting_actions
from governance_app.meetings import reads as meetings
from governance_app.participation import actions, reads
from governance_app.participation.records import ParticipationViewRow
from governance_app.participation.rules import BarrierKind, BarrierStep, Helped, ReturnMeans
from tests.support.build_access import an_account, signed_in
from tests.support.build_attendance import AFTER, does, points_of
from tests.support.build_decisions import a_commitment, a_decision
from tests.support.build_participation import KICHWA_WOMAN, YOUNG_MESTIZO, a_described_meeting, speaks
from tests.support.pages import submit, visit

PERIOD = "?desde=2026-01-01&hasta=2026-06-30"


def somebody_of(meeting: UUID, role: Role) -> Actor:
    return an_account(role, meetings.meeting(meeting).body)


@pytest.fixture
def meeting(app: Flask) -> UUID:
    return a_described_meeting(KICHWA_WOMAN, KICHWA_WOMAN, YOUNG_MESTIZO)


@pytest.fixture
def guide(client: FlaskClient, meeting: UUID) -> FlaskClient:
    return signed_in(client, somebody_of(meeting, Role.FACILITATOR))


def of_meeting(meeting: UUID, part: str) -> str:
    return f"/trabajo/reuniones/{meeting}/{part}"


def of_body(meeting: UUID, part: str) -> str:
    return f"/trabajo/organos/{meetings.meeting(meeting).body}/participacion/{part}"


def languages(meeting: UUID) -> dict[UUID | None, Tongues]:
    return tongues_of(attendance_reads.languages(meeting))


def test_the_languages_of_a_point_are_one_tap_when_they_are_those_of_the_point_before(guide: FlaskClient, meeting: UUID) -> None:
    points = points_of(meeting)
    page = visit(guide, of_meeting(meeting, "lenguas/puntos"))
    assert "1. Asunto 1" in page.main
    submit(guide, page, "Guardar y seguir con el próximo punto", spoken=["es", "jiv"], into=["qu"])
    for _point in points[1:]:
        page = visit(guide, of_meeting(meeting, "lenguas/puntos"))
        assert "Según lo anotado antes: Español, Shuar chicham." in page.main
        submit(guide, page, "Guardar estas y seguir con el próximo punto")
    known = languages(meeting)
    assert [(set(known[p].spoken), known[p].into) for p in points] == [({"es", "jiv"}, ("qu",))] * len(points)
    page = visit(guide, of_meeting(meeting, f"lenguas/puntos?punto={points[1]}"))
    submit(guide, page, "Guardar y seguir con el próximo punto", spoken=["auc"], into=[])
    assert languages(meeting)[points[1]] == Tongues(("auc",))
    assert "Wao terero" in visit(guide, of_meeting(meeting, "lenguas/puntos")).main


def test_languages_that_cannot_be_are_said_beside_the_field_and_what_was_marked_stays(guide: FlaskClient, meeting: UUID) -> None:
    page = visit(guide, of_meeting(meeting, "lenguas/puntos"))
    answer = submit(guide, page, "Guardar y seguir con el próximo punto", status=422, spoken=["es"], into=["es"])
    assert "Solo se habló esa lengua" in answer.main
    assert languages(meeting) == {}


def test_support_is_one_sheet_and_a_use_beyond_the_need_is_explained(guide: FlaskClient, meeting: UUID) -> None:
    page = visit(guide, of_meeting(meeting, "apoyos"))
    submit(guide, page, "Guardar", travel_offered="si", travel_needed="11", travel_given="9", other_given="2", other_note="Botas")
    assert attendance_reads.support(meeting) == (
        Support(SupportKind.OTHER, 2, None, "Botas"), Support(SupportKind.TRAVEL, 9, 11, "", True))
    page = visit(guide, of_meeting(meeting, "apoyos"))
    assert page.root.all("select")[0].text.startswith("No se sabe")
    answer = submit(guide, page, "Guardar", status=422, food_needed="4", food_given="9")
    assert "Lo usaron más personas (9) que las que lo necesitaban (4)." in answer.main
    wrong = next(node for node in answer.root.all("input") if node.attrs.get("name") == "food_given")
    assert (wrong.attrs["aria-describedby"], wrong.attrs["value"]) == ("food_given-error", "9")
    assert len(attendance_reads.support(meeting)) == 2


def test_minutes_are_kept_by_ending_a_turn_or_by_a_number_and_nobody_must(guide: FlaskClient, meeting: UUID) -> None:
    first, _second = speaks(meeting, 0), speaks(meeting, 2)
    page = visit(guide, of_meeting(meeting, "palabra/duraciones"))
    assert "Intervenciones con su duración: 0 de 2." in page.main
    submit(guide, page, "Guardar", turn=str(first), minutes="3", seconds="20")
    assert [t.seconds for t in reads.turns(meeting)] == [200, None]
    page = visit(guide, of_meeting(meeting, f"palabra/duraciones?turno={first}"))
    assert "3 min 20 s" in page.main
    submit(guide, page, "Guardar", turn=str(first), minutes="", seconds="")
    assert [t.seconds for t in reads.turns(meeting)] == [None, None]
    page = visit(guide, of_meeting(meeting, "palabra/duraciones"))
    answer = submit(guide, page, "Guardar", status=422, turn=str(first), minutes="0", seconds="0")
    assert "dura entre un segundo y 12 horas" in answer.main


def test_the_last_turn_ends_with_one_tap(guide: FlaskClient, meeting: UUID) -> None:
    speaks(meeting, 0, now=clock.now() - timedelta(seconds=75))
    page = visit(guide, of_meeting(meeting, "palabra"))
    submit(guide, page, "Termina ahora, si lleva minutos: Principal 1")
    [turn] = reads.turns(meeting)
    assert turn.seconds in range(75, 100)
    assert "Termina ahora" not in visit(guide, of_meeting(meeting, "palabra")).main


def test_a_barrier_from_the_first_word_to_its_closing(guide: FlaskClient, meeting: UUID) -> None:
    page = visit(guide, of_body(meeting, "barreras"))
    answer = submit(guide, page, "Guardar", kind="distance", words="Dos días de canoa", meeting=str(meeting))
    address = answer.headers["Location"]
    page = visit(guide, address)
    assert "Distancia" in page.text
    submit(guide, page, "Guardar lo que se intentó", **{"tried-words": "Canoa común", "tried-helped": "not_known"})
    submit(guide, visit(guide, address), "Guardar la corrección", **{"correct-kind": "cost", "correct-words": "El combustible"})
    refused = submit(guide, visit(guide, address), "Cerrarla", status=422, **{"close-words": " "})
    assert "Por favor, corrija esto" in refused.main
    submit(guide, visit(guide, address), "Cerrarla", **{"close-words": "Lo paga el proyecto"})
    page = visit(guide, address)
    for entry in ("Dos días de canoa", "Canoa común", "El combustible", "Lo paga el proyecto"):
        assert entry in page.main
    assert "Guardar lo que se intentó" not in page.main
    [known] = reads.barriers(meetings.meeting(meeting).body)
    assert (known.kind, known.helped, known.closed) == (BarrierKind.COST, Helped.NOT_KNOWN, True)
    assert "Costo de venir" in visit(guide, of_body(meeting, "barreras")).main


def test_a_decision_is_written_down_as_returned_and_a_mistake_is_taken_out(client: FlaskClient, meeting: UUID) -> None:
    made = a_decision(meeting)
    desk = signed_in(client, somebody_of(meeting, Role.SECRETARY))
    page = visit(desk, f"/trabajo/decisiones/{made}/devolucion")
    given = {"language": "qu", "means": "audio", "on": "2026-03-21"}
    refused = submit(desk, page, "Guardar", status=422, **given)
    assert "Elija una comunidad, o escriba dónde fue." in refused.main
    submit(desk, page, "Guardar", **given, place="Radio de Puyo")
    page = visit(desk, f"/trabajo/decisiones/{made}/devolucion")
    assert "Kichwa · Grabación o radio · 21/03/2026 · Radio de Puyo" in page.main
    assert "Kichwa" in visit(desk, of_body(meeting, "devoluciones")).main
    submit(desk, page, "Fue un error: quitar Kichwa, 21/03/2026")
    assert "Todavía nadie ha anotado" in visit(desk, f"/trabajo/decisiones/{made}/devolucion").main


def table(page: object, caption: str) -> dict[str, list[str]]:
    every = {t.all("caption")[0].text: t for t in page.root.all("table")}  # type: ignore[attr-defined]
    return {cells[0]: cells[1:] for cells in ([c.text for c in r.all("th", "td")] for r in every[caption].all("tr"))}


def test_the_other_figures_stand_with_how_much_is_recorded_and_the_look_is_written_down(guide: FlaskClient, meeting: UUID) -> None:
    points = points_of(meeting)
    does(attendance.keep_point_languages, meeting=meeting, item=points[0], spoken=["es"], into=["qu"])
    for point in points[:2]:
        does(meeting_actions.finish_item, item=point)
    does(attendance.keep_support, meeting=meeting, lines=[Support(SupportKind.TRAVEL, 9, 12, offered=True)])
    does(actions.time_turn, turn=speaks(meeting, 0), seconds=90)
    speaks(meeting, 2)
    does(actions.record_return, decision=a_decision(meeting), language="qu", means=ReturnMeans.PRINTED, on=AFTER.date(), place="Radio")
    a_commitment(meeting)
    met = does(actions.note_barrier, body=meetings.meeting(meeting).body, kind=BarrierKind.CARE, words="Nadie cuida a los niños")
    does(actions.add_to_barrier, barrier=met, step=BarrierStep.TRIED, words="Un rincón de juego", helped=Helped.YES)
    page = visit(guide, of_body(meeting, f"otras-cifras{PERIOD}"))
    assert "Puntos con interpretación: 1 de 1 (100 %)." in page.main
    assert "Registrado en 1 de 2." in page.main
    assert table(page, "Puntos tratados, por lengua")["No registrado"][2] == "1"
    assert table(page, "Apoyos por tipo")["Viaje"] == ["1 de 1 reunión", "12", "9", "75 %", "1 de 1 reunión"]
    assert table(page, "Apoyos por tipo")["Alimentación"][1:4] == ["no se sabe"] * 3
    assert table(page, "Avisos de las reuniones")["Todas las organizaciones con puesto"][3:] == ["3", "no se sabe", "0 %"]
    assert table(page, "Por sexo")["Mujer"] == ["1 (50 %)", "1,5 (100 %)", "0"]
    assert table(page, "Cuánto está registrado de cada cifra")["Intervenciones con su duración"] == ["1", "2", "50 %"]
    assert table(page, "Decisiones por lengua")["Kichwa"] == ["0", "0", "1", "0", "1", "100 %"]
    assert table(page, "Compromisos por quien responde de ellos")["En total"] == ["0", "0", "1", "0", "0 %"]
    assert table(page, "Barreras encontradas en el período")["Cuidado de niñas, niños u otras personas"] == ["1", "1", "1", "0", "0", "0"]
    assert table(page, "Reuniones por tipo y modalidad")["En total"] == ["1", "3", "0"]
    db.session.rollback()
    assert len(list(db.session.scalars(sa.select(ParticipationViewRow)))) == 1


def test_a_wrong_period_is_explained_and_the_near_ones_are_a_tap_away(guide: FlaskClient, meeting: UUID) -> None:
    for key in ("semestre", "semestre-anterior", "gef", "gef-anterior", "otra-cosa"):
        visit(guide, of_body(meeting, f"otras-cifras?periodo={key}"))
    assert "antes de empezar" in visit(guide, of_body(meeting, "otras-cifras?desde=2026-06-30&hasta=2026-01-01")).main


def test_only_the_facilitator_of_the_body_sees_figures_and_barriers(client: FlaskClient, meeting: UUID) -> None:
    other = a_described_meeting(None, None)
    met = does(actions.note_barrier, body=meetings.meeting(meeting).body, kind=BarrierKind.CARE, words="Nadie cuida a los niños")
    desk = signed_in(client, somebody_of(meeting, Role.SECRETARY))
    for part in ("otras-cifras", "barreras"):
        visit(desk, of_body(meeting, part), status=403)
    visit(desk, f"/trabajo/participacion/barreras/{met}", status=403)
    stranger = signed_in(client, somebody_of(other, Role.FACILITATOR))
    for part in ("otras-cifras", "barreras", "devoluciones"):
        visit(stranger, of_body(meeting, part), status=404)
    visit(stranger, f"/trabajo/participacion/barreras/{met}", status=404)
    for part in ("apoyos", "lenguas/puntos", "palabra/duraciones"):
        visit(stranger, of_meeting(meeting, part), status=404)
