"""Decisions, commitments and votes, those of today and those of the past."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from governance_app.commitments import reads as commitments
from governance_app.commitments.rules import Commitment
from governance_app.decisions import reads as decisions
from governance_app.decisions.rules import Decision, Search
from governance_app.exports import reads
from governance_app.exports.tables.declared import Table, columns
from governance_app.languages.catalogue import _l, _lp
from governance_app.meetings import reads as meetings
from governance_app.voting import reads as voting
from governance_app.voting.reads import elections
from governance_app.voting.rules import Motion
from governance_app.voting.rules.elections import HeldElection
from governance_app.voting.wording.belenios import acta_sentence

_FOR, _AGAINST, _ABSTAIN = _lp("vote", "For"), _lp("vote", "Against"), _lp("vote", "Abstains")


def _decisions(body: UUID, day: date) -> Iterator[dict[str, Any]]:
    page = pages = 1
    while page <= pages:
        found = decisions.register((body,), Search(page=page))
        pages, page = found.pages, page + 1
        yield from (_decision(one, day) for one in found.decisions)


def _public_decisions(body: UUID, day: date) -> Iterator[dict[str, Any]]:
    page = pages = 1
    while page <= pages:
        found = decisions.public_register(Search(body=body, page=page))
        pages, page = found.pages, page + 1
        yield from (_decision(one, day) for one in found.decisions)


def _decision(one: Decision, day: date) -> dict[str, Any]:
    text = one.text_in("es")
    return {"code": one.code, "kind": one.kind, "adopted_on": one.adopted_on, "in_force_from": one.in_force_from, "state": one.state(day),
            "title": text.title, "text": text.text, "language": text.language, "published": one.published_at is not None}


def _commitments(body: UUID, _day: date) -> Iterator[dict[str, Any]]:
    found = {one.id: one for meeting in meetings.meetings_of(body) for one in commitments.of_meeting(meeting.id)}
    found |= {one.id: one for one in commitments.open_of_body(body)}
    yield from (_commitment(one) for one in sorted(found.values(), key=lambda c: (c.year, c.number)))


def _public_commitments(body: UUID, day: date) -> Iterator[dict[str, Any]]:
    page = pages = 1
    while page <= pages:
        found = commitments.public_commitments(on=day, body=body, page=page)
        pages, page = found.pages, page + 1
        yield from (_commitment(one) for one in found.commitments)


def _commitment(one: Commitment) -> dict[str, Any]:
    return {"code": one.code, "text": one.text, "organisation": one.organisation_name, "person": one.person_name, "due_on": one.due_on,
            "state": one.state, "place": one.place, "decision": one.decision_code}


def _votes(body: UUID, _day: date) -> Iterator[dict[str, Any]]:
    for meeting in meetings.meetings_of(body):
        for motion in voting.motions(meeting.id):
            yield {"meeting": meeting.code or meeting.title, "starts_at": meeting.starts_at} | _vote(motion)


def _vote(motion: Motion) -> dict[str, Any]:
    held = voting.belenios.public_vote(motion.id)
    said = {"motion": motion.text, "form": motion.form, "state": motion.state, "belenios": acta_sentence(held) if held else None}
    result = voting.result(motion.id)
    if result is None:
        return said
    tally = result.tally
    if result.hidden:  # a secret vote whose figures stay unsaid: empty cells, not noughts
        return said | {"outcome": result.outcome, "not_voting": tally.not_voting, "absent": tally.absent, "recused": tally.recused}
    return said | {"outcome": result.outcome, "votes_for": tally.votes_for, "against": tally.against, "abstain": tally.abstain,
                   "blank": tally.blank, "null": tally.null, "not_voting": tally.not_voting, "absent": tally.absent,
                   "recused": tally.recused, "needed": result.needed}


def _elections(body: UUID, _day: date) -> Iterator[dict[str, Any]]:
    for meeting in meetings.meetings_of(body):
        for held in elections.elections(meeting.id):
            yield {"meeting": meeting.code or meeting.title, "starts_at": meeting.starts_at} | _election(held)


def _election(held: HeldElection) -> dict[str, Any]:
    said = {"filled": held.title, "runoff": held.runoff_of is not None, "method": held.method, "seats": held.seats, "state": held.state,
            "electors": held.electors}
    result = elections.election_result(held.id)
    if result is None:
        return said
    return said | {"in_box": result.in_box, "valid": result.valid, "blank": result.blank, "null": result.null,
                   "rounds": len(result.count.rounds), "elected": ", ".join(result.count.names)}


def _past(body: UUID, _day: date) -> Iterator[dict[str, Any]]:
    for one in reads.past_votes(body):
        yield {"on": one.on, "number": one.number, "title": one.title, "proposer": one.proposer, "votes_for": one.votes_for,
               "against": one.against, "abstain": one.abstain, "result": one.result, "unanimous": one.unanimous}


DECISIONS = Table(
    "decisiones", _l("Decisions"),
    columns(code=_l("Code"), kind=_l("Kind of decision"), adopted_on=_l("Adopted on"), in_force_from=_l("In force from"),
            state=_l("State today"), title=_l("Title"), text=_l("Text"), language=_l("Language"), published=_l("Published")),
    _decisions, public_rows=_public_decisions,
)
COMMITMENTS = Table(
    "compromisos", _l("Commitments"),
    columns(code=_l("Code"), text=_l("What was promised"), organisation=_l("Responsible organisation"), person=_l("Responsible person"),
            due_on=_l("Due on"), state=_l("State today"), place=_l("Place"), decision=_l("Decision")),
    _commitments, public_rows=_public_commitments,
)
VOTES = Table(
    "votaciones", _l("Votes"),
    columns(meeting=_l("Meeting"), starts_at=_l("Begins"), motion=_l("Motion"), form=_l("Form of the vote"),
            state=_l("State of the motion"), outcome=_l("Outcome"), votes_for=_FOR, against=_AGAINST, abstain=_ABSTAIN,
            blank=_lp("vote", "Blank"),
            null=_lp("vote", "Null"), not_voting=_lp("vote", "Does not vote"), absent=_l("Absent"),
            recused=_l("Recused"), needed=_l("Votes needed"), belenios=_l("What was held in Belenios")), _votes,
)
ELECTIONS = Table(
    "elecciones", _l("Elections of people"),
    columns(meeting=_l("Meeting"), starts_at=_l("Begins"), filled=_l("What is filled"), runoff=_l("Run-off"),
            method=_l("How the papers are counted"), seats=_l("How many seats"), state=_l("State"),
            electors=_l("Electors who received a paper"), in_box=_l("In the box"), valid=_l("Valid papers"), blank=_l("Blank papers"),
            null=_l("Null papers"), rounds=_l("Rounds"), elected=_lp("election", "Who was elected")), _elections,
)
PAST_VOTES = Table(
    "votaciones-pasadas", _l("Votes of the past"),
    columns(on=_l("Date"), number=_l("Number"), title=_l("Title"), proposer=_l("Proposed by"), votes_for=_FOR, against=_AGAINST,
            abstain=_l("Abstentions"), result=_l("Result"), unanimous=_l("Unanimous")), _past,
)
