"""Planted faults in voting: each must turn the test of its invariant red."""

from dataclasses import replace
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from hypothesis.errors import FlakyFailure

from governance_app.committees.rules import BlankVotes, LateArrivals, MajorityBase, MajorityKind, MajorityRule, TieRule
from governance_app.voting.actions import answers, closing, motions, roll_call
from governance_app.voting.actions import during as during_actions
from governance_app.voting.reads import hall
from governance_app.voting.records import BallotRow
from governance_app.voting.rules import (
    Choice,
    Electorate,
    Form,
    Outcome,
    QuorumLost,
    Settled,
    Stance,
    Tally,
    majority,
    order,
    tally,
    verdict,
)
from governance_app.voting.rules import electorate as electorate_rules
from governance_app.voting.rules import proxies as proxy_rules
from tests.actions import test_proxies as proxies
from tests.actions import test_voting as acts
from tests.actions import test_voting_during as during
from tests.actions import test_voting_machine as machine
from tests.actions import test_voting_order as turns
from tests.rules import test_double_majorities as double
from tests.rules import test_majorities as rules

pytestmark = pytest.mark.planted
CAUGHT = (AssertionError, pytest.fail.Exception, FlakyFailure, BaseExceptionGroup)


def every_threshold() -> None:
    for base in range(12):
        rules.test_thresholds_equal_brute_force(base)


def plant(monkeypatch: pytest.MonkeyPatch, name: str, value: Any) -> None:
    """Put a fault where the rules call it and where the tests call it."""
    for module in (majority, verdict, rules):
        if hasattr(module, name):
            monkeypatch.setattr(module, name, value)


@pytest.mark.parametrize("formula", [lambda b: -(-b // 2) + 1, lambda b: -(-b // 2), lambda b: b // 2])
def test_more_than_half_taken_for_something_else_is_caught(monkeypatch: pytest.MonkeyPatch, formula: Any) -> None:
    true = majority.votes_needed
    plant(monkeypatch, "votes_needed", lambda rule, base, against: (
        formula(base) if rule.kind is MajorityKind.MORE_THAN_HALF else true(rule, base, against)))
    with pytest.raises(CAUGHT):
        every_threshold()


@pytest.mark.parametrize("formula", [
    lambda p, b: p.numerator * b // p.denominator, lambda p, b: p.numerator * b // p.denominator + 1, lambda p, b: round(float(p) * b)])
def test_a_fraction_rounded_otherwise_is_caught(monkeypatch: pytest.MonkeyPatch, formula: Any) -> None:
    true = majority.votes_needed
    plant(monkeypatch, "votes_needed", lambda rule, base, against: (
        formula(rule.fraction or Fraction(1), base) if rule.kind is MajorityKind.AT_LEAST else true(rule, base, against)))
    with pytest.raises(CAUGHT):
        every_threshold()


def test_abstentions_in_the_base_of_for_and_against_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    true = majority.base_size
    plant(monkeypatch, "base_size", lambda base, count, hall: true(
        MajorityBase.VALID if base is MajorityBase.FOR_AND_AGAINST else base, count, hall))
    with pytest.raises(CAUGHT):
        rules.test_abstention_blank_and_null_do_not_touch_the_base_of_for_and_against()
    with pytest.raises(CAUGHT):
        rules.test_the_bases_differ_as_their_names_say()


def test_recused_seats_in_the_base_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Electorate, "filled", property(lambda self: sum(e.filled for e in self.electors)))
    with pytest.raises(CAUGHT):
        rules.test_recused_seats_are_in_no_base_and_may_not_answer()


def test_a_tie_that_carries_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch, "settle", lambda votes_for, against, needed: Settled.CARRIED if votes_for >= against else Settled.LOST)
    with pytest.raises(CAUGHT):
        rules.test_verdicts_equal_a_count_by_hand()
    with pytest.raises(CAUGHT):
        rules.test_a_tie_is_what_the_statute_says(TieRule.LOST, Outcome.LOST)


def test_a_casting_vote_where_it_could_not_decide_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch, "settle", lambda votes_for, against, needed: (
        Settled.CARRIED if votes_for >= needed else Settled.TIED if votes_for == against else Settled.LOST))
    with pytest.raises(CAUGHT):
        rules.test_only_a_tie_that_one_vote_would_break_is_a_tie()


def test_blanks_that_always_go_to_for_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch, "settle_blanks", lambda count, blanks: Tally(
        count.votes_for + count.blank, count.against, count.abstain, 0, count.null, count.not_voting, count.absent, count.recused)
        if blanks is BlankVotes.ADD_TO_MAJORITY else count)
    with pytest.raises(CAUGHT):
        rules.test_blanks_go_where_the_statute_puts_them()
    with pytest.raises(CAUGHT):
        rules.test_verdicts_equal_a_count_by_hand()


def test_a_motion_that_carries_with_nobody_for_it_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    true = majority.votes_needed
    plant(monkeypatch, "votes_needed", lambda rule, base, against: 0 if base == 0 else true(rule, base, against))
    with pytest.raises(CAUGHT):
        rules.test_a_motion_without_a_vote_for_it_never_carries()


def test_hands_that_may_be_fewer_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def lenient(count: Tally, voters: int) -> None:
        if count.answers > voters:
            raise tally.HandsDoNotAddUp(counted=count.answers, present=voters)

    monkeypatch.setattr(rules, "reconcile", lenient)
    with pytest.raises(CAUGHT):
        rules.test_hands_add_up_or_both_sums_are_said()


def test_an_objection_that_is_outvoted_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "decide_consensus", verdict.decide)
    with pytest.raises(CAUGHT):
        rules.test_one_objection_is_no_consensus_and_a_reservation_is_none()


