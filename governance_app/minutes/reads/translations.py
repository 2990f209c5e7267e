"""Translations of an approved acta."""

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa

from governance_app.access.records import AccountRow
from governance_app.access.rules import Actor, Permission, may
from governance_app.committees import reads as committees
from governance_app.foundation.database import db
from governance_app.meetings import reads as meetings
from governance_app.minutes.reads.frozen import approved, frozen_text
from governance_app.minutes.reads.review import of_the_meeting
from governance_app.minutes.reads.sections import minutes_of
from governance_app.minutes.records import MinutesRow
from governance_app.minutes.records.translations import TranslationPartRow, TranslationRow
from governance_app.minutes.rules import FrozenText, TranslatedPart, Translation, TranslationMissing, binding_of, parts_of
from governance_app.voting import reads as votes
from governance_app.voting.rules import Motion, Outcome


def translations(meeting: UUID) -> tuple[Translation, ...]:
    """Return the translations of a meeting's acta, by language."""
    begun = minutes_of(meeting)
    if begun is None:
        return ()
    query = sa.select(TranslationRow).where(TranslationRow.minutes_id == begun.id).order_by(TranslationRow.language)
    return _translations(meeting, db.session.scalars(query).all())


def translation(id: UUID) -> Translation:
    """Return a translation as the database has it now. Raises TranslationMissing."""
    row = db.session.get(TranslationRow, id, populate_existing=True)
    if row is None:
        raise TranslationMissing()
    meeting = db.session.scalars(sa.select(MinutesRow.meeting_id).where(MinutesRow.id == row.minutes_id)).one()
    return _translations(meeting, [row])[0]


def translation_for(actor: Actor, id: UUID) -> Translation:
    """Return a translation for who sees the body from inside or attended; for others it does not exist (TranslationMissing)."""
    found = translation(id)
    held = meetings.meeting(found.meeting)
    if not (may(actor, Permission.SEE_BODY, committees.scope_of(held.body)) or of_the_meeting(actor, held)):
        raise TranslationMissing()
    return found


def binding_text(meeting: UUID) -> FrozenText:
    """Return the one text of a meeting's acta that binds. Raises NotApproved."""
    finals = [one.final for one in translations(meeting) if one.final]
    return binding_of(approved(meeting)[1], finals)


def decided_later(meeting: UUID) -> tuple[Motion, ...]:
    """Return the motions carried with quorum at later meetings of the body, the newest first: one of them may say which language binds."""
    held = meetings.meeting(meeting)
    ended = held.closed_at
    found = []
    for motion in votes.voted_in_body(held.body):
        result, at = votes.result(motion.id), meetings.meeting(motion.meeting)
        carried = result is not None and result.outcome is Outcome.CARRIED and result.quorum.reached
        if carried and ended is not None and at.id != meeting and (at.opened_at or at.starts_at) >= ended:
            found.append(motion)
    return tuple(found)


def _translations(meeting: UUID, rows: Sequence[TranslationRow]) -> tuple[Translation, ...]:
    return tuple(Translation(
        row.id, meeting, source, row.language, row.translator, row.reviewer, row.started_at, _parts(row.id, source),
        frozen_text(row.final_id) if row.final_id else None,
    ) for row in rows for source in [frozen_text(row.text_id)])


def _parts(translation: UUID, source: FrozenText) -> tuple[TranslatedPart, ...]:
    query = sa.select(TranslationPartRow, AccountRow.name).outerjoin(AccountRow, AccountRow.id == TranslationPartRow.by)
    written = {row.position: (row, name or "") for row, name in db.session.execute(
        query.where(TranslationPartRow.translation_id == translation).execution_options(populate_existing=True))}
    return tuple(
        TranslatedPart(part, written[part.position][0].text, written[part.position][0].at, written[part.position][1])
        if part.position in written else TranslatedPart(part) for part in parts_of(source.text))
