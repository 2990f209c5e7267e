"""What is put to the vote, and how those who may vote answer: by consensus, by a show of hands, by roll call."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from governance_app.attendance import reads as room
from governance_app.cli.demo.story import Story
from governance_app.committees.rules import MatterKind
from governance_app.voting import actions, reads
from governance_app.voting.rules import Ballot, Choice, Form, Motion, SeatStance, Stance


def put(story: Story, meeting: UUID, item: UUID, one: dict[str, Any], now: datetime) -> UUID:
    """Put a motion of whoever sits for a seat, and let it be answered or withdrawn."""
    seat = story.ids.get(one.get("by", ""))
    sitting = {p.seat: p.person for p in room.standing_at(meeting, now).present} if seat else {}
    motion = story.do(
        actions.put_motion, now, meeting=meeting, item=item, text=one["text"], form=Form(one["form"]),
        matter=MatterKind(one["matter"]) if "matter" in one else None, proposer_seat=seat, proposer=sitting.get(seat))
    if one.get("withdrawn"):
        story.do(actions.withdraw_motion, now, motion=motion)
        return motion
    decide(story, motion, one, now)
    if casting := one.get("casting"):
        story.do(actions.give_casting_vote, now + timedelta(minutes=2), motion=motion, choice=Choice(casting), reason=one["casting_reason"])
    return motion


def decide(story: Story, motion: UUID, one: dict[str, Any], now: datetime) -> None:
    """Open the vote on a motion that was put, and let it be answered a minute later."""
    story.do(actions.open_vote, now, motion=motion)
    _answer(story, reads.motion(motion), one, now + timedelta(minutes=1))


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
