"""Faults planted in the form that a notice names, each of which its test must see."""

from collections.abc import Callable
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance_app.meetings import reads
from governance_app.meetings.actions import agenda
from governance_app.meetings.rules import Convocation, Meeting, NamedForm
from governance_app.meetings.wording import notice as words
from governance_app.voting.pages import motions
from tests.actions import test_named_form as deeds
from tests.pages import test_named_form as walks
from tests.rules import test_named_form as exact

CAUGHT = (AssertionError, pytest.fail.Exception)


def test_a_radio_that_keeps_silent_is_caught(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "form_named", lambda notice, number: "")
    with pytest.raises(CAUGHT):
        walks.test_a_point_names_its_form_and_everything_that_is_sent_says_it(client)


def test_a_vote_opened_before_the_warning_is_caught(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(motions, "announced_otherwise", lambda form, said: False)
    meeting = walks.a_hall_told(NamedForm.PAPER)
    with pytest.raises(CAUGHT):
        walks.test_another_form_is_warned_of_before_its_vote_opens_and_is_not_refused(client, meeting)


def test_a_form_changed_behind_peoples_backs_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agenda, "reason_needed", lambda *given, **more: False)
    with pytest.raises(CAUGHT):
        deeds.test_what_was_sent_keeps_the_form_that_it_named(app)


def test_hands_announced_where_nobody_comes_together_are_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Meeting, "by_correspondence", property(lambda meeting: False))
    with pytest.raises(CAUGHT):
        deeds.test_a_meeting_by_correspondence_names_no_other_form(app)


def test_a_rule_that_is_wrong_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exact, "named_otherwise", lambda form, named: named is not None)
    with pytest.raises(CAUGHT):
        exact.test_a_vote_is_held_otherwise_only_when_the_notice_named_another_form()


@pytest.mark.parametrize("walk", [
    walks.test_what_the_notice_said_is_told_with_what_was_changed_since, walks.test_a_form_added_after_the_notice_is_not_put_in_its_mouth])
def test_a_page_that_reads_the_agenda_for_the_notice_is_caught(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, walk: Callable[[FlaskClient], None],
) -> None:
    def of_today(notice: Convocation, point: UUID) -> NamedForm | None:
        return next((p.named_form for p in reads.agenda(notice.meeting) if p.id == point), None)

    monkeypatch.setattr(Convocation, "form_of", of_today)
    with pytest.raises(CAUGHT):
        walk(client)


def test_a_notice_read_by_labels_that_moved_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def by_label(notice: Convocation, point: UUID) -> NamedForm | None:
        return next((notice.forms.get(p.label) for p in reads.agenda(notice.meeting) if p.id == point), None)

    monkeypatch.setattr(Convocation, "form_of", by_label)
    with pytest.raises(CAUGHT):
        deeds.test_what_the_notice_said_stays_with_its_point_whatever_the_agenda_does_afterwards(app)
