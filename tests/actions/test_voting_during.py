"""While a vote is open and when it is tied: late arrivals, changed answers, another form, acclamation, blocs, the lot."""

from uuid import UUID

import pytest
from flask import Flask

from governance_app.committees.rules import InBlocs, LateArrivals, MajorityBase, MajorityKind, MajorityRule, Statute, TieRule
from governance_app.record import reads as record
from governance_app.voting import actions, reads
from governance_app.voting.rules import (
    AnswersGiven,
    BlocsNeedNames,
    CastingVoteDecides,
    ChairDecides,
    ChangeMissing,
    Choice,
    Form,
    FormUnchanged,
    LatecomersWait,
    LotDecides,
    LotNeedsWitness,
    MotionState,
    NobodyCameLate,
    NoTie,
    NotYetVoted,
    Outcome,
    SeatAbsent,
    SeatStance,
    Stance,
    Tally,
    VoteNotOpen,
)
from tests.support.build_attendance import an_open_meeting, arrives, does, leaves
from tests.support.build_voting import a_motion, all_vote, an_open_vote, voters_of


def test_who_comes_late_answers_only_where_the_statute_says_so(either: Flask) -> None:
    waits = an_open_vote(an_open_meeting(5, present=4), Form.ROLL_CALL)
    arrives(reads.motion(waits).meeting, 4, minute=35)
    with pytest.raises(LatecomersWait):
        does(actions.admit_latecomers, motion=waits)
    answers = an_open_vote(meeting := an_open_meeting(5, Statute(late_arrivals=LateArrivals.ANSWER), present=4), Form.ROLL_CALL)
    with pytest.raises(NobodyCameLate):
        does(actions.admit_latecomers, motion=answers)
    late = next(e.seat for e in reads.electorate(answers).electors if e.person is None)
    with pytest.raises(SeatAbsent):
        does(actions.record_ballot, motion=answers, seat=late, choice=Choice.FOR)
    arrives(meeting, 4, minute=35)
    leaves(meeting, 2, minute=36)
    does(actions.admit_latecomers, motion=answers)
    assert reads.electorate(answers).voters == 5, "who was frozen stays, who came is added"
    all_vote(answers, *[Choice.FOR] * 5)
    assert reads.result(answers).tally == Tally(5)


def test_an_answer_is_changed_until_the_vote_closes_and_the_earlier_one_stays(either: Flask) -> None:
    motion = an_open_vote(an_open_meeting(3), Form.ROLL_CALL)
    one, *others = voters_of(motion)
    with pytest.raises(NotYetVoted):
        does(actions.change_ballot, motion=motion, seat=one, choice=Choice.FOR)
    does(actions.record_ballot, motion=motion, seat=one, choice=Choice.AGAINST)
    size = record.head()[0]
    does(actions.change_ballot, motion=motion, seat=one, choice=Choice.AGAINST)
    assert (record.head()[0], reads.changed_answers(motion)) == (size, ()), "the same answer again is no change"
    does(actions.change_ballot, motion=motion, seat=one, choice=Choice.FOR, reason="Ya lo entendí")
    assert [(c.seat, c.choice) for c in reads.changed_answers(motion)] == [(one, Choice.AGAINST)]
    assert [(b.seat, b.choice, b.reason) for b in reads.ballots(motion)] == [(one, Choice.FOR, "Ya lo entendí")]
    for seat in others:
        does(actions.record_ballot, motion=motion, seat=seat, choice=Choice.FOR)
    does(actions.close_roll_call, motion=motion)
    with pytest.raises(VoteNotOpen):
        does(actions.change_ballot, motion=motion, seat=one, choice=Choice.AGAINST)
    assert reads.result(motion).tally == Tally(3)


def test_an_acclamation_is_all_or_another_form(either: Flask) -> None:
    meeting = an_open_meeting(4)
    cheered = an_open_vote(meeting, Form.ACCLAMATION)
    assert reads.tally(reads.motion(cheered)) == Tally(), "nothing counts before it is over"
    does(actions.record_acclamation, motion=cheered)
    assert (reads.result(cheered).tally, reads.result(cheered).outcome) == (Tally(4), Outcome.CARRIED)
    opposed = an_open_vote(meeting, Form.ACCLAMATION)
    before = reads.electorate(opposed)
    with pytest.raises(FormUnchanged):
        does(actions.take_another_form, motion=opposed, form=Form.ACCLAMATION)
    does(actions.take_another_form, motion=opposed, form=Form.ROLL_CALL)
    assert reads.electorate(opposed) == before
    does(actions.record_ballot, motion=opposed, seat=voters_of(opposed)[0], choice=Choice.AGAINST)
    with pytest.raises(AnswersGiven):
        does(actions.take_another_form, motion=opposed, form=Form.SHOW_OF_HANDS)


BY_BLOCS = Statute(majorities={"ordinary": MajorityRule(
    MajorityKind.MORE_THAN_HALF, MajorityBase.PRESENT, article="Art. 9", in_blocs=InBlocs())})


