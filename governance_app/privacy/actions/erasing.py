"""Erase a person: everything that is theirs goes in one transaction, and the key with which older copies could be opened."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from governance_app.access import actions as access_actions
from governance_app.access.rules import Actor, NoSuchAccount, Permission, Secret, require
from governance_app.attendance.actions import forget_descriptions
from governance_app.foundation.clock import local_day
from governance_app.foundation.database import rewrite
from governance_app.people import actions as people_actions
from governance_app.people import reads as people
from governance_app.people.rules import LegalGround
from governance_app.privacy import reads
from governance_app.privacy.actions.asking import forget_words
from governance_app.privacy.rules import DataErased, ErasuresRepeated, check_confirmed, check_free
from governance_app.record.actions import append, use_case
from governance_app.record.rules import Receipt

TOUCHED = ("person", "person_key", "self_description", "consent", "attendee_description", "person_merge", "account", "invitation",
           "receipt", "data_request", "participation_rollup")


def erase_person(*, actor: Actor, id: UUID, now: datetime, person: UUID, name: Secret, ground: LegalGround,
                 accounts: Iterable[UUID] = ()) -> Receipt:
    """Erase a person for good, and write the tables anew so that no deleted page keeps anything.

    `name`: as written to confirm; a Secret, so that no receipt keeps a trace of it. `accounts`: tied to nobody, but
    theirs, as the actor says. Raises NotThisPerson, StillInOffice, NoSuchPerson,
    LastAdministrator, NoSuchAccount, and PersonErased when it was done before.
    """
    receipt = _erase_person(actor=actor, id=id, now=now, person=person, name=name, ground=ground, accounts=tuple(accounts))
    write_anew()
    return receipt


def write_anew() -> None:
    """Write the tables that an erasure touches anew, after it is committed: no deleted row is left on their pages."""
    rewrite(*TOUCHED)


@use_case("privacy.erase_person")
def _erase_person(*, actor: Actor, id: UUID, now: datetime, person: UUID, name: Secret, ground: LegalGround,
                  accounts: tuple[UUID, ...]) -> UUID:
    """Erase inside one transaction; only who administers every committee that knows the person."""
    row = people_actions.lock(actor, person)
    for scope in people.scopes_to_erase(row.id):
        require(actor, Permission.ERASE_PEOPLE, scope)
    check_confirmed(name.reveal(), people.person(row.id).name)
    if not set(accounts) <= {line.id for line in reads.accounts_alike(actor, people.person(row.id), now)}:
        raise NoSuchAccount()
    check_free(reads.posts_held(row.id, local_day(now)))
    _let_go(actor, people.same_person(row.id), now, accounts)
    append(DataErased(id, ground), now=now)
    return row.id


def _let_go(actor: Actor, ids: tuple[UUID, ...], now: datetime, accounts: tuple[UUID, ...] = ()) -> None:
    access_actions.forget_accounts_of(ids, actor=actor, now=now, also=accounts)
    forget_descriptions(ids)
    forget_words(ids, now)
    people_actions.forget(ids, now)


@use_case("privacy.repeat_erasures")
def repeat_erasures(*, actor: Actor, id: UUID, now: datetime, people: Iterable[UUID]) -> UUID:
    """After a restore of older data: erase again who was erased since (their keys are gone). Only for a role everywhere."""
    require(actor, Permission.ERASE_PEOPLE)
    ids = tuple(people)
    _let_go(actor, ids, now)
    append(ErasuresRepeated(len(ids)), now=now)
    return id
