"""Take the report of a semester: whoever does is noted, for it leaves with the actas and their names."""

from datetime import datetime
from uuid import UUID

from governance_app.access.rules import Actor, Permission
from governance_app.exports import reads
from governance_app.exports.rules.semesters import LANGUAGES, NoSuchSemester, ReportTaken, check_begun, semester_named
from governance_app.foundation.clock import local_day
from governance_app.record.actions import append, use_case


@use_case("exports.take_report")
def take_report(*, actor: Actor, id: UUID, now: datetime, body: UUID, semester: str, language: str) -> UUID:
    """Note that the report of a body over a semester (2026-1) is taken in a language; return the body.

    Raises BodyMissing, MayNot, NoSuchSemester, SemesterNotBegun. Called before the report is gathered: nobody takes one unnoted.
    """
    reads.body_for_data(actor, Permission.EXPORT_DATA, body)
    found = semester_named(semester)
    if language not in LANGUAGES:
        raise NoSuchSemester()
    check_begun(found, local_day(now))
    append(ReportTaken(id, found.first, found.last, language), now=now, body=body)
    return body
