"""The acta as the record has it now: read whole from the rooms upstream, nothing copied and nothing typed."""

from datetime import date
from typing import Any
from uuid import UUID

from governance_app.attendance import reads as attendance
from governance_app.commitments import reads as commitments
from governance_app.committees import reads as committees
from governance_app.committees.rules import Statute
from governance_app.decisions import reads as decisions
from governance_app.foundation.clock import local_day
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import Meeting, NotSitting
from governance_app.minutes.reads.sections import texts
from governance_app.minutes.rules import (
    Incident,
    LiveActa,
    LiveElection,
    LiveMotion,
    LivePoint,
    NamedAnswer,
    NotYetHeld,
    SectionKind,
    Signatory,
    gathered,
    in_order,
    of_happenings,
    of_notice,
    of_presence,
    of_quorum,
    signatories,
)
from governance_app.organisations import reads as organisations
from governance_app.people import reads as people
from governance_app.voting import reads as voting
from governance_app.voting.reads import elections
from governance_app.voting.rules import Form, Motion, Stance
from governance_app.voting.rules.elections import withdrawn_of


def live(meeting: UUID) -> LiveActa:
    """Return everything the acta of a meeting tells. Raises MeetingMissing, NotYetHeld before it is opened."""
    held = meetings.meeting(meeting)
    if held.opened_at is None:
        raise NotYetHeld(state=held.state)
    day, words = local_day(held.opened_at), texts(meeting)
    body, statute = committees.body(held.body, on=day), committees.statute_on(held.body, day)
    names: Any = people.names([p for p in (held.chair, held.secretary) if p])
    chair, secretary = names.get(held.chair, ""), names.get(held.secretary, "")
    sent = meetings.convocations(meeting)
    return LiveActa(
        held, body, _corridor(body.corridor), _territory(held), statute, chair, secretary, sent[-1] if sent else None,
        tuple(dict.fromkeys(d.channel for d in meetings.deliveries(meeting))),
        () if held.by_correspondence else attendance.roll(meeting, at=held.opened_at),
        None if held.by_correspondence else attendance.quorum_at(meeting, held.opened_at),
        attendance.attendees(meeting), attendance.visitors(meeting),
        attendance.languages(meeting), _points(held, words), _incidents(held), signers(held, statute, day, chair, secretary),
        words.get(SectionKind.OPENING, ""), words.get(SectionKind.CLOSING, ""),
        meetings.named_forms(meeting),
    )


def signers(meeting: Meeting, statute: Statute, day: date, chair: str, secretary: str) -> tuple[Signatory, ...]:
    """Return who signs the acta of a meeting by the statute of its day."""
    return signatories(statute.signatories, committees.offices_on(meeting.body, day), chair, secretary)


def _corridor(id: UUID | None) -> str:
    return next((c.name for c in organisations.corridors() if c.id == id), "")


def _territory(meeting: Meeting) -> tuple[str, ...]:
    return tuple(t.name for t in organisations.territory_path(meeting.territory))


def _points(meeting: Meeting, words: dict[UUID | SectionKind, str]) -> tuple[LivePoint, ...]:
    return gathered(
        meetings.agenda(meeting.id), {id: text for id, text in words.items() if isinstance(id, UUID)}, _motions(meeting.id),
        decisions.decisions_of_meeting(meeting.id), commitments.of_meeting(meeting.id), _elections(meeting.id),
    )


def _motions(meeting: UUID) -> tuple[LiveMotion, ...]:
    put = voting.motions(meeting)
    if not put:
        return ()
    labels = voting.seat_labels(meeting)
    names: Any = people.names([m.proposer for m in put if m.proposer])
    return tuple(_motion(m, names.get(m.proposer, ""), labels) for m in put)


def _motion(motion: Motion, proposer: str, labels: Any) -> LiveMotion:
    seat = labels.get(motion.proposer_seat, "")
    by = ", ".join(part for part in (proposer, seat) if part)
    roll: tuple[NamedAnswer, ...] = ()
    hands = voting.hand_count(motion.id)
    if motion.form is Form.ROLL_CALL or (motion.form is Form.CORRESPONDENCE and motion.closed_at):  # never part of a running one
        order = list(labels)  # as the seats stand in the roster, which is how a roll is called
        answers = sorted(voting.ballots(motion.id), key=lambda b: order.index(b.seat) if b.seat in labels else len(order))
        roll = tuple(NamedAnswer(labels.get(b.seat, ""), b.choice, b.reason) for b in answers)
        dissent = tuple(answer for answer in roll if answer.reason)
    elif motion.form is Form.CONSENSUS:
        apart = [s for s in voting.stances(motion.id) if s.stance is not Stance.FOR]
        dissent = tuple(NamedAnswer(labels.get(s.seat, ""), s.stance, s.reason) for s in apart)
    else:
        dissent = tuple(NamedAnswer(labels.get(b.seat, ""), b.choice, b.reason) for b in hands.dissent) if hands else ()
    return LiveMotion(motion, by, voting.result(motion.id), roll, dissent, hands, voting.belenios.public_vote(motion.id))


def _elections(meeting: UUID) -> tuple[LiveElection, ...]:
    return tuple(
        LiveElection(held, elections.election_result(held.id), withdrawn_of(elections.on_papers(held.id)), elections.vacancies(held.id))
        for held in elections.elections(meeting)
    )


def _incidents(meeting: Meeting) -> tuple[Incident, ...]:
    opened, closed = meeting.opened_at, meeting.closed_at
    if opened is None:
        raise NotSitting(state=meeting.state)
    log, happened, sent = attendance.log(meeting.id), meetings.happenings(meeting.id), meetings.convocations(meeting.id)
    until = closed or max([opened, *(e.at for e in log), *(e.at for e in happened)])
    return in_order([
        *of_notice(sent[-1] if sent else None), *of_happenings(happened), *of_presence(log, opened, closed),
        *of_quorum(attendance.quorum_history(meeting.id, until), opened, closed),
    ])
