"""Votes entrusted to somebody present: only as the statute says, never a chain, never for the quorum; on both databases."""

from typing import Any
from uuid import UUID

import pytest
from flask import Flask

from governance_app.attendance import actions as presence
from governance_app.attendance import reads as attendance
from governance_app.committees.rules import ProxyRule, Statute
from governance_app.voting import actions, reads
from governance_app.voting.rules import (
    Choice,
    Form,
    NoSuchProxy,
    ProxiesNotAllowed,
    ProxyCapReached,
    ProxyChain,
    ProxyInWriting,
    ProxyNotSeated,
    ProxyOver,
    ProxyToOneself,
    QuorumLost,
    SeatHasProxy,
    SeatIsSat,
    Tally,
    VoteNeedsOpenMeeting,
)
from tests.support.build_attendance import (
    STARTS,
    a_convened_meeting,
    alternate,
    an_open_meeting,
    arrives,
    does,
    leaves,
    principal,
    seats_of,
)
from tests.support.build_voting import VOTE_AT, a_motion, all_vote, an_open_vote

WITH_PROXIES = Statute(proxies=ProxyRule(True, 2, "Art. 12"), vote_without_quorum=True)


def seat(meeting: UUID, n: int) -> UUID:
    return seats_of(meeting)[n].seat


def entrusts(meeting: UUID, absent: int, to: int | UUID, **given: Any) -> UUID:
    holder = principal(meeting, to) if isinstance(to, int) else to
    return does(actions.entrust_vote, VOTE_AT, meeting=meeting, seat=seat(meeting, absent), holder=holder,
                **{"document": "Carta del 18 de marzo", **given})


def test_a_seat_votes_through_somebody_present_and_counts_once(either: Flask) -> None:
    meeting = an_open_meeting(5, WITH_PROXIES, present=3)
    entrusts(meeting, 3, 0)
    before = attendance.quorum_at(meeting, VOTE_AT).present
    motion = an_open_vote(meeting, Form.ROLL_CALL)
    hall = reads.electorate(motion)
    assert (hall.voters, hall.by_proxy, hall.absent) == (4, 1, 1)
    assert before == attendance.quorum_at(meeting, VOTE_AT).present == 3, "it adds nothing to the quorum"
    all_vote(motion, *[Choice.FOR] * 4)
    result = reads.result(motion)
    assert (result.tally, result.by_proxy) == (Tally(4, absent=1), 1)


def test_no_proxy_makes_a_quorum(either: Flask) -> None:
    meeting = an_open_meeting(5, Statute(proxies=ProxyRule(True, 2)), present=3)
    entrusts(meeting, 3, 0)
    entrusts(meeting, 4, 0)
    leaves(meeting, 2, minute=25)
    with pytest.raises(QuorumLost):
        an_open_vote(meeting)


def test_what_the_statute_does_not_have_is_refused(either: Flask) -> None:
    meeting = an_open_meeting(5, present=3)
    with pytest.raises(ProxiesNotAllowed):
        entrusts(meeting, 3, 0)


def test_every_condition_has_its_refusal(either: Flask) -> None:
    meeting = an_open_meeting(7, WITH_PROXIES, present=4)
    with pytest.raises(SeatIsSat):
        entrusts(meeting, 1, 0)
    with pytest.raises(ProxyToOneself):
        entrusts(meeting, 4, 4)
    with pytest.raises(ProxyToOneself):
        entrusts(meeting, 4, alternate(meeting, 4))
    with pytest.raises(ProxyNotSeated):
        entrusts(meeting, 4, 5)
    with pytest.raises(ProxyInWriting):
        entrusts(meeting, 4, 0, document="  ")
    entrusts(meeting, 4, 0)
    with pytest.raises(SeatHasProxy):
        entrusts(meeting, 4, 1)
    entrusts(meeting, 5, 0)
    with pytest.raises(ProxyCapReached) as reached:
        entrusts(meeting, 6, 0)
    assert reached.value.data == {"cap": 2}
    assert len(reads.proxies.of_meeting(meeting)) == 2, "nothing half written"


def test_an_entrusted_vote_is_not_passed_on(either: Flask) -> None:
    meeting = an_open_meeting(6, WITH_PROXIES, present=4)
    entrusts(meeting, 4, 3)
    leaves(meeting, 3, minute=20)
    with pytest.raises(ProxyChain):
        entrusts(meeting, 3, 0)
    arrives(meeting, 4, minute=25)
    with pytest.raises(ProxyChain):
        entrusts(meeting, 5, 4)


def test_it_ends_when_it_is_taken_back_or_somebody_of_the_seat_comes_in(either: Flask) -> None:
    meeting = an_open_meeting(5, WITH_PROXIES, present=3)
    proxy = entrusts(meeting, 3, 0)
    entrusts(meeting, 4, 1)
    arrives(meeting, 4, minute=20)
    motion = an_open_vote(meeting, Form.ROLL_CALL)
    assert {e.seat: e.by_proxy for e in reads.electorate(motion).electors if e.votes} == {
        seat(meeting, n): n == 3 for n in range(5)}
    all_vote(motion, *[Choice.FOR] * 5)
    does(actions.end_proxy, proxy=proxy, at=VOTE_AT)
    with pytest.raises(ProxyOver):
        does(actions.end_proxy, proxy=proxy)
    with pytest.raises(NoSuchProxy):
        does(actions.end_proxy, proxy=meeting)
    assert reads.electorate(an_open_vote(meeting, Form.ROLL_CALL)).by_proxy == 0


def test_who_stays_out_of_a_point_votes_for_nobody_on_it(either: Flask) -> None:
    meeting = an_open_meeting(5, WITH_PROXIES, present=3)
    entrusts(meeting, 3, 0)
    motion = a_motion(meeting, Form.ROLL_CALL)
    does(presence.record_recusal, meeting=meeting, person=principal(meeting, 0), item=reads.motion(motion).item, at=VOTE_AT)
    does(actions.open_vote, motion=motion, opened_at=VOTE_AT)
    assert (reads.electorate(motion).by_proxy, reads.electorate(motion).voters) == (0, 2)


def test_a_meeting_that_is_not_open_entrusts_nothing(either: Flask) -> None:
    meeting = a_convened_meeting(3, WITH_PROXIES)
    arrives(meeting, 0)
    with pytest.raises(VoteNeedsOpenMeeting):
        does(actions.entrust_vote, STARTS, meeting=meeting, seat=seat(meeting, 1), holder=principal(meeting, 0), document="Carta")
