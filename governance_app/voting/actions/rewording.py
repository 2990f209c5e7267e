"""Use cases of a motion's words: written anew while it waits, after an amendment, and in other languages."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from governance_app.access.rules import Actor, Permission
from governance_app.foundation.database import db
from governance_app.meetings.rules import Meeting
from governance_app.record.actions import append, use_case
from governance_app.voting import reads
from governance_app.voting.records import MotionRow, MotionTextRow
from governance_app.voting.rules import (
    Motion,
    MotionNeedsText,
    MotionNotDraft,
    MotionReworded,
    MotionState,
    NotAmended,
    TranslationOfItself,
)


@use_case("voting.reword_motion")
def reword_motion(*, actor: Actor, id: UUID, now: datetime, motion: UUID, text: str, because: UUID | None = None) -> UUID:
    """Write the words of a motion anew before its vote; `because`: the approved amendment that asks for it. Earlier words stay.

    Raises MotionNotDraft, MotionNeedsText, NotAmended.
    """
    put, held = reads.motion_for(actor, Permission.RECORD_VOTE, motion)
    reads.hold_motion(motion)
    put = reads.motion(motion)
    if put.state is not MotionState.DRAFT:
        raise MotionNotDraft(state=put.state)
    _need_words(text)
    if because is not None and because not in reads.carried_amendments(motion):
        raise NotAmended(field="because")
    give_words(put, held, text, now, because)
    return motion


def give_words(put: Motion, held: Meeting, text: str, now: datetime, because: UUID | None = None) -> None:
    """Make `text` the words of a motion, and keep the earlier ones as its versions before."""
    version = _version(put.id)
    if version == 1 and db.session.get(MotionTextRow, (put.id, 1, put.language)) is None:
        db.session.add(MotionTextRow(motion_id=put.id, version=1, language=put.language, text=put.text, at=now))
    row = MotionTextRow(motion_id=put.id, version=version + 1, language=put.language, text=text.strip(), because_id=because, at=now)
    db.session.add(row)
    db.session.get_one(MotionRow, put.id).text = text.strip()
    append(MotionReworded(motion=put.id, version=version + 1, because=because), now=now, body=held.body)


@use_case("voting.translate_motion")
def translate_motion(*, actor: Actor, id: UUID, now: datetime, motion: UUID, language: str, text: str) -> UUID:
    """Keep the words of a motion, as they are now, in another language; before the vote they replace an earlier translation.

    Raises MotionNotDraft while it is voted (people read these words), and for a translation that was voted on;
    MotionNeedsText, TranslationOfItself.
    """
    reads.motion_for(actor, Permission.RECORD_VOTE, motion)
    reads.hold_motion(motion)
    put = reads.motion(motion)
    known = db.session.get(MotionTextRow, (motion, _version(motion), language)) is not None
    if put.state in (MotionState.OPEN, MotionState.TIED) or (known and put.state is not MotionState.DRAFT):
        raise MotionNotDraft(state=put.state)
    _need_words(text)
    if language == put.language:
        raise TranslationOfItself(field="language")
    _keep(put, _version(motion), language, text.strip(), now)
    return motion


def _keep(put: Motion, version: int, language: str, text: str, now: datetime) -> None:
    row = db.session.get(MotionTextRow, (put.id, version, language))
    if row is None:
        db.session.add(MotionTextRow(motion_id=put.id, version=version, language=language, text=text, at=now))
    else:
        row.text, row.at = text, now
    db.session.flush()


def _need_words(text: str) -> None:
    if not (text or "").strip():
        raise MotionNeedsText(field="text")


def _version(motion: UUID) -> int:
    return db.session.scalar(sa.select(sa.func.max(MotionTextRow.version)).where(MotionTextRow.motion_id == motion)) or 1
