"""A small world: one body with rules, seats and people, a coming meeting, a closed one with three votes, two decisions, commitments.

    world = a_small_world()            # everything through the real actions, around today
    world = a_small_world(body)        # the same inside a body that exists already

`route_values(world)` hands its ids to `tests/house/doors.py`, by the names of URL arguments.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID

from governance_app.access.rules import SYSTEM
from governance_app.attendance import actions as attendance
from governance_app.attendance import reads as presence
from governance_app.attendance.rules import Capacity
from governance_app.commitments import actions as commitments
from governance_app.committees import actions as committee_actions
from governance_app.committees import reads as committees
from governance_app.committees.rules import Office, SeatOnDay, Statute
from governance_app.decisions import actions as decisions
from governance_app.decisions.rules import AmountKind, DecisionKind, TextReview, Theme
from governance_app.foundation import clock
from governance_app.foundation.ids import new_id
from governance_app.meetings import actions as meetings
from governance_app.meetings import reads as meeting_reads
from governance_app.meetings.rules import MeetingKind
from governance_app.minutes import actions as minutes
from governance_app.voting import actions as voting
from governance_app.voting import reads as votes
from governance_app.voting.rules import Choice, Form
from governance_app.voting.rules.elections import CandidacyState, Method, PaperKind
from tests.support.build_committees import BEGAN, BLOCS, a_seat, an_empty_body, an_organisation, said
from tests.support.build_imports import a_waiting_import
from tests.support.build_organisations import a_community

POINTS = ("Constatación del quórum", "Cuidado de las cabeceras del río", "Vivero de guayusa", "Calendario de patrullajes")


@dataclass(frozen=True)
class Words:
    """What people wrote: the texts of the world. Tests of hostile text put their own here."""

    body: str = "Comité de gestión del corredor Palora-Pastaza"
    seat: str = "Delegación de la comunidad"
    person: str = "Rosa Tsamaraint"
    organisation: str = "Asociación Yaku Sacha"
    community: str = "Comunidad Chuwitayo"
    place: str = "Casa comunal de Chuwitayo"
    title: str = "Cuidar las cabeceras del río Pastaza"
    text: str = "Se prohíbe botar basura en las cabeceras.\n\nCada comunidad nombra dos guardianes."
    promise: str = "Limpiar el sendero de las cabeceras"
    reason: str = "El río creció y la canoa no puede pasar"
    point: str = ""


PLAIN = Words()


@dataclass(frozen=True)
class SmallWorld:
    """The ids of everything, and `today`, around which it was built."""

    body: UUID
    slug: str
    seats: tuple[SeatOnDay, ...]
    organisation: UUID
    community: UUID
    coming: UUID
    closed: UUID
    motions: tuple[UUID, ...]
    election: UUID
    decisions: tuple[UUID, ...]
    commitments: tuple[UUID, ...]
    draft: UUID
    now: datetime

    @property
    def president(self) -> UUID:
        """Return who presides: the principal of the first seat."""
        return _holder(self.seats[0])

    @property
    def points(self) -> tuple[UUID, ...]:
        """Return the points of the closed meeting."""
        return tuple(item.id for item in meeting_reads.agenda(self.closed))


def does(action: Any, now: datetime, **given: Any) -> UUID:
    """Do something as the machine itself at a moment, with a new id; return its subject."""
    return action(actor=SYSTEM, id=new_id(), now=now, **given).subject


def a_small_world(body: UUID | None = None, *, seats: int = 7, words: Words = PLAIN, slug: str = "comite-palora") -> SmallWorld:
    """Build the world around today, in `body` or in a new one with this short name."""
    now = clock.now()
    body = _ruled(body, slug, words)
    organisation, community = an_organisation(words.organisation), a_community(words.community)
    for n in range(1, seats + 1):
        a_seat(body, f"{words.seat} {n}", bloc=BLOCS[n % len(BLOCS)], holder=f"{words.person} {n}", organisation=organisation)
    roster = committees.roster(body, clock.local_day(now))
    for office, seat in zip((Office.PRESIDENT, Office.SECRETARY), roster, strict=False):
        committee_actions.appoint_office(**said(body=body, person=_holder(seat), office=office, valid_from=BEGAN))
    closed, motions = _held_meeting(body, roster, now, words)
    elected = _elected(closed, _hour(now, -40, 16))
    made = _decided(closed, motions, words, community, now)
    promised = _promised(closed, made[0], organisation, words, now)
    unpublished = _unpublished(closed, words, now)
    does(minutes.close_and_draft, now, meeting=closed, closed_at=_hour(now, -40, 17), defer_rest=True)
    coming = _coming_meeting(body, words, now)
    return SmallWorld(
        body, committees.body(body).slug, roster, organisation, community, coming, closed, motions, elected, made, promised,
        unpublished, now,
    )


def _ruled(body: UUID | None, slug: str, words: Words) -> UUID:
    if body is None:
        body = an_empty_body(slug)
        committee_actions.change_form(**said(
            body=body, kind=committees.body(body).kind, name=words.body, acronym="CGCPP", valid_from=BEGAN + timedelta(days=1)))
    elif not committees.statutes(body):
        committee_actions.adopt_statute(**said(body=body, valid_from=BEGAN, statute=Statute(), adopted_by="Acta constitutiva"))
    return body


def _hour(now: datetime, days: int, hour: int, minute: int = 0) -> datetime:
    day = clock.local_day(now) + timedelta(days=days)
    return datetime.combine(day, time(hour, minute), UTC)


def _holder(seat: SeatOnDay) -> UUID:
    assert seat.principal is not None
    return seat.principal.id


def _planned(body: UUID, starts_at: datetime, called: datetime, words: Words) -> UUID:
    meeting = does(meetings.plan_meeting, called, body=body, kind=MeetingKind.ORDINARY, starts_at=starts_at, place=words.place,
                   title=words.title, demonstration=True)
    for point in POINTS:
        does(meetings.add_item, called, meeting=meeting, title=f"{point} {words.point}".strip())
    does(meetings.convene, called, meeting=meeting)
    return meeting


def _held_meeting(body: UUID, roster: tuple[SeatOnDay, ...], now: datetime, words: Words) -> tuple[UUID, tuple[UUID, ...]]:
    starts = _hour(now, -40, 14)
    meeting = _planned(body, starts, starts - timedelta(days=20), words)
    for seat in roster:
        does(attendance.record_arrival, starts + timedelta(hours=1), meeting=meeting, person=_holder(seat), at=starts,
             capacity=Capacity.PRINCIPAL, seat=seat.seat)
    does(attendance.establish_quorum, starts + timedelta(hours=1), meeting=meeting, opened_at=starts + timedelta(minutes=10),
         chair=_holder(roster[0]), secretary=_holder(roster[1]))
    return meeting, _votes(meeting, [i.id for i in meeting_reads.agenda(meeting)], starts + timedelta(hours=1), words)


def _votes(meeting: UUID, points: list[UUID], at: datetime, words: Words) -> tuple[UUID, ...]:
    put = []
    for point, form in zip(points[1:], (Form.CONSENSUS, Form.SHOW_OF_HANDS, Form.ROLL_CALL), strict=True):
        motion = does(voting.put_motion, at, meeting=meeting, item=point, text=words.title, form=form)
        does(voting.open_vote, at, motion=motion, opened_at=at)
        voters = [e.seat for e in votes.electorate(motion).electors if e.votes]
        _answer(motion, form, voters, at)
        put.append(motion)
    return tuple(put)


def _answer(motion: UUID, form: Form, voters: list[UUID], at: datetime) -> None:
    if form is Form.CONSENSUS:
        does(voting.record_consensus, at, motion=motion)
    elif form is Form.SHOW_OF_HANDS:
        does(voting.record_hands, at, motion=motion, votes_for=len(voters) - 2, against=1, abstain=1)
    else:
        choices = {seat: Choice.FOR if n else Choice.AGAINST for n, seat in enumerate(voters)}
        does(voting.record_ballots, at, motion=motion, choices=choices, close_after=True)


def _elected(meeting: UUID, at: datetime) -> UUID:
    """Elect one of two who stand with three papers, one of them blank; return the election."""
    voters = presence.standing_at(meeting, at).present[:2]
    election = does(voting.announce_election, at, meeting=meeting, item=meeting_reads.agenda(meeting)[1].id, title="Presidencia",
                    method=Method.IRV)
    stands = [does(voting.propose_candidate, at, election=election, person=one.person) for one in voters]
    for one in stands:
        does(voting.answer_candidacy, at, election=election, candidacy=one, answer=CandidacyState.ACCEPTED)
    does(voting.open_election, at, election=election, opened_at=at)
    does(voting.enter_papers, at, election=election, candidacies=tuple(stands), times=2)
    does(voting.enter_papers, at, election=election, kind=PaperKind.BLANK)
    does(voting.close_election, at, election=election, in_box=3)
    return election


def _decided(meeting: UUID, motions: tuple[UUID, ...], words: Words, community: UUID, now: datetime) -> tuple[UUID, ...]:
    made = []
    points = [i.id for i in meeting_reads.agenda(meeting)]
    for motion, point, theme in zip(motions[:2], points[1:], (Theme.WATER, Theme.GUAYUSA), strict=False):
        decision = does(decisions.number_decision, now, meeting=meeting, item=point, motion=motion, kind=DecisionKind.RESOLUTION,
                        title=words.title, text=words.text, themes=(theme,), communities=(community,), life_plan=words.place)
        for language, title, text in (("qu", "Yakuta wakaychina", "Yakuta wakaychishun."), ("jiv", "Entsa wainkatai", "Entsa wainkami.")):
            does(decisions.write_text, now, decision=decision, language=language, title=title, text=text, review=TextReview.DRAFT)
        does(decisions.publish, now, decision=decision)
        made.append(decision)
    for kind, cents in ((AmountKind.PROMISED, 1_250_000), (AmountKind.DISBURSED, 400_000)):
        does(decisions.record_amount, now, decision=made[0], kind=kind, cents=cents, on=clock.local_day(now), source=words.organisation)
    return tuple(made)


def _unpublished(meeting: UUID, words: Words, now: datetime) -> UUID:
    return does(decisions.number_decision, now, meeting=meeting, item=None, motion=None, kind=DecisionKind.ACCORD,
                title="Todavía en borrador", text="Nadie de fuera lee esto.", without_vote="Se trató sin votación")


def _promised(meeting: UUID, decision: UUID, organisation: UUID, words: Words, now: datetime) -> tuple[UUID, ...]:
    day = clock.local_day(now)
    return tuple(
        does(commitments.make_commitment, now, meeting=meeting, item=None, decision=decision, text=words.promise,
             organisation=organisation, person=None, due_on=due, place=words.place)
        for due in (day - timedelta(days=10), day + timedelta(days=30))
    )


def _coming_meeting(body: UUID, words: Words, now: datetime) -> UUID:
    meeting = _planned(body, _hour(now, 20, 14), now - timedelta(days=2), words)
    does(meetings.postpone, now - timedelta(days=1), meeting=meeting, starts_at=_hour(now, 24, 14), reason=words.reason)
    return meeting


def route_values(world: SmallWorld) -> dict[str, Any]:
    """Return the ids of the world by the names that URL arguments have."""
    day = clock.local_day(world.now)
    return {
        "body": world.body, "slug": world.slug, "meeting": world.closed, "item": world.points[1], "motion": world.motions[0],
        "election": world.election,
        "decision": world.decisions[0], "commitment": world.commitments[0], "seat": world.seats[0].seat, "person": world.president,
        "organisation": world.organisation, "month": f"{day:%Y-%m}", **a_waiting_import(world.body),
    }
