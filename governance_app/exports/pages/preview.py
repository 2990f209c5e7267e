"""Look at a file row by row, bring it in piece by piece, end it."""

import time
from math import ceil
from typing import Any
from uuid import UUID, uuid5

from flask import request, url_for

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission
from governance_app.committees import reads as committees
from governance_app.exports import actions, reads
from governance_app.exports.forms import ActForm
from governance_app.exports.pages.blueprint import held, pages, shown
from governance_app.exports.rules import Batch, RowState
from governance_app.foundation import clock
from governance_app.languages.catalogue import _
from governance_app.web.answers import Answer, done, page

PATIENCE = 8
"""Seconds of work in one request; whoever waits then sees how far it is, and goes on with the same button."""


ALL = "todas"


@pages.get("/trabajo/datos/importes/<uuid:batch>")
@needs(Permission.IMPORT_DATA)
def look(batch: UUID) -> Answer:
    """Show what a file would bring: first what waits for a person, then everything else."""
    one = held(batch)
    state = _state_asked(one)
    of_state = getattr(one.counts, state.value) if state else one.counts.total
    number, last = _page_number(of_state)
    rows = reads.rows(batch, state=state, limit=reads.PAGE, offset=(number - 1) * reads.PAGE) if one.open else ()
    return page(
        "exports/look.html", batch=one, rows=[shown(row) for row in rows], state=state, states=list(RowState), page=number, pages=last,
        reasons=reads.reasons(batch) if one.open else (), name=committees.body(one.body).name if one.body else "",
        address=lambda n: url_for("exports.look", batch=batch, filas=state.value if state else ALL, pagina=n), steps=_steps(one),
    )


def _state_asked(batch: Batch) -> RowState | None:
    """Return which rows were asked for (None: all). Unasked, those that wait come first."""
    asked = request.args.get("filas", "")
    first = RowState.FLAGGED if batch.counts.flagged and asked != ALL else None
    return next((state for state in RowState if state.value == asked), first)


def _page_number(rows: int) -> tuple[int, int]:
    last = max(1, ceil(rows / reads.PAGE))
    asked = request.args.get("pagina", "1")
    return min(last, int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 and int(asked) else 1), last


def _steps(batch: Batch) -> list[tuple[str, str]]:
    reached = 3 if not batch.open else 2 if batch.counts.ready == 0 else 1
    words = (_("Give the file"), _("Look at it"), _("Bring it in"), _("Finished"))
    return [(word, "done" if at < reached else "now" if at == reached else "later") for at, word in enumerate(words)]


@pages.post("/trabajo/datos/importes/<uuid:batch>/traer")
@needs(Permission.IMPORT_DATA)
def bring_in(batch: UUID) -> Answer:
    """Bring in what is ready, for as long as a person waits patiently; the same button goes on where it stopped."""
    form = ActForm.blank_or_posted()
    if not form.validate_on_submit():
        return _refused(form, batch)
    began, before, chunk = time.monotonic(), held(batch).counts, 0
    while before.ready and time.monotonic() - began < PATIENCE:
        actions.bring_in(
            actor=current_actor(), id=uuid5(UUID(form.request_id.data), str(chunk)), now=clock.now(), batch=batch)
        after, chunk = reads.counts_of(batch), chunk + 1
        if after == before:
            break
        before = after
    return _ended(batch, form) if not before.ready and not before.flagged else done(_("Brought in so far."), "exports.look", batch=batch)


def _ended(batch: UUID, form: ActForm) -> Answer:
    actions.end_import(actor=current_actor(), id=uuid5(UUID(form.request_id.data), "end"), now=clock.now(), batch=batch)
    return done(_("Everything is in."), "exports.look", batch=batch)


@pages.post("/trabajo/datos/importes/<uuid:batch>/terminar")
@needs(Permission.IMPORT_DATA)
def end(batch: UUID) -> Answer:
    """End an import; what still waits is left out."""
    return _acted(actions.end_import, _("The import is finished."), batch)


@pages.post("/trabajo/datos/importes/<uuid:batch>/descartar")
@needs(Permission.IMPORT_DATA)
def discard(batch: UUID) -> Answer:
    """Throw a file away."""
    return _acted(actions.discard_import, _("The file was thrown away; what was not in yet is not written."), batch)


def _acted(action: Any, sentence: str, batch: UUID) -> Answer:
    form = ActForm.blank_or_posted()
    if form.validate_on_submit() and form.attempt(action, batch=batch):
        return done(sentence, "exports.look", batch=batch)
    return _refused(form, batch)


def _refused(form: Any, batch: UUID) -> Answer:
    for line in form.complaints():
        return done(line.text, "exports.look", kind="danger", batch=batch)
    return done(_("Nothing was changed."), "exports.look", kind="warning", batch=batch)
