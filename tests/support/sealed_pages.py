"""Pages of a sealed ballot without a server, as Chromium gets them: the parts that sealing.js and scrutiny.js ask for, under our policy."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs

from playwright.sync_api import Browser, Page, Route

from governance_app.web import assets

DIST = Path(assets.__file__).parent.parent / "static" / "dist"
ORIGIN = "http://127.0.0.1:9"
POLICY = "default-src 'none'; script-src 'self'; form-action 'self'; require-trusted-types-for 'script'; trusted-types 'none'"

VOTER = """<form data-seal data-motion="{motion}" data-first="{first}" data-second="{second}" method="post" action="/sent"
 data-says-ready="Elija" data-says-sealing="Sellando" data-says-failed="No se pudo" data-says-cannot="Este teléfono no puede">
 <input type="hidden" name="csrf" value="c"><input type="hidden" name="sealed" value="">
 <p role="status" data-seal-state>Sin JavaScript este teléfono no puede sellar.</p>
 <button type="button" disabled data-choice="for" data-says="Usted eligió: a favor">A favor</button>
 <button type="button" disabled data-choice="against" data-says="Usted eligió: en contra">En contra</button>
 <button type="button" disabled data-choice="blank" data-says="Usted eligió: en blanco">En blanco</button>
 <div hidden><p data-chosen></p><button type="button" data-confirm>Sellar y enviar</button>
 <button type="button" data-back>Cambiar</button></div>
</form>"""
MAKE_KEY = """<form data-make-key data-slot="first" method="post" action="/sent" data-says-position="Escriba la palabra {{n}}"
 data-says-wrong="Esa no es la palabra" data-says-cannot="No puede"><input type="hidden" name="public_key">
 <ol data-words></ol><output data-fingerprint></output><p role="alert" data-problem></p>
 <label for="a"></label><input id="a" data-word-check autocomplete="off"><label for="b"></label><input id="b" data-word-check>
 <button disabled>Enviar</button></form>"""
OPEN = """<form data-peel="{layer}" data-motion="{motion}" data-public-key="{key}" method="post" action="/sent"
 data-says-wrong="Palabras de otra" data-says-unknown="La palabra {{n}}, {{word}}, no está en la lista" data-says-failed="No se pudo"
 data-says-working="{{n}} de {{total}}">
 <label>Palabras <textarea data-words-in></textarea></label><p role="alert" data-problem></p><p role="status" data-seal-state></p>
 {fields}<script type="application/json" data-envelopes>{envelopes}</script><button disabled>Abrir</button></form>"""


def opening(layer: str, motion: object, key: str, envelopes: list[str]) -> str:
    """Return the form of a scrutineer: `outer` of the first, `inner` of the second."""
    names = ("peeled", "unreadable", "repeated") if layer == "outer" else ("votes_for", "against", "blank", "null")
    fields = "".join(f'<input type="hidden" name="{name}">' for name in names)
    return OPEN.format(layer=layer, motion=motion, key=key, fields=fields, envelopes=json.dumps(envelopes))


def built(script: str) -> str:
    """Return the name that the build gave a script. KeyError when it did not make it."""
    return str(json.loads((DIST / "manifest.json").read_text("utf-8"))[script])


@contextmanager
def a_page(browser: Browser, body: str, script: str) -> Iterator[tuple[Page, list[dict[str, list[str]]]]]:
    """Open a page with that body and built script. Gives it and the forms it has sent so far. A complaint on the console is a failure."""
    sent: list[dict[str, list[str]]] = []
    faults: list[str] = []

    def answer(route: Route) -> None:
        if route.request.url.endswith(".js"):
            return route.fulfill(path=DIST / built(script), content_type="text/javascript")
        if route.request.method == "POST":
            sent.append(parse_qs(route.request.post_data or "", keep_blank_values=True))
        page_text = f'<!doctype html><html lang=es><title>t</title><main>{body}</main><script src="/{script}" defer></script>'
        return route.fulfill(body=page_text, content_type="text/html; charset=utf-8", headers={"Content-Security-Policy": POLICY})

    context = browser.new_context(viewport={"width": 360, "height": 640})
    context.route("**/*", answer)
    page = context.new_page()
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(ORIGIN + "/")
    yield page, sent
    context.close()
    assert not faults, faults
