"""Votes entrusted to somebody present: see them, entrust one, take it back."""

from typing import Any
from uuid import UUID

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission, may
from governance_app.attendance import reads as attendance
from governance_app.committees import reads as committees
from governance_app.foundation import clock
from governance_app.languages.catalogue import _
from governance_app.meetings.rules import Meeting, MeetingState
from governance_app.people import reads as people
from governance_app.voting import actions, reads
from governance_app.voting.forms import ActForm, EntrustForm
from governance_app.voting.pages.blueprint import pages
from governance_app.voting.rules import NoSuchProxy
from governance_app.web.answers import Answer, done, page


@pages.get("/trabajo/reuniones/<uuid:meeting>/poderes")
@needs(Permission.SEE_BODY)
def proxies(meeting: UUID) -> Answer:
    """Show the entrusted votes of a meeting."""
    held = attendance.meeting_for(current_actor(), Permission.SEE_BODY, meeting)
    given = reads.proxies.of_meeting(meeting)
    recorder = may(current_actor(), Permission.RECORD_VOTE, committees.scope_of(held.body)) and held.state is MeetingState.OPEN
    return page(
        "voting/proxies.html", meeting=held, given=given, labels=reads.seat_labels(meeting), names=people.names({p.holder for p in given}),
        rule=reads.rules_of_the_day(held).proxies, may_record=recorder)


@pages.route("/trabajo/reuniones/<uuid:meeting>/poderes/nuevo", methods=["GET", "POST"])
@needs(Permission.RECORD_VOTE)
def entrust(meeting: UUID) -> Answer:
    """Entrust the vote of a seat whose holders are absent."""
    held = attendance.meeting_for(current_actor(), Permission.RECORD_VOTE, meeting)
    form = _form(held)
    if form.validate_on_submit() and form.attempt(
            actions.entrust_vote, meeting=meeting, seat=form.seat.data, holder=form.holder.data, document=form.document.data or "",
            at=form.at.data):
        return done(_("The vote is entrusted."), "voting.proxies", meeting=meeting)
    return page("voting/entrust.html", meeting=held, form=form), form.status


def _form(held: Meeting) -> Any:
    form = EntrustForm.blank_or_posted()
    room = attendance.standing_at(held.id, held.closed_at or clock.now())
    sitters = {s.sitter for s in room.seats if s.voting and s.sitter}
    absent = {s.seat for s in room.seats if s.voting and s.sitter is None and s.filled}
    form.seat.choices = [(seat, label) for seat, label in reads.seat_labels(held.id).items() if seat in absent]
    form.holder.choices = sorted(people.names(sitters).items(), key=lambda pair: pair[1])
    return form


@pages.post("/trabajo/poderes/<uuid:proxy>/terminar")
@needs(Permission.RECORD_VOTE)
def end_proxy(proxy: UUID) -> Answer:
    """Take back an entrusted vote."""
    meeting = reads.proxies.meeting_of(proxy)
    if meeting is None:
        raise NoSuchProxy()
    attendance.meeting_for(current_actor(), Permission.RECORD_VOTE, meeting)
    form = ActForm.blank_or_posted()
    if form.validate_on_submit() and form.attempt(actions.end_proxy, proxy=proxy):
        return done(_("The vote is not entrusted any more."), "voting.proxies", meeting=meeting)
    return done(" ".join(line.text for line in form.complaints()), "voting.proxies", kind="danger", meeting=meeting)
