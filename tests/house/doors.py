"""Every role at every door: asks each route of the URL map as each role, and writes `doors.csv` for review.

    python -m tests.house.doors        # after a wanted change; then read the diff

Routes are found in `app.url_map`, so a new one appears by itself. URL arguments are filled by name (or by "endpoint.name") from
`samples`; a room that adds objects gives theirs in `tests/support/world.py` or `world_edges.py`. An argument that nobody fills is a
random UUID (the answer is then "hidden").

Answers: in (shown or done) · form (reached, the empty form was refused) · no (403) · sign in · hidden (404) · BROKEN (5xx).
"""

import csv
import io
import tempfile
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import AnyConverter, Rule

from governance_app.access import actions, reads
from governance_app.access.guards import door_of
from governance_app.access.rules import Actor, Role, Secret, new_code
from governance_app.foundation import clock
from governance_app.foundation.database import Base, db
from governance_app.foundation.ids import new_id
from tests.conftest import no_wait_for_the_disk, settings_for
from tests.support.build_access import a_plain_body, an_account, signed_in
from tests.support.build_api import bearer
from tests.support.client import SeparateClient
from tests.support.databases import CleanSqlite, sqlite_url
from tests.support.world import a_small_world, route_values
from tests.support.world_edges import edge_values, ties

HERE = Path(__file__).parent
EXPECTED, OPEN = HERE / "doors.csv", HERE / "open_doors.txt"
WHO = ("visitor", "reader", "member", "facilitator", "president", "secretary", "administrator", "secretary of another body")
API = "/api/"
CONVERTED = {"UUIDConverter": uuid4, "IntegerConverter": lambda: 1, "UnicodeConverter": lambda: "x", "PathConverter": lambda: "x"}


@dataclass
class World:
    """The application on a database of its own, its people by role, signed in already, and values for URL arguments."""

    app: Flask
    ground: CleanSqlite
    people: dict[str, Actor]
    values: dict[str, Any]
    cookies: dict[str, str] = field(default_factory=dict)
    keys: dict[str, dict[str, str]] = field(default_factory=dict)
    written: bool = False
    """Whether the last request could write."""


def build(folder: Path) -> World:
    """Make the application, one account for each role in one body, a secretary of another body, and the sample objects."""
    app: Flask = import_module("governance_app.app").create_app(settings_for(sqlite_url(folder / "doors.db"), folder))
    app.test_client_class = SeparateClient
    with app.app_context():
        db.engine.dispose()
        sa.event.listen(db.engine, "connect", no_wait_for_the_disk)
        Base.metadata.create_all(db.engine)
        body, other = a_plain_body("Comité"), a_plain_body("Otro comité")
        people = {role.value: an_account(role, None if role is Role.ADMINISTRATOR else body) for role in Role}
        people["secretary of another body"] = an_account(Role.SECRETARY, other)
        values = samples(body, people)
        cookies, keys = {who: cookie_of(app, actor) for who, actor in people.items()}, {who: bearer(actor) for who, actor in people.items()}
        db.session.remove()
        return World(app, CleanSqlite(db.engine, Base.metadata), people, values, cookies, keys)


def cookie_of(app: Flask, actor: Actor) -> str:
    """Sign in and return the cookie that says so."""
    cookie = signed_in(app.test_client(), actor).get_cookie(app.config["SESSION_COOKIE_NAME"])
    assert cookie is not None
    return cookie.value


def samples(body: UUID, people: dict[str, Actor]) -> dict[str, Any]:
    """Return values for URL arguments: objects that belong to `body`."""
    world = a_small_world(body)
    ties(world, people["secretary"].account)
    return account_values(body, people) | route_values(world) | edge_values(world)


def account_values(body: UUID, people: dict[str, Actor]) -> dict[str, Any]:
    """Return values for the URL arguments that are about accounts: the member's, and an invitation by the secretary."""
    member, now = people["member"].account, clock.now()
    invitation = actions.invite(
        actor=people["secretary"], id=new_id(), role=Role.READER, body=body, name="X", code=Secret(new_code()), now=now).subject
    return {
        "body": body, "account": member, "grant": reads.grants_on(member, clock.local_day(now))[0].id, "invitation": invitation,
    }


