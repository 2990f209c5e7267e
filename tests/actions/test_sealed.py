"""The sealed electronic vote through its actions, on both databases: from the keys to the destroyed envelopes."""

import json
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from governance_app.access.rules import SYSTEM, VISITOR, Secret, new_code
from governance_app.decisions import actions as decisions
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.record.records import LeafRow
from governance_app.record.rules import IdAlreadyUsed
from governance_app.voting import actions, reads
from governance_app.voting.records.seals import EnvelopeRow, PeeledRow, SealingRow
from governance_app.voting.rules import (
    Choice,
    Form,
    MotionNotDraft,
    MotionState,
    NothingToAnnul,
    Outcome,
    Publication,
    ScrutineersMustWait,
    SlipUnknown,
    Tally,
    UrnNeedsScrutineers,
    UrnStays,
    VoteNotOpen,
    WrongForm,
    WrongPin,
    commitment,
    slip_code,
)
from governance_app.voting.rules.sealed import (
    KeyGiven,
    KeysAlike,
    KeysMissing,
    KeyUnreadable,
    ScrutineerCodeUnknown,
    SealedDoesNotBalance,
    SealedRepeated,
    SealedStage,
    SealedStageWrong,
    SealedTotals,
    SealedUnreadable,
    StillDisputable,
    key_words,
)
from tests.support.build_attendance import AFTER, does, seats_of
from tests.support.build_sealed import (
    PIN,
    Hand,
    all_cast,
    an_open_box,
    casts,
    counted_box,
    counts,
    does_unknown,
    gives_key,
    opens,
    peels,
    prepared,
    sealed,
)
from tests.support.build_urn import a_hall
from tests.support.build_voting import VOTE_AT, a_motion


def leaves(name: str) -> list[dict[str, Any]]:
    rows = db.session.query(LeafRow).filter(LeafRow.name == name).order_by(LeafRow.position)
    found = [json.loads(row.canonical) for row in rows]
    return [one.get("data") or one for one in found]


def test_a_sealed_vote_from_keys_to_result(either: Flask) -> None:
    motion, first, second = prepared(a_hall())
    with pytest.raises(UrnNeedsScrutineers):
        does(actions.open_vote, motion=motion, opened_at=VOTE_AT)
    gives_key(first)
    with pytest.raises(KeysMissing):
        opens(motion)
    with pytest.raises(KeyGiven):
        gives_key(first)
    gives_key(second)
    opens(motion)
    assert leaves("voting.sealed_opened")[-1]["first_key"] == key_words(first.key.public)
    all_cast(motion, ["for", "for", "for", "for", "against", "blank"])
    assert reads.turnout(reads.motion(motion)) == 6
    assert reads.tally(reads.motion(motion)).votes_for == 0
    does(actions.close_sealed, motion=motion)
    with pytest.raises(SealedStageWrong):
        casts(motion, seats_of(reads.motion(motion).meeting)[6].seat, "for")
    peels(motion, first)
    assert reads.result(motion) is None
    counts(motion, second)
    result, row = reads.result(motion), db.session.get_one(SealingRow, motion)
    assert result is not None
    assert result.outcome is Outcome.CARRIED
    assert result.tally == Tally(votes_for=4, against=1, blank=1, not_voting=1)
    assert (row.first_code, row.second_code, row.first_pin, row.second_pin) == (None,) * 4
    assert row.salt is not None
    assert leaves("voting.sealed_counted")[-1]["commitment"] == commitment(SealedTotals(4, 1, 1, 0), row.salt)
    assert not reads.seals.peeled(motion)
    with pytest.raises(ScrutineerCodeUnknown):
        counts(motion, second, totals=SealedTotals(6, 0, 0, 0))


def test_the_last_envelope_of_a_seat_counts_and_a_copied_one_is_refused(either: Flask) -> None:
    motion, first, second = an_open_box()
    seats = [s.seat for s in seats_of(reads.motion(motion).meeting)]
    kept = casts(motion, seats[0], "against")
    casts(motion, seats[0], "for")
    again = sealed(motion, "against")
    does(actions.cast_sealed, motion=motion, seat=seats[1], envelope=again)
    does(actions.cast_sealed, motion=motion, seat=seats[1], envelope=again)
    with pytest.raises(SealedRepeated):
        does(actions.cast_sealed, motion=motion, seat=seats[2], envelope=again)
    for wrong in ("", kept[:-1], kept + "A", "ñ" * len(kept)):
        with pytest.raises(SealedUnreadable):
            does(actions.cast_sealed, motion=motion, seat=seats[2], envelope=wrong)
    does(actions.close_sealed, motion=motion)
    peels(motion, first)
    counts(motion, second)
    result = reads.result(motion)
    assert result is not None
    assert (result.tally.votes_for, result.tally.against, result.tally.not_voting) == (1, 1, 5)


