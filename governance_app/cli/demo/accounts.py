"""Accounts of the demonstration, one per role, with passwords made on the spot and shown once."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from governance_app.access import actions, reads
from governance_app.access.rules import SYSTEM, VISITOR, Role, Secret, new_code, random_password
from governance_app.cli.demo.story import Story, read
from governance_app.foundation.ids import new_id


@dataclass(frozen=True)
class SignIn:
    """How to sign in as somebody. The password is known nowhere else."""

    role: Role
    login: str
    name: str
    where: str
    password: str


def open_all(story: Story) -> None:
    """Make the accounts of data/accounts.json, with passwords that nobody knows yet."""
    now = story.at(-1, "19:00")
    for one in read("accounts.json"):
        role = Role(one["role"])
        bodies: list[UUID | None] = [story.ids[key] for key in one["bodies"]] or [None]
        account = story.do_as_machine(
            actions.add_account, now, login=one["login"], name=one["name"], password=Secret(random_password()), role=role, body=bodies[0],
            person=story.people.get(one.get("person", "")))
        for body in bodies[1:]:
            story.do_as_machine(actions.grant_role, now, account=account, role=role, body=body)


def new_passwords(now: datetime) -> tuple[SignIn, ...]:
    """Give every account of the demonstration that is still open a new random password, and say them; the old ones hold no more."""
    logins = {one["login"]: one for one in read("accounts.json")}
    found = [line for line in reads.accounts_seen_by(SYSTEM, now) if line.login in logins and line.active and line.grants]
    order = list(logins)
    return tuple(_renew(line.id, logins[line.login], now) for line in sorted(found, key=lambda line: order.index(line.login)))


def _renew(account: UUID, one: dict[str, str], now: datetime) -> SignIn:
    code, password = new_code(), random_password()
    actions.print_reset(actor=SYSTEM, id=new_id(), account=account, code=Secret(code), now=now)
    actions.reset_password(actor=VISITOR, id=new_id(), code=Secret(code), password=Secret(password), now=now)
    return SignIn(Role(one["role"]), one["login"], one["name"], one["where"], password)
