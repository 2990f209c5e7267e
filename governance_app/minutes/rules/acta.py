"""The acta as it stands in the record: every figure is read, none is typed. Words of the secretary come from the sections."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from uuid import UUID

from governance_app.attendance.rules import Attendee, Capacity, Log, Movement, QuorumPoint, QuorumStatement, RollLine, Spoken, VisitorSheet
from governance_app.commitments.rules import Commitment
from governance_app.committees.rules import Body, OfficeHolder, Statute
from governance_app.decisions.rules import Decision
from governance_app.meetings.rules import AgendaItem, Channel, Convocation, FormSaid, Happening, Meeting, MeetingEvent
from governance_app.voting.rules import Choice, HandCount, Motion, Result, Stance
from governance_app.voting.rules.belenios import Belenios
from governance_app.voting.rules.elections import ElectionResult, HeldElection, Vacancy

SEATED = (Capacity.PRINCIPAL, Capacity.ALTERNATE)


class Note(Enum):
    """What besides the agenda an acta must tell."""

    SHORT_NOTICE = "short_notice"
    POSTPONED = "postponed"
    FIRST_CALL_FAILED = "first_call_failed"
    AGENDA_CHANGED = "agenda_changed"
    LATE_ARRIVAL = "late_arrival"
    DEPARTURE = "departure"
    RECUSED = "recused"
    QUORUM_LOST = "quorum_lost"
    QUORUM_REGAINED = "quorum_regained"
    ADJOURNED = "adjourned"
    RESUMED = "resumed"
    REOPENED = "reopened"
    WRITTEN_LATE = "written_late"


@dataclass(frozen=True)
class Incident:
    """Something that happened beside the agenda. `who`: a person who sat for a seat (`seat`: its label); `code`: what was added late."""

    kind: Note
    at: datetime
    who: str = ""
    seat: str = ""
    reason: str = ""
    quorum: QuorumStatement | None = None
    hours: int = 0
    floor: int = 0
    code: str = ""


@dataclass(frozen=True)
class NamedAnswer:
    """How a seat answered, and the reason it asked to have written down."""

    seat: str
    answer: Choice | Stance
    reason: str = ""


@dataclass(frozen=True)
class LiveMotion:
    """A motion as it was put and settled. `roll`: every answer of a roll call; `dissent`: what was asked to be recorded.

    `belenios`: of a vote held there, its fingerprints.
    """

    motion: Motion
    proposer: str
    result: Result | None
    roll: tuple[NamedAnswer, ...] = ()
    dissent: tuple[NamedAnswer, ...] = ()
    hands: HandCount | None = None
    belenios: Belenios | None = None


@dataclass(frozen=True)
class LiveElection:
    """An election of people and its result, None while it has none. `withdrawn`: numbers of who left before the count."""

    held: HeldElection
    result: ElectionResult | None
    withdrawn: frozenset[int] = frozenset()
    vacancies: tuple[Vacancy, ...] = ()


@dataclass(frozen=True)
class LivePoint:
    """A point as it was treated. `item` None gathers what belongs to no point."""

    item: AgendaItem | None
    words: str = ""
    motions: tuple[LiveMotion, ...] = ()
    decisions: tuple[Decision, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    elections: tuple[LiveElection, ...] = ()


@dataclass(frozen=True)
class Signatory:
    """Who signs in an office. `instead_of`: its holder, when somebody else chaired or kept the minutes of this session."""

    office: str
    name: str
    instead_of: str = ""


@dataclass(frozen=True)
class LiveActa:
    """Everything an acta tells, as the record has it now."""

    meeting: Meeting
    body: Body
    corridor: str
    territory: tuple[str, ...]
    statute: Statute
    chair: str
    secretary: str
    convocation: Convocation | None
    channels: tuple[Channel, ...]
    roll: tuple[RollLine, ...]
    quorum: QuorumStatement | None
    attendees: tuple[Attendee, ...]
    visitors: VisitorSheet | None
    languages: tuple[Spoken, ...]
    points: tuple[LivePoint, ...]
    incidents: tuple[Incident, ...]
    signatories: tuple[Signatory, ...]
    opening_words: str = ""
    closing_words: str = ""
    forms: Mapping[UUID, FormSaid] = field(default_factory=dict)

    @property
    def code(self) -> str:
        """Return ACTA-004-CGCPP-2026: the acta has the number of its meeting."""
        return acta_code(self.meeting)


def acta_code(meeting: Meeting) -> str:
    """Return the code of a meeting's acta ("ACTA" alone while the meeting has no number)."""
    return f"ACTA-{meeting.code}" if meeting.code else "ACTA"


