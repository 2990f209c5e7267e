"""Questions about accounts. Bodies are known by table name only: their ids, their nesting and today's name."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import or_, select

from governance_app.access.records import AccountRow, InvitationRow, RoleGrantRow, SigninSessionRow
from governance_app.access.rules import (
    GRANTS,
    HANDED_OUT_WITH,
    AccountCard,
    AccountLine,
    Actor,
    CodeSpent,
    CodeUnknown,
    Grant,
    GrantLine,
    InvitationLine,
    Permission,
    SessionLine,
    code_hash,
    is_alive,
    may,
    read_code,
    token_hash,
)
from governance_app.foundation.clock import local_day
from governance_app.foundation.database import db

_body = sa.table("body", sa.column("id", sa.Uuid()), sa.column("parent_id", sa.Uuid()))
_form = sa.table("body_form", sa.column("body_id", sa.Uuid()), sa.column("name", sa.String()),
                 sa.column("valid_from", sa.Date()), sa.column("valid_to", sa.Date()))


def scope_of(body: UUID | None) -> tuple[UUID, ...]:
    """Return a body and those it is nested in, innermost first; nothing for None (the whole installation)."""
    found: list[UUID] = []
    while body is not None and body not in found:
        found.append(body)
        body = db.session.scalar(select(_body.c.parent_id).where(_body.c.id == body))
    return tuple(found)


def body_exists(body: UUID) -> bool:
    """Tell whether there is such a body."""
    return db.session.scalar(select(_body.c.id).where(_body.c.id == body)) is not None


def body_names(day: date) -> dict[UUID, str]:
    """Return the name of every body on a day."""
    rows = db.session.execute(select(_form.c.body_id, _form.c.name).where(_valid(_form.c, day)).order_by(_form.c.name))
    return {row.body_id: row.name for row in rows}


def bodies_where(actor: Actor, permission: Permission, day: date) -> dict[UUID, str]:
    """Return id and name of the bodies in which the actor holds a permission, nested ones included."""
    return {body: name for body, name in body_names(day).items() if may(actor, permission, scope_of(body))}


def everywhere(actor: Actor, permission: Permission) -> bool:
    """Tell whether the actor holds a permission for the whole installation."""
    return actor.system or any(g.body is None and g.role in GRANTS[permission] for g in actor.grants)


def card_of_token(token: str, now: datetime) -> AccountCard | None:
    """Return who holds this session token, with the roles valid today; None when it holds no longer."""
    row = db.session.execute(
        select(SigninSessionRow, AccountRow).join(AccountRow, AccountRow.id == SigninSessionRow.account_id)
        .where(SigninSessionRow.token_hash == token_hash(token), SigninSessionRow.revoked_at.is_(None), AccountRow.active)
    ).first()
    if row is None:
        return None
    session, account = row
    if session.session_version != account.session_version:
        return None
    if not is_alive(created_at=session.created_at, last_seen_at=session.last_seen_at, now=now):
        return None
    return AccountCard(_actor(account, now), session.id, account.language, session.rotation_due)


def actor_of(account: UUID, now: datetime) -> Actor:
    """Return an active account as Actor with the roles valid today. Raises LookupError when there is none."""
    row = db.session.get(AccountRow, account)
    if row is None or not row.active:
        raise LookupError(account)
    return _actor(row, now)


def _actor(account: AccountRow, now: datetime) -> Actor:
    grants = grants_on(account.id, local_day(now))
    return Actor(account.id, account.person_id, account.name, tuple(Grant(g.role, g.body_id) for g in grants))


def grants_on(account: UUID, day: date) -> list[RoleGrantRow]:
    """Return the roles of an account that are valid on a day."""
    chosen = select(RoleGrantRow).where(RoleGrantRow.account_id == account, _valid(RoleGrantRow, day)).order_by(RoleGrantRow.valid_from)
    return list(db.session.scalars(chosen))


def roles_of(actor: Actor, now: datetime) -> list[GrantLine]:
    """Return the actor's own roles of today."""
    if actor.account is None:
        return []
    names = body_names(day := local_day(now))
    return [GrantLine(g.id, g.role, g.body_id, names.get(g.body_id, "") if g.body_id else "", g.valid_from)
            for g in grants_on(actor.account, day)]


def sessions_of(actor: Actor, now: datetime) -> list[SessionLine]:
    """Return the actor's own living sessions, the last used first."""
    rows = db.session.scalars(
        select(SigninSessionRow).where(SigninSessionRow.account_id == actor.account, SigninSessionRow.revoked_at.is_(None))
        .order_by(SigninSessionRow.last_seen_at.desc(), SigninSessionRow.id)
    )
    return [SessionLine(r.id, r.family, r.created_at, r.last_seen_at) for r in rows
            if is_alive(created_at=r.created_at, last_seen_at=r.last_seen_at, now=now)]


