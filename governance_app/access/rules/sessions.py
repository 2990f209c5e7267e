"""Sessions: how long they live, what is kept of them, and where a person may be sent after signing in."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from urllib.parse import urlsplit
from uuid import UUID

from governance_app.access.rules.codes import CodePurpose
from governance_app.access.rules.permissions import Actor, Role

IDLE_LIFE = timedelta(hours=12)      # a meeting day in a community, with its journey
ABSOLUTE_LIFE = timedelta(days=7)
SESSION_BITS = 256                   # trust.md T16 asks 128 or more
_FAMILIES = (("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"),
             ("FxiOS", "Firefox"), ("Chrome", "Chrome"), ("CriOS", "Chrome"), ("Safari", "Safari"))
_MACHINES = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("Linux", "Linux"))


def new_token() -> str:
    """Return a random session token (256 bits, URL-safe text) for the cookie."""
    return secrets.token_urlsafe(SESSION_BITS // 8)


def token_hash(token: str) -> str:
    """Return what the database keeps of a token (SHA-256, hex): a stolen copy opens no session."""
    return sha256(b"session\x00" + token.encode()).hexdigest()


def to_the_minute(moment: datetime) -> datetime:
    """Return the instant without its seconds: finer would say more of a person's day than is needed."""
    return moment.replace(second=0, microsecond=0)


def is_alive(*, created_at: datetime, last_seen_at: datetime, now: datetime) -> bool:
    """Tell whether a session that nobody revoked still holds: idle at most 12 hours, at most 7 days in all."""
    return now - last_seen_at < IDLE_LIFE and now - created_at < ABSOLUTE_LIFE


def browser_family(user_agent: str) -> str:
    """Return e.g. "Firefox, Android" so that a person recognises a session; versions are not kept."""
    browser = next((name for mark, name in _FAMILIES if mark in user_agent), "")
    machine = next((name for mark, name in _MACHINES if mark in user_agent), "")
    return ", ".join(part for part in (browser, machine) if part)


def same_site_path(target: str | None) -> str | None:
    """Return `target` when it is a path of this site, else None: nobody is sent elsewhere after signing in."""
    if not target or not target.startswith("/") or target.startswith(("//", "/\\")) or len(target) > 500:
        return None
    if "\\" in target or any(ord(c) < 33 for c in target):
        return None
    parts = urlsplit(target)
    return None if parts.scheme or parts.netloc else target


@dataclass(frozen=True)
class AccountCard:
    """The signed-in account, as its requests see it."""

    actor: Actor
    session: UUID
    language: str | None
    rotation_due: bool = False


@dataclass(frozen=True)
class SessionLine:
    """A session in the list of one's own."""

    id: UUID
    family: str
    created_at: datetime
    last_seen_at: datetime


@dataclass(frozen=True)
class GrantLine:
    """A role of an account. `body_name` is empty for a role that holds everywhere."""

    id: UUID
    role: Role
    body: UUID | None
    body_name: str
    since: date


@dataclass(frozen=True)
class AccountLine:
    """An account in the list, with those of its roles that the reader may see."""

    id: UUID
    login: str
    name: str
    active: bool
    grants: tuple[GrantLine, ...]


@dataclass(frozen=True)
class InvitationLine:
    """A printed code that was not used yet."""

    id: UUID
    purpose: CodePurpose
    name: str
    role: Role | None
    body_name: str
    expires_at: datetime
