"""A person sees, corrects, disputes and takes back what is kept of them; nobody else does it through their account."""

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask

import governance_app
from governance_app.access.actions import add_account
from governance_app.access.reads import actor_of
from governance_app.access.rules import SYSTEM, VISITOR, Actor, MayNot, NoSuchAccount, Role, Secret, SignInFirst
from governance_app.attendance.rules import Capacity
from governance_app.documents import json_file
from governance_app.foundation import clock
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.people import actions as people_actions
from governance_app.people import reads as people
from governance_app.people.reads.own import disputes, own, own_id, said_answers
from governance_app.people.records import AnswerRow
from governance_app.people.rules import (
    AgeBand,
    Answers,
    ConsentGiver,
    Field,
    IdentityKind,
    NoSuchPerson,
    NothingToDispute,
    NotTheirAccount,
    NotTied,
    Purpose,
    RepresentativeActs,
    RepresentativeNeeded,
)
from governance_app.privacy import actions
from governance_app.privacy.reads.own import own_data
from governance_app.privacy.rules import Area, RequestKind, portable
from governance_app.record.records import LeafRow
from tests.support.build_access import a_plain_body, an_account
from tests.support.build_attendance import AFTER, a_convened_meeting, arrives, principal
from tests.support.build_people import a_person, consents, has_cedula, says_of_themselves

NAME, TODAY = "Sisa Propia Verdadera", clock.local_day(AFTER)
SCHEMA = json.loads((Path(governance_app.__file__).parent / "privacy/data/own_data.schema.json").read_text("utf-8"))


def account_of(person: UUID, name: str = NAME, role: Role | None = None, body: UUID | None = None) -> Actor:
    """Return somebody signed in with an account of this person, mostly without any role."""
    id = new_id()
    add_account(actor=SYSTEM, id=id, login=f"u{id.hex[-12:]}", name=name, password=Secret("una frase larga 77"), person=person, role=role,
                body=body, now=AFTER)
    return actor_of(id, AFTER)


def does(action: Any, actor: Actor, **given: Any) -> UUID:
    return action(actor=actor, id=new_id(), now=AFTER, **given).subject


@pytest.fixture
def sisa(either: Flask) -> SimpleNamespace:
    """Somebody known to a committee, with answers that somebody else wrote down, and an account without any role."""
    body = a_plain_body("Comité Río Verde")
    id = a_person(NAME, body=body, says={Field.SEX: "mujer", Field.ETHNIC_SELF_ID: "indigena"})
    return SimpleNamespace(id=id, body=body, me=account_of(id), other=a_person("Otra Persona", body=body, says={Field.SEX: "mujer"}))


def test_a_person_answers_anew_for_themselves_and_for_nobody_else(sisa: SimpleNamespace) -> None:
    does(people_actions.describe_person, sisa.me, person=sisa.id, answers=Answers({Field.SEX: "hombre"}))
    assert people.description(sisa.id, on=TODAY).sex == "hombre"
    with pytest.raises((MayNot, NoSuchPerson)):
        does(people_actions.describe_person, sisa.me, person=sisa.other, answers=Answers({Field.SEX: "hombre"}))
    with pytest.raises((MayNot, NoSuchPerson)):
        does(people_actions.withdraw_consent, sisa.me, person=sisa.other, purpose=Purpose.PARTICIPATION_FIGURES)
    with pytest.raises((MayNot, NoSuchPerson)):
        does(people_actions.correct_person, sisa.me, person=sisa.id, name="Nombre Cambiado")
    assert people.description(sisa.other, on=TODAY).sex == "mujer"
    assert people.person(sisa.id).name == NAME


def test_a_consent_is_given_and_taken_back_alone_and_what_stood_under_it_goes(sisa: SimpleNamespace) -> None:
    does(people_actions.give_consent, sisa.me, person=sisa.id, purpose=Purpose.CONTACT, how="en su página")
    does(people_actions.set_contact, sisa.me, person=sisa.id, contact=Secret("radio 7"))
    assert people.contact(sisa.id) == "radio 7"
    for purpose in (Purpose.CONTACT, Purpose.PARTICIPATION_FIGURES):
        does(people_actions.withdraw_consent, sisa.me, person=sisa.id, purpose=purpose)
    assert people.contact(sisa.id) is None
    assert said_answers(sisa.id) == ()
    assert [c.given_by for c in people.consents(sisa.id)] == [ConsentGiver.SELF] * 2


