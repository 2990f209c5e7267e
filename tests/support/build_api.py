"""A program that talks to the interface, as a client of the tests.

    program = a_program(app, an_account(Role.SECRETARY, body))     # with a token
    said = program.post(f"/motions/{motion}/ballots", 201, seat=seat, choice="for")
"""

from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.exceptions import HTTPException

from governance_app.access import actions
from governance_app.access.rules import Actor, Secret, new_token
from governance_app.foundation import clock
from governance_app.foundation.ids import new_id
from governance_app.web.api import document
from governance_app.web.doors import is_open

V1 = "/api/v1"
PROBLEM = "application/problem+json"


def bearer(account: Actor) -> dict[str, str]:
    """Return the header of a new session of `account` (without the 20 ms of a password)."""
    token = new_token()
    actions.open_session(actor=account, id=new_id(), account=account.account, token=Secret(token), family="API", now=clock.now())
    return {"Authorization": f"Bearer {token}"}


def check_documented(app: Flask, method: str, path: str, answer: Any) -> None:
    """Fail when an operation answers with a status, or refuses with a fact, that its document does not name."""
    try:
        endpoint, arguments = app.url_map.bind("localhost").match(path, method)
    except HTTPException:
        return  # no operation
    view, status = app.view_functions[endpoint], answer.status_code
    if endpoint == "api.document" or not hasattr(view, "operation"):
        return
    told = document.codes(view.operation, document.named_facts(), is_open(view), bool(arguments))
    if status >= 400:
        assert answer.get_json()["code"] in told.get(status, ()), f"{method} {path}: {status} {answer.get_json()} is not documented"
    else:
        assert status in (view.operation.statuses if view.operation.gives else (204,)), f"{method} {path}: {status} is not documented"


class Program:
    """A client with a token (or none), which checks the status and the kind of what comes back and returns it."""

    def __init__(self, client: FlaskClient, headers: dict[str, str]) -> None:
        self.client, self.headers = client, headers

    def ask(self, method: str, path: str, status: int, **more: Any) -> Any:
        """Send a request and return the JSON that answers; a refusal must be a whole problem."""
        headers = self.headers | more.pop("headers", {})
        answer = self.client.open(V1 + path, method=method, headers=headers, **more)
        assert answer.status_code == status, f"{method} {path}: {answer.status}, expected {status}\n{answer.get_data(as_text=True)[:800]}"
        check_documented(self.client.application, method, V1 + path, answer)
        if status >= 400:
            assert answer.mimetype == PROBLEM, answer.mimetype
            assert answer.get_json()["status"] == status
            assert "<" not in answer.get_data(as_text=True)
        elif status != 204:
            assert answer.mimetype == "application/json", answer.mimetype
        return answer.get_json() if status != 204 else None

    def get(self, path: str, status: int = 200, **more: Any) -> Any:
        """Read."""
        return self.ask("GET", path, status, **more)

    def post(self, path: str, status: int = 201, /, **body: Any) -> Any:
        """Do an act; an id is made unless one is given."""
        return self.ask("POST", path, status, json={"id": str(new_id())} | body)

    def send(self, path: str, body: Any, status: int, **more: Any) -> Any:
        """Send this very body."""
        return self.ask("POST", path, status, json=body, **more)


def a_program(app: Flask, account: Actor | None = None) -> Program:
    """Return a program with a token of `account`, or with none."""
    return Program(app.test_client(), bearer(account) if account else {})
