"""A vote held in Belenios through its actions, on both databases: opened with its fingerprint, closed by both scrutineers, or annulled."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy.exc import IntegrityError

from governance_app.access.rules import SYSTEM, Secret
from governance_app.decisions import actions as decisions
from governance_app.foundation.database import db
from governance_app.foundation.errors import GovernanceError
from governance_app.foundation.ids import new_id
from governance_app.voting import actions, reads
from governance_app.voting.actions import belenios as acts
from governance_app.voting.records import BallotRow
from governance_app.voting.records.belenios import BeleniosRow
from governance_app.voting.rules import (
    Form,
    MotionNotDraft,
    MotionState,
    NothingToAnnul,
    Outcome,
    PinTooShort,
    Publication,
    ScrutineerHasPart,
    ScrutineersAlike,
    ScrutineersMustWait,
    Tally,
    UrnNeedsScrutineers,
    UrnStays,
    VoteNotOpen,
    WrongForm,
    WrongPin,
    commitment,
)
from governance_app.voting.rules.belenios import (
    AddressNotSecure,
    ArchiveKnownBefore,
    BeleniosCount,
    ElectionDiffers,
    ElectionKnownBefore,
    ElectionNotVerified,
    FingerprintUnreadable,
    TooManyBallots,
    Verification,
)
from tests.actions.test_urn import LEFT_OUT, leaf
from tests.support.build_attendance import AFTER, does, seats_of
from tests.support.build_belenios import ADDRESS, ARCHIVE, ELECTION, an_open_belenios, closes_there, counted_there, mark_of
from tests.support.build_urn import PINS, a_hall, an_open_urn
from tests.support.build_voting import VOTE_AT, a_motion


def test_a_vote_opens_only_with_its_election_its_scrutineers_and_its_rule(either: Flask) -> None:
    meeting = a_hall()
    motion, seats = a_motion(meeting, Form.BELENIOS), [s.seat for s in seats_of(meeting)]
    with pytest.raises(UrnNeedsScrutineers):
        does(actions.open_vote, motion=motion, opened_at=VOTE_AT)
    terms = {"motion": motion, "publication": Publication.FULL, "opened_at": VOTE_AT, "address": ADDRESS, "election": ELECTION,
             "first": seats[1], "second": seats[2], **PINS}
    refused: list[tuple[dict[str, object], type[GovernanceError]]] = [
        ({"first": seats[0]}, ScrutineerHasPart), ({"second": seats[1]}, ScrutineersAlike), ({"second_pin": Secret("12")}, PinTooShort),
        ({"address": "http://vote.example.org/elections/8GVH85AoSyweXG/"}, AddressNotSecure), ({"election": "43"}, FingerprintUnreadable)]
    for other, error in refused:
        with pytest.raises(error):
            does(actions.open_belenios, **(terms | other))
    assert reads.motion(motion).state is MotionState.DRAFT
    assert reads.belenios.vote(motion) is None
    assert not reads.electorate(motion).electors
    does(actions.open_belenios, **terms)
    assert reads.motion(motion).state is MotionState.OPEN
    assert reads.electorate(motion).voters == 7
    said = leaf("voting.belenios_opened")
    assert (said["election"], said["publication"]) == (ELECTION, "full")
    assert ADDRESS not in str(said)


def test_a_result_closes_the_vote_and_the_hashes_of_the_pins_are_gone(either: Flask) -> None:
    meeting = a_hall()
    motion = an_open_belenios(meeting, Publication.FULL)
    closes_there(motion, counted_there(4, 1, 1))
    result, row = reads.result(motion), db.session.get_one(BeleniosRow, motion)
    assert result is not None
    assert (result.outcome, result.hidden) == (Outcome.CARRIED, False)
    assert result.tally == Tally(votes_for=4, against=1, blank=1, not_voting=1)
    assert (row.first_pin, row.second_pin, row.archive, row.verification) == (None, None, ARCHIVE, Verification.COMPARED)
    assert row.salt is not None
    said = leaf("voting.belenios_counted")
    assert row.commitment == commitment(counted_there(4, 1, 1).count, row.salt) == said["commitment"]
    assert (said["archive"], said["received"], said["accepted"], said["verification"]) == (ARCHIVE, 7, 6, "compared")
    assert db.session.query(BallotRow).count() == 0
    with pytest.raises(VoteNotOpen):
        closes_there(motion, counted_there(5, 1))
    with pytest.raises(ElectionKnownBefore):
        an_open_belenios(meeting, text="Otra cosa")
    with pytest.raises(WrongForm):
        closes_there(an_open_urn(meeting, text="En papel"), counted_there(4, 1))


def test_the_record_of_a_hidden_vote_in_belenios_holds_no_figure(either: Flask) -> None:
    closes_there(an_open_belenios(a_hall(), Publication.OUTCOME), counted_there(4, 2, 1))
    said = leaf("voting.vote_closed")
    assert (said["outcome"], said["needed"], said["base_size"]) == ("carried", 0, 0)
    assert {said["tally"][name] for name in LEFT_OUT} == {0}


def test_what_does_not_reconcile_leaves_the_vote_open_and_costs_no_try(either: Flask) -> None:
    motion = an_open_belenios(a_hall())
    refused: list[tuple[dict[str, object], type[GovernanceError]]] = [
        ({"election": mark_of("another")}, ElectionDiffers), ({"verification": Verification.NONE}, ElectionNotVerified),
        ({"archive": ARCHIVE[:-1]}, FingerprintUnreadable), ({"count": BeleniosCount(8, 8, 8, 0, 0)}, TooManyBallots)]
    for other, error in refused * 2:
        with pytest.raises(error):
            closes_there(motion, counted_there(4, 2, **other))
    row = db.session.get_one(BeleniosRow, motion)
    assert (reads.motion(motion).state, row.accepted, row.archive, row.commitment) == (MotionState.OPEN, None, "", "")
    closes_there(motion, counted_there(4, 2))


def test_a_wrong_pin_closes_nothing_and_soon_has_to_wait(either: Flask) -> None:
    motion = an_open_belenios(a_hall())
    for _wrong in range(4):
        with pytest.raises(WrongPin):
            closes_there(motion, counted_there(5, 2), second_pin=Secret("9999"))
    with pytest.raises(ScrutineersMustWait):
        closes_there(motion, counted_there(5, 2))
    assert db.session.get_one(BeleniosRow, motion).archive == ""
    assert reads.motion(motion).state is MotionState.OPEN
    actions.close_belenios(
        actor=SYSTEM, id=new_id(), now=AFTER + timedelta(hours=1), motion=motion, closing=counted_there(5, 2), **PINS)
    assert reads.motion(motion).state is MotionState.CLOSED


def test_a_lost_pin_annuls_the_vote_and_the_people_vote_in_a_new_election(either: Flask) -> None:
    meeting = a_hall()
    motion = an_open_belenios(meeting)
    does(actions.annul_belenios, motion=motion, reason="Se olvidó un PIN")
    row = db.session.get_one(BeleniosRow, motion)
    assert (reads.motion(motion).state, row.annulled_because, row.first_pin) == (MotionState.ANNULLED, "Se olvidó un PIN", None)
    assert leaf("voting.belenios_annulled")
    with pytest.raises(NothingToAnnul):
        does(actions.annul_belenios, motion=motion, reason="Otra vez")
    with pytest.raises(ElectionKnownBefore):
        an_open_belenios(meeting, text=reads.motion(motion).text)
    again = next(m.id for m in reads.motions(meeting) if m.state is MotionState.DRAFT)
    seats = [s.seat for s in seats_of(meeting)]
    new = mark_of("a new election")
    does(actions.open_belenios, motion=again, address=ADDRESS, election=new, publication=Publication.FULL, first=seats[1],
         second=seats[2], opened_at=VOTE_AT, **PINS)
    closes_there(again, counted_there(6, 1, election=new))


def test_two_that_open_the_same_election_at_once_are_held_apart_by_the_table(either: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    meeting = a_hall()
    closes_there(an_open_belenios(meeting), counted_there(4, 2))
    monkeypatch.setattr(acts, "_known_elsewhere", lambda mark, motion: False)
    with pytest.raises(ElectionKnownBefore):
        an_open_belenios(meeting, text="Otra cosa")
    late = next(m for m in reads.motions(meeting) if m.text == "Otra cosa")
    assert (late.state, reads.belenios.vote(late.id), reads.electorate(late.id).electors) == (MotionState.DRAFT, None, ())


def test_a_counted_vote_is_disputed_as_an_urn_is(either: Flask) -> None:
    meeting = a_hall()
    motion = an_open_belenios(meeting, Publication.FULL)
    closes_there(motion, counted_there(5, 2))
    assert reads.belenios.public_vote(motion) is not None
    decisions.dispute_vote(actor=SYSTEM, id=new_id(), now=AFTER + timedelta(days=8), motion=motion, reason="El archivo era otro")
    assert reads.motion(motion).state is MotionState.ANNULLED
    assert (reads.result(motion), reads.public_result(motion), reads.belenios.public_vote(motion)) == (None, None, None)
    assert reads.tally(reads.motion(motion)).votes_for == 0
    assert leaf("voting.result_annulled")["outcome"] == "carried"


def test_no_open_vote_slips_into_belenios_or_out_of_it(either: Flask) -> None:
    meeting = a_hall()
    motion = an_open_belenios(meeting)
    with pytest.raises(UrnStays):
        does(actions.take_another_form, motion=motion, form=Form.ROLL_CALL)


def test_a_vote_already_open_says_so_and_asks_for_no_new_election(either: Flask) -> None:
    meeting = a_hall()
    motion, seats = an_open_belenios(meeting), [s.seat for s in seats_of(meeting)]
    with pytest.raises(MotionNotDraft):
        does(actions.open_belenios, motion=motion, address=ADDRESS, election=ELECTION, publication=Publication.FULL, first=seats[2],
             second=seats[3], opened_at=VOTE_AT, **PINS)


def test_a_fingerprint_serves_one_vote_only_in_whichever_place_it_is_written(either: Flask) -> None:
    meeting = a_hall()
    closes_there(an_open_belenios(meeting), counted_there(4, 2))
    with pytest.raises(ElectionKnownBefore):  # the archive of the one before is no election
        an_open_belenios(meeting, text="Otra cosa", election=ARCHIVE)
    new = mark_of("a new election")
    other = an_open_belenios(meeting, text="Otra más", election=new)
    for known in (ARCHIVE, ELECTION):
        with pytest.raises(ArchiveKnownBefore) as refused:
            closes_there(other, counted_there(4, 2, election=new, archive=known))
        assert refused.value.field == "archive"
    closes_there(other, counted_there(4, 2, election=new, archive=mark_of("its own archive")))  # and no try was spent on it


def test_spaces_around_a_pin_count_neither_when_it_is_chosen_nor_when_it_is_given(either: Flask) -> None:
    meeting = a_hall()
    motion, seats = a_motion(meeting, Form.BELENIOS), [s.seat for s in seats_of(meeting)]
    does(actions.open_belenios, motion=motion, address=ADDRESS, election=ELECTION, publication=Publication.FULL, first=seats[2],
         second=seats[3], opened_at=VOTE_AT, first_pin=Secret("4711 "), second_pin=Secret("0815"))
    closes_there(motion, counted_there(4, 2), first_pin=Secret("4711"), second_pin=Secret(" 0815"))
    assert reads.motion(motion).state is MotionState.CLOSED


@pytest.mark.planted
def test_another_refusal_of_the_tables_is_not_taken_for_a_known_election(either: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_given: object) -> None:
        raise IntegrityError("INSERT", {}, Exception("NOT NULL constraint failed: belenios_vote.address"))

    meeting = a_hall()
    monkeypatch.setattr(acts, "open_watched", refuse)
    with pytest.raises(IntegrityError):
        an_open_belenios(meeting)
