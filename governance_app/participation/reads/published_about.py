"""What the ledger of published figures keeps of one person: only their own key finds it, for the page of that very person."""

import json
from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select

from governance_app.foundation.database import db
from governance_app.participation.reads.ledger import LEDGER
from governance_app.participation.reads.populations import published_pools
from governance_app.participation.records import ReleaseMemberRow, ReleaseRow
from governance_app.participation.rules import Period, PeriodKind
from governance_app.participation.rules.releases import CountedIn
from governance_app.people.keys import keys_of, link, opened_words


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
        .where(ReleaseMemberRow.token.in_(whose)).order_by(ReleaseRow.first.desc(), ReleaseRow.at.desc(), ReleaseMemberRow.counted))
    return tuple(
        CountedIn(pools[release.pool_kind, release.pool_id], Period(PeriodKind.GEF_YEAR, release.first, release.last), release.at,
                  member.counted, _said(member, *whose[member.token]))
        for release, member in rows)


def _said(row: ReleaseMemberRow, person: UUID, key: bytes) -> dict[str, str]:
    words = opened_words(row.answers_sealed, key, "release", person)
    found: dict[str, str] = json.loads(words) if words else {}
    return found
