"""`governance-app user …` inside the application."""

import pytest
from click.testing import CliRunner
from flask import Flask

from governance_app.access import actions, reads
from governance_app.access.cli import commands
from governance_app.access.rules import SYSTEM, VISITOR, AdministratorExists, Permission, Role, Secret, Tries, WrongSignIn, may, new_token
from governance_app.foundation import clock
from governance_app.foundation.ids import new_id
from tests.support.build_access import a_plain_body, an_account

NEW = "loro verde cruza pastaza"


@pytest.fixture
def user(app: Flask):
    def run(*words: str) -> str:
        outcome = CliRunner().invoke(commands, words, catch_exceptions=True)
        if outcome.exception and not isinstance(outcome.exception, SystemExit):
            raise outcome.exception
        return outcome.output

    return run


def test_the_first_administrator_comes_in_with_the_printed_code(user) -> None:
    assert "no account yet" in user("list")
    code = user("first-administrator").split("now: ")[1].split()[0]
    account = actions.accept_invitation(
        actor=VISITOR, id=new_id(), code=Secret(code), login="raiz", password=Secret(NEW), name="Rosa", now=clock.now()).subject
    assert may(reads.actor_of(account, clock.now()), Permission.MANAGE_ACCOUNTS)
    with pytest.raises(AdministratorExists):
        user("first-administrator")


def test_an_account_is_added_with_a_random_password_that_works(user) -> None:
    body = a_plain_body("Comité Río")
    password = user("add", "ana.grefa", "Ana Grefa", "--role", "secretary", "--body", "comité río").split("now: ")[1].strip()
    given = {"login": "ana.grefa", "token": Secret(new_token()), "tries": Tries(None), "family": "", "now": clock.now()}
    actions.sign_in(**given, password=Secret(password))
    assert "ana.grefa\tAna Grefa\topen\tsecretary — Comité Río" in user("list")
    user("role", "ana.grefa", "president", "--body", str(body))
    user("role", "ana.grefa", "secretary", "--body", str(body), "--end")
    assert "\tpresident — Comité Río" in user("list")
    assert "does not have this role" in user("role", "ana.grefa", "secretary", "--end")
    user("deactivate", "ana.grefa")
    assert "closed" in user("list")
    with pytest.raises(WrongSignIn):
        actions.sign_in(**given, password=Secret(password))


def test_codes_to_come_in_and_to_choose_anew_are_printed(user) -> None:
    member = an_account(login="rosa.tapuy")
    code = user("reset", "rosa.tapuy").split("now: ")[1].split()[0]
    assert actions.reset_password(
        actor=VISITOR, id=new_id(), code=Secret(code), password=Secret(NEW), now=clock.now()).subject == member.account
    assert "shown only now" in user("invite", "Luz", "--role", "reader")
    assert [line.role for line in reads.invitations_seen_by(SYSTEM, clock.now())] == [Role.READER]


def test_what_is_not_there_is_said_in_a_sentence(user) -> None:
    assert "no account called nadie" in user("reset", "nadie")
    assert "No committee is called X" in user("invite", "Luz", "--role", "reader", "--body", "X")
