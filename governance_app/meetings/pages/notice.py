"""The notice: issued, shown as message, radio script and paper; moved to another day; and who was told of it."""

from uuid import UUID

from flask import current_app
from werkzeug.wrappers import Response

from governance_app.access.guards import needs
from governance_app.access.rules import Permission
from governance_app.committees.reads import offices_on
from governance_app.committees.rules import Office, StatuteMissing
from governance_app.documents.pdf_file import to_pdf
from governance_app.foundation import clock
from governance_app.languages.catalogue import _
from governance_app.meetings import actions, reads
from governance_app.meetings.forms import ConveneForm, DeliveryForm, PostponeForm, ReadForm
from governance_app.meetings.pages.blueprint import BASE, asked, can, pages, refused, seen
from governance_app.meetings.rules import ConvocationMissing, Meeting, MeetingState, NoticeCheck, Read
from governance_app.meetings.wording import convocation_paper, notice_sentence, radio_script, whatsapp_text
from governance_app.web.answers import Answer, done, page


@pages.route(f"{BASE}/convocar", methods=["GET", "POST"])
@needs(Permission.CONVENE)
def convene(meeting: UUID) -> Answer:
    """Show what the notice will say and how it stands against the rules; then issue it."""
    held, form = seen(meeting), ConveneForm.blank_or_posted()
    if form.validate_on_submit() and form.attempt(actions.convene, meeting=meeting, **form.given()):
        return done(_("The meeting is convened. Now write down who was told."), "meetings.deliveries", meeting=meeting)
    check = _check(held)
    return page(
        "meetings/convene.html", form=form, held=held, meeting=meeting, items=reads.agenda(meeting), check=check,
        check_words=notice_sentence(check) if check else "",
    ), form.status


@pages.get(f"{BASE}/convocatoria")
@needs(Permission.SEE_BODY)
def notice(meeting: UUID) -> Answer:
    """Show the notices as they were sent, and the latest as message and radio script."""
    held, sent = seen(meeting), reads.convocations(meeting)
    latest = sent[-1] if sent else None
    return page(
        "meetings/notice.html", held=held, meeting=meeting, sent=sent, latest=latest, may_convene=can(Permission.CONVENE, held),
        words={n.id: notice_sentence(n.notice) for n in sent}, message=whatsapp_text(held, latest) if latest else "",
        script=radio_script(held, latest) if latest else "",
    )


@pages.get(f"{BASE}/convocatoria.pdf")
@needs(Permission.SEE_BODY)
def paper(meeting: UUID) -> Response:
    """Print the latest notice with its receipt to tear off."""
    held, sent = seen(meeting), reads.convocations(meeting)
    if not sent:
        raise ConvocationMissing()
    day = clock.local_day(sent[-1].issued_at)
    signers = [o for o in offices_on(held.body, day) if o.office in (Office.PRESIDENT, Office.SECRETARY)]
    answer = current_app.make_response(to_pdf(convocation_paper(held, sent[-1], signers)))
    answer.headers["Content-Type"] = "application/pdf"
    answer.headers["Content-Disposition"] = f'inline; filename="convocatoria-{held.number or 0:03d}-{held.year or 0}.pdf"'
    return answer


@pages.route(f"{BASE}/postergar", methods=["GET", "POST"])
@needs(Permission.CONVENE)
def postpone(meeting: UUID) -> Answer:
    """Move a convened meeting to another hour or place."""
    held = seen(meeting)
    form = PostponeForm.blank_or_posted(place=held.place, link=held.link)
    return asked("meetings/postpone.html", form, actions.postpone, _("The meeting is moved. Tell everybody again."), held)


@pages.route(f"{BASE}/avisos", methods=["GET", "POST"])
@needs(Permission.CONVENE)
def deliveries(meeting: UUID) -> Answer:
    """Show who has not been told yet, and write down many at once."""
    held, untold = seen(meeting), reads.untold_seats(meeting)
    form = DeliveryForm.blank_or_posted(sent_at=clock.now(), seats=[s.seat for s in untold])
    seats = reads.invited_seats(meeting)
    names = {s.seat: f"{s.label}: {s.principal.name}" if s.principal else s.label for s in seats}
    form.seats.choices = list(names.items())
    if form.validate_on_submit() and form.attempt(actions.record_delivery, meeting=meeting, **form.given()):
        return done(_("It is written down who was told."), "meetings.deliveries", meeting=meeting)
    sent = reads.convocations(meeting)
    return page(
        "meetings/deliveries.html", form=form, held=held, meeting=meeting, untold=untold, names=names, proofs=reads.deliveries(meeting),
        sent=sent, reads_of=(Read.YES, Read.NO), all_told=bool(sent) and not untold,
    ), form.status


@pages.post(f"{BASE}/avisos/<uuid:delivery>/llego")
@needs(Permission.CONVENE)
def mark_read(meeting: UUID, delivery: UUID) -> Answer:
    """Write down whether a notice arrived."""
    seen(meeting)
    form = ReadForm.blank_or_posted()
    mine = delivery in {d.id for d in reads.deliveries(meeting)}
    if mine and form.validate_on_submit() and form.attempt(actions.mark_read, delivery=delivery, **form.given()):
        return done(_("It is written down."), "meetings.deliveries", meeting=meeting)
    return refused(form, "meetings.deliveries", meeting=meeting)


def _check(held: Meeting) -> NoticeCheck | None:
    try:
        return reads.notice_now(held, now=clock.now()) if held.state is MeetingState.DRAFT else None
    except StatuteMissing:
        return None
