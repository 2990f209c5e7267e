"""Votes through their actions, on both databases: one seat one ballot, figures that reconcile, results never edited."""

from datetime import datetime, timedelta
from fractions import Fraction
from threading import Barrier, Thread
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask

from governance_app.access.rules import SYSTEM, Actor, Grant, MayNot, Permission, Role
from governance_app.attendance import actions as attendance
from governance_app.attendance.rules import Capacity, NoSuchMeeting
from governance_app.committees.rules import (
    BlankVotes,
    MajorityBase,
    MajorityKind,
    MajorityRule,
    MatterKind,
    Statute,
    TieRule,
)
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.meetings import actions as meeting_actions
from governance_app.meetings.rules import InTheFuture, OutOfOrder
from governance_app.people.rules import NoSuchPerson
from governance_app.record import reads as record
from governance_app.record.records import LeafRow
from governance_app.voting import actions, reads
from governance_app.voting.records import BallotRow
from governance_app.voting.rules import (
    AlreadyVoted,
    AnotherVoteOpen,
    Ballot,
    BallotsMissing,
    CastingVoteDecides,
    ChairMustCast,
    Choice,
    ConsensusRequired,
    DissentExceeds,
    Form,
    HandsDoNotAddUp,
    MotionNeedsText,
    MotionNotDraft,
    MotionState,
    MotionTooLate,
    NamedTwice,
    NoTie,
    NotInElectorate,
    Outcome,
    PointNotOfMeeting,
    QuorumLost,
    ReasonMissing,
    SeatAbsent,
    SeatRecused,
    SeatStance,
    SecondsOneself,
    Stance,
    Tally,
    VoteNeedsOpenMeeting,
    VoteNotOpen,
    WrongForm,
)
from tests.support.build_attendance import (
    AFTER,
    STARTS,
    a_convened_meeting,
    alternate,
    an_open_meeting,
    delegate_arrives,
    does,
    leaves,
    points_of,
    principal,
    seats_of,
)
from tests.support.build_committees import a_person
from tests.support.build_voting import VOTE_AT, a_motion, all_vote, an_open_vote, voters_of

HANDS, ROLL, TALK = Form.SHOW_OF_HANDS, Form.ROLL_CALL, Form.CONSENSUS


def statute_of(rule: MajorityRule | None = None, **more: object) -> Statute:
    return Statute(majorities={MatterKind.ORDINARY.value: rule or MajorityRule()}, **more)


def leaves_named(name: str) -> list[str]:
    return list(db.session.scalars(sa.select(LeafRow.canonical).where(LeafRow.name == name).order_by(LeafRow.position)))


def test_a_show_of_hands_from_the_motion_to_the_result(either: Flask) -> None:
    meeting = an_open_meeting(7, present=6)
    motion = an_open_vote(meeting)
    does(actions.record_hands, motion=motion, votes_for=3, against=1, abstain=1, not_voting=1, counted_by="Dos escrutadoras")
    result = reads.result(motion)
    assert result is not None
    assert (result.outcome, result.needed, result.base_size) == (Outcome.CARRIED, 2, 4)
    assert result.tally == Tally(3, 1, 1, 0, 0, 1, absent=1)
    assert (result.seats, result.filled, result.voters) == (7, 7, 6)
    assert (result.quorum.present, result.quorum.needed, result.quorum.reached) == (6, 4, True)
    put = reads.motion(motion)
    assert (put.state, put.opened_at) == (MotionState.CLOSED, VOTE_AT)
    opened, closed = leaves_named("voting.vote_opened"), leaves_named("voting.vote_closed")
    assert (len(opened), len(closed)) == (1, 1)
    assert '"votes_for":3' in closed[0]
    assert all(str(principal(meeting, n)) not in opened[0] + closed[0] for n in range(7))
    assert record.broken_at() is None


def test_hands_that_do_not_add_up_change_nothing(either: Flask) -> None:
    motion = an_open_vote(an_open_meeting(7, present=6))
    with pytest.raises(HandsDoNotAddUp) as wrong:
        does(actions.record_hands, motion=motion, votes_for=4, against=1)
    assert wrong.value.data == {"counted": 5, "present": 6}
    assert reads.hand_count(motion) is None
    assert reads.motion(motion).state is MotionState.OPEN


