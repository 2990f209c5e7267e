"""What people ask of their data: written down by whoever receives it, answered within the days, and left without words by an erasure."""

import json
from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.exc import IntegrityError

from governance_app.access.rules import SYSTEM, Actor, MayNot, Role, Secret
from governance_app.desk import reads as desk
from governance_app.foundation import clock
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.people.rules import LegalGround, NoSuchPerson, PersonErased
from governance_app.privacy import actions, reads
from governance_app.privacy.reads.asking import answered_for, request_for, requests_of, waiting_for
from governance_app.privacy.reads.own import own_data
from governance_app.privacy.records import DataRequestRow
from governance_app.privacy.rules import (
    AlreadyAnswered,
    AlreadyAsked,
    AnsweredOutOfTime,
    Area,
    Asker,
    Channel,
    EraseFirst,
    GroundNeeded,
    GroundUnfit,
    NoSuchRequest,
    NotAskedFor,
    Outcome,
    ReceivedInFuture,
    RefusalGround,
    RequestKind,
    RequestNotRepresented,
)
from governance_app.record import reads as record
from governance_app.record.records import LeafRow, ReceiptRow
from governance_app.record.rules import IdAlreadyUsed
from tests.actions.test_own_data import account_of
from tests.support.build_access import a_plain_body, an_account
from tests.support.build_attendance import AFTER
from tests.support.build_people import a_person

NAME, TODAY, WORDS = "Sisa Pide Verdadera", clock.local_day(AFTER), "quiero saber canario"


@pytest.fixture
def world(either: Flask) -> SimpleNamespace:
    """A committee with its secretary, somebody it knows with an account, and a secretary of another committee."""
    body = a_plain_body("Comité Río Verde")
    id = a_person(NAME, body=body)
    return SimpleNamespace(
        body=body, id=id, me=account_of(id), secretary=an_account(Role.SECRETARY, body),
        elsewhere=an_account(Role.SECRETARY, a_plain_body("Otro comité")))


def does(action: Any, actor: Actor, **given: Any) -> UUID:
    return action(**{"actor": actor, "id": new_id(), "now": AFTER, **given}).subject


def events(name: str) -> list[dict[str, Any]]:
    rows = db.session.scalars(sa.select(LeafRow.canonical).where(LeafRow.name == name).order_by(LeafRow.position))
    return [json.loads(row)["data"] for row in rows]


def test_what_a_person_asks_waits_for_their_secretary_and_for_no_other(world: SimpleNamespace) -> None:
    asked = does(actions.ask, world.me, kind=RequestKind.ACCESS, words=Secret(WORDS))
    (one,) = waiting_for(world.secretary)
    assert (one.id, one.words, one.channel, one.due_on - one.received_on) == (asked, WORDS, Channel.OWN_PAGE, timedelta(days=15))
    assert [line.id for line in desk.requests_to_answer(world.secretary)] == [asked]
    assert request_for(world.secretary, asked) == one
    assert waiting_for(world.elsewhere) == desk.requests_to_answer(world.me) == ()
    with pytest.raises(NoSuchRequest):
        request_for(world.elsewhere, asked)
    for stranger in (world.elsewhere, world.me):
        with pytest.raises((MayNot, NoSuchPerson)):
            does(actions.answer_request, stranger, request=asked, outcome=Outcome.DONE)


def test_a_request_by_voice_counts_from_the_day_on_which_it_was_received(world: SimpleNamespace) -> None:
    day = TODAY - timedelta(days=20)
    given = {"person": world.id, "kind": RequestKind.RECTIFICATION, "channel": Channel.VOICE, "received_on": day}
    asked = does(actions.receive_request, world.secretary, **given)
    assert request_for(world.secretary, asked).due_on == TODAY - timedelta(days=5)
    with pytest.raises(AlreadyAsked) as again:
        does(actions.receive_request, world.secretary, **given)
    assert again.value.data["due"] == TODAY - timedelta(days=5)
    with pytest.raises((MayNot, NoSuchPerson)):
        does(actions.receive_request, world.elsewhere, **{**given, "kind": RequestKind.ACCESS})
    with pytest.raises(ReceivedInFuture):
        does(actions.receive_request, world.secretary, **{**given, "received_on": TODAY + timedelta(days=1)})
    with pytest.raises(RequestNotRepresented):
        does(actions.receive_request, world.secretary, **{**given, "kind": RequestKind.ACCESS, "asker": Asker.REPRESENTATIVE})
    other = does(actions.receive_request, world.secretary, **{
        **given, "kind": RequestKind.ACCESS, "asker": Asker.REPRESENTATIVE, "representative": Secret("Madre Canaria"),
        "channel": Channel.LETTER})
    assert request_for(world.secretary, other).representative == "Madre Canaria"


