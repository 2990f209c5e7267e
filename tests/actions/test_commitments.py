"""Commitments on both databases: promised, reported, moved, done, opened again, carried into the next agenda."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import Context
from datetime import timedelta
from uuid import uuid4

import pytest

from governance_app.access.rules import VISITOR, Actor, Grant, MayNot, Role, SignInFirst
from governance_app.commitments import actions, reads
from governance_app.commitments.rules import (
    CommitmentMissing,
    CommitmentState,
    DayImpossible,
    DueDateImpossible,
    EvidenceMissing,
    Progress,
    PromiseMissing,
    StepImpossible,
)
from governance_app.decisions.rules import DecisionMissing
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.meetings import actions as meetings
from governance_app.meetings import reads as meeting_reads
from governance_app.meetings.rules import ItemMissing, MeetingKind, NotSitting
from governance_app.organisations.actions import rename_organisation
from governance_app.record import reads as record
from tests.support.build_attendance import AFTER, a_convened_meeting, an_open_meeting, does
from tests.support.build_committees import a_person, an_organisation
from tests.support.build_decisions import MET, a_commitment, a_decision


def test_a_promise_is_numbered_and_bears_the_name_of_its_day(either):
    organisation = an_organisation("Asociación Yaku")
    meeting = an_open_meeting()
    made = a_commitment(meeting, organisation=organisation, person=a_person("Rosa Tsamaraint"), place="Chuwitayo")
    does(rename_organisation, organisation=organisation, name="Asociación Sacha", from_day=MET + timedelta(days=1))
    found = reads.commitment(made)
    assert (found.code, found.organisation_name, found.person_name) == ("COMPROMISO 001-CGCPP-2026", "Asociación Yaku", "Rosa Tsamaraint")
    assert (found.state, [s.kind for s in found.steps], found.made_on) == (CommitmentState.OPEN, [Progress.MADE], MET)


def test_what_cannot_be_promised(either):
    meeting = an_open_meeting()
    with pytest.raises(DueDateImpossible):
        a_commitment(meeting, days=-1)
    with pytest.raises(PromiseMissing):
        a_commitment(meeting, days=1, text=" ")
    assert reads.commitment(a_commitment(meeting, days=0)).number == 1


def test_nobody_promised_anything_in_a_meeting_that_was_never_opened(either):
    with pytest.raises(NotSitting):
        a_commitment(a_convened_meeting())


def test_the_whole_way_of_a_commitment(either):
    known = a_commitment(an_open_meeting())
    does(actions.report_progress, commitment=known, on=MET, text="La mitad")
    does(actions.extend, commitment=known, due_on=MET + timedelta(days=60), reason="Creció el río")
    with pytest.raises(DueDateImpossible):
        does(actions.extend, commitment=known, due_on=MET + timedelta(days=60), reason="Otra vez")
    with pytest.raises(EvidenceMissing):
        does(actions.close_commitment, commitment=known, on=MET, evidence=" ")
    does(actions.close_commitment, commitment=known, on=MET, evidence="Foto en la casa comunal")
    with pytest.raises(StepImpossible):
        does(actions.report_progress, commitment=known, on=MET, text="Más")
    does(actions.reopen_commitment, commitment=known, reason="El puente se cayó")
    with pytest.raises(StepImpossible):
        does(actions.reopen_commitment, commitment=known, reason="x")
    does(actions.cancel_commitment, commitment=known, reason="Lo hace el cantón")
    found = reads.commitment(known)
    assert [s.kind for s in found.steps] == [
        Progress.MADE, Progress.PROGRESS, Progress.EXTENDED, Progress.DONE, Progress.REOPENED, Progress.CANCELLED,
    ]
    assert (found.state, found.due_on) == (CommitmentState.CANCELLED, MET + timedelta(days=60))


@pytest.mark.parametrize(("action", "given"), [
    (actions.report_progress, {"on": MET, "text": ""}), (actions.extend, {"due_on": MET + timedelta(days=90), "reason": " "}),
    (actions.cancel_commitment, {"reason": ""}), (actions.reopen_commitment, {"reason": ""}),
])
def test_every_step_is_said_in_words(app, action, given):
    with pytest.raises(PromiseMissing):
        does(action, commitment=a_commitment(an_open_meeting()), **given)


def test_overdue_first_and_only_when_the_day_is_past(either):
    meeting = an_open_meeting()
    body = meeting_reads.meeting(meeting).body
    late, due, done = (a_commitment(meeting, days=days) for days in (5, 10, 1))
    does(actions.close_commitment, commitment=done, on=MET, evidence="Foto")
    on = MET + timedelta(days=10)
    assert [c.id for c in reads.of_bodies([body], on=on).commitments] == [late, due, done]
    assert [c.id for c in reads.of_bodies([body], on=on, overdue=True).commitments] == [late]
    assert [c.id for c in reads.of_bodies([body], on=on + timedelta(days=1), overdue=True).commitments] == [late, due]
    assert [c.id for c in reads.of_bodies([body], on=on, state=CommitmentState.DONE).commitments] == [done]
    assert reads.of_bodies([uuid4()], on=on).total == 0


def test_the_public_reads_the_organisation_and_never_the_person(either):
    meeting = an_open_meeting()
    a_commitment(meeting, person=a_person("Rosa Tsamaraint"))
    a_commitment(meeting, days=31, decision=a_decision(meeting))
    (shown,) = reads.public_commitments(on=MET).commitments
    assert (shown.person, shown.person_name) == (None, "")
    assert shown.organisation_name


def test_what_is_still_to_be_done_enters_the_next_agenda_once(either):
    meeting = an_open_meeting()
    body = meeting_reads.meeting(meeting).body
    living, done = a_commitment(meeting, text="T" * 400), a_commitment(meeting, days=3)
    does(actions.close_commitment, commitment=done, on=MET, evidence="Foto")
    starts = AFTER + timedelta(days=30)
    following = does(meetings.plan_meeting, body=body, kind=MeetingKind.ORDINARY, starts_at=starts, place="Casa comunal")
    for _twice in range(2):
        does(actions.carry_into_agenda, meeting=following)
    carried = meeting_reads.agenda(following)
    assert [i.commitment for i in carried] == [living]
    assert len(carried[0].title) == 300


def test_eight_hands_at_once_promise_without_gap(either):
    meeting, organisation = an_open_meeting(), an_organisation("Asociación Yaku")
    db.session.remove()

    def promise(_n):
        with either.app_context():
            try:
                return reads.commitment(a_commitment(meeting, organisation=organisation)).number
            finally:
                db.session.remove()

    with ThreadPoolExecutor(8) as hands:
        assert sorted(hands.map(lambda n: Context().run(promise, n), range(8))) == list(range(1, 9))
    assert record.broken_at() is None


def test_two_ends_at_once_leave_one(either):
    """Done and given up at the same time: one of them is refused, never both kept."""
    known = a_commitment(an_open_meeting())
    db.session.remove()

    def end(n):
        with either.app_context():
            try:
                if n:
                    does(actions.close_commitment, commitment=known, on=MET, evidence="Foto")
                else:
                    does(actions.cancel_commitment, commitment=known, reason="No se pudo")
                return True
            except StepImpossible:
                return False
            finally:
                db.session.remove()

    with ThreadPoolExecutor(2) as hands:
        assert sorted(hands.map(lambda n: Context().run(end, n), range(2))) == [False, True]
    assert len(reads.commitment(known).steps) == 2


def test_who_may(either):
    meeting = an_open_meeting()
    body, known = meeting_reads.meeting(meeting).body, a_commitment(meeting)
    member = Actor(account=uuid4(), grants=(Grant(Role.MEMBER, body),))
    stranger = Actor(account=uuid4(), grants=(Grant(Role.SECRETARY, uuid4()),))
    given = {"now": AFTER, "commitment": known}
    with pytest.raises(SignInFirst):
        actions.cancel_commitment(actor=VISITOR, id=new_id(), reason="x", **given)
    for actor in (member, stranger):
        with pytest.raises(MayNot):
            actions.cancel_commitment(actor=actor, id=new_id(), reason="x", **given)
    actions.report_progress(actor=member, id=new_id(), on=MET, text="La mitad", **given)
    assert reads.commitment_for(member, known).state is CommitmentState.IN_PROGRESS
    with pytest.raises(CommitmentMissing):
        reads.commitment_for(stranger, known)


def test_a_promise_comes_from_its_own_meeting_and_committee(either):
    meeting, elsewhere = an_open_meeting(), an_open_meeting()
    with pytest.raises(ItemMissing):
        a_commitment(meeting, item=meeting_reads.agenda(elsewhere)[0].id)
    with pytest.raises(ItemMissing):
        a_decision(meeting, item=meeting_reads.agenda(elsewhere)[0].id)
    with pytest.raises(DecisionMissing):
        a_commitment(meeting, decision=a_decision(elsewhere))


@pytest.mark.parametrize("days", [-1, 1_000])
def test_progress_lies_between_the_promise_and_today(app, days):
    known = a_commitment(an_open_meeting())
    with pytest.raises(DayImpossible):
        does(actions.report_progress, commitment=known, on=MET + timedelta(days=days), text="La mitad")
    with pytest.raises(DayImpossible):
        does(actions.close_commitment, commitment=known, on=MET + timedelta(days=days), evidence="Foto")