def test_who_dissents_is_named_on_request_within_the_count(either: Flask) -> None:
    motion = an_open_vote(an_open_meeting(5))
    first, second, *_ = voters_of(motion)
    with pytest.raises(DissentExceeds):
        does(actions.record_hands, motion=motion, votes_for=4, against=1,
             dissent=[Ballot(first, Choice.AGAINST), Ballot(second, Choice.AGAINST)])
    with pytest.raises(NamedTwice):
        does(actions.record_hands, motion=motion, votes_for=3, against=2,
             dissent=[Ballot(first, Choice.AGAINST), Ballot(first, Choice.AGAINST)])
    does(actions.record_hands, motion=motion, votes_for=4, against=1, dissent=[Ballot(first, Choice.AGAINST, "Falta el informe")])
    count = reads.hand_count(motion)
    assert count is not None
    assert count.dissent == (Ballot(first, Choice.AGAINST, "Falta el informe"),)


def test_a_roll_call_is_complete_before_it_closes(either: Flask) -> None:
    meeting = an_open_meeting(5, present=4)
    motion = an_open_vote(meeting, ROLL)
    seats = voters_of(motion)
    does(actions.record_ballot, motion=motion, seat=seats[0], choice=Choice.AGAINST, reason="No hay agua limpia")
    with pytest.raises(AlreadyVoted):
        does(actions.record_ballot, motion=motion, seat=seats[0], choice=Choice.FOR)
    with pytest.raises(BallotsMissing) as missing:
        does(actions.close_roll_call, motion=motion)
    labels = reads.seat_labels(meeting)
    assert missing.value.data == {"missing": 3, "seats": ", ".join(sorted(labels[s] for s in seats[1:]))}
    rest = dict.fromkeys(seats[1:], Choice.FOR)
    does(actions.record_ballots, motion=motion, choices={seats[0]: Choice.AGAINST, **rest}, close_after=True)
    result = reads.result(motion)
    assert result is not None
    assert (result.outcome, result.tally) == (Outcome.CARRIED, Tally(3, 1, absent=1))
    assert {b.seat: b.reason for b in reads.ballots(motion)}[seats[0]] == "No hay agua limpia"
    with pytest.raises(VoteNotOpen):
        does(actions.record_ballot, motion=motion, seat=seats[1], choice=Choice.FOR)


def test_a_roll_call_with_a_gap_writes_nothing(either: Flask) -> None:
    motion = an_open_vote(an_open_meeting(5), ROLL)
    with pytest.raises(BallotsMissing):
        does(actions.record_ballots, motion=motion, choices={voters_of(motion)[0]: Choice.FOR}, close_after=True)
    assert reads.ballots(motion) == ()


def test_absent_recused_and_voteless_seats_cannot_answer(either: Flask) -> None:
    meeting = an_open_meeting(5, present=4)
    point, soon = points_of(meeting)[0], STARTS + timedelta(minutes=20)
    does(attendance.record_recusal, meeting=meeting, person=principal(meeting, 1), item=point, at=soon)
    motion = an_open_vote(meeting, ROLL)
    seats = seats_of(meeting)
    for error, seat in ((SeatAbsent, seats[4].seat), (SeatRecused, seats[1].seat), (NotInElectorate, new_id())):
        with pytest.raises(error):
            does(actions.record_ballot, motion=motion, seat=seat, choice=Choice.FOR)
    all_vote(motion, Choice.FOR)
    result = reads.result(motion)
    assert result is not None
    assert (result.tally.recused, result.tally.absent, result.filled, result.voters) == (1, 1, 4, 3)


def test_the_electorate_is_frozen_when_the_vote_opens(either: Flask) -> None:
    meeting = an_open_meeting(5, present=4)
    motion = an_open_vote(meeting, ROLL)
    leaves(meeting, 0, minute=40)
    delegate_arrives(meeting, 4, minute=41)
    hall = reads.electorate(motion)
    people = {e.person for e in hall.electors}
    assert hall.voters == 4
    assert principal(meeting, 0) in people
    assert alternate(meeting, 4) not in people
    all_vote(motion, Choice.FOR)