def test_an_inner_copy_and_garbage_count_as_null(either: Flask) -> None:
    """A voter who sends the inner envelope of somebody else again, or noise, spoils their own answer and nobody else's."""
    motion, first, second = an_open_box()
    seats = [s.seat for s in seats_of(reads.motion(motion).meeting)]
    noise = b"0123456789abcdef"
    for seat in seats[:2]:  # the same sixteen random bytes twice
        does(actions.cast_sealed, motion=motion, seat=seat, envelope=sealed(motion, "for", noise))
    does(actions.cast_sealed, motion=motion, seat=seats[2], envelope="A" * len(sealed(motion, "for")))
    casts(motion, seats[3], "for")
    does(actions.close_sealed, motion=motion)
    peels(motion, first)
    counts(motion, second)
    result = reads.result(motion)
    assert result is not None
    assert (result.tally.votes_for, result.tally.null, result.tally.not_voting) == (2, 2, 3)


def test_what_the_scrutineers_send_must_account_for_every_envelope(either: Flask) -> None:
    motion, first, second = an_open_box()
    all_cast(motion, ["for", "against", "for"])
    with pytest.raises(SealedStageWrong):
        peels(motion, first)
    does(actions.close_sealed, motion=motion)
    with pytest.raises(SealedStageWrong):
        counts(motion, second, totals=SealedTotals(3, 0, 0, 0))
    with pytest.raises(SealedStageWrong):
        peels(motion, second, envelopes=())
    with pytest.raises(SealedDoesNotBalance):
        peels(motion, first, unreadable=1)
    with pytest.raises(SealedDoesNotBalance):
        peels(motion, first, envelopes=())
    peels(motion, first)
    for totals in (SealedTotals(2, 0, 0, 0), SealedTotals(3, 1, 0, 0)):
        with pytest.raises(SealedDoesNotBalance):
            counts(motion, second, totals=totals)
    assert reads.motion(motion).state is MotionState.OPEN
    assert reads.result(motion) is None
    counts(motion, second)


def test_only_the_scrutineers_with_slip_and_pin_act(either: Flask) -> None:
    motion, first, second = prepared(a_hall())
    with pytest.raises(ScrutineerCodeUnknown):
        gives_key(Hand(Secret(new_code()), first.key))
    with pytest.raises(KeyUnreadable):
        does_unknown(actions.give_key, code=first.code, public_key="BA" + "A" * 85, pin=PIN)
    gives_key(first)
    with pytest.raises(KeysAlike):
        does_unknown(actions.give_key, code=second.code, public_key=first.key.public, pin=PIN)
    gives_key(second)
    opens(motion)
    with pytest.raises(SealedStageWrong):  # too late for another key
        gives_key(first)
    all_cast(motion, ["for"])
    does(actions.close_sealed, motion=motion)
    for _wrong in range(4):
        with pytest.raises(WrongPin):
            peels(motion, first, pin=Secret("9999"))
    with pytest.raises(ScrutineersMustWait):
        peels(motion, first)


def test_prepared_anew_the_old_slips_and_keys_are_void(either: Flask) -> None:
    meeting = a_hall()
    motion, first, second = prepared(meeting)
    gives_key(first)
    codes = [Secret(new_code()), Secret(new_code())]
    seats = [s.seat for s in seats_of(meeting)]
    does(actions.prepare_sealing, motion=motion, publication=Publication.FULL, first=seats[4], second=seats[5], first_code=codes[0],
         second_code=codes[1])
    found = reads.seals.sealing(motion)
    assert found is not None
    assert (found.first, found.second) == ("", "")
    with pytest.raises(ScrutineerCodeUnknown):
        gives_key(second)
    hands = a_motion(meeting, Form.ROLL_CALL, point=1)
    with pytest.raises(WrongForm):
        does(actions.prepare_sealing, motion=hands, publication=Publication.FULL, first=seats[4], second=seats[5], first_code=codes[0],
             second_code=codes[1])