def test_a_reservation_taken_for_an_objection_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(tally._AS_CHOICE, Stance.RESERVATION, Choice.AGAINST)
    with pytest.raises(CAUGHT):
        rules.test_one_objection_is_no_consensus_and_a_reservation_is_none()


def test_a_consensus_that_forgets_the_majority_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    true = verdict.decide_consensus
    monkeypatch.setattr(rules, "decide_consensus", lambda rule, count, hall: true(MajorityRule(MajorityKind.CONSENSUS), count, hall))
    with pytest.raises(CAUGHT):
        rules.test_a_consensus_of_too_few_does_not_replace_a_qualified_majority()


@pytest.mark.parametrize("case", [0, 1])
def test_a_vote_opened_at_any_moment_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch, case: int) -> None:
    monkeypatch.setattr(motions, "check_moment", lambda *given: None)
    [mark] = acts.test_a_vote_opens_neither_before_its_meeting_nor_in_time_to_come.pytestmark
    with pytest.raises((*CAUGHT, QuorumLost)):
        acts.test_a_vote_opens_neither_before_its_meeting_nor_in_time_to_come(app, *mark.args[1][case])


def test_a_second_ballot_that_replaces_the_first_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def replacing(motion: Any, held: Any, answers: Any, now: Any) -> None:
        [(id, said)] = answers.items()
        roll_call.db.session.execute(sa.delete(BallotRow).where(BallotRow.motion_id == motion.id, BallotRow.seat_id == said.seat))
        roll_call.db.session.add(BallotRow(motion_id=motion.id, seat_id=said.seat, id=id, choice=said.choice, reason=said.reason, at=now))
        roll_call.db.session.flush()

    monkeypatch.setattr(roll_call, "keep_answers", replacing)
    with pytest.raises(CAUGHT):
        acts.test_sixteen_hands_on_one_seat_leave_one_ballot(app)


def test_an_open_electorate_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roll_call, "check_entitled", lambda hall, seat, label, field=None: None)
    with pytest.raises(CAUGHT):
        acts.test_absent_recused_and_voteless_seats_cannot_answer(app)


def test_a_roll_call_that_closes_with_gaps_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roll_call, "_check_complete", lambda motion: None)
    with pytest.raises(CAUGHT):
        acts.test_a_roll_call_with_a_gap_writes_nothing(app)


def test_a_vote_without_quorum_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    true = motions.quorum_statement

    def always(rule: Any, seats: Any) -> Any:
        said = true(rule, seats)
        return type(said)(True, said.present, said.needed, said.n, said.base, said.rule)

    monkeypatch.setattr(motions, "quorum_statement", always)
    with pytest.raises(CAUGHT):
        acts.test_no_vote_without_quorum_unless_the_statute_allows_it(app)


def test_an_electorate_that_forgets_recusals_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(electorate_rules.Standing, "recused_on", lambda self, item: frozenset())
    with pytest.raises(CAUGHT):
        acts.test_absent_recused_and_voteless_seats_cannot_answer(app)


def test_hands_that_are_not_reconciled_are_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "reconcile", lambda count, voters: None)
    with pytest.raises(CAUGHT):
        acts.test_hands_that_do_not_add_up_change_nothing(app)


def test_a_casting_vote_from_outside_the_room_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(closing.attendance.Standing, "is_present", lambda self, person: True)
    with pytest.raises(CAUGHT):
        acts.test_only_a_chair_in_the_room_casts(app)


def test_a_bloc_that_is_forgotten_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    true = verdict.count_blocs
    monkeypatch.setattr(verdict, "count_blocs", lambda *given, **more: true(*given, **more)[1:])
    with pytest.raises(CAUGHT):
        double.test_a_double_majority_equals_a_count_by_hand()


def test_a_tie_that_saves_a_motion_from_its_blocs_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verdict.Verdict, "enough_blocs", property(lambda self: self.tied or sum(b.reached for b in self.blocs) > 0))
    with pytest.raises(CAUGHT):
        double.test_a_tie_with_a_bloc_against_it_is_lost_and_nobody_may_break_it()


