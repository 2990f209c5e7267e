"""Accounts with roles for tests, and a quick way to be signed in as one.

    secretary = an_account(Role.SECRETARY, body)            # an Actor, stored with its role
    browser = signed_in(client, secretary)                   # the same client, now with a session
"""

from datetime import date, timedelta
from uuid import UUID

from flask import current_app
from flask.testing import FlaskClient

from governance_app.access import actions, reads
from governance_app.access.rules import SYSTEM, Actor, Role, Secret, new_token
from governance_app.foundation import clock
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id

PASSWORD = "rio mulato canoa verde"


def a_plain_body(name: str = "Comité de prueba", parent: UUID | None = None) -> UUID:
    """Write the least that makes a body: for tests of access only, which knows bodies by id and name."""
    tables = db.metadata.tables
    body = new_id()
    db.session.execute(tables["body"].insert().values(
        id=body, slug=f"b-{body.hex}", parent_id=parent, created_on=date(2020, 1, 1), language="es", demonstration=False,
    ))
    db.session.execute(tables["body_form"].insert().values(
        id=new_id(), body_id=body, kind="comite_gestion", name=name, acronym="", valid_from=date(2020, 1, 1), act="",
    ))
    db.session.commit()
    return body


def an_account(
    role: Role | None = None, body: UUID | None = None, *, login: str = "", password: str = PASSWORD, person: UUID | None = None,
) -> Actor:
    """Store an active account with a role (everywhere when `body` is None); return it as Actor. A fresh sign-in name each time.

    It is a day old: a role counts by days, and a test may have looked at its clock before midnight.
    """
    account, now = new_id(), clock.now() - timedelta(days=1)
    actions.add_account(
        actor=SYSTEM, id=account, login=login or f"u{account.hex[-12:]}", name="Rosa Prueba", password=Secret(password),
        role=role, body=body, person=person, now=now,
    )
    return reads.actor_of(account, now)


def signed_in(client: FlaskClient, account: Actor) -> FlaskClient:
    """Give the client a session of `account` (without the 20 ms of a password) and return the client."""
    token = new_token()
    actions.open_session(actor=account, id=new_id(), account=account.account, token=Secret(token), family="test", now=clock.now())
    with client.session_transaction() as cookie:
        cookie["_user_id"] = token
        cookie["_fresh"] = True
    return client


def sign_out_of(client: FlaskClient) -> FlaskClient:
    """Forget the client's cookies: a visitor again."""
    client.delete_cookie(current_app.config["SESSION_COOKIE_NAME"])
    return client