def accounts_seen_by(actor: Actor, now: datetime) -> list[AccountLine]:
    """Return the accounts that hold a role where the actor may invite, with those roles only.

    Who may invite everywhere also sees accounts without any role, and closed ones.
    """
    day = local_day(now)
    names = body_names(day)
    mine = _bodies_of(actor)
    chosen = select(AccountRow).order_by(AccountRow.login_key)
    if mine is not None:
        held = select(RoleGrantRow.account_id).where(_valid(RoleGrantRow, day), RoleGrantRow.body_id.in_(mine))
        chosen = chosen.where(AccountRow.active, AccountRow.id.in_(held))
    return [_line(row, day, names, mine) for row in db.session.scalars(chosen)]


def untied_accounts_seen_by(actor: Actor, now: datetime) -> list[AccountLine]:
    """Return those of `accounts_seen_by` that are tied to no person: so is everybody who came in with a printed sheet."""
    untied = set(db.session.scalars(select(AccountRow.id).where(AccountRow.person_id.is_(None))))
    return [line for line in accounts_seen_by(actor, now) if line.id in untied]


def accounts_tied_to(people: Collection[UUID]) -> tuple[AccountLine, ...]:
    """Return the open accounts tied to a person (all ids of theirs), without their roles."""
    rows = db.session.scalars(select(AccountRow).where(AccountRow.person_id.in_(people), AccountRow.active).order_by(AccountRow.login_key))
    return tuple(AccountLine(row.id, row.login, row.name, row.active, ()) for row in rows)


def account_seen_by(actor: Actor, account: UUID, now: datetime) -> AccountLine | None:
    """Return one account of `accounts_seen_by`, or None."""
    return next((line for line in accounts_seen_by(actor, now) if line.id == account), None)


def endable_by(actor: Actor, line: AccountLine) -> set[UUID]:
    """Return those of the shown roles that the actor may end."""
    return {g.id for g in line.grants if may(actor, HANDED_OUT_WITH[g.role], scope_of(g.body))}


def may_reset(actor: Actor, account: UUID, now: datetime) -> bool:
    """Tell whether the actor may print a new-password code for an account: hands out all that it is, seen or not."""
    held = grants_on(account, local_day(now))
    if not held:
        return everywhere(actor, Permission.INVITE)
    return all(may(actor, HANDED_OUT_WITH[g.role], scope_of(g.body_id)) for g in held)


def invitations_seen_by(actor: Actor, now: datetime) -> list[InvitationLine]:
    """Return the codes still waiting to be used, where the actor may invite, the newest first."""
    names, mine = body_names(local_day(now)), _bodies_of(actor)
    chosen = select(InvitationRow).where(
        InvitationRow.used_at.is_(None), InvitationRow.revoked_at.is_(None), InvitationRow.expires_at > now,
    ).order_by(InvitationRow.created_at.desc())
    if mine is not None:
        chosen = chosen.where(or_(InvitationRow.body_id.in_(mine), InvitationRow.invited_by == actor.account))
    return [InvitationLine(r.id, r.purpose, r.name, r.role, names.get(r.body_id, "") if r.body_id else "", r.expires_at)
            for r in db.session.scalars(chosen)]


def waiting_code(text: str, now: datetime) -> InvitationLine:
    """Return what a typed code is for. Raises CodeIncomplete, CodeMistyped, CodeUnknown or CodeSpent."""
    row = db.session.scalar(select(InvitationRow).where(InvitationRow.code_hash == code_hash(read_code(text))))
    if row is None:
        raise CodeUnknown(field="code")
    if row.used_at is not None or row.revoked_at is not None or row.expires_at <= now:
        raise CodeSpent(field="code")
    return InvitationLine(row.id, row.purpose, row.name, row.role, "", row.expires_at)


def login_of(account: UUID | None) -> str:
    """Return the sign-in name of an account; nothing for a visitor."""
    return db.session.scalar(select(AccountRow.login).where(AccountRow.id == account)) or ""


def anybody_administers(day: date) -> bool:
    """Tell whether some active account administers the whole installation on a day."""
    chosen = select(RoleGrantRow.id).join(AccountRow, AccountRow.id == RoleGrantRow.account_id).where(
        AccountRow.active, RoleGrantRow.role == "administrator", RoleGrantRow.body_id.is_(None), _valid(RoleGrantRow, day))
    return db.session.scalar(chosen.limit(1)) is not None


def _bodies_of(actor: Actor) -> list[UUID] | None:
    """Return the bodies where the actor may invite; None means all."""
    if everywhere(actor, Permission.INVITE):
        return None
    bodies = db.session.scalars(select(_body.c.id)).all()
    return [body for body in bodies if may(actor, Permission.INVITE, scope_of(body))]


def _line(row: AccountRow, day: date, names: dict[UUID, str], mine: Collection[UUID] | None) -> AccountLine:
    shown = [g for g in grants_on(row.id, day) if mine is None or (g.body_id is not None and g.body_id in mine)]
    lines = tuple(GrantLine(g.id, g.role, g.body_id, names.get(g.body_id, "") if g.body_id else "", g.valid_from) for g in shown)
    return AccountLine(row.id, row.login, row.name, row.active, lines)


def _valid(c: Any, day: date) -> sa.ColumnElement[bool]:
    return sa.and_(c.valid_from <= day, or_(c.valid_to.is_(None), c.valid_to > day))
