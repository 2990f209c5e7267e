"""Quorum: seats, never people; any formula of the statute; stated with its figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from uuid import UUID

from governance_app.attendance.rules.presence import Event, Place, SeatPresence, Standing, in_order, standing
from governance_app.committees.rules import QuorumBase, QuorumKind, QuorumRule
from governance_app.record.rules import Event as RecordEvent


@dataclass(frozen=True)
class BlocShortfall:
    """A bloc with fewer seats present than the statute asks."""

    bloc: str
    present: int
    needed: int


@dataclass(frozen=True)
class QuorumStatement:
    """Whether there is quorum, and every figure of it: `present` of `n` seats counted (`base`), `needed` by `rule`."""

    reached: bool
    present: int
    needed: int
    n: int
    base: QuorumBase
    rule: QuorumRule
    bloc_shortfalls: tuple[BlocShortfall, ...] = ()
    article: str = ""


@dataclass(frozen=True)
class QuorumPoint:
    """The quorum from a moment on."""

    at: datetime
    statement: QuorumStatement


@dataclass(frozen=True)
class QuorumEstablished(RecordEvent):
    """A meeting was opened with quorum: figures only."""

    meeting: UUID
    present: int
    needed: int
    n: int
    second_call: bool
    name = "attendance.quorum_established"


@dataclass(frozen=True)
class QuorumNotReached(RecordEvent):
    """The first call failed for want of quorum: figures only."""

    meeting: UUID
    present: int
    needed: int
    n: int
    name = "attendance.quorum_not_reached"


@dataclass(frozen=True)
class AttendanceVoided(RecordEvent):
    """An event of attendance was struck out; it stays legible in its room."""

    meeting: UUID
    event: UUID
    name = "attendance.event_voided"


@dataclass(frozen=True)
class VisitorsCounted(RecordEvent):
    """The sheet of visitors was counted: its total only, no group."""

    meeting: UUID
    total: int
    illegible: int
    name = "attendance.visitors_counted"


def seats_needed(rule: QuorumRule, n: int) -> int:
    """Return how many of `n` seats must be present, never fewer than one.

    More than half: n//2+1. Half plus one: n/2 rounded up, plus one. Fraction: the least whole number ≥ p·n/q.
    """
    return max(1, _formula(rule, n))


def _formula(rule: QuorumRule, n: int) -> int:
    if rule.kind is QuorumKind.MORE_THAN_HALF:
        return n // 2 + 1
    if rule.kind is QuorumKind.HALF_PLUS_ONE:
        return -(-n // 2) + 1
    if rule.kind is QuorumKind.FRACTION:
        share = rule.fraction or Fraction(1)
        return -(-share.numerator * n // share.denominator)
    return (rule.fixed or 1) if rule.kind is QuorumKind.FIXED else 1


def quorum_statement(rule: QuorumRule, seats: Iterable[SeatPresence]) -> QuorumStatement:
    """Return the quorum of these seats: voting seats of the rule's base, counted once each."""
    counted = [s for s in seats if s.voting and (rule.base is QuorumBase.SEATS or s.filled)]
    here = [s for s in counted if s.sitter is not None]
    needed = seats_needed(rule, len(counted))
    short = tuple(_shortfalls(rule, here))
    return QuorumStatement(
        len(here) >= needed and not short, len(here), needed, len(counted), rule.base, rule, short, rule.article)


def _shortfalls(rule: QuorumRule, here: list[SeatPresence]) -> Iterable[BlocShortfall]:
    for bloc, least in sorted(rule.per_bloc.items()):
        present = sum(s.bloc == bloc for s in here)
        if present < least:
            yield BlocShortfall(bloc, present, least)


def timeline(events: Iterable[Event], roster: Iterable[Place], rule: QuorumRule, until: datetime) -> tuple[QuorumPoint, ...]:
    """Return the quorum after each moment at which its figures changed, first to last."""
    events, roster = in_order(events), tuple(roster)
    points: list[QuorumPoint] = []
    for moment in sorted({e.at for e in events if e.at <= until}):
        statement = quorum_statement(rule, standing(events, moment, roster).seats)
        if not points or points[-1].statement != statement:
            points.append(QuorumPoint(moment, statement))
    return tuple(points)


def missing_seats(room: Standing) -> tuple[SeatPresence, ...]:
    """Return the voting seats that somebody holds and nobody sits for."""
    return tuple(s for s in room.seats if s.voting and s.filled and s.sitter is None)
