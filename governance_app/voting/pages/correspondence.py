"""Pages of votes by correspondence: open one, write down what comes in, remind, close."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from governance_app.access.guards import needs
from governance_app.access.rules import Permission
from governance_app.foundation import clock
from governance_app.languages.catalogue import _
from governance_app.languages.formats import moment, number
from governance_app.languages.rules import CONTENT_LANGUAGES
from governance_app.meetings import reads as meetings
from governance_app.voting import actions, reads
from governance_app.voting.forms import ActForm, AnswerForm, OpenCorrespondenceForm, ReminderForm
from governance_app.voting.pages.blueprint import Hall, hall_of, pages
from governance_app.voting.rules import MotionState, earliest_deadline, holders_of, quorum_of_answers, who_answered
from governance_app.voting.wording.correspondence import reminder_sentence, reminder_text
from governance_app.web.answers import Answer, done, page


@dataclass(frozen=True)
class Running:
    """A vote by correspondence on the page of its motion. `waiting`: labels of seats that have not answered, for recorders only."""

    facts: list[tuple[str, str]]
    waiting: list[str]
    reminders: list[str]
    over: bool


def running_of(hall: Hall) -> Running | None:
    """Return what the page of a motion shows of its vote by correspondence, or None."""
    found = reads.correspondence.vote(hall.motion.id)
    if found is None:
        return None
    waiting, labels = reads.waiting(hall.motion.id), reads.seat_labels(hall.meeting.id)
    answered = hall.electorate.voters - len(waiting)
    needed = quorum_of_answers(reads.rules_of_the_day(hall.meeting).quorum, who_answered(hall.electorate, ())).needed
    facts = [(_("Opened"), moment(found.opened_at)), (_("Answers are received until"), moment(found.deadline)),
             (_("Answers are received here"), hall.meeting.place), (_("Seats that may answer"), number(hall.electorate.voters)),
             (_("Seats that have answered"), number(answered)), (_("Answers needed for quorum"), number(needed))]
    return Running(
        [(str(name), value) for name, value in facts], [labels[seat] for seat in waiting] if hall.may_record else [],
        [reminder_sentence(one) for one in reads.correspondence.reminders(hall.motion.id)], clock.now() > found.deadline)


@pages.route("/trabajo/mociones/<uuid:motion>/correspondencia/abrir", methods=["GET", "POST"])
@needs(Permission.RECORD_VOTE)
def open_correspondence(motion: UUID) -> Answer:
    """Fix the deadline and open the vote."""
    hall = hall_of(Permission.RECORD_VOTE, motion)
    form: Any = OpenCorrespondenceForm.blank_or_posted()
    form.recused.choices = [(s.seat, s.label) for s in reads.seats_of_the_day(hall.meeting.id) if s.voting]
    sent, rule = meetings.convocations(hall.meeting.id), reads.rules_of_the_day(hall.meeting).correspondence
    lead = _("The deadline may be on %(earliest)s or later.", earliest=moment(
        earliest_deadline(rule, sent[-1].issued_at, clock.now()))) if sent else ""
    return _ask(hall, form, actions.open_correspondence, _("The vote is open until its deadline."), _("Open the vote"), lambda: {
        "deadline": form.deadline.data, "recused": tuple(form.recused.data or ()), "opened_at": form.opened_at.data}, lead=lead)


@pages.route("/trabajo/mociones/<uuid:motion>/correspondencia/respuesta", methods=["GET", "POST"])
@needs(Permission.RECORD_VOTE)
def received(motion: UUID) -> Answer:
    """Write down an answer that came in."""
    hall = hall_of(Permission.RECORD_VOTE, motion)
    form = _answer_form(hall, set(reads.waiting(motion)))
    return _ask(hall, form, actions.record_answer, _("The answer is kept."), _("Write down an answer"), lambda: _given(form))


@pages.route("/trabajo/mociones/<uuid:motion>/correspondencia/cambio", methods=["GET", "POST"])
@needs(Permission.RECORD_VOTE)
def change_answer(motion: UUID) -> Answer:
    """Write down that a seat changed its answer."""
    hall = hall_of(Permission.RECORD_VOTE, motion)
    form = _answer_form(hall, {b.seat for b in reads.ballots(motion)})
    return _ask(hall, form, actions.change_answer, _("The answer is changed; the earlier one stays beside it."), _("Change an answer"),
                lambda: _given(form))


@pages.route("/trabajo/mociones/<uuid:motion>/correspondencia/recordatorio", methods=["GET", "POST"])
@needs(Permission.RECORD_VOTE)
def remind(motion: UUID) -> Answer:
    """Show a reminder ready to be sent, and write down that it was."""
    hall = hall_of(Permission.RECORD_VOTE, motion)
    running = running_of(hall)
    form: Any = ReminderForm.blank_or_posted(told=len(running.waiting) or None if running else None)
    return _ask(hall, form, actions.record_reminder, _("The reminder is written down."), _("Remind those who have not answered"), lambda: {
        "channel": form.channel.data, "told": form.told.data, "at": form.at.data}, texts=_reminders(hall), running=running)


@pages.post("/trabajo/mociones/<uuid:motion>/correspondencia/cerrar")
@needs(Permission.RECORD_VOTE)
def close_correspondence(motion: UUID) -> Answer:
    """Close the vote after its deadline, or when all have answered."""
    hall_of(Permission.RECORD_VOTE, motion)
    form = ActForm.blank_or_posted()
    if form.validate_on_submit() and form.attempt(actions.close_correspondence, motion=motion):
        return done(_("The vote is closed."), "voting.motion", motion=motion)
    return done(" ".join(line.text for line in form.complaints()), "voting.motion", kind="danger", motion=motion)


def _answer_form(hall: Hall, seats: set[UUID]) -> Any:
    form: Any = AnswerForm.blank_or_posted()
    form.seat.choices = [(v.seat, f"{v.label} · {v.organisation}" if v.organisation else v.label) for v in hall.entitled if v.seat in seats]
    of_seats = [s for s in reads.seats_of_the_day(hall.meeting.id) if s.seat in seats]
    names = {h.id: h.name for s in of_seats for h in (s.principal, *s.alternates) if h}
    form.person.choices = [(one, f"{names[one]} · {s.label}") for s in of_seats for one in holders_of(s)]
    return form


def _given(form: Any) -> dict[str, Any]:
    return {
        "seat": form.seat.data, "choice": form.choice.data, "channel": form.channel.data, "received_at": form.received_at.data,
        "document": form.document.data or "", "person": form.person.data, "reason": form.reason.data or ""}


def _reminders(hall: Hall) -> list[tuple[str, str, str]]:
    """Return (language, its name, text) of the reminder in each language in which the motion stands in its last words."""
    found, put = reads.correspondence.vote(hall.motion.id), hall.motion
    if found is None or put.state is not MotionState.OPEN:
        return []
    later = reads.texts(put.id)
    last = max((t.version for t in later), default=1)
    words = {put.language: put.text} | {t.language: t.text for t in later if t.version == last and t.language != put.language}
    return [(code, CONTENT_LANGUAGES[code].autonym if code in CONTENT_LANGUAGES else code,
             reminder_text(code, text, hall.meeting.body_name, found.deadline, hall.meeting.place)) for code, text in words.items()]


def _ask(
    hall: Hall, form: Any, action: Callable[..., Any], said: str, title: str, given: Callable[[], dict[str, Any]], **shown: Any,
) -> Answer:
    if form.validate_on_submit() and form.attempt(action, motion=hall.motion.id, **given()):
        return done(said, "voting.motion", motion=hall.motion.id)
    return page("voting/correspondence_act.html", meeting=hall.meeting, motion=hall.motion, form=form, title=title,
                fields=tuple(given()), **shown), form.status