def test_a_consensus_keeps_its_reservations_and_one_objection_ends_it(either: Flask) -> None:
    meeting = an_open_meeting(5)
    agreed = an_open_vote(meeting, TALK)
    first, second, *_ = voters_of(agreed)
    with pytest.raises(ReasonMissing):
        does(actions.record_consensus, motion=agreed, stances=[SeatStance(first, Stance.RESERVATION)])
    said = [SeatStance(first, Stance.RESERVATION, "Sin plazo"), SeatStance(second, Stance.STANDS_ASIDE)]
    does(actions.record_consensus, motion=agreed, stances=said)
    result = reads.result(agreed)
    assert result is not None
    assert (result.outcome, result.reservations, result.tally) == (Outcome.CARRIED, 1, Tally(4, 0, 1))
    assert len(reads.stances(agreed)) == 5
    blocked = an_open_vote(meeting, TALK)
    does(actions.record_consensus, motion=blocked, stances=[SeatStance(first, Stance.OBJECTS, "Daña el río")])
    ended = reads.result(blocked)
    assert ended is not None
    assert ended.outcome is Outcome.NO_CONSENSUS


def test_a_matter_for_consensus_is_not_counted_by_hands(either: Flask) -> None:
    meeting = an_open_meeting(5, statute_of(MajorityRule(MajorityKind.CONSENSUS)))
    with pytest.raises(ConsensusRequired) as refused:  # when it is put, not only when its vote would open
        a_motion(meeting, HANDS)
    assert refused.value.field == "form"
    assert reads.motions(meeting) == ()


@pytest.mark.parametrize(("choice", "outcome"), [(Choice.FOR, Outcome.CARRIED), (Choice.AGAINST, Outcome.LOST)])
def test_the_chair_breaks_a_tie_once_by_an_event_of_its_own(either: Flask, choice: Choice, outcome: Outcome) -> None:
    meeting = an_open_meeting(4, statute_of(tie=TieRule.CASTING_VOTE))
    motion = an_open_vote(meeting)
    with pytest.raises(NoTie):
        does(actions.give_casting_vote, motion=motion, choice=choice)
    does(actions.record_hands, motion=motion, votes_for=2, against=2)
    assert (reads.motion(motion).state, reads.result(motion)) == (MotionState.TIED, None)
    with pytest.raises(CastingVoteDecides):
        does(actions.give_casting_vote, motion=motion, choice=Choice.ABSTAIN)
    does(actions.give_casting_vote, motion=motion, choice=choice, at=VOTE_AT)
    result, vote = reads.result(motion), reads.casting_vote(motion)
    assert result is not None
    assert vote is not None
    assert (result.outcome, result.tied, result.casting_vote, vote.person) == (outcome, True, choice, principal(meeting, 0))
    assert [len(leaves_named(f"voting.vote_{name}")) for name in ("tied", "closed")] == [1, 1]
    with pytest.raises(NoTie):
        does(actions.give_casting_vote, motion=motion, choice=choice)


def test_only_a_chair_in_the_room_casts(either: Flask) -> None:
    meeting = an_open_meeting(4, statute_of(tie=TieRule.CASTING_VOTE))
    motion = an_open_vote(meeting)
    does(actions.record_hands, motion=motion, votes_for=2, against=2)
    leaves(meeting, 0, minute=45)
    with pytest.raises(ChairMustCast):
        does(actions.give_casting_vote, motion=motion, choice=Choice.FOR, at=VOTE_AT + timedelta(minutes=30))


@pytest.mark.parametrize(("tie", "outcome"), [(TieRule.LOST, Outcome.LOST), (TieRule.REPEAT, Outcome.TIED_TO_REPEAT)])
def test_a_tie_without_casting_vote_is_what_the_statute_says(either: Flask, tie: TieRule, outcome: Outcome) -> None:
    motion = an_open_vote(an_open_meeting(4, statute_of(tie=tie)))
    does(actions.record_hands, motion=motion, votes_for=2, against=2)
    result = reads.result(motion)
    assert result is not None
    assert (result.outcome, result.tied) == (outcome, True)


def test_the_matter_chooses_the_majority_and_every_figure_comes_back_exactly(either: Flask) -> None:
    two_thirds = MajorityRule(MajorityKind.AT_LEAST, MajorityBase.FILLED, Fraction(2, 3), "Art. 21")
    statute = Statute(
        majorities={MatterKind.ORDINARY.value: MajorityRule(), MatterKind.RULES.value: two_thirds}, blank_votes=BlankVotes.ADD_TO_MAJORITY)
    meeting = an_open_meeting(9, statute, present=8)
    few, enough = an_open_vote(meeting, matter=MatterKind.RULES), None
    does(actions.record_hands, motion=few, votes_for=4, against=2, blank=1, null=1)
    enough = an_open_vote(meeting, matter=MatterKind.RULES)
    does(actions.record_hands, motion=enough, votes_for=5, against=2, blank=1)
    first, second = reads.result(few), reads.result(enough)
    assert first is not None
    assert second is not None
    assert (first.rule, first.needed, first.base_size, first.outcome) == (two_thirds, 6, 9, Outcome.LOST)
    assert (second.counted.votes_for, second.tally.blank, second.outcome) == (6, 1, Outcome.CARRIED)


