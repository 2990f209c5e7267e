"""Who is responsible, and the register of breaches: named and noted by who answers for the installation, without anything personal."""

import json
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from governance_app.access.rules import SYSTEM, VISITOR, MayNot, Role, SignInFirst
from governance_app.documents.docx_letter import letter_docx
from governance_app.foundation import clock
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.privacy import actions
from governance_app.privacy.reads import responding as reads
from governance_app.privacy.rules import (
    AlreadyTold,
    Breach,
    Category,
    ContactMissing,
    NamesSomebody,
    NoSuchBreach,
    NoticedInFuture,
    ResponsibleUnnamed,
    ReviewedInFuture,
    Told,
    ToldOutOfTime,
)
from governance_app.privacy.wording.letters import notice_letter
from governance_app.record import reads as record
from governance_app.record.records import LeafRow
from tests.support.build_access import a_plain_body, an_account
from tests.support.build_attendance import AFTER
from tests.support.build_people import a_person

TODAY = clock.local_day(AFTER)
LOST: dict[str, Any] = {
    "noticed_on": TODAY, "happened": "Se perdió un teléfono con la lista de asistencia",
    "categories": [Category.NAMES, Category.SELF_DESCRIPTION], "measures": "Se cerraron sus sesiones", "people_about": 12, "at_risk": True}


def does(action: Any, actor: Any = SYSTEM, **given: Any) -> Any:
    return action(**{"actor": actor, "id": new_id(), "now": AFTER, **given}).subject


def test_the_institution_that_was_named_last_is_responsible_and_what_was_before_stays(either: Flask) -> None:
    assert reads.responsible() is None
    does(actions.name_responsible, name="  Fundación   del Río ", contact="Puyo", delegate="Ana, 06 000")
    does(actions.name_responsible, now=AFTER + timedelta(days=1), name="Municipio", contact="Mera", reviewed_on=TODAY)
    found = reads.responsible()
    assert found is not None
    assert (found.name, found.delegate, found.looked_at, found.since) == ("Municipio", "", TODAY, TODAY + timedelta(days=1))
    names = db.session.scalars(sa.text("SELECT name FROM responsible_institution ORDER BY recorded_at"))
    assert list(names) == ["Fundación del Río", "Municipio"]
    for wrong, given in ((ResponsibleUnnamed, {"name": " "}), (ContactMissing, {"contact": " "}),
                         (ReviewedInFuture, {"reviewed_on": TODAY + timedelta(days=1)})):
        with pytest.raises(wrong):
            does(actions.name_responsible, **{"name": "x", "contact": "y", **given})


def test_only_who_administers_everything_answers_for_the_installation(app: Flask) -> None:
    body = a_plain_body()
    for actor in (an_account(Role.ADMINISTRATOR, body), an_account(Role.SECRETARY), an_account(Role.PRESIDENT)):
        for act, given in ((actions.name_responsible, {"name": "x", "contact": "y"}), (actions.note_breach, LOST)):
            with pytest.raises(MayNot):
                does(act, actor, **given)
    with pytest.raises(SignInFirst):
        does(actions.note_breach, VISITOR, **LOST)
    does(actions.note_breach, an_account(Role.ADMINISTRATOR), **LOST)


def test_a_breach_has_its_days_and_who_was_told_is_written_down_once(either: Flask) -> None:
    id = does(actions.note_breach, **LOST)
    one = reads.breach(id)
    assert [(duty.whom, (duty.due_on - TODAY).days) for duty in one.duties] == [(Told.PEOPLE, 3), (Told.AUTHORITY, 5), (Told.ARCOTEL, 5)]
    assert one.categories == (Category.NAMES, Category.SELF_DESCRIPTION)
    does(actions.note_told, breach=id, whom=Told.PEOPLE, now=AFTER + timedelta(days=2))
    with pytest.raises(AlreadyTold):
        does(actions.note_told, breach=id, whom=Told.PEOPLE, now=AFTER + timedelta(days=2))
    with pytest.raises(ToldOutOfTime):
        does(actions.note_told, breach=id, whom=Told.ARCOTEL, on=TODAY - timedelta(days=1))
    with pytest.raises(NoSuchBreach):
        does(actions.note_told, breach=new_id(), whom=Told.ARCOTEL)
    does(actions.note_told, breach=id, whom=Told.CONTROLLER)  # whom the law asks of nobody here may be told too
    (kept,) = reads.breaches()
    assert {duty.whom: duty.told_on for duty in kept.duties} == {
        Told.CONTROLLER: TODAY, Told.PEOPLE: TODAY + timedelta(days=2), Told.AUTHORITY: None, Told.ARCOTEL: None}
    assert [duty.whom for duty in kept.open] == [Told.AUTHORITY, Told.ARCOTEL]


def test_no_name_enters_it_and_the_record_gets_no_content(either: Flask) -> None:
    a_person("Nunkui Ejemplo Tsamaraint")
    with pytest.raises(NamesSomebody) as refusal:
        does(actions.note_breach, **{**LOST, "happened": "Era el teléfono de nunkui ejemplo tsamaráint"})
    assert refusal.value.field == "happened"
    with pytest.raises(NoticedInFuture):
        does(actions.note_breach, **{**LOST, "noticed_on": TODAY + timedelta(days=1)})
    id = does(actions.note_breach, **LOST)
    does(actions.note_told, breach=id, whom=Told.ARCOTEL)
    rows = list(db.session.scalars(sa.select(LeafRow.canonical).where(LeafRow.name.like("privacy.breach%")).order_by(LeafRow.position)))
    assert [json.loads(row)["data"] for row in rows] == [
        {"breach": str(id), "noticed_on": TODAY.isoformat()}, {"breach": str(id), "whom": "arcotel", "on": TODAY.isoformat()}]
    assert not record.verify().faults


@pytest.mark.parametrize("whom", list(Told))
def test_a_draft_says_what_the_law_wants_to_hear(app: Flask, whom: Told) -> None:
    one: Breach = reads.breach(does(actions.note_breach, **LOST))
    does(actions.name_responsible, name="Fundación del Río", contact="Puyo, 06 111", delegate="Ana")
    with app.test_request_context():
        letter = notice_letter(one, whom, reads.responsible(), AFTER)
        told = " ".join(passage.text for part in letter.parts for passage in part.passages)
        assert letter_docx(letter) == letter_docx(letter)
    for wanted in (LOST["happened"], LOST["measures"], "12", "Fundación del Río", "Puyo, 06 111", "Ana"):
        assert wanted in told
    assert letter.paper.draft
    assert ("15" in told) == (whom is Told.PEOPLE)
