"""What is frozen of an acta: texts put to the vote, the one approved, and what is printed of it."""

from dataclasses import replace
from uuid import UUID

import sqlalchemy as sa

from governance_app.documents.shapes import Acta
from governance_app.foundation.database import db
from governance_app.meetings import reads as meetings
from governance_app.meetings.records import AgendaItemRow, MeetingRow
from governance_app.meetings.rules import AgendaItem, ItemKind, Meeting
from governance_app.minutes.reads.sections import minutes_of
from governance_app.minutes.reads.shapes import shape_from_text
from governance_app.minutes.records.frozen import ActaTextRow, ApprovalRow, ErratumRow, PresentationRow
from governance_app.minutes.records.translations import TranslationRow
from governance_app.minutes.rules import Approval, ErratumState, FrozenText, NotApproved, NotPresented, Presentation
from governance_app.minutes.rules.frozen import OVER


def frozen_text(id: UUID) -> FrozenText:
    """Return a frozen text. Raises NotPresented."""
    row = db.session.get(ActaTextRow, id)
    if row is None:
        raise NotPresented()
    return FrozenText(
        row.id, row.minutes_id, row.language, row.number, row.text, row.sha256, row.shape_sha256, row.binding, row.frozen_at,
        row.translates_id,
    )


def frozen_shape(text: UUID) -> Acta:
    """Return what is printed of a frozen text, as it was when it was frozen. Raises NotPresented."""
    kept = db.session.scalar(sa.select(ActaTextRow.shape).where(ActaTextRow.id == text))
    if not kept:
        raise NotPresented()
    return shape_from_text(kept)


def presentations(minutes: UUID) -> tuple[Presentation, ...]:
    """Return how often an acta was put to the vote, the first time first."""
    query = sa.select(PresentationRow).where(PresentationRow.minutes_id == minutes).order_by(PresentationRow.number)
    rows = db.session.scalars(query.execution_options(populate_existing=True))
    return tuple(Presentation(
        r.id, r.minutes_id, r.number, r.text_id, r.meeting_id, r.item_id, r.motion_id, r.at_closing, r.presented_at) for r in rows)


def presentation(minutes: UUID) -> Presentation:
    """Return the last presentation of an acta. Raises NotPresented."""
    found = presentations(minutes)
    if not found:
        raise NotPresented()
    return found[-1]


def approval(meeting: UUID) -> Approval | None:
    """Return by what the acta of a meeting was approved; None while it is not."""
    begun = minutes_of(meeting)
    row = db.session.get(ApprovalRow, begun.id) if begun else None
    if row is None:
        return None
    return Approval(
        row.minutes_id, row.presentation_id, row.text_id, row.meeting_id, row.motion_id, row.at_closing, row.code, row.figures,
        row.annexes_sha256, row.approved_at,
    )


def stands_on(motion: UUID) -> str | None:
    """Return the number of the acta that a motion approved, or of which it approved an erratum or a binding translation; None for none."""
    by_erratum = sa.select(ErratumRow.minutes_id).where(ErratumRow.motion_id == motion, ErratumRow.state == ErratumState.APPROVED)
    by_translation = sa.select(TranslationRow.minutes_id).where(TranslationRow.binding_motion_id == motion)
    found = sa.or_(ApprovalRow.motion_id == motion, ApprovalRow.minutes_id.in_(by_erratum), ApprovalRow.minutes_id.in_(by_translation))
    return db.session.scalar(sa.select(ApprovalRow.code).where(found))


def approved(meeting: UUID) -> tuple[Approval, FrozenText]:
    """Return the approval of a meeting's acta and the text that was approved. Raises NotApproved."""
    found = approval(meeting)
    if found is None:
        raise NotApproved()
    return found, frozen_text(found.text)


def candidate(meeting: UUID) -> tuple[Presentation, FrozenText]:
    """Return the text of a meeting's acta that was put to the vote last. Raises NotPresented."""
    begun = minutes_of(meeting)
    if begun is None:
        raise NotPresented()
    found = presentation(begun.id)
    return found, frozen_text(found.text)


def candidate_shape(meeting: UUID, mark: str) -> Acta:
    """Return what is printed of the text put to the vote last, with a word across the page: it is not approved."""
    shape = frozen_shape(candidate(meeting)[1].id)
    return replace(shape, paper=replace(shape.paper, draft=mark))


def points_for_minutes(meeting: UUID) -> tuple[tuple[Meeting, tuple[AgendaItem, ...]], ...]:
    """Return the later meetings of the body that are not over, with their points for minutes; and the meeting itself while it is open."""
    held = meetings.meeting(meeting)
    later = sa.or_(MeetingRow.starts_at > held.starts_at, MeetingRow.id == meeting)
    query = sa.select(MeetingRow.id).where(MeetingRow.body_id == held.body, MeetingRow.state.not_in(OVER), later)
    found = []
    for id in db.session.scalars(query.order_by(MeetingRow.starts_at)):
        found.append((meetings.meeting(id), tuple(i for i in meetings.agenda(id) if i.kind is ItemKind.MINUTES)))
    return tuple(found)


def meeting_of_point(item: UUID) -> UUID | None:
    """Return the meeting on whose agenda a point stands."""
    return db.session.scalar(sa.select(AgendaItemRow.meeting_id).where(AgendaItemRow.id == item))
