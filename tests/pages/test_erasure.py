"""Erasing a person in the browser: what is kept is shown first, the name confirms it, and nobody but an administrator finds the way."""

import pytest
import sqlalchemy as sa

from governance_app.access.actions import add_account
from governance_app.access.records import AccountRow
from governance_app.access.rules import SYSTEM, NoSuchAccount, Role, Secret
from governance_app.attendance.rules import Capacity
from governance_app.foundation import clock
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.people import actions as people_actions
from governance_app.people import reads
from governance_app.people.rules import ERASED_NAME, Field, LegalGround
from governance_app.privacy import actions
from tests.support.build_access import a_plain_body, an_account, signed_in
from tests.support.build_attendance import a_convened_meeting, arrives
from tests.support.build_organisations import NOON
from tests.support.build_people import a_person
from tests.support.pages import submit, visit

NAME = "Nunkui Ejemplo Tsamaraint"


@pytest.fixture
def body():
    """A committee."""
    return a_plain_body("Comité Río Verde")


@pytest.fixture
def nunkui(app, body):
    return a_person(NAME, body=body, says={Field.SEX: "mujer"})


@pytest.fixture
def administrator(client, body):
    return signed_in(client, an_account(Role.ADMINISTRATOR, body))


def test_it_shows_first_and_erases_after_the_name_is_written(administrator, nunkui):
    shown = visit(administrator, f"/trabajo/personas/{nunkui}")
    assert "Eliminar los datos" in shown.main
    page = visit(administrator, f"/trabajo/personas/{nunkui}/eliminar")
    assert "Lo que la persona dijo de sí misma" in page.main
    wrong = submit(administrator, page, "Eliminar los datos", status=422, ground="consent_revoked", name="Otra")
    assert "No es el nombre de la persona" in wrong.main
    assert reads.person(nunkui).name == NAME
    without = submit(administrator, page, "Eliminar los datos", status=422, name=NAME)
    assert NAME in without.main
    done = submit(administrator, page, "Eliminar los datos", ground="consent_revoked", name=NAME)
    assert NAME not in visit(administrator, done.headers["Location"]).main
    assert reads.person(nunkui).name == ERASED_NAME
    visit(administrator, f"/trabajo/personas/{nunkui}", status=404)  # no committee knows her any more
    visit(administrator, f"/trabajo/personas/{nunkui}/eliminar", status=404)


def test_a_secretary_neither_sees_the_way_nor_may_go_it(client, body, nunkui):
    secretary = signed_in(client, an_account(Role.SECRETARY, body))
    assert "Eliminar los datos" not in visit(secretary, f"/trabajo/personas/{nunkui}").main
    visit(secretary, f"/trabajo/personas/{nunkui}/eliminar", status=403)


def test_who_came_to_a_meeting_stays_a_number_that_leads_to_nobody(client):
    meeting = a_convened_meeting(3)
    guest = a_person(NAME)
    arrives(meeting, 0, person=guest, capacity=Capacity.GUEST, seat=None)
    everywhere = signed_in(client, an_account(Role.ADMINISTRATOR))
    page = visit(everywhere, f"/trabajo/personas/{guest}/eliminar")
    assert "Asistencia y turnos de palabra" in page.main
    submit(everywhere, page, "Eliminar los datos", ground="rights", name=NAME.upper())
    left = visit(everywhere, f"/trabajo/personas/{guest}")
    assert ERASED_NAME in left.h1
    assert "se eliminaron" in left.main
    assert "Eliminar los datos" not in left.main
    visit(everywhere, f"/trabajo/personas/{guest}/eliminar", status=409)


def test_an_account_of_a_printed_sheet_goes_with_the_person_when_it_is_marked(administrator, nunkui, body):
    """Nothing ties such an account to a person, so who erases is asked; whose name is another's is not offered."""
    for login, name in (("nunkui.t", NAME), ("otra", "Otra Persona")):
        add_account(actor=SYSTEM, id=new_id(), now=clock.now(), login=login, name=name, password=Secret("una frase larga 77"),
                    role=Role.MEMBER, body=body)
    page = visit(administrator, f"/trabajo/personas/{nunkui}/eliminar")
    assert "nunkui.t" in page.main
    assert "(otra)" not in page.main
    mine = db.session.scalars(sa.select(AccountRow).where(AccountRow.login == "nunkui.t")).one().id
    submit(administrator, page, "Eliminar los datos", ground="consent_revoked", name=NAME, accounts=str(mine))
    db.session.expire_all()
    row = db.session.get_one(AccountRow, mine)
    assert (row.name, row.password_hash, row.active) == ("", "", False)
    assert NAME not in visit(administrator, "/trabajo/cuentas").main


def test_an_account_that_was_not_offered_is_not_closed(administrator, nunkui, body):
    other = an_account(Role.MEMBER, body)
    with pytest.raises(NoSuchAccount):
        actions.erase_person(actor=SYSTEM, id=new_id(), now=clock.now(), person=nunkui, name=Secret(NAME),
                             ground=LegalGround.RIGHTS, accounts=(other.account,))
    assert reads.person(nunkui).name == NAME


def test_who_administers_only_one_of_two_committees_that_know_the_person_is_told_before_anything_is_asked(client, body, nunkui):
    people_actions.make_known(nunkui, a_plain_body("Otro comité"), NOON)
    db.session.commit()
    administrator = signed_in(client, an_account(Role.ADMINISTRATOR, body))
    assert "Eliminar los datos" not in visit(administrator, f"/trabajo/personas/{nunkui}").main
    visit(administrator, f"/trabajo/personas/{nunkui}/eliminar", status=403)
