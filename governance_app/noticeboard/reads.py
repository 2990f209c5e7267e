"""Questions of the notice board that no other room answers alone. Every one is public: it gives what anybody may know."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import select

from governance_app.attendance import reads as attendance
from governance_app.committees import reads as committees
from governance_app.committees.rules import Body, Statute, StatuteMissing
from governance_app.decisions import reads as decisions
from governance_app.decisions.rules import Decision, Relation
from governance_app.foundation.database import db
from governance_app.meetings import reads as meetings
from governance_app.meetings.records import MeetingEventRow
from governance_app.meetings.rules import Convocation, Meeting, MeetingEvent
from governance_app.noticeboard.rules import (
    FEWEST_COUNTED,
    TOLD,
    WITH_REASON,
    ElectionRunning,
    PublicLanguage,
    PublicNamedForm,
    PublicNotice,
    PublicPresence,
    PublicRunning,
    PublicSeat,
    PublicStep,
    PublicVote,
    seen_by_all,
)
from governance_app.people import reads as people
from governance_app.voting import reads as voting
from governance_app.voting.reads import elections
from governance_app.voting.rules import MotionState
from governance_app.voting.rules.elections import PublicElection

RUNNING = (MotionState.OPEN, MotionState.TIED)


def public_body(slug: str, *, on: date | None = None) -> Body:
    """Return a body by the short name of its address, as called on a day. Raises BodyMissing."""
    return committees.body_by_slug(slug, on=on)


def public_body_names(*, on: date) -> dict[UUID, str]:
    """Return the name of every body that exists on a day, by id."""
    return {body.id: body.name for body in committees.public_bodies(on=on)}


def public_slug(body: UUID) -> str:
    """Return the short name under which a body has its page."""
    return committees.body(body).slug


def public_body_of(decision: Decision) -> Body:
    """Return the body that took a decision, as it was called on that day."""
    return committees.body(decision.body, on=decision.adopted_on)


def public_commissions(body: UUID, *, on: date) -> tuple[Body, ...]:
    """Return the bodies directly inside a body on a day."""
    return tuple(b for b in committees.public_bodies(on=on) if b.parent == body)


def public_statute(body: UUID, *, on: date) -> Statute | None:
    """Return the rules of a body on a day, or None when it had none yet."""
    try:
        return committees.statute_on(body, on)
    except StatuteMissing:
        return None


def public_roster(body: UUID, *, on: date, today: date) -> tuple[PublicSeat, ...]:
    """Return the seats of a body on a day. A name is shown only with a consent that stands today, or for an office of that day.

    Who answers for a public office is public while in it; villagers are not (LOPDP art. 4, 26; design: domain §5).
    """
    roster = committees.roster(body, on)
    agreed = people.public_names({s.principal.id for s in roster if s.principal}, on=today)
    offices = {o.person.id: (o.office, o.person.name) for o in reversed(committees.offices_on(body, on))}
    return tuple(seen_by_all(seat, agreed, offices) for seat in roster)


def public_notices(meeting: UUID) -> tuple[PublicNotice, ...]:
    """Return the notices of a meeting as they were sent, the first one first."""
    titles = {p.id: p.title for p in meetings.agenda(meeting)}
    return tuple(
        PublicNotice(c.version, c.issued_at, c.starts_at, c.place, c.notice.hours, c.notice.floor, c.notice.kept, c.short_notice_reason,
                     _forms(c, titles))
        for c in meetings.convocations(meeting)
    )


def _forms(sent: Convocation, titles: Mapping[UUID, str]) -> tuple[PublicNamedForm, ...]:
    """Return the forms that a notice named. Titles as they are now: one that was changed may have been so to protect somebody."""
    known = {label: titles.get(point, "") for point, label in sent.points.items()}
    return tuple(PublicNamedForm(label, known.get(label, ""), sent.forms[label]) for label, _title in sent.agenda if label in sent.forms)


def public_steps(meeting: UUID) -> tuple[PublicStep, ...]:
    """Return what happened to a meeting; why, only where it was moved or called off."""
    told = (e for e in meetings.happenings(meeting) if e.kind in TOLD)
    return tuple(PublicStep(e.kind, e.at, e.reason if e.kind in WITH_REASON else "") for e in told)


def public_presence(meeting: Meeting) -> PublicPresence | None:
    """Return whether there was quorum at the opening and how many came, or None while it was not opened or when nobody comes together."""
    if meeting.opened_at is None or meeting.by_correspondence:
        return None
    total = len(attendance.attendees(meeting.id))
    return PublicPresence(attendance.quorum_at(meeting.id, meeting.opened_at).reached, total if total >= FEWEST_COUNTED else None)


def public_languages(meeting: UUID) -> tuple[PublicLanguage, ...]:
    """Return the languages that were spoken in a meeting, each once."""
    spoken = (PublicLanguage(s.language, s.interpreted_into or "") for s in attendance.languages(meeting))
    return tuple(dict.fromkeys(spoken))


def public_votes(meeting: UUID) -> tuple[PublicVote, ...]:
    """Return the votes of a meeting that have a result; those of points in closed session are left out."""
    closed = _behind_doors(meeting)
    answered = ((m, voting.public_result(m.id)) for m in voting.motions(meeting) if m.item not in closed)
    return tuple(
        PublicVote(m.id, m.item, m.text, m.language, result, voting.belenios.public_vote(m.id), m.amends is not None)
        for m, result in answered if result)


def public_elections(meeting: UUID) -> tuple[PublicElection, ...]:
    """Return the counted elections of a meeting; those of points in closed session are left out."""
    closed = _behind_doors(meeting)
    return tuple(one for one in elections.public_elections(meeting) if one.item not in closed)


def elections_running(meeting: UUID) -> tuple[ElectionRunning, ...]:
    """Return which elections run in a meeting at this moment; those of points in closed session are left out."""
    closed = _behind_doors(meeting)
    running = (one for one in elections.running(meeting) if one.item not in closed)
    return tuple(ElectionRunning(one.item, one.title, one.runoff_of is not None) for one in running)


def _behind_doors(meeting: UUID) -> set[UUID]:
    return {i.id for i in meetings.agenda(meeting) if i.closed_session_reason}


def public_running(meeting: UUID) -> tuple[PublicRunning, ...]:
    """Return the votes by correspondence that have no result yet, with their deadlines; those of points in closed session are left out."""
    closed = _behind_doors(meeting)
    going = ((m, voting.correspondence.vote(m.id)) for m in voting.motions(meeting) if m.item not in closed and m.state in RUNNING)
    return tuple(PublicRunning(m.item, m.text, m.language, vote.deadline) for m, vote in going if vote)


def public_relations(decision: Decision) -> tuple[tuple[Relation, ...], tuple[Relation, ...]]:
    """Return what a decision amends or revokes, and what amends or revokes it; only published decisions are named."""
    shown = decisions.public_among([r.other for r in (*decision.acts_on, *decision.acted_on_by)])
    return tuple(r for r in decision.acts_on if r.other in shown), tuple(r for r in decision.acted_on_by if r.other in shown)


def public_changes(ids: Iterable[UUID]) -> dict[UUID, list[MeetingEvent]]:
    """Return what happened to each of these meetings, in order: for the calendar's sequence numbers. Reasons and authors stay out."""
    found: dict[UUID, list[MeetingEvent]] = defaultdict(list)
    chosen = select(MeetingEventRow).where(MeetingEventRow.meeting_id.in_(list(ids))).order_by(MeetingEventRow.position)
    for row in db.session.scalars(chosen):
        found[row.meeting_id].append(MeetingEvent(row.id, row.kind, row.at, row.recorded_at, None, ""))
    return found
