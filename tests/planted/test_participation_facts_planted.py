"""Planted faults in the facts beside the board: each must be caught by the test of its invariant."""

from collections.abc import Callable, Iterable
from datetime import date
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from hypothesis.errors import FlakyFailure

from governance_app.attendance.actions import around as acts_around
from governance_app.attendance.rules import Spoken, Support
from governance_app.meetings.rules import Channel
from governance_app.participation.actions import barriers as acts_barriers
from governance_app.participation.reads import around, others, promises, reach, returned
from governance_app.participation.reads import votes as voted
from governance_app.participation.rules import (
    BarrierEntry,
    KeptLine,
    Portion,
    Promise,
    SupportLine,
    ToTell,
    Vote,
    languages,
    speech,
    support,
)
from governance_app.participation.rules import promises as promise_rules
from governance_app.participation.rules import reach as reach_rules
from governance_app.participation.rules import returned as return_rules
from governance_app.participation.rules import votes as vote_rules
from tests.actions import test_participation_facts as acts
from tests.actions import test_participation_reach as far_acts
from tests.rules import test_participation_facts as rules
from tests.rules import test_participation_reach as far

pytestmark = pytest.mark.planted
CAUGHT = (AssertionError, pytest.fail.Exception, FlakyFailure, ExceptionGroup)


def caught(test: Callable[..., Any], *given: Any) -> None:
    with pytest.raises(CAUGHT):
        test(*given)


def test_minutes_guessed_for_turns_that_nobody_measured_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speech, "Portion", lambda part, base, missing=0: Portion(part, base + missing))
    caught(rules.test_minutes_are_added_up_turn_by_turn_and_a_turn_without_length_adds_none)


def test_a_name_beside_a_vote_that_somebody_held_back_from_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def whoever(vote: Vote) -> tuple[tuple[UUID | None, int], ...]:
        return tuple((person, 1) for person in (vote.named if vote.named is not None else vote.electors[:vote.cast]))

    monkeypatch.setattr(rules, "who_voted", whoever)
    caught(rules.test_every_answer_is_one_vote_and_names_stand_only_where_they_are_certain)


def test_somebody_who_held_back_and_counts_as_voting_is_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    monkeypatch.setattr(voted, "Choice", SimpleNamespace(NOT_VOTING=acts.Choice.NULL))
    caught(acts.test_who_voted_is_known_where_the_form_says_it_and_what_they_answered_never, app)


def test_a_secret_vote_that_names_its_voters_is_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    monkeypatch.setattr(vote_rules, "who_voted", lambda vote: tuple((person, 1) for person in vote.electors))
    caught(acts.test_of_a_secret_vote_only_taking_part_is_counted, app)


def test_a_point_counted_as_interpreted_because_nothing_is_known_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(languages, "Portion", lambda part, base, missing=0: Portion(part, base + missing, 0))
    caught(rules.test_languages_are_counted_point_by_point)


def test_languages_of_points_that_were_put_off_are_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    monkeypatch.setattr(around, "ItemState", SimpleNamespace(DONE="pending"))
    caught(acts.test_languages_are_kept_point_by_point_and_counted_over_the_points_treated, app)


def test_an_interpreter_forgotten_when_languages_are_said_again_is_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    pairs = acts_around.tongue_pairs
    monkeypatch.setattr(acts_around, "tongue_pairs", lambda spoken, into: [(a, b and f"{b}") for a, b in reversed(pairs(spoken, into))][:1])
    caught(acts.test_who_interpreted_stays_when_the_languages_of_a_point_are_said_again, app)


def test_support_added_up_where_only_one_number_was_counted_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    line = support._line

    def loose(kind: Any, told: list[Support]) -> SupportLine:
        return line(kind, [Support(s.kind, s.given or 0, s.needed or 0, s.note, s.offered) for s in told])

    monkeypatch.setattr(support, "_line", loose)
    caught(rules.test_support_is_added_up_over_the_meetings_where_both_were_counted)


def test_a_use_beyond_the_need_that_is_kept_is_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    def unlooked(line: Support) -> Support | None:
        return line if (line.given, line.needed, line.offered, line.note) != (None, None, None, "") else None

    monkeypatch.setattr(rules, "check_support", unlooked)
    caught(rules.test_nobody_uses_what_they_did_not_need_nor_what_was_not_offered)
    monkeypatch.setattr(acts_around, "check_support", unlooked)
    with pytest.raises((*CAUGHT, acts.IntegrityError)):
        acts.test_support_is_one_sheet_that_can_be_written_after_the_meeting(app)


