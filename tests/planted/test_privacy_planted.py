"""Faults planted in the erasure of people: each turns a test red."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask
from hypothesis.errors import FlakyFailure

from governance_app.people.actions import erasing
from governance_app.privacy import rules
from governance_app.privacy.actions import erasing as acts_of_erasing
from tests.actions import test_erasure as acts
from tests.rules import test_privacy as pure

pytestmark = pytest.mark.planted
CAUGHT = (AssertionError, pytest.fail.Exception, FlakyFailure, ExceptionGroup)


@pytest.fixture
def sisa(app: Flask, tmp_path: Path) -> Any:
    yield from acts.sisa.__wrapped__(app, tmp_path)  # type: ignore[attr-defined]


def test_a_key_that_stays_is_caught(sisa: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(erasing, "destroy_keys", lambda people: None)
    with pytest.raises(CAUGHT):
        acts.test_what_is_private_never_lies_in_clear_and_the_key_goes_with_the_person(sisa)


def test_an_account_that_stays_is_caught(sisa: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acts_of_erasing.access_actions, "forget_accounts_of", lambda people, actor, now, also: None)
    with pytest.raises(CAUGHT):
        acts.test_what_is_private_never_lies_in_clear_and_the_key_goes_with_the_person(sisa)


def test_descriptions_left_at_the_meetings_are_caught(sisa: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acts_of_erasing, "forget_descriptions", lambda people: None)
    with pytest.raises(CAUGHT):
        acts.test_nothing_opens_any_more_and_nothing_is_written_again(sisa)


def test_receipts_that_still_tell_are_caught(sisa: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(erasing, "forget_contents", lambda subjects: None)
    with pytest.raises(CAUGHT):
        acts.test_the_record_says_that_somebody_was_erased_and_never_who(sisa)


def test_an_erasure_without_asking_for_posts_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acts_of_erasing, "check_free", lambda seats: None)
    with pytest.raises(CAUGHT):
        acts.test_who_holds_an_office_is_not_erased_before_it_ends(app)


def test_tables_that_are_not_written_anew_are_caught(postgres: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acts_of_erasing, "rewrite", lambda *tables: None)
    for sisa in acts.sisa.__wrapped__(postgres, tmp_path):
        with pytest.raises(CAUGHT):
            acts.test_what_is_private_never_lies_in_clear_and_the_key_goes_with_the_person(sisa)


def test_a_holding_counted_nowhere_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pure, "holdings", lambda counts: rules.holdings({k: v for k, v in counts.items() if k[0] != "office"}))
    with pytest.raises(CAUGHT):
        pure.test_every_row_is_in_one_holding()


def test_a_name_that_is_not_compared_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pure, "check_confirmed", lambda written, name: None)
    with pytest.raises(CAUGHT):
        pure.test_the_name_confirms_with_any_spaces_and_capitals_and_no_other_name_does()
