"""Who may do what, as a table that a facilitator can read."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from uuid import UUID

from governance_app.foundation.errors import NotAllowed


class Role(Enum):
    """What a person is for a body. A role in a body holds in the bodies nested in it."""

    ADMINISTRATOR = "administrator"
    SECRETARY = "secretary"
    PRESIDENT = "president"
    FACILITATOR = "facilitator"
    MEMBER = "member"
    READER = "reader"


class Permission(Enum):
    """What can be asked of the application. Each is granted to roles in `GRANTS`."""

    MANAGE_ACCOUNTS = "manage_accounts"
    INVITE = "invite"
    MANAGE_ORGANISATIONS = "manage_organisations"
    SEE_PEOPLE = "see_people"
    MANAGE_PEOPLE = "manage_people"
    ERASE_PEOPLE = "erase_people"
    GUARD_DATA = "guard_data"
    MANAGE_BODIES = "manage_bodies"
    MANAGE_SEATS = "manage_seats"
    SEE_BODY = "see_body"
    CONVENE = "convene"
    RUN_MEETING = "run_meeting"
    REOPEN_MEETING = "reopen_meeting"
    RECORD_ATTENDANCE = "record_attendance"
    RECORD_VOTE = "record_vote"
    DECLARE_RESULT = "declare_result"
    KEEP_DECISIONS = "keep_decisions"
    KEEP_COMMITMENTS = "keep_commitments"
    REPORT_PROGRESS = "report_progress"
    KEEP_ATTACHMENTS = "keep_attachments"
    DRAFT_MINUTES = "draft_minutes"
    CORRECT_MINUTES = "correct_minutes"
    APPROVE_ERRATUM = "approve_erratum"
    TALLY_PARTICIPATION = "tally_participation"
    SEE_PARTICIPATION = "see_participation"
    SET_AIMS = "set_aims"
    PUBLISH_FIGURES = "publish_figures"
    IMPORT_DATA = "import_data"
    EXPORT_DATA = "export_data"


_KEEPERS = frozenset({Role.SECRETARY, Role.ADMINISTRATOR})
_BOARD = _KEEPERS | {Role.PRESIDENT}
_INSIDE = _BOARD | {Role.FACILITATOR, Role.MEMBER, Role.READER}

GRANTS: dict[Permission, frozenset[Role]] = {
    Permission.MANAGE_ACCOUNTS: frozenset({Role.ADMINISTRATOR}),
    Permission.INVITE: _KEEPERS,
    Permission.MANAGE_ORGANISATIONS: _KEEPERS,
    Permission.SEE_PEOPLE: _KEEPERS | {Role.FACILITATOR},
    Permission.MANAGE_PEOPLE: _KEEPERS,
    Permission.ERASE_PEOPLE: frozenset({Role.ADMINISTRATOR}),
    Permission.GUARD_DATA: frozenset({Role.ADMINISTRATOR}),
    Permission.MANAGE_BODIES: frozenset({Role.ADMINISTRATOR}),
    Permission.MANAGE_SEATS: _KEEPERS,
    Permission.SEE_BODY: _INSIDE,
    Permission.CONVENE: _BOARD,
    Permission.RUN_MEETING: _BOARD,
    Permission.REOPEN_MEETING: frozenset({Role.ADMINISTRATOR, Role.PRESIDENT}),
    Permission.RECORD_ATTENDANCE: _KEEPERS,
    Permission.RECORD_VOTE: _KEEPERS,
    Permission.DECLARE_RESULT: _BOARD,
    Permission.KEEP_DECISIONS: _KEEPERS,
    Permission.KEEP_COMMITMENTS: _KEEPERS,
    Permission.REPORT_PROGRESS: _BOARD | {Role.MEMBER, Role.FACILITATOR},
    Permission.KEEP_ATTACHMENTS: _BOARD,
    Permission.DRAFT_MINUTES: _KEEPERS,
    Permission.CORRECT_MINUTES: _BOARD | {Role.MEMBER, Role.FACILITATOR},
    Permission.APPROVE_ERRATUM: frozenset({Role.PRESIDENT}),
    Permission.TALLY_PARTICIPATION: _KEEPERS | {Role.FACILITATOR},
    Permission.SEE_PARTICIPATION: frozenset({Role.FACILITATOR, Role.ADMINISTRATOR}),
    Permission.SET_AIMS: frozenset({Role.FACILITATOR, Role.ADMINISTRATOR}),
    Permission.PUBLISH_FIGURES: frozenset({Role.FACILITATOR, Role.ADMINISTRATOR}),
    Permission.IMPORT_DATA: _KEEPERS,
    Permission.EXPORT_DATA: _BOARD | {Role.FACILITATOR},
}

# A secretary hands out the roles that hold no office. Who chairs the committee, who looks at what the secretary may not see,
# and who else keeps its record is for an administrator to say: otherwise a secretary could take any of it.
HANDED_OUT_WITH: dict[Role, Permission] = {
    Role.ADMINISTRATOR: Permission.MANAGE_ACCOUNTS,
    Role.SECRETARY: Permission.MANAGE_ACCOUNTS,
    Role.PRESIDENT: Permission.MANAGE_ACCOUNTS,
    Role.FACILITATOR: Permission.MANAGE_ACCOUNTS,
    Role.MEMBER: Permission.INVITE,
    Role.READER: Permission.INVITE,
}


class MayNot(NotAllowed):
    """The actor's roles do not grant this permission here. data: permission."""


