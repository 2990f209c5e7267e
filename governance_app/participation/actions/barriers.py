"""Use cases of barriers: one is met; later entries say what was tried, correct it or close it. Nothing is edited or deleted."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from governance_app.access.rules import Actor, Permission, may, require
from governance_app.committees import reads as committees
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.meetings import reads as meetings
from governance_app.participation import reads
from governance_app.participation.records import BarrierEntryRow, BarrierRow
from governance_app.participation.rules import (
    Barrier,
    BarrierEntry,
    BarrierKind,
    BarrierStep,
    Helped,
    NoSuchBarrier,
    NoSuchMeetingOfBody,
    check_entry,
)
from governance_app.record.actions import use_case


@use_case("participation.note_barrier")
def note_barrier(
    *, actor: Actor, id: UUID, now: datetime, body: UUID, kind: BarrierKind, words: str | None, meeting: UUID | None = None,
) -> UUID:
    """Write down what kept people from taking part in a body, perhaps at one of its meetings; no names.

    Raises BodyMissing, MayNot, BarrierWordsNeeded, NoSuchMeetingOfBody.
    """
    committees.body_for(actor, body)
    require(actor, Permission.SEE_PARTICIPATION, committees.scope_of(body))
    if meeting is not None and meetings.meeting(meeting).body != body:
        raise NoSuchMeetingOfBody(field="meeting")
    entry = check_entry(BarrierEntry(BarrierStep.MET, (words or "").strip(), now, kind))
    db.session.add(BarrierRow(id=id, body_id=body, meeting_id=meeting, noted_at=now))
    db.session.flush()
    _keep(actor, id, 1, entry)
    return id


@use_case("participation.add_to_barrier")
def add_to_barrier(
    *, actor: Actor, id: UUID, now: datetime, barrier: UUID, step: BarrierStep, words: str | None, kind: BarrierKind | None = None,
    helped: Helped | None = None,
) -> UUID:
    """Add an entry to the history of a barrier: what was tried and whether it helped, a correction, its closing.

    Raises NoSuchBarrier, MayNot, BarrierClosed, BarrierWordsNeeded, BarrierKindNeeded, HelpedNeeded.
    """
    db.session.execute(sa.select(BarrierRow.id).where(BarrierRow.id == barrier).with_for_update())
    known = barrier_for(actor, barrier)
    entry = check_entry(BarrierEntry(step, (words or "").strip(), now, kind, helped), known)
    _keep(actor, barrier, len(known.entries) + 1, entry)
    return barrier


def barrier_for(actor: Actor, barrier: UUID) -> Barrier:
    """Return a barrier the actor may keep. Raises NoSuchBarrier for one of a body out of their sight, MayNot."""
    known = reads.barrier(barrier)
    scope = committees.scope_of(known.body)
    if actor.known and not may(actor, Permission.SEE_BODY, scope):
        raise NoSuchBarrier()
    require(actor, Permission.SEE_PARTICIPATION, scope)
    return known


def _keep(actor: Actor, barrier: UUID, position: int, entry: BarrierEntry) -> None:
    db.session.add(BarrierEntryRow(
        id=new_id(), barrier_id=barrier, position=position, step=entry.step, kind=entry.kind, helped=entry.helped, words=entry.words,
        at=entry.at, by=actor.account))
    db.session.flush()
