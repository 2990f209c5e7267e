"""Slips through their actions, on both databases: one code, one seat, one vote; the first answer counts once; nothing keeps a code."""

import json
from collections import Counter
from datetime import timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask

from governance_app.access.rules import (
    SYSTEM,
    VISITOR,
    CodeIncomplete,
    CodeMistyped,
    MayNot,
    Secret,
    SignInFirst,
    Tries,
    TryLater,
    code_hash,
    new_code,
    written,
)
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.record import reads as record
from governance_app.record.records import LeafRow
from governance_app.voting import actions, reads
from governance_app.voting.reads import slips as slip_reads
from governance_app.voting.records.slips import VotingSlipRow
from governance_app.voting.rules import (
    AlreadyVoted,
    Choice,
    Form,
    NotForSlips,
    NotInElectorate,
    NotYetVoted,
    SeatAbsent,
    SlipReplaced,
    SlipsHandedOutBefore,
    SlipUnknown,
    VoteNotOpen,
    WrongForm,
    slip_code,
)
from tests.actions.test_vote_races import storm
from tests.support.build_attendance import AFTER, an_open_meeting, does, seats_of
from tests.support.build_voting import all_vote, an_open_vote, voters_of

KEY = "una llave de prueba"


def handed_out(motion: UUID, seat: UUID | None = None, key: str = KEY) -> dict[UUID, str]:
    """Hand out slips; return seat → code of those that this act made."""
    act = new_id()
    actions.issue_slips(actor=SYSTEM, id=act, now=AFTER, motion=motion, key=Secret(key), seat=seat)
    return {one.seat: slip_code(key, motion, one.seat) for one in slip_reads.slips_issued_by(act)}


def answers(code: str, choice: Choice, *, id: UUID | None = None, **given: object) -> UUID:
    return actions.answer_by_slip(actor=VISITOR, id=id or new_id(), now=AFTER, code=Secret(code), choice=choice, **given).subject


def a_roll_call(seats: int = 5, present: int = 4) -> tuple[UUID, dict[UUID, str]]:
    motion = an_open_vote(an_open_meeting(seats, present=present), Form.ROLL_CALL)
    return motion, handed_out(motion)


def said(motion: UUID) -> dict[UUID, Choice]:
    return {b.seat: b.choice for b in reads.ballots(motion)}


def test_each_seat_that_may_answer_gets_one_slip_and_answers_with_it(either: Flask) -> None:
    motion, codes = a_roll_call()
    assert set(codes) == set(voters_of(motion))
    assert len(set(codes.values())) == 4
    with pytest.raises(SlipsHandedOutBefore):
        handed_out(motion)
    for seat, code in codes.items():
        assert slip_reads.slip_of(written(code).lower()) == (motion, seat)
        assert answers(code, Choice.FOR, reason="por el agua") == motion
    assert said(motion) == dict.fromkeys(codes, Choice.FOR)
    does(actions.close_roll_call, motion=motion)
    assert reads.result(motion) is not None


def test_an_answer_is_changed_until_the_vote_closes_and_not_after(either: Flask) -> None:
    motion, codes = a_roll_call()
    [(seat, code), *rest] = codes.items()
    with pytest.raises(NotYetVoted):
        answers(code, Choice.FOR, again=True)
    answers(code, Choice.FOR)
    with pytest.raises(AlreadyVoted):
        answers(code, Choice.AGAINST)
    answers(code, Choice.AGAINST, again=True, reason="lo pensé mejor")
    assert said(motion) == {seat: Choice.AGAINST}
    assert [(c.seat, c.choice) for c in reads.changed_answers(motion)] == [(seat, Choice.FOR)]
    for _seat, other in rest:
        answers(other, Choice.ABSTAIN)
    does(actions.close_roll_call, motion=motion)
    kept = reads.ballots(motion)
    for again in (True, False):
        with pytest.raises(VoteNotOpen):
            answers(code, Choice.FOR, again=again)
    assert reads.ballots(motion) == kept


def test_a_repeated_answer_is_one_answer(either: Flask) -> None:
    motion, codes = a_roll_call()
    [(seat, code), *_rest] = codes.items()
    act = new_id()
    assert answers(code, Choice.FOR, id=act) == answers(code, Choice.FOR, id=act)
    assert said(motion) == {seat: Choice.FOR}


def test_a_replaced_slip_stops_working_and_the_new_one_works(either: Flask) -> None:
    motion, codes = a_roll_call()
    [(seat, lost), (_other, kept), *_rest] = codes.items()
    answers(lost, Choice.FOR)
    [new] = handed_out(motion, seat, "otra llave").values()
    with pytest.raises(SlipReplaced):
        slip_reads.slip_of(lost)
    with pytest.raises(SlipReplaced):
        answers(lost, Choice.AGAINST, again=True)
    assert said(motion) == {seat: Choice.FOR}
    answers(new, Choice.BLANK, again=True)
    answers(kept, Choice.FOR)
    assert said(motion)[seat] is Choice.BLANK
    running = db.session.scalars(sa.select(VotingSlipRow).where(VotingSlipRow.seat_id == seat, VotingSlipRow.ended_at.is_(None)))
    assert [row.code_hash for row in running] == [code_hash(new)]


