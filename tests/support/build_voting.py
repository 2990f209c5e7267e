"""Builders: motions and votes, made through the real actions."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from governance_app.voting import actions, reads
from governance_app.voting.rules import Choice, Form
from tests.support.build_attendance import STARTS, does, points_of

VOTE_AT = STARTS + timedelta(minutes=30)


def a_motion(meeting: UUID, form: Form = Form.SHOW_OF_HANDS, *, point: int = 0, **given: Any) -> UUID:
    """Put a motion on a point (from 0) and return it; without a text each has words of its own, as nothing is decided twice."""
    before = len(reads.motions(meeting))
    text = given.pop("text", f"Cuidar las cabeceras del río {before + 1}" if before else "Cuidar las cabeceras del río")
    return does(actions.put_motion, meeting=meeting, item=points_of(meeting)[point], text=text, form=form, **given)


def an_open_vote(meeting: UUID, form: Form = Form.SHOW_OF_HANDS, **given: Any) -> UUID:
    """Put a motion and open its vote half an hour into the meeting; return the motion."""
    motion = a_motion(meeting, form, **given)
    does(actions.open_vote, motion=motion, opened_at=VOTE_AT)
    return motion


def voters_of(motion: UUID) -> list[UUID]:
    """Return the seats that may answer, in the order of the electorate."""
    return [e.seat for e in reads.electorate(motion).electors if e.votes]


def all_vote(motion: UUID, *choices: Choice, close: bool = True) -> None:
    """Record a whole roll call: the choices in the order of the voters, the last one for the rest of them."""
    seats = voters_of(motion)
    answers = [*choices, *[choices[-1]] * (len(seats) - len(choices))]
    does(actions.record_ballots, motion=motion, choices=dict(zip(seats, answers, strict=False)), close_after=close)
