"""Elections with papers through their actions, on both databases: from announcing to the count and to a vacancy."""

from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask

from governance_app.access.rules import SYSTEM, Actor, MayNot
from governance_app.attendance.rules import NoSuchMeeting
from governance_app.foundation.clock import now as this_moment
from governance_app.foundation.database import db
from governance_app.foundation.errors import GovernanceError
from governance_app.foundation.ids import new_id
from governance_app.minutes import actions as minutes
from governance_app.minutes.rules import ElectionsOpen
from governance_app.people import reads as people
from governance_app.record import reads as record
from governance_app.record.records import LeafRow
from governance_app.voting import actions
from governance_app.voting.reads import elections as reads
from governance_app.voting.rules import PointNotOfMeeting, QuorumLost, VoteNeedsOpenMeeting
from governance_app.voting.rules import elections as e
from governance_app.voting.rules.elections import CandidacyState, ElectionState, Method, PaperKind
from tests.support.build_attendance import AFTER, a_convened_meeting, an_open_meeting, does, points_of, principal
from tests.support.build_attendance import leaves as goes
from tests.support.build_held_elections import a_candidate, an_election, an_open_election, enters
from tests.support.build_voting import VOTE_AT

CLOSED, ACCEPTED, REFUSED, WITHDRAWN = ElectionState.CLOSED, CandidacyState.ACCEPTED, CandidacyState.REFUSED, CandidacyState.WITHDRAWN


def leaves() -> list[str]:
    return list(db.session.scalars(sa.select(LeafRow.canonical).where(LeafRow.name.startswith("voting.")).order_by(LeafRow.position)))


def counted(election: UUID, in_box: int) -> e.ElectionResult:
    does(actions.close_election, election=election, in_box=in_box)
    result = reads.election_result(election)
    assert result is not None
    return result


def refuses(error: type[GovernanceError], action: object, **given: object) -> GovernanceError:
    before = len(leaves())
    with pytest.raises(error) as refused:
        does(action, **given)
    assert len(leaves()) == before, "what is refused leaves nothing"
    return refused.value


def test_an_election_from_announcing_to_the_result(either: Flask) -> None:
    meeting = an_open_meeting(7, present=6)
    election = an_open_election(meeting)
    enters(election, (2,), 3)
    wrong = enters(election, (1,), 2)
    does(actions.strike_papers, election=election, papers=wrong, reason="Se contaron dos veces")
    enters(election, (3,), 1)
    enters(election, kind=PaperKind.BLANK)
    enters(election, kind=PaperKind.NULL)
    assert reads.public_elections(meeting) == ()
    result = counted(election, 6)
    assert (result.in_box, result.valid, result.blank, result.null, result.count.elected) == (6, 4, 1, 1, (2,))
    assert result.count.names == (people.person(principal(meeting, 1)).name,)
    held = reads.held_election(election)
    assert (held.state, held.electors, held.opened_at) == (CLOSED, 6, VOTE_AT)
    [public] = reads.public_elections(meeting)
    assert (public.title, public.result) == ("Presidencia", result)
    told = "".join(leaves())
    for number in range(3):
        assert str(principal(meeting, number)) not in told
        assert people.person(principal(meeting, number)).name not in told
    assert record.broken_at() is None


@pytest.mark.parametrize("method", list(Method))
def test_whoever_counts_the_file_again_gets_the_stored_result(app: Flask, method: Method) -> None:
    meeting = an_open_meeting(9)
    election = an_open_election(meeting, method, seats=1 if method in e.ONE_SEAT else 2, candidates=4, seed="agua")
    one = method in e.ONE_NAME
    for ranking, times in (((1, 3, 2), 3), ((2, 1), 2), ((3, 4), 2), ((4,), 1)):
        enters(election, ranking[:1] if one else ranking, times)
    enters(election, kind=PaperKind.NULL)
    result, held = counted(election, 9), reads.held_election(election)
    again = e.read_blt(e.write_blt(reads.to_be_counted(held)).encode())
    assert e.count_election(again, method, held.ties) == result.count
    assert again.title == "Presidencia"


