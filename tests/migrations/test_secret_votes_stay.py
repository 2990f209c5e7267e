"""No migration goes back over secret votes that the version before has no place for: their hidden figures would come out."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import sqlalchemy as sa
from alembic import command
from flask import Flask

from governance_app.access.rules import SYSTEM
from governance_app.foundation import schema
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.voting import actions, reads
from governance_app.voting.records.belenios import BeleniosRow
from governance_app.voting.rules import MotionState, Outcome, Publication, Tally
from tests.actions.test_photo import PHOTO
from tests.support.build_attendance import AFTER
from tests.support.build_belenios import an_open_belenios, closes_there, counted_there
from tests.support.build_urn import PINS, a_hall, an_open_urn, counted


@contextmanager
def as_migrated() -> Iterator[sa.Engine]:
    """The test's tables, marked as those of the newest migration."""
    db.session.commit()
    db.session.remove()
    config, newest = schema._config(), "head"
    with db.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.stamp(config, newest)
    yield db.engine
    with db.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE alembic_version")


@pytest.mark.parametrize("counted_already", [True, False])
def test_votes_in_belenios_are_never_left_without_their_rule(either: Flask, counted_already: bool) -> None:
    motion = an_open_belenios(a_hall(), Publication.OUTCOME)
    if counted_already:
        closes_there(motion, counted_there(4, 2, 1))
    with as_migrated() as engine:
        with pytest.raises(RuntimeError, match="votes in Belenios"):
            schema.downgrade(engine, "0014")
        assert schema.is_current(engine)
    assert reads.publication(motion) is Publication.OUTCOME
    assert reads.motion(motion).state is (MotionState.CLOSED if counted_already else MotionState.OPEN)


def test_the_seal_of_a_photograph_is_never_left_without_its_salt(either: Flask) -> None:
    motion = an_open_urn(a_hall())
    actions.close_urn(actor=SYSTEM, id=new_id(), now=AFTER, motion=motion, count=counted(4, 2), photo=PHOTO, **PINS)
    with as_migrated() as engine:
        with pytest.raises(RuntimeError, match="Photographs of tally sheets"):
            schema.downgrade(engine, "0012")
        assert schema.is_current(engine)
    assert reads.urns.is_sealed_photo(motion, PHOTO)


@pytest.mark.planted
def test_a_secret_vote_whose_rule_is_lost_hides_its_figures(either: Flask) -> None:
    motion = an_open_belenios(a_hall(), Publication.FULL)
    closes_there(motion, counted_there(4, 2, 1))
    shown = reads.result(motion)
    assert shown is not None
    assert (shown.hidden, shown.tally.votes_for) == (False, 4)
    db.session.execute(sa.delete(BeleniosRow))
    db.session.flush()
    told = reads.result(motion)
    assert told is not None
    assert (told.outcome, told.hidden, told.tally) == (Outcome.CARRIED, True, Tally(not_voting=0))
    assert reads.figures_hidden(reads.motion(motion))
