"""Faults planted in the signing of an acta, each of which its test must see."""

from typing import Any

import pytest
from flask import Flask
from hypothesis.errors import FlakyFailure
from sqlalchemy.exc import IntegrityError

from governance_app.minutes.actions import signature_rows, signing
from governance_app.minutes.rules import signing as rules
from governance_app.minutes.rules.signing_errors import OrderBroken, ScanOfAnother, SignedBefore
from tests.actions import test_signing as deeds
from tests.rules import test_signing as exact

pytestmark = pytest.mark.planted
CAUGHT = (AssertionError, pytest.fail.Exception, FlakyFailure, BaseExceptionGroup)


@pytest.mark.parametrize(("where", "name", "instead", "test"), [
    (signing, "check_mark", lambda given, digest: None, deeds.test_a_sheet_of_another_acta_is_refused),
    (signing, "check_text", lambda shown, digest: None, deeds.test_each_signs_for_themselves_with_the_own_password),
    (signing, "check_witness", lambda *given: None, deeds.test_a_thumbprint_and_anothers_hand_have_a_named_witness),
    (signing, "check_signing_day", lambda *given: None, deeds.test_a_sheet_of_another_acta_is_refused),
    (signing, "check_own_or_keeper", lambda *given: None, deeds.test_a_refusal_is_written_down_and_may_be_changed_by_signing),
    (signature_rows, "check_order", lambda waiting, reason: reason or "", deeds.test_the_order_of_the_rules_is_broken_with_a_reason_only),
    (signature_rows, "check_open", lambda *given, **more: None, deeds.test_each_signs_for_themselves_with_the_own_password),
    (signing.access, "confirm_password", lambda **given: None, deeds.test_each_signs_for_themselves_with_the_own_password),
])
def test_a_guard_that_sleeps_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch, where: Any, name: str, instead: Any, test: Any) -> None:
    monkeypatch.setattr(where, name, instead)
    with pytest.raises((*CAUGHT, IntegrityError)):
        test(app)


def test_an_absence_that_nobody_looks_at_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signature_rows, "check_present", lambda *given: None)
    with monkeypatch.context() as inner, pytest.raises((*CAUGHT, OrderBroken)):
        deeds.test_who_was_absent_does_not_sign(app, inner)


@pytest.mark.parametrize("name", ["is_signed_copy", "check_seals"])
def test_a_pdf_that_nobody_compares_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    believed: Any = (lambda frozen, signed: True) if name == "is_signed_copy" else (lambda line, seals: tuple(seals))
    monkeypatch.setattr(signing, name, believed)
    with pytest.raises((*CAUGHT, SignedBefore, deeds.SignatureDoesNotHold)):
        deeds.test_a_signed_pdf_is_the_prepared_one_with_a_seal_that_holds(app, None)


def test_rules_that_are_wrong_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, instead, test in (
        ("check_mark", lambda given, digest: None, exact.test_only_the_sheets_of_the_same_text_bear_its_code),
        ("check_present", lambda place, attended: None, exact.test_only_who_was_there_signs),
        ("check_open", lambda place, kept, refusal=False: None, exact.test_each_signs_once_and_may_sign_after_refusing),
        ("check_signing_day", lambda on, approved, today: None, exact.test_nobody_signs_before_the_approval_nor_tomorrow),
        ("waits_for", lambda places, kept, number: (), exact.test_the_order_is_kept_or_its_breach_is_said),
    ):
        with monkeypatch.context() as planted:
            planted.setattr(exact, name, instead)
            with pytest.raises(CAUGHT):
                test()


@pytest.mark.parametrize("error", ["WitnessIsSigner", "WitnessIsSecretary", "WitnessAbsent", "HandAbsent"])
def test_a_witness_who_is_not_fit_is_caught(monkeypatch: pytest.MonkeyPatch, error: str) -> None:
    class Unsaid(Exception):
        """Raised in place of the fact: nothing that the rules know."""

        def __init__(self, *given: Any, **told: Any) -> None:
            super().__init__()

    monkeypatch.setattr(rules, error, Unsaid)
    with pytest.raises((*CAUGHT, Unsaid)):
        exact.test_a_witness_was_there_and_is_a_third_person()


def test_a_code_cut_short_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def short(given: str | None, digest: str) -> None:
        if not given or not digest.startswith(given.lower().replace("-", "").replace(" ", "")[:3]):
            raise ScanOfAnother("mark")

    monkeypatch.setattr(exact, "check_mark", short)
    with pytest.raises(CAUGHT):
        exact.test_only_the_sheets_of_the_same_text_bear_its_code()
