"""Faults planted in votes by correspondence, each of which its test must see."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.exc import IntegrityError

from governance_app.access.rules import Role
from governance_app.attendance.rules import SeatPresence, quorum_statement
from governance_app.committees.rules import QuorumBase, QuorumKind
from governance_app.foundation import clock
from governance_app.meetings import reads as meetings
from governance_app.voting import reads
from governance_app.voting import rules as r
from governance_app.voting.actions import closing, during
from governance_app.voting.actions import correspondence as acts
from governance_app.voting.pages import correspondence as pages
from governance_app.voting.rules import Outcome, order
from governance_app.voting.wording.correspondence import answers_sentence
from tests.actions import test_correspondence as deeds
from tests.pages import test_correspondence as walks
from tests.rules import test_correspondence as exact
from tests.support.build_access import an_account, signed_in
from tests.support.build_correspondence import DEADLINE, a_meeting_by_letter

CAUGHT = (AssertionError, pytest.fail.Exception)


@pytest.mark.parametrize(("name", "test"), [
    ("check_received", deeds.an_answer_after_the_deadline),
    ("check_may_close", deeds.a_vote_without_quorum),
    ("check_reminder", deeds.reminders),
    ("check_deadline", deeds.an_opening),
    ("check_holder", deeds.an_answer_and_its_change),
])
def test_a_guard_that_sleeps_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch, name: str, test: Any) -> None:
    monkeypatch.setattr(acts, name, lambda *given: None)
    with pytest.raises((*CAUGHT, IntegrityError)):
        test()


def test_quorum_counted_on_seats_instead_of_answers_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reads, "who_answered", lambda electorate, answered: electorate)
    with pytest.raises(CAUGHT):
        deeds.a_vote_without_quorum()


def test_a_quorum_that_takes_silence_for_an_answer_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def of_seats(rule: Any, counted: r.Electorate) -> Any:
        return quorum_statement(rule, [SeatPresence(e.seat, e.bloc, True, e.filled, e.seat) for e in counted.electors])

    monkeypatch.setattr(r, "quorum_of_answers", of_seats)
    with pytest.raises(CAUGHT):
        exact.test_quorum_of_answers_is_exact_at_every_boundary(QuorumKind.MORE_THAN_HALF, QuorumBase.FILLED_SEATS)


def test_a_lapsed_vote_counted_as_lost_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(closing, "lapses", lambda quorum, without: False)
    with pytest.raises(CAUGHT):
        deeds.a_vote_without_quorum()


def test_a_lapsed_vote_that_bars_its_matter_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(order, "UNDECIDED", (Outcome.TIED_TO_REPEAT, Outcome.NO_CONSENSUS))
    with pytest.raises(r.DecidedBefore):
        exact.test_a_lapsed_vote_decided_nothing_and_may_be_put_again(exact.Reconsideration.NEVER)


def test_a_vote_that_slips_into_another_form_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(during, "STAYING", frozenset())
    with pytest.raises(CAUGHT):
        deeds.test_an_open_vote_holds_its_meeting_and_keeps_its_form(app)


def test_a_partial_result_on_a_page_is_caught(app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: DEADLINE - timedelta(hours=2))
    monkeypatch.setattr(
        pages, "number", lambda figure: f"{figure} {answers_sentence(reads.tally(reads.motions(meeting)[0]))}")
    meeting = a_meeting_by_letter()
    desk = signed_in(client, an_account(Role.SECRETARY, meetings.meeting(meeting).body))
    with pytest.raises(CAUGHT):
        walks.partial_results(desk, meeting)
