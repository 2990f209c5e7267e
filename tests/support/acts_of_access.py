"""Short words for tests of access: enter, invite, accept, and the leaves of the record."""


from uuid import UUID

import sqlalchemy as sa

from governance_app.access import actions, reads
from governance_app.access.rules import (
    VISITOR,
    Actor,
    Role,
    Secret,
    Tries,
    new_code,
    new_token,
)
from governance_app.foundation import clock
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.record.records import LeafRow
from tests.support.build_access import PASSWORD

NOW = clock.now()
TRIES = Tries("a" * 64, "b" * 64)
NEW = "loro verde cruza pastaza"


def enter(login: str, password: str = PASSWORD, tries: Tries = TRIES, now=NOW) -> tuple[str, UUID]:
    token = new_token()
    receipt = actions.sign_in(login=login, password=Secret(password), token=Secret(token), tries=tries, family="Firefox, Linux", now=now)
    return token, receipt.subject


def login_of(actor: Actor) -> str:
    return reads.login_of(actor.account)


def invited(actor: Actor, role: Role, body: UUID | None, name: str = "Ana Grefa") -> tuple[str, UUID]:
    code = new_code()
    receipt = actions.invite(actor=actor, id=new_id(), role=role, body=body, name=name, code=Secret(code), now=NOW)
    return code, receipt.subject


def accept(code: str, login: str = "ana.grefa", now=NOW, password: str = PASSWORD) -> UUID:
    return actions.accept_invitation(actor=VISITOR, id=new_id(), code=Secret(code), login=login, password=Secret(password), now=now).subject


def leaves(name: str) -> list[LeafRow]:
    return list(db.session.scalars(sa.select(LeafRow).where(LeafRow.name == name)))
