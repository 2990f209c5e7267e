"""Reading elections of people with papers, and their counts; disputing one. They are held on the pages."""

from uuid import UUID

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission
from governance_app.attendance import reads as attendance
from governance_app.foundation import clock
from governance_app.voting import actions
from governance_app.voting.api.acts import DONE
from governance_app.voting.api.blueprint import api
from governance_app.voting.api.given_watched import Annul
from governance_app.voting.api.meetings import UNSEEN
from governance_app.voting.api.shown import CandidateShown, ElectionCount, ElectionList, ElectionShown
from governance_app.voting.reads import elections as reads
from governance_app.voting.rules.elections import NoSuchElection, standing_papers
from governance_app.voting.wording.elections import missing_sentence, outcome_sentence, papers_sentence, successor_sentences
from governance_app.web.api import Operation, ReceiptShown, operation, receipt


@api.get("/meetings/<uuid:meeting>/elections")
@needs(Permission.SEE_BODY)
@operation(Operation("List the elections of a meeting", "elections", gives=ElectionList, raises=UNSEEN))
def list_elections(meeting: UUID) -> ElectionList:
    """Give the elections of a meeting in the order in which they were announced."""
    attendance.meeting_for(current_actor(), Permission.SEE_BODY, meeting)
    return ElectionList(meeting=meeting, elections=list(reads.elections(meeting)))


@api.get("/elections/<uuid:election>")
@needs(Permission.SEE_BODY)
@operation(Operation("Read an election", "elections", gives=ElectionShown, raises=(NoSuchElection, *UNSEEN)))
def read_election(election: UUID) -> ElectionShown:
    """Give an election with its candidates and, once it is counted, every round and who followed in a vacancy."""
    found, _held = reads.election_for(current_actor(), Permission.SEE_BODY, election)
    standing = reads.candidacies(election)
    candidates = [
        CandidateShown(candidacy=one.id, name=name, state=one.state, number=one.number)
        for one, name in zip(standing, reads.candidate_names(standing), strict=True)]
    entered = sum(one.times for one in standing_papers(reads.papers(election)))
    return ElectionShown(election=found, candidates=candidates, entered=entered, count=_count(election))


@api.post("/elections/<uuid:election>/dispute")
@needs(Permission.DECLARE_RESULT)
@operation(Operation("Dispute a counted election", "elections", takes=Annul, gives=ReceiptShown, acts=(actions.dispute_election,),
                     raises=(NoSuchElection, *UNSEEN), statuses=DONE))
def dispute_election(election: UUID, body: Annul) -> tuple[ReceiptShown, int]:
    """Annul a counted election with its result, within the days of the window. Its papers stay and are shown nowhere as a result."""
    reads.election_for(current_actor(), Permission.DECLARE_RESULT, election)
    return receipt(actions.dispute_election(actor=current_actor(), id=body.id, now=clock.now(), election=election, **body.given()))


def _count(election: UUID) -> ElectionCount | None:
    result = reads.election_result(election)
    if result is None:
        return None
    followed = reads.vacancies(election)
    sentences = [outcome_sentence(result.count), papers_sentence(result.count), *(missing_sentence(one) for one in result.missing)]
    sentences += [sentence for one in followed for sentence in successor_sentences(one)]
    return ElectionCount(sentences=sentences, figures=result, papers=list(reads.papers(election)), vacancies=list(followed))
