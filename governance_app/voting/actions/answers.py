"""Use cases of consensus and of the show of hands: the answers come together and close the vote."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from governance_app.access.rules import Actor
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.meetings.rules import Meeting
from governance_app.record.actions import append, plain, use_case
from governance_app.voting import reads
from governance_app.voting.actions.closing import close, open_vote_of
from governance_app.voting.actions.rewording import give_words
from governance_app.voting.records import HandCountRow, RoundRow, StanceRow
from governance_app.voting.rules import (
    Ballot,
    ChangeMissing,
    ConsensusRoundHeld,
    Electorate,
    Form,
    Motion,
    NamedTwice,
    ReasonMissing,
    SeatStance,
    SecondCount,
    Stance,
    Tally,
    check_counters,
    check_dissent,
    check_entitled,
    check_same_count,
    reconcile,
)


@use_case("voting.record_hands")
def record_hands(
    *, actor: Actor, id: UUID, now: datetime, motion: UUID, votes_for: int, against: int, abstain: int = 0, blank: int = 0,
    null: int = 0, not_voting: int = 0, counted_by: str = "", dissent: Sequence[Ballot] = (), second: SecondCount | None = None,
) -> UUID:
    """Write down a show of hands and close it. `dissent`: seats that asked to be named with their answer.

    `second`: what another counter found, who must have found the same: CounterUnnamed, SameCounter, CountsDiffer (choice, first, second).
    Raises HandsDoNotAddUp (counted, present), CountBelowZero, DissentExceeds, NamedTwice, SeatAbsent, SeatRecused, VoteNotOpen, WrongForm.
    """
    found, held = open_vote_of(actor, motion, Form.SHOW_OF_HANDS)
    hall = reads.electorate(motion)
    tally = Tally(votes_for, against, abstain, blank, null, not_voting, hall.absent, hall.recused)
    reconcile(tally, hall.voters)
    _check_second(second, counted_by or "", tally, hall)
    _check_named(hall, [b.seat for b in dissent], reads.seat_labels(found.meeting))
    check_dissent({b.seat: b.choice for b in dissent}, tally)
    db.session.add(HandCountRow(
        motion_id=motion, votes_for=votes_for, against=against, abstain=abstain, blank=blank, null_votes=null, not_voting=not_voting,
        counted_by=(counted_by or "").strip(), second_counted_by=second.counted_by.strip() if second else "", dissent=plain(tuple(dissent)),
    ))
    db.session.flush()
    close(found, held, now)
    return motion


def _check_second(second: SecondCount | None, first_by: str, first: Tally, hall: Electorate) -> None:
    if second is None:
        return
    check_counters(first_by, second.counted_by)
    found = Tally(second.votes_for, second.against, second.abstain, second.blank, second.null, second.not_voting)
    check_same_count(first, found)
    reconcile(found, hall.voters)


@use_case("voting.record_consensus")
def record_consensus(
    *, actor: Actor, id: UUID, now: datetime, motion: UUID, stances: Sequence[SeatStance] = (), another_round: bool = False,
    changed: str = "", text: str = "",
) -> UUID:
    """Write down a round of a consensus and close it. Voters present who are not named are for it: the chair has asked for objections.

    `another_round`: it is not closed, and `changed` says what changes for the next round; `text`: the words of the motion from then on.
    A reservation and an objection carry a reason (ReasonMissing).
    Raises ChangeMissing, NamedTwice, SeatAbsent, SeatRecused, VoteNotOpen, WrongForm.
    """
    found, held = open_vote_of(actor, motion, Form.CONSENSUS)
    hall, labels = reads.electorate(motion), reads.seat_labels(found.meeting)
    _check_named(hall, [s.seat for s in stances], labels)
    for named in stances:
        if named.stance in (Stance.RESERVATION, Stance.OBJECTS) and not (named.reason or "").strip():
            raise ReasonMissing(f"reason-{named.seat}", seat=labels.get(named.seat, ""))
    said = {s.seat: s for s in stances}
    number = len(reads.rounds(motion)) + 1
    for elector in (e for e in hall.electors if e.votes):
        one = said.get(elector.seat) or SeatStance(elector.seat, Stance.FOR)
        db.session.add(StanceRow(
            id=new_id(), motion_id=motion, round=number, seat_id=elector.seat, organisation_id=elector.organisation, stance=one.stance,
            reason=(one.reason or "").strip(), at=now))
    db.session.flush()
    if another_round:
        _go_on(found, held, now, number, changed, text)
    else:
        close(found, held, now)
    return motion


def _go_on(motion: Motion, held: Meeting, now: datetime, number: int, changed: str, text: str) -> None:
    if not (changed or "").strip():
        raise ChangeMissing(field="changed")
    db.session.add(RoundRow(motion_id=motion.id, number=number, changed=changed.strip(), at=now))
    db.session.flush()
    kept = reads.rounds(motion.id)[-1]
    append(ConsensusRoundHeld(
        motion=motion.id, number=number, agree=kept.of(Stance.FOR), reservations=kept.of(Stance.RESERVATION),
        aside=kept.of(Stance.STANDS_ASIDE), objections=kept.of(Stance.OBJECTS)), now=now, body=held.body)
    if (text or "").strip() and text.strip() != motion.text:
        give_words(motion, held, text, now)


@use_case("voting.record_acclamation")
def record_acclamation(*, actor: Actor, id: UUID, now: datetime, motion: UUID) -> UUID:
    """Write down that all approved by acclamation, nobody against, and close the vote. Raises VoteNotOpen, WrongForm.

    When somebody is against, the vote goes on in another form (`take_another_form`).
    """
    found, held = open_vote_of(actor, motion, Form.ACCLAMATION)
    close(found, held, now)
    return motion


def _check_named(hall: Electorate, seats: list[UUID], labels: dict[UUID, str]) -> None:
    for seat in seats:
        check_entitled(hall, seat, labels.get(seat, ""))
        if seats.count(seat) > 1:
            raise NamedTwice(seat=labels.get(seat, ""))
