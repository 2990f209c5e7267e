"""The sheet for the notice board on the wall: one body, one month, to print or to copy."""

from datetime import date, datetime, time

from flask import current_app
from werkzeug.wrappers import Response

from governance_app.commitments import reads as commitments
from governance_app.commitments.rules import Commitment
from governance_app.committees import reads as committees
from governance_app.committees.rules import Body
from governance_app.decisions import reads as decisions
from governance_app.decisions.rules import Decision
from governance_app.documents.pdf_file import to_pdf
from governance_app.documents.shapes import BoardItem, BoardMeeting, NoticeBoard, Paper, Passage
from governance_app.documents.words import BoardWords
from governance_app.foundation import clock
from governance_app.languages import formats
from governance_app.languages.catalogue import _, _p, current
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import Meeting, MeetingState
from governance_app.noticeboard import reads
from governance_app.noticeboard.pages.blueprint import pages
from governance_app.noticeboard.rules import Month, month_named, months_back
from governance_app.noticeboard.wording import month_name
from governance_app.web.answers import Answer, page
from governance_app.web.doors import open_to_all
from governance_app.web.outside import full_address

MONTHS = 6


@pages.get("/cartelera")
@open_to_all
def sheets() -> Answer:
    """List the sheets of each body: this month and those before."""
    today = clock.local_day(clock.now())
    bodies = committees.public_bodies(on=today)
    return page("noticeboard/sheets.html", bodies=bodies, months=months_back(today, MONTHS), month_name=month_name)


@pages.get("/cartelera/<slug>/<month>")
@open_to_all
def sheet(slug: str, month: str) -> Answer:
    """Show the sheet of a month, ready to print."""
    found = reads.public_body(slug)
    asked = month_named(month)
    return page("noticeboard/sheet.html", body=found, month=asked, board=_board(found, asked), month_name=month_name)


@pages.get("/cartelera/<slug>/<month>/hoja.pdf")
@open_to_all
def printed(slug: str, month: str) -> Answer:
    """Give the sheet as a PDF."""
    found = reads.public_body(slug)
    answer: Response = current_app.make_response(to_pdf(_board(found, month_named(month))))
    answer.headers["Content-Type"] = "application/pdf"
    answer.headers["Content-Disposition"] = f'inline; filename="cartelera-{slug}-{month_named(month).name}.pdf"'
    return answer


def _board(body: Body, month: Month) -> NoticeBoard:
    today = clock.local_day(clock.now())
    living = [c for c in commitments.public_commitments(on=today, body=body.id).commitments if not c.ended]
    return NoticeBoard(
        _paper(body, month, today), tuple(_meeting(m) for m in _meetings(body, month)),
        tuple(_decision(d) for d in decisions.public_adopted(body.id, month.first, month.until)),
        tuple(_commitment(c) for c in living), (str(_("Ask at the secretariat of the committee, or in your community assembly.")),),
        _words(),
    )


def _meetings(body: Body, month: Month) -> list[Meeting]:
    found = meetings.public_meetings(body=body.id, limit=200)
    return sorted((m for m in found if month.first <= clock.local_day(m.starts_at) < month.until), key=lambda m: m.starts_at)


def _paper(body: Body, month: Month, today: date) -> Paper:
    made = datetime.combine(today, time.min, clock.ECUADOR)
    return Paper(
        title=body.name, number=month_name(month), issuer=(str(_("Notice board")),),
        made_at=int(made.timestamp()), lang=current().bcp47, demonstration=_invented() if body.demonstration else "",
        address=full_address("noticeboard.sheet", slug=body.slug, month=month.name),
        address_note=str(_("This same sheet, up to date:")),
    )


def _invented() -> str:
    return str(_("Demonstration: every person and every meeting here is invented."))


def _meeting(meeting: Meeting) -> BoardMeeting:
    day = clock.local_day(meeting.starts_at)
    note = str(_("Cancelled")) if meeting.state is MeetingState.CANCELLED else ""
    return BoardMeeting(
        str(day.day), formats.week_day(day).split(" ")[0], formats.hour(meeting.starts_at), meeting.title or meeting.code,
        meeting.place, note,
    )


def _decision(decision: Decision) -> BoardItem:
    binding = decision.text_in("")
    others = tuple(Passage(t.title, t.language) for t in decision.texts if t is not binding)
    return BoardItem(decision.code, (Passage(binding.title, binding.language), *others))


def _commitment(commitment: Commitment) -> BoardItem:
    until = _("%(organisation)s, until %(day)s", organisation=commitment.organisation_name, day=formats.day(commitment.due_on))
    return BoardItem(str(until), (Passage(commitment.text, commitment.language),))


def _words() -> BoardWords:
    return BoardWords(
        page=str(_p("page number", "Page")), of=str(_p("page number", "of")), qr=str(_("QR code that opens this address:")),
        meetings=str(_("Meetings of the month")), no_meetings=str(_("No meeting was called for this month.")),
        decisions=str(_("What was decided")), no_decisions=str(_("There are no new decisions.")),
        commitments=str(_("Commitments to be kept")), no_commitments=str(_("No commitment is waiting.")),
        contact=str(_("Questions and remarks")),
    )
