"""Questions about pools: which there are, and who is counted in a year of one."""

from datetime import date
from uuid import UUID

from governance_app.committees import reads as committees
from governance_app.organisations import reads as organisations
from governance_app.participation.reads.pools import held_between
from governance_app.participation.reads.seated import principals_on
from governance_app.participation.rules import Period, Said
from governance_app.participation.rules.disclosure import Counted, PoolKind
from governance_app.participation.rules.releases import NoSuchPool, Pool, last_said
from governance_app.people.descriptions import kept_records


def pools(*, on: date) -> tuple[Pool, ...]:
    """Return every pool of a day: each outermost committee with the bodies inside it, and each corridor that has some."""
    every = committees.bodies(on=on)
    own = [Pool(PoolKind.BODY, b.id, b.slug, b.name, (b.id, *committees.descendants(b.id))) for b in every if b.parent is None]
    corridor_of = {b.id: b.corridor for b in every}
    found = list(own)
    for one in organisations.corridors():
        inside = tuple(body for pool in own if corridor_of[pool.id] == one.id for body in pool.bodies)
        if inside:
            found.append(Pool(PoolKind.CORRIDOR, one.id, one.code, one.name, inside))
    return tuple(found)


def pool(kind: PoolKind, code: str, *, on: date) -> Pool:
    """Return a pool by its kind and code. Raises NoSuchPool."""
    return next((one for one in pools(on=on) if one.kind is kind and one.code == code), None) or _no_pool()


def _no_pool() -> Pool:
    raise NoSuchPool()


def pools_of(body: UUID, *, on: date) -> tuple[Pool, ...]:
    """Return the pools that a body belongs to: its outermost committee's, then its corridor's."""
    return tuple(one for one in pools(on=on) if body in one.bodies)


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
