"""Two records of one person become one, and may part again."""

from datetime import datetime
from uuid import UUID

from governance_app.access.rules import Actor
from governance_app.foundation.database import db
from governance_app.people import reads
from governance_app.people.actions.keeping import lock, make_known
from governance_app.people.records import ApartRow, MergeRow, PersonRow
from governance_app.people.rules import (
    AlreadyApart,
    MergeUndone,
    MetTogether,
    NoSuchPerson,
    NotMerged,
    PeopleMerged,
    SamePerson,
)
from governance_app.record.actions import append, use_case


@use_case("people.merge_people")
def merge_people(
    *, actor: Actor, id: UUID, now: datetime, kept: UUID, merged: UUID, reason: str | None = None, although_met_together: bool = False,
) -> UUID:
    """Say that two records are of one person: `merged` points to `kept` from now on, nothing is deleted, and it can be undone.

    Raises SamePerson, and MetTogether when both were at one meeting, unless `although_met_together`.
    """
    rows = {id: lock(actor, id) for id in sorted((kept, merged))}  # always in this order: two keepers never wait for each other
    first, second = rows[kept], rows[merged]
    if first.id == second.id:
        raise SamePerson(field="kept")
    together = reads.meetings_together(first.id, second.id)
    if together and not although_met_together:
        raise MetTogether(field="although_met_together", meetings=together)
    bodies = reads.bodies_of(second.id)
    second.merged_into_id = first.id
    db.session.add(MergeRow(id=id, kept_id=first.id, merged_id=second.id, at=now, by=actor.account, reason=(reason or "").strip()))
    db.session.flush()
    for body in bodies:
        make_known(first.id, body, now)
    append(PeopleMerged(id), now=now)
    return first.id


@use_case("people.undo_merge")
def undo_merge(*, actor: Actor, id: UUID, now: datetime, merge: UUID) -> UUID:
    """Part two records again. Raises NotMerged when that was done before, NoSuchPerson for an unknown merge."""
    done = db.session.get(MergeRow, merge, with_for_update=True)
    if done is None:
        raise NoSuchPerson(id=str(merge))
    lock(actor, done.kept_id)
    row = db.session.get_one(PersonRow, done.merged_id)
    if done.undone_at is not None or row.merged_into_id != done.kept_id:
        raise NotMerged(merge=str(merge))
    row.merged_into_id, done.undone_at = None, now
    db.session.flush()
    append(MergeUndone(merge), now=now)
    return row.id


@use_case("people.keep_apart")
def keep_apart(*, actor: Actor, id: UUID, now: datetime, first: UUID, second: UUID) -> UUID:
    """Say that two records are of two people; they are no longer shown as a possible duplicate. Raises SamePerson, AlreadyApart."""
    one, two = sorted((lock(actor, first).id, lock(actor, second).id))
    if one == two:
        raise SamePerson(field="first")
    if db.session.get(ApartRow, (one, two)):
        raise AlreadyApart()
    db.session.add(ApartRow(first_id=one, second_id=two, at=now, by=actor.account))
    db.session.flush()
    return one
