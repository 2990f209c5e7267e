"""The blueprint on which the pages of minutes put their routes."""

from uuid import UUID

from flask import Blueprint

from governance_app.access.guards import current_actor
from governance_app.access.rules import Permission, may
from governance_app.committees import reads as committees

pages = Blueprint("minutes", __name__)


def holds(permission: Permission, body: UUID) -> bool:
    """Tell whether the reader holds a permission in a body."""
    return may(current_actor(), permission, committees.scope_of(body))
