"""Planted faults in translations of an acta: each must turn the test of its invariant red."""

import pytest
from flask import Flask

from governance_app.foundation.errors import GovernanceError
from governance_app.minutes.actions import translating
from governance_app.minutes.rules import TextPart
from tests.actions import test_minutes_translations as acts
from tests.rules import test_minutes_translation as rules

pytestmark = pytest.mark.planted
CAUGHT = (AssertionError, pytest.fail.Exception, BaseExceptionGroup)


def test_a_part_that_is_lost_in_cutting_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    true = rules.parts_of
    monkeypatch.setattr(rules, "parts_of", lambda text: tuple(
        TextPart(part.position, part.title, part.text.strip()) for part in true(text)))
    with pytest.raises(CAUGHT):
        rules.test_the_parts_put_together_are_the_text()


def test_a_second_hand_that_writes_over_the_first_is_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    monkeypatch.setattr(translating, "check_part", lambda kept, seen, text, final: text)
    with pytest.raises(CAUGHT):
        acts.test_two_hands_in_one_part(app)


def test_a_translation_that_binds_by_a_click_is_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    monkeypatch.setattr(translating, "_check_binding", lambda meeting, motion: None)
    with pytest.raises((*CAUGHT, GovernanceError)):
        acts.test_another_language_binds_only_by_a_carried_motion_of_a_later_meeting_and_only_one(app)


def test_a_draft_called_final_is_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    monkeypatch.setattr(translating, "check_final", lambda parts, reviewer, final: reviewer or "x")
    with pytest.raises((*CAUGHT, GovernanceError)):
        acts.test_written_part_by_part_and_frozen_when_final(app)


def test_a_final_that_does_not_bind_and_is_taken_for_binding_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "binding_of", lambda approved, finals: next(iter(finals), approved))
    with pytest.raises(CAUGHT):
        rules.test_exactly_one_text_binds()
