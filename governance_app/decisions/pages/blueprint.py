"""The blueprint on which the pages of decisions put their routes, and what several of them need."""

from typing import Any
from uuid import UUID

from flask import Blueprint
from werkzeug.wrappers import Response

from governance_app.access.guards import current_actor
from governance_app.access.rules import Permission, may
from governance_app.committees import reads as committees
from governance_app.languages.catalogue import _
from governance_app.web.answers import done

pages = Blueprint("decisions", __name__)


def keeps(body: UUID) -> bool:
    """Tell whether the reader keeps the register of a body."""
    return may(current_actor(), Permission.KEEP_DECISIONS, committees.scope_of(body))


def refused(form: Any, endpoint: str, **values: Any) -> Response:
    """Go back saying why a button did nothing."""
    for line in form.complaints():
        return done(line.text, endpoint, kind="danger", **values)
    return done(_("Nothing was changed."), endpoint, kind="warning", **values)
