"""Faults planted in the person's own data, in requests and in breaches: each turns a test red."""

from collections import defaultdict
from datetime import date, timedelta
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis.errors import FlakyFailure

from governance_app.foundation.sealing import SealBroken
from governance_app.participation.rules import Dimension
from governance_app.people.actions import keeping, saying, tying
from governance_app.people.reads import own as own_reads
from governance_app.privacy.actions import asking, erasing, responding
from governance_app.privacy.pages import blueprint
from governance_app.privacy.pages import own as own_pages
from governance_app.privacy.reads import asking as asking_reads
from governance_app.privacy.reads import own as gathering
from governance_app.privacy.rules import Outcome
from governance_app.privacy.rules import requests as rules
from tests.actions import test_breaches as breaches
from tests.actions import test_data_requests as requests
from tests.actions import test_own_data as own
from tests.actions import test_own_figures as figures
from tests.pages import test_own_data as pages
from tests.rules import test_privacy_requests as pure

pytestmark = pytest.mark.planted
counted = import_module("governance_app.participation.reads.published_about")  # the function in it has its name
CAUGHT = (AssertionError, pytest.fail.Exception, FlakyFailure, ExceptionGroup)


@pytest.fixture
def sisa(app: Flask) -> SimpleNamespace:
    made: SimpleNamespace = own.sisa.__wrapped__(app)  # type: ignore[attr-defined]
    return made


@pytest.fixture
def world(app: Flask) -> SimpleNamespace:
    made: SimpleNamespace = requests.world.__wrapped__(app)  # type: ignore[attr-defined]
    return made


def test_working_days_instead_of_days_of_the_calendar_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def working(received: date) -> date:
        day, left = received, 15
        while left:
            day += timedelta(days=1)
            left -= day.weekday() < 5
        return day

    monkeypatch.setattr(pure, "due_on", working)
    with pytest.raises(CAUGHT):
        pure.test_a_request_is_due_fifteen_days_of_the_calendar_later()


def test_a_day_counted_twice_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "TERM", timedelta(days=14))
    with pytest.raises(CAUGHT):
        pure.test_a_request_is_due_fifteen_days_of_the_calendar_later()


def test_an_overdue_request_that_is_called_calm_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "days_left", lambda due, on: abs((due - on).days))
    with pytest.raises(CAUGHT):
        pure.test_the_last_day_is_still_in_time_and_the_day_after_is_not()


def test_a_right_of_access_refused_on_any_ground_is_caught(world: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "NOT_IN_ARTICLE_18", frozenset())
    with pytest.raises(CAUGHT):
        requests.test_access_is_refused_only_to_who_is_somebody_else(world)


def test_an_account_that_speaks_for_anybody_is_caught(sisa: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saying, "lock_said", lambda actor, person: keeping._locked(person))
    with pytest.raises(CAUGHT):
        own.test_a_person_answers_anew_for_themselves_and_for_nobody_else(sisa)


def test_a_child_that_consents_alone_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "speaks_alone", lambda band: True)
    with pytest.raises(CAUGHT):
        own.test_from_fifteen_on_a_person_speaks_alone_and_before_it_becomes_a_request(app, own.AgeBand.ADOLESCENT_12_14, alone=False)


def test_a_reason_kept_in_clear_is_caught(sisa: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    sealed = saying.sealed_words
    monkeypatch.setattr(saying, "sealed_words", lambda words, key, what, person: (
        words.encode() if what == "dispute" else sealed(words, key, what, person)))
    with pytest.raises((*CAUGHT, SealBroken)):
        own.test_an_answer_is_disputed_with_a_reason_that_only_the_key_opens(sisa)


def test_an_account_tied_by_any_name_is_caught(sisa: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tying, "likeness", lambda one, two: "alike")
    with pytest.raises(CAUGHT):
        own.test_the_secretary_ties_an_account_of_a_like_name_and_no_other(sisa)


def test_the_data_of_everybody_in_the_room_are_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def of_others(ids: Any, arrived: Any) -> Any:
        rows = gathering.db.session.scalars(gathering.select(gathering.AttendeeDescriptionRow))
        return {row.meeting_id: {"sex": row.sex} for row in rows if row.sex and row.sex != "mujer"}

    monkeypatch.setattr(gathering, "_said_then", of_others)
    with pytest.raises(CAUGHT):
        own.test_nothing_of_anybody_else_is_in_it(app)


def test_looks_that_are_not_told_are_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "_looks", lambda ids: ())
    with pytest.raises(CAUGHT):
        own.test_everything_is_there_area_by_area_and_in_clear(app)


