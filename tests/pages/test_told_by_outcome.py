"""Before a secret vote opens, its page says what the outcome alone will tell: under unanimity, and of a tie that is broken."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance_app.access.rules import Role
from governance_app.committees.rules import MajorityBase, MajorityKind, MajorityRule, MatterKind, Statute, TieRule
from governance_app.meetings import reads as meetings
from governance_app.voting.rules import Form
from tests.support.build_access import an_account, signed_in
from tests.support.build_attendance import leaves
from tests.support.build_urn import a_hall
from tests.support.build_voting import a_motion
from tests.support.pages import visit

TELLS, TIE = "la sola palabra «aprobada» dice que", "Si hay empate,"
PAGES = {Form.PAPER: "urna/abrir", Form.SEALED: "reservado/preparar", Form.BELENIOS: "belenios/abrir"}


def said(client: FlaskClient, form: Form, rule: MajorityRule, tie: TieRule = TieRule.LOST) -> str:
    meeting = a_hall(statute=Statute(majorities={MatterKind.ORDINARY.value: rule}, tie=tie))
    desk = signed_in(client, an_account(Role.SECRETARY, meetings.meeting(meeting).body))
    return visit(desk, f"/trabajo/mociones/{a_motion(meeting, form)}/{PAGES[form]}").main


@pytest.mark.parametrize("form", PAGES)
def test_unanimity_is_warned_of_before_the_vote_opens(app: Flask, client: FlaskClient, form: Form) -> None:
    told = said(client, form, MajorityRule(MajorityKind.UNANIMITY))
    assert f"{TELLS} nadie votó en contra" in told
    assert TIE not in told


def test_unanimity_less_a_few_and_a_lot_are_warned_of(app: Flask, client: FlaskClient) -> None:
    told = said(client, Form.PAPER, MajorityRule(MajorityKind.UNANIMITY_LESS, less=2), TieRule.LOT)
    assert f"{TELLS} a lo más 3 personas votaron en contra" in told  # two less than seven; or three and three, and the lot approves
    assert TIE in told


def test_a_usual_majority_is_not_warned_of(app: Flask, client: FlaskClient) -> None:
    told = said(client, Form.SEALED, MajorityRule())
    assert TELLS not in told
    assert TIE not in told


@pytest.mark.parametrize(("gone", "told"), [(2, False), (3, True)])
def test_who_is_absent_counts_where_the_majority_is_of_all_seats(app: Flask, client: FlaskClient, gone: int, told: bool) -> None:
    """Of seven seats four are needed: of five who are here one may be against, of four nobody."""
    rule = MajorityRule(MajorityKind.MORE_THAN_HALF, MajorityBase.SEATS)
    meeting = a_hall(statute=Statute(majorities={MatterKind.ORDINARY.value: rule}, tie=TieRule.LOST))
    for seat in range(gone):
        leaves(meeting, 6 - seat, minute=10)
    desk = signed_in(client, an_account(Role.SECRETARY, meetings.meeting(meeting).body))
    assert (f"{TELLS} nadie" in visit(desk, f"/trabajo/mociones/{a_motion(meeting, Form.PAPER)}/urna/abrir").main) is told
