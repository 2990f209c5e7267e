"""Files for checking without the network: the record, a proof, the head, and the two verifiers."""

from importlib.resources import files
from typing import Any

from flask import render_template, request
from werkzeug.wrappers import Response

from governance_app.audit import reads
from governance_app.audit.pages.blueprint import pages
from governance_app.audit.pages.checking import EntryMissing
from governance_app.audit.wording import VERIFIER_SAYS
from governance_app.record import reads as record
from governance_app.record.reference import LISTS, words_of
from governance_app.web.assets import script_text
from governance_app.web.doors import open_to_all


@pages.get("/verificar/registro.json")
@open_to_all
def log_file() -> Response:
    """Give the whole record as anybody may have it."""
    found = reads.log_file()
    if found is None:
        raise EntryMissing()
    return _file(found.text(), "application/json", "registro.json")


@pages.get("/verificar/sello.txt")
@open_to_all
def head_file() -> Response:
    """Give the present head (or how it was at `?entradas=`), signed."""
    found = reads.head(_size("entradas"))
    if found is None:
        raise EntryMissing()
    return _file(found.note(), "text/plain", f"sello-{found.size}.txt")


@pages.get("/verificar/crecimiento.txt")
@open_to_all
def growth_file() -> Response:
    """Give what a witness needs to cosign the present head: that it grew from the one of size `?desde=` (C2SP add-checkpoint)."""
    now, old = reads.head(), _size("desde") or 0
    if now is None or old > now.size:
        raise EntryMissing()
    return _file(reads.growth_request(old, now), "text/plain", f"crecimiento-{old}-{now.size}.txt")


def _size(name: str) -> int | None:
    """Return a size asked for in the address; EntryMissing when the record never had it."""
    said = request.args.get(name, "")
    if not said:
        return None
    if not said.isascii() or not said.isdigit() or len(said) > 12 or int(said) > record.head()[0]:
        raise EntryMissing()
    return int(said)


@pages.get("/verificar/entradas/<int:position>/prueba.tlog-proof")
@open_to_all
def proof_file(position: int) -> Response:
    """Give the proof of a public entry (C2SP tlog-proof)."""
    found = reads.public_proof(position)
    if found is None:
        raise EntryMissing()
    return _file(found.text(), "text/plain", f"entrada-{position}.tlog-proof")


@pages.get("/verificar/verificar.py")
@open_to_all
def python_verifier() -> Response:
    """Give the verifier for a computer with Python."""
    text = (files("governance_app.audit") / "verifier" / "verificar.py").read_text(encoding="utf-8")
    return _file(text, "text/x-python", "verificar.py")


@pages.get("/verificar/verificador.html")
@open_to_all
def html_verifier() -> Response:
    """Give the verifier for any telephone: one file that works without the network, in the reader's language."""
    text = render_template("audit/verifier.html", script=script_text("verifier.js"), given=_given())
    return _file(text, "text/html", "verificador.html")


def _given() -> dict[str, Any]:
    """Return what the verifier takes along: the name of the record, its head now, the lists of words, and its sentences."""
    now = reads.head()
    return {
        "origin": now.origin if now else "", "words": {language: words_of(language) for language in LISTS},
        "said": {why: str(sentence) for why, sentence in VERIFIER_SAYS.items()},
    }


def _file(text: str, kind: str, name: str) -> Response:
    """Answer a file to keep: what it holds is never run inside our pages."""
    answer = Response(text, content_type=f"{kind}; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