def test_a_double_majority_needs_to_know_each_seats_answer(either: Flask) -> None:
    meeting = an_open_meeting(5, BY_BLOCS)
    with pytest.raises(BlocsNeedNames) as refused:
        a_motion(meeting, Form.SHOW_OF_HANDS)
    assert (refused.value.field, refused.value.data) == ("form", {"form": Form.SHOW_OF_HANDS})
    cheered = an_open_vote(meeting, Form.ACCLAMATION)
    with pytest.raises(BlocsNeedNames):
        does(actions.take_another_form, motion=cheered, form=Form.SHOW_OF_HANDS)
    does(actions.record_acclamation, motion=cheered)
    result = reads.result(cheered)
    assert (result.outcome, result.blocs_needed, sum(b.reached for b in result.blocs)) == (Outcome.CARRIED, 5, 5)


def test_a_bloc_that_says_no_stops_a_motion_and_every_figure_comes_back(either: Flask) -> None:
    motion = an_open_vote(an_open_meeting(10, BY_BLOCS), Form.ROLL_CALL)
    blocs = {e.seat: e.bloc for e in reads.electorate(motion).electors}
    one = sorted(set(blocs.values()))[0]
    choices = {seat: Choice.AGAINST if bloc == one else Choice.FOR for seat, bloc in blocs.items()}
    does(actions.record_ballots, motion=motion, choices=choices, close_after=True)
    result = reads.result(motion)
    assert (result.outcome, result.tally, result.needed) == (Outcome.LOST, Tally(8, 2), 6)
    assert result.rule == BY_BLOCS.majorities["ordinary"]
    assert [(b.bloc, b.tally, b.reached) for b in result.blocs if not b.reached] == [(one, Tally(0, 2), False)]
    assert len(result.blocs) == result.blocs_needed == 5


def a_tie(tie: TieRule) -> UUID:
    motion = an_open_vote(an_open_meeting(4, Statute(tie=tie)), Form.ROLL_CALL)
    all_vote(motion, Choice.FOR, Choice.FOR, Choice.AGAINST, Choice.AGAINST)
    assert reads.motion(motion).state is MotionState.TIED
    return motion


def test_a_lot_breaks_a_tie_where_the_statute_says_so(either: Flask) -> None:
    motion = a_tie(TieRule.LOT)
    with pytest.raises(LotDecides):
        does(actions.give_casting_vote, motion=motion, choice=Choice.FOR)
    with pytest.raises(LotNeedsWitness):
        does(actions.draw_lot, motion=motion, choice=Choice.FOR, how=" ")
    with pytest.raises(CastingVoteDecides):
        does(actions.draw_lot, motion=motion, choice=Choice.ABSTAIN, how="Dos papeles")
    does(actions.draw_lot, motion=motion, choice=Choice.AGAINST, how="Dos papeles en un sombrero; miraron dos delegadas")
    result = reads.result(motion)
    assert (result.outcome, result.lot, result.casting_vote, result.tied) == (Outcome.LOST, Choice.AGAINST, None, True)
    assert reads.lot(motion).how.startswith("Dos papeles")
    with pytest.raises(NoTie):
        does(actions.draw_lot, motion=motion, choice=Choice.FOR, how="Otra vez")


def test_no_lot_where_the_chair_decides(either: Flask) -> None:
    motion = a_tie(TieRule.CASTING_VOTE)
    with pytest.raises(ChairDecides):
        does(actions.draw_lot, motion=motion, choice=Choice.FOR, how="Una moneda")


def test_a_consensus_is_sought_in_rounds_and_the_last_one_counts(either: Flask) -> None:
    motion = an_open_vote(an_open_meeting(4), Form.CONSENSUS, text="Cerrar la cantera")
    one, two, *_others = voters_of(motion)
    objects = SeatStance(one, Stance.OBJECTS, "Trabaja mi familia")
    with pytest.raises(ChangeMissing):
        does(actions.record_consensus, motion=motion, stances=[objects], another_round=True, changed=" ")
    assert reads.stances(motion) == (), "nothing half written"
    does(actions.record_consensus, motion=motion, stances=[objects], another_round=True, changed="Se cierra en dos años",
         text="Cerrar la cantera en dos años")
    assert reads.motion(motion).state is MotionState.OPEN
    does(actions.record_consensus, motion=motion, stances=[SeatStance(two, Stance.RESERVATION, "Falta el plazo")], another_round=True,
         changed="Se pone el día")
    does(actions.record_consensus, motion=motion)
    result = reads.result(motion)
    assert (result.outcome, result.tally, result.reservations) == (Outcome.CARRIED, Tally(4), 0)
    assert [(r.number, r.changed, r.of(Stance.OBJECTS), r.of(Stance.RESERVATION)) for r in reads.rounds(motion)] == [
        (1, "Se cierra en dos años", 1, 0), (2, "Se pone el día", 0, 1)]
    assert (reads.motion(motion).text, [t.text for t in reads.texts(motion)]) == (
        "Cerrar la cantera en dos años", ["Cerrar la cantera", "Cerrar la cantera en dos años"])


def test_a_consensus_that_is_not_found_goes_on_as_a_vote(either: Flask) -> None:
    motion = an_open_vote(an_open_meeting(4), Form.CONSENSUS)
    objects = SeatStance(voters_of(motion)[0], Stance.OBJECTS, "No")
    does(actions.record_consensus, motion=motion, stances=[objects], another_round=True, changed="Se vota")
    does(actions.take_another_form, motion=motion, form=Form.SHOW_OF_HANDS)
    does(actions.record_hands, motion=motion, votes_for=3, against=1)
    assert (reads.result(motion).outcome, len(reads.rounds(motion))) == (Outcome.CARRIED, 1)
