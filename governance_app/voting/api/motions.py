"""Reading motions: the list of a meeting, and one with its texts, electorate, turnout and result. Never a partial result."""

from typing import Any
from uuid import UUID

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission
from governance_app.attendance import reads as attendance
from governance_app.people import reads as people
from governance_app.voting import reads
from governance_app.voting.api.blueprint import api
from governance_app.voting.api.by_letter import by_letter
from governance_app.voting.api.meetings import UNSEEN
from governance_app.voting.api.sealed import sealed
from governance_app.voting.api.shown import (
    Answers,
    ElectorShown,
    Figures,
    MotionLine,
    MotionList,
    MotionShown,
    Person,
    ResultShown,
    RoundShown,
)
from governance_app.voting.pages.blueprint import Hall, hall_of
from governance_app.voting.rules import Form, Motion, MotionState, NoSuchMotion, Round, Stance, Tally
from governance_app.voting.wording import result_sentence
from governance_app.web.api import Operation, operation

OVER = frozenset({MotionState.CLOSED, MotionState.TIED})
LINE = ("id", "position", "item", "text", "language", "form", "matter", "state", "amends")
MORE = ("meeting", "proposer_seat", "again_of", "opened_at", "closed_at", "quorum")


@api.get("/meetings/<uuid:meeting>/motions")
@needs(Permission.SEE_BODY)
@operation(Operation("List the motions of a meeting", "motions", gives=MotionList, raises=UNSEEN))
def list_motions(meeting: UUID) -> MotionList:
    """Give the motions of a meeting in the order in which they were put, with their results."""
    attendance.meeting_for(current_actor(), Permission.SEE_BODY, meeting)
    return MotionList(meeting=meeting, motions=[MotionLine(**_line(put)) for put in reads.motions(meeting)])


@api.get("/motions/<uuid:motion>")
@needs(Permission.SEE_BODY)
@operation(Operation("Read a motion", "motions", gives=MotionShown, raises=(NoSuchMotion, *UNSEEN)))
def read_motion(motion: UUID) -> MotionShown:
    """Give a motion with its words by version and language, its electorate, its amendments, its turnout while a roll call is open, and its
    result with every figure, the formula and the sentence once it is over.
    """
    hall = hall_of(Permission.SEE_BODY, motion)
    put, count = hall.motion, reads.hand_count(motion)
    names = people.names({p for p in (put.proposer, put.seconder) if p})
    said = {b.seat for b in reads.ballots(motion)} if put.form is Form.ROLL_CALL and put.state is MotionState.OPEN else None
    return MotionShown(
        **_line(put), **{name: getattr(put, name) for name in MORE}, texts=list(reads.texts(motion)),
        proposer=_person(put.proposer, names), seconder=_person(put.seconder, names),
        amendments=[one.id for one in reads.amendments(motion)], electorate=_figures(hall), electors=_electors(hall, said),
        turnout=None if said is None else len(said), tied=_tie(put),
        rounds=[_round(one) for one in reads.rounds(motion)], answers=_answers(put) if put.state in OVER else None,
        counted_by=count.counted_by if count else "", casting_vote=reads.casting_vote(motion), lot=reads.lot(motion),
        urn=reads.urns.urn(motion), belenios=reads.belenios.vote(motion), by_letter=by_letter(hall),
        sealed=sealed(hall))


def _tie(put: Motion) -> Tally | None:
    return reads.tally(put) if put.state is MotionState.TIED and not reads.figures_hidden(put) else None


def _line(put: Motion) -> dict[str, Any]:
    result = reads.result(put.id)
    shown = ResultShown(sentence=result_sentence(result), figures=result) if result else None
    return {name: getattr(put, name) for name in LINE} | {"result": shown}


def _person(person: UUID | None, names: dict[UUID, str]) -> Person | None:
    return Person(id=person, name=names.get(person, "")) if person else None


def _figures(hall: Hall) -> Figures:
    return Figures(**{name: getattr(hall.electorate, name) for name in Figures.model_fields})


def _electors(hall: Hall, said: set[UUID] | None) -> list[ElectorShown]:
    return [
        ElectorShown(
            seat=v.seat, label=v.label, organisation=v.organisation, person=v.person, may_answer=v.votes, recused=v.recused,
            answered=None if said is None else v.seat in said)
        for v in hall.voters]


def _round(held: Round) -> RoundShown:
    return RoundShown(
        number=held.number, changed=held.changed, agree=held.of(Stance.FOR), reservations=held.of(Stance.RESERVATION),
        stand_aside=held.of(Stance.STANDS_ASIDE), object=held.of(Stance.OBJECTS))


def _answers(put: Motion) -> Answers:
    count = reads.hand_count(put.id)
    return Answers(
        ballots=list(reads.ballots(put.id)), stances=list(reads.stances(put.id)), named=list(count.dissent) if count else [],
        changed=list(reads.changed_answers(put.id)))
