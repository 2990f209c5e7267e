"""A second language beside the approved text: begun, written part by part, declared final; and made binding only by the body's vote."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from governance_app.access.rules import Actor
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.minutes import reads
from governance_app.minutes.actions.review import held_acta
from governance_app.minutes.records.frozen import ActaTextRow
from governance_app.minutes.records.translations import TranslationPartRow, TranslationRow
from governance_app.minutes.rules import (
    BindingDecided,
    DecisionUnfit,
    Translation,
    TranslationBegun,
    TranslationFinalised,
    TranslationMissing,
    assembled,
    check_final,
    check_part,
    check_translator,
    text_digest,
)
from governance_app.record.actions import append, use_case


@use_case("minutes.start_translation")
def start_translation(*, actor: Actor, id: UUID, now: datetime, meeting: UUID, language: str, translator: str | None = None) -> UUID:
    """Begin a translation of an approved acta; it has the id of the request.

    Raises NotApproved, SameLanguage, TranslatorNeeded, TranslationBegun.
    """
    _held, row = held_acta(actor, meeting)
    text = reads.approved(meeting)[1]
    name = check_translator(language, text.language, translator)
    if any(one.language == language for one in reads.translations(meeting)):
        raise TranslationBegun("language")
    db.session.add(TranslationRow(
        id=id, minutes_id=row.id, text_id=text.id, language=language, translator=name, started_at=now, started_by=actor.account))
    db.session.flush()
    return id


@use_case("minutes.translate_part")
def translate_part(
    *, actor: Actor, id: UUID, now: datetime, translation: UUID, position: int, text: str | None = None, seen: str | None = None,
) -> UUID:
    """Write the translation of one part; `seen`: the mark of the text on which it was written.

    Raises TranslationFinal, PartMoved, PartTooLong, TranslationMissing.
    """
    _body, held = _held(actor, translation)
    part = next((one for one in held.parts if one.source.position == position), None)
    if part is None:
        raise TranslationMissing()
    kept = check_part(part.text, seen, text, final=held.final is not None)
    query = sa.select(TranslationPartRow).where(TranslationPartRow.translation_id == translation, TranslationPartRow.position == position)
    row = db.session.scalar(query)
    if row is None:
        db.session.add(TranslationPartRow(id=id, translation_id=translation, position=position, text=kept, at=now, by=actor.account))
    else:
        row.text, row.at, row.by = kept, now, actor.account
    db.session.flush()
    return translation


@use_case("minutes.finish_translation")
def finish_translation(
    *, actor: Actor, id: UUID, now: datetime, translation: UUID, reviewer: str | None = None, motion: UUID | None = None,
) -> UUID:
    """Declare a translation final: its text is frozen. `motion`: the vote by which the body made this language the binding one.

    Raises TranslationFinal, PartsMissing, SpeakerNeeded, BindingDecided, DecisionUnfit.
    """
    body, held = _held(actor, translation)
    name = check_final(held.parts, reviewer, final=held.final is not None)
    if motion is not None:
        _check_binding(held.meeting, motion)
    row = db.session.get_one(TranslationRow, translation)
    text = assembled(held.parts, reads.salt_of(row.minutes_id))
    frozen = ActaTextRow(
        id=new_id(), minutes_id=row.minutes_id, language=row.language, number=1, text=text, sha256=text_digest(text),
        binding=motion is not None, translates_id=row.text_id, frozen_at=now,
    )
    db.session.add(frozen)
    db.session.flush()
    row.reviewer, row.final_id, row.binding_motion_id = name, frozen.id, motion
    db.session.flush()
    append(TranslationFinalised(
        meeting=held.meeting, minutes=row.minutes_id, language=row.language, text_sha256=frozen.sha256, of_sha256=held.source.sha256,
        binding=motion is not None, motion=motion,
    ), now=now, body=body)
    return translation


def _held(actor: Actor, translation: UUID) -> tuple[UUID, Translation]:
    """Return the body and the translation, its meeting held so that other writers wait."""
    held, _row = held_acta(actor, reads.translation(translation).meeting)
    return held.body, reads.translation(translation)


def _check_binding(meeting: UUID, motion: UUID) -> None:
    if reads.binding_text(meeting).translates is not None:
        raise BindingDecided("motion")
    if motion not in {one.id for one in reads.decided_later(meeting)}:
        raise DecisionUnfit("motion")