def test_a_lost_key_annuls_and_the_motion_is_put_again(either: Flask) -> None:
    meeting = a_hall()
    motion, _first, _second = an_open_box(meeting)
    all_cast(motion, ["for", "against"])
    does(actions.close_sealed, motion=motion)
    does(actions.annul_sealed, motion=motion, reason="Se perdió el papel de las palabras")
    assert reads.motion(motion).state is MotionState.ANNULLED
    assert not reads.seals.envelopes(motion)
    assert leaves("voting.sealed_destroyed")[-1]["counted"] is False
    with pytest.raises(NothingToAnnul):
        does(actions.annul_sealed, motion=motion, reason="Otra vez")
    again, first, second = an_open_box(meeting, text=reads.motion(motion).text)
    all_cast(again, ["for", "for"])
    does(actions.close_sealed, motion=again)
    peels(again, first)
    counts(again, second)
    assert reads.motion(again).state is MotionState.CLOSED


def test_an_empty_box_is_counted_at_once(either: Flask) -> None:
    motion = counted_box([])
    result = reads.result(motion)
    assert result is not None
    assert (result.outcome, result.tally.not_voting) == (Outcome.LOST, 7)


def test_envelopes_are_destroyed_after_the_days_of_dispute_and_not_before(either: Flask) -> None:
    motion = counted_box(["for", "for", "against"])
    texts = reads.seals.envelopes(motion)
    with pytest.raises(StillDisputable):
        actions.destroy_envelopes(**as_later(8), motion=motion)
    assert reads.seals.envelopes(motion) == texts
    actions.destroy_envelopes(**as_later(9), motion=motion)
    found, result = reads.seals.sealing(motion), reads.result(motion)
    assert found is not None
    assert found.stage is SealedStage.DESTROYED
    assert result is not None
    assert result.tally.votes_for == 2
    assert db.session.query(EnvelopeRow).count() + db.session.query(PeeledRow).count() == 0
    with pytest.raises(SealedStageWrong):
        actions.destroy_envelopes(**as_later(10), motion=motion)


def as_later(days: int) -> dict[str, Any]:
    return {"actor": SYSTEM, "id": new_id(), "now": AFTER + timedelta(days=days)}


def test_no_open_vote_slips_into_the_box_or_out_of_it(either: Flask) -> None:
    motion, _first, _second = an_open_box()
    with pytest.raises(UrnStays):
        does(actions.take_another_form, motion=motion, form=Form.ROLL_CALL)
    with pytest.raises(WrongForm):
        does(actions.close_roll_call, motion=motion)
    draft = a_motion(reads.motion(motion).meeting, Form.SEALED, point=1)
    with pytest.raises(VoteNotOpen):
        does(actions.cast_sealed, motion=draft, seat=seats_of(reads.motion(motion).meeting)[0].seat, envelope=sealed(motion, "for"))


def test_the_record_of_a_hidden_sealed_vote_holds_no_figure(either: Flask) -> None:
    counted_box(["for", "for", "for", "for", "against"], Publication.OUTCOME)
    said = leaves("voting.vote_closed")[-1]
    assert (said["outcome"], said["needed"], said["base_size"]) == ("carried", 0, 0)
    assert {said["tally"][name] for name in ("votes_for", "against", "blank", "null")} == {0}


def test_a_slip_seals_for_its_seat_alone_until_the_box_is_closed(either: Flask) -> None:
    motion, first, second = an_open_box()
    seats = [e.seat for e in reads.electorate(motion).electors]
    key = Secret(new_code())
    does(actions.issue_slips, motion=motion, key=key)
    codes = {seat: Secret(slip_code(key.reveal(), motion, seat)) for seat in seats}
    does_unknown(actions.cast_by_slip, code=codes[seats[0]], envelope=sealed(motion, "against"))
    does_unknown(actions.cast_by_slip, code=codes[seats[0]], envelope=sealed(motion, "for"))
    does_unknown(actions.cast_by_slip, code=codes[seats[1]], envelope=sealed(motion, "for"))
    assert reads.seals.has_answered(motion) == set(seats[:2])
    with pytest.raises(WrongForm):
        does_unknown(actions.answer_by_slip, code=codes[seats[2]], choice=Choice.FOR)
    with pytest.raises(SlipUnknown):
        does_unknown(actions.cast_by_slip, code=Secret(new_code()), envelope=sealed(motion, "for"))
    does(actions.close_sealed, motion=motion)
    with pytest.raises(SealedStageWrong):
        does_unknown(actions.cast_by_slip, code=codes[seats[2]], envelope=sealed(motion, "for"))
    peels(motion, first)
    counts(motion, second)
    with pytest.raises(VoteNotOpen):
        does_unknown(actions.cast_by_slip, code=codes[seats[2]], envelope=sealed(motion, "for"))
    result = reads.result(motion)
    assert result is not None
    assert (result.tally.votes_for, result.tally.against) == (2, 0)


