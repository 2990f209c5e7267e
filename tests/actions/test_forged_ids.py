"""An id made up by whoever asks, that stands for a row which is there already: a named error, never a fault, on both databases."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask

from governance_app.access import actions as access
from governance_app.access.rules import SYSTEM, Role, Secret
from governance_app.attendance import actions as attendance
from governance_app.commitments import actions as commitments
from governance_app.committees import actions as committees
from governance_app.committees.rules import BodyKind, Office, Statute
from governance_app.decisions import actions as decisions
from governance_app.decisions.rules import AmountKind, DecisionKind
from governance_app.foundation.database import db, id_is_taken
from governance_app.foundation.ids import new_id
from governance_app.meetings import actions as meetings
from governance_app.meetings import reads as meeting_reads
from governance_app.meetings.rules import MeetingKind
from governance_app.organisations import actions as organisations
from governance_app.organisations.rules import Bloc, OrganisationKind
from governance_app.people import actions as people
from governance_app.record import reads as record
from governance_app.record.rules import IdAlreadyUsed, Receipt
from governance_app.voting import actions as voting
from governance_app.voting.rules import Choice, Form
from tests.support.build_access import PASSWORD, an_account
from tests.support.build_attendance import AFTER, an_open_meeting, principal, seats_of
from tests.support.build_committees import BEGAN, a_person, an_organisation
from tests.support.build_decisions import MET, a_commitment, a_decision
from tests.support.build_voting import an_open_vote, voters_of

World = dict[str, Any]
LATER_ON = BEGAN + timedelta(days=100)


def a_world() -> World:
    """Build a meeting in session with a roll call half done and a decision."""
    meeting = an_open_meeting()
    motion = an_open_vote(meeting, Form.ROLL_CALL)
    first, second = voters_of(motion)[:2]
    voting.record_ballots(actor=SYSTEM, id=new_id(), now=AFTER, motion=motion, choices={first: Choice.FOR})
    an_account(Role.SECRETARY)
    a_commitment(meeting)
    body, decision = meeting_reads.meeting(meeting).body, a_decision(meeting)
    promised = {"kind": AmountKind.PROMISED, "cents": 100, "on": MET, "source": "GAD"}
    decisions.record_amount(actor=SYSTEM, id=new_id(), now=AFTER, decision=decision, **promised)
    return {"meeting": meeting, "body": body, "motion": motion, "voter": second, "decision": decision, "person": a_person(),
            "organisation": an_organisation(), "seat": seats_of(meeting)[0].seat, "item": meeting_reads.agenda(meeting)[0].id}


ACTS: list[tuple[str, Callable[..., Receipt], Callable[[World], dict[str, Any]]]] = [
    ("body", committees.found_body, lambda w: {
        "slug": "otro", "kind": BodyKind.MANAGEMENT_COMMITTEE, "name": "Otro", "acronym": "O", "created_on": BEGAN}),
    ("body_form", committees.change_form, lambda w: {
        "body": w["body"], "kind": BodyKind.MANAGEMENT_COMMITTEE, "name": "Otro", "acronym": "O", "valid_from": LATER_ON}),
    ("statute", committees.adopt_statute, lambda w: {"body": w["body"], "valid_from": LATER_ON, "statute": Statute()}),
    ("seat", committees.create_seat, lambda w: {"body": w["body"], "label": "Otro", "bloc": Bloc.GAD, "valid_from": BEGAN}),
    ("term", committees.start_term, lambda w: {"seat": w["seat"], "starts_on": BEGAN + timedelta(days=4000)}),
    ("holder", committees.appoint_holder, lambda w: {"seat": a_free_seat(w), "person": w["person"], "valid_from": LATER_ON}),
    ("office", committees.appoint_office, lambda w: {
        "body": w["body"], "person": w["person"], "office": Office.TREASURER, "valid_from": LATER_ON}),
    ("meeting", meetings.plan_meeting, lambda w: {"body": w["body"], "kind": MeetingKind.ORDINARY, "starts_at": AFTER}),
    ("agenda_item", meetings.add_item, lambda w: {"meeting": w["meeting"], "title": "Otro", "reason": "Urge"}),
    ("decision", decisions.number_decision, lambda w: {
        "meeting": w["meeting"], "item": None, "motion": None, "kind": DecisionKind.ACCORD, "title": "Otra", "text": "Otra",
        "without_vote": "Por aclamación"}),
    ("decision_amount", decisions.record_amount, lambda w: {
        "decision": w["decision"], "kind": AmountKind.PROMISED, "cents": 5, "on": MET, "source": "GAD"}),
    ("commitment", commitments.make_commitment, lambda w: {
        "meeting": w["meeting"], "item": None, "decision": None, "text": "Otra", "organisation": w["organisation"], "person": None,
        "due_on": MET}),
    ("attendance_event", attendance.record_departure, lambda w: {"meeting": w["meeting"], "person": principal(w["meeting"], 3),
                                                               "at": AFTER}),
    ("motion", voting.put_motion, lambda w: {"meeting": w["meeting"], "item": w["item"], "text": "Otra", "form": Form.CONSENSUS}),
    ("ballot", voting.record_ballot, lambda w: {"motion": w["motion"], "seat": w["voter"], "choice": Choice.FOR}),
    ("person", people.register_person, lambda w: {"name": "Otra Persona"}),
    ("organisation", organisations.register_organisation, lambda w: {
        "name": "Otra", "kind": OrganisationKind.OTHER, "bloc": Bloc.GAD}),
    ("account", access.add_account, lambda w: {"login": "otra.cuenta", "name": "Otra", "password": Secret(PASSWORD)}),
]


def a_free_seat(world: World) -> UUID:
    """Create a seat that nobody holds."""
    given = {"body": world["body"], "label": "Libre", "bloc": Bloc.GAD, "valid_from": BEGAN}
    return committees.create_seat(actor=SYSTEM, id=new_id(), now=AFTER, **given).subject


def told(table: str, act: Callable[..., Receipt], given: dict[str, Any]) -> str:
    """Do an act with the id of a row of `table` and return the name of what it raises; nothing may be written."""
    rows = db.metadata.tables[table]
    kept = sa.select(rows).order_by(rows.c.id)
    before, leaves = db.session.execute(kept).all(), record.head()
    try:
        act(actor=SYSTEM, id=before[0].id, now=AFTER, **given)
    except Exception as error:  # whatever it is, the test says whether it may be
        db.session.rollback()
        assert (db.session.execute(kept).all(), record.head()) == (before, leaves), table
        return type(error).__name__
    return "nothing"


@pytest.mark.filterwarnings("ignore:New instance .* conflicts with persistent instance")
def test_an_id_that_a_row_has_already_is_refused_by_name(either: Flask) -> None:
    """No receipt tells of the row (the program made its id itself); the key of the table does, and nothing is written."""
    world = a_world()
    wanted = [(table, act, given(world)) for table, act, given in ACTS]
    db.session.execute(sa.delete(db.metadata.tables["receipt"]))
    db.session.commit()
    assert {table: told(table, act, given) for table, act, given in wanted} == dict.fromkeys((table for table, *_ in ACTS), "IdAlreadyUsed")


def test_an_id_of_another_act_is_refused_whatever_it_wrote(either: Flask) -> None:
    """What an act made is known by its receipt, in every table."""
    decision = a_decision(an_open_meeting())
    with pytest.raises(IdAlreadyUsed):
        people.register_person(actor=SYSTEM, id=decision, now=AFTER, name="Otra Persona")


def test_another_key_that_is_taken_keeps_its_own_error(either: Flask) -> None:
    """Only the id is meant: what another rule of a table refuses is not said of it."""
    decision = a_decision(an_open_meeting())
    row = db.session.execute(sa.select(db.metadata.tables["decision"]).where(db.metadata.tables["decision"].c.id == decision)).one()
    with pytest.raises(sa.exc.IntegrityError) as refused:
        db.session.execute(sa.insert(db.metadata.tables["decision"]).values(row._asdict() | {"id": new_id()}))
    assert not id_is_taken(refused.value)
    db.session.rollback()
