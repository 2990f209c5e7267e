"""Printed one-time codes: to come in, to choose a new password, to become the first administrator."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from governance_app.access import reads
from governance_app.access.actions.hashing import check_new_password, hashed
from governance_app.access.actions.keeping import give_role, write_account
from governance_app.access.actions.signing import close_sessions
from governance_app.access.records import AccountRow, InvitationRow
from governance_app.access.rules import (
    AccountClosed,
    Actor,
    AdministratorExists,
    AlreadyHeld,
    CodePurpose,
    CodeSpent,
    CodeUnknown,
    NoSuchAccount,
    Permission,
    Role,
    Secret,
    check_is_another,
    check_may_hand_out,
    check_may_hold_whole,
    code_hash,
    read_code,
    require,
    require_known,
)
from governance_app.foundation.clock import local_day
from governance_app.foundation.database import db
from governance_app.foundation.errors import NotAllowed
from governance_app.record.actions import use_case

# Paper travels by canoe: an invitation lasts a month. A code that opens an existing account lasts three days.
CODE_LIFE = {
    CodePurpose.INVITATION: timedelta(days=30),
    CodePurpose.RESET: timedelta(days=3),
    CodePurpose.FIRST_ADMINISTRATOR: timedelta(hours=24),
}


@use_case("access.invite")
def invite(
    *, actor: Actor, id: UUID, role: Role, body: UUID | None, name: str, code: Secret, now: datetime, person: UUID | None = None,
) -> UUID:
    """Keep the hash of a code that lets somebody take `role` in `body`. Who asks made the code and prints it.

    Raises MayNot outside the actor's bodies, RoleTooHigh for what the actor does not hand out, NoSuchAccount for an unknown body.
    """
    scope = reads.scope_of(body)
    require(actor, Permission.INVITE, scope)
    check_may_hand_out(actor, role, scope)
    if body is not None and not reads.body_exists(body):
        raise NoSuchAccount()
    _keep(id, CodePurpose.INVITATION, code, actor, now, role=role, body_id=body, person_id=person, name=" ".join(name.split())[:200])
    return id


@use_case("access.print_reset")
def print_reset(*, actor: Actor, id: UUID, account: UUID, code: Secret, now: datetime) -> UUID:
    """Keep the hash of a code with which the holder of an account chooses a new password; earlier ones end.

    Only for an account whose every role the actor hands out: whoever prints the code could sign in as it.
    """
    scopes = [(g.role, reads.scope_of(g.body_id)) for g in reads.grants_on(account, local_day(now))]
    for scope in [scope for _role, scope in scopes] or [()]:
        require(actor, Permission.INVITE, scope)
    check_may_hold_whole(actor, scopes)
    row = db.session.get(AccountRow, account)
    if row is None:
        raise NoSuchAccount()
    if not row.active:
        raise AccountClosed()
    _end_waiting(account, now)
    _keep(id, CodePurpose.RESET, code, actor, now, account_id=account)
    return id


@use_case("access.print_first_administrator")
def print_first_administrator(*, actor: Actor, id: UUID, code: Secret, now: datetime) -> UUID:
    """Keep the hash of the code for the first administrator. Only at the machine itself, and only while there is none."""
    require(actor, Permission.MANAGE_ACCOUNTS)
    if not actor.system or reads.anybody_administers(local_day(now)):
        raise AdministratorExists()
    _keep(id, CodePurpose.FIRST_ADMINISTRATOR, code, actor, now, role=Role.ADMINISTRATOR)
    return id


@use_case("access.accept_invitation")
def accept_invitation(
    *, actor: Actor, id: UUID, code: Secret, login: str, password: Secret, now: datetime, name: str = "", language: str | None = None,
) -> UUID:
    """Make an account with the name and password that its holder chose, and give it the invited role. Returns the account.

    Open act: the code is the permission. Raises CodeMistyped, CodeUnknown, CodeSpent, LoginTaken, the password errors.
    """
    row = _usable(code, CodePurpose.INVITATION, CodePurpose.FIRST_ADMINISTRATOR, now=now)
    if row.purpose is CodePurpose.FIRST_ADMINISTRATOR and reads.anybody_administers(local_day(now)):
        raise CodeSpent(field="code")
    account = write_account(
        id=id, login=login, name=name or row.name, password=password, person=row.person_id, language=language, now=now,
    )
    _take(row, account, now)
    return account


@use_case("access.add_role_by_code")
def add_role_by_code(*, actor: Actor, id: UUID, code: Secret, now: datetime) -> UUID:
    """Add the invited role to the account that is signed in, unless it printed the sheet itself (OwnRoles). Returns the account."""
    require_known(actor)
    if actor.account is None:
        raise NoSuchAccount()
    row = _usable(code, CodePurpose.INVITATION, CodePurpose.FIRST_ADMINISTRATOR, now=now)
    check_is_another(actor, row.invited_by)
    if any((g.role, g.body_id) == (row.role, row.body_id) for g in reads.grants_on(actor.account, local_day(now))):
        raise AlreadyHeld(role=row.role)
    _take(row, actor.account, now)
    return actor.account


@use_case("access.reset_password")
def reset_password(*, actor: Actor, id: UUID, code: Secret, password: Secret, now: datetime) -> UUID:
    """Let the holder of a reset code choose a new password; all sessions end. Returns the account. Open act."""
    row = _usable(code, CodePurpose.RESET, now=now)
    account = db.session.get(AccountRow, row.account_id, with_for_update=True)
    if account is None or not account.active:
        raise CodeSpent(field="code")
    check_new_password(password, account.login, account.name)
    account.password_hash = hashed(password)
    row.used_at = now
    db.session.flush()
    close_sessions(account.id, now)
    return account.id


@use_case("access.revoke_invitation")
def revoke_invitation(*, actor: Actor, id: UUID, invitation: UUID, now: datetime) -> UUID:
    """Make a printed code worthless: lost sheet, wrong name. What the actor does not see is Missing."""
    require_known(actor)
    if invitation not in {line.id for line in reads.invitations_seen_by(actor, now)}:
        raise NoSuchAccount()
    row = db.session.get(InvitationRow, invitation, with_for_update=True)
    if row is None:
        raise NoSuchAccount()
    row.revoked_at, row.name = now, ""
    return row.id


def _keep(id: UUID, purpose: CodePurpose, code: Secret, actor: Actor, now: datetime, **given: object) -> None:
    db.session.add(InvitationRow(
        id=id, purpose=purpose, code_hash=code_hash(read_code(code.reveal())), invited_by=actor.account,
        created_at=now, expires_at=now + CODE_LIFE[purpose], **given,
    ))
    db.session.flush()


def _usable(code: Secret, *purposes: CodePurpose, now: datetime) -> InvitationRow:
    wanted = select(InvitationRow).where(InvitationRow.code_hash == code_hash(read_code(code.reveal()))).with_for_update()
    row = db.session.scalar(wanted)
    if row is None or row.purpose not in purposes:
        raise CodeUnknown(field="code")
    if row.used_at is not None or row.revoked_at is not None or row.expires_at <= now or not _still_backed(row, now):
        raise CodeSpent(field="code")
    return row


def _still_backed(row: InvitationRow, now: datetime) -> bool:
    """Tell whether who printed the code could print it today: a dismissed secretary's sheets are worth nothing."""
    if row.invited_by is None:
        return True
    try:
        actor = reads.actor_of(row.invited_by, now)
    except LookupError:
        return False
    held = reads.grants_on(row.account_id, local_day(now)) if row.account_id else []
    wanted = [(row.role, reads.scope_of(row.body_id))] if row.role else [(g.role, reads.scope_of(g.body_id)) for g in held]
    try:
        check_may_hold_whole(actor, wanted)
    except NotAllowed:
        return False
    return True


def _take(row: InvitationRow, account: UUID, now: datetime) -> None:
    if row.role is None:
        raise CodeUnknown(field="code")
    row.used_at, row.account_id, row.name = now, account, ""
    db.session.flush()
    give_role(account=account, role=row.role, body=row.body_id, by=row.invited_by, now=now)


def _end_waiting(account: UUID, now: datetime) -> None:
    waiting = select(InvitationRow).where(
        InvitationRow.account_id == account, InvitationRow.purpose == CodePurpose.RESET,
        InvitationRow.used_at.is_(None), InvitationRow.revoked_at.is_(None))
    for row in db.session.scalars(waiting):
        row.revoked_at = now