def test_the_last_word_instead_of_the_first_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reach_rules, "min", max, raising=False)
    caught(far.test_reach_agrees_with_a_recount_of_each_to_be_told)
    caught(far.test_each_channel_counts_whom_its_first_word_reached)


def test_a_minute_too_late_that_counts_as_in_time_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def loosely(self: Any, at: Any) -> bool:
        return bool((self.starts_at - at).total_seconds() // 3600 + 1 >= self.floor_hours)

    monkeypatch.setattr(reach_rules.Called, "in_time", loosely)
    caught(far.test_the_hour_that_the_statute_asks_is_in_time_and_a_minute_later_is_late)


def test_silence_that_counts_as_nobody_told_is_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    monkeypatch.setattr(reach_rules.Called, "recorded", property(lambda self: True))
    caught(far.test_where_nothing_was_written_down_nobody_counts_as_untold)
    caught(far_acts.test_who_was_told_in_time_by_the_notice_in_force, app)


def test_each_seat_told_instead_of_each_organisation_is_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    units = reach._units

    def by_seat(to_tell: set[UUID], unit: Any, told: Any, communities: frozenset[UUID]) -> list[ToTell]:
        return [*units(to_tell, unit, told, communities), *(ToTell(seat, False, ((Channel.RADIO, at),)) for seat, _channel, at in told)]

    monkeypatch.setattr(reach, "_units", by_seat)
    caught(far_acts.test_who_was_told_in_time_by_the_notice_in_force, app)


def test_a_promise_called_broken_on_its_own_day_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def early(promised: Iterable[Promise], period: Any, on: date) -> Any:
        return promise_rules._line(p for p in promised if period.holds(p.due_on) and p.due_on <= on), {}

    monkeypatch.setattr(far, "kept", early)
    caught(far.test_on_the_due_day_itself_there_is_still_time)


def test_a_cancelled_promise_in_the_base_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(KeptLine, "portion", property(lambda self: Portion(
        self.on_time, self.on_time + self.late + self.not_done + self.cancelled)))
    caught(far.test_promises_are_counted_one_by_one_once_their_day_is_over)


def test_a_promise_reopened_that_still_counts_as_first_done_is_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    monkeypatch.setattr(promises, "reversed", iter, raising=False)
    caught(far_acts.test_promises_kept_by_who_answers_for_them, app)


def test_spanish_counted_as_a_language_of_the_communities_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(return_rules, "NOT_OF_COMMUNITIES", frozenset({"en"}))
    caught(far.test_returns_agree_with_a_recount_decision_by_decision)
    caught(far.test_spanish_and_english_are_no_languages_of_the_communities_and_sign_language_is)


def test_a_draft_counted_as_a_text_that_people_can_read_is_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    monkeypatch.setattr(returned, "TextReview", SimpleNamespace(DRAFT=far_acts.TextReview.BINDING))
    caught(far_acts.test_decisions_go_back_by_a_reviewed_text_or_by_what_was_written_down, app)


def test_a_correction_that_takes_the_place_of_what_was_written_is_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    keep = acts_barriers._keep

    def over(actor: Any, barrier: UUID, position: int, entry: BarrierEntry) -> None:
        row = far_acts.BarrierEntryRow
        far_acts.db.session.execute(far_acts.sa.delete(row).where(row.barrier_id == barrier, row.position > 1))
        keep(actor, barrier, position, entry)

    monkeypatch.setattr(acts_barriers, "_keep", over)
    caught(far_acts.test_a_barrier_keeps_its_whole_history, app)


def test_a_question_for_each_meeting_is_caught(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    supports = others.supports
    monkeypatch.setattr(others, "supports", lambda ids: {id: supports([id])[id] for id in ids})
    caught(far_acts.test_more_meetings_are_no_more_questions, app)


def test_languages_kept_in_pieces_that_do_not_give_them_back_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    tongues = rules.tongues_of

    def first_only(kept: Iterable[Spoken]) -> Any:
        return tongues(list(kept)[:1])

    monkeypatch.setattr(rules, "tongues_of", first_only)
    caught(rules.test_what_is_kept_of_a_point_gives_back_its_languages)
