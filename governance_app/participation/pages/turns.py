"""Who speaks: one tap on a name or on a group is one turn; the last tap can be taken back."""

from typing import Any
from uuid import UUID

from flask import redirect, request, url_for

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission
from governance_app.attendance import reads as attendance
from governance_app.foundation import clock
from governance_app.languages.catalogue import _
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import AgendaItem, ItemState, Meeting, MeetingState
from governance_app.participation import actions, reads
from governance_app.participation.forms import TapForm, UndoForm
from governance_app.participation.pages.blueprint import pages
from governance_app.participation.rules import SpeakerAffiliation, SpeakerGroup, Turn, tally
from governance_app.people import reads as people
from governance_app.web.answers import Answer, done, page
from governance_app.web.sentences import label

BASE = "/trabajo/reuniones/<uuid:meeting>/palabra"


@pages.get(BASE)
@needs(Permission.TALLY_PARTICIPATION)
def turns(meeting: UUID) -> Answer:
    """Show the names of those in the room and the groups, each a button with its count on the point."""
    held = attendance.meeting_for(current_actor(), Permission.TALLY_PARTICIPATION, meeting)
    running = held.state is MeetingState.OPEN
    points, spoken = meetings.agenda(meeting), reads.turns(meeting)
    item = _point(points)
    room = attendance.standing_at(meeting, clock.now()).present if running else ()
    names = people.names({p.person for p in room} | {t.person for t in spoken if t.person})
    counts = tally(spoken, item)
    shown = sorted({p.person for p in room} | set(counts.people), key=lambda p: (names[p], p))
    return page(
        "participation/turns.html", meeting=held, running=running, points=points, item=item, counts=counts, names=names, shown=shown,
        here={p.person for p in room}, groups=SpeakerGroup, affiliations=SpeakerAffiliation, form=TapForm.blank_or_posted(),
        last=_who(counts.last, names), held_turns=len(spoken),
        timed=sum(t.seconds is not None for t in spoken))


def _point(points: tuple[AgendaItem, ...]) -> UUID | None:
    """Return the point asked for; without one, the point being treated."""
    wanted = request.args.get("punto", "")
    asked = next((p.id for p in points if str(p.id) == wanted), None)
    treated = next((p.id for p in reversed(points) if p.state is ItemState.OPEN), None)
    return asked or (None if wanted else treated)


def _who(turn: Turn | None, names: dict[UUID, str]) -> str:
    if turn is None:
        return ""
    return names[turn.person] if turn.person else label(turn.group)


@pages.post(f"{BASE}/toma")
@needs(Permission.TALLY_PARTICIPATION)
def take(meeting: UUID) -> Answer:
    """Tally a turn and lead back to the same place."""
    held = attendance.meeting_for(current_actor(), Permission.TALLY_PARTICIPATION, meeting)
    form = TapForm.blank_or_posted()
    if form.validate_on_submit() and form.attempt(actions.record_turn, meeting=meeting, item=form.item.data, **form.speaker.data or {}):
        return redirect(_place(held, form.item.data), 303)
    return _refused(form, held)


@pages.post(f"{BASE}/atras")
@needs(Permission.TALLY_PARTICIPATION)
def undo(meeting: UUID) -> Answer:
    """Take a turn back and lead back to the same place."""
    held = attendance.meeting_for(current_actor(), Permission.TALLY_PARTICIPATION, meeting)
    form = UndoForm.blank_or_posted()
    mine = form.turn.data in {turn.id for turn in reads.turns(meeting)}
    if mine and form.validate_on_submit() and form.attempt(actions.remove_turn, turn=form.turn.data):
        return redirect(_place(held, form.item.data), 303)
    return _refused(form, held)


@pages.post(f"{BASE}/termina")
@needs(Permission.TALLY_PARTICIPATION)
def end(meeting: UUID) -> Answer:
    """Let a turn end now, for who wishes to keep minutes, and lead back to the same place."""
    held = attendance.meeting_for(current_actor(), Permission.TALLY_PARTICIPATION, meeting)
    form = UndoForm.blank_or_posted()
    mine = form.turn.data in {turn.id for turn in reads.turns(meeting)}
    if mine and form.validate_on_submit() and form.attempt(actions.end_turn, turn=form.turn.data):
        return redirect(_place(held, form.item.data), 303)
    return _refused(form, held)


def _place(held: Meeting, item: UUID | None) -> str:
    return url_for("participation.turns", meeting=held.id, punto=item or "ninguno", _anchor="tally")


def _refused(form: Any, held: Meeting) -> Answer:
    text = " ".join(line.text for line in form.complaints()) or _("This turn was already taken back.")
    return done(text, "participation.turns", kind="danger", meeting=held.id, punto=form.item.data or "ninguno")
