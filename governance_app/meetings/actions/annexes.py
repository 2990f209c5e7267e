"""Files that hang on a meeting or on a point of its agenda."""

from datetime import datetime
from uuid import UUID

from governance_app.access.rules import Actor, Permission, require
from governance_app.attachments import actions as attachments
from governance_app.attachments.rules import SubjectKind
from governance_app.committees.reads import scope_of
from governance_app.meetings import reads
from governance_app.meetings.rules import ItemMissing
from governance_app.record.rules import Receipt


def attach(
    *, actor: Actor, id: UUID, now: datetime, meeting: UUID, item: UUID | None, name: str | None, alt: str | None, file: bytes | None,
) -> Receipt:
    """Keep a file with a meeting, or with a point of its agenda. Raises ItemMissing and what keeping a file raises."""
    held = reads.meeting(meeting)
    require(actor, Permission.KEEP_ATTACHMENTS, scope_of(held.body))
    if item is not None and item not in {point.id for point in reads.agenda(meeting)}:
        raise ItemMissing("item")
    on = SubjectKind.MEETING if item is None else SubjectKind.ITEM
    return attachments.add_attachment(
        actor=actor, id=id, now=now, body=held.body, on=on, subject=item or meeting, name=name, alt=alt, file=file)
