"""The draft of an acta as DOCX, for those who live in Word: the same shape, the same words in the same order as the plain text.

Headings are headings, tables say which row is their head, each passage says its language. Text of people is data: no field, no link,
no macro; letters that XML forbids are left out. The same shape gives the same bytes. Source: ISO/IEC 29500 (Office Open XML).
"""

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from governance_app.documents.letters import dropped
from governance_app.documents.shapes import Acta, Election, Motion, Paper, Passage, Point, Resolution

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
NO_XML = {"\ufffe", "\uffff"}
MOMENT = (1980, 1, 1, 0, 0, 0)  # of every part in the package: a zip knows no "never"
FONT = "Arial"  # has every letter of the six languages in the faces Word and LibreOffice come with, or a metric twin of it


def acta_docx(acta: Acta) -> bytes:
    """The whole acta as a Word document. What is only of the print (QR, watermark) has no part in it."""
    page = Page(acta.paper)
    heading(page, acta)
    before(page, acta)
    for point in acta.points:
        point_of(page, point, acta)
    after(page, acta)
    return page.content()


class Page:
    """The document that is being written, one block after another."""

    def __init__(self, paper: Paper) -> None:
        self.document: Any = docx.Document()
        bare(self.document)
        dressed(self.document, paper)

    def heading(self, text: str, level: int) -> None:
        """A real heading; nothing when empty."""
        if text.strip():
            self.document.add_heading(plain(text), level)

    def line(self, text: str, *, lang: str = "", bold: bool = False, style: str | None = None) -> None:
        """A paragraph; nothing when empty."""
        if text.strip():
            run = self.document.add_paragraph(style=style).add_run(plain(text))
            run.bold = bold or None
            spoken(run, lang)

    def passages(self, given: Iterable[Passage], *, before: str = "") -> None:
        """Paragraphs with their language; the second language under the first."""
        for passage in given:
            self.line(before + passage.text, lang=passage.lang)
            self.line(passage.beside, lang=passage.beside_lang)

    def section(self, title: str, given: Sequence[Passage]) -> None:
        """A heading and its paragraphs; nothing when there are none."""
        if any(passage.text.strip() for passage in given):
            self.heading(title, 2)
            self.passages(given)

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """A table whose first row is marked as its head and comes again on every page."""
        made = self.document.add_table(len(rows) + 1, len(head), style="Table Grid")
        cells = made._cells
        for at, text in enumerate([*head, *(text for row in rows for text in row)]):
            run = cells[at].paragraphs[0].add_run(plain(text))
            run.bold = at < len(head) or None
        first = made.rows[0]._tr.get_or_add_trPr()
        first.append(OxmlElement("w:cantSplit"))
        first.append(OxmlElement("w:tblHeader"))

    def content(self) -> bytes:
        """The file; its parts bear no hour, so that the same acta is the same file."""
        written, out = io.BytesIO(), io.BytesIO()
        self.document.save(written)
        with zipfile.ZipFile(written) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            for name in sorted(given.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
                package.writestr(zipfile.ZipInfo(name, MOMENT), given.read(name), zipfile.ZIP_DEFLATED)
        return out.getvalue()


def bare(document: Any) -> None:
    """Take away what the library's own template brings along: a picture of nothing and somebody's data."""
    for holder in (document.part.package, document.part):
        for key, relation in list(holder.rels.items()):
            if relation.reltype.endswith(("/thumbnail", "/customXml")):
                del holder.rels[key]


def dressed(document: Any, paper: Paper) -> None:
    """A4, legible letters, the language of the document, its title, and a head that says what it is."""
    sheet = document.sections[0]
    sheet.page_width, sheet.page_height = Mm(210), Mm(297)
    sheet.left_margin = sheet.right_margin = sheet.top_margin = sheet.bottom_margin = Mm(24)
    for style in document.styles:
        if style.type == WD_STYLE_TYPE.PARAGRAPH:
            style.font.name = FONT
            if style.name.startswith("Heading"):
                style.font.color.rgb = RGBColor(0, 0, 0)
    document.styles["Normal"].font.size = Pt(11)
    for found in document.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), paper.lang if TAG.fullmatch(paper.lang) else "es")
    kept = document.core_properties
    kept.title, kept.author = plain(f"{paper.title} {paper.number}")[:250], plain(", ".join(paper.issuer))[:250]
    kept.language, kept.comments, kept.last_modified_by = paper.lang, "", ""
    kept.created = kept.modified = datetime.fromtimestamp(paper.made_at, UTC).replace(tzinfo=None)
    sheet.header.paragraphs[0].add_run(plain(" · ".join(part for part in (paper.draft, paper.demonstration) if part))).bold = True
    sheet.footer.paragraphs[0].add_run(plain(paper.foot))


