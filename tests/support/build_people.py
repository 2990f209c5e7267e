"""Builders: people, their consents and what they say of themselves, through the same actions that people use."""

from typing import Any
from uuid import UUID

from governance_app.access.rules import SYSTEM, Secret
from governance_app.foundation.ids import new_id
from governance_app.people import actions
from governance_app.people.rules import Answers, ConsentGiver, Field, IdentityKind, Purpose
from tests.support.build_organisations import NOON


def a_person(name: str = "Persona Ejemplo", *, says: dict[Field, Any] | None = None, **given: Any) -> UUID:
    """Register a person and return the id. `says`: answers of the self-description, under the person's own consent."""
    now = given.pop("now", NOON)
    id = actions.register_person(actor=SYSTEM, id=new_id(), now=now, name=name, **given).subject
    if says is not None:
        says_of_themselves(id, says, now=now)
    return id


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