def test_what_an_election_needs_before_its_papers(either: Flask) -> None:
    meeting = an_open_meeting(5)
    points, announce = points_of(meeting), {"meeting": meeting, "title": "Presidencia", "method": Method.PLURALITY}
    refuses(PointNotOfMeeting, actions.announce_election, item=new_id(), **announce)
    refuses(e.ElectionNeedsTitle, actions.announce_election, item=points[0], **announce | {"title": "  "})
    refuses(e.NoSeats, actions.announce_election, item=points[0], seats=0, **announce)
    refuses(e.OneSeatOnly, actions.announce_election, item=points[0], seats=2, **announce | {"method": Method.IRV})
    election = an_election(meeting)
    refuses(e.NoSuchElection, actions.propose_candidate, election=new_id(), person=principal(meeting, 0))
    refuses(e.ElectionNotOpen, actions.enter_papers, election=election)
    refuses(e.NobodyAccepted, actions.open_election, election=election)
    first = a_candidate(election, principal(meeting, 0))
    assert refuses(e.AlreadyCandidate, actions.propose_candidate, election=election, person=principal(meeting, 0)).data["name"]
    second = a_candidate(election, principal(meeting, 1), REFUSED)
    refuses(e.CandidacyAnswered, actions.answer_candidacy, election=election, candidacy=second, answer=ACCEPTED)
    refuses(e.NoSuchCandidacy, actions.answer_candidacy, election=election, candidacy=new_id(), answer=ACCEPTED)
    refuses(e.GroupNeedsName, actions.set_list_rule, election=election, group=" ", at_least=1, binding=True, members=())
    does(actions.set_list_rule, election=election, group="Jóvenes", at_least=1, binding=True, members=(second,))
    refuses(e.GroupTwice, actions.set_list_rule, election=election, group="jóvenes", at_least=1, binding=False, members=(first,))
    refuses(e.MinimumImpossible, actions.open_election, election=election, opened_at=VOTE_AT)
    assert reads.held_election(election).state is ElectionState.CANDIDATES
    assert reads.on_papers(election) == ()


def test_papers_name_those_who_accepted_and_add_up(either: Flask) -> None:
    meeting = an_open_meeting(5)
    election = an_election(meeting)
    stands, silent = a_candidate(election, principal(meeting, 0)), a_candidate(election, principal(meeting, 1), None)
    does(actions.open_election, election=election, opened_at=VOTE_AT)
    refuses(e.CandidatesFixed, actions.propose_candidate, election=election, person=principal(meeting, 2))
    refuses(e.CandidatesFixed, actions.answer_candidacy, election=election, candidacy=silent, answer=ACCEPTED)
    refuses(e.CandidateNotAccepted, actions.enter_papers, election=election, candidacies=(silent,))
    refuses(e.RankedTwice, actions.enter_papers, election=election, candidacies=(stands, stands))
    refuses(e.PaperNamesNobody, actions.enter_papers, election=election)
    refuses(e.TimesBelowOne, actions.enter_papers, election=election, candidacies=(stands,), times=0)
    refuses(e.MorePapersThanElectors, actions.enter_papers, election=election, candidacies=(stands,), times=6)
    entry = enters(election, (1,), 3)
    assert refuses(e.BoxDoesNotAddUp, actions.close_election, election=election, in_box=4).data == {"in_box": 4, "entered": 3}
    refuses(e.StrikeNeedsReason, actions.strike_papers, election=election, papers=entry, reason=" ")
    refuses(e.NoSuchPapers, actions.strike_papers, election=election, papers=new_id(), reason="Otra")
    does(actions.strike_papers, election=election, papers=entry, reason="Otra")
    refuses(e.StruckAlready, actions.strike_papers, election=election, papers=entry, reason="Otra")
    refuses(e.NoValidPapers, actions.close_election, election=election, in_box=0)
    enters(election, (1,), 5)
    refuses(e.ElectionNotCounted, actions.fill_election_vacancy, election=election, candidacy=stands)
    counted(election, 5)
    refuses(e.ElectionNotOpen, actions.enter_papers, election=election, candidacies=(stands,))
    refuses(e.ElectionOver, actions.annul_election, election=election, reason="Tarde")
    refuses(e.NobodyLeft, actions.fill_election_vacancy, election=election, candidacy=stands)


