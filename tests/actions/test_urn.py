"""The paper urn through its actions, on both databases: opened whole, closed by both scrutineers, never changed by other doors."""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from flask import Flask

from governance_app.access.rules import SYSTEM, Secret
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.record.records import LeafRow
from governance_app.voting import actions, reads
from governance_app.voting.records import BallotRow
from governance_app.voting.records.urns import UrnRow
from governance_app.voting.rules import (
    AnnulmentNeedsReason,
    Form,
    MotionState,
    NothingToAnnul,
    Outcome,
    PinTooShort,
    Publication,
    ScrutineerHasPart,
    ScrutineersMustWait,
    Tally,
    TooManyPapers,
    UrnDoesNotBalance,
    UrnNeedsScrutineers,
    UrnStays,
    VoteNotOpen,
    WrongForm,
    WrongPin,
    commitment,
)
from tests.support.build_attendance import AFTER, does, seats_of
from tests.support.build_urn import PINS, a_hall, an_open_urn, closes, counted
from tests.support.build_voting import VOTE_AT, a_motion, an_open_vote

LEFT_OUT = {"votes_for", "against", "abstain", "blank", "null"}


def leaf(name: str) -> dict[str, Any]:
    row = db.session.query(LeafRow).filter(LeafRow.name == name).order_by(LeafRow.position.desc()).first()
    assert row is not None
    found: dict[str, Any] = json.loads(row.canonical)
    return found.get("data") or found


def test_an_urn_opens_only_with_its_scrutineers_and_its_rule(either: Flask) -> None:
    meeting = a_hall()
    motion = a_motion(meeting, Form.PAPER)
    with pytest.raises(UrnNeedsScrutineers):
        does(actions.open_vote, motion=motion, opened_at=VOTE_AT)
    seats = [s.seat for s in seats_of(meeting)]
    terms = {"motion": motion, "publication": Publication.FULL, "opened_at": VOTE_AT}
    with pytest.raises(ScrutineerHasPart):  # seat 0 presides
        does(actions.open_urn, first=seats[0], second=seats[1], **terms, **PINS)
    with pytest.raises(PinTooShort):
        does(actions.open_urn, first=seats[1], second=seats[2], **terms, **(PINS | {"second_pin": Secret("12")}))
    assert reads.motion(motion).state is MotionState.DRAFT
    assert reads.urns.urn(motion) is None
    assert not reads.electorate(motion).electors
    does(actions.open_urn, first=seats[1], second=seats[2], **terms, **PINS)
    assert reads.motion(motion).state is MotionState.OPEN
    assert reads.electorate(motion).voters == 7
    assert leaf("voting.urn_opened")["publication"] == "full"
    hands = an_open_hands(meeting)
    with pytest.raises(WrongForm):
        does(actions.open_urn, **(terms | {"motion": hands}), first=seats[1], second=seats[2], **PINS)


def an_open_hands(meeting: UUID) -> UUID:
    return a_motion(meeting, Form.SHOW_OF_HANDS, point=1)


def test_a_count_closes_the_vote_and_the_hashes_of_the_pins_are_gone(either: Flask) -> None:
    motion = an_open_urn(a_hall(), Publication.FULL)
    closes(motion, counted(4, 1, 1))
    result, row = reads.result(motion), db.session.get_one(UrnRow, motion)
    assert result is not None
    assert result.outcome is Outcome.CARRIED
    assert not result.hidden
    assert result.tally == Tally(votes_for=4, against=1, blank=1, not_voting=1)
    assert (row.first_pin, row.second_pin) == (None, None)
    assert row.salt is not None
    assert row.commitment == commitment(counted(4, 1, 1), row.salt) == leaf("voting.urn_counted")["commitment"]
    assert leaf("voting.vote_closed")["tally"]["votes_for"] == 4
    assert db.session.query(BallotRow).count() == 0
    with pytest.raises(VoteNotOpen):
        closes(motion, counted(5, 1))


def the_record_of_a_hidden_vote() -> None:
    closes(an_open_urn(a_hall(), Publication.OUTCOME), counted(4, 2, 1))
    said = leaf("voting.vote_closed")
    assert (said["outcome"], said["needed"], said["base_size"]) == ("carried", 0, 0)
    assert {said["tally"][name] for name in LEFT_OUT} == {0}


def test_the_record_of_a_hidden_vote_holds_no_figure(either: Flask) -> None:
    the_record_of_a_hidden_vote()


def test_an_urn_that_does_not_balance_stays_open(either: Flask) -> None:
    motion = an_open_urn(a_hall())
    for count, error in ((counted(8, 0), TooManyPapers), (counted(3, 1).__class__(9, 4, 1, 2, 3, 1, 0, 0), UrnDoesNotBalance)):
        with pytest.raises(error):
            closes(motion, count)
    assert reads.motion(motion).state is MotionState.OPEN
    assert db.session.get_one(UrnRow, motion).issued is None
    closes(motion, counted(3, 1))


def test_a_wrong_pin_closes_nothing_and_soon_has_to_wait(either: Flask) -> None:
    motion = an_open_urn(a_hall())
    for _wrong in range(4):
        with pytest.raises(WrongPin):
            closes(motion, counted(5, 2), second_pin=Secret("9999"))
    with pytest.raises(ScrutineersMustWait):
        closes(motion, counted(5, 2))
    assert reads.motion(motion).state is MotionState.OPEN
    assert reads.result(motion) is None
    actions.close_urn(actor=SYSTEM, id=new_id(), now=AFTER + timedelta(hours=1), motion=motion, count=counted(5, 2), **PINS)
    assert reads.motion(motion).state is MotionState.CLOSED


def test_an_annulled_vote_has_its_reason_and_the_motion_is_put_again(either: Flask) -> None:
    meeting = a_hall()
    motion = an_open_urn(meeting)
    with pytest.raises(AnnulmentNeedsReason):
        does(actions.annul_urn, motion=motion, reason=" ")
    does(actions.annul_urn, motion=motion, reason="Se perdió un sobre")
    urn, row = reads.urns.urn(motion), db.session.get_one(UrnRow, motion)
    assert urn is not None
    assert urn.annulled_because == "Se perdió un sobre"
    assert reads.result(motion) is None
    assert reads.motion(motion).state is MotionState.ANNULLED
    assert row.first_pin is None
    assert leaf("voting.urn_annulled")
    with pytest.raises(NothingToAnnul):
        does(actions.annul_urn, motion=motion, reason="Otra vez")
    again = an_open_urn(meeting, text=reads.motion(motion).text)
    closes(again, counted(6, 1))
    with pytest.raises(NothingToAnnul):
        does(actions.annul_urn, motion=again, reason="Tarde")


def test_no_open_vote_slips_into_the_urn_or_out_of_it(either: Flask) -> None:
    meeting = a_hall()
    motion = an_open_urn(meeting)
    with pytest.raises(UrnStays):
        does(actions.take_another_form, motion=motion, form=Form.ROLL_CALL)
    closes(motion, counted(6, 1))
    hands = an_open_vote(meeting, Form.SHOW_OF_HANDS)
    with pytest.raises(UrnStays):
        does(actions.take_another_form, motion=hands, form=Form.PAPER)