def test_keys_are_confirmed_by_who_made_them_before_the_vote_opens(either: Flask) -> None:
    motion, first, second = prepared(a_hall())
    gives_key(first)
    gives_key(second)
    for pins in ({"first_pin": Secret("9999")}, {"second_pin": Secret("9999")}, {"second_pin": Secret("")}):
        with pytest.raises(WrongPin):
            opens(motion, **pins)
    assert reads.motion(motion).state is MotionState.DRAFT


def test_an_id_used_before_does_not_wipe_out_wrong_tries(either: Flask) -> None:
    motion, first, second = an_open_box()
    all_cast(motion, ["for", "against"])
    used = new_id()
    actions.close_sealed(actor=SYSTEM, id=used, now=AFTER, motion=motion)
    peels(motion, first)
    told = []
    for n in range(8):
        given = {"totals": SealedTotals(2, 0, 0, 0), "code": second.code, "pin": PIN if n % 2 else Secret("9999")}
        with pytest.raises((WrongPin, IdAlreadyUsed, ScrutineersMustWait)) as refused:
            actions.count_second(actor=VISITOR, id=used if n % 2 else new_id(), now=AFTER, **given)
        told.append(type(refused.value))
    assert told[:2] == [WrongPin, IdAlreadyUsed]
    assert told[-3:] == [ScrutineersMustWait] * 3
    assert reads.result(motion) is None


def test_nobody_is_admitted_late_once_the_box_is_closed(either: Flask) -> None:
    motion, _first, _second = an_open_box()
    all_cast(motion, ["for"])
    does(actions.close_sealed, motion=motion)
    with pytest.raises(SealedStageWrong):
        does(actions.admit_latecomers, motion=motion)


def test_replaced_envelopes_are_counted_in_the_record(either: Flask) -> None:
    motion, _first, _second = an_open_box()
    seats = [s.seat for s in seats_of(reads.motion(motion).meeting)]
    for choice in ("against", "for", "for"):
        casts(motion, seats[0], choice)
    does(actions.close_sealed, motion=motion)
    said = leaves("voting.sealed_closed")[-1]
    assert (said["received"], said["replaced"]) == (1, 2)


def test_a_counted_sealed_vote_is_disputed_and_its_envelopes_wait_for_their_day(either: Flask) -> None:
    motion = counted_box(["for", "for", "against"])
    does(decisions.dispute_vote, motion=motion, reason="Se vio a alguien mirar una pantalla")
    assert reads.motion(motion).state is MotionState.ANNULLED
    assert reads.result(motion) is None
    assert reads.tally(reads.motion(motion)).votes_for == 0
    assert len(reads.seals.envelopes(motion)) == 3
    actions.destroy_envelopes(**as_later(9), motion=motion)
    assert not reads.seals.envelopes(motion)


def test_the_same_id_with_another_slip_is_no_repetition(either: Flask) -> None:
    motion, _first, _second = an_open_box()
    seats = [e.seat for e in reads.electorate(motion).electors]
    key, same = Secret(new_code()), new_id()
    does(actions.issue_slips, motion=motion, key=key)
    codes = [Secret(slip_code(key.reveal(), motion, seat)) for seat in seats[:2]]
    envelope = sealed(motion, "for")
    assert not actions.cast_by_slip(id=same, now=AFTER, code=codes[0], envelope=envelope).replayed
    assert actions.cast_by_slip(id=same, now=AFTER, code=codes[0], envelope=envelope).replayed
    with pytest.raises(IdAlreadyUsed):
        actions.cast_by_slip(id=same, now=AFTER, code=codes[1], envelope=envelope)


def test_words_are_not_exchanged_while_people_vote_on_them(either: Flask) -> None:
    motion, _first, _second = prepared(a_hall())
    does(actions.translate_motion, motion=motion, language="qu", text="Shuk rimay")
    gives_key(_first)
    gives_key(_second)
    opens(motion)
    with pytest.raises(MotionNotDraft):
        does(actions.translate_motion, motion=motion, language="qu", text="Shuktak rimay")
    assert [t.text for t in reads.texts(motion) if t.language == "qu"] == ["Shuk rimay"]
