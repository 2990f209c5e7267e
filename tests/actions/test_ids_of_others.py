"""What an act is told by id must be there and within sight of who acts: pages offer only that, and the acts ask for themselves."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask

from governance_app.access.rules import Actor, Role
from governance_app.commitments.actions import make_commitment
from governance_app.committees import actions as committees
from governance_app.committees.rules import BodyKind, Office, TermMissing
from governance_app.decisions import actions as decisions
from governance_app.decisions.rules import DecisionKind
from governance_app.foundation.database import db
from governance_app.foundation.errors import Missing
from governance_app.foundation.ids import new_id
from governance_app.meetings import actions as meetings
from governance_app.meetings import reads as meeting_reads
from governance_app.meetings.rules import Channel, ItemMissing, MeetingKind, MeetingMode
from governance_app.organisations import actions as organisations
from governance_app.organisations.rules import NoSuchCorridor, NoSuchOrganisation, NoSuchTerritory, TerritoryLevel
from governance_app.people.actions import register_person
from governance_app.people.rules import NoSuchPerson
from tests.support.build_access import an_account
from tests.support.build_attendance import AFTER, a_convened_meeting, an_open_meeting, does
from tests.support.build_committees import BEGAN, a_body, a_seat, an_empty_body, an_organisation, said
from tests.support.build_decisions import MET, a_decision

NOBODY = UUID("01999999-9999-7999-8999-999999999999")


def by(actor: Actor, act: Callable[..., Any], **given: Any) -> UUID:
    """Do something as `actor`, with a new id, and return its subject."""
    return act(actor=actor, id=new_id(), now=AFTER, **given).subject


def a_person_of(body: UUID) -> UUID:
    """Register a person whom `body` knows."""
    return does(register_person, name="Rosa Tsamaraint", body=body)


def promise_of(meeting: UUID, person: UUID | None) -> dict[str, Any]:
    """Return what a promise of a person is told."""
    return {"meeting": meeting, "item": None, "decision": None, "text": "Limpiar el sendero", "person": person, "due_on": MET,
            "organisation": an_organisation(f"Asociación {new_id().hex}")}


@pytest.mark.parametrize("act", ["seat", "office", "promise"])
def test_a_person_of_another_committee_is_missing_for_who_does_not_see_them(either: Flask, act: str) -> None:
    """A forged id brings nobody's name in here; a person of one's own committee comes in, and so does anybody for a role everywhere."""
    meeting = an_open_meeting()
    body = meeting_reads.meeting(meeting).body
    stranger, known = a_person_of(an_empty_body()), a_person_of(body)
    doings: dict[str, Callable[[Actor, UUID], UUID]] = {
        "seat": lambda actor, who: by(actor, committees.appoint_holder, seat=a_seat(body), person=who, valid_from=BEGAN),
        "office": lambda actor, who: by(actor, committees.appoint_office, body=body, person=who, office=Office.TREASURER, valid_from=BEGAN,
                                        valid_to=BEGAN + timedelta(days=1)),
        "promise": lambda actor, who: by(actor, make_commitment, **promise_of(meeting, who)),
    }
    secretary = an_account(Role.SECRETARY, body)
    for who in (stranger, NOBODY):
        with pytest.raises(NoSuchPerson):
            doings[act](secretary, who)
    assert doings[act](secretary, known)


def test_an_administrator_everywhere_may_appoint_anybody(either: Flask) -> None:
    """Who sees everybody is refused nobody."""
    everywhere = an_account(Role.ADMINISTRATOR)
    assert by(everywhere, committees.appoint_holder, seat=a_seat(an_empty_body()), person=a_person_of(an_empty_body()), valid_from=BEGAN)


def test_what_is_not_there_is_missing_and_no_fault(either: Flask) -> None:
    """Organisations, places and corridors are seen by everybody; an id that none of them has is told by its name."""
    meeting, coming = an_open_meeting(), a_convened_meeting()
    body, decision = meeting_reads.meeting(meeting).body, a_decision(meeting)
    found = {"slug": "otro", "kind": BodyKind.MANAGEMENT_COMMITTEE, "name": "Otro", "acronym": "O", "created_on": BEGAN}
    plan = {"kind": MeetingKind.ORDINARY, "starts_at": AFTER, "territory": NOBODY}
    numbered = {"meeting": meeting, "item": None, "motion": None, "kind": DecisionKind.ACCORD, "title": "a", "text": "b",
                "without_vote": "c"}
    cases: list[tuple[type[Missing], Callable[..., Any], dict[str, Any]]] = [
        (NoSuchOrganisation, make_commitment, promise_of(meeting, None) | {"organisation": NOBODY}),
        (NoSuchTerritory, make_commitment, promise_of(meeting, None) | {"territory": NOBODY}),
        (NoSuchOrganisation, committees.create_seat, {
            "body": body, "label": "Otro", "bloc": "gad", "valid_from": BEGAN, "organisation": NOBODY}),
        (NoSuchCorridor, committees.found_body, found | {"corridor": NOBODY}),
        (NoSuchCorridor, organisations.register_territory, {"level": TerritoryLevel.PARISH, "name": "Otra", "corridor": NOBODY}),
        (NoSuchTerritory, meetings.plan_meeting, {"body": body, **plan}),
        (NoSuchTerritory, meetings.change_plan, {
            "meeting": does(meetings.plan_meeting, body=body, **plan | {"territory": None}), "mode": MeetingMode.IN_PERSON, **plan}),
        (NoSuchOrganisation, meetings.record_delivery, {
            "meeting": coming, "channel": Channel.RADIO, "sent_at": AFTER, "organisations": (NOBODY,)}),
        (NoSuchTerritory, decisions.number_decision, numbered | {"territories": (NOBODY,)}),
        (NoSuchOrganisation, decisions.describe, {"decision": decision, "communities": (NOBODY,)}),
        (ItemMissing, meetings.add_item, {"meeting": coming, "title": "Otro", "carried_from": NOBODY, "reason": "Urge"}),
        (ItemMissing, meetings.add_item, {"meeting": coming, "title": "Otro", "parent": NOBODY, "reason": "Urge"}),
    ]
    for missing, act, given in cases:
        with pytest.raises(missing):
            does(act, **given)


def test_a_term_of_another_seat_holds_nobody_here(either: Flask) -> None:
    """A holding stands in a term of its own seat, or in none."""
    body = a_body(2)
    seat, other = a_seat(body.id), a_seat(body.id, "Otro puesto")
    term = committees.start_term(**said(seat=other, starts_on=BEGAN)).subject
    with pytest.raises(TermMissing):
        committees.appoint_holder(**said(seat=seat, person=a_person_of(body.id), valid_from=BEGAN, term=term))
    assert committees.appoint_holder(**said(seat=other, person=a_person_of(body.id), valid_from=BEGAN, term=term))


def test_a_merged_person_is_seen_as_the_one_kept(either: Flask) -> None:
    """The id of a record that points to another leads to it, with the sight of that one."""
    meeting = an_open_meeting()
    body, person = meeting_reads.meeting(meeting).body, db.metadata.tables["person"]
    kept, merged = a_person_of(body), a_person_of(an_empty_body())
    db.session.execute(sa.update(person).where(person.c.id == merged).values(merged_into_id=kept))
    db.session.commit()
    held = by(an_account(Role.SECRETARY, body), committees.appoint_holder, seat=a_seat(body), person=merged, valid_from=BEGAN)
    holder = db.metadata.tables["holder"]
    assert db.session.scalar(sa.select(holder.c.person_id).where(holder.c.id == held)) == kept
