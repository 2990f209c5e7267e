"""How long turns to speak took: whoever keeps the tally may say it, during the meeting or afterwards; nobody must."""

from fractions import Fraction
from typing import Any
from uuid import UUID

from flask import request

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission
from governance_app.attendance import reads as attendance
from governance_app.languages import formats
from governance_app.languages.catalogue import _
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import AgendaItem
from governance_app.participation import actions, reads
from governance_app.participation.forms import LengthForm
from governance_app.participation.pages.blueprint import pages
from governance_app.participation.rules import Turn
from governance_app.people import reads as people
from governance_app.web.answers import Answer, done, page
from governance_app.web.sentences import label


@pages.route("/trabajo/reuniones/<uuid:meeting>/palabra/duraciones", methods=["GET", "POST"])
@needs(Permission.TALLY_PARTICIPATION)
def lengths(meeting: UUID) -> Answer:
    """Show every turn with its length, and write down that of one."""
    held = attendance.meeting_for(current_actor(), Permission.TALLY_PARTICIPATION, meeting)
    spoken = reads.turns(meeting)
    called = _called(spoken, {p.id: p for p in meetings.agenda(meeting)})
    form = LengthForm.blank_or_posted(**_asked(spoken))
    form.turn.choices = list(called.items())
    if form.validate_on_submit() and form.attempt(actions.time_turn, turn=form.turn.data, seconds=form.length()):
        return done(_("The length of the turn is written down."), "participation.lengths", meeting=meeting)
    lines = [(turn.id, called[turn.id], _length(turn)) for turn in spoken]
    timed = [turn.seconds for turn in spoken if turn.seconds is not None]
    return page(
        "participation/lengths.html", meeting=held, form=form, lines=lines, timed=len(timed),
        minutes=formats.number(Fraction(sum(timed), 60), 1)), form.status


def _asked(spoken: tuple[Turn, ...]) -> dict[str, Any]:
    """Return the turn asked for with its length; without one, the first that has none."""
    wanted = request.args.get("turno", "")
    found = next((t for t in spoken if str(t.id) == wanted), None) or next((t for t in spoken if t.seconds is None), None)
    if found is None:
        return {}
    known = {} if found.seconds is None else {"minutes": found.seconds // 60, "seconds": found.seconds % 60}
    return {"turn": found.id, **known}


def _called(spoken: tuple[Turn, ...], points: dict[UUID, AgendaItem]) -> dict[UUID, str]:
    """Return each turn with its number, who spoke and on which point."""
    names = people.names({t.person for t in spoken if t.person})
    return {turn.id: _title(number, names[turn.person] if turn.person else label(turn.group), points.get(turn.item) if turn.item else None)
            for number, turn in enumerate(spoken, 1)}


def _title(number: int, who: str, point: AgendaItem | None) -> str:
    return _("%(number)s. %(who)s, point %(point)s", number=number, who=who, point=point.label) if point else _(
        "%(number)s. %(who)s", number=number, who=who)


def _length(turn: Turn) -> str:
    if turn.seconds is None:
        return _("Not recorded")
    return _("%(minutes)s min %(seconds)s s", minutes=turn.seconds // 60, seconds=turn.seconds % 60)
