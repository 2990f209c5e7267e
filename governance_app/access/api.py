"""Signing in and out for programs: a token instead of a cookie, behind the same back-off."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from governance_app.access import actions, reads
from governance_app.access.guards import current_actor, current_card, needs_sign_in, tries
from governance_app.access.rules import ABSOLUTE_LIFE, LONGEST, Secret, SignInFirst, TryLater, WrongSignIn, new_token
from governance_app.foundation import clock
from governance_app.foundation.ids import new_id
from governance_app.web.api import Api, Body, Kept, Operation, Shown, operation, with_example
from governance_app.web.doors import open_to_all

api = Api("access_api", __name__)
FAMILY = "API"


class SignIn(Body):
    """Name and password, as on the page."""

    model_config = with_example(Body, {"login": "maria.grefa", "password": "rio mulato canoa verde"})

    login: Annotated[str, Field(max_length=60), Kept]
    password: Annotated[str, Field(max_length=LONGEST)]


class SessionShown(Shown):
    """An open session. The token is shown this once; the database keeps only its hash."""

    model_config = with_example(Shown, {
        "session": "01936b5e-7a00-7000-8000-000000000003", "token": "q3…43 letters…Zs", "name": "María Grefa",
        "holds_until": "2026-12-03T15:04:00Z"})

    session: UUID
    token: Annotated[str, Field(description="Send it as `Authorization: Bearer …`. Who has it is you: keep it as a password.")]
    name: str
    holds_until: Annotated[datetime, Field(description="At the latest; 12 hours without use end it before.")]


@api.post("/sessions")
@open_to_all
@operation(Operation("Sign in", "sessions", takes=SignIn, gives=SessionShown, raises=(WrongSignIn, TryLater), statuses=(201,)))
def open_session(body: SignIn) -> tuple[SessionShown, int]:
    """Open a session with the name and password of the pages. After some wrong tries account and address wait: see Retry-After."""
    token, now = new_token(), clock.now()
    done = actions.sign_in(
        login=body.login, password=Secret(body.password), token=Secret(token), tries=tries(body.login), family=FAMILY, now=now)
    card = reads.card_of_token(token, now)
    if card is None:
        raise LookupError("the session was not stored")
    return SessionShown(session=done.subject, token=token, name=card.actor.name, holds_until=now + ABSOLUTE_LIFE), 201


@api.delete("/sessions/current")
@needs_sign_in
@operation(Operation("Sign out", "sessions"))
def close_session() -> None:
    """End the session of this token, here and in the database."""
    card = current_card()
    if card is None:
        raise SignInFirst(permission="own_account")
    actions.sign_out(actor=current_actor(), id=new_id(), session=card.session, now=clock.now())
