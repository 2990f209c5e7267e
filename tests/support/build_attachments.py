"""Builders: files kept with meetings, through the real actions."""

from typing import Any
from uuid import UUID

from governance_app.access.rules import SYSTEM, Actor
from governance_app.foundation.ids import new_id
from governance_app.meetings import actions as meetings
from tests.support.build_attendance import AFTER
from tests.support.uploads import picture


def an_attachment(meeting: UUID, file: bytes | None = None, *, actor: Actor = SYSTEM, item: UUID | None = None, **given: Any) -> UUID:
    """Keep a photograph (or `file`) with a meeting; return the attachment."""
    told = {"name": "IMG_0001.jpg", "alt": "La hoja de asistencia, firmada", "now": AFTER, "id": new_id()} | given
    return meetings.attach(actor=actor, meeting=meeting, item=item, file=picture() if file is None else file, **told).subject
