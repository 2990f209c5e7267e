"""In which form the notice says that a point is voted: kept with the point and with what was sent, on both databases."""

from datetime import timedelta

import pytest

from governance_app.committees.rules import ReasonNeeded
from governance_app.meetings import actions, reads
from governance_app.meetings.rules import Direction, FormSaid, ItemKind, MeetingMode, NamedForm
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
    assert reads.named_forms(meeting.id)[chosen] == FormSaid(True, NamedForm.PAPER, NamedForm.SHOW_OF_HANDS, "Lo pidió la asamblea")
    act(actions.postpone, meeting=meeting.id, starts_at=STARTS + timedelta(days=7), reason="Creció el río")
    assert reads.convocations(meeting.id)[1].forms == {point.label: NamedForm.SHOW_OF_HANDS}
    assert reads.named_forms(meeting.id)[chosen] == FormSaid(True, NamedForm.SHOW_OF_HANDS, NamedForm.SHOW_OF_HANDS)


def test_what_the_notice_said_stays_with_its_point_whatever_the_agenda_does_afterwards(either: object) -> None:
    meeting = a_meeting(a_body(seats=1), convened=False, template=None)
    first, second = (
        act(actions.add_item, meeting=meeting.id, title=title, named_form=form).subject
        for title, form in (("Sanción", NamedForm.PAPER), ("Plan", None)))
    assert reads.named_forms(meeting.id)[first] == FormSaid(False, None, NamedForm.PAPER)  # nobody was told yet
    act(actions.convene, meeting=meeting.id, now=CALLED)
    act(actions.move_item, item=second, direction=Direction.UP, reason="Viene quien lo presenta")
    assert reads.named_forms(meeting.id) == {
        first: FormSaid(True, NamedForm.PAPER, NamedForm.PAPER), second: FormSaid(True, None, None)}
    for item, title, form, why in (
        (second, "Plan", NamedForm.ROLL_CALL, "Lo pidieron tres"), (second, "Plan de pesca", NamedForm.ROLL_CALL, "Se precisa"),
        (first, "Sanción", None, "No habrá votación"),
    ):
        act(actions.change_item, item=item, title=title, kind=ItemKind.DISCUSSION, named_form=form, reason=why)
    added = act(actions.add_item, meeting=meeting.id, title="Local", named_form=NamedForm.SHOW_OF_HANDS, reason="Urge").subject
    assert reads.named_forms(meeting.id) == {
        first: FormSaid(True, NamedForm.PAPER, None, "No habrá votación"),
        second: FormSaid(True, None, NamedForm.ROLL_CALL, "Lo pidieron tres"),  # the reason of the form, not of the title
        added: FormSaid(True, None, NamedForm.SHOW_OF_HANDS, "Urge")}


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
