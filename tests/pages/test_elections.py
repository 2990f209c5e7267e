"""Pages of elections: from announcing to the printed result, with plain forms; the file that anybody counts again."""

from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance_app.access.rules import Role
from governance_app.meetings import reads as meetings
from governance_app.people import reads as people
from governance_app.voting import actions
from governance_app.voting.reads import elections as reads
from governance_app.voting.rules.elections import ElectionState, Method, PaperKind, count_election, read_blt
from tests.support.build_access import an_account, signed_in
from tests.support.build_attendance import an_open_meeting, does, points_of, principal
from tests.support.build_held_elections import a_candidate, an_election, an_open_election, enters
from tests.support.build_voting import VOTE_AT
from tests.support.pages import submit, visit


@pytest.fixture
def meeting(app: Flask) -> UUID:
    return an_open_meeting(5)


@pytest.fixture
def desk(client: FlaskClient, meeting: UUID) -> FlaskClient:
    return signed_in(client, an_account(Role.SECRETARY, meetings.meeting(meeting).body))


def address(election: UUID) -> str:
    return f"/trabajo/elecciones/{election}"


def name_of(meeting: UUID, n: int) -> str:
    return people.person(principal(meeting, n)).name


def test_an_election_from_announcing_to_its_result(desk: FlaskClient, meeting: UUID) -> None:
    page = visit(desk, f"/trabajo/reuniones/{meeting}/elecciones/nueva")
    point = str(points_of(meeting)[1])
    given = {"item": point, "title": "Presidencia del comité", "method": "irv"}
    submit(desk, page, "Anunciar la elección", **given, seats="2", status=422)
    submit(desk, page, "Anunciar la elección", **given, seats="1")
    [held] = reads.elections(meeting)
    for n in range(3):
        submit(desk, visit(desk, address(held.id)), "Anotar la candidatura", **{"candidate-person": str(principal(meeting, n))})
    ids = [c.id for c in reads.candidacies(held.id)]
    for n, answer in enumerate(("accepted", "accepted", "refused")):
        submit(desk, visit(desk, address(held.id)), "Guardar la respuesta", **{
            "candidacy-candidacy": str(ids[n]), "candidacy-answer": answer, "candidacy-how": "De viva voz"})
    submit(desk, visit(desk, address(held.id)), "Guardar esta regla", **{
        "list_rule-group": "Jóvenes", "list_rule-at_least": "1", "list_rule-members": [str(ids[1])]})
    assert f"Personas marcadas: {name_of(meeting, 1)}." in visit(desk, address(held.id)).main
    submit(desk, visit(desk, address(held.id)), "Abrir la elección", **{"opening-seed": "agua clara", "opening-opened_at": ""}, status=303)


def test_papers_are_entered_corrected_and_counted(desk: FlaskClient, meeting: UUID) -> None:
    election = an_open_election(meeting, Method.IRV)
    page = visit(desk, address(election))
    wrong = submit(desk, page, "Ingresar estas papeletas", status=422, **{
        "papers-place-1": "1", "papers-place-2": "1", "papers-times": "2"})
    assert "Dos candidaturas tienen el lugar 1" in wrong.main
    submit(desk, page, "Ingresar estas papeletas", **{"papers-place-1": "2", "papers-place-2": "1", "papers-times": "3"})
    submit(desk, visit(desk, address(election)), "Ingresar estas papeletas", **{"papers-place-1": "1", "papers-times": "1"})
    page = visit(desk, address(election))
    entry = next(p for p in reads.papers(election) if p.times == 1)
    submit(desk, page, "Tachar", **{"strike-papers": str(entry.id), "strike-reason": "Era otra"})
    assert "Era otra" in visit(desk, address(election)).main
    submit(desk, page, "Ingresar los blancos o nulos", **{"others-kind": "null", "others-times": "1"})
    wrong = submit(desk, visit(desk, address(election)), "Cerrar y contar", status=422, **{"box-in_box": "5"})
    assert "Hay 5 papeletas en la urna, pero se ingresaron 4" in wrong.main
    assert "Elegida" not in wrong.main
    submit(desk, wrong, "Cerrar y contar", **{"box-in_box": "4"})
    shown = visit(desk, address(election))
    assert name_of(meeting, 1) in shown.main
    assert "Ronda 1" in shown.main
    assert "<svg" in shown.html
    assert " style=" not in shown.html
    answer = desk.get(f"{address(election)}/papeletas.blt")
    result = reads.election_result(election)
    assert result is not None
    assert count_election(read_blt(answer.data), Method.IRV) == result.count
    submit(desk, shown, "Contar de nuevo para este puesto", **{
        "vacancy-candidacy": str(reads.on_papers(election)[1].id), "vacancy-declined": []}, status=303)
    assert "Una vacante" in visit(desk, address(election)).main


