"""The blueprint on which the pages of minutes put their routes."""

from typing import Any
from uuid import UUID

from flask import Blueprint
from werkzeug.wrappers import Response

from governance_app.access.guards import current_actor
from governance_app.access.rules import Permission, may
from governance_app.committees import reads as committees
from governance_app.foundation.errors import NotAllowed
from governance_app.languages.catalogue import _
from governance_app.minutes.forms import ActForm
from governance_app.web.answers import done
from governance_app.web.sentences import sentence

pages = Blueprint("minutes", __name__)


def holds(permission: Permission, body: UUID) -> bool:
    """Tell whether the reader holds a permission in a body."""
    return may(current_actor(), permission, committees.scope_of(body))


def acted(action: Any, said: str, endpoint: str, **ids: Any) -> Response:
    """Do what a button says about these ids and come back to a page of theirs with a sentence, also when it was refused."""
    form = ActForm.blank_or_posted()
    try:
        if form.validate_on_submit() and form.attempt(action, **ids):
            return done(said, endpoint, **ids)
    except NotAllowed as refused:
        return done(sentence(refused), endpoint, kind="danger", **ids)
    for line in form.complaints():
        return done(line.text, endpoint, kind="danger", **ids)
    return done(_("Nothing was changed."), endpoint, kind="warning", **ids)