def spoken(run: Any, tag: str) -> None:
    """Say the language of a run, for spelling and for screen readers."""
    if TAG.fullmatch(tag):
        mark = OxmlElement("w:lang")
        mark.set(qn("w:val"), tag)
        run._r.get_or_add_rPr().append(mark)


def plain(text: str) -> str:
    """NFC without what XML forbids or what deceives the eye."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(letter for letter in composed if not dropped(letter) and letter not in NO_XML)


def heading(page: Page, acta: Acta) -> None:
    """Issuer, title, number, facts."""
    for each in acta.paper.issuer:
        page.line(each, bold=True)
    page.heading(f"{acta.paper.title} {acta.paper.number}", 1)
    page.line(acta.paper.subtitle)
    for fact in acta.facts:
        page.line(f"{fact.label}: {fact.value}")


def before(page: Page, acta: Acta) -> None:
    """Opening, roll call, quorum, agenda."""
    words = acta.words
    page.section(words.opening, acta.opening)
    if acta.roll:
        page.heading(words.roll, 2)
        page.table((words.number, words.seat, words.holder, words.state, words.acting),
                   [(str(at), row.seat, row.holder, row.state, row.acting) for at, row in enumerate(acta.roll, start=1)])
    page.section(words.quorum, acta.quorum)
    if acta.agenda:
        page.heading(words.agenda, 2)
    for line in acta.agenda:
        page.line(f"{line.number}. {line.title}" + (f" ({line.note})" if line.note else ""))


def point_of(page: Page, point: Point, acta: Acta) -> None:
    """One point, as it was treated."""
    words = acta.words
    page.heading(f"{words.point} {point.number}. {point.title}", 2)
    page.passages(point.summary)
    for motion in point.motions:
        motion_of(page, motion, acta)
    for election in point.elections:
        election_of(page, election, acta)
    for resolution in point.resolutions:
        resolution_of(page, resolution, acta)
    if point.promises:
        page.heading(words.promises, 3)
    for each in point.promises:
        page.line(f"{words.what}: {each.what} | {words.owner}: {each.owner} | {words.due}: {each.due}", style="List Bullet")


def motion_of(page: Page, motion: Motion, acta: Acta) -> None:
    """Motion, vote, reservations."""
    words = acta.words
    page.heading(words.motion + (f" ({words.proposed_by}: {motion.proposer})" if motion.proposer else ""), 3)
    page.passages(motion.text)
    if motion.vote is not None:
        page.line(f"{words.vote}: {motion.vote.sentence}", bold=True)
        page.line(motion.vote.rule)
        for tally in motion.vote.tallies:
            page.line(f"{tally.label}: {tally.count}")
        if motion.vote.by_name:
            page.table((words.seat, words.choice), [(named.seat, named.choice) for named in motion.vote.by_name])
    for passage in motion.dissent:
        page.passages((passage,), before=f"{words.dissent}: ")


def election_of(page: Page, election: Election, acta: Acta) -> None:
    """What was filled, who was elected, the papers by kind, and how it was counted."""
    page.heading(f"{acta.words.election}: {election.title}", 3)
    page.line(election.result, bold=True)
    for tally in election.tallies:
        page.line(f"{tally.label}: {tally.count}")
    page.passages(election.told)


def resolution_of(page: Page, resolution: Resolution, acta: Acta) -> None:
    """Number, what was considered, what was resolved."""
    page.heading(f"{acta.words.resolution} {resolution.number}", 3)
    if resolution.considering:
        page.line(acta.words.considering)
        page.passages(resolution.considering)
    page.passages(resolution.text)


def after(page: Page, acta: Acta) -> None:
    """Incidents, closing, who signs, corrections, annexes, attendance."""
    words = acta.words
    page.section(words.incidents, acta.incidents)
    page.section(words.closing, acta.closing)
    if acta.signatures:
        page.heading(words.signatures, 2)
    for each in acta.signatures:
        page.line(f"{each.name}, {each.office}" + (f" ({each.note})" if each.note else ""))
    page.section(words.corrections, acta.corrections)
    page.section(words.annexes, tuple(Passage(each) for each in acta.annexes))
    if acta.attendance:
        page.heading(words.attendance, 2)
        page.table((words.number, words.name, words.organisation, words.capacity, words.arrived, words.left),
                   [(str(at), row.name, row.organisation, row.capacity, row.arrived, row.left)
                    for at, row in enumerate(acta.attendance, start=1)])
    page.line(acta.attendance_note)