def test_an_answer_is_disputed_with_a_reason_that_only_the_key_opens(sisa: SimpleNamespace) -> None:
    why = "nadie me preguntó canario"
    does(people_actions.dispute_answers, sisa.me, person=sisa.id, field=Field.SEX, why=Secret(why))
    assert disputes(sisa.id) == {Field.SEX: why}
    (sealed,) = db.session.scalars(sa.select(AnswerRow.dispute_sealed).where(AnswerRow.dispute_sealed.is_not(None)))
    assert b"canario" not in sealed
    does(people_actions.dispute_answers, sisa.me, person=sisa.id, field=Field.ETHNIC_SELF_ID)
    assert disputes(sisa.id) == {Field.SEX: why, Field.ETHNIC_SELF_ID: ""}
    does(people_actions.describe_person, sisa.me, person=sisa.id, answers=Answers({Field.SEX: "hombre"}))
    assert disputes(sisa.id) == {Field.ETHNIC_SELF_ID: ""}
    old = next(one for one in said_answers(sisa.id) if one.field is Field.SEX and one.replaced_at)
    assert (old.code, old.disputed_because) == ("mujer", why)
    with pytest.raises(NothingToDispute):
        does(people_actions.dispute_answers, sisa.me, person=sisa.id, field=Field.DISABILITY)


@pytest.mark.parametrize(("band", "alone"), [
    (AgeBand.CHILD, False), (AgeBand.ADOLESCENT_12_14, False), (AgeBand.ADOLESCENT_15_17, True), (None, True)])
def test_from_fifteen_on_a_person_speaks_alone_and_before_it_becomes_a_request(app: Flask, band: AgeBand | None, alone: bool) -> None:
    id = a_person(NAME, minor_band=band, representative="Su madre")
    giver = ConsentGiver.SELF if alone else ConsentGiver.LEGAL_REPRESENTATIVE
    says_of_themselves(id, {Field.SEX: "mujer"}, given_by=giver)
    me = account_of(id)
    acts: list[tuple[Any, dict[str, Any]]] = [
        (people_actions.describe_person, {"answers": Answers({Field.SEX: "hombre"})}),
        (people_actions.dispute_answers, {"field": Field.SEX}),
        (people_actions.give_consent, {"purpose": Purpose.PUBLIC_NAME}),
        (people_actions.withdraw_consent, {"purpose": Purpose.PARTICIPATION_FIGURES}),
    ]
    for act, given in acts:
        if alone:
            does(act, me, person=id, **given)
        else:
            with pytest.raises(RepresentativeActs):
                does(act, me, person=id, **given)
    does(actions.ask, me, kind=RequestKind.RECTIFICATION)
    assert people.description(id, on=TODAY).sex == (None if alone else "mujer")


def test_who_says_to_be_under_fifteen_cannot_consent_in_the_same_breath(sisa: SimpleNamespace) -> None:
    with pytest.raises(RepresentativeNeeded):
        does(people_actions.describe_person, sisa.me, person=sisa.id, answers=Answers({Field.AGE_BAND: "12-14"}))


def test_the_account_of_a_joined_record_opens_the_one_that_was_kept(sisa: SimpleNamespace) -> None:
    twin = a_person(NAME, body=sisa.body)
    me = account_of(twin)
    does(people_actions.merge_people, SYSTEM, kept=sisa.id, merged=twin)
    assert own_id(me) == sisa.id
    does(people_actions.dispute_answers, me, person=sisa.id, field=Field.SEX)
    assert set(disputes(sisa.id)) == {Field.SEX}


