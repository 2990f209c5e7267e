"""Planted faults in publishing: each must be caught by the test of its invariant."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import nullcontext
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from governance_app.foundation import database
from governance_app.noticeboard.pages import figures as site
from governance_app.participation import published
from governance_app.participation.actions import releases as acts
from governance_app.participation.reads import ledger, populations
from governance_app.participation.rules import Said
from governance_app.participation.rules.disclosure import UNSAID, Plan, Told, lattice
from governance_app.participation.rules.releases import NothingToPublish
from tests.actions import test_releases as use_cases
from tests.actions import test_releases_at_once as at_once
from tests.actions import test_releases_erased as erased
from tests.pages import test_published_figures as pages

pytestmark = pytest.mark.planted
later = pages.later
CAUGHT = (AssertionError, pytest.fail.Exception, NothingToPublish)


def caught(test: Callable[..., None], *given: Any) -> None:
    with pytest.raises(CAUGHT):
        test(*given)


def test_a_ledger_that_forgets_what_left_before_is_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    monkeypatch.setattr(ledger, "_ledger", list)
    caught(use_cases.test_until_five_have_changed_the_next_year_stays_unpublished, app, 4, {ledger.Withheld.FEW_CHANGED})


def test_what_somebody_said_first_is_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    def first(meetings: Iterable[dict[UUID, Said]]) -> dict[UUID, Said]:
        found: dict[UUID, Said] = {}
        for came in meetings:
            found = {**came, **found}
        return found

    monkeypatch.setattr(populations, "last_said", first)
    caught(use_cases.test_each_person_counts_once_by_what_they_had_said_at_their_last_meeting, app)


def test_two_records_of_one_person_counted_twice_are_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    monkeypatch.setattr(populations, "kept_records", lambda people: {one: one for one in people})
    caught(use_cases.test_a_record_merged_into_another_is_one_person, app)


def test_the_erased_taken_for_people_who_left_are_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    def careless(plan: Plan, said: Mapping[UUID, str | None], shown: tuple[int | None, ...], _nameless: object = None) -> Told:
        return Told(plan, {token: one or UNSAID for token, one in said.items()}, shown)

    monkeypatch.setattr(ledger, "Told", careless)
    caught(use_cases.test_who_was_erased_neither_left_nor_came, app)


@pytest.mark.parametrize("test", [
    erased.test_six_who_left_and_six_who_were_erased_are_no_six_who_came,
    erased.test_six_who_were_silent_hide_the_women_and_six_who_were_erased_do_not,
])
def test_the_erased_of_before_whom_nobody_marks_are_caught(
    monkeypatch: pytest.MonkeyPatch, app: Flask, test: Callable[[Flask], None],
) -> None:
    monkeypatch.setattr(ledger, "Told", lambda plan, said, shown, _nameless=None: Told(plan, said, shown))
    caught(test, app)


def test_records_merged_since_taken_for_people_who_left_are_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    monkeypatch.setattr(ledger, "kept_records", lambda people: {one: one for one in people})
    caught(use_cases.test_who_was_counted_under_a_record_merged_since_neither_left_nor_came, app)


def test_two_who_publish_without_standing_in_line_are_caught(monkeypatch: pytest.MonkeyPatch, postgres: Flask) -> None:
    monkeypatch.setattr(acts, "_stand_in_line", lambda: None)
    caught(at_once.test_whoever_publishes_second_waits_and_is_attacked_with_what_the_first_one_published, postgres, monkeypatch)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_two_who_publish_in_transactions_that_begin_as_readers_are_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    def deferred(session: Session) -> Iterator[Session]:
        session.info["use_case_open"] = True
        try:
            yield session
            session.commit()
        finally:
            session.rollback()
            session.info["use_case_open"] = False

    monkeypatch.setattr(database, "_in_turn", nullcontext)
    monkeypatch.setattr(database, "_whole", deferred)
    caught(at_once.test_whoever_publishes_second_waits_and_is_attacked_with_what_the_first_one_published, app, monkeypatch)


def test_figures_that_moved_and_leave_all_the_same_are_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    class Never(str):
        def __ne__(self, _other: object) -> bool:
            return False

    monkeypatch.setattr(acts, "figures_digest", lambda _tables: Never())
    caught(use_cases.test_what_moved_since_somebody_looked_does_not_leave, app)


def test_a_pool_of_today_for_a_year_of_before_is_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    bodies = populations.committees.bodies
    monkeypatch.setattr(populations.committees, "bodies", lambda *, on, **_more: bodies(on=max(on, date(2026, 7, 3))))
    caught(use_cases.test_a_committee_that_ended_meanwhile_counts_in_the_years_in_which_it_met, app)


def test_a_year_that_still_runs_and_is_published_is_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    monkeypatch.setattr(acts, "local_day", lambda _now: date(2030, 1, 1))
    caught(use_cases.test_a_year_is_published_once_and_only_when_it_is_over, app)


def test_a_nationality_named_without_agreement_is_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    monkeypatch.setattr(ledger, "lattice", lambda codes, _agreed: lattice(codes, codes))
    caught(use_cases.test_what_nobody_reads_of_a_seat_or_a_nationality_without_agreement_is_not_there, app)


def test_answers_that_lie_open_in_the_ledger_are_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    monkeypatch.setattr(acts, "sealed_words", lambda words, _key, _what, _person: words.encode())
    caught(use_cases.test_the_ledger_names_nobody, app)


def test_a_token_that_is_the_person_is_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    monkeypatch.setattr(ledger, "tokens_of", lambda people: {one: one for one in people})
    caught(use_cases.test_the_ledger_names_nobody, app)


def test_a_file_that_says_another_number_than_the_page_is_caught(
    monkeypatch: pytest.MonkeyPatch, later: Flask, client: FlaskClient,
) -> None:
    true = published.rows

    def one_more(release: Any, pool: str) -> Iterable[dict[str, Any]]:
        return ({**row, "shown": row["shown"] and row["shown"] + 5} for row in true(release, pool))

    monkeypatch.setattr(site, "rows", one_more)
    caught(pages.test_page_picture_csv_and_interface_say_the_same_cell_by_cell, later, client)


def test_somebody_who_may_not_publish_and_does_is_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    monkeypatch.setattr(acts, "require", lambda *_given: None)
    caught(use_cases.test_only_who_has_the_role_in_every_committee_of_the_pool_publishes, app)
