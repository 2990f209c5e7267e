"""The blueprint of data and what its pages share."""

from typing import Any
from uuid import UUID

from flask import Blueprint

from governance_app.access.guards import current_actor
from governance_app.exports import reads
from governance_app.exports.rules import Batch, Row
from governance_app.exports.wording import CELLS, note_sentence, odd_sentence
from governance_app.foundation import clock

pages = Blueprint("exports", __name__)


def held(batch: UUID) -> Batch:
    """Return an import on which the actor may work; BatchMissing otherwise."""
    return reads.batch_for(current_actor(), batch, now=clock.now())


def shown(row: Row) -> dict[str, Any]:
    """Return a row ready for a template: its cells with their headings, why it waits, what is said of it."""
    cells = [(str(CELLS[name]), value) for name, value in row.cells.items() if value and name in CELLS]
    return {"row": row, "cells": cells, "odd": [odd_sentence(o) for o in row.odd], "notes": [note_sentence(n) for n in row.remarks]}