def test_figures_of_the_kept_record_alone_are_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    found = gathering._figures
    monkeypatch.setattr(gathering, "_figures", lambda ids: found(ids[:1]))
    with pytest.raises((*CAUGHT, ValueError)):
        figures.test_joined_records_read_what_each_was_counted_by(app)


def test_tables_of_people_told_to_who_held_a_seat_are_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = counted._lines

    def mixed(releases: Any) -> Any:
        found = lines(releases)
        return defaultdict(list, {key: [one for (release, _counted), some in found.items() if release == key[0] for one in some]
                                  for key in found})

    monkeypatch.setattr(counted, "_lines", mixed)
    with pytest.raises(CAUGHT):
        figures.test_a_seat_is_told_by_the_tables_of_seats(app)


def test_a_table_that_never_left_and_is_told_as_published_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counted, "_lines", lambda releases: defaultdict(lambda: [(Dimension.SEX, "hombre", ["hombre"])]))
    with pytest.raises(CAUGHT):
        figures.test_an_answer_without_a_published_table_is_told_as_kept_and_not_as_published(app)


def test_a_line_that_counts_somebody_else_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = counted._lines

    def shifted(releases: Any) -> Any:
        return {key: [(by, line, [*answers, "mujer"]) for by, line, answers in some] for key, some in lines(releases).items()}

    monkeypatch.setattr(counted, "_lines", shifted)
    with pytest.raises(CAUGHT):
        figures.test_what_everybody_reads_adds_up_to_what_was_published(app, 0)


def test_an_own_page_that_a_browser_keeps_is_caught(app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_pages, "for_their_eyes", lambda html: blueprint.current_app.make_response(html))
    with pytest.raises(CAUGHT):
        pages.test_no_page_of_ones_own_is_kept_and_no_address_says_whose(pages.sisa.__wrapped__(app, client))  # type: ignore[attr-defined]


def test_who_was_erased_and_still_reads_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_reads, "resolve", lambda person: person)
    with pytest.raises(CAUGHT):
        own.test_the_account_of_a_joined_record_opens_the_one_that_was_kept(own.sisa.__wrapped__(app))  # type: ignore[attr-defined]


def test_requests_of_every_committee_on_one_desk_are_caught(world: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking_reads, "_kept_by", lambda actor, persons: set(persons))
    with pytest.raises(CAUGHT):
        requests.test_what_a_person_asks_waits_for_their_secretary_and_for_no_other(world)


def test_an_answer_given_twice_is_caught(world: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "_open", lambda request: asking.db.session.get_one(asking.DataRequestRow, request))
    with pytest.raises(CAUGHT):
        requests.test_it_is_answered_once_with_its_days_and_the_record_names_nobody(world)


def test_data_opened_without_a_note_are_caught(world: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking.people_actions, "look_at_private", lambda **given: None)
    with pytest.raises(CAUGHT):
        requests.test_the_data_are_opened_for_who_asked_for_them_and_the_look_is_noted(world)


@pytest.mark.parametrize("fault", ["words", "closing"])
def test_words_that_outlive_their_person_are_caught(world: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    if fault == "words":
        monkeypatch.setattr(erasing, "forget_words", lambda ids, now: None)
    else:
        closed = asking._close
        monkeypatch.setattr(asking, "_close", lambda row, outcome, day, now: closed(row, Outcome.ERASED, day, now))
    with pytest.raises(CAUGHT):
        requests.test_an_erasure_answers_what_waited_and_leaves_kind_days_and_outcome(world)


def test_a_name_in_the_register_of_breaches_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(responding, "check_breach", lambda *given: None)
    with pytest.raises(CAUGHT):
        breaches.test_no_name_enters_it_and_the_record_gets_no_content(app)


def test_an_administrator_of_one_committee_who_answers_for_all_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def loose(actor: Any, permission: Any) -> None:
        assert actor.known

    monkeypatch.setattr(responding, "require", loose)
    with pytest.raises(CAUGHT):
        breaches.test_only_who_administers_everything_answers_for_the_installation(app)
