"""Builders: meetings with decisions, commitments and minutes, made through the real actions."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from governance_app.access.rules import SYSTEM, Actor
from governance_app.attendance import actions as attendance
from governance_app.attendance.rules import Capacity
from governance_app.foundation.ids import new_id
from governance_app.meetings import actions as meetings
from governance_app.meetings import reads as meetings_now
from governance_app.meetings.reads import agenda
from governance_app.meetings.rules import ItemKind, MeetingKind, unsettled
from governance_app.minutes import actions, reads
from governance_app.minutes.rules import CorrectionState, Mended, Section, ToldBy, suggested
from governance_app.voting import actions as voting
from governance_app.voting.rules import Choice, Form
from tests.support.build_attendance import AFTER, STARTS, an_open_meeting, does, principal, seats_of
from tests.support.build_decisions import a_carried_motion
from tests.support.build_voting import voters_of
from tests.support.remembered import remembered

CLOSES = STARTS + timedelta(hours=3)


def writes(section: UUID, text: str, *, base: UUID | None = None, actor: Actor = SYSTEM, **given: Any) -> UUID:
    """Write the words of a part on top of `base`; return the id of the request, which is that of the revision."""
    id = new_id()
    actions.edit_section(actor=actor, id=id, now=given.pop("now", AFTER), section=section, base=base, text=text)
    return id


@remembered
def a_draft(meeting: UUID | None = None) -> UUID:
    """Begin the acta of a meeting in session (a new one of seven seats when None); return the meeting."""
    meeting = meeting or an_open_meeting()
    does(actions.start_draft, meeting=meeting)
    return meeting


def part(meeting: UUID, label: str = "1") -> Section:
    """Return the part of a point by its label ("" opening, "end" closing)."""
    found = reads.sections(meeting)
    return {"": found[0], "end": found[-1]}.get(label) or next(s for s in found if s.label == label)


@remembered
def a_finished_meeting() -> UUID:
    """Hold a meeting with a carried motion, deal with every point, and close it with its draft; return the meeting."""
    meeting = an_open_meeting()
    a_carried_motion(meeting)
    finish_points(meeting)
    does(actions.close_and_draft, meeting=meeting, closed_at=CLOSES)
    return meeting


def finish_points(meeting: UUID) -> None:
    """Deal with every point that is left."""
    for item in reversed(unsettled(agenda(meeting))):
        does(meetings.finish_item, item=item.id, at=CLOSES)


UNTIL = date(2026, 3, 30)
"""The last day for corrections of the actas that these builders put in review."""
LATER = datetime(2026, 4, 6, 15, 0, tzinfo=UTC)
"""When the review is over: the acta may be presented."""
NEXT = datetime(2026, 4, 17, 14, 0, tzinfo=UTC)
"""The hour of the next meeting, which votes on the acta."""
THEN = NEXT + timedelta(hours=1)
"""During the next meeting."""


@remembered
def an_acta_in_review(until: date = UNTIL) -> UUID:
    """Hold a meeting, close it with its draft and open the review of it; return the meeting."""
    meeting = a_finished_meeting()
    does(actions.open_review, meeting=meeting, until=until)
    return meeting


def proposes(meeting: UUID, n: int = 2, *, now: datetime = AFTER, **given: Any) -> UUID:
    """Write down what the principal of seat `n` told in the room about a part (the first point unless said); return the correction."""
    defaults: dict[str, Any] = {
        "section": part(meeting).id, "instead": "La asamblea habló del río Pastaza.", "told_by": ToldBy.IN_THE_ROOM,
        "person": principal(meeting, n),
    }
    return does(actions.enter_correction, now, meeting=meeting, **{**defaults, **given})


def refuses(correction: UUID, answer: str = "Así se dijo en la sesión.", *, now: datetime = AFTER) -> UUID:
    """Refuse a correction with a reason."""
    return does(actions.answer_correction, now, correction=correction, state=CorrectionState.REFUSED, answer=answer)


def accepts(correction: UUID, text: str | None = None, *, now: datetime = AFTER, **given: Any) -> UUID:
    """Accept a correction with the text that it leads to (unless said: the part with the correction put in)."""
    asked = reads.correction(correction)
    assert asked.section is not None
    found = reads.section(asked.section)
    text = suggested(found.text, asked.quoted, asked.instead) if text is None else text
    return does(actions.answer_correction, now, correction=correction, state=CorrectionState.ACCEPTED, mended=Mended.WORDS,
                base=found.revision, text=text, **given)


@remembered
def a_next_meeting(meeting: UUID | None = None, *, starts: datetime = NEXT, present: int | None = None) -> UUID:
    """Hold the next meeting of the body of `meeting` (an acta in review when None), with a point for minutes; return the new meeting."""
    before = meeting or an_acta_in_review()
    body, began = meetings_now.meeting(before).body, starts - timedelta(days=10)
    coming = does(meetings.plan_meeting, began, body=body, kind=MeetingKind.ORDINARY, starts_at=starts, place="Casa comunal")
    does(meetings.add_item, began, meeting=coming, title="Aprobación del acta anterior", kind=ItemKind.MINUTES)
    does(meetings.add_item, began, meeting=coming, title="Varios")
    does(meetings.convene, began, meeting=coming)
    then = starts + timedelta(hours=1)
    for n, seat in enumerate(seats_of(coming)[:present]):
        does(attendance.record_arrival, then, meeting=coming, person=principal(coming, n), at=starts, capacity=Capacity.PRINCIPAL,
             seat=seat.seat)
    does(attendance.establish_quorum, then, meeting=coming, opened_at=starts + timedelta(minutes=10), chair=principal(coming, 0),
         secretary=principal(coming, 1))
    return coming


def point_for_minutes(meeting: UUID) -> UUID:
    """Return the point of a meeting at which actas are voted."""
    return next(i.id for i in agenda(meeting) if i.kind is ItemKind.MINUTES)


def presents(meeting: UUID, coming: UUID, *, now: datetime = LATER) -> None:
    """Put the acta of a meeting to the vote at the next one."""
    does(actions.present, now, meeting=meeting, item=point_for_minutes(coming))


def votes_on(meeting: UUID, *choices: Choice, now: datetime = THEN, form: Form = Form.ROLL_CALL) -> UUID:
    """Put the motion about the presented text and hold its roll call: the choices in the order of the voters; return the motion."""
    motion = does(actions.put_to_vote, now, meeting=meeting, form=form)
    does(voting.open_vote, now, motion=motion, opened_at=now - timedelta(minutes=5))
    answers = voters_of(motion)
    said = [*choices, *[choices[-1]] * (len(answers) - len(choices))]
    does(voting.record_ballots, now, motion=motion, choices=dict(zip(answers, said, strict=False)), close_after=True)
    return motion


@remembered
def an_approved_acta() -> UUID:
    """Review an acta with one correction accepted, present it, carry it at the next meeting, approve it; return its meeting."""
    meeting = an_acta_in_review()
    writes(part(meeting).id, "Se habló del río.\n\nHubo acuerdo.")
    accepts(proposes(meeting, quoted="Se habló del río.", instead="Se habló del río Pastaza."))
    coming = a_next_meeting(meeting)
    presents(meeting, coming)
    votes_on(meeting, Choice.FOR)
    does(actions.approve, THEN, meeting=meeting)
    return meeting