@pytest.mark.parametrize(("method", "given"), [
    (Method.PLURALITY, {"papers-choice": 0}), (Method.APPROVAL, {"papers-mark-1": "y"}), (Method.BORDA, {"papers-place-1": "1"}),
])
def test_each_method_has_its_paper(desk: FlaskClient, meeting: UUID, method: Method, given: dict[str, object]) -> None:
    election = an_open_election(meeting, method)
    first = str(reads.on_papers(election)[0].id)
    sent = {name: first if value == 0 else value for name, value in given.items()}
    submit(desk, visit(desk, address(election)), "Ingresar estas papeletas", **sent, **{"papers-times": "2"})
    assert [(p.ranking, p.times) for p in reads.papers(election)] == [((1,), 2)]


def test_nothing_of_the_papers_leaves_before_the_count(desk: FlaskClient, meeting: UUID) -> None:
    election = an_open_election(meeting)
    enters(election, (1,), 2)
    assert desk.get(f"{address(election)}/papeletas.blt").status_code == 409


def test_an_election_is_annulled_with_its_reason(desk: FlaskClient, meeting: UUID) -> None:
    election = an_election(meeting)
    submit(desk, visit(desk, address(election)), "Anular", **{"annulling-reason": "Faltan candidaturas"})
    assert reads.held_election(election).state is ElectionState.ANNULLED
    assert "Faltan candidaturas" in visit(desk, address(election)).main
    assert "Presidencia" in visit(desk, f"/trabajo/reuniones/{meeting}/elecciones").main


def test_whoever_only_sees_reads_no_paper_before_the_count(client: FlaskClient, meeting: UUID) -> None:
    election = an_open_election(meeting)
    enters(election, (2,), 2)
    enters(election, kind=PaperKind.BLANK)
    member = signed_in(client, an_account(Role.MEMBER, meetings.meeting(meeting).body))
    assert f"2 × {name_of(meeting, 1)}" not in visit(member, address(election)).main


def test_a_run_off_is_announced_from_the_page_of_the_vote_that_nobody_won(desk: FlaskClient, meeting: UUID) -> None:
    first = an_open_election(meeting, Method.MAJORITY)
    for number, times in ((1, 2), (2, 2), (3, 1)):
        enters(first, (number,), times)
    submit(desk, visit(desk, address(first)), "Cerrar y contar", **{"box-in_box": "5"})
    page, late = visit(desk, address(first)), visit(desk, address(first))
    assert "Pasan a la segunda vuelta" in page.main
    assert "Contar de nuevo para este puesto" not in page.main
    answer = submit(desk, page, "Anunciar la segunda vuelta entre ambas candidaturas")
    runoff = reads.runoff(first)
    assert runoff is not None
    assert str(runoff.id) in answer.headers["Location"]
    refused = submit(desk, late, "Anunciar la segunda vuelta entre ambas candidaturas", status=409)
    assert "ya está anunciada" in refused.main
    second = visit(desk, address(runoff.id))
    assert second.h1 == "Presidencia: segunda vuelta"
    assert "Segunda votación entre las dos candidaturas con más votos" in second.main
    assert "La segunda vuelta: " in visit(desk, address(first)).main
    assert "Anunciar la segunda vuelta entre" not in visit(desk, address(first)).main
    assert "Presidencia: segunda vuelta" in visit(desk, f"/trabajo/reuniones/{meeting}/elecciones").main


def test_the_command_of_the_page_tells_minimums_only_to_whoever_marked_them(
    desk: FlaskClient, client: FlaskClient, meeting: UUID,
) -> None:
    election = an_election(meeting, seats=2)
    ids = [a_candidate(election, principal(meeting, n)) for n in range(3)]
    does(actions.set_list_rule, election=election, group="Jóvenes", at_least=1, binding=True, members=(ids[2],))
    does(actions.open_election, election=election, opened_at=VOTE_AT, seed="agua")
    enters(election, (1,), 2)
    does(actions.close_election, election=election, in_box=2)
    assert "--method plurality --seed agua --minimum 'Jóvenes:1:3'" in visit(desk, address(election)).main
    member = signed_in(client, an_account(Role.MEMBER, meetings.meeting(meeting).body))
    said = visit(member, address(election)).main
    assert "--method plurality --seed agua" in said
    assert "--minimum" not in said
    assert "marcadas" not in said
    assert "Jóvenes" not in said
