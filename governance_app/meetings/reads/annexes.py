"""The files that hang on a meeting and on the points of its agenda."""

from uuid import UUID

from governance_app.attachments import reads as attachments
from governance_app.attachments.rules import Attachment, SubjectKind
from governance_app.meetings.reads.points import agenda


def annexes(meeting: UUID) -> tuple[Attachment, ...]:
    """Return the files of a meeting: those of the meeting itself, then those of its points in the order of the agenda."""
    points = {item.id: place for place, item in enumerate(agenda(meeting))}
    of_points = attachments.of_subjects(SubjectKind.ITEM, points)
    return (*attachments.of_subjects(SubjectKind.MEETING, (meeting,)), *sorted(of_points, key=lambda one: points[one.subject]))
