"""Which account is whose: tied to a person's record, so that the person sees what is kept of them; and loosened again."""

from datetime import datetime
from uuid import UUID

from governance_app.access import actions as access_actions
from governance_app.access import reads as access
from governance_app.access.rules import Actor, NoSuchAccount
from governance_app.people import reads
from governance_app.people.actions.keeping import lock
from governance_app.people.rules import NotTheirAccount, likeness
from governance_app.record.actions import use_case


@use_case("people.tie_account")
def tie_account(*, actor: Actor, id: UUID, now: datetime, person: UUID, account: UUID) -> UUID:
    """Say that an account within the actor's sight, tied to nobody, is this person's: they see their own data from now on.

    Only one that bears a like name: a slip must not show one person's answers to another. Raises NoSuchAccount, NotTheirAccount.
    """
    row = lock(actor, person)
    line = next((one for one in access.untied_accounts_seen_by(actor, now) if one.id == account and one.active), None)
    if line is None:
        raise NoSuchAccount()
    if likeness(line.name, reads.person(row.id).name) is None:
        raise NotTheirAccount(field="account")
    access_actions.tie(line.id, row.id, now=now)
    return row.id


@use_case("people.untie_account")
def untie_account(*, actor: Actor, id: UUID, now: datetime, person: UUID, account: UUID) -> UUID:
    """Take back that an account is this person's. Raises NoSuchAccount when it is not tied to them."""
    row = lock(actor, person)
    if account not in {one.id for one in access.accounts_tied_to(reads.same_person(row.id))}:
        raise NoSuchAccount()
    access_actions.tie(account, None, now=now)
    return row.id
