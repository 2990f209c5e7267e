"""Builders: people, their consents and what they say of themselves, through the same actions that people use."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from governance_app.access.rules import SYSTEM, Secret
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.people import actions
from governance_app.people.keys import keep_key, new_key, sealed_words
from governance_app.people.records import PersonRow
from governance_app.people.rules import Answers, ConsentGiver, Field, IdentityKind, Purpose
from tests.support.build_organisations import NOON


def a_person(name: str = "Persona Ejemplo", *, says: dict[Field, Any] | None = None, **given: Any) -> UUID:
    """Register a person and return the id. `says`: answers of the self-description, under the person's own consent."""
    now = given.pop("now", NOON)
    id = actions.register_person(actor=SYSTEM, id=new_id(), now=now, name=name, **given).subject
    if says is not None:
        says_of_themselves(id, says, now=now)
    return id


def write_people(names: dict[UUID, str], now: datetime, **more: Any) -> None:
    """Write people straight into the tables, in the transaction under way: many, or such as no act would let in."""
    keys = {id: new_key() for id in names}
    rows = [{"id": id, "name_sealed": sealed_words(name, keys[id], "name", id), "created_at": now, "demonstration": True, **more}
            for id, name in names.items()]
    db.session.execute(sa.insert(PersonRow), rows)
    for id, key in keys.items():
        keep_key(id, key, now)


def says_of_themselves(person: UUID, says: dict[Field, Any], **given: Any) -> None:
    """Write down answers; the person consents unless `given_by` says who does."""
    defaults: dict[str, Any] = {"now": NOON, "given_by": ConsentGiver.SELF}
    actions.describe_person(actor=SYSTEM, id=new_id(), person=person, answers=Answers(says), **{**defaults, **given})


def consents(person: UUID, purpose: Purpose = Purpose.PARTICIPATION_FIGURES, **given: Any) -> UUID:
    """Write down a consent of the person and return its id."""
    defaults: dict[str, Any] = {"now": NOON}
    return actions.give_consent(actor=SYSTEM, id=new_id(), person=person, purpose=purpose, **{**defaults, **given}).subject


def has_cedula(person: UUID, number: str) -> None:
    """Seal a cédula, with the consent it needs."""
    consents(person, Purpose.IDENTIFICATION)
    actions.set_identity(actor=SYSTEM, id=new_id(), now=NOON, person=person, kind=IdentityKind.CEDULA, number=Secret(number))
