"""Signing in and out, sessions, and changing one's own password."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from governance_app.access.actions.hashing import check_new_password, hashed, matches
from governance_app.access.records import AccountRow, AttemptRow, SigninSessionRow
from governance_app.access.rules import (
    NO_ATTEMPT,
    VISITOR,
    Actor,
    Attempts,
    NoSuchAccount,
    Secret,
    Tries,
    WrongPassword,
    WrongSignIn,
    check_free,
    login_key,
    require_known,
    to_the_minute,
    token_hash,
)
from governance_app.foundation.database import db, one_transaction
from governance_app.foundation.ids import new_id
from governance_app.record.actions import use_case
from governance_app.record.rules import Receipt


def sign_in(*, login: str, password: Secret, token: Secret, tries: Tries, family: str, now: datetime) -> Receipt:
    """Open a session for name and password; the receipt's subject is the session. Raises WrongSignIn or TryLater.

    Three transactions, because a wrong try must stay counted: count it, compare (outside any lock), open.
    """
    spend_try(tries, now)
    found = db.session.scalar(select(AccountRow).where(AccountRow.login_key == login_key(login), AccountRow.active))
    account, known = (found.id, found.password_hash) if found else (None, None)
    db.session.rollback()
    if not matches(password, known) or account is None:
        raise WrongSignIn()
    forgive(tries, now)
    return open_session(actor=VISITOR, id=new_id(), account=account, token=token, family=family, now=now)


def spend_try(tries: Tries, now: datetime) -> None:
    """Count one more try under each key before anything is compared. Raises TryLater while one of them waits."""
    for _attempt in range(3):
        try:
            return _spend(tries, now)
        except IntegrityError:  # two first tries at once: the row is there now
            continue
    return _spend(tries, now)


def _spend(tries: Tries, now: datetime) -> None:
    with one_transaction() as session:
        session.execute(delete(AttemptRow).where(AttemptRow.last_at < now - timedelta(hours=24)))
        rows = [(key, schedule, session.get(AttemptRow, key, with_for_update=True)) for key, schedule in tries.schedules()]
        for _key, _schedule, row in rows:
            check_free(_state(row), now)
        for key, schedule, row in rows:
            state = _state(row).tried(now, schedule)
            if row is None:  # an insert, never a merge: a first try made at the same moment must not be written over
                row = AttemptRow(key=key)
                session.add(row)
            row.failures, row.last_at, row.blocked_until = state.failures, now, state.blocked_until or now
        session.flush()


def forgive(tries: Tries, now: datetime) -> None:
    """After a right try: the account starts anew; the address is only given back this one try."""
    with one_transaction() as session:
        session.execute(delete(AttemptRow).where(AttemptRow.key == tries.account))
        row = session.get(AttemptRow, tries.address, with_for_update=True) if tries.address else None
        if row is not None:
            row.failures, row.blocked_until = max(0, row.failures - 1), now


def _state(row: AttemptRow | None) -> Attempts:
    return Attempts(row.failures, row.last_at, row.blocked_until) if row else NO_ATTEMPT


@use_case("access.open_session")
def open_session(*, actor: Actor, id: UUID, account: UUID, token: Secret, family: str, now: datetime) -> UUID:
    """Open a session for an account whose holder has just shown a password or a code. Open act: it checks no role."""
    row = db.session.get(AccountRow, account)
    if row is None or not row.active:
        raise NoSuchAccount()
    minute = to_the_minute(now)
    db.session.add(SigninSessionRow(
        id=id, account_id=account, token_hash=token_hash(token.reveal()), session_version=row.session_version,
        family=family[:40], created_at=minute, last_seen_at=minute,
    ))
    return id


def note_seen(session_id: UUID, *, now: datetime) -> None:
    """Keep when a session was last used, to the minute, at most every five minutes (each write waits for the disk)."""
    minute = to_the_minute(now)
    row = db.session.get(SigninSessionRow, session_id)
    if row is not None and minute - row.last_seen_at >= timedelta(minutes=5):
        with one_transaction() as session:
            session.execute(update(SigninSessionRow).where(SigninSessionRow.id == session_id).values(last_seen_at=minute))


def rotate_token(session_id: UUID, *, old: Secret, new: Secret, now: datetime) -> bool:
    """Exchange a session's token after its account's roles changed. False when another request was first."""
    with one_transaction() as session:
        mine = (SigninSessionRow.id == session_id, SigninSessionRow.token_hash == token_hash(old.reveal()))
        changed = session.scalar(
            update(SigninSessionRow).where(*mine, SigninSessionRow.rotation_due)
            .values(token_hash=token_hash(new.reveal()), rotation_due=False, rotated_at=to_the_minute(now)).returning(SigninSessionRow.id)
        )
        return changed is not None


def rotate_soon(account: UUID) -> None:
    """Let every session of an account take a new token on its next page (inside the open use case)."""
    living = (SigninSessionRow.account_id == account, SigninSessionRow.revoked_at.is_(None))
    db.session.execute(update(SigninSessionRow).where(*living).values(rotation_due=True))


def close_sessions(account: UUID, now: datetime) -> None:
    """Revoke every session of an account, also those another server has read a moment ago (inside the open use case)."""
    living = (SigninSessionRow.account_id == account, SigninSessionRow.revoked_at.is_(None))
    db.session.execute(update(SigninSessionRow).where(*living).values(revoked_at=to_the_minute(now)))
    db.session.execute(update(AccountRow).where(AccountRow.id == account).values(session_version=AccountRow.session_version + 1))


@use_case("access.sign_out")
def sign_out(*, actor: Actor, id: UUID, session: UUID, now: datetime) -> UUID:
    """End one's own session in the database, so that a copied cookie is worth nothing."""
    require_known(actor)
    return _end(actor, session, now)