def test_no_vote_without_quorum_unless_the_statute_allows_it(either: Flask) -> None:
    meeting = an_open_meeting(5, present=3)
    motion = a_motion(meeting)
    leaves(meeting, 2, minute=25)
    with pytest.raises(QuorumLost) as lost:
        does(actions.open_vote, motion=motion, opened_at=VOTE_AT)
    assert lost.value.data == {"present": 2, "needed": 3}
    lenient = an_open_meeting(5, Statute(vote_without_quorum=True), present=3)
    allowed = a_motion(lenient)
    leaves(lenient, 2, minute=25)
    does(actions.open_vote, motion=allowed, opened_at=VOTE_AT)
    quorum = reads.motion(allowed).quorum
    assert quorum is not None
    assert (quorum.reached, quorum.present, quorum.needed) == (False, 2, 3)


def test_a_motion_may_open_its_vote_at_once_or_is_not_put_at_all(either: Flask) -> None:
    meeting = an_open_meeting(5, present=3)
    motion = a_motion(meeting, open_now=True)
    assert (reads.motion(motion).state, reads.motion(motion).opened_at) == (MotionState.OPEN, AFTER)
    assert len(voters_of(motion)) == 3
    with pytest.raises(AnotherVoteOpen):
        a_motion(meeting, open_now=True)
    assert [m.id for m in reads.motions(meeting)] == [motion]


@pytest.mark.parametrize(("moment", "fault"), [(AFTER + timedelta(seconds=1), InTheFuture), (STARTS - timedelta(days=1), OutOfOrder)])
def test_a_vote_opens_neither_before_its_meeting_nor_in_time_to_come(either: Flask, moment: datetime, fault: type[Exception]) -> None:
    motion = a_motion(an_open_meeting(3))
    with pytest.raises(fault) as refused:
        does(actions.open_vote, motion=motion, opened_at=moment)
    assert refused.value.field == "opened_at"
    assert reads.motion(motion).state is MotionState.DRAFT


def test_motions_are_refused_by_name(either: Flask) -> None:
    meeting = an_open_meeting(5)
    other = a_convened_meeting(3)
    person = principal(meeting, 0)
    with pytest.raises(PointNotOfMeeting):
        does(actions.put_motion, meeting=meeting, item=points_of(other)[0], text="x", form=HANDS)
    with pytest.raises(MotionNeedsText):
        a_motion(meeting, text="  ")
    with pytest.raises(SecondsOneself):
        a_motion(meeting, proposer=person, seconder=person)
    with pytest.raises(NotInElectorate):
        a_motion(meeting, proposer_seat=seats_of(other)[0].seat)
    early = a_motion(other)
    with pytest.raises(VoteNeedsOpenMeeting):
        does(actions.open_vote, motion=early)
    assert [m.position for m in reads.motions(meeting)] == []


def test_one_vote_at_a_time_in_its_own_form_and_a_withdrawn_motion_stays_so(either: Flask) -> None:
    meeting = an_open_meeting(5)
    first, second, third = an_open_vote(meeting, ROLL), a_motion(meeting), a_motion(meeting)
    with pytest.raises(AnotherVoteOpen):
        does(actions.open_vote, motion=second)
    with pytest.raises(WrongForm):
        does(actions.record_hands, motion=first, votes_for=5, against=0)
    all_vote(first, Choice.FOR, Choice.ABSTAIN)
    does(actions.withdraw_motion, motion=third)
    for motion in (first, third):
        with pytest.raises(MotionNotDraft):
            does(actions.open_vote, motion=motion)
        with pytest.raises(MotionNotDraft):
            does(actions.withdraw_motion, motion=motion)
    assert [(m.position, m.state) for m in reads.motions(meeting)] == [
        (1, MotionState.CLOSED), (2, MotionState.DRAFT), (3, MotionState.WITHDRAWN)]


