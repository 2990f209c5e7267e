"""What anybody reads of an election: who was elected and every round once it is counted; before that, only that it runs."""

import gzip
import shlex
from pathlib import Path
from uuid import UUID

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient

from governance_app.meetings.actions import change_item
from governance_app.meetings.rules import ItemKind
from governance_app.people import reads as people
from governance_app.voting import actions
from governance_app.voting.cli import commands
from governance_app.voting.reads import elections as reads
from governance_app.voting.rules.elections import CandidacyState, Method, PaperKind, write_blt
from tests.support.build_attendance import an_open_meeting, does, points_of, principal
from tests.support.build_held_elections import a_candidate, an_election, an_open_election, enters
from tests.support.build_voting import VOTE_AT
from tests.support.pages import Page, visit

LIGHT = 10_000
"""Bytes of the page itself, squeezed: what is left of 30 KB for a first visit beside fonts, icons and styles."""


@pytest.fixture
def meeting(app: Flask) -> UUID:
    return an_open_meeting(12)


def board(client: FlaskClient, meeting: UUID) -> Page:
    return visit(client, f"/reuniones/{meeting}?lang=es")


def name_of(meeting: UUID, n: int) -> str:
    return people.person(principal(meeting, n)).name


def test_a_counted_election_is_told_whole(client: FlaskClient, meeting: UUID) -> None:
    election = an_open_election(meeting, Method.IRV, seed="agua clara")
    for ranking, times in (((1,), 4), ((2, 3), 3), ((3, 2), 2)):
        enters(election, ranking, times)
    enters(election, kind=PaperKind.NULL)
    does(actions.close_election, election=election, in_box=10)
    page = board(client, meeting)
    for told in (
        "Elecciones de personas", "Presidencia", f"Resultan elegidas estas personas: {name_of(meeting, 1)}.",
        "Forma de contar: Voto por orden de preferencia para un puesto", "Papeletas entregadas: 12. En la urna: 10 (válidas 9, en blanco 0",
        "nulas 1", "Ronda 1", "Ronda 2", "--method irv --seed 'agua clara'",
    ):
        assert told in page.main, told
    assert {name_of(meeting, n) in page.main for n in range(3)} == {True}
    assert "<svg" in page.html
    assert "papeletas.blt" not in page.html, "who may see the papers is asked at their door"
    assert " style=" not in page.html


def test_the_command_on_the_page_counts_the_file_to_the_same_end(client: FlaskClient, meeting: UUID, tmp_path: Path) -> None:
    election = an_open_election(meeting, Method.STV_WIGM, seats=2, candidates=4, seed="agua")
    for number in range(1, 5):
        enters(election, (number,), 2)
    does(actions.close_election, election=election, in_box=8)
    node = next(one for one in board(client, meeting).root.all("code") if "tally" in one.text)
    words = shlex.split(node.text)
    file = tmp_path / words[2]
    file.write_text(write_blt(reads.to_be_counted(reads.held_election(election))), encoding="utf-8")
    told = CliRunner().invoke(commands, ["tally", str(file), *words[3:]])
    result = reads.election_result(election)
    assert result is not None
    assert f"Resultan elegidas estas personas: {', '.join(result.count.names)}." in told.output


def test_of_an_open_election_nothing_but_that_it_is_open(client: FlaskClient, meeting: UUID) -> None:
    election = an_open_election(meeting)
    enters(election, (2,), 7)
    waiting = an_election(meeting, title="Tesorería")
    a_candidate(waiting, principal(meeting, 4))
    page = board(client, meeting)
    assert "Papeletas entregadas, todavía sin contar" in page.main
    assert not [n for n in range(12) if name_of(meeting, n) in page.html]
    assert "Ronda" not in page.main
    assert "Tesorería" not in page.main
    assert "agua" not in page.main


def test_who_refused_who_withdrew_and_what_people_are_stay_inside(client: FlaskClient, meeting: UUID) -> None:
    election = an_election(meeting, Method.APPROVAL, seats=1)
    stands = [a_candidate(election, principal(meeting, n)) for n in range(3)]
    a_candidate(election, principal(meeting, 3), CandidacyState.REFUSED)
    a_candidate(election, principal(meeting, 4), None)
    does(actions.set_list_rule, election=election, group="Mujeres jóvenes", at_least=1, binding=True, members=tuple(stands[1:]))
    does(actions.set_list_rule, election=election, group="Personas con discapacidad", at_least=1, binding=False, members=(stands[0],))
    does(actions.open_election, election=election, opened_at=VOTE_AT)
    enters(election, (1, 2), 5)
    enters(election, (1,), 2)
    enters(election, (3,), 1)
    does(actions.answer_candidacy, election=election, candidacy=stands[2], answer=CandidacyState.WITHDRAWN)
    does(actions.close_election, election=election, in_box=8)
    page = board(client, meeting)
    shown = [n for n in range(12) if name_of(meeting, n) in page.html]
    assert shown == [0, 1]
    assert "guardó lugar para los mínimos" in page.main
    assert "Mujeres jóvenes" not in page.html
    assert "discapacidad" not in page.html


def test_an_election_of_a_point_in_closed_session_is_not_told(client: FlaskClient, meeting: UUID) -> None:
    election, running = an_open_election(meeting), an_open_election(meeting)
    enters(election, (1,), 3)
    does(actions.close_election, election=election, in_box=3)
    assert name_of(meeting, 0) in board(client, meeting).main
    does(change_item, item=points_of(meeting)[0], title="Reservado", kind=ItemKind.DECISION, closed_session_reason="Trata de menores",
         reason="Lo pidió la familia")
    page = board(client, meeting)
    assert reads.held_election(running).title not in page.main
    assert name_of(meeting, 0) not in page.html


def test_a_run_off_stands_beside_the_vote_that_nobody_won(client: FlaskClient, meeting: UUID) -> None:
    first = an_open_election(meeting, Method.MAJORITY)
    for number, times in ((1, 4), (2, 3), (3, 2)):
        enters(first, (number,), times)
    does(actions.close_election, election=first, in_box=9)
    runoff = does(actions.announce_runoff, election=first)
    does(actions.open_election, election=runoff, opened_at=VOTE_AT)
    assert "Presidencia: segunda vuelta" in board(client, meeting).main
    enters(runoff, (2,), 5)
    does(actions.close_election, election=runoff, in_box=5)
    said = board(client, meeting).main
    assert f"Pasan a la segunda vuelta: {name_of(meeting, 0)}, {name_of(meeting, 1)}." in said
    assert f"Resultan elegidas estas personas: {name_of(meeting, 1)}." in said


def test_a_long_count_stays_light(client: FlaskClient, meeting: UUID) -> None:
    """Eleven rounds of twelve candidates."""
    election = an_open_election(meeting, Method.IRV, candidates=12, seed="agua")
    for number in range(1, 13):
        enters(election, (number, number % 12 + 1), 1)
    does(actions.close_election, election=election, in_box=12)
    result = reads.election_result(election)
    assert result is not None
    assert len(result.count.rounds) >= 10
    assert 2_000 < len(gzip.compress(board(client, meeting).html.encode())) < LIGHT
