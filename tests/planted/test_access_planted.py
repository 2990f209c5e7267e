"""Planted faults in access: each must be caught by the test of its invariant."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask

from governance_app.access import guards
from governance_app.access.actions import signing
from governance_app.access.pages import door
from governance_app.access.rules import NO_ATTEMPT, PER_ACCOUNT, Attempts, Permission, Role, backoff, codes, permissions, sessions
from tests.actions import test_access_accounts as accounts
from tests.actions import test_access_invitations as invitations
from tests.actions import test_access_signing as signing_tests
from tests.house import doors
from tests.house import test_doors as house
from tests.pages import test_access as pages
from tests.rules import test_access, test_access_backoff, test_access_codes

pytestmark = pytest.mark.planted


def test_waits_that_are_too_short_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PER_ACCOUNT.__class__, "wait_after", lambda self, failures: timedelta(seconds=60 if failures > 3 else 0))
    with pytest.raises(AssertionError):
        test_access_backoff.test_of_a_hundred_thousand_guesses_at_most_ten_an_hour_are_compared(1000)


def test_a_state_that_forgets_its_failures_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backoff.Attempts, "tried", lambda self, now, schedule: Attempts(1, now, now))
    with pytest.raises(AssertionError):
        test_access_backoff.test_of_a_hundred_thousand_guesses_at_most_ten_an_hour_are_compared(1000)
    assert NO_ATTEMPT.failures == 0


def test_a_checksum_without_weights_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(test_access_codes, "read_code", lambda text: text)
    with pytest.raises(pytest.fail.Exception):
        test_access_codes.test_two_exchanged_letters_are_always_noticed()
    monkeypatch.undo()
    monkeypatch.setattr(codes, "_check_sign", lambda values: -sum(values) % 23)
    with pytest.raises(codes.CodeMistyped):
        test_access_codes.test_a_code_is_read_however_it_is_spaced()


def test_a_grant_that_reaches_other_bodies_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(test_access, "may", lambda actor, permission, scope=(): permissions.may_somewhere(actor, permission))
    with pytest.raises(AssertionError):
        test_access.test_a_role_reaches_its_body_and_the_nested_ones_only(Role.SECRETARY, Permission.INVITE)


def test_a_session_that_never_ends_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sessions, "IDLE_LIFE", timedelta(days=400))
    with pytest.raises(AssertionError):
        test_access.test_a_session_ends_after_twelve_idle_hours_or_seven_days()


def test_an_open_redirect_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(test_access, "same_site_path", lambda target: target)
    with pytest.raises(AssertionError):
        test_access.test_nobody_is_sent_to_another_site("//evil.example")


def test_tries_counted_only_after_comparing_are_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signing, "spend_try", lambda tries, now: None)
    with pytest.raises((AssertionError, pytest.fail.Exception)):
        signing_tests.test_wrong_tries_stay_counted_and_only_that_account_waits(app)


def test_sessions_left_open_by_a_new_password_are_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signing, "close_sessions", lambda account, now: None)
    with pytest.raises((AssertionError, pytest.fail.Exception)):
        signing_tests.test_a_new_password_needs_the_present_one_and_ends_every_session(app)


def test_a_code_that_opens_twice_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("governance_app.access.actions.inviting.CodeSpent", _Never)
    with pytest.raises((AssertionError, pytest.fail.Exception, _Never)):
        invitations.test_a_code_opens_once_and_not_after_its_days_nor_when_revoked(app)


def test_a_repeated_act_that_opens_a_session_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = door._let_in
    monkeypatch.setattr(door, "_let_in", lambda receipt, sentence: honest(replace(receipt, replayed=False), sentence))
    with pytest.raises(AssertionError):
        pages.test_a_repeated_joining_or_reset_opens_no_session(app)


class _Never(Exception):
    """Not the error that was promised."""

    def __init__(self, **_: object) -> None:
        super().__init__()


def test_a_secretary_who_may_reset_administrators_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("require", "check_may_hold_whole"):
        monkeypatch.setattr(f"governance_app.access.actions.inviting.{name}", lambda *_: None)
    with pytest.raises(pytest.fail.Exception):
        accounts.test_a_secretary_resets_nobody_who_is_more_than_the_own_body(app)


def test_a_secretary_who_hands_out_an_office_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(permissions.HANDED_OUT_WITH, Role.FACILITATOR, Permission.INVITE)
    with pytest.raises(AssertionError):
        test_access.test_whoever_hands_out_a_role_gains_nothing_that_was_kept_from_them()
    with pytest.raises((AssertionError, pytest.fail.Exception)):
        test_access.test_a_secretary_hands_out_no_office_and_an_administrator_every_role(Role.FACILITATOR)


@pytest.mark.parametrize("room, test", [
    ("keeping", accounts.test_nobody_gives_a_role_to_the_own_account),
    ("inviting", invitations.test_nobody_takes_the_role_of_a_sheet_of_ones_own),
])
def test_somebody_who_raises_themselves_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch, room: str, test) -> None:
    monkeypatch.setattr(f"governance_app.access.actions.{room}.check_is_another", lambda *_: None)
    with pytest.raises(pytest.fail.Exception):
        test(app)


def test_a_door_left_open_is_caught(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    world = doors.build(tmp_path_factory.mktemp("planted"))
    world.app.view_functions["access.accounts"].needs = guards.SIGNED_IN  # type: ignore[attr-defined]
    try:
        rule = next(r for method, r in doors.routes(world.app) if r.endpoint == "access.accounts")
        assert doors.answer(world, "reader", "GET", rule) == "in"
        line = ["GET", rule.rule, rule.endpoint, doors.door(world, rule), *("in" for _ in doors.WHO)]
        with pytest.raises(AssertionError):
            house.test_every_role_meets_at_every_route_what_was_reviewed([line])
        with pytest.raises(AssertionError):
            house.test_a_visitor_is_shown_nothing_but_open_doors([line])
    finally:
        world.app.view_functions["access.accounts"].needs = Permission.INVITE  # type: ignore[attr-defined]


def test_a_view_that_declares_nothing_opens_to_nobody(tmp_path_factory: pytest.TempPathFactory) -> None:
    world = doors.build(tmp_path_factory.mktemp("undeclared"))
    world.app.view_functions["access.account"] = lambda: "written in a hurry"
    rule = next(r for method, r in doors.routes(world.app) if r.endpoint == "access.account")
    assert {who: doors.answer(world, who, "GET", rule) for who in doors.WHO} == {
        who: "sign in" if who == "visitor" else "no" for who in doors.WHO}
    assert doors.door(world, rule) == "UNDECLARED"
