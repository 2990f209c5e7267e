"""Settle one row that waits: correct it, say who is meant, accept it with a reason, or leave it out."""

from typing import Any
from uuid import UUID

from governance_app.access.guards import needs
from governance_app.access.rules import Permission
from governance_app.exports import actions, reads
from governance_app.exports.forms import AcceptForm, ActForm, ChooseForm, correction_of
from governance_app.exports.pages.blueprint import held, pages, shown
from governance_app.exports.rules import Row
from governance_app.languages.catalogue import _
from governance_app.web.answers import Answer, done, page


@pages.get("/trabajo/datos/importes/<uuid:batch>/filas/<uuid:row>")
@needs(Permission.IMPORT_DATA)
def settle(batch: UUID, row: UUID) -> Answer:
    """Show a row, why it waits, and the ways to settle it."""
    return _row_page(batch, row)


def _row_page(batch: UUID, row: UUID, **forms: Any) -> Answer:
    one, known = held(batch), reads.row(batch, row)
    found = {"correct": _correction(known), "accept": _accept(), "choose": _choice(known), **forms}
    status = max((form.status for form in forms.values()), default=200)
    return page("exports/settle.html", batch=one, shown=shown(known), row=known, **found), status


def _correction(row: Row) -> Any:
    return correction_of(row).blank_or_posted(prefix="corregir", **{k: v for k, v in row.cells.items() if v})


def _accept() -> AcceptForm:
    return AcceptForm.blank_or_posted(prefix="aceptar")


def _choice(row: Row) -> ChooseForm:
    form = ChooseForm.blank_or_posted(prefix="elegir")
    form.person.choices = list(row.candidates)
    return form


@pages.post("/trabajo/datos/importes/<uuid:batch>/filas/<uuid:row>/corregir")
@needs(Permission.IMPORT_DATA)
def correct(batch: UUID, row: UUID) -> Answer:
    """Correct a row; it is judged again."""
    held(batch)
    form = _correction(reads.row(batch, row))
    if form.validate_on_submit():
        cells = {name: value or "" for name, value in form.given().items()}
        if form.attempt(actions.edit_row, batch=batch, row=row, cells=cells):
            return _settled(batch, row)
    return _row_page(batch, row, correct=form)


@pages.post("/trabajo/datos/importes/<uuid:batch>/filas/<uuid:row>/aceptar")
@needs(Permission.IMPORT_DATA)
def accept(batch: UUID, row: UUID) -> Answer:
    """Let a row stand as it is, with a reason."""
    held(batch)
    form = _accept()
    if form.validate_on_submit() and form.attempt(actions.accept_row, batch=batch, row=row, **form.given()):
        return _settled(batch, row)
    return _row_page(batch, row, accept=form)


@pages.post("/trabajo/datos/importes/<uuid:batch>/filas/<uuid:row>/elegir")
@needs(Permission.IMPORT_DATA)
def choose(batch: UUID, row: UUID) -> Answer:
    """Say who is meant."""
    held(batch)
    form = _choice(reads.row(batch, row))
    if form.validate_on_submit() and form.attempt(actions.choose_person, batch=batch, row=row, **form.given()):
        return _settled(batch, row)
    return _row_page(batch, row, choose=form)


@pages.post("/trabajo/datos/importes/<uuid:batch>/filas/<uuid:row>/dejar")
@needs(Permission.IMPORT_DATA)
def leave_out(batch: UUID, row: UUID) -> Answer:
    """Leave a row out."""
    held(batch)
    form = ActForm.blank_or_posted()
    if form.validate_on_submit() and form.attempt(actions.leave_out_row, batch=batch, row=row):
        return done(_("The row is left out."), "exports.look", batch=batch)
    return _row_page(batch, row)


def _settled(batch: UUID, row: UUID) -> Answer:
    """Go on to the next row that waits; a correction that settles nothing shows the same row again."""
    if reads.row(batch, row).waits:
        return done(_("The row was changed, and it still waits."), "exports.settle", kind="warning", batch=batch, row=row)
    return done(_("The row is settled."), "exports.look", batch=batch)
