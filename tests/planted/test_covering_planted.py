"""Faults planted in covered versions: each turns a test red."""

from importlib import import_module
from typing import Any

import pytest
from flask import Flask
from hypothesis.errors import FlakyFailure

from governance_app.minutes import reads
from governance_app.minutes.actions import covering as acts
from governance_app.minutes.rules import covering as rules
from tests.actions import test_covering as tests
from tests.rules import test_covering as pure

asked = import_module("governance_app.minutes.reads.covering")  # the package gives the question of that name, not the file
pytestmark = pytest.mark.planted
CAUGHT = (AssertionError, pytest.fail.Exception, FlakyFailure, ExceptionGroup)


def test_only_the_first_place_covered_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def first_only(text: str, passages: Any) -> str:
        for one in sorted(set(passages)):
            text = text.replace(one, rules.COVER, 1)
        return text

    monkeypatch.setattr(pure, "cover", first_only)
    with pytest.raises(CAUGHT):
        pure.test_nothing_that_is_covered_is_left()


def test_a_cover_as_long_as_the_words_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pure, "cover", lambda text, passages: text.replace(next(iter(passages)), "█" * len(next(iter(passages)))))
    with pytest.raises(CAUGHT):
        pure.test_the_cover_tells_nothing_of_its_length()


def test_texts_within_that_stay_open_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "is_dataclass", lambda value: type(value) is pure.Part and value.title != "x")
    with pytest.raises(CAUGHT):
        pure.test_every_text_of_what_is_printed_is_covered_and_the_rest_stays()


def test_a_salt_that_is_handed_out_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    true = asked.passages_covered
    monkeypatch.setattr(reads, "passages_covered", lambda meeting: true(meeting)[:-1])
    with pytest.raises(CAUGHT):
        tests.test_the_salt_is_covered_with_it_so_that_no_name_can_be_tried_against_the_digest(app)


def test_the_own_hand_as_second_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acts, "check_second", lambda proposed_by, second, refusal: None)
    with pytest.raises(CAUGHT):
        tests.test_nobody_approves_what_the_same_account_proposed(app)


def test_everybody_sees_the_whole_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asked, "sees_whole", lambda actor, meeting: True)
    with pytest.raises(CAUGHT):
        tests.test_who_does_not_keep_the_acta_sees_the_covered_version_only(app)


def test_a_leaf_that_tells_the_passages_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    true = acts.append
    monkeypatch.setattr(acts, "append", lambda event, **more: true(rules.replace(event, covered_sha256=tests.SENTENCE), **more))
    with pytest.raises(CAUGHT):
        tests.test_two_assent_and_the_approved_text_stays(app)
