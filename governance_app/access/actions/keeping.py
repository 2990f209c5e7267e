"""Accounts and their roles: given, ended, closed."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from governance_app.access import reads
from governance_app.access.actions.hashing import check_new_password, hashed
from governance_app.access.actions.signing import close_sessions, rotate_soon
from governance_app.access.records import AccountRow, InvitationRow, RoleGrantRow
from governance_app.access.rules import (
    AccountClosed,
    AccountDeactivated,
    AccountTied,
    AccountUntied,
    Actor,
    AlreadyHeld,
    LastAdministrator,
    LoginTaken,
    NoSuchAccount,
    Permission,
    Role,
    RoleEnded,
    RoleGranted,
    Secret,
    check_is_another,
    check_may_hand_out,
    read_login,
    require,
    require_known,
)
from governance_app.foundation.clock import local_day
from governance_app.foundation.database import db, id_is_taken
from governance_app.foundation.ids import new_id
from governance_app.record.actions import append, use_case


@use_case("access.add_account")
def add_account(
    *, actor: Actor, id: UUID, login: str, name: str, password: Secret, now: datetime,
    role: Role | None = None, body: UUID | None = None, person: UUID | None = None, language: str | None = None,
) -> UUID:
    """Make an account with a password, and its first role. Only at the machine itself (command line, demonstration):

    in the application nobody chooses another's password. Raises LoginUnfit, LoginTaken, the password errors.
    """
    require(actor, Permission.MANAGE_ACCOUNTS)
    if not actor.system:
        raise NoSuchAccount()
    account = write_account(id=id, login=login, name=name, password=password, person=person, language=language, now=now)
    if role is not None:
        give_role(account=account, role=role, body=body, by=None, now=now)
    return account


def write_account(
    *, id: UUID, login: str, name: str, password: Secret, now: datetime, person: UUID | None = None, language: str | None = None,
) -> UUID:
    """Write an account inside the open use case; return its id."""
    read = read_login(login)
    check_new_password(password, login, name)
    if db.session.scalar(select(AccountRow.id).where(AccountRow.login_key == read.key)):
        raise LoginTaken(field="login")
    shown = " ".join(name.split())[:200] or read.shown
    row = AccountRow(id=id, login=read.shown, login_key=read.key, name=shown, person_id=person,
                     password_hash=hashed(password), language=language, created_at=now)
    db.session.add(row)
    try:
        db.session.flush()
    except IntegrityError as error:
        if id_is_taken(error):
            raise
        raise LoginTaken(field="login") from error
    return id


def give_role(*, account: UUID, role: Role, body: UUID | None, by: UUID | None, now: datetime) -> UUID:
    """Write a role inside the open use case, note it in the record, and let the sessions take new tokens."""
    today = local_day(now)
    row = RoleGrantRow(id=new_id(), account_id=account, role=role, body_id=body, valid_from=today, granted_by=by)
    db.session.add(row)
    try:
        db.session.flush()
    except IntegrityError as error:
        raise AlreadyHeld(role=role) from error
    append(RoleGranted(account, role, body, today), now=now, body=body)
    rotate_soon(account)
    return row.id


@use_case("access.grant_role")
def grant_role(*, actor: Actor, id: UUID, account: UUID, role: Role, body: UUID | None, now: datetime) -> UUID:
    """Give a role to an account that the actor sees. Raises MayNot, RoleTooHigh, OwnRoles, AccountClosed, AlreadyHeld."""
    scope = reads.scope_of(body)
    require(actor, Permission.INVITE, scope)
    check_may_hand_out(actor, role, scope)
    check_is_another(actor, account)
    if reads.account_seen_by(actor, account, now) is None or (body is not None and not scope):
        raise NoSuchAccount()
    _open_account(account)
    if any((g.role, g.body_id) == (role, body) for g in reads.grants_on(account, local_day(now))):
        raise AlreadyHeld(role=role)
    return give_role(account=account, role=role, body=body, by=actor.account, now=now)


@use_case("access.end_role")
def end_role(*, actor: Actor, id: UUID, grant: UUID, now: datetime) -> UUID:
    """End a role from today on. Raises MayNot, RoleTooHigh, LastAdministrator; a role out of sight is Missing."""
    require_known(actor)
    row = db.session.get(RoleGrantRow, grant, with_for_update=True)
    if row is None or row.valid_to is not None:
        raise NoSuchAccount()
    scope = reads.scope_of(row.body_id)
    require(actor, Permission.INVITE, scope)
    check_may_hand_out(actor, row.role, scope)
    _finish(row, actor, now)
    return row.id


@use_case("access.deactivate_account")
def deactivate_account(*, actor: Actor, id: UUID, account: UUID, now: datetime) -> UUID:
    """Close an account: its roles and sessions end at once. Only who administers every place where it has a role."""
    require_known(actor)
    row = _open_account(account)
    held = reads.grants_on(account, local_day(now))
    for scope in [reads.scope_of(g.body_id) for g in held] or [()]:
        require(actor, Permission.MANAGE_ACCOUNTS, scope)
    for grant in held:
        _finish(grant, actor, now)
    row.active = False
    append(AccountDeactivated(account), now=now)
    close_sessions(account, now)
    return account


@use_case("access.choose_language")
def choose_language(*, actor: Actor, id: UUID, language: str, now: datetime) -> UUID:
    """Keep the language in which one reads, on every device."""
    require_known(actor)
    row = _open_account(actor.account)
    row.language = language[:10]
    return row.id


def forget_accounts_of(people: Iterable[UUID], *, actor: Actor, now: datetime, also: Iterable[UUID] = ()) -> None:
    """Close the accounts of people inside the open use case, and leave neither name, sign-in name nor password of them.

    Invitations lose the name they are for and are revoked. `also`: accounts tied to nobody, of which somebody said that they are theirs;
    for these the actor must manage accounts wherever they have a role. Raises LastAdministrator, NoSuchAccount, MayNot.
    """
    ids, said = tuple(people), tuple(also)
    for account in said:
        _check_untied(account, actor, now)
    theirs = AccountRow.person_id.in_(ids) | AccountRow.id.in_(said)
    for row in db.session.scalars(select(AccountRow).where(theirs).with_for_update()):
        for grant in db.session.scalars(select(RoleGrantRow).where(RoleGrantRow.account_id == row.id, RoleGrantRow.valid_to.is_(None))):
            _finish(grant, actor, now)
        nobody = f"eliminada-{row.id.hex[-12:]}"
        row.login, row.login_key, row.name, row.password_hash, row.active = nobody, nobody, "", "", False
        append(AccountDeactivated(row.id), now=now)
        close_sessions(row.id, now)
    for invitation in db.session.scalars(select(InvitationRow).where(InvitationRow.person_id.in_(ids))):
        invitation.name = ""
        if invitation.used_at is None and invitation.revoked_at is None:
            invitation.revoked_at = now
    db.session.flush()


def tie(account: UUID, person: UUID | None, *, now: datetime) -> None:
    """Tie an account to a person, or loosen it (None), inside an open use case that has asked who may.

    Raises NoSuchAccount, AccountClosed.
    """
    row = _open_account(account)
    row.person_id = person
    db.session.flush()
    append(AccountTied(row.id) if person else AccountUntied(row.id), now=now)


def _check_untied(account: UUID, actor: Actor, now: datetime) -> None:
    row = db.session.get(AccountRow, account)
    if row is None or row.person_id is not None:
        raise NoSuchAccount()
    for scope in [reads.scope_of(grant.body_id) for grant in reads.grants_on(account, local_day(now))] or [()]:
        require(actor, Permission.MANAGE_ACCOUNTS, scope)


def _finish(row: RoleGrantRow, actor: Actor, now: datetime) -> None:
    today = local_day(now)
    row.valid_to = today
    db.session.flush()
    if row.role is Role.ADMINISTRATOR and row.body_id is None and not actor.system and not reads.anybody_administers(today):
        raise LastAdministrator()
    append(RoleEnded(row.account_id, row.role, row.body_id, today), now=now, body=row.body_id)
    rotate_soon(row.account_id)


def _open_account(account: UUID | None) -> AccountRow:
    row = db.session.get(AccountRow, account, with_for_update=True) if account else None
    if row is None:
        raise NoSuchAccount()
    if not row.active:
        raise AccountClosed()
    return row
