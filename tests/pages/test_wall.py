"""The projection view: turnout while a vote is open, never a partial result; then the result."""

import re
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance_app.access.rules import Role
from governance_app.voting import actions
from governance_app.voting.rules import Choice, Form
from tests.pages.test_voting import address, somebody_of
from tests.support.build_access import signed_in
from tests.support.build_attendance import an_open_meeting, does
from tests.support.build_voting import a_motion, an_open_vote, voters_of
from tests.support.pages import visit


@pytest.fixture
def meeting(app: Flask) -> UUID:
    return an_open_meeting(5)


@pytest.fixture
def reader(client: FlaskClient, meeting: UUID) -> FlaskClient:
    return signed_in(client, somebody_of(meeting, Role.MEMBER))


def figures(html: str) -> list[str]:
    return re.findall(r'figure-value">([^<]+)<', html)


def test_while_a_vote_is_open_only_the_turnout_is_told(reader: FlaskClient, meeting: UUID) -> None:
    motion = an_open_vote(meeting, Form.ROLL_CALL)
    for seat, choice in zip(voters_of(motion), (Choice.FOR, Choice.FOR, Choice.AGAINST), strict=False):
        does(actions.record_ballot, motion=motion, seat=seat, choice=choice)
    page = visit(reader, f"{address(motion)}/pared")
    assert figures(page.html) == ["3", "5"]
    assert "A favor" not in page.main
    assert "Mirar otra vez" in page.main, "nothing moves by itself (WCAG 2.2.1): somebody asks again"


def test_when_it_is_closed_the_result_is_large_and_there_is_nothing_to_wait_for(reader: FlaskClient, meeting: UUID) -> None:
    motion = an_open_vote(meeting)
    does(actions.record_hands, motion=motion, votes_for=4, against=1)
    page = visit(reader, f"{address(motion)}/pared")
    assert "Aprobada" in page.main
    assert figures(page.html) == ["4", "1", "0", "0"]
    assert "Mirar otra vez" not in page.main


def test_before_the_vote_its_words_are_shown(reader: FlaskClient, meeting: UUID) -> None:
    page = visit(reader, f"{address(a_motion(meeting, text='Cuidar el agua'))}/pared")
    assert "Cuidar el agua" in page.main
    assert figures(page.html) == []


def test_hands_that_are_counted_together_have_no_turnout_before(reader: FlaskClient, meeting: UUID) -> None:
    page = visit(reader, f"{address(an_open_vote(meeting))}/pared")
    assert figures(page.html) == ["5"]
    assert "ya respondieron" not in page.main
