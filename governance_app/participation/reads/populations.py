"""Questions about pools: which there are, and who is counted in a year of one."""

from datetime import date
from uuid import UUID

import sqlalchemy as sa

from governance_app.committees import reads as committees
from governance_app.foundation.clock import local_day
from governance_app.foundation.database import db
from governance_app.meetings.records import MeetingRow
from governance_app.organisations import reads as organisations
from governance_app.participation.reads.pools import held_between
from governance_app.participation.reads.seated import principals_on
from governance_app.participation.records import ReleaseRow
from governance_app.participation.rules import Period, Said
from governance_app.participation.rules.disclosure import Counted, PoolKind
from governance_app.participation.rules.releases import NoSuchPool, Pool, last_said
from governance_app.people.descriptions import kept_records

EVERY_COMMITTEE, EVERY = UUID(int=0), "comites"
"""The id under which all committees together stand in the ledger, and their code."""


def pools(*, over: Period) -> tuple[Pool, ...]:
    """Return every pool of a year: each outermost committee with the bodies inside it, each corridor that has some, and all together.

    A body that existed on any day of the year is in it, whatever became of it since. The name of all together is for the pages to say.
    """
    every = committees.bodies(on=over.last, since=over.first)
    there, nested = {b.id for b in every}, committees.nested()
    own = [Pool(PoolKind.BODY, b.id, b.slug, b.name, (b.id, *(one for one in nested[b.id] if one in there)))
           for b in every if b.parent is None]
    corridor_of = {b.id: b.corridor for b in every}
    found = list(own)
    for one in organisations.corridors():
        inside = tuple(body for pool in own if corridor_of[pool.id] == one.id for body in pool.bodies)
        if inside:
            found.append(Pool(PoolKind.CORRIDOR, one.id, one.code, one.name, inside))
    if len(own) > 1:
        found.append(Pool(PoolKind.WHOLE, EVERY_COMMITTEE, EVERY, "", tuple(body for pool in own for body in pool.bodies)))
    return tuple(found)


def pool(kind: PoolKind, code: str, *, over: Period) -> Pool:
    """Return a pool of a year by its kind and code. Raises NoSuchPool."""
    return next((one for one in pools(over=over) if one.kind is kind and one.code == code), None) or _no_pool()


def _no_pool() -> Pool:
    raise NoSuchPool()


def published_pools() -> tuple[Pool, ...]:
    """Return every pool of which anything was published, with its latest name, and no bodies: also a committee that ended."""
    asked = sa.select(ReleaseRow.pool_kind, ReleaseRow.pool_id).distinct().order_by(ReleaseRow.pool_kind, ReleaseRow.pool_id)
    found = [(kind, id) for kind, id in db.session.execute(asked)]
    ids = [id for kind, id in found if kind is PoolKind.BODY]
    called = {EVERY_COMMITTEE: (EVERY, "")} | {one.id: (one.code, one.name) for one in organisations.corridors()}
    called |= {one.id: (one.slug, one.name) for one in committees.bodies(ids=ids, since=date.min, on=date.max)}
    return tuple(Pool(kind, id, *called[id], ()) for kind, id in found)


def pools_of(body: UUID, *, over: Period) -> tuple[Pool, ...]:
    """Return the pools of a year that a body belongs to: its outermost committee's, its corridor's, and all together."""
    return tuple(one for one in pools(over=over) if body in one.bodies)


def people_counted(of: Pool, period: Period) -> dict[UUID, Said]:
    """Return who came to a meeting of a pool in a period, each once, with what they had said by the last one they came to."""
    told = sorted(held_between(of.bodies, period), key=lambda g: (g.day, g.code, g.meeting))
    kept = kept_records({person for g in told for person in g.attendees})
    return last_said({kept[person]: said for person, said in g.attendees.items()} for g in told)


def seats_counted(of: Pool, day: date) -> dict[UUID, Said]:
    """Return who holds a voting seat of a pool on a day, each once, with what they say of themselves."""
    said = principals_on(of.bodies, day)
    kept = kept_records(said)
    return {kept[person]: told for person, told in said.items()}


def counted_in(of: Pool, period: Period) -> dict[Counted, dict[UUID, Said]]:
    """Return whom each measure counts."""
    return {Counted.PEOPLE: people_counted(of, period), Counted.SEATS: seats_counted(of, period.last)}


def first_meetings() -> dict[UUID, date]:
    """Return, of each body that ever met, the day of its first meeting."""
    opened = sa.func.min(MeetingRow.opened_at)
    rows = db.session.execute(sa.select(MeetingRow.body_id, opened).where(MeetingRow.opened_at.is_not(None)).group_by(MeetingRow.body_id))
    return {body: local_day(first) for body, first in rows if first}