_AS_NOTES = {
    Happening.POSTPONED: Note.POSTPONED, Happening.FIRST_CALL_FAILED: Note.FIRST_CALL_FAILED,
    Happening.AGENDA_CHANGED: Note.AGENDA_CHANGED, Happening.ADJOURNED: Note.ADJOURNED, Happening.RESUMED: Note.RESUMED,
    Happening.REOPENED: Note.REOPENED, Happening.WRITTEN_LATE: Note.WRITTEN_LATE,
}


def of_happenings(happenings: Iterable[MeetingEvent]) -> Iterator[Incident]:
    """Yield what happened to the meeting itself."""
    for event in happenings:
        if event.kind in _AS_NOTES:
            yield Incident(_AS_NOTES[event.kind], event.at, reason=event.reason, code=event.figures.get("code", ""))


def of_notice(convocation: Convocation | None) -> Iterator[Incident]:
    """Yield the notice that was shorter than the statute asks, with its reason."""
    if convocation and not convocation.notice.kept:
        check = convocation.notice
        yield Incident(
            Note.SHORT_NOTICE, convocation.issued_at, reason=convocation.short_notice_reason, hours=check.hours, floor=check.floor,
        )


def of_presence(log: Iterable[Log], opened_at: datetime, closed_at: datetime | None) -> Iterator[Incident]:
    """Yield who, sitting for a seat, came after the opening, left before the closing, or stayed out of a point."""
    seats: dict[UUID, str] = {}
    for event in sorted((e for e in log if e.voided_at is None), key=lambda e: (e.at, str(e.id))):
        if event.movement is Movement.ARRIVES:
            seats.pop(event.person, None)
            if event.capacity in SEATED:
                seats[event.person] = event.seat_label
        seat = seats.get(event.person)
        kind = _PRESENCE.get(event.movement)
        after = event.at > opened_at and (closed_at is None or event.at < closed_at)
        if seat is not None and kind and (after or kind is Note.RECUSED):
            yield Incident(kind, event.at, who=event.name, seat=seat)


_PRESENCE = {Movement.ARRIVES: Note.LATE_ARRIVAL, Movement.LEAVES: Note.DEPARTURE, Movement.RECUSED: Note.RECUSED}


def of_quorum(points: Iterable[QuorumPoint], opened_at: datetime, closed_at: datetime | None) -> Iterator[Incident]:
    """Yield each loss of quorum between opening and closing, and each return of it."""
    reached = True
    for point in sorted(points, key=lambda p: p.at):
        if point.at <= opened_at or (closed_at is not None and point.at >= closed_at):
            continue
        if point.statement.reached is not reached:
            reached = point.statement.reached
            yield Incident(Note.QUORUM_REGAINED if reached else Note.QUORUM_LOST, point.at, quorum=point.statement)


def in_order(incidents: Iterable[Incident]) -> tuple[Incident, ...]:
    """Return incidents by time; at one instant the person's comes before the quorum it changes."""
    order = list(Note)
    return tuple(sorted(incidents, key=lambda i: (i.at, order.index(i.kind), i.who)))


def signatories(offices: Iterable[str], holders: Iterable[OfficeHolder], chair: str, secretary: str) -> tuple[Signatory, ...]:
    """Return who signs, in the order of the statute: the holder of each office, or who acted as such in this session."""
    held: dict[str, list[str]] = {}
    for holder in holders:
        held.setdefault(holder.office.value, []).append(holder.person.name)
    acted = {"president": chair, "secretary": secretary}
    found: list[Signatory] = []
    for office in offices:
        names, acting = held.get(office, []), acted.get(office, "")
        if acting and acting not in names:
            found.append(Signatory(office, acting, names[0] if names else ""))
        else:
            found += [Signatory(office, name) for name in ([acting] if acting else names) or [""]]
    return tuple(found)


def gathered(
    items: Iterable[AgendaItem], words: dict[UUID, str], motions: Iterable[LiveMotion], decisions: Iterable[Decision],
    commitments: Iterable[Commitment], elections: Iterable[LiveElection] = (),
) -> tuple[LivePoint, ...]:
    """Return the points in the order of the agenda with all that belongs to each; what belongs to none comes last. Nothing is left out."""
    items, motions, decisions, commitments = tuple(items), tuple(motions), tuple(decisions), tuple(commitments)
    elections = tuple(elections)
    known = {item.id for item in items}
    points = [
        LivePoint(
            item, words.get(item.id, ""), tuple(m for m in motions if m.motion.item == item.id),
            tuple(d for d in decisions if d.item == item.id), tuple(c for c in commitments if c.item == item.id),
            tuple(e for e in elections if e.held.item == item.id),
        )
        for item in items
    ]
    loose = LivePoint(
        None, "", tuple(m for m in motions if m.motion.item not in known),
        tuple(d for d in decisions if d.item not in known), tuple(c for c in commitments if c.item not in known),
        tuple(e for e in elections if e.held.item not in known),
    )
    return (*points, loose) if loose.motions or loose.decisions or loose.commitments or loose.elections else tuple(points)
