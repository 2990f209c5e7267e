"""A letter as a Word document, for whoever must send it: its parts are headings, and the same letter gives the same bytes."""

from governance_app.documents.docx_file import Page
from governance_app.documents.shapes.letter import Letter


def letter_docx(letter: Letter) -> bytes:
    """Write the whole letter."""
    page = Page(letter.paper)
    for each in letter.paper.issuer:
        page.line(each, bold=True)
    for each in letter.to:
        page.line(each)
    page.heading(letter.paper.title, 1)
    page.line(letter.paper.subtitle)
    for fact in letter.facts:
        page.line(f"{fact.label}: {fact.value}")
    for part in letter.parts:
        page.section(part.title, part.passages)
    for signer in letter.signatures:
        page.line("_" * 40)
        page.line(" · ".join(filter(None, (signer.name, signer.office, signer.note))))
    return page.content()
