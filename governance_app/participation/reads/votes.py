"""Questions about who took part in votes on motions. No answer of anybody is asked for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select

from governance_app.foundation.database import db
from governance_app.participation.rules import Vote
from governance_app.voting.records import BallotRow, ElectorRow, MotionRow, ResultRow, StanceRow
from governance_app.voting.rules import Choice, Form, MotionState

_ANSWERS = ("votes_for", "against", "abstain", "blank", "null")
Seats = Mapping[UUID, dict[UUID, UUID]]


def votes_of(meetings: Iterable[UUID]) -> Mapping[UUID, list[Vote]]:
    """Return the closed votes of meetings that have a result, four questions for all of them; an annulled vote is none.

    Elections of people with papers are left out: their papers are counted and nobody's seat is kept beside them.
    """
    ids = list(meetings)
    closed = (MotionRow.meeting_id.in_(ids), MotionRow.state == MotionState.CLOSED)
    sat = _electors(closed)
    answered = {Form.ROLL_CALL: (ballots := _ballots(closed)), Form.CORRESPONDENCE: ballots, Form.CONSENSUS: _stances(closed)}
    put = select(MotionRow.meeting_id, MotionRow.id, MotionRow.form, ResultRow.figures).join(ResultRow, ResultRow.motion_id == MotionRow.id)
    found: dict[UUID, list[Vote]] = defaultdict(list)
    for meeting, motion, form, figures in db.session.execute(put.where(*closed).order_by(MotionRow.position, MotionRow.id)):
        seats = answered[form].get(motion, ()) if form in answered else None
        named = tuple(sat[motion][seat] for seat in seats if seat in sat[motion]) if seats is not None else None
        found[meeting].append(Vote(tuple(sat[motion].values()), sum(figures["tally"][name] for name in _ANSWERS), named))
    return found


def _electors(closed: Any) -> Seats:
    """Return motion → seat → who sat for it, of the seats that could answer."""
    row = ElectorRow
    question = select(row.motion_id, row.seat_id, row.person_id).join(MotionRow, MotionRow.id == row.motion_id)
    found: dict[UUID, dict[UUID, UUID]] = defaultdict(dict)
    for motion, seat, person in db.session.execute(question.where(*closed, row.recused.is_(False))):
        if person is not None:
            found[motion][seat] = person
    return found


def _ballots(closed: Any) -> Mapping[UUID, list[UUID]]:
    row = BallotRow
    question = select(row.motion_id, row.seat_id).join(MotionRow, MotionRow.id == row.motion_id)
    found: dict[UUID, list[UUID]] = defaultdict(list)
    for motion, seat in db.session.execute(question.where(*closed, row.choice != Choice.NOT_VOTING)):
        found[motion].append(seat)
    return found


def _stances(closed: Any) -> Mapping[UUID, list[UUID]]:
    """Return the seats with a stance in the last round of each consensus."""
    row = StanceRow
    question = select(row.motion_id, row.round, row.seat_id).join(MotionRow, MotionRow.id == row.motion_id).where(*closed)
    rounds: dict[UUID, tuple[int, list[UUID]]] = {}
    for motion, number, seat in db.session.execute(question.order_by(row.round)):
        last, seats = rounds.get(motion, (number, []))
        rounds[motion] = (number, [*seats, seat] if number == last else [seat])
    return {motion: seats for motion, (_number, seats) in rounds.items()}
