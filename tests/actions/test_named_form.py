"""In which form the notice says that a point is voted: kept with the point and with what was sent, on both databases."""

from datetime import timedelta

import pytest

from governance_app.committees.rules import ReasonNeeded
from governance_app.meetings import actions, reads
from governance_app.meetings.rules import MeetingMode, NamedForm
from tests.support.build_committees import a_body
from tests.support.build_correspondence import BY_LETTER
from tests.support.build_meetings import CALLED, STARTS, a_closed_meeting, a_meeting, act


def test_what_was_sent_keeps_the_form_that_it_named(either: object) -> None:
    meeting = a_meeting(a_body(seats=1), convened=False)
    chosen = act(actions.add_item, meeting=meeting.id, title="Elección de la directiva", named_form=NamedForm.PAPER).subject
    act(actions.convene, meeting=meeting.id, now=CALLED)
    point = next(p for p in reads.agenda(meeting.id) if p.id == chosen)
    assert point.named_form is NamedForm.PAPER
    assert {p.named_form for p in reads.public_agenda(meeting.id)} == {None, NamedForm.PAPER}
    [sent] = reads.convocations(meeting.id)
    assert sent.forms == {point.label: NamedForm.PAPER}
    same = {"item": chosen, "title": point.title, "kind": point.kind}
    with pytest.raises(ReasonNeeded):  # people were told of another form
        act(actions.change_item, named_form=NamedForm.SHOW_OF_HANDS, **same)
    act(actions.change_item, named_form=NamedForm.SHOW_OF_HANDS, reason="Lo pidió la asamblea", **same)
    assert reads.convocations(meeting.id)[0].forms == {point.label: NamedForm.PAPER}
    act(actions.postpone, meeting=meeting.id, starts_at=STARTS + timedelta(days=7), reason="Creció el río")
    assert reads.convocations(meeting.id)[1].forms == {point.label: NamedForm.SHOW_OF_HANDS}


def test_a_meeting_by_correspondence_names_no_other_form(either: object) -> None:
    meeting = a_meeting(a_body(1, BY_LETTER), convened=False, mode=MeetingMode.CORRESPONDENCE)
    act(actions.add_item, meeting=meeting.id, title="Plan", named_form=NamedForm.SHOW_OF_HANDS)
    act(actions.convene, meeting=meeting.id, now=CALLED)
    assert reads.convocations(meeting.id)[0].forms == {}


def test_an_agenda_to_start_from_and_a_point_put_off_keep_their_form(either: object) -> None:
    body = a_body(seats=2)
    first = a_meeting(body, convened=False, template=None)
    act(actions.add_item, meeting=first.id, title="Elección", named_form=NamedForm.SEALED)
    key = str(act(actions.keep_template, meeting=first.id, name="Asamblea electoral").subject)
    act(actions.cancel_meeting, meeting=first.id, reason="Paro")
    second = a_closed_meeting(body, template=key, deferred=("1",))
    assert [p.named_form for p in reads.agenda(second.id)] == [NamedForm.SEALED]
    third = a_meeting(body, convened=False, template=None, starts_at=STARTS + timedelta(days=30))
    act(actions.carry_over_points, meeting=third.id)
    assert [p.named_form for p in reads.agenda(third.id)] == [NamedForm.SEALED]
