"""Votes of the past: judged against the seats of their day, and kept once."""

from dataclasses import replace
from datetime import date, datetime
from functools import cache
from uuid import UUID, uuid5

from governance_app.exports import reads
from governance_app.exports.records import PastVoteRow
from governance_app.exports.rules import Batch, BodyNeeded, Draft, Note, Remark, Row, RowUnreadable, Settled, past_votes
from governance_app.foundation.database import db


def judge(drafts: list[Draft], batch: Batch, today: date) -> list[Draft]:
    """Return the drafts judged: contradictions wait, what came in before is the same."""
    body = needed(batch.body)
    known = reads.past_vote_keys(body)
    earlier = past_votes.repeated(drafts)

    @cache
    def seats(day: date) -> int | None:
        return batch.options.seats or reads.voting_seats(body, day)

    return [
        _known(draft, known) if draft.key in known else past_votes.judge(draft, seats, today, earlier.get(draft.number)) for draft in drafts
    ]


def _known(draft: Draft, known: dict[str, past_votes.PastVote]) -> Draft:
    vote, _odd = past_votes.read_vote(draft.cells, date.max)
    differs = () if vote == known[draft.key] else (Remark(Note.ALREADY_OTHERWISE),)
    return replace(draft, same=True, remarks=differs)


def needed(body: UUID | None) -> UUID:
    """Return the body. Raises BodyNeeded: votes and attendance belong to one."""
    if body is None:
        raise BodyNeeded(field="body")
    return body


def bring_in(batch: Batch, row: Row, now: datetime) -> None:
    """Keep one vote of the past. The database lets the same key in only once."""
    vote, odd = past_votes.read_vote(row.cells, date.max)
    if vote is None:
        raise RowUnreadable(why=odd[0].kind.value)
    body = needed(batch.body)
    db.session.add(PastVoteRow(
        id=uuid5(body, row.key), body_id=body, on=vote.on, number=vote.number, title=vote.title, proposer=vote.proposer,
        votes_for=vote.votes_for, against=vote.against, abstain=vote.abstain, unanimous=vote.unanimous, result=vote.result,
        accepted_because=row.reason if row.settled is Settled.ACCEPTED else "", key=row.key, batch_id=batch.id, recorded_at=now,
    ))
    db.session.flush()
