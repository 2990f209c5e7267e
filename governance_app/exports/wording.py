"""The words of imports, exports, reports and open data: labels, the sentences of errors, why a row waits, what is said of it."""

from collections.abc import Iterator
from enum import Enum
from typing import Any

from governance_app.documents import errors as files
from governance_app.exports import rules as r
from governance_app.exports.open_data import NoSuchResource
from governance_app.exports.report.grids import Unsaid
from governance_app.exports.rules import BatchState, Entry, ImportKind, Note, Odd, Oddity, PastResult, Remark, RowState
from governance_app.exports.rules.publisher import DeclarationUnfit, NotDeclared
from governance_app.exports.rules.semesters import NoSuchSemester, SemesterNotBegun
from governance_app.exports.tables import NoSuchTable
from governance_app.exports.writing import NoSuchFormat
from governance_app.foundation.errors import GovernanceError
from governance_app.languages.catalogue import _l, _lp
from governance_app.web.sentences import sentence

LABELS: dict[Enum, Any] = {
    ImportKind.ROSTER: _l("Roster: bodies, seats and who holds them"),
    ImportKind.ATTENDANCE: _l("Attendance sheet of a meeting"),
    ImportKind.PAST_VOTES: _l("Votes of the past"),
    BatchState.PREVIEWED: _l("Waiting to be brought in"),
    BatchState.CONFIRMED: _l("Brought in"),
    BatchState.DISCARDED: _l("Thrown away"),
    RowState.READY: _lp("row", "Ready"),
    RowState.FLAGGED: _lp("row", "Waits for you"),
    RowState.SAME: _lp("row", "Already here"),
    RowState.DONE: _lp("row", "Brought in"),
    RowState.LEFT_OUT: _lp("row", "Left out"),
    Entry.BODY: _l("Body"),
    Entry.ORGANISATION: _l("Organisation"),
    Entry.PERSON: _l("Person"),
    Entry.MEMBERSHIP: _l("Membership"),
    Entry.ATTENDANCE: _l("Attendance"),
    Entry.VOTE: _l("Vote"),
    PastResult.CARRIED: _lp("motion", "Approved"),
    PastResult.LOST: _lp("motion", "Not approved"),
    PastResult.WITHDRAWN: _lp("motion", "Withdrawn"),
    Unsaid.FEWER: _l("fewer than 10"),
    Odd.DATE_UNREADABLE: _l("Dates that cannot be read"),
    Odd.DATE_IN_FUTURE: _l("Dates still to come"),
    Odd.FIGURE_UNREADABLE: _l("Figures that are not whole numbers"),
    Odd.RESULT_UNKNOWN: _l("Results in words we do not know"),
    Odd.NUMBER_MISSING: _l("Rows without a number"),
    Odd.FIGURE_MISSING: _l("Votes for or against missing"),
    Odd.CARRIED_WITHOUT_MAJORITY: _l("Approved without more votes for than against"),
    Odd.LOST_WITH_MAJORITY: _l("Not approved although more votes for than against"),
    Odd.EXCEEDS_SEATS: _l("More votes than voting seats"),
    Odd.SEATS_UNKNOWN: _l("Voting seats of that day not known"),
    Odd.UNANIMITY_WITH_DISSENT: _l("Unanimous, yet with votes to the contrary"),
    Odd.WITHDRAWN_WITH_FIGURES: _l("Withdrawn, yet voted"),
    Odd.NUMBER_REPEATED: _l("Motion that stands twice"),
    Odd.NAME_MISSING: _l("Rows without a name"),
    Odd.PERSON_AMBIGUOUS: _l("Names that may mean several people"),
    Odd.PERSON_UNKNOWN: _l("People who hold no seat"),
    Odd.ID_OF_ANOTHER: _l("Identifiers that belong to another name"),
    Odd.BODY_UNKNOWN: _l("Bodies that are not here"),
    Odd.SEAT_MISSING: _l("Rows without a seat"),
    Odd.WORD_UNKNOWN: _l("Words we do not know"),
    Odd.END_BEFORE_START: _l("Ends before the beginning"),
    Odd.REFERENCE_UNKNOWN: _l("References to nothing in the file"),
    Odd.REPEATED_IN_FILE: _l("Rows that repeat another"),
    Odd.MAY_NOT_FOUND: _l("New bodies, which only the administration founds"),
    Odd.TIME_UNREADABLE: _l("Hours that cannot be read"),
    Odd.REFUSED: _l("Rows that a rule refuses"),
}

