"""Planted faults in presenting, approving and correcting an acta: each must turn the test of its invariant red."""

from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from hypothesis.errors import FlakyFailure
from sqlalchemy.exc import IntegrityError

from governance_app.foundation.database import db
from governance_app.foundation.errors import GovernanceError
from governance_app.minutes import reads
from governance_app.minutes.actions import approving, drafting, errata
from governance_app.minutes.rules import frozen
from tests.actions import test_minutes_approval as acts
from tests.actions import test_minutes_errata as erratum_acts
from tests.actions import test_minutes_machine as machine
from tests.rules import test_minutes_errata as erratum_rules
from tests.rules import test_minutes_frozen as rules

pytestmark = pytest.mark.planted
CAUGHT = (AssertionError, pytest.fail.Exception, BaseExceptionGroup, FlakyFailure)


def test_a_text_hashed_as_it_was_typed_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "canonical", lambda text: text)
    for test in (rules.test_the_canonical_text_is_its_own_canonical_text, rules.test_how_a_text_was_typed_makes_no_difference):
        with pytest.raises(CAUGHT):
            test()


def test_annexes_run_together_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "list_digest", lambda lines: rules.text_digest("".join(lines)))
    with pytest.raises(CAUGHT):
        rules.test_a_list_of_annexes_keeps_its_borders()


def test_a_carried_motion_without_quorum_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "check_approves", lambda motion, result: frozen._ended(motion, result))
    with pytest.raises(CAUGHT):
        rules.test_only_a_carried_motion_with_quorum_approves_and_only_another_refuses()
    with pytest.raises(CAUGHT):
        rules.test_why_it_is_not_approved()


def test_any_meeting_that_votes_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "check_meeting", lambda held, votes_at, item, statute: False)
    with pytest.raises(CAUGHT):
        rules.test_a_later_meeting_of_the_body_votes()
    with pytest.raises(CAUGHT):
        rules.test_at_closing_only_where_the_statute_says_so_and_while_the_session_is_open()


def test_a_change_without_its_correction_is_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    monkeypatch.setattr(approving, "check_changed", lambda *given: None)
    with pytest.raises(CAUGHT):
        acts.test_changes_voted_in_that_meeting_are_corrections_and_the_new_text_is_presented_again(app)


def test_an_approval_by_a_click_is_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    """Approving takes whatever vote there is for enough."""
    monkeypatch.setattr(approving, "check_approves", lambda motion, result: result)
    with pytest.raises((*CAUGHT, AttributeError)):
        acts.test_never_by_a_click_alone(app)


def test_a_lost_vote_that_approves_is_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    monkeypatch.setattr(approving, "check_approves", lambda motion, result: result)
    with pytest.raises((*CAUGHT, GovernanceError)):
        acts.test_a_lost_vote_leads_back_to_review_and_the_text_may_be_presented_again(app)


def test_a_candidate_frozen_anew_at_the_approval_is_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    """The text that is called approved is not the row that was voted."""
    true = reads.frozen_text
    monkeypatch.setattr(acts.reads, "approved", lambda meeting: (
        found := reads.approval(meeting), replace(true(found.text), text=true(found.text).text + "x")))
    with pytest.raises(CAUGHT):
        acts.test_what_was_voted_is_what_is_frozen(app)


def test_a_database_that_lets_go_is_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    true = acts.an_approved_acta

    def unguarded() -> Any:
        meeting = true()
        db.session.execute(sa.text("DROP TRIGGER acta_text_no_update"))
        db.session.commit()
        return meeting

    monkeypatch.setattr(acts, "an_approved_acta", unguarded)
    with pytest.raises(CAUGHT):
        acts.test_the_database_itself_refuses_to_touch_what_is_frozen(app, "UPDATE acta_text SET text = 'x'")


def test_words_that_change_while_they_are_voted_are_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    monkeypatch.setattr(drafting, "check_writable", lambda state: None)
    with pytest.raises(CAUGHT):
        acts.test_words_stay_as_they_are_while_they_are_voted(app)


def test_a_meeting_opened_again_under_an_approved_acta_is_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    monkeypatch.setattr(acts.meetings_now, "acta_settled", lambda meeting: False)
    with pytest.raises(CAUGHT):
        acts.test_at_closing_where_the_statute_allows_it(app)


def test_a_quote_found_anywhere_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(erratum_rules, "found_once", lambda text, quoted: text.find(quoted))
    with pytest.raises(CAUGHT):
        erratum_rules.test_a_quote_is_found_exactly_once_or_refused()


def test_quotes_counted_without_overlap_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(erratum_rules, "found_once", lambda text, quoted: text.find(quoted) if text.count(quoted) == 1 else 1 / 0)
    with pytest.raises((*CAUGHT, ZeroDivisionError)):
        erratum_rules.test_words_that_overlap_themselves_are_repeated()


def test_an_erratum_approved_by_the_same_hand_is_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    monkeypatch.setattr(errata, "check_second", lambda proposed, second: None)
    with pytest.raises(CAUGHT):
        erratum_acts.test_nobody_approves_the_own_one(app)


def test_an_erratum_approved_twice_is_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    monkeypatch.setattr(errata, "check_undecided", lambda state: None)
    with pytest.raises((*CAUGHT, IntegrityError)):
        erratum_acts.test_numbers_have_no_gap_whatever_is_dropped(app)


def test_an_erratum_without_its_leaf_is_caught_by_the_machine(monkeypatch: pytest.MonkeyPatch, sqlite_app: Any, app: Flask) -> None:
    monkeypatch.setattr(errata, "append", lambda *given, **named: 0)
    with pytest.raises(CAUGHT):
        machine.test_no_sequence_of_acts_changes_an_approved_acta(sqlite_app, app, 12)


def test_a_quote_in_the_record_is_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    monkeypatch.setattr(errata, "salted_digest", lambda salt, *texts: " ".join(texts))
    with pytest.raises(CAUGHT):
        erratum_acts.test_proposed_by_one_and_approved_by_another(app)
