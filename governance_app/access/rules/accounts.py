"""Accounts: names to sign in with, who may hand out which role, secrets that never show, and what the record keeps."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from governance_app.access.rules.permissions import HANDED_OUT_WITH, Actor, Role, may, may_somewhere
from governance_app.foundation.errors import Conflict, Invalid, Missing, NotAllowed
from governance_app.record.rules import Event

_JOINERS = frozenset(".-_")


class LoginUnfit(Invalid):
    """A sign-in name has 3 to 40 letters, digits, points or dashes and begins with a letter. data: shortest, longest."""


class LoginTaken(Conflict):
    """Somebody already signs in with this name (accents and capitals make no difference)."""


class AlreadyHeld(Conflict):
    """The account already holds this role here."""


class AccountClosed(Conflict):
    """The account was deactivated; it takes no role and no password."""


class NoSuchAccount(Missing):
    """No such account, role, invitation or session within the actor's sight."""


class RoleTooHigh(NotAllowed):
    """Only an administrator gives or ends this role. data: role."""


class OwnRoles(NotAllowed):
    """Nobody gives a role to the own account, nor uses the own invitation."""


class NotYoursToGive(NotAllowed):
    """The account holds a role that the actor does not hand out, so the actor may not take it over."""


class LastAdministrator(Conflict):
    """Without this one nobody would administer the installation."""


class AdministratorExists(Conflict):
    """The first administrator's code is printed only while there is none."""


@dataclass(frozen=True)
class RoleGranted(Event):
    """A role was given: account, role, body (None = everywhere), first day."""

    account: UUID
    role: Role
    body: UUID | None
    since: date
    name = "access.role_granted"


@dataclass(frozen=True)
class RoleEnded(Event):
    """A role was ended: account, role, body, first day without it."""

    account: UUID
    role: Role
    body: UUID | None
    ended: date
    name = "access.role_ended"


@dataclass(frozen=True)
class AccountDeactivated(Event):
    """An account was closed with all its sessions."""

    account: UUID
    name = "access.account_deactivated"


@dataclass(frozen=True)
class AccountTied(Event):
    """Somebody said whose account this is. The leaf names the account, never the person."""

    account: UUID
    name = "access.account_tied"


@dataclass(frozen=True)
class AccountUntied(Event):
    """It was taken back whose account this is."""

    account: UUID
    name = "access.account_untied"


@dataclass(frozen=True, init=False, repr=False, eq=False)
class Secret:
    """A password or code on its way. A dataclass without fields: receipts, logs and errors see nothing of it."""

    def __init__(self, text: str) -> None:
        object.__setattr__(self, "_text", text)

    def reveal(self) -> str:
        """Return the text, for hashing or comparing only."""
        text: str = self.__dict__["_text"]
        return text

    def __repr__(self) -> str:
        return "Secret()"

    def __reduce__(self) -> Any:
        raise TypeError("a secret is not written anywhere")


@dataclass(frozen=True)
class LoginName:
    """A sign-in name as shown, and the key by which it is unique."""

    shown: str
    key: str


def login_key(text: str) -> str:
    """Return the name without accents, capitals and outer spaces: `María.Grefa` and `maria.grefa` are one."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).strip().casefold())
    return "".join(c for c in folded if not unicodedata.combining(c))


def read_login(text: str) -> LoginName:
    """Return the sign-in name that was typed, or raise LoginUnfit(field="login")."""
    shown = unicodedata.normalize("NFKC", text).strip()
    key = login_key(text)
    fit = 3 <= len(shown) <= 40 and 3 <= len(key) <= 40 and key[0].isalpha() and all(c.isalnum() or c in _JOINERS for c in key)
    if not fit:
        raise LoginUnfit(field="login", shortest=3, longest=40)
    return LoginName(shown, key)


def check_may_hand_out(actor: Actor, role: Role, scope: Iterable[UUID]) -> None:
    """Raise RoleTooHigh unless `HANDED_OUT_WITH` lets the actor give and end `role` in `scope`."""
    if not may(actor, HANDED_OUT_WITH[role], scope):
        raise RoleTooHigh(role=role.value)


def handed_out_by(actor: Actor) -> list[Role]:
    """Return the roles that the actor hands out in at least one body (to offer them in a form)."""
    return [role for role in Role if may_somewhere(actor, HANDED_OUT_WITH[role])]


def check_is_another(actor: Actor, account: UUID | None) -> None:
    """Raise OwnRoles when `account` is the actor's own: what one may do is always for somebody else to say."""
    if account is not None and account == actor.account:
        raise OwnRoles()


def check_may_hold_whole(actor: Actor, roles: Iterable[tuple[Role, tuple[UUID, ...]]]) -> None:
    """Raise unless the actor hands out every current (role, scope) of an account.

    Whoever may print a new code for an account could sign in as it: so a secretary may do it only for accounts
    that are nothing but members and readers, and nothing outside the secretary's own bodies.
    """
    if not all(may(actor, HANDED_OUT_WITH[role], scope) for role, scope in roles):
        raise NotYoursToGive()
