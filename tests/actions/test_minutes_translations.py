"""Translations on both databases: begun, written, final with a digest of their own, and binding only by the body's vote."""

from hashlib import sha256
from uuid import uuid4

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from governance_app.access.rules import Actor, Grant, MayNot, Role
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.meetings import reads as meetings
from governance_app.minutes import actions, reads
from governance_app.minutes.rules import (
    BindingDecided,
    DecisionUnfit,
    NotApproved,
    PartMoved,
    PartsMissing,
    SpeakerNeeded,
    TranslationBegun,
    TranslationFinal,
    TranslationMissing,
)
from governance_app.voting import reads as votes
from tests.actions.test_minutes_review import leaves
from tests.support.build_attendance import does
from tests.support.build_minutes import THEN, a_finished_meeting, an_approved_acta


def a_translation(meeting, language="qu", *, whole=False):
    one = does(actions.start_translation, THEN, meeting=meeting, language=language, translator="Rosa Andi")
    for part in reads.translation(one).parts if whole else ():
        translates(one, part, f"[{part.source.position}] traducido")
    return one


def translates(one, part, text, seen=None):
    given = {"translation": one, "position": part.source.position, "text": text, "seen": part.seen if seen is None else seen}
    does(actions.translate_part, THEN, **given)


def finishes(one, **given):
    does(actions.finish_translation, THEN, translation=one, **{"reviewer": "Juan Grefa", **given})


def test_written_part_by_part_and_frozen_when_final(either):
    meeting = an_approved_acta()
    approved = reads.approved(meeting)[1]
    one = a_translation(meeting)
    with pytest.raises(PartsMissing):
        finishes(one)
    for part in reads.translation(one).parts:
        translates(one, part, f"[{part.source.position}] traducido")
    with pytest.raises(SpeakerNeeded):
        finishes(one, reviewer=" ")
    finishes(one)
    found = reads.translation(one)
    assert found.final.sha256 == sha256(found.final.text.encode()).hexdigest()
    assert found.final.text.count(reads.salt_of(reads.minutes_of(meeting).id)) == 1  # so that nobody tries names against this digest
    assert (found.final.translates, found.final.binding, found.reviewer) == (approved.id, False, "Juan Grefa")
    assert "".join(part.source.text for part in found.parts) == approved.text
    (leaf,) = leaves("minutes.translation_final")
    assert found.final.sha256 in leaf
    assert approved.sha256 in leaf
    assert "Andi" not in leaf
    with pytest.raises(TranslationFinal):
        translates(one, found.parts[0], "Otra cosa")
    with pytest.raises(TranslationFinal):
        finishes(one)
    with pytest.raises(DatabaseError, match="never changes"):
        db.session.execute(sa.text("UPDATE acta_text SET text = 'x' WHERE translates_id IS NOT NULL"))
    db.session.rollback()
    assert reads.binding_text(meeting) == approved == reads.approved(meeting)[1]


def test_two_hands_in_one_part(either):
    meeting = an_approved_acta()
    one = a_translation(meeting)
    part = reads.translation(one).parts[0]
    translates(one, part, "Uno")
    with pytest.raises(PartMoved):
        translates(one, part, "Dos")
    assert reads.translation(one).parts[0].text == "Uno"
    translates(one, reads.translation(one).parts[0], "Uno y dos")
    assert reads.translation(one).parts[0].text == "Uno y dos"


def test_one_translation_into_each_language_of_an_approved_acta(either):
    meeting = an_approved_acta()
    a_translation(meeting)
    with pytest.raises(TranslationBegun):
        a_translation(meeting)
    with pytest.raises(NotApproved):
        a_translation(a_finished_meeting())
    with pytest.raises(TranslationMissing):
        does(actions.translate_part, THEN, translation=reads.translations(meeting)[0].id, position=99, text="x", seen="")


def test_another_language_binds_only_by_a_carried_motion_of_a_later_meeting_and_only_one(either):
    meeting = an_approved_acta()
    kichwa, shuar = a_translation(meeting, "qu", whole=True), a_translation(meeting, "jiv", whole=True)
    of_the_meeting_itself = votes.motions(meeting)[0].id
    for motion in (of_the_meeting_itself, uuid4()):
        with pytest.raises(DecisionUnfit):
            finishes(kichwa, motion=motion)
    (decided,) = reads.decided_later(meeting)
    finishes(kichwa, motion=decided.id)
    assert reads.binding_text(meeting) == reads.translation(kichwa).final
    with pytest.raises(BindingDecided):
        finishes(shuar, motion=decided.id)
    finishes(shuar)
    assert [one.final.binding for one in reads.translations(meeting)] == [False, True]


def test_who_translates(either):
    meeting = an_approved_acta()
    member = Actor(account=uuid4(), grants=(Grant(Role.MEMBER, meetings.meeting(meeting).body),))
    with pytest.raises(MayNot):
        actions.start_translation(actor=member, id=new_id(), now=THEN, meeting=meeting, language="qu", translator="Rosa")
    one = a_translation(meeting)
    with pytest.raises(MayNot):
        actions.finish_translation(actor=member, id=new_id(), now=THEN, translation=one, reviewer="Rosa")
    stranger = Actor(account=uuid4(), grants=(Grant(Role.SECRETARY, uuid4()),))
    with pytest.raises(TranslationMissing):
        reads.translation_for(stranger, one)
