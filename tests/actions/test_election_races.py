"""Many hands on one election, on both databases: a batch once, a box closed once over what was entered, one last answer, one run-off.

Small here, larger under `make campaign`. The storm is that of `test_vote_races.py`.
"""

from uuid import UUID

import pytest
from flask import Flask

from governance_app.access.rules import SYSTEM
from governance_app.foundation.ids import new_id
from governance_app.record import reads as record
from governance_app.voting import actions
from governance_app.voting.reads import elections as reads
from governance_app.voting.rules.elections import CandidacyState, ElectionState, Method, standing_papers
from tests.actions.test_elections_held import leaves
from tests.support.build_attendance import AFTER, an_open_meeting, principal
from tests.support.build_held_elections import a_candidate, an_election, an_open_election, enters
from tests.support.storm import Act, storm

ELECTORS = 9


def entering(election: UUID, candidacy: UUID, id: UUID | None = None) -> Act:
    given = {"actor": SYSTEM, "now": AFTER, "election": election, "candidacies": (candidacy,)}
    return lambda: actions.enter_papers(id=id or new_id(), **given)


def closing(election: UUID, in_box: int) -> Act:
    return lambda: actions.close_election(actor=SYSTEM, id=new_id(), now=AFTER, election=election, in_box=in_box)


def answering(election: UUID, candidacy: UUID, answer: CandidacyState) -> Act:
    return lambda: actions.answer_candidacy(
        actor=SYSTEM, id=new_id(), now=AFTER, election=election, candidacy=candidacy, answer=answer)


def entered(election: UUID) -> int:
    return sum(p.times for p in standing_papers(reads.papers(election)))


def batches(app: Flask, hands: int) -> None:
    """One batch sent again and again is one entry; of many batches no more are kept than papers were handed out."""
    election = an_open_election(an_open_meeting(ELECTORS))
    first = reads.on_papers(election)[0].id
    same = new_id()
    assert storm(app, [entering(election, first, same)] * hands) == {"kept": hands}
    assert entered(election) == 1
    told = storm(app, [entering(election, first) for _n in range(hands)])
    assert told == {"kept": ELECTORS - 1, "MorePapersThanElectors": hands - ELECTORS + 1}
    assert entered(election) == ELECTORS
    assert sum('"voting.papers_entered"' in leaf for leaf in leaves()) == ELECTORS
    assert record.broken_at() is None


def closings(app: Flask, hands: int) -> None:
    """Closing against entering: the box is closed once, over exactly what was entered; nothing is entered afterwards."""
    election = an_open_election(an_open_meeting(ELECTORS), Method.IRV)
    first = reads.on_papers(election)[0].id
    enters(election, (1,), 4)
    told = storm(app, [act for n in range(hands) for act in (closing(election, 4 + n % 6), entering(election, first))])
    assert set(told) <= {"kept", "BoxDoesNotAddUp", "ElectionNotOpen", "MorePapersThanElectors"}
    if reads.held_election(election).state is ElectionState.OPEN:
        closing(election, entered(election))()
    result = reads.election_result(election)
    assert result is not None
    assert result.in_box == entered(election) == result.count.valid
    before = reads.papers(election)
    assert storm(app, [closing(election, result.in_box), entering(election, first)] * hands) == {"ElectionNotOpen": 2 * hands}
    assert (reads.papers(election), reads.election_result(election)) == (before, result)
    assert sum('"voting.election_closed"' in leaf for leaf in leaves()) == 1


def test_a_batch_is_entered_once_and_never_more_than_were_handed_out(either: Flask) -> None:
    batches(either, 20)


def test_the_box_is_closed_once_over_what_was_entered(either: Flask) -> None:
    closings(either, 12)


@pytest.mark.campaign
@pytest.mark.parametrize("hands", [100, 1_000])
def test_batches_and_closings_by_the_thousand(either: Flask, hands: int) -> None:
    batches(either, hands)
    closings(either, hands)


def test_of_many_closings_one_counts(either: Flask) -> None:
    election = an_open_election(an_open_meeting(5))
    enters(election, (2,), 3)
    assert storm(either, [closing(election, 3)] * 20) == {"kept": 1, "ElectionNotOpen": 19}
    assert reads.sitting(election) == (2,)


def test_a_candidacy_has_one_last_answer(either: Flask) -> None:
    meeting = an_open_meeting(3)
    election = an_election(meeting)
    one = a_candidate(election, principal(meeting, 0), None)
    before = len(leaves())
    acts = [answering(election, one, answer) for _n in range(10) for answer in (CandidacyState.ACCEPTED, CandidacyState.REFUSED)]
    told = storm(either, acts)
    assert told["kept"] + told["CandidacyAnswered"] == 20
    assert reads.candidacies(election)[0].state is CandidacyState.REFUSED
    assert len(leaves()) - before == told["kept"]
    assert sum('"refused"' in leaf for leaf in leaves()) == 1, "whoever refused is not asked again"


def test_an_election_has_one_run_off(either: Flask) -> None:
    election = an_open_election(an_open_meeting(5), Method.MAJORITY)
    for number, times in ((1, 2), (2, 2), (3, 1)):
        enters(election, (number,), times)
    closing(election, 5)()
    acts: list[Act] = [lambda: actions.announce_runoff(actor=SYSTEM, id=new_id(), now=AFTER, election=election)] * 20
    assert storm(either, acts) == {"kept": 1, "RunOffAnnounced": 19}
    runoff = reads.runoff(election)
    assert runoff is not None
    assert len(reads.candidacies(runoff.id)) == 2
