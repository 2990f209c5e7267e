"""Planted faults in the shell's view of the outside: each must be caught by the test of its invariant."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance_app.access.rules import backoff
from governance_app.web import answers, errors, fields, limits, navigation, outside
from tests.pages import test_hostile_values as values
from tests.pages import test_limits as tests
from tests.rules import test_access_backoff

pytestmark = pytest.mark.planted
RED = (Exception, pytest.fail.Exception)


@pytest.fixture
def _shell_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "_actor_provider", None)
    monkeypatch.setattr(navigation, "_entries", {place: [] for place in navigation.PLACES})


def test_requests_of_any_size_are_caught(app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(app.config, "MAX_CONTENT_LENGTH", None)
    monkeypatch.setitem(app.config, "MAX_FORM_MEMORY_SIZE", None)
    with pytest.raises(AssertionError):
        tests.test_nobody_sends_more_than_a_form(client, "/entrar")


def test_files_taken_of_anybody_are_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "current_actor", lambda: type("Anybody", (), {"known": True})())
    with pytest.raises(AssertionError):
        tests.test_a_file_is_taken_only_of_who_is_signed_in_and_only_where_files_are_given(app)


@pytest.mark.usefixtures("_shell_alone")
def test_an_error_page_that_needs_addresses_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(errors, "has_addresses", lambda: True)
    with pytest.raises(RED):
        tests.test_a_host_that_is_none_hears_plain_words(tmp_path, "x" * 3000, "")


@pytest.mark.usefixtures("_shell_alone")
def test_a_host_that_is_believed_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outside, "THIS_MACHINE", ("evil.example",))
    with pytest.raises(AssertionError):
        tests.test_only_the_public_host_and_this_machine_are_answered(tmp_path)


def test_proxies_always_believed_are_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = outside.ProxyFix
    monkeypatch.setattr(outside, "ProxyFix", lambda app, **hops: honest(app, x_for=2, x_proto=1, x_host=1))
    with pytest.raises(AssertionError):
        tests.test_a_proxy_is_believed_only_when_there_is_one(tmp_path, 1, ("203.0.113.7", "https", "far.example"))


def test_addresses_of_the_old_kind_in_one_bucket_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(test_access_backoff, "address_bucket", lambda text: backoff.address_bucket(
        "::ffff:0:1" if (text or "").startswith("::ffff") else text))
    with pytest.raises(AssertionError):
        test_access_backoff.test_keys_of_tries_are_keyed_and_addresses_are_grouped()


def test_whole_numbers_compared_as_fractions_are_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(fields.Within, "__call__")
    with pytest.raises(OverflowError):
        values.test_what_no_reckoning_can_bear_is_refused_beside_its_field(app, "number", "9" * 310)
