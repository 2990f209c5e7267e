"""The pack that is taken: the report as PDF and as workbook, and the approved actas, in one ZIP. The same facts give the same bytes."""

from datetime import datetime, time, timedelta

from governance_app.documents import xlsx_file, zip_file
from governance_app.documents.pdf_file import to_pdf
from governance_app.documents.shapes import Fact, Paper, SemesterReport
from governance_app.documents.words import PageWords
from governance_app.exports.report.gathering import Report
from governance_app.exports.report.grids import Section, printed_section, sheet_of
from governance_app.exports.report.sections import sections
from governance_app.exports.rules.semesters import name_of
from governance_app.foundation import clock
from governance_app.languages import formats
from governance_app.languages.catalogue import _, _p, current, force_language
from governance_app.minutes.handing_out import handed_out
from governance_app.participation.rules import Period

PAPER, BOOK = "informe.pdf", "informe.xlsx"


def packed(report: Report, language: str) -> bytes:
    """Return the pack in a language. The actas stay in the language in which they were approved."""
    with force_language(language):
        laid = sections(report)
        files = {PAPER: to_pdf(_paper(report, laid)), BOOK: _book(report, laid)}
    with force_language("es"):
        actas = {one.filename: to_pdf(handed_out(one.held.meeting.id)) for one in report.actas}
    return zip_file.write(files | actas)


def semester_words(semester: Period) -> str:
    """Return how a semester is called: "First semester of 2026"."""
    year = semester.first.year
    return _("First semester of %(year)s", year=year) if semester.first.month == 1 else _("Second semester of %(year)s", year=year)


def _paper(report: Report, laid: tuple[Section, ...]) -> SemesterReport:
    body, name = report.body, name_of(report.semester)
    made = datetime.combine(report.on + timedelta(days=1), time(), clock.ECUADOR)
    paper = Paper(
        title=_("Report of the semester"), number=name, issuer=(body.name,), made_at=int(made.timestamp()), lang=current().bcp47,
        subtitle=semester_words(report.semester), foot=f"{body.acronym or body.name} · {name}",
        demonstration=_("Demonstration: every person and every meeting here is invented.") if body.demonstration else "")
    words = PageWords(page=str(_p("page number", "Page")), of=str(_p("page number", "of")), qr=str(_("QR code that opens this address:")))
    return SemesterReport(paper, _facts(report), tuple(printed_section(one) for one in laid), words)


def _facts(report: Report) -> tuple[Fact, ...]:
    return tuple(Fact(word, text) for word, text in _about(report))


def _about(report: Report) -> list[tuple[str, str]]:
    period = _("from %(first)s to %(last)s", first=formats.day(report.semester.first), last=formats.day(report.on))
    told = [(_("Committee"), report.body.name), (_("Semester"), semester_words(report.semester)), (_("Period told"), period)]
    running = (_("Please note"), _("The semester is still running: this is what was written down so far."))
    return [*told, running] if report.running else told


def _book(report: Report, laid: tuple[Section, ...]) -> bytes:
    said = [(section.title, sentence) for section in laid for sentence in section.text]
    notes = [*_about(report), *said, *((grid.title, grid.note) for section in laid for grid in section.grids if grid.note)]
    sheets = [sheet_of(grid) for section in laid for grid in section.grids]
    made = datetime.combine(report.on + timedelta(days=1), time())  # the format has no zones
    return xlsx_file.write(sheets, notes=notes, notes_name=_("Notes"), made=made)