def test_one_name_a_paper_where_the_method_takes_one(app: Flask) -> None:
    meeting = an_open_meeting(5)
    election = an_open_election(meeting)
    ids = tuple(c.id for c in reads.on_papers(election))
    refuses(e.OneNameOnly, actions.enter_papers, election=election, candidacies=ids[:2])


def test_a_tie_needs_a_seed_fixed_before(either: Flask) -> None:
    meeting = an_open_meeting(4)
    without, fixed = an_open_election(meeting), an_open_election(meeting, seed="agua clara")
    for election in (without, fixed):
        enters(election, (1,), 2)
        enters(election, (2,), 2)
    refuses(e.TieRefused, actions.close_election, election=without, in_box=4)
    refuses(e.AnnulNeedsReason, actions.annul_election, election=without, reason="")
    does(actions.annul_election, election=without, reason="Empate sin sorteo previsto: se repite")
    assert reads.held_election(without).state is ElectionState.ANNULLED
    [tie] = counted(fixed, 4).count.rounds[0].ties
    assert tie.by is e.TieBy.LOT
    assert len(tie.lots) == 2


def test_minimums_hold_and_aims_warn_by_the_members_marked_by_hand(either: Flask) -> None:
    meeting = an_open_meeting(7)
    for binding in (True, False):
        election = an_election(meeting, seats=2)
        marked = [a_candidate(election, principal(meeting, n)) for n in range(3)][2]
        does(actions.set_list_rule, election=election, group="Jóvenes", at_least=1, binding=binding, members=(marked,))
        does(actions.open_election, election=election, opened_at=VOTE_AT)
        enters(election, (1,), 3)
        enters(election, (2,), 3)
        enters(election, (3,), 1)
        if binding:
            refuses(e.TieRefused, actions.close_election, election=election, in_box=7)
            continue
        result = counted(election, 7)
        assert result.count.elected == (1, 2)
        assert result.missing == (e.Missing("Jóvenes", 1, 0),)


def test_a_minimum_is_filled_before_more_votes(app: Flask) -> None:
    meeting = an_open_meeting(7)
    election = an_election(meeting, seats=2)
    marked = [a_candidate(election, principal(meeting, n)) for n in range(3)][2]
    does(actions.set_list_rule, election=election, group="Jóvenes", at_least=1, binding=True, members=(marked,))
    does(actions.open_election, election=election, opened_at=VOTE_AT)
    for number, times in ((1, 4), (2, 2), (3, 1)):
        enters(election, (number,), times)
    result = counted(election, 7)
    assert (result.count.elected, result.missing) == ((1, 3), ())


def test_who_withdraws_while_papers_are_entered_passes_them_on(app: Flask) -> None:
    meeting = an_open_meeting(5)
    election = an_open_election(meeting, Method.IRV)
    enters(election, (1, 2), 3)
    enters(election, (3,), 2)
    first = reads.on_papers(election)[0].id
    does(actions.answer_candidacy, election=election, candidacy=first, answer=WITHDRAWN)
    assert counted(election, 5).count.elected == (2,)


