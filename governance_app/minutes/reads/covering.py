"""The covered versions of approved actas: what was covered, for whom, and what is handed out instead."""

from collections.abc import Iterable
from uuid import UUID

import sqlalchemy as sa

from governance_app.access.records import AccountRow
from governance_app.access.rules import Actor, Permission, may
from governance_app.committees import reads as committees
from governance_app.documents.text_file import acta_text
from governance_app.foundation.database import db
from governance_app.foundation.sealing import mark, sealing_key
from governance_app.meetings import reads as meetings
from governance_app.minutes.reads.frozen import approved, frozen_shape
from governance_app.minutes.reads.sections import minutes_of
from governance_app.minutes.records import MinutesRow
from governance_app.minutes.records.covering import CoveringRow
from governance_app.minutes.rules import canonical
from governance_app.minutes.rules.covering import Covering, CoveringMissing, CoveringState, PartsCovered, covered


def salt_of(minutes: UUID) -> str:
    """Return the salt at the end of an acta's texts: 32 hexadecimal digits that nobody can tell without this installation's key."""
    return mark(minutes.bytes, sealing_key(), b"minutes.salt")[:32]


def coverings(meeting: UUID) -> tuple[Covering, ...]:
    """Return the coverings of a meeting's acta: the approved by number, then what is proposed or was dropped."""
    begun = minutes_of(meeting)
    if begun is None:
        return ()
    rows = db.session.scalars(sa.select(CoveringRow).where(CoveringRow.minutes_id == begun.id).order_by(CoveringRow.proposed_at))
    return tuple(sorted(_coverings(meeting, rows), key=lambda one: (one.number is None, one.number or 0)))


def covering(id: UUID) -> Covering:
    """Return a covering as the database has it now. Raises CoveringMissing."""
    row = db.session.get(CoveringRow, id, populate_existing=True)
    if row is None:
        raise CoveringMissing()
    meeting = db.session.scalars(sa.select(MinutesRow.meeting_id).where(MinutesRow.id == row.minutes_id)).one()
    return _coverings(meeting, [row])[0]


def covering_for(actor: Actor, id: UUID) -> Covering:
    """Return a covering for who keeps the acta or assents to its errata; for others it does not exist (CoveringMissing)."""
    found = covering(id)
    if not sees_whole(actor, found.meeting):
        raise CoveringMissing()
    return found


def sees_whole(actor: Actor, meeting: UUID) -> bool:
    """Tell whether somebody may read what is covered: who keeps the acta, and who assents to its errata."""
    scope = committees.scope_of(meetings.meeting(meeting).body)
    return may(actor, Permission.DRAFT_MINUTES, scope) or may(actor, Permission.APPROVE_ERRATUM, scope)


def last_covering(meeting: UUID) -> Covering | None:
    """Return the covering in force, the last one approved: its digest is that of the covered text. None while nothing is covered."""
    return next((one for one in reversed(coverings(meeting)) if one.state is CoveringState.APPROVED), None)


def passages_covered(meeting: UUID) -> tuple[str, ...]:
    """Return the passages that are covered in what is handed out of an acta, its salt among them; () while nothing is."""
    found = [one for covering in coverings(meeting) if covering.state is CoveringState.APPROVED for one in covering.passages]
    begun = minutes_of(meeting)
    return (*dict.fromkeys(found), salt_of(begun.id)) if found and begun else ()


def covers_for(actor: Actor, meeting: UUID) -> tuple[str, ...]:
    """Return what must be covered in everything that this reader sees of an acta."""
    passages = passages_covered(meeting)
    return () if not passages or sees_whole(actor, meeting) else passages


def check_uncovered(actor: Actor, meeting: UUID) -> None:
    """Raise PartsCovered when this reader may not see drafts, corrections and translations of an acta, because passages are covered."""
    if covers_for(actor, meeting):
        raise PartsCovered()


def covered_text(meeting: UUID, passages: Iterable[str]) -> str:
    """Return the canonical text of an approved acta with these passages covered. Raises NotApproved."""
    shape = frozen_shape(approved(meeting)[1].id)
    return canonical(acta_text(covered(shape, passages)).decode())


def _coverings(meeting: UUID, rows: Iterable[CoveringRow]) -> list[Covering]:
    kept = list(rows)
    ids = {account for row in kept for account in (row.proposed_by, row.decided_by) if account}
    told = db.session.execute(sa.select(AccountRow.id, AccountRow.name).where(AccountRow.id.in_(ids)))
    names: dict[UUID | None, str] = {id: name for id, name in told}
    return [Covering(
        r.id, meeting, r.number, tuple(r.passages), r.ground, r.why, r.state, r.covered_sha256, r.proposed_at, r.proposed_by,
        names.get(r.proposed_by, ""), r.decided_at, names.get(r.decided_by, ""), r.reason,
    ) for r in kept]
