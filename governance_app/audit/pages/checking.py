"""Check something read off a paper, a file, or an entry of the record. No account, no script, no cookie."""

import json
from datetime import datetime
from typing import Any

from markupsafe import Markup

from governance_app.audit import reads
from governance_app.audit.forms import CheckQuestion, FileQuestion
from governance_app.audit.pages.blueprint import pages
from governance_app.audit.rules import Answer, Finding, Standing
from governance_app.audit.wording import EVENTS
from governance_app.documents.qr_code import qr_inline
from governance_app.foundation.errors import Missing
from governance_app.languages.catalogue import _
from governance_app.record.reference import witness_words_of
from governance_app.record.rules import Proof
from governance_app.web.answers import Answer as Page
from governance_app.web.answers import page
from governance_app.web.doors import open_to_all
from governance_app.web.outside import full_address

TONES = {Answer.MATCHES: "success", Answer.DIFFERS: "danger", Answer.UNKNOWN: "warning"}


class EntryMissing(Missing):
    """No public entry stands there."""


@pages.get("/verificar")
@open_to_all
def verify() -> Page:
    """Check a number, the text of a square code or witness words."""
    form = CheckQuestion.from_address()
    said = (form.what.data or "").strip()
    if not said or not form.validate():
        return _page(form=form)
    return _page(reads.check_number(said) or reads.check_text(said), form=form)


@pages.get("/V/<packed>")
@open_to_all
def scanned(packed: str) -> Page:
    """Check what a telephone read off a square code; its camera opens this address."""
    return _page(reads.check_text(packed))


@pages.post("/verificar/archivo")
@open_to_all
def check_file() -> Page:
    """Check a file. It is read and forgotten."""
    asked = FileQuestion()
    content = asked.file.content() if asked.validate() else None
    return _page(reads.check_file(content) if content else None, asked=asked)


@pages.get("/verificar/entradas/<int:position>")
@open_to_all
def entry(position: int) -> Page:
    """Show an entry of the record that anybody may read, with its proof."""
    proof = reads.public_proof(position)
    if proof is None:
        raise EntryMissing()
    return page("audit/entry.html", proof=proof, leaf=_leaf(proof), words=witness_words_of(proof.head.root),
                qr=Markup(qr_inline(code_of(proof), title=_("Square code of this proof"), scale=3)))  # noqa: S704 — a drawing of our own


def code_of(proof: Proof) -> str:
    """Return what the square code of a proof holds: an address that a camera opens, all in capital letters, so that the code is small."""
    return full_address("audit.scanned", packed=proof.packed()).upper()


def _page(found: Finding | None = None, form: CheckQuestion | None = None, asked: FileQuestion | None = None) -> Page:
    head = reads.head()
    proof = reads.public_proof(found.position) if found and found.position is not None else None
    return page("audit/verify.html", form=form or CheckQuestion(formdata=None), asked=asked or FileQuestion(formdata=None),
                found=found, of_head=_of_head(found), tone=TONES[found.answer] if found else "",
                leaf=_leaf(proof) if proof else None, head=head, firm=reads.firm_size(), words=witness_words_of(head.root) if head else {},
                witnesses=[one for one in reads.witnesses() if one.ended_at is None])


def _of_head(found: Finding | None) -> Standing | None:
    """Return how a head stands that was found to be one of this record's."""
    if found is None or found.head is None or found.answer is not Answer.MATCHES:
        return None
    return reads.standing_of(found.head.size - 1)


def _leaf(proof: Proof) -> dict[str, Any]:
    """Return what a public entry says, with the name of its event, its moment and its standing."""
    said: dict[str, Any] = json.loads(proof.leaf)
    when = datetime.fromisoformat(said["at"])
    return said | {"what": EVENTS[said["event"]], "moment": when, "standing": reads.standing_of(proof.index)}