def test_an_absent_bloc_that_is_not_asked_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    true = verdict.count_blocs
    monkeypatch.setattr(verdict, "count_blocs", lambda *given, **more: tuple(b for b in true(*given, **more) if b.tally.answers))
    with pytest.raises(CAUGHT):
        double.test_a_bloc_in_which_all_are_absent_has_not_agreed()


def test_unanimity_less_k_that_forgets_its_half_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    true = majority.votes_needed
    plant(monkeypatch, "votes_needed", lambda rule, base, against: (
        max(1, base - rule.less) if rule.kind is MajorityKind.UNANIMITY_LESS else true(rule, base, against)))
    with pytest.raises(CAUGHT):
        every_threshold()


def test_hands_that_decide_by_blocs_are_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(order, "SEAT_BY_SEAT", frozenset(Form))
    with pytest.raises(CAUGHT):
        during.test_a_double_majority_needs_to_know_each_seats_answer(app)


def test_a_motion_before_its_amendments_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(motions, "check_amended", lambda *given: None)
    with pytest.raises(CAUGHT):
        turns.test_amendments_come_first_and_change_the_words(app)


def test_a_matter_put_again_without_leave_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(motions, "check_again", lambda *given, **more: None)
    with pytest.raises(CAUGHT):
        turns.test_a_decided_matter_comes_back_only_as_the_statute_says(app)


def test_the_same_words_that_slip_in_again_are_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(motions, "same_words", lambda *given: None)
    with pytest.raises(CAUGHT):
        turns.test_the_same_words_on_the_same_point_are_the_same_matter(app)


def test_latecomers_whom_the_statute_lets_wait_are_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    true = electorate_rules.latecomers
    monkeypatch.setattr(during_actions, "latecomers", lambda hall, room, item, rule: true(hall, room, item, LateArrivals.ANSWER))
    with pytest.raises(CAUGHT):
        during.test_who_comes_late_answers_only_where_the_statute_says_so(app)


def test_a_casting_vote_where_the_lot_decides_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(closing, "TieRule", SimpleNamespace(LOT=None))
    with pytest.raises(CAUGHT):
        during.test_a_lot_breaks_a_tie_where_the_statute_says_so(app)


def test_a_changed_answer_that_leaves_no_trace_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roll_call, "BallotChangeRow", lambda **given: roll_call.db.session.get(BallotRow, (
        given["motion_id"], given["seat_id"])))
    with pytest.raises(CAUGHT):
        during.test_an_answer_is_changed_until_the_vote_closes_and_the_earlier_one_stays(app)


def test_an_answer_of_a_seat_that_was_not_frozen_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roll_call, "check_entitled", lambda *given: None)
    with pytest.raises(CAUGHT):
        machine.test_votes_stay_whole_and_the_walks_go_everywhere(app)


@pytest.mark.parametrize(("fault", "test"), [
    (lambda given, room, item: {p.seat: p.holder for p in given if room.sitter(p.seat) is None},
     proxies.test_who_stays_out_of_a_point_votes_for_nobody_on_it),
    (lambda given, room, item: {}, proxies.test_a_seat_votes_through_somebody_present_and_counts_once),
])
def test_proxies_that_act_otherwise_are_caught(app: Flask, monkeypatch: pytest.MonkeyPatch, fault: Any, test: Any) -> None:
    monkeypatch.setattr(hall, "acting", fault)
    with pytest.raises(CAUGHT):
        test(app)


def test_a_chain_of_proxies_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    true = proxy_rules._check_others
    monkeypatch.setattr(proxy_rules, "_check_others", lambda rule, given, new, through, seat: true(
        rule, [p for p in given if p.holder == new.holder], new, through, seat))
    with pytest.raises(CAUGHT):
        proxies.test_an_entrusted_vote_is_not_passed_on(app)


def test_proxies_beyond_the_cap_are_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    true = proxy_rules._check_others
    monkeypatch.setattr(proxy_rules, "_check_others", lambda rule, *given: true(replace(rule, cap=99), *given))
    with pytest.raises(CAUGHT):
        proxies.test_every_condition_has_its_refusal(app)


def test_a_proxy_that_was_taken_back_and_still_acts_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hall, "given_at", lambda meeting, moment: motions.reads.proxies.of_meeting(meeting))
    with pytest.raises(CAUGHT):
        proxies.test_it_ends_when_it_is_taken_back_or_somebody_of_the_seat_comes_in(app)


def test_a_first_round_that_counts_instead_of_the_last_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    true = closing.reads._stances_by_round
    monkeypatch.setattr(closing.reads, "_stances_by_round", lambda motion: dict([*true(motion).items()][:1]))
    with pytest.raises(CAUGHT):
        during.test_a_consensus_is_sought_in_rounds_and_the_last_one_counts(app)