def test_an_adjourned_meeting_takes_no_vote(either: Flask) -> None:
    meeting = an_open_meeting(5)
    motion = a_motion(meeting)
    does(meeting_actions.adjourn, meeting=meeting, at=STARTS + timedelta(hours=1), reason="Lluvia")
    with pytest.raises(VoteNeedsOpenMeeting):
        does(actions.open_vote, motion=motion)


def test_no_answer_is_written_down_while_the_meeting_does_not_sit(either: Flask) -> None:
    meeting = an_open_meeting(5)
    motion, waiting = an_open_vote(meeting), a_motion(meeting)
    does(meeting_actions.adjourn, meeting=meeting, at=STARTS + timedelta(hours=1), reason="Lluvia")
    with pytest.raises(VoteNeedsOpenMeeting):
        does(actions.record_hands, motion=motion, votes_for=5, against=0)
    db.session.execute(sa.text("UPDATE meeting SET state = 'closed'"))
    db.session.commit()
    with pytest.raises(MotionTooLate):
        does(actions.withdraw_motion, motion=waiting)


def test_an_id_alone_opens_no_name(either: Flask) -> None:
    meeting = an_open_meeting(3)
    body = reads.motion_for(SYSTEM, Permission.SEE_BODY, a_motion(meeting))[1].body
    secretary = Actor(account=new_id(), grants=(Grant(Role.SECRETARY, body),))
    given = {"actor": secretary, "now": AFTER, "meeting": meeting, "item": points_of(meeting)[0], "text": "x", "form": HANDS}
    with pytest.raises(NoSuchPerson):
        actions.put_motion(id=new_id(), **given, proposer=a_person("De otro comité"))
    actions.put_motion(id=new_id(), **given, proposer=principal(meeting, 0))


def test_a_member_records_nothing_and_a_stranger_sees_nothing(either: Flask) -> None:
    meeting = an_open_meeting(5)
    motion = a_motion(meeting)
    body = reads.motion_for(SYSTEM, Permission.SEE_BODY, motion)[1].body
    for role, where, error in ((Role.MEMBER, body, MayNot), (Role.SECRETARY, new_id(), NoSuchMeeting)):
        actor = Actor(account=new_id(), grants=(Grant(role, where),))
        with pytest.raises(error):
            actions.open_vote(actor=actor, id=new_id(), now=AFTER, motion=motion)


def cast_in_parallel(app: Flask, motion: UUID, seat: UUID, threads: int) -> list[object]:
    outcomes: list[object] = []
    gate = Barrier(threads)

    def cast(number: int) -> None:
        with app.app_context():
            gate.wait()
            try:
                choice = Choice.FOR if number % 2 else Choice.AGAINST
                actions.record_ballot(actor=SYSTEM, id=new_id(), now=AFTER, motion=motion, seat=seat, choice=choice)
                outcomes.append("kept")
            except Exception as error:
                outcomes.append(type(error).__name__)
            finally:
                db.session.remove()

    db.session.rollback()
    workers = [Thread(target=cast, args=(n,)) for n in range(threads)]
    [w.start() for w in workers]
    [w.join() for w in workers]
    return outcomes


def test_sixteen_hands_on_one_seat_leave_one_ballot(either: Flask) -> None:
    motion = an_open_vote(an_open_meeting(5), ROLL)
    outcomes = cast_in_parallel(either, motion, voters_of(motion)[0], 16)
    assert sorted(map(str, outcomes)) == ["AlreadyVoted"] * 15 + ["kept"]
    assert db.session.scalar(sa.select(sa.func.count()).select_from(BallotRow)) == 1


def test_the_table_itself_refuses_a_second_ballot_and_a_seat_without_vote(either: Flask) -> None:
    """Whatever the code above may forget."""
    motion = an_open_vote(an_open_meeting(5), ROLL)
    seat = voters_of(motion)[0]
    db.session.rollback()
    for seats in ([seat, seat], [new_id()]):
        with pytest.raises(sa.exc.IntegrityError):
            db.session.execute(sa.insert(BallotRow.__table__), [
                {"motion_id": motion, "seat_id": s, "id": new_id(), "choice": Choice.FOR, "reason": "", "at": AFTER} for s in seats])
        db.session.rollback()


def test_a_fraternal_delegate_has_no_vote(either: Flask) -> None:
    meeting = an_open_meeting(5, present=4)
    does(attendance.record_arrival, meeting=meeting, person=principal(meeting, 4), capacity=Capacity.FRATERNAL, at=STARTS)
    motion = an_open_vote(meeting, ROLL)
    assert len(voters_of(motion)) == 4
