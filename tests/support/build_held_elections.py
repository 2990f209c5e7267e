"""Builders: elections of people with papers, made through the real actions."""

from typing import Any
from uuid import UUID

from governance_app.voting import actions
from governance_app.voting.reads import elections as reads
from governance_app.voting.rules.elections import CandidacyState, Method, PaperKind
from tests.support.build_attendance import does, points_of, principal
from tests.support.build_voting import VOTE_AT


def an_election(meeting: UUID, method: Method = Method.PLURALITY, seats: int = 1, title: str = "Presidencia", point: int = 0) -> UUID:
    """Announce an election on a point (from 0)."""
    return does(actions.announce_election, meeting=meeting, item=points_of(meeting)[point], title=title, method=method, seats=seats)


def a_candidate(election: UUID, person: UUID, answer: CandidacyState | None = CandidacyState.ACCEPTED) -> UUID:
    """Propose a person and keep the answer; return the candidacy."""
    candidacy = does(actions.propose_candidate, election=election, person=person)
    if answer is not None:
        does(actions.answer_candidacy, election=election, candidacy=candidacy, answer=answer, how="De viva voz")
    return candidacy


def an_open_election(meeting: UUID, method: Method = Method.PLURALITY, seats: int = 1, candidates: int = 3, **given: Any) -> UUID:
    """Announce an election, let so many principals stand, and hand out the papers half an hour into the meeting."""
    election = an_election(meeting, method, seats)
    for number in range(candidates):
        a_candidate(election, principal(meeting, number))
    does(actions.open_election, election=election, opened_at=VOTE_AT, **given)
    return election


def enters(election: UUID, numbers: tuple[int, ...] = (), times: int = 1, kind: PaperKind = PaperKind.VALID) -> UUID:
    """Enter equal papers by the numbers of the candidates; return the entry."""
    ids = {c.number: c.id for c in reads.on_papers(election)}
    return does(actions.enter_papers, election=election, candidacies=tuple(ids[n] for n in numbers), times=times, kind=kind)
