"""What the ledger of published figures keeps of one person: only their own key finds it, for the page of that very person."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from sqlalchemy import select

from governance_app.foundation.database import db
from governance_app.participation.reads.ledger import LEDGER
from governance_app.participation.reads.populations import published_pools
from governance_app.participation.records import ReleaseCellRow, ReleaseMemberRow, ReleaseRow, ReleaseTableRow
from governance_app.participation.rules import Dimension, Period, PeriodKind
from governance_app.participation.rules.disclosure import FAMILY, Counted
from governance_app.participation.rules.releases import CountedIn
from governance_app.people.keys import keys_of, link, opened_words

Lines = list[tuple[Dimension, str, list[str]]]
"""Of the tables of a measure that left, in their order: what each is by, and each line of it with the answers it counts."""


def published_about(ids: Iterable[UUID]) -> tuple[CountedIn, ...]:
    """Return in which published figures somebody was counted (`ids`: of one person, joined records included), the latest year first.

    Of who was erased nothing is found: without the key no row is theirs.
    """
    keys = keys_of(ids)
    whose = {link(key, "release", LEDGER): (person, key) for person, key in keys.items()}
    if not whose:
        return ()
    pools = {(one.kind, one.id): one for one in published_pools()}
    rows = db.session.execute(
        select(ReleaseRow, ReleaseMemberRow).join(ReleaseMemberRow, ReleaseMemberRow.release_id == ReleaseRow.id)
        .where(ReleaseMemberRow.token.in_(whose)).order_by(ReleaseRow.first.desc(), ReleaseRow.at.desc(), ReleaseMemberRow.counted)).all()
    lines = _lines({release.id for release, _member in rows})
    found = []
    for release, member in rows:
        said, period = _said(member, *whose[member.token]), Period(PeriodKind.GEF_YEAR, release.first, release.last)
        mine = {by: line for by, line, answers in lines[release.id, member.counted] if said.get(FAMILY[by].value) in answers}
        found.append(CountedIn(pools[release.pool_kind, release.pool_id], period, release.at, member.counted, said, mine))
    return tuple(found)


def _lines(releases: set[UUID]) -> Mapping[tuple[UUID, Counted], Lines]:
    table, cell = ReleaseTableRow, ReleaseCellRow
    question = (
        select(table.release_id, table.counted, table.dimension, cell.code, cell.answers).join(cell, cell.table_id == table.id)
        .where(table.release_id.in_(releases), table.withheld.is_(None)).order_by(table.place, cell.place))
    found: dict[tuple[UUID, Counted], Lines] = defaultdict(list)
    for release, counted, by, line, answers in db.session.execute(question):
        found[release, counted].append((by, line, answers))
    return found


def _said(row: ReleaseMemberRow, person: UUID, key: bytes) -> dict[str, str]:
    words = opened_words(row.answers_sealed, key, "release", person)
    found: dict[str, str] = json.loads(words) if words else {}
    return found
