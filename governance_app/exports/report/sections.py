"""The sections of a report, in the reader's language: meetings, decisions, consultations, complaints, photographs, actas."""

from governance_app.exports.report.figures import participation, progress
from governance_app.exports.report.gathering import Held, Report
from governance_app.exports.report.grids import Grid, Section, Unsaid
from governance_app.languages.catalogue import _, current
from governance_app.meetings.rules import MeetingKind


def sections(report: Report) -> tuple[Section, ...]:
    """Return the sections of a report in their order."""
    return (
        _meetings(report), _decisions(report), participation(report), _consultations(report), _complaints(), progress(report),
        _photos(report), _actas(report))


def _meetings(report: Report) -> Section:
    rule = _("Of each meeting the number of people present is told from ten people on.")
    return Section(_("Meetings held"), (rule,), (_held(_("Meetings"), _("Meetings of the semester"), report.held),))


def _held(name: str, title: str, held: tuple[Held, ...]) -> Grid:
    return Grid(
        name, title, (_("Meeting"), _("Day"), _("Place"), _("Kind of meeting"), _("How people take part"), _("Present"), _("Quorum")),
        tuple(_meeting(one) for one in held), (8, 6, 8, 7, 6, 5, 4), (5,), empty=_("None was held in this semester."))


def _meeting(one: Held) -> tuple[object, ...]:
    meeting, presence = one.meeting, one.presence
    present = None if presence is None else Unsaid.FEWER if presence.total is None else presence.total
    return (meeting.code or meeting.title, one.day, meeting.place, meeting.kind, meeting.mode, present,
            None if presence is None else presence.quorum)


def _decisions(report: Report) -> Section:
    rows = tuple((one.code, one.adopted_on, one.kind, one.text_in(current().code).title, one.state(report.on)) for one in report.decisions)
    return Section(_("List of decisions"), (), (Grid(
        _("Decisions"), _("Published decisions taken in the semester"),
        (_("Number"), _("Adopted on"), _("Kind of decision"), _("Title"), _("State at the end of the semester")), rows, (9, 5, 7, 9, 5),
        empty=_("No decision of this semester is published.")),))


def _consultations(report: Report) -> Section:
    assemblies = tuple(one for one in report.held if one.meeting.kind is MeetingKind.ASSEMBLY)
    rule = _("Here stand the general assemblies. A consultation that was no meeting of this body is not written down in this record.")
    return Section(_("Consultations"), (rule,), (_held(_("Assemblies"), _("General assemblies"), assemblies),))


def _complaints() -> Section:
    return Section(_("Complaints and grievances"), (_(
        "This record keeps no register of complaints. Put here those that the complaints mechanism of the project received, or say that "
        "there were none."),))


def _photos(report: Report) -> Section:
    rows = tuple((photo.filename, held.day, held.meeting.code, photo.digest) for held in report.held for photo in held.photos)
    rule = _("The photographs themselves stay with the committee, because people stand in them. The digest tells which file is meant.")
    return Section(_("Photographs"), (rule,) if rows else (), (Grid(
        _("Photographs"), _("List of photographs"), (_("File"), _("Day"), _("Meeting"), _("Digest (SHA-256)")), rows, (7, 5, 6, 10),
        empty=_("No photograph of these meetings is kept.")),))


def _actas(report: Report) -> Section:
    rows = tuple(
        (one.approval.code, one.held.day, one.held.meeting.code, one.filename, one.covered, one.text.sha256) for one in report.actas)
    beside = (_("The approved actas lie beside this report as PDF files."),) if rows else ()
    return Section(_("Actas"), beside, (Grid(
        _("Actas"), _("Approved actas"),
        (_("Acta"), _("Day of the meeting"), _("Meeting"), _("File"), _("Parts covered by law"), _("Digest of the text (SHA-256)")), rows,
        (6, 5, 5, 6, 5, 10), empty=_("No acta of these meetings is approved yet.")),))