def test_an_account_tied_to_nobody_or_to_who_was_erased_has_no_data_of_its_own(sisa: SimpleNamespace) -> None:
    for nobody in (an_account(Role.MEMBER, sisa.body), VISITOR):
        with pytest.raises(NotTied):
            own(nobody)
        with pytest.raises((NotTied, SignInFirst)):
            does(actions.ask, nobody, kind=RequestKind.ACCESS)


def test_the_secretary_ties_an_account_of_a_like_name_and_no_other(sisa: SimpleNamespace) -> None:
    secretary, elsewhere = an_account(Role.SECRETARY, sisa.body), an_account(Role.SECRETARY, a_plain_body("Otro comité"))
    lone = a_person("Nunkui Ejemplo", body=sisa.body)
    theirs = account_of(None, "Nunkui Ejemplo", Role.MEMBER, sisa.body)  # type: ignore[arg-type]
    strange = account_of(None, "Pedro Distinto", Role.MEMBER, sisa.body)  # type: ignore[arg-type]
    with pytest.raises(NotTheirAccount):
        does(people_actions.tie_account, secretary, person=lone, account=strange.account)
    with pytest.raises((MayNot, NoSuchPerson)):
        does(people_actions.tie_account, elsewhere, person=lone, account=theirs.account)
    does(people_actions.tie_account, secretary, person=lone, account=theirs.account)
    assert own_id(actor_of(theirs.account, AFTER)) == lone  # type: ignore[arg-type]
    with pytest.raises(NoSuchAccount):  # it is tied already
        does(people_actions.tie_account, secretary, person=sisa.id, account=theirs.account)
    with pytest.raises(NoSuchAccount):  # it is not this person's
        does(people_actions.untie_account, secretary, person=sisa.id, account=theirs.account)
    does(people_actions.untie_account, secretary, person=lone, account=theirs.account)
    assert actor_of(theirs.account, AFTER).person is None  # type: ignore[arg-type]
    told = "".join(db.session.scalars(sa.select(LeafRow.canonical).where(LeafRow.name.like("access.account_%tied"))))
    assert str(lone) not in told


def whole_person() -> tuple[UUID, UUID]:
    """Return a meeting, and somebody of whom something is kept in every part: who holds a seat in it and came."""
    meeting = a_convened_meeting(3)
    id = principal(meeting, 1)
    says_of_themselves(id, {Field.SEX: "mujer", Field.ETHNIC_SELF_ID: "otra"}, given_by=ConsentGiver.SELF)
    has_cedula(id, "1710034065")
    consents(id, Purpose.CONTACT, how="de palabra")
    does(people_actions.set_contact, SYSTEM, person=id, contact=Secret("radio 7"))
    arrives(meeting, 1)
    return meeting, id


def test_everything_is_there_area_by_area_and_in_clear(either: Flask) -> None:
    meeting, id = whole_person()
    watcher = an_account(Role.ADMINISTRATOR)
    does(people_actions.look_at_private, watcher, person=id)
    does(actions.ask, account_of(id, people.person(id).name), kind=RequestKind.ACCESS, words=Secret("todo, por favor"))
    kept = own_data(id, on=TODAY)
    assert (kept.record.identity_number, kept.record.contact) == ("1710034065", "radio 7")
    assert kept.record.identity_document == IdentityKind.CEDULA.value
    assert {(a.field, a.code) for a in kept.answers} == {("sex", "mujer"), ("ethnic_self_id", "otra")}
    assert {c.purpose for c in kept.consents} == {"participation_figures", "identification", "contact"}
    assert [c.how for c in kept.consents if c.purpose == "contact"] == ["de palabra"]
    assert [post.what for post in kept.posts] == ["seat", "office"]
    ((held),) = kept.meetings
    assert (held.id, held.capacity, held.said_then["sex"]) == (meeting, Capacity.PRINCIPAL.value, "mujer")
    assert [(look.by, look.at) for look in kept.looks] == [("Rosa Prueba", AFTER)]
    assert [(r.kind, r.words) for r in kept.requests] == [(RequestKind.ACCESS, "todo, por favor")]
    assert {line.area for line in kept.held} >= {Area.DESCRIPTION, Area.CONSENTS, Area.SEATS, Area.ATTENDANCE, Area.REQUESTS}