def test_it_is_answered_once_with_its_days_and_the_record_names_nobody(world: SimpleNamespace) -> None:
    asked = does(actions.receive_request, world.secretary, person=world.id, kind=RequestKind.OPPOSITION, channel=Channel.VOICE,
                 received_on=TODAY - timedelta(days=9), words=Secret(WORDS))
    with pytest.raises(GroundNeeded):
        does(actions.answer_request, world.secretary, request=asked, outcome=Outcome.REFUSED)
    with pytest.raises(AnsweredOutOfTime):
        does(actions.answer_request, world.secretary, request=asked, outcome=Outcome.DONE, answered_on=TODAY - timedelta(days=10))
    id = new_id()
    given = {"request": asked, "outcome": Outcome.REFUSED, "ground": RefusalGround.LEGAL_DUTY, "answer": Secret("no se puede canario")}
    does(actions.answer_request, world.secretary, id=id, **given)
    assert actions.answer_request(actor=world.secretary, id=id, now=AFTER, **given).replayed
    with pytest.raises(IdAlreadyUsed):
        does(actions.answer_request, world.secretary, id=id, **{**given, "outcome": Outcome.DONE, "ground": None})
    with pytest.raises(AlreadyAnswered):
        does(actions.answer_request, world.secretary, **given)
    one = request_for(world.secretary, asked)
    assert (one.outcome, one.ground, one.answered_on, one.answer) == (
        Outcome.REFUSED, RefusalGround.LEGAL_DUTY, TODAY, "no se puede canario")
    assert waiting_for(world.secretary) == ()
    assert [line.id for line in answered_for(world.secretary)] == [asked]
    assert events("privacy.request_answered") == [{"request": str(asked), "kind": "opposition", "outcome": "refused", "days": 9}]
    assert len(events("privacy.request_received")) == 1
    whole = "".join(db.session.scalars(sa.select(LeafRow.canonical)))
    assert str(world.id) not in whole
    assert "canario" not in whole
    assert not record.verify().faults


def test_access_is_refused_only_to_who_is_somebody_else(world: SimpleNamespace) -> None:
    asked = does(actions.ask, world.me, kind=RequestKind.ACCESS)
    with pytest.raises(GroundUnfit):
        does(actions.answer_request, world.secretary, request=asked, outcome=Outcome.REFUSED, ground=RefusalGround.ARCHIVE)
    does(actions.answer_request, world.secretary, request=asked, outcome=Outcome.REFUSED, ground=RefusalGround.NOT_THE_PERSON)


def test_one_takes_back_what_one_has_asked_and_nobody_elses(world: SimpleNamespace) -> None:
    asked = does(actions.ask, world.me, kind=RequestKind.SUSPENSION)
    other = account_of(a_person("Otra Persona", body=world.body), "Otra Persona")
    with pytest.raises(NoSuchRequest):
        does(actions.take_back_request, other, request=asked)
    does(actions.take_back_request, world.me, request=asked)
    assert [one.outcome for one in requests_of(world.id)] == [Outcome.TAKEN_BACK]
    with pytest.raises(AlreadyAnswered):
        does(actions.take_back_request, world.me, request=asked)
    does(actions.ask, world.me, kind=RequestKind.SUSPENSION)  # it may be asked again


def test_the_data_are_opened_for_who_asked_for_them_and_the_look_is_noted(world: SimpleNamespace) -> None:
    asked = does(actions.ask, world.me, kind=RequestKind.ACCESS)
    id = new_id()
    for _ in range(2):
        does(actions.open_for_answer, world.secretary, id=id, request=asked)
    assert [look.by for look in own_data(world.id, on=TODAY).looks] == ["Rosa Prueba"]
    with pytest.raises((MayNot, NoSuchPerson)):
        does(actions.open_for_answer, world.elsewhere, request=asked)
    wrong = does(actions.ask, world.me, kind=RequestKind.RECTIFICATION)
    with pytest.raises(NotAskedFor):
        does(actions.open_for_answer, world.secretary, request=wrong)
    does(actions.answer_request, world.secretary, request=asked, outcome=Outcome.DONE)
    with pytest.raises(AlreadyAnswered):  # the door shuts with the request
        does(actions.open_for_answer, world.secretary, request=asked)
    assert len(own_data(world.id, on=TODAY).looks) == 1