class SignInFirst(NotAllowed):
    """Nobody is signed in. data: permission."""

    status = 401


@dataclass(frozen=True)
class Grant:
    """A role held by an account: in one body (and those nested in it), or everywhere when body is None."""

    role: Role
    body: UUID | None = None


@dataclass(frozen=True)
class Actor:
    """Who asks: an account with its grants. `account` None is a visitor; `person` links to who they are.

    `system` marks commands run by the technician at the machine itself; they may do everything.
    """

    account: UUID | None = None
    person: UUID | None = None
    name: str = ""
    grants: tuple[Grant, ...] = ()
    system: bool = False

    @property
    def known(self) -> bool:
        """Tell whether somebody is signed in (or is the machine's own command line)."""
        return self.system or self.account is not None

    def role_in(self, body: UUID | None) -> str:
        """Return as what this actor acts in a body, for the record: "system", "visitor", "signed_in" or the highest role held.

        A role held in that body or everywhere goes before one of another body (which may be the body it is nested in).
        """
        if self.system:
            return "system"
        order = list(Role)
        here = [g.role for g in self.grants if g.body is None or g.body == body] or [g.role for g in self.grants]
        return min(here, key=order.index).value if here else "signed_in" if self.known else "visitor"


VISITOR = Actor()
SYSTEM = Actor(name="system", system=True)


def may(actor: Actor, permission: Permission, scope: Iterable[UUID] = ()) -> bool:
    """Tell whether `actor` holds `permission` in `scope`: the body asked about and the bodies it is nested in.

    An empty scope asks for the installation as a whole: only a grant without body answers it.
    A permission absent from the table is an error (KeyError), never a grant.
    """
    granted = GRANTS[permission]
    bodies = set(scope)
    return actor.system or any(g.role in granted and (g.body is None or g.body in bodies) for g in actor.grants)


def may_somewhere(actor: Actor, permission: Permission) -> bool:
    """Tell whether `actor` holds `permission` in at least one body (to show or hide a menu entry)."""
    return actor.system or any(g.role in GRANTS[permission] for g in actor.grants)


def require_known(actor: Actor) -> None:
    """Raise SignInFirst unless somebody is signed in. For acts on one's own account, which need no role."""
    if not actor.known:
        raise SignInFirst(permission="own_account")


def require(actor: Actor, permission: Permission, scope: Iterable[UUID] = ()) -> None:
    """Raise SignInFirst or MayNot unless `may(...)`. Every action calls this first."""
    if not actor.known:
        raise SignInFirst(permission=permission.value)
    if not may(actor, permission, scope):
        raise MayNot(permission=permission.value)
