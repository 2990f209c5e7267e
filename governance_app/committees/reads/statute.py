"""Questions about the rules of a body on any day, and the numbers of its series that stay empty."""

import json
from datetime import date
from functools import lru_cache
from uuid import UUID

from sqlalchemy import select

from governance_app.committees.records import NumberGapRow, StatuteRow
from governance_app.committees.rules import DatedStatute, NumberGap, Statute, statute_from_data, statute_valid_on
from governance_app.foundation.database import db


def statutes(body: UUID) -> tuple[DatedStatute, ...]:
    """Return every version of the body's rules, oldest first; each is valid until the next."""
    rows = db.session.scalars(select(StatuteRow).where(StatuteRow.body_id == body).order_by(StatuteRow.valid_from)).all()
    ends = [row.valid_from for row in rows[1:]] + [None] * bool(rows)
    return tuple(
        DatedStatute(r.id, r.body_id, r.valid_from, end, _statute(json.dumps(r.rules)), r.adopted_by, r.recorded_at, r.inserted_because)
        for r, end in zip(rows, ends, strict=True)
    )


@lru_cache(maxsize=512)
def _statute(rules: str) -> Statute:
    """Read rules once: the text of a version never changes, nearly every act asks for it, and reading takes longer than finding it."""
    return statute_from_data(json.loads(rules))


def statute_on(body: UUID, day: date) -> Statute:
    """Return the rules of the body on a day. Raises StatuteMissing when it had none yet."""
    return statute_valid_on(statutes(body), day)


def number_gaps(body: UUID) -> tuple[NumberGap, ...]:
    """Return the numbers that stay empty in the body's series, with their reasons."""
    order = (NumberGapRow.series, NumberGapRow.year, NumberGapRow.number)
    rows = db.session.scalars(select(NumberGapRow).where(NumberGapRow.body_id == body).order_by(*order))
    return tuple(NumberGap(r.series, r.year, r.number, r.reason, r.recorded_at) for r in rows)
