"""The review on both databases: opened, corrected by who was there, each correction answered once."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import Context
from datetime import date, timedelta
from uuid import uuid4

import pytest
import sqlalchemy as sa

from governance_app.access.rules import VISITOR, Actor, Grant, MayNot, Permission, Role, SignInFirst
from governance_app.committees.rules import ReasonNeeded
from governance_app.foundation.database import db
from governance_app.foundation.errors import GovernanceError
from governance_app.foundation.ids import new_id
from governance_app.meetings import reads as meetings
from governance_app.minutes import actions, reads
from governance_app.minutes.rules import (
    AlreadyAnswered,
    CorrectionMissing,
    CorrectionState,
    DidNotAttend,
    Mended,
    MinutesMissing,
    MinutesState,
    NothingMended,
    NotOfTheMeeting,
    NotYetClosed,
    ReviewOver,
    SectionMissing,
    SectionMoved,
    ToldBy,
    Turn,
    WrongStage,
)
from governance_app.record.records import LeafRow
from tests.support.build_access import an_account
from tests.support.build_attendance import AFTER, does, principal
from tests.support.build_committees import a_person
from tests.support.build_minutes import UNTIL, a_draft, a_finished_meeting, accepts, an_acta_in_review, part, proposes, refuses, writes


def leaves(name):
    return db.session.scalars(sa.select(LeafRow.canonical).where(LeafRow.name == name).order_by(LeafRow.position)).all()


def test_a_review_is_opened_and_taken_back_and_both_are_told(either):
    meeting = an_acta_in_review()
    acta = reads.minutes_of(meeting)
    assert (acta.state, acta.review_until) == (MinutesState.IN_REVIEW, UNTIL)
    with pytest.raises(WrongStage):
        does(actions.open_review, meeting=meeting, until=UNTIL)
    with pytest.raises(ReasonNeeded):
        does(actions.back_to_draft, meeting=meeting, reason=" ")
    does(actions.back_to_draft, meeting=meeting, reason="Falta un punto")
    assert reads.minutes_of(meeting).state is MinutesState.DRAFT
    assert [(t.kind, t.reason, t.until) for t in reads.turns(acta.id)] == [
        (Turn.REVIEW_OPENED, "", UNTIL), (Turn.BACK_TO_DRAFT, "Falta un punto", None)]
    assert len(leaves("minutes.review_opened")) == len(leaves("minutes.back_to_draft")) == 1


def test_no_review_while_the_session_goes_on(either):
    with pytest.raises(NotYetClosed):
        does(actions.open_review, meeting=a_draft(), until=UNTIL)


def test_an_accepted_correction_changes_the_text_with_its_answer(either):
    meeting = an_acta_in_review()
    writes(part(meeting).id, "Se habló del río.")
    one = proposes(meeting, quoted="Se habló del río.", instead="Se habló del río Pastaza.", why="Hay dos ríos")
    accepts(one)
    found = reads.correction(one)
    assert part(meeting).text == "Se habló del río Pastaza."
    assert (found.state, found.mended, found.revision) == (CorrectionState.ACCEPTED, Mended.WORDS, part(meeting).revision)
    assert (found.by_name, found.told_by, found.number) == ("Principal 3", ToldBy.IN_THE_ROOM, 1)


def test_a_refused_one_says_why_and_changes_nothing(either):
    meeting = an_acta_in_review()
    before = part(meeting)
    one = proposes(meeting)
    refuses(one, "Así se dijo.")
    assert (reads.correction(one).state, reads.correction(one).answer) == (CorrectionState.REFUSED, "Así se dijo.")
    assert part(meeting).revision == before.revision
    with pytest.raises(AlreadyAnswered):
        accepts(one, "Otra cosa")
    assert part(meeting).revision == before.revision


def test_what_the_record_says_is_mended_in_the_record(either):
    meeting = an_acta_in_review()
    one = proposes(meeting, section=None, instead="Rosa llegó a las diez.")
    does(actions.answer_correction, correction=one, state=CorrectionState.IN_PART, mended=Mended.ATTENDANCE, answer="Llegó diez y cuarto")
    assert (reads.correction(one).mended, reads.correction(one).section) == (Mended.ATTENDANCE, None)


def test_the_answer_and_the_text_are_one(either):
    """A text that is as before, or that moved meanwhile, answers nothing."""
    meeting = an_acta_in_review()
    first = writes(part(meeting).id, "Uno.")
    one = proposes(meeting)
    with pytest.raises(NothingMended):
        accepts(one, "Uno.")
    writes(part(meeting).id, "Dos.", base=first)
    with pytest.raises(SectionMoved):
        does(actions.answer_correction, correction=one, state=CorrectionState.ACCEPTED, mended=Mended.WORDS, base=first, text="Tres.")
    assert (reads.correction(one).state, part(meeting).text) == (CorrectionState.OPEN, "Dos.")
    assert leaves("minutes.correction_answered") == []


def test_who_proposes(either):
    """A member of the body, or a person with an account who attended; nobody else; and nobody after the last day but the keeper."""
    meeting = an_acta_in_review()
    body = meetings.meeting(meeting).body
    given = {"meeting": meeting, "instead": "Falta algo", "now": AFTER}
    with pytest.raises(SignInFirst):
        actions.propose_correction(actor=VISITOR, id=new_id(), **given)
    for stranger in (an_account(Role.READER, body), an_account(Role.MEMBER, uuid_of_another(meeting)), an_account(person=a_person("Otra"))):
        with pytest.raises(NotOfTheMeeting):
            actions.propose_correction(actor=stranger, id=new_id(), **given)
    came = an_account(person=principal(meeting, 3))
    own = actions.propose_correction(actor=came, id=new_id(), **given).subject
    assert (reads.correction(own).by_name, reads.correction(own).told_by) == ("Principal 4", ToldBy.OWN_HAND)
    member = an_account(Role.MEMBER, body)
    assert reads.correction(actions.propose_correction(actor=member, id=new_id(), **given).subject).number == 2
    late = {**given, "now": AFTER + timedelta(days=20)}
    with pytest.raises(ReviewOver):
        actions.propose_correction(actor=came, id=new_id(), **late)
    assert reads.correction(proposes(meeting, now=late["now"])).number == 3


def uuid_of_another(meeting):
    return meetings.meeting(a_finished_meeting()).body


def test_what_cannot_be_proposed(either):
    meeting, other = an_acta_in_review(), a_finished_meeting()
    with pytest.raises(DidNotAttend):
        proposes(meeting, person=a_person("No vino"))
    with pytest.raises(SectionMissing):
        proposes(meeting, section=part(other).id)
    with pytest.raises(WrongStage):
        proposes(other)
    with pytest.raises(CorrectionMissing):
        refuses(uuid4())
    does(actions.back_to_draft, meeting=meeting, reason="Falta un punto")
    with pytest.raises(WrongStage):
        proposes(meeting)


def test_who_opens_and_answers(either):
    meeting = an_acta_in_review()
    body = meetings.meeting(meeting).body
    one = proposes(meeting)
    for grant in (Grant(Role.MEMBER, body), Grant(Role.PRESIDENT, body), Grant(Role.SECRETARY, uuid4())):
        actor = Actor(account=uuid4(), grants=(grant,))
        with pytest.raises(MayNot):
            actions.answer_correction(actor=actor, id=new_id(), now=AFTER, correction=one, state=CorrectionState.REFUSED, answer="No")
        with pytest.raises(MayNot):
            actions.back_to_draft(actor=actor, id=new_id(), now=AFTER, meeting=meeting, reason="x")
    stranger = Actor(account=uuid4(), grants=(Grant(Role.SECRETARY, uuid4()),))
    with pytest.raises(CorrectionMissing):
        reads.correction_for(stranger, Permission.DRAFT_MINUTES, one)
    with pytest.raises(MinutesMissing):
        reads.to_review(stranger, meeting)


def test_two_answers_at_once_leave_one(either):
    meeting = an_acta_in_review()
    one = proposes(meeting)
    db.session.remove()

    def answer(n):
        with either.app_context():
            try:
                refuses(one, f"Respuesta {n}")
            except GovernanceError as error:
                return type(error)
            finally:
                db.session.remove()
            return None

    with ThreadPoolExecutor(4) as hands:
        said = list(hands.map(lambda n: Context().run(answer, n), range(4)))
    assert sorted(str(s) for s in said) == sorted([str(None), *[str(AlreadyAnswered)] * 3])
    assert len(leaves("minutes.correction_answered")) == 1


def test_no_word_of_a_correction_is_in_the_record(either):
    meeting = an_acta_in_review(date(2026, 4, 1))
    one = proposes(meeting, quoted="SECRETO uno", instead="SECRETO dos", why="SECRETO tres")
    refuses(one, "SECRETO cuatro")
    told = [*leaves("minutes.correction_proposed"), *leaves("minutes.correction_answered")]
    assert len(told) == 2
    assert not any("SECRETO" in leaf or "Principal" in leaf for leaf in told)
