"""Points of a session: who goes out, what is put, how it is decided, which number it gets, what is promised."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from governance_app.attendance import actions as attendance
from governance_app.attendance import reads as room
from governance_app.cli.demo.register import decide, promise
from governance_app.cli.demo.story import Story
from governance_app.cli.demo.turns import debate
from governance_app.committees.rules import MatterKind
from governance_app.meetings import actions as meetings
from governance_app.meetings import reads as reads_of_meetings
from governance_app.meetings.rules import ItemState
from governance_app.voting import actions, reads
from governance_app.voting.rules import Ballot, Choice, Form, Motion, SeatStance, Stance


def deal_with(story: Story, given: dict[str, Any], meeting: UUID, point: dict[str, Any], now: datetime) -> datetime:
    """Deal with a point, or put it off; return when that was done."""
    item = story.ids[f"{given['key']} {point['key']}"]
    if point.get("defer"):
        story.do(meetings.defer_item, now, item=item, at=now)
        return now
    story.do(meetings.start_item, now, item=item, at=now)
    _move(story, meeting, item, point, now)
    debate(story, meeting, item, now, point.get("minutes", 10))
    ends = now + timedelta(minutes=point.get("minutes", 10) + story.chance.randrange(4))
    motions = [_motion(story, meeting, item, one, now + timedelta(minutes=4 + 2 * n)) for n, one in enumerate(point.get("motions", ()))]
    for one in point.get("decisions", ()):
        decide(story, given, meeting, item, motions[one.get("of", 0)] if motions else None, one, ends)
    for one in point.get("commitments", ()):
        promise(story, meeting, item, one, ends)
    return _end(story, given, meeting, item, point, ends)


def _end(story: Story, given: dict[str, Any], meeting: UUID, item: UUID, point: dict[str, Any], now: datetime) -> datetime:
    """Finish a point (or put it off, or leave it open for the points under it); pause after it when the story says so."""
    if point.get("put_off"):
        story.do(meetings.defer_item, now, item=item, at=now)
    elif not point.get("open_end"):
        story.do(meetings.finish_item, now, item=item, at=now)
    if above := point.get("finish"):
        story.do(meetings.finish_item, now, item=story.ids[f"{given['key']} {above}"], at=now)
    if pause := point.get("pause"):
        story.do(meetings.adjourn, now, meeting=meeting, at=now, reason=pause["reason"])
        now += timedelta(minutes=pause["minutes"])
        story.do(meetings.resume, now, meeting=meeting, at=now)
    return now


def deal_with_carried(story: Story, meeting: UUID, now: datetime) -> datetime:
    """Deal with the points that came from earlier sessions and from open commitments."""
    for item in reads_of_meetings.agenda(meeting):
        if item.state is ItemState.PENDING and (item.carried_from or item.commitment):
            story.do(meetings.start_item, now, item=item.id, at=now)
            now += timedelta(minutes=8)
            story.do(meetings.finish_item, now, item=item.id, at=now)
    return now


def _move(story: Story, meeting: UUID, item: UUID, point: dict[str, Any], now: datetime) -> None:
    """Let people go out, come in late, or stay out of the point."""
    present = {p.seat: p.person for p in room.standing_at(meeting, now).present if p.seat}
    for key in point.get("leave", ()):
        story.do(attendance.record_departure, now, meeting=meeting, person=present[story.ids[key]], at=now)
    for key in point.get("recused", ()):
        story.do(attendance.record_recusal, now, meeting=meeting, person=present[story.ids[key]], item=item, at=now)


def _motion(story: Story, meeting: UUID, item: UUID, one: dict[str, Any], now: datetime) -> UUID:
    motion = story.do(
        actions.put_motion, now, meeting=meeting, item=item, text=one["text"], form=Form(one["form"]),
        matter=MatterKind(one["matter"]) if "matter" in one else None, proposer_seat=story.ids.get(one.get("by", "")))
    if one.get("withdrawn"):
        story.do(actions.withdraw_motion, now, motion=motion)
        return motion
    story.do(actions.open_vote, now, motion=motion)
    _answer(story, reads.motion(motion), one, now + timedelta(minutes=1))
    if casting := one.get("casting"):
        story.do(actions.give_casting_vote, now + timedelta(minutes=2), motion=motion, choice=Choice(casting), reason=one["casting_reason"])
    return motion


def _answer(story: Story, motion: Motion, one: dict[str, Any], now: datetime) -> None:
    voters = [e.seat for e in reads.electorate(motion.id).electors if e.votes]
    if motion.form is Form.CONSENSUS:
        stances = tuple(SeatStance(story.ids[key], Stance(stance), why) for key, (stance, why) in one.get("stances", {}).items())
        story.do(actions.record_consensus, now, motion=motion.id, stances=stances)
    elif motion.form is Form.SHOW_OF_HANDS:
        _hands(story, motion.id, one, len(voters), now)
    else:
        story.do(actions.record_ballots, now, motion=motion.id, choices=_roll(story, one, voters), reasons={
            story.ids[key]: why for key, why in one.get("reasons", {}).items()}, close_after=True)


def _hands(story: Story, motion: UUID, one: dict[str, Any], voters: int, now: datetime) -> None:
    against, abstain = one.get("against", 0), one.get("abstain", 0)
    if one.get("tie"):
        against, abstain = voters // 2, voters % 2
    dissent = tuple(Ballot(story.ids[key], Choice(choice), why) for key, (choice, why) in one.get("named", {}).items())
    story.do(actions.record_hands, now, motion=motion, votes_for=voters - against - abstain, against=against, abstain=abstain,
             counted_by=one.get("counted_by", "Dos personas que la asamblea nombró"), dissent=dissent)


def _roll(story: Story, one: dict[str, Any], voters: Sequence[UUID]) -> dict[UUID, Choice]:
    if one.get("tie"):
        half = len(voters) // 2
        said = {seat: Choice.FOR if n < half else Choice.AGAINST for n, seat in enumerate(voters)}
        return {**said, voters[-1]: Choice.ABSTAIN} if len(voters) % 2 else said
    apart = {story.ids[key]: Choice(choice) for choice in ("against", "abstain", "blank") for key in one.get(choice, ())}
    return {seat: apart.get(seat, Choice.FOR) for seat in voters}