ODD: dict[Odd, Any] = {
    Odd.DATE_UNREADABLE: _l("“%(written)s” is not a date. Write it like 23/11/2026."),
    Odd.DATE_IN_FUTURE: _l("The date %(day)s is still to come."),
    Odd.FIGURE_UNREADABLE: _l("“%(written)s” is not a whole number of votes."),
    Odd.RESULT_UNKNOWN: _l("The result “%(written)s” is none of: approved, not approved, withdrawn."),
    Odd.NUMBER_MISSING: _l("The row has no number."),
    Odd.FIGURE_MISSING: _l("The votes for or the votes against are missing (the others add up to %(total)s)."),
    Odd.CARRIED_WITHOUT_MAJORITY: _l("It says approved, with %(votes_for)s votes for and %(against)s against."),
    Odd.LOST_WITH_MAJORITY: _l("It says not approved, with %(votes_for)s votes for and %(against)s against."),
    Odd.EXCEEDS_SEATS: _l("There are %(total)s votes and only %(seats)s voting seats."),
    Odd.SEATS_UNKNOWN: _l("We do not know how many seats could vote on that day. Say it when you give the file, or accept the row."),
    Odd.UNANIMITY_WITH_DISSENT: _l("It says unanimous, with %(others)s votes on the other side and %(abstain)s abstentions."),
    Odd.WITHDRAWN_WITH_FIGURES: _l("It says withdrawn, and there are %(total)s votes."),
    Odd.NUMBER_REPEATED: _l("Row %(row)s tells of the same motion: same date, title, proposer and number %(written)s."),
    Odd.NAME_MISSING: _l("The row has no name."),
    Odd.PERSON_AMBIGUOUS: _l("“%(written)s” may be one of several people. Say who is meant."),
    Odd.PERSON_UNKNOWN: _l("“%(written)s” holds no seat on that day, and the sheet says that they sat for one. Say who is meant."),
    Odd.ID_OF_ANOTHER: _l("The identifier %(id)s belongs here to %(name)s."),
    Odd.BODY_UNKNOWN: _l("We do not find the body “%(written)s”."),
    Odd.SEAT_MISSING: _l("The row says neither the seat nor the organisation."),
    Odd.WORD_UNKNOWN: _l("We do not know what “%(written)s” means in this column."),
    Odd.END_BEFORE_START: _l("It ends (%(end)s) before it begins (%(start)s)."),
    Odd.REFERENCE_UNKNOWN: _l("It speaks of “%(id)s”, which is not in the file."),
    Odd.REPEATED_IN_FILE: _l("It says again what row %(row)s says."),
    Odd.MAY_NOT_FOUND: _l("“%(name)s” would be a new body. Only the administration founds bodies."),
    Odd.TIME_UNREADABLE: _l("“%(written)s” is not an hour. Write it like 14:30."),
}
NOTES: dict[Note, Any] = {
    Note.COUNTED_AS_VISITOR: _l("Holds no seat: counted among the visitors, without a name."),
    Note.ANSWERS_LEFT_OUT: _l("What the sheet says of this person is left out: it has no consent."),
    Note.ANSWERS_WITH_CONSENT: _l("What the sheet says of this person comes in under the consent on the sheet."),
    Note.ALREADY_OTHERWISE: _l("It is here already with other figures, which stay."),
    Note.PERSON_FOUND: _l("It is %(name)s, who is already here."),
}
CELLS: dict[str, Any] = {
    "date": _l("Date"), "number": _l("Number"), "title": _l("Title"), "proposer": _l("Proposed by"), "yes": _l("Votes for"),
    "no": _l("Votes against"), "abstain": _l("Abstentions"), "result": _l("Result"), "unanimous": _l("Unanimous"), "body": _l("Body"),
    "seat": _l("Seat"), "organisation": _l("Organisation"), "bloc": _l("Bloc"), "voting": _lp("seat", "Votes"), "person": _l("Person"),
    "kind": _l("Principal or alternate"), "office": _l("Office"), "from": _l("From"), "to": _l("Until"), "document": _l("Document"),
    "name": _l("Name"), "capacity": _l("Takes part as"), "mode": _l("How they attended"), "letter": _l("With a letter"),
    "arrival": _l("Arrived at"), "departure": _l("Left at"), "consent": _l("Consent"), "classification": _l("Kind of body"),
}
"""Headings of what a person may look at and correct. Identifiers and what somebody said of themselves stay unseen."""

