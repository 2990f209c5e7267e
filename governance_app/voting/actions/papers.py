"""Use cases of the papers in the box: enter, strike out, close and count, fill a vacancy."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from governance_app.access.rules import Actor
from governance_app.foundation.database import db
from governance_app.record.actions import append, plain, use_case
from governance_app.voting.actions.elections import candidacy_of, election_at
from governance_app.voting.reads import elections as reads
from governance_app.voting.records.elections import ElectionResultRow, ElectionRow, PapersRow, VacancyRow
from governance_app.voting.rules.elections import (
    CandidateNotAccepted,
    Count,
    ElectionClosed,
    ElectionNotCounted,
    ElectionNotOpen,
    ElectionState,
    HeldElection,
    NoSuchPapers,
    PaperKind,
    PapersEntered,
    PapersStruck,
    RankedTwice,
    SeatLeftBefore,
    StrikeNeedsReason,
    StruckAlready,
    TimesBelowOne,
    VacancyFilled,
    check_box,
    check_handed_out,
    check_ranking,
    count_election,
    count_to_data,
    fill_vacancy,
    guard_of,
    minimums,
    missing,
    of_kind,
    standing_papers,
)


@use_case("voting.enter_papers")
def enter_papers(
    *, actor: Actor, id: UUID, now: datetime, election: UUID, candidacies: Sequence[UUID] = (), times: int = 1,
    kind: PaperKind = PaperKind.VALID,
) -> UUID:
    """Enter equal papers: whom they name, the preferred first, and how many there are; blank and null papers name nobody.

    Raises ElectionNotOpen, TimesBelowOne, CandidateNotAccepted, RankedTwice, PaperNamesNobody, OneNameOnly, MorePapersThanElectors.
    """
    found, held = election_at(actor, election, ElectionState.OPEN, ElectionNotOpen)
    if times < 1:
        raise TimesBelowOne(field="times", times=times)
    ranking = _ranking(found, candidacies) if kind is PaperKind.VALID else ()
    check_handed_out(sum(p.times for p in standing_papers(reads.papers(election))) + times, found.electors or 0)
    db.session.add(PapersRow(
        id=id, election_id=election, kind=kind, ranking=list(ranking), times=times, at=now, struck_because=""))
    db.session.flush()
    append(PapersEntered(election=election, papers=times), now=now, body=held.body)
    return id


def _ranking(found: HeldElection, candidacies: Sequence[UUID]) -> tuple[int, ...]:
    ranking = []
    for one in (candidacy_of(found, id) for id in candidacies):
        if one.number is None:
            raise CandidateNotAccepted(name=reads.candidate_names((one,))[0])
        if one.number in ranking:
            raise RankedTwice(name=reads.candidate_names((one,))[0])
        ranking.append(one.number)
    check_ranking(found.method, ranking)
    return tuple(ranking)


@use_case("voting.strike_papers")
def strike_papers(*, actor: Actor, id: UUID, now: datetime, election: UUID, papers: UUID, reason: str) -> UUID:
    """Strike out a wrong entry before the count; it stays legible.

    Raises ElectionNotOpen, NoSuchPapers, StruckAlready, StrikeNeedsReason.
    """
    _found, held = election_at(actor, election, ElectionState.OPEN, ElectionNotOpen)
    row = db.session.get(PapersRow, papers, populate_existing=True)
    if row is None or row.election_id != election:
        raise NoSuchPapers()
    if row.struck_at is not None:
        raise StruckAlready()
    if not (reason or "").strip():
        raise StrikeNeedsReason(field="reason")
    row.struck_at, row.struck_because = now, reason.strip()
    db.session.flush()
    append(PapersStruck(election=election, papers=row.times), now=now, body=held.body)
    return papers


@use_case("voting.close_election")
def close_election(*, actor: Actor, id: UUID, now: datetime, election: UUID, in_box: int, closed_at: datetime | None = None) -> UUID:
    """Close the box and count. `in_box`: the papers found in it, counted by hand; they must be those entered.

    Raises ElectionNotOpen, BoxDoesNotAddUp, MorePapersThanElectors, and what the count raises: TieRefused, NoValidPapers, NobodyStands …
    """
    found, held = election_at(actor, election, ElectionState.OPEN, ElectionNotOpen)
    entered, candidates, rules = reads.papers(election), reads.on_papers(election), reads.list_rules(election)
    check_box(in_box, entered, found.electors or 0)
    count = count_election(reads.to_be_counted(found), found.method, found.ties, guard_of(rules, candidates))
    lacking = () if count.run_off else missing(
        (*minimums(rules, candidates, binding=False), *minimums(rules, candidates, binding=True)), count.elected)
    valid, blank, null = (of_kind(entered, kind) for kind in PaperKind)
    db.session.add(ElectionResultRow(
        election_id=election, in_box=in_box, valid=valid, blank=blank, null_papers=null, count=_nameless(count),
        missing=plain(lacking), at=now,
    ))
    row = db.session.get_one(ElectionRow, election)
    row.state, row.closed_at = ElectionState.CLOSED, closed_at or now
    db.session.flush()
    append(ElectionClosed(
        election=election, in_box=in_box, valid=valid, blank=blank, null=null, rounds=len(count.rounds), elected=len(count.elected),
        run_off=bool(count.run_off),
    ), now=now, body=held.body)
    return election


@use_case("voting.fill_election_vacancy")
def fill_election_vacancy(
    *, actor: Actor, id: UUID, now: datetime, election: UUID, candidacy: UUID, declined: Collection[UUID] = (),
) -> UUID:
    """Fill the seat that an elected person leaves from the same papers; who sits stays. `declined`: candidacies that do not want it.

    Raises ElectionNotCounted, NoSuchCandidacy, SeatLeftBefore, and what the count raises: NobodyLeft, TieRefused, MinimumImpossible.
    """
    found, held = election_at(actor, election, ElectionState.CLOSED, ElectionNotCounted)
    leaving, seated = candidacy_of(found, candidacy), reads.sitting(election)
    if leaving.number is None or leaving.number not in seated:
        raise SeatLeftBefore(field="candidacy", name=reads.candidate_names((leaving,))[0])
    no_more = {number for one in declined if (number := candidacy_of(found, one).number)}
    out = {v.retiring for v in reads.vacancies(election)} | reads.declined(election) | no_more
    filled = fill_vacancy(
        reads.to_be_counted(found), found.method, seated, leaving.number, declined=out - {*seated}, ties=found.ties,
        guard=guard_of(reads.list_rules(election), reads.on_papers(election)),
    )
    db.session.add(VacancyRow(
        id=id, election_id=election, retiring=filled.retiring, successor=filled.successor, declined=sorted(no_more),
        count=_nameless(filled.count), at=now,
    ))
    db.session.flush()
    append(VacancyFilled(election=election, filled=filled.successor is not None), now=now, body=held.body)
    return id


def _nameless(count: Count) -> dict[str, Any]:
    """Return a count as it is kept: people's names stay with the people."""
    return {key: value for key, value in count_to_data(count).items() if key != "candidates"}
