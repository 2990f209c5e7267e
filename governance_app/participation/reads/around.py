"""Questions about the languages of the points treated, and about support, of many meetings at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from sqlalchemy import select

from governance_app.attendance.records import ItemLanguageRow, SupportRow
from governance_app.attendance.rules import Spoken, Support, Tongues, tongues_of
from governance_app.foundation.database import db
from governance_app.meetings.records import AgendaItemRow
from governance_app.meetings.rules import ItemState
from governance_app.participation.rules import told_of


def points_treated(meetings: Iterable[UUID]) -> list[Tongues | None]:
    """Return the languages of each point that was dealt with in these meetings (None: not recorded), two questions for all of them."""
    ids = list(meetings)
    row = ItemLanguageRow
    spoken: dict[UUID, list[Spoken]] = defaultdict(list)
    for r in db.session.scalars(select(row).where(row.meeting_id.in_(ids)).order_by(row.id)):
        spoken[r.meeting_id].append(Spoken(r.id, r.item_id, r.language, r.interpreted_into, r.interpreter_id))
    known = {meeting: tongues_of(lines) for meeting, lines in spoken.items()}
    point = AgendaItemRow
    treated = select(point.meeting_id, point.id).where(point.meeting_id.in_(ids), point.state == ItemState.DONE)
    return [told_of(id, known.get(meeting, {})) for meeting, id in db.session.execute(treated)]


def supports(meetings: Iterable[UUID]) -> Mapping[UUID, list[Support]]:
    """Return what was written down of support at each of these meetings; none has an empty list."""
    ids, row = list(meetings), SupportRow
    found: dict[UUID, list[Support]] = {id: [] for id in ids}
    for r in db.session.scalars(select(row).where(row.meeting_id.in_(ids)).order_by(row.kind)):
        found[r.meeting_id].append(Support(r.kind, r.given, r.needed, r.note, r.offered))
    return found