SENTENCES: dict[type[GovernanceError], Any] = {
    r.BatchMissing: _l("We did not find that import. What nobody finishes is forgotten after seven days."),
    r.RowMissing: _l("We did not find that row."),
    r.BatchEnded: _l("This import is finished. Give the file again to begin anew."),
    r.RowSettled: _l("This row is settled already."),
    r.RowUnreadable: _l("This row cannot be read. Correct it or leave it out."),
    r.NotAcceptable: _l("This cannot be accepted as it stands. Correct the row or leave it out."),
    r.ReasonMissing: _l("Write why it is right as it stands."),
    r.ChoiceUnfit: _l("Choose one of the people shown."),
    r.NothingToDo: _l("The file has no row to bring in."),
    r.WrongKindOfFile: _l("This comes in from files of these kinds: %(kind)s."),
    r.JsonUnreadable: _l("The file is not readable JSON."),
    r.NotPopolo: _l("The file is not in Popolo form: the list “%(part)s” is missing or is no list."),
    r.NoNameColumn: _l("No column of the sheet holds names. Call it “nombre”."),
    r.BodyNeeded: _l("Votes of the past belong to a committee: say which."),
    r.MeetingNeeded: _l("An attendance sheet belongs to a meeting: say which."),
    NoSuchSemester: _l("We did not find that semester. Choose one of the list."),
    SemesterNotBegun: _l("This semester begins on %(first)s."),
    NoSuchResource: _l("We did not find that table among the open data."),
    NotDeclared: _l("This file is not offered here: whoever keeps this installation has not declared what it needs."),
    DeclarationUnfit: _l("This file is not offered: what is declared for it cannot be read at %(where)s."),
    NoSuchTable: _l("We did not find that table."),
    NoSuchFormat: _l("This table does not leave in that format."),
    files.FileTooLarge: _l("The file is too large: %(bytes)s bytes; up to %(limit)s are accepted."),
    files.TooManyRows: _l("The file has more than %(limit)s rows. Bring it in parts."),
    files.TooManyColumns: _l("The file has more than %(limit)s columns."),
    files.CellTooLong: _l("A cell of row %(row)s has more than %(limit)s letters."),
    files.FileIsEmpty: _l("The file is empty."),
    files.UnknownEncoding: _l("The letters of the file cannot be read. Save it as UTF-8."),
    files.MalformedCsv: _l("Row %(row)s cannot be read: a quotation mark is not closed, or it has more cells than the first row."),
    files.RepeatedColumn: _l("Two columns are called “%(column)s”."),
    files.MissingColumns: _l("These columns are missing: %(columns)s."),
    files.NotASpreadsheet: _l("The file is not a readable XLSX workbook."),
    files.PackedTooTightly: _l("The workbook is packed so tightly that it is not opened."),
    files.NoSuchSheet: _l("The workbook has no sheet called “%(sheet)s”."),
}


def odd_sentence(odd: Oddity) -> str:
    """Return why a row waits, in the reader's language."""
    if odd.kind is Odd.REFUSED:
        return sentence(_refusal(odd))
    return str(ODD[odd.kind]) % dict(odd.data) if odd.data else str(ODD[odd.kind])


def note_sentence(remark: Remark) -> str:
    """Return what is said of a row."""
    return str(NOTES[remark.kind]) % dict(remark.data) if remark.data else str(NOTES[remark.kind])


def _refusal(odd: Oddity) -> GovernanceError:
    """Return the error that a rule raised, by the name and room that were kept of it."""
    named = (k for k in _kinds(GovernanceError) if (k.__name__, k.__module__.split(".")[1]) == (odd.data["error"], odd.data["room"]))
    return next(named, GovernanceError)(**odd.data["data"])


def _kinds(kind: type[GovernanceError]) -> Iterator[type[GovernanceError]]:
    yield kind
    for one in kind.__subclasses__():
        yield from _kinds(one)
