"""What a vote asks of the database does not grow with the hall: the same statements for five seats and for forty."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
import sqlalchemy as sa
from flask import Flask

from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.voting import actions, reads
from governance_app.voting.rules import AlreadyVoted, Choice, Form, NotInElectorate, NotYetVoted
from tests.support.build_assembly import an_assembly
from tests.support.build_attendance import does
from tests.support.build_voting import VOTE_AT, a_motion, an_open_vote, voters_of

ROLL = Form.ROLL_CALL


@contextmanager
def statements() -> Iterator[list[str]]:
    """Gather the statements that go to the database."""
    told: list[str] = []

    def tell(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        told.append(statement)

    db.session.remove()
    sa.event.listen(db.engine, "before_cursor_execute", tell)
    try:
        yield told
    finally:
        sa.event.remove(db.engine, "before_cursor_execute", tell)


def asked(act: Callable[[], object]) -> list[str]:
    """Return the statements of an act."""
    with statements() as told:
        act()
    return told


def cost_of_a_vote(seats: int) -> dict[str, int]:
    """Return how many statements each act of a roll call of so many seats sends."""
    motion = a_motion(an_assembly(seats), ROLL)
    acts: dict[str, Callable[[], object]] = {
        "open": lambda: does(actions.open_vote, motion=motion, opened_at=VOTE_AT),
        "one": lambda: does(actions.record_ballot, motion=motion, seat=voters_of(motion)[0], choice=Choice.FOR),
        "rest": lambda: does(actions.record_ballots, motion=motion, choices=dict.fromkeys(voters_of(motion), Choice.FOR)),
        "tally": lambda: reads.tally(reads.motion(motion)),
        "close": lambda: does(actions.close_roll_call, motion=motion),
        "result": lambda: reads.result(motion),
    }
    return {name: len(asked(act)) for name, act in acts.items()}


def test_a_vote_of_forty_asks_no_more_often_than_a_vote_of_five(either: Flask) -> None:
    few, many = cost_of_a_vote(5), cost_of_a_vote(40)
    assert many == few
    assert many["rest"] < 20


def test_one_ballot_reads_one_elector_and_no_label(either: Flask) -> None:
    motion = an_open_vote(an_assembly(5), ROLL)
    seat = voters_of(motion)[3]
    assert [e.seat for e in reads.electorate(motion, [seat]).electors] == [seat]
    told = asked(lambda: does(actions.record_ballot, motion=motion, seat=seat, choice=Choice.FOR))
    assert not [one for one in told if "seat.label" in one or "FROM holder" in one]
    [electors] = [one for one in told if "FROM elector" in one]
    assert "elector.seat_id IN" in electors.partition("WHERE")[2]


def test_what_refuses_a_ballot_names_the_seat_and_leaves_nothing(either: Flask) -> None:
    meeting = an_assembly(5)
    motion = an_open_vote(meeting, ROLL)
    seats, labels = voters_of(motion), reads.seat_labels(meeting)
    with pytest.raises(NotYetVoted) as early:
        does(actions.change_ballot, motion=motion, seat=seats[2], choice=Choice.FOR)
    assert early.value.data["seat"] == labels[seats[2]] != ""
    does(actions.record_ballot, motion=motion, seat=seats[2], choice=Choice.AGAINST, reason="Falta el informe")
    before = reads.ballots(motion)
    for act in (
        lambda: does(actions.record_ballot, motion=motion, seat=seats[2], choice=Choice.AGAINST),
        lambda: does(actions.record_ballots, motion=motion, choices=dict.fromkeys(seats, Choice.FOR)),
    ):
        with pytest.raises(AlreadyVoted) as twice:
            act()
        assert (twice.value.data["seat"], twice.value.field) == (labels[seats[2]], "choice")
        assert reads.ballots(motion) == before
    with pytest.raises(NotInElectorate) as stranger:
        does(actions.record_ballots, motion=motion, choices={seats[0]: Choice.FOR, new_id(): Choice.FOR})
    assert stranger.value.data["seat"] == ""
    assert reads.ballots(motion) == before