def routes(app: Flask) -> list[tuple[str, Rule]]:
    """Return (method, rule) of every route, GET and writing methods, in a steady order."""
    pairs = [(method, rule) for rule in app.url_map.iter_rules() for method in (rule.methods or ()) if method not in ("HEAD", "OPTIONS")]
    return sorted(pairs, key=lambda pair: (pair[1].rule, pair[0]))


def address(world: World, rule: Rule) -> str:
    """Return a URL of the rule, its arguments filled by name."""
    given = {}
    for name in rule._converters:
        known = next((key for key in (f"{rule.endpoint}.{name}", name) if key in world.values), None)
        given[name] = world.values[known] if known else stand_in(rule._converters[name])
    with world.app.test_request_context():
        finder = world.app.url_map.bind("localhost")
        return str(finder.build(rule.endpoint, given, method=next(iter(rule.methods or ())), append_unknown=False))


def stand_in(converter: Any) -> Any:
    """Return a value that a URL converter accepts: the first of a closed list, else by its kind, else a random id."""
    if isinstance(converter, AnyConverter):
        return sorted(converter.items)[0]
    return CONVERTED.get(type(converter).__name__, uuid4)()


def browser(world: World, who: str) -> FlaskClient:
    """Return a client signed in as somebody (a visitor has an empty jar)."""
    client = world.app.test_client()
    if who != "visitor":
        client.set_cookie(world.app.config["SESSION_COOKIE_NAME"], world.cookies[who])
    return client


def key(world: World, who: str, rule: Rule) -> dict[str, str]:
    """Return the token that a program shows at a door of the interface, where the browser's cookie opens nothing."""
    return world.keys[who] if who != "visitor" and rule.rule.startswith(API) else {}


def answer(world: World, who: str, method: str, rule: Rule) -> str:
    """Return in one word how the application answers."""
    if world.written or method != "GET":
        world.ground.restore()
    world.written = method != "GET"
    got = browser(world, who).open(address(world, rule), method=method, headers=key(world, who, rule))
    if got.status_code >= 500:
        return "BROKEN"
    if got.status_code == 401 or (who == "visitor" and (got.location or "").startswith("/entrar") and door(world, rule) != "open"):
        return "sign in"
    return {403: "no", 404: "hidden"}.get(got.status_code, "in" if got.status_code < 400 else "form")


def door(world: World, rule: Rule) -> str:
    """Return what the view declares, "UNDECLARED" when it declares nothing."""
    return door_of(world.app, rule.endpoint) or "UNDECLARED"


def matrix(world: World) -> list[list[str]]:
    """Return one line a route: method, rule, endpoint, declared door, and the answer to each role."""
    before, world.app.config["WTF_CSRF_ENABLED"] = world.app.config.get("WTF_CSRF_ENABLED", True), False
    try:
        return [
            [method, rule.rule, rule.endpoint, door(world, rule), *(answer(world, who, method, rule) for who in WHO)]
            for method, rule in routes(world.app)
        ]
    finally:
        world.app.config["WTF_CSRF_ENABLED"] = before


def written(lines: list[list[str]]) -> str:
    """Return the matrix as CSV."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([["method", "route", "endpoint", "door", *WHO], *lines])
    return out.getvalue()


def open_doors(lines: list[list[str]]) -> str:
    """Return the open routes, one a line."""
    return "".join(f"{method} {rule} {endpoint}\n" for method, rule, endpoint, declared, *_ in lines if declared == "open")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        now = matrix(build(Path(folder)))
    EXPECTED.write_text(written(now), encoding="utf-8")
    OPEN.write_text(open_doors(now), encoding="utf-8")
    print(f"{len(now)} routes written to {EXPECTED.name} and {OPEN.name}: read the diff before you commit")
