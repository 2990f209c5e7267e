"""Roll-ups: sums of closed meetings are counted anew where facts have changed. No committee did anything: no use case, no receipt."""

from collections.abc import Iterable
from typing import cast
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import select

from governance_app.foundation.database import insert_new, one_transaction
from governance_app.participation.reads.unsummed import facts_of, unsummed
from governance_app.participation.records import RollupRow
from governance_app.participation.rules import sums_of

ROLLUP = cast(sa.Table, RollupRow.__table__)
AT_ONCE = 60
"""Meetings counted in one transaction, while on SQLite everybody else who writes waits (measured: about a fifth of a second)."""
A_PAGE = 240
"""Meetings that one page counts before it is shown; what is left is read from facts, and counted by the next one."""


def roll_up(bodies: Iterable[UUID] | None = None, *, limit: int | None = A_PAGE) -> int:
    """Count anew the closed meetings of some bodies (None: of all) that have no sums, the latest first; return how many.

    Figures never depend on it: `reads.summed` reads the facts of whatever has no sums. So it may stop anywhere.
    """
    left = _to_count(bodies, limit)
    for start in range(0, len(left), AT_ONCE):
        count(left[start:start + AT_ONCE])
    return len(left)


def _to_count(bodies: Iterable[UUID] | None, limit: int | None) -> list[UUID]:
    with one_transaction():
        return unsummed(bodies, limit=limit)


def count(meetings: list[UUID]) -> None:
    """Count meetings and keep the sums of those of which no fact has changed meanwhile: of which the version is still the one read first.

    Rows are written in the order of meetings, as the triggers of `records.rolled` do, so that nobody waits in a ring.
    """
    with one_transaction():
        insert_new(RollupRow, RollupRow.meeting_id, [{"meeting_id": id, "version": 0} for id in sorted(meetings)])
    row = ROLLUP.c
    keep = sa.update(ROLLUP).where(row.meeting_id == sa.bindparam("of"), row.version == sa.bindparam("begun"))
    with one_transaction() as session:
        versions = {id: version for id, version in session.execute(select(row.meeting_id, row.version).where(row.meeting_id.in_(meetings)))}
        rows = [{"of": m.meeting, "begun": versions[m.meeting], "sums": sums_of(m)} for m in facts_of(versions)]
        if rows:
            session.connection().execute(keep.values(figures=sa.bindparam("sums")), rows)
