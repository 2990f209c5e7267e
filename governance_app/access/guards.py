"""Guards: who is asking, and whether the door opens. Everything is shut unless a view says otherwise.

`@open_to_all` (web.doors): anybody. `@needs(Permission.X)`: who holds X in some body; the action and the read check
the exact body. `@needs_sign_in`: any signed-in person (own account, own desk). A view that says nothing opens to nobody.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, current_app, g, request, session, url_for
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user
from werkzeug.local import LocalProxy

from governance_app.access import actions, reads
from governance_app.access.rules import (
    VISITOR,
    AccountCard,
    Actor,
    MayNot,
    Permission,
    Secret,
    SignInFirst,
    Tries,
    address_bucket,
    attempt_key,
    login_key,
    may_somewhere,
    new_token,
)
from governance_app.foundation import clock
from governance_app.foundation.errors import NotAllowed
from governance_app.languages import catalogue
from governance_app.web import answers, navigation
from governance_app.web.api import asked_by_program
from governance_app.web.doors import is_open

View = TypeVar("View", bound=Callable[..., Any])
SIGNED_IN = "signed_in"


class NoDoor(NotAllowed):
    """A view declares neither who may open it nor that all may: it opens to nobody. data: endpoint."""


class Visit(UserMixin):
    """Flask-Login's "user": one signed-in session. Its id is the random token of the cookie."""

    def __init__(self, token: str, card: AccountCard) -> None:
        self.token, self.card = token, card

    def get_id(self) -> str:
        """Return the token that the cookie carries."""
        return self.token


def needs(permission: Permission) -> Callable[[View], View]:
    """Open a view to those who hold `permission` in at least one body; the action checks in which one."""

    def mark(view: View) -> View:
        view.needs = permission  # type: ignore[attr-defined]
        return view

    return mark


def needs_sign_in(view: View) -> View:
    """Open a view to every signed-in person, whatever their roles."""
    view.needs = SIGNED_IN  # type: ignore[attr-defined]
    return view


def door_of(app: Flask, endpoint: str) -> str | None:
    """Return what a view declares: "open", "signed_in", the value of a permission, or None when it declares nothing."""
    view = app.view_functions[endpoint]
    if is_open(view):
        return "open"
    declared = getattr(view, "needs", None) or getattr(getattr(view, "view_class", None), "needs", None)
    return declared.value if isinstance(declared, Permission) else declared


def current_actor() -> Actor:
    """Return who asks: the account with the roles valid today, or VISITOR."""
    card = current_card()
    return card.actor if card else VISITOR


def current_card() -> AccountCard | None:
    """Return the signed-in account and session of this request, or None. A program shows a token; a cookie lets nobody in there."""
    if asked_by_program():
        return _card_of_bearer()
    return current_user.card if isinstance(getattr(current_user, "_get_current_object", lambda: None)(), Visit) else None


def _card_of_bearer() -> AccountCard | None:
    """Return the card behind the token of this request. It is not exchanged for a new one when roles change: no cookie can carry that."""
    if "bearer_card" not in g:
        kind, _space, token = request.headers.get("Authorization", "").partition(" ")  # Werkzeug's own reading breaks on some headers
        token = token.strip() if kind.lower() == "bearer" else ""
        card = reads.card_of_token(token, clock.now()) if token else None
        if card is not None:
            actions.note_seen(card.session, now=clock.now())
        g.bearer_card = card
    found: AccountCard | None = g.bearer_card
    return found


def enter(token: str) -> None:
    """Let this browser in with a new session token; whatever its cookie held before is dropped (fixation)."""
    card = reads.card_of_token(token, clock.now())
    if card is None:
        raise LookupError("the session was not stored")
    session.clear()
    g.pop("csrf_token", None)  # Flask-WTF keeps the old one for the rest of the request
    login_user(Visit(token, card))


def leave() -> None:
    """Forget this browser's cookie and everything in it."""
    logout_user()
    session.clear()
    g.pop("csrf_token", None)


def tries(login: str | None) -> Tries:
    """Return the keys under which a try of this request counts: of the name that was typed, and of the address."""
    pepper, address = current_app.config["SECRET_KEY"], address_bucket(request.remote_addr)
    return Tries(
        attempt_key(pepper, "login", login_key(login)) if login else None,
        attempt_key(pepper, "address", address) if address else None,
    )


def install(app: Flask) -> None:
    """Register sign-in, the shut doors, and what the shell asks of access."""
    manager = LoginManager()
    manager.session_protection = None  # it compares addresses, which change on a telephone; tokens are revocable instead
    manager.user_loader(_visit)
    manager.init_app(app)
    app.before_request(_shut_by_default)
    app.jinja_env.globals.update(  # asked only by the pages that show them, so that public pages need no account
        account_name=LocalProxy(lambda: current_actor().name), sign_out_url=LocalProxy(lambda: url_for("access.sign_out")),
    )
    catalogue.ask_account(app, _language)
    answers.set_actor_provider(current_actor)
    navigation.set_permission_predicate(lambda permission: may_somewhere(current_actor(), permission))


def _language() -> str | None:
    """Return the language of the account; a program that says which one it reads gets that one."""
    card = None if asked_by_program() and request.accept_languages else current_card()
    return card.language if card else None


def _visit(token: str) -> Visit | None:
    card = reads.card_of_token(token, now := clock.now())
    if card is None:
        return None
    actions.note_seen(card.session, now=now)
    if card.rotation_due and request.method == "GET":
        token, old = new_token(), token
        if not actions.rotate_token(card.session, old=Secret(old), new=Secret(token), now=now):
            return Visit(old, card)
        session["_user_id"] = token
    return Visit(token, card)


def _shut_by_default() -> None:
    if request.endpoint is None:
        return  # no such address: the error page follows
    door = door_of(current_app, request.endpoint)
    if door == "open":
        return
    actor = current_actor()
    if not actor.known:
        raise SignInFirst(permission=door or "")
    if door is None:
        raise NoDoor(endpoint=request.endpoint)
    if door != SIGNED_IN and not may_somewhere(actor, Permission(door)):
        raise MayNot(permission=door)
