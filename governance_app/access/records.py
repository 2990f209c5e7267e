"""Tables of access. Passwords, codes and tokens only as hashes; no network address in any form that can be read back."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from governance_app.access.rules import CodePurpose, Role
from governance_app.foundation.database import Base, one_of, reference


class AccountRow(Base):
    """Somebody who can sign in. `login_key` is the folded name: unique whatever the accents and capitals."""

    __tablename__ = "account"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    login: Mapped[str] = mapped_column(sa.String(40))
    login_key: Mapped[str] = mapped_column(sa.String(40), unique=True)
    name: Mapped[str] = mapped_column(sa.String(200))
    person_id: Mapped[UUID | None] = reference("person")
    password_hash: Mapped[str] = mapped_column(sa.String(200))
    active: Mapped[bool] = mapped_column(default=True)
    session_version: Mapped[int] = mapped_column(default=1)
    language: Mapped[str | None] = mapped_column(sa.String(10))
    created_at: Mapped[datetime]


def _one_at_a_time(name: str, *columns: str, where: str) -> sa.Index:
    return sa.Index(name, *columns, unique=True, sqlite_where=sa.text(where), postgresql_where=sa.text(where))


class RoleGrantRow(Base):
    """A role of an account in a body (and those nested in it), or everywhere; valid from–to (exclusive)."""

    __tablename__ = "role_grant"
    __table_args__ = (
        sa.CheckConstraint("valid_to IS NULL OR valid_from <= valid_to", name="validity"),
        _one_at_a_time("uq_role_grant_current", "account_id", "role", "body_id", where="valid_to IS NULL"),
        _one_at_a_time("uq_role_grant_everywhere", "account_id", "role", where="valid_to IS NULL AND body_id IS NULL"),
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = reference("account")
    role: Mapped[Role] = mapped_column(one_of(Role, "role"))
    body_id: Mapped[UUID | None] = reference("body")
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    granted_by: Mapped[UUID | None]


class InvitationRow(Base):
    """A printed one-time code: only its hash. The name it is for is emptied when it is used or revoked."""

    __tablename__ = "invitation"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    purpose: Mapped[CodePurpose] = mapped_column(one_of(CodePurpose, "purpose"))
    code_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    role: Mapped[Role | None] = mapped_column(one_of(Role, "role"))
    body_id: Mapped[UUID | None] = reference("body")
    person_id: Mapped[UUID | None] = reference("person")
    account_id: Mapped[UUID | None] = reference("account")
    name: Mapped[str] = mapped_column(sa.String(200), default="")
    invited_by: Mapped[UUID | None]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class SigninSessionRow(Base):
    """A signed-in browser. The cookie holds the token, this table its hash. Times to the minute."""

    __tablename__ = "signin_session"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = reference("account")
    token_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    session_version: Mapped[int]
    family: Mapped[str] = mapped_column(sa.String(40), default="")
    created_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    rotation_due: Mapped[bool] = mapped_column(default=False)
    rotated_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class AttemptRow(Base):
    """Wrong tries under a keyed hash of a sign-in name or of an address; deleted after a day."""

    __tablename__ = "attempt"
    key: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    failures: Mapped[int] = mapped_column(sa.CheckConstraint("failures >= 0", name="failures"))
    last_at: Mapped[datetime] = mapped_column(index=True)
    blocked_until: Mapped[datetime]