def test_nothing_of_anybody_else_is_in_it(either: Flask) -> None:
    meeting, id = whole_person()
    beside = principal(meeting, 0)
    says_of_themselves(beside, {Field.SEX: "hombre"})
    consents(beside, Purpose.CONTACT)
    does(people_actions.set_contact, SYSTEM, person=beside, contact=Secret("secreto ajeno"))
    arrives(meeting, 0)
    does(actions.ask, account_of(beside, people.person(beside).name), kind=RequestKind.OPPOSITION, words=Secret("palabra ajena"))
    told = json_file.readable(portable(own_data(id, on=TODAY), TODAY)).decode()
    for strange in ("secreto ajeno", "palabra ajena", "hombre", str(beside), people.person(beside).name):
        assert strange not in told


def fits(value: Any, schema: dict[str, Any]) -> list[str]:
    """Return what does not fit a schema: the part of JSON Schema that ours is written in."""
    kinds = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool, "null": type(None)}
    allowed = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(type(value) is kinds[one] for one in allowed):
        return [f"{value!r} is not {allowed}"]
    wrong = [f"{value!r} not in {schema['enum']}"] if "enum" in schema and value not in schema["enum"] else []
    if isinstance(value, str) and schema.get("format") in ("date", "date-time"):
        (date if schema["format"] == "date" else datetime).fromisoformat(value)
    if isinstance(value, dict) and "properties" in schema:
        wrong += [f"lacks {key}" for key in schema["required"] if key not in value]
        wrong += [f"knows no {key}" for key in value if key not in schema["properties"]]
        wrong += [line for key, inner in value.items() if key in schema["properties"] for line in fits(inner, schema["properties"][key])]
    if isinstance(value, list):
        wrong += [line for inner in value for line in fits(inner, schema["items"])]
    return wrong


def test_the_file_is_what_its_schema_and_its_page_say(either: Flask) -> None:
    _meeting, id = whole_person()
    does(people_actions.look_at_private, SYSTEM, person=id)
    does(actions.name_responsible, SYSTEM, name="Fundación del Río", contact="Puyo")
    asked = does(actions.ask, account_of(id, people.person(id).name), kind=RequestKind.ACCESS)
    does(actions.take_back_request, account_of(id, people.person(id).name), request=asked)
    told = json.loads(json_file.readable(portable(own_data(id, on=TODAY), TODAY)))
    assert fits(told, SCHEMA) == []
    assert list(told) == list(SCHEMA["properties"])
    page = (Path(governance_app.__file__).parent.parent / "docs/own-data.md").read_text("utf-8")
    assert [key for key in told if f"| `{key}` |" not in page] == []
    empty = json.loads(json_file.readable(portable(own_data(a_person("Nadie Todavía"), on=TODAY), TODAY)))
    assert fits(empty, SCHEMA) == []


@pytest.mark.planted
def test_a_key_that_is_renamed_is_caught(app: Flask) -> None:
    told = json.loads(json_file.readable(portable(own_data(a_person("Nadie Todavía"), on=TODAY), TODAY)))
    told["record"]["nombre"] = told["record"].pop("name")
    assert sorted(fits(told, SCHEMA)) == ["knows no nombre", "lacks name"]


def test_a_look_at_five_meetings_costs_hardly_more_than_at_one(app: Flask) -> None:
    """No question for each meeting: a page that anybody may open again and again stays cheap."""
    id = a_person(NAME)
    counts = []
    for n in (1, 4):
        for _ in range(n):
            arrives(a_convened_meeting(3), 0, person=id, capacity=Capacity.GUEST, seat=None)
        db.session.commit()
        seen: list[str] = []
        sa.event.listen(db.engine, "before_cursor_execute", watch := lambda c, cur, statement, *more, seen=seen: seen.append(statement))
        own_data(id, on=TODAY + timedelta(days=1))
        sa.event.remove(db.engine, "before_cursor_execute", watch)
        counts.append(len(seen))
    assert counts[1] - counts[0] <= 8  # the names of the committees, which are new each time
