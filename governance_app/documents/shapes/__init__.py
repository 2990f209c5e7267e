"""The shapes of the printed documents: frozen, plain (text, whole numbers, tuples). Rooms fill them; templates print them.

Every text is printed as it is, never read as markup. Numbers that belong to a sentence stand inside the sentence given.
`Paper.made_at` is Unix seconds given by the caller: the same shape gives the same bytes.
"""

from governance_app.documents.shapes.acta import (
    Acta,
    AttendanceLine,
    Election,
    Erratum,
    Excerpt,
    Motion,
    NamedVote,
    Point,
    Promise,
    Resolution,
    RollRow,
    Tally,
    Vote,
)
from governance_app.documents.shapes.board import (
    BoardItem,
    BoardMeeting,
    NoticeBoard,
)
from governance_app.documents.shapes.common import (
    AgendaLine,
    Fact,
    Paper,
    Passage,
    RecordBox,
    SheetRow,
    Signature,
    WitnessWords,
)
from governance_app.documents.shapes.meeting import (
    Agenda,
    AttendanceSheet,
    Convocation,
)
from governance_app.documents.shapes.membership import (
    Membership,
    SeatLine,
)
from governance_app.documents.shapes.report import (
    Bar,
    ReportSection,
    ReportTable,
    SemesterReport,
)
from governance_app.documents.shapes.urn import (
    BallotOption,
    Ballots,
    TallySheet,
)

__all__ = [
    "Acta",
    "Agenda",
    "AgendaLine",
    "AttendanceLine",
    "AttendanceSheet",
    "BallotOption",
    "Ballots",
    "Bar",
    "BoardItem",
    "BoardMeeting",
    "Convocation",
    "Election",
    "Erratum",
    "Excerpt",
    "Fact",
    "Membership",
    "Motion",
    "NamedVote",
    "NoticeBoard",
    "Paper",
    "Passage",
    "Point",
    "Printed",
    "Promise",
    "RecordBox",
    "ReportSection",
    "ReportTable",
    "Resolution",
    "RollRow",
    "SeatLine",
    "SemesterReport",
    "SheetRow",
    "Signature",
    "Tally",
    "TallySheet",
    "Vote",
    "WitnessWords",
]

Printed = Acta | Agenda | AttendanceSheet | Ballots | Convocation | Excerpt | Membership | NoticeBoard | SemesterReport | TallySheet
