"""What happened beside the agenda, each in a whole sentence with its hour."""

from datetime import datetime
from typing import Any

from governance_app.attendance.wording import quorum_sentence
from governance_app.foundation.clock import local_day
from governance_app.languages import formats
from governance_app.languages.catalogue import _, _l
from governance_app.minutes.rules import Incident, Note

_SENTENCES: dict[Note, Any] = {
    Note.SHORT_NOTICE: _l("%(when)s: the meeting was convened with %(hours)s hours of notice; the statute asks for %(floor)s."),
    Note.POSTPONED: _l("%(when)s: the meeting was postponed, with a new notice."),
    Note.FIRST_CALL_FAILED: _l("%(when)s: at the first call there was no quorum."),
    Note.AGENDA_CHANGED: _l("%(when)s: the agenda was changed after the notice."),
    Note.LATE_ARRIVAL: _l("%(when)s: %(who)s joins the session, for the seat “%(seat)s”."),
    Note.DEPARTURE: _l("%(when)s: %(who)s, of the seat “%(seat)s”, leaves the session."),
    Note.RECUSED: _l("%(when)s: %(who)s, of the seat “%(seat)s”, stays out of a point."),
    Note.QUORUM_LOST: _l("%(when)s: the quorum is lost."),
    Note.QUORUM_REGAINED: _l("%(when)s: there is quorum again."),
    Note.ADJOURNED: _l("%(when)s: the session is interrupted."),
    Note.RESUMED: _l("%(when)s: the session goes on."),
    Note.REOPENED: _l("%(when)s: the session, already closed, is opened again."),
    Note.WRITTEN_LATE: _l("%(when)s: %(code)s is written down, the session being closed already."),
}


def incident_sentence(incident: Incident, opened_at: datetime | None) -> str:
    """Return the whole sentences of an incident; the day is said when it is not that of the opening."""
    same_day = opened_at is not None and local_day(incident.at) == local_day(opened_at)
    when = formats.hour(incident.at) if same_day else formats.moment(incident.at)
    figures = {
        "when": when, "who": incident.who, "seat": incident.seat, "hours": incident.hours, "floor": incident.floor, "code": incident.code,
    }
    said = [str(_SENTENCES[incident.kind]) % figures]
    if incident.quorum:
        said.append(quorum_sentence(incident.quorum))
    if incident.reason:
        said.append(str(_("Reason: %(reason)s", reason=incident.reason)))
    return " ".join(said)