@use_case("access.revoke_session")
def revoke_session(*, actor: Actor, id: UUID, session: UUID, now: datetime) -> UUID:
    """End another of one's own sessions: a lost or lent telephone. Another person's session is Missing."""
    require_known(actor)
    return _end(actor, session, now)


def _end(actor: Actor, session: UUID, now: datetime) -> UUID:
    row = db.session.get(SigninSessionRow, session, with_for_update=True)
    if row is None or row.account_id != actor.account:
        raise NoSuchAccount()
    row.revoked_at = row.revoked_at or to_the_minute(now)
    return row.id


@use_case("access.revoke_all")
def revoke_all(*, actor: Actor, id: UUID, now: datetime) -> UUID:
    """End all of one's own sessions, this one too."""
    require_known(actor)
    account = _own(actor)
    close_sessions(account.id, now)
    return account.id


def change_password(*, actor: Actor, id: UUID, present: Secret, new: Secret, tries: Tries, now: datetime) -> Receipt:
    """Change one's own password after showing the present one. All sessions end: the page opens a new one.

    A repeated request is known by the new password already fitting. Raises WrongPassword, TryLater, the password errors.
    """
    require_known(actor)
    check_new_password(new, actor.name)
    spend_try(tries, now)
    known = _own(actor).password_hash
    db.session.rollback()
    if not matches(present, known) and not matches(new, known):
        raise WrongPassword(field="present")
    forgive(Tries(tries.account, tries.address), now)
    return store_password(actor=actor, id=id, new=new, now=now)


def confirm_password(*, actor: Actor, password: Secret, tries: Tries, now: datetime) -> None:
    """Compare one's own password before an act that is signed with it. Raises WrongPassword(field="password"), TryLater.

    A transaction of its own for the count, and none while the password is compared: call it before the act.
    """
    require_known(actor)
    spend_try(tries, now)
    known = _own(actor).password_hash
    db.session.rollback()
    if not matches(password, known):
        raise WrongPassword(field="password")
    forgive(Tries(tries.account, tries.address), now)


@use_case("access.change_password")
def store_password(*, actor: Actor, id: UUID, new: Secret, now: datetime) -> UUID:
    """Keep the hash of a new password of one's own account and end its sessions."""
    require_known(actor)
    account = _own(actor)
    check_new_password(new, actor.name, account.login)
    account.password_hash = hashed(new)
    db.session.flush()
    close_sessions(account.id, now)
    return account.id


def _own(actor: Actor) -> AccountRow:
    row = db.session.get(AccountRow, actor.account) if actor.account else None
    if row is None or not row.active:
        raise NoSuchAccount()
    return row