def test_vacancies_are_filled_from_the_same_papers_one_after_another(either: Flask) -> None:
    meeting = an_open_meeting(9)
    election = an_open_election(meeting, Method.STV_WIGM, seats=2, candidates=4, seed="agua")
    for ranking, times in (((1, 3), 4), ((2, 4), 3), ((3,), 1), ((4,), 1)):
        enters(election, ranking, times)
    result, ids = counted(election, 9), {c.number: c.id for c in reads.on_papers(election)}
    assert result.count.elected == (1, 2)
    does(actions.fill_election_vacancy, election=election, candidacy=ids[1])
    assert reads.sitting(election) == (2, 3)
    refuses(e.SeatLeftBefore, actions.fill_election_vacancy, election=election, candidacy=ids[1])
    does(actions.fill_election_vacancy, election=election, candidacy=ids[3])
    assert reads.sitting(election) == (2, 4)
    refuses(e.NobodyLeft, actions.fill_election_vacancy, election=election, candidacy=ids[2])
    assert [v.successor for v in reads.vacancies(election)] == [3, 4]


def test_papers_are_handed_out_with_quorum_in_an_open_meeting(either: Flask) -> None:
    planned = a_convened_meeting(5)
    election = an_election(planned)
    a_candidate(election, principal(planned, 0))
    refuses(VoteNeedsOpenMeeting, actions.open_election, election=election)
    meeting = an_open_meeting(5)
    election = an_election(meeting)
    a_candidate(election, principal(meeting, 0))
    for number in range(3):
        goes(meeting, number, minute=20)
    refuses(QuorumLost, actions.open_election, election=election, opened_at=VOTE_AT)


def test_whoever_may_not_keep_votes_may_not_touch_elections(app: Flask) -> None:
    meeting = an_open_meeting(5)
    election = an_election(meeting)
    with pytest.raises((MayNot, NoSuchMeeting)):
        actions.propose_candidate(
            actor=Actor(account=new_id()), id=new_id(), now=this_moment(), election=election, person=principal(meeting, 0))


def test_the_same_id_enters_papers_once(either: Flask) -> None:
    meeting = an_open_meeting(5)
    election, id = an_open_election(meeting), new_id()
    first = reads.on_papers(election)[0].id
    from_desk = {"id": id, "now": this_moment(), "election": election, "candidacies": (first,), "times": 2}
    assert actions.enter_papers(actor=SYSTEM, **from_desk).subject == actions.enter_papers(actor=SYSTEM, **from_desk).subject
    assert sum(p.times for p in reads.papers(election)) == 2


def test_a_meeting_does_not_close_over_papers_that_are_not_counted(either: Flask) -> None:
    meeting = an_open_meeting(5)
    election = an_open_election(meeting)
    with pytest.raises(ElectionsOpen) as refused:
        does(minutes.close_and_draft, meeting=meeting, closed_at=AFTER, defer_rest=True)
    assert refused.value.data == {"count": 1, "titles": "Presidencia"}
    does(actions.annul_election, election=election, reason="Se mojaron las papeletas")
    does(minutes.close_and_draft, meeting=meeting, closed_at=AFTER, defer_rest=True)


def test_who_declines_to_follow_is_passed_over_and_stays_so(either: Flask) -> None:
    election = an_open_election(an_open_meeting(11), Method.STV_WIGM, seats=1, candidates=4)
    for ranking, times in (((1, 2, 3, 4), 4), ((2, 3, 4), 3), ((3, 4), 2), ((4,), 1)):
        enters(election, ranking, times)
    does(actions.close_election, election=election, in_box=10)
    ids = {c.number: c.id for c in reads.on_papers(election)}
    [first] = reads.sitting(election)
    follower = 3 if first != 3 else 2
    does(actions.fill_election_vacancy, election=election, candidacy=ids[first], declined=[ids[follower]])
    [second] = reads.sitting(election)
    assert second not in (first, follower)
    does(actions.fill_election_vacancy, election=election, candidacy=ids[second])
    assert reads.sitting(election) == (4,), "the one who declined before is not asked again"


def test_struck_papers_do_not_count(either: Flask) -> None:
    election = an_open_election(an_open_meeting(7))
    wrong = enters(election, (1,), 4)
    enters(election, (2,), 2)
    does(actions.strike_papers, election=election, papers=wrong, reason="Se anotaron dos veces")
    does(actions.close_election, election=election, in_box=2)
    result = reads.election_result(election)
    assert (result.valid, result.count.elected) == (2, (2,))
