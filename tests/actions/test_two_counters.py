"""A show of hands counted by two, through its action, page and acta."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance_app.minutes.reads.live import _motions
from governance_app.voting import actions, reads
from governance_app.voting.rules import CountsDiffer, MotionState, SameCounter, SecondCount
from tests.pages.test_voting import address, somebody_of
from tests.support.build_access import signed_in
from tests.support.build_attendance import an_open_meeting, does
from tests.support.build_voting import an_open_vote
from tests.support.pages import submit, visit


def test_two_counts_that_differ_close_nothing_and_the_same_ones_keep_both_names(either: Flask) -> None:
    meeting = an_open_meeting(5, present=4)
    motion = an_open_vote(meeting)
    for second, error in ((SecondCount("Luis", 2, 2), CountsDiffer), (SecondCount("Rosa", 3, 1), SameCounter)):
        with pytest.raises(error):
            does(actions.record_hands, motion=motion, votes_for=3, against=1, counted_by="Rosa", second=second)
    assert reads.motion(motion).state is MotionState.OPEN
    assert reads.hand_count(motion) is None
    does(actions.record_hands, motion=motion, votes_for=3, against=1, counted_by="Rosa", second=SecondCount("Luis", 3, 1))
    kept = reads.hand_count(motion)
    assert kept is not None
    assert (kept.counted_by, kept.second_counted_by) == ("Rosa", "Luis")


def test_the_form_offers_a_second_count_and_tells_where_it_differs(client: FlaskClient, app: Flask) -> None:
    meeting = an_open_meeting(5, present=4)
    motion = an_open_vote(meeting)
    desk = signed_in(client, somebody_of(meeting))
    given = {"votes_for": "3", "against": "1", "counted_by": "Rosa", "second_counted_by": "Luis"}
    page = visit(desk, address(motion))
    told = submit(desk, page, "Guardar el conteo y cerrar", status=422, **given, second_votes_for="2", second_against="2")
    assert "Los dos conteos difieren en «A favor»: 3 y 2." in told.main
    submit(desk, told, "Guardar el conteo y cerrar", **given, second_votes_for="3", second_against="1")
    assert "Contaron Rosa y Luis, y coinciden." in visit(desk, address(motion)).main
    assert _motions(meeting)[0].hands == reads.hand_count(motion)
