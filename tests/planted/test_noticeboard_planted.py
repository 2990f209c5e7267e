"""Planted faults: a page that shows what is not published, a name without consent, a heavy page, a button that is lost."""

import gzip
from dataclasses import replace

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from governance_app.decisions import reads as decisions
from governance_app.decisions.records import DecisionRow
from governance_app.desk import pages as desk
from governance_app.desk.rules import Deed, Next
from governance_app.foundation.database import db
from governance_app.noticeboard import reads
from governance_app.people import reads as people
from tests.browser import test_weight as weights
from tests.pages import test_desk
from tests.pages import test_noticeboard as board
from tests.support.world import SmallWorld, a_small_world


@pytest.fixture
def world(app: Flask) -> SmallWorld:
    return a_small_world()


def test_a_public_read_that_shows_an_unpublished_decision_is_caught(
    client: FlaskClient, world: SmallWorld, monkeypatch: pytest.MonkeyPatch,
) -> None:
    board.test_what_is_not_published_is_nowhere(client, world)
    monkeypatch.setattr(decisions, "public_decision", decisions.decision)
    with pytest.raises(AssertionError):
        board.test_what_is_not_published_is_nowhere(client, world)


def test_a_register_that_shows_everything_is_caught(client: FlaskClient, world: SmallWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    def all_of_them(search: object) -> object:
        rows = db.session.scalars(sa.select(DecisionRow)).all()
        return replace(shown(search), decisions=decisions.whole(rows), total=len(rows))

    shown = decisions.public_register
    monkeypatch.setattr(decisions, "public_register", all_of_them)
    with pytest.raises(AssertionError):
        board.test_what_is_not_published_is_nowhere(client, world)


def test_names_shown_without_consent_are_caught(client: FlaskClient, world: SmallWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "public_names", lambda ids, *, on: people.names(ids))
    with pytest.raises(AssertionError):
        board.test_no_name_of_a_villager_on_any_public_page(client, world)


def test_a_small_total_shown_is_caught(client: FlaskClient, world: SmallWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reads, "FEWEST_COUNTED", 1)
    with pytest.raises(AssertionError):
        board.test_a_meeting_tells_quorum_but_no_figure_below_ten(client, world)


def test_a_page_that_remembers_visitors_is_caught(client: FlaskClient, world: SmallWorld, app: Flask) -> None:
    def remember(answer: object) -> object:
        answer.set_cookie("visit", "1")  # type: ignore[attr-defined]
        return answer

    app.after_request_funcs.setdefault("noticeboard", []).append(remember)
    try:
        with pytest.raises(AssertionError):
            board.test_a_visitor_gets_no_cookie_and_an_unchanged_page_is_not_sent_again(client, world)
    finally:
        app.after_request_funcs["noticeboard"].remove(remember)


def test_a_page_over_budget_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """The comparison of the weight test, with the bytes of a page that carries a picture it should not."""
    heavy = len(gzip.compress(bytes(n * n % 251 for n in range(60_000)))) + weights.FIRST
    monkeypatch.setattr(weights, "weight", lambda page, link, address: heavy)
    monkeypatch.setattr(weights, "stranger", lambda browser: _NoPage())
    with pytest.raises(AssertionError):
        weights.test_a_first_visit_to_any_public_page_is_light(None, None, _NAMES)  # type: ignore[arg-type]
    with pytest.raises(AssertionError):
        weights.test_the_next_page_is_lighter_still(None, None, _NAMES)  # type: ignore[arg-type]


def test_a_lost_next_step_is_caught(client: FlaskClient, app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "next_of", lambda glance: Next(Deed.NOTHING))
    with pytest.raises(AssertionError):
        test_desk.test_from_the_plan_to_the_minutes_the_big_button_always_leads_on(client, app)


_NAMES = dict.fromkeys(("slug", "coming", "closed", "decision", "month"), "x")


class _NoPage:
    context = property(lambda self: self)

    def close(self) -> None:
        """Nothing was opened."""