def test_the_database_knows_one_open_request_of_a_kind_and_no_half_answer(world: SimpleNamespace) -> None:
    asked = does(actions.ask, world.me, kind=RequestKind.ACCESS)
    mine = sa.update(DataRequestRow).where(DataRequestRow.id == asked)
    for broken in ({"outcome": Outcome.DONE}, {"answered_on": TODAY}, {"ground": RefusalGround.CLAIMS},
                   {"outcome": Outcome.REFUSED, "answered_on": TODAY}, {"due_on": TODAY - timedelta(days=1)},
                   {"outcome": Outcome.DONE, "answered_on": TODAY - timedelta(days=1)}):
        with pytest.raises(IntegrityError):
            db.session.execute(mine.values(**broken))
        db.session.rollback()
    twin = {column.name: getattr(db.session.get_one(DataRequestRow, asked), column.name) for column in DataRequestRow.__table__.columns}
    with pytest.raises(IntegrityError):
        db.session.execute(sa.insert(DataRequestRow).values(**{**twin, "id": new_id()}))
    db.session.rollback()


def test_an_erasure_answers_what_waited_and_leaves_kind_days_and_outcome(world: SimpleNamespace) -> None:
    asked = {kind: does(actions.ask, world.me, kind=kind, words=Secret(WORDS)) for kind in (RequestKind.ERASURE, RequestKind.ACCESS)}
    done = does(actions.receive_request, world.secretary, person=world.id, kind=RequestKind.OPPOSITION, channel=Channel.VOICE,
                asker=Asker.REPRESENTATIVE, representative=Secret("Madre Canaria"), words=Secret(WORDS))
    does(actions.answer_request, world.secretary, request=done, outcome=Outcome.DONE, answer=Secret("hecho canario"))
    with pytest.raises(EraseFirst):
        does(actions.answer_request, world.secretary, request=asked[RequestKind.ERASURE], outcome=Outcome.DONE)
    actions.erase_person(actor=SYSTEM, id=new_id(), now=AFTER + timedelta(days=3), person=world.id, name=Secret(NAME),
                         ground=LegalGround.CONSENT_REVOKED)
    left = {one.kind: one for one in requests_of(world.id)}
    assert {kind: one.outcome for kind, one in left.items()} == {
        RequestKind.ERASURE: Outcome.DONE, RequestKind.ACCESS: Outcome.ERASED, RequestKind.OPPOSITION: Outcome.DONE}
    assert {(one.words, one.representative, one.answer) for one in left.values()} == {("", "", "")}
    sealed = sa.select(DataRequestRow.words_sealed, DataRequestRow.representative_sealed, DataRequestRow.answer_sealed)
    assert {tuple(row) for row in db.session.execute(sealed)} == {(None, None, None)}
    assert left[RequestKind.ERASURE].answered_on == TODAY + timedelta(days=3)
    told = {(one["kind"], one["outcome"], one["days"]) for one in events("privacy.request_answered")}
    assert told == {("opposition", "done", 0), ("erasure", "done", 3), ("access", "erased", 3)}
    assert [(line.deleted, line.kept) for line in reads.held_of(world.id) if line.area is Area.REQUESTS] == [(0, 3)]
    assert waiting_for(SYSTEM) == ()
    with pytest.raises(PersonErased):
        does(actions.receive_request, SYSTEM, person=world.id, kind=RequestKind.ACCESS, channel=Channel.VOICE)
    about = sa.select(ReceiptRow.content).where(ReceiptRow.subject == world.id, ReceiptRow.act != "privacy.erase_person")
    assert set(db.session.scalars(about)) <= {""}


def test_erasures_made_again_after_a_restore_leave_no_words_either(world: SimpleNamespace) -> None:
    does(actions.ask, world.me, kind=RequestKind.ACCESS, words=Secret(WORDS))
    actions.repeat_erasures(actor=SYSTEM, id=new_id(), now=AFTER, people=(world.id,))
    assert [(one.words, one.outcome) for one in requests_of(world.id)] == [("", Outcome.ERASED)]
    assert set(db.session.scalars(sa.select(DataRequestRow.words_sealed))) == {None}
