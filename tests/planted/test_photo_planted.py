"""Faults planted in the photograph of a tally sheet, each of which its test must see."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy.exc import IntegrityError

from governance_app.voting.actions import photo as late
from governance_app.voting.actions import urn as acts
from governance_app.voting.reads import urns
from governance_app.voting.rules import photo as rules
from tests.actions import test_photo as deeds
from tests.rules import test_photo as exact

CAUGHT = (AssertionError, pytest.fail.Exception)


@pytest.mark.parametrize(("where", "name", "instead", "test"), [
    (acts, "check_photo", lambda photo: photo, deeds.test_what_is_no_photograph_closes_nothing),
    (acts, "photo_seal", lambda photo, salt: "0" * 64, deeds.test_the_seal_stands_in_the_leaf_of_the_count_and_the_salt_does_not),
    (acts, "photo_seal", lambda photo, salt: photo.hex()[:500], deeds.test_nothing_of_the_photograph_is_kept),
    (late, "check_photo", lambda photo: photo, deeds.test_a_photograph_may_follow_the_count_while_it_may_be_disputed),
    (late, "check_photo_day", lambda counted, today: None, deeds.test_a_photograph_may_follow_the_count_while_it_may_be_disputed),
    (urns, "same_photo", lambda photo, salt, seal: True, deeds.test_the_seal_stands_in_the_leaf_of_the_count_and_the_salt_does_not),
])
def test_a_guard_that_sleeps_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch, where: Any, name: str, instead: Any, test: Any) -> None:
    monkeypatch.setattr(where, name, instead)
    with pytest.raises((*CAUGHT, IntegrityError)):
        test(app)


def test_rules_that_are_wrong_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as planted:
        planted.setattr(rules, "is_picture", lambda photo: True)
        with pytest.raises(CAUGHT):
            exact.test_another_file_is_no_photograph(b"%PDF-1.7")
    with monkeypatch.context() as planted:
        planted.setattr(rules, "LARGEST_PHOTO", rules.LARGEST_PHOTO + 1)
        with pytest.raises(CAUGHT):
            exact.test_the_largest_photograph_is_taken_and_one_byte_more_is_not()
    with monkeypatch.context() as planted:
        planted.setattr(exact, "same_photo", lambda photo, salt, seal: True)
        with pytest.raises(CAUGHT):
            exact.test_the_same_photograph_has_the_same_seal_and_another_has_not()
    with monkeypatch.context() as planted:
        planted.setattr(exact, "check_photo_day", lambda counted, today: None)
        with pytest.raises(CAUGHT):
            exact.test_a_photograph_comes_while_the_count_may_be_disputed()
