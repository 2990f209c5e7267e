"""Cover passages of an approved acta: proposed by who keeps it, approved by who presides; the approved text itself stays as it is."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from governance_app.access.rules import Actor, Permission, require
from governance_app.attachments.actions import reserve
from governance_app.attachments.rules import SubjectKind
from governance_app.attendance.reads import hold_meeting
from governance_app.committees import reads as committees
from governance_app.committees.rules import need_reason
from governance_app.foundation.database import db
from governance_app.meetings import reads as meetings
from governance_app.minutes import reads
from governance_app.minutes.actions.review import held_acta
from governance_app.minutes.records.covering import CoveringRow
from governance_app.minutes.records.signing import SignatureRow, SigningCopyRow
from governance_app.minutes.rules import check_second, text_digest
from governance_app.minutes.rules.covering import (
    Covering,
    CoveringState,
    OwnCovering,
    check_covers,
    check_undecided_covering,
    passages_of,
)
from governance_app.minutes.rules.events import PassagesCovered
from governance_app.people.rules import LegalGround
from governance_app.record.actions import append, use_case


@use_case("minutes.propose_covering")
def propose_covering(
    *, actor: Actor, id: UUID, now: datetime, meeting: UUID, passages: str | None, ground: LegalGround, why: str | None,
) -> UUID:
    """Propose to cover passages (one a line) of an approved acta; it has the id of the request.

    Raises NotApproved, NothingToCover, PassageUnfit, PassageNotFound, PassageAcrossParts, ReasonNeeded.
    """
    _held, row = held_acta(actor, meeting)
    text, wanted = reads.approved(meeting)[1], passages_of(passages)
    check_covers(text.text, wanted, reads.covered_text(meeting, wanted))
    db.session.add(CoveringRow(
        id=id, minutes_id=row.id, text_id=text.id, passages=list(wanted), ground=ground, why=need_reason(why or ""), proposed_at=now,
        proposed_by=actor.account,
    ))
    db.session.flush()
    return id


@use_case("minutes.approve_covering")
def approve_covering(*, actor: Actor, id: UUID, now: datetime, covering: UUID) -> UUID:
    """Approve a covering as who presides: another account than the one that proposed it. The covered version takes its place at once.

    Signed copies and scans of the acta are handed out to who keeps files only. Raises MayNot, OwnCovering, CoveringDecided.
    """
    asked = reads.covering(covering)
    held = meetings.meeting(asked.meeting)
    require(actor, Permission.APPROVE_ERRATUM, committees.scope_of(held.body))
    check_second(asked.proposed_by, actor.account, OwnCovering)
    hold_meeting(asked.meeting)
    row = _undecided(covering)
    last = db.session.scalar(sa.select(sa.func.max(CoveringRow.number)).where(CoveringRow.minutes_id == row.minutes_id)) or 0
    passages = _all_covered(asked, row.minutes_id)
    digest = text_digest(reads.covered_text(asked.meeting, passages))
    row.number, row.state, row.decided_at, row.decided_by, row.covered_sha256 = last + 1, CoveringState.APPROVED, now, actor.account, digest
    db.session.flush()
    _reserve_proofs(row.minutes_id)
    append(PassagesCovered(
        meeting=asked.meeting, minutes=row.minutes_id, covering=last + 1, text_sha256=reads.approved(asked.meeting)[1].sha256,
        covered_sha256=digest, ground=row.ground, passages=len(passages) - 1,
    ), now=now, body=held.body)
    return covering


@use_case("minutes.drop_covering")
def drop_covering(*, actor: Actor, id: UUID, now: datetime, covering: UUID, reason: str) -> UUID:
    """Drop a proposed covering, with a reason; its passages are not kept. Raises CoveringDecided, ReasonNeeded."""
    asked = reads.covering(covering)
    held_acta(actor, asked.meeting)
    row = _undecided(covering)
    row.state, row.decided_at, row.decided_by, row.reason = CoveringState.DROPPED, now, actor.account, need_reason(reason)
    row.passages = []
    db.session.flush()
    return covering


def _undecided(covering: UUID) -> CoveringRow:
    row = db.session.get_one(CoveringRow, covering, populate_existing=True)
    check_undecided_covering(row.state)
    return row


def _all_covered(asked: Covering, minutes: UUID) -> tuple[str, ...]:
    """Return what is covered from now on: what was before, what was asked, and the salt."""
    salt = reads.salt_of(minutes)
    before = (one for one in reads.passages_covered(asked.meeting) if one != salt)
    return (*dict.fromkeys((*before, *asked.passages)), salt)


def _reserve_proofs(minutes: UUID) -> None:
    signatures = db.session.scalars(sa.select(SignatureRow.id).where(SignatureRow.minutes_id == minutes))
    copies = db.session.scalars(sa.select(SigningCopyRow.attachment_id).where(SigningCopyRow.minutes_id == minutes))
    reserve(SubjectKind.SIGNATURE, signatures, copies)
    reserve(SubjectKind.MINUTES, (minutes,))
