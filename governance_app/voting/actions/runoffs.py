"""Use case of an absolute majority that nobody reached: the second vote between the two foremost."""

from datetime import datetime
from uuid import UUID

from governance_app.access.rules import Actor
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.record.actions import append, use_case
from governance_app.voting.actions.candidates import OVER
from governance_app.voting.actions.elections import election_at
from governance_app.voting.reads import elections as reads
from governance_app.voting.records.elections import CandidacyRow, ElectionRow, ListRuleRow
from governance_app.voting.rules.elections import (
    Candidacy,
    CandidacyState,
    ElectionNotCounted,
    ElectionState,
    ElectionTooLate,
    Method,
    NoRunOff,
    RunOffAnnounced,
    RunOffCalled,
    run_off_pair,
)


@use_case("voting.announce_runoff")
def announce_runoff(*, actor: Actor, id: UUID, now: datetime, election: UUID) -> UUID:
    """Announce the second vote of an election by absolute majority that nobody won: same post, the two foremost, who accepted already.

    Of two, more votes are more than half of the valid papers: it is counted as a plurality. A tie for the second place was decided at
    the first count (lot from its seed, or refused); a tie of the two falls to the lot fixed at this opening, or is refused.
    Raises ElectionNotCounted, NoRunOff, ElectionTooLate, RunOffAnnounced.
    """
    found, held = election_at(actor, election, ElectionState.CLOSED, ElectionNotCounted)
    result = reads.election_result(election)
    pair = run_off_pair(result.count if result else None, reads.on_papers(election))
    if not pair:
        raise NoRunOff(state=found.state)
    if held.state in OVER:
        raise ElectionTooLate(state=held.state)
    if reads.runoff(election) is not None:
        raise RunOffAnnounced()
    db.session.add(ElectionRow(
        id=id, meeting_id=found.meeting, item_id=found.item, title=found.title, method=Method.PLURALITY, seats=1,
        state=ElectionState.CANDIDATES, seed="", annulled_because="", created_at=now, runoff_of_id=election,
    ))
    db.session.flush()
    _stand_again(election, id, pair, now)
    append(RunOffCalled(election=id, runoff_of=election), now=now, body=held.body)
    return id


def _stand_again(first: UUID, second: UUID, pair: tuple[Candidacy, ...], now: datetime) -> None:
    """Write down the two as candidates who accepted, and the minimums and aims as they concern them."""
    again = dict(zip((one.id for one in pair), sorted(new_id() for _one in pair), strict=True))  # they keep their order on the papers
    for one in pair:
        db.session.add(CandidacyRow(
            id=again[one.id], election_id=second, person_id=one.person, state=CandidacyState.ACCEPTED, how=one.how, created_at=now,
            answered_at=now,
        ))
    for rule in reads.list_rules(first):
        db.session.add(ListRuleRow(
            id=new_id(), election_id=second, group_name=rule.group, at_least=rule.at_least, binding=rule.binding, created_at=now,
            members=sorted(str(again[m]) for m in rule.members if m in again),
        ))
    db.session.flush()