def test_a_slip_is_of_its_own_vote_only(either: Flask) -> None:
    meeting = an_open_meeting(5, present=4)
    first = an_open_vote(meeting, Form.ROLL_CALL)
    old = handed_out(first)
    all_vote(first, Choice.FOR)
    second = an_open_vote(meeting, Form.ROLL_CALL)
    new = handed_out(second)
    assert not set(old.values()) & set(new.values())
    for code in old.values():
        with pytest.raises(VoteNotOpen):
            answers(code, Choice.AGAINST)
    assert said(second) == {}


def test_the_secretary_and_the_slip_give_one_first_answer(either: Flask) -> None:
    motion, codes = a_roll_call()
    [(first, one), (second, two), *_rest] = codes.items()
    answers(one, Choice.FOR)
    with pytest.raises(AlreadyVoted):
        does(actions.record_ballot, motion=motion, seat=first, choice=Choice.AGAINST)
    does(actions.record_ballot, motion=motion, seat=second, choice=Choice.AGAINST)
    with pytest.raises(AlreadyVoted):
        answers(two, Choice.FOR)
    assert said(motion) == {first: Choice.FOR, second: Choice.AGAINST}


def test_two_browsers_on_one_slip_leave_one_first_answer(either: Flask) -> None:
    motion, codes = a_roll_call()
    pairs = [(code, choice) for code in codes.values() for choice in (Choice.FOR, Choice.AGAINST)]
    acts = [lambda code=code, choice=choice: answers(code, choice) for code, choice in pairs] * 2
    assert storm(either, acts, 12) == Counter(kept=4, AlreadyVoted=12)
    assert len(said(motion)) == 4


def test_codes_that_were_never_handed_out_open_nothing(either: Flask) -> None:
    motion, codes = a_roll_call()
    code = next(iter(codes.values()))
    swapped = code[1] + code[0] + code[2:] if code[0] != code[1] else ("3" if code[0] != "3" else "4") + code[1:]
    forgeries = (
        (new_code(), SlipUnknown), (slip_code("otra", motion, next(iter(codes))), SlipUnknown), (swapped, CodeMistyped),
        (code[:-1], CodeIncomplete), ("", CodeIncomplete), (code_hash(code)[:19], CodeIncomplete))
    for forged, error in forgeries:
        with pytest.raises(error):
            slip_reads.slip_of(forged)
        with pytest.raises(error):
            answers(forged, Choice.FOR)
    assert said(motion) == {}


def test_wrong_codes_make_their_address_wait(either: Flask) -> None:
    motion, codes = a_roll_call()
    [(seat, code), *_rest] = codes.items()
    here, there = Tries(None, "una dirección"), Tries(None, "otra dirección")
    now = AFTER
    for _n in range(31):
        with pytest.raises(SlipUnknown):
            actions.look_up_slip(code=Secret(new_code()), tries=here, now=now)
    with pytest.raises(TryLater):
        actions.look_up_slip(code=Secret(code), tries=here, now=now)
    assert actions.look_up_slip(code=Secret(code), tries=there, now=now) == (motion, seat)
    assert actions.look_up_slip(code=Secret(code), tries=here, now=now + timedelta(minutes=1)) == (motion, seat)


def test_right_codes_make_nobody_wait(either: Flask) -> None:
    motion, codes = a_roll_call()
    for _n in range(40):
        for seat, code in codes.items():
            assert actions.look_up_slip(code=Secret(code), tries=Tries(None, "la casa comunal"), now=AFTER) == (motion, seat)


def test_slips_are_for_seats_that_may_answer_in_an_open_roll_call(either: Flask) -> None:
    meeting = an_open_meeting(5, present=4)
    hands = an_open_vote(meeting)
    with pytest.raises(WrongForm):
        handed_out(hands)
    does(actions.record_hands, motion=hands, votes_for=4, against=0)
    with pytest.raises(VoteNotOpen):
        handed_out(hands)
    motion = an_open_vote(meeting, Form.ROLL_CALL)
    absent = next(s.seat for s in seats_of(meeting) if s.seat not in voters_of(motion))
    with pytest.raises(SeatAbsent):
        handed_out(motion, absent)
    with pytest.raises(NotInElectorate):
        handed_out(motion, new_id())
    assert slip_reads.running_slips(motion) == {}
    with pytest.raises((MayNot, SignInFirst)):
        actions.issue_slips(actor=VISITOR, id=new_id(), now=AFTER, motion=motion, key=Secret(KEY))
    code = next(iter(handed_out(motion).values()))
    for choice in (Choice.NULL, Choice.NOT_VOTING):
        with pytest.raises(NotForSlips):
            answers(code, choice)


def test_no_code_is_written_anywhere(either: Flask) -> None:
    motion, codes = a_roll_call()
    answers(next(iter(codes.values())), Choice.FOR)
    handed_out(motion, next(iter(codes)), "otra llave")
    kept = []
    for table in db.metadata.sorted_tables:
        kept += [" ".join(str(value) for value in row) for row in db.session.execute(sa.select(table))]
    text = "\n".join(kept).upper()
    for code in (*codes.values(), KEY.upper(), "OTRA LLAVE"):
        assert code not in text
        assert written(code) not in text
    assert code_hash(next(iter(codes.values()))).upper() in text
    leaves = [json.loads(row.canonical) for row in db.session.scalars(sa.select(LeafRow).order_by(LeafRow.position))]
    told = [leaf["data"] for leaf in leaves if leaf["event"] == "voting.slips_issued"]
    assert [(one["slips"], one["replaced"]) for one in told] == [(4, 0), (1, 1)]
    assert all(set(one) == {"motion", "slips", "replaced"} for one in told)
    assert record.broken_at() is None
