"""The second vote of an election by absolute majority, through its actions, on both databases."""

from uuid import UUID

import pytest
from flask import Flask

from governance_app.foundation.ids import new_id
from governance_app.minutes import actions as minutes
from governance_app.record import reads as record
from governance_app.voting import actions
from governance_app.voting.reads import elections as reads
from governance_app.voting.rules import elections as e
from governance_app.voting.rules.elections import CandidacyState, ElectionState, Method
from tests.actions.test_elections_held import counted, leaves, refuses
from tests.support.build_attendance import an_open_meeting, does, principal
from tests.support.build_held_elections import a_candidate, an_election, an_open_election, enters
from tests.support.build_voting import VOTE_AT


def without_a_winner(meeting: UUID, votes: tuple[int, ...] = (3, 2, 2), seed: str = "agua") -> UUID:
    """An election by absolute majority, counted: so many papers for each candidate, nobody with more than half."""
    election = an_open_election(meeting, Method.MAJORITY, candidates=len(votes), seed=seed)
    for number, times in enumerate(votes, start=1):
        enters(election, (number,), times)
    counted(election, sum(votes))
    return election


def test_nobody_has_more_than_half_and_the_two_foremost_are_voted_on_again(either: Flask) -> None:
    meeting = an_open_meeting(9)
    first = without_a_winner(meeting, (2, 3, 4))
    runoff = does(actions.announce_runoff, election=first)
    held = reads.held_election(runoff)
    assert (held.runoff_of, held.title, held.seats, held.method) == (first, "Presidencia", 1, Method.PLURALITY)
    assert reads.runoff(first) == held
    stands = reads.candidacies(runoff)
    assert [c.person for c in stands] == [principal(meeting, 1), principal(meeting, 2)], "in the order of the first papers"
    assert {c.state for c in stands} == {CandidacyState.ACCEPTED}
    assert "voting.run_off_called" in leaves()[-1]
    does(actions.open_election, election=runoff, opened_at=VOTE_AT)
    enters(runoff, (1,), 5)
    enters(runoff, (2,), 4)
    assert counted(runoff, 9).count.elected == (1,)
    assert [one.runoff for one in reads.public_elections(meeting)] == [False, True]
    assert record.broken_at() is None


def test_who_may_not_have_a_run_off(either: Flask) -> None:
    meeting = an_open_meeting(9)
    refuses(e.NoSuchElection, actions.announce_runoff, election=new_id())
    waiting = an_open_election(meeting, Method.MAJORITY)
    refuses(e.ElectionNotCounted, actions.announce_runoff, election=waiting)
    enters(waiting, (1,), 5)
    counted(waiting, 5)
    refuses(e.NoRunOff, actions.announce_runoff, election=waiting)
    plain = an_open_election(meeting)
    enters(plain, (1,), 1)
    counted(plain, 1)
    refuses(e.NoRunOff, actions.announce_runoff, election=plain)


def test_of_an_election_one_run_off_stands_and_an_annulled_one_is_announced_anew(either: Flask) -> None:
    meeting = an_open_meeting(9)
    first = without_a_winner(meeting)
    runoff = does(actions.announce_runoff, election=first)
    refuses(e.RunOffAnnounced, actions.announce_runoff, election=first)
    does(actions.open_election, election=runoff, opened_at=VOTE_AT)
    enters(runoff, (1,), 2)
    enters(runoff, (2,), 2)
    refuses(e.TieRefused, actions.close_election, election=runoff, in_box=4)
    refuses(e.RunOffAnnounced, actions.announce_runoff, election=first)
    does(actions.annul_election, election=runoff, reason="Empate sin sorteo previsto")
    assert reads.runoff(first) is None
    again = does(actions.announce_runoff, election=first)
    assert reads.held_election(again).state is ElectionState.CANDIDATES
    refuses(e.NoRunOff, actions.announce_runoff, election=_won(again))


def _won(runoff: UUID) -> UUID:
    does(actions.open_election, election=runoff, opened_at=VOTE_AT)
    enters(runoff, (1,), 3)
    counted(runoff, 3)
    return runoff


def test_a_run_off_belongs_in_its_meeting(app: Flask) -> None:
    meeting = an_open_meeting(9)
    first = without_a_winner(meeting)
    does(minutes.close_and_draft, meeting=meeting, closed_at=VOTE_AT, defer_rest=True)
    refuses(e.ElectionTooLate, actions.announce_runoff, election=first)


def test_a_tie_for_the_second_place_without_a_seed_is_refused(app: Flask) -> None:
    meeting = an_open_meeting(9)
    election = an_open_election(meeting, Method.MAJORITY, candidates=3)
    for number, times in ((1, 3), (2, 2), (3, 2)):
        enters(election, (number,), times)
    refused = refuses(e.TieRefused, actions.close_election, election=election, in_box=7)
    assert refused.data["purpose"] is e.TiePurpose.TO_RUN_OFF


@pytest.mark.parametrize("binding", [True, False])
def test_minimums_and_aims_go_on_to_the_run_off(app: Flask, binding: bool) -> None:
    meeting = an_open_meeting(9)
    election = an_election(meeting, Method.MAJORITY)
    stands = [a_candidate(election, principal(meeting, n)) for n in range(4)]
    does(actions.set_list_rule, election=election, group="Mujeres", at_least=1, binding=binding, members=tuple(stands[1:]))
    does(actions.open_election, election=election, opened_at=VOTE_AT)
    for number, times in ((1, 3), (2, 4), (3, 2)):
        enters(election, (number,), times)
    counted(election, 9)
    runoff = does(actions.announce_runoff, election=election)
    [rule], pair = reads.list_rules(runoff), reads.candidacies(runoff)
    assert (rule.group, rule.at_least, rule.binding) == ("Mujeres", 1, binding)
    women = {principal(meeting, 1), principal(meeting, 2)}
    assert {c.person for c in pair if c.id in rule.members} == {c.person for c in pair} & women
    assert {c.person for c in pair} == (women if binding else {principal(meeting, 0), principal(meeting, 1)})
