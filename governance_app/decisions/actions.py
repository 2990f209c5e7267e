"""Use cases of the register: number (with a reason once the session is closed), write, relate, publish, count money."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa

from governance_app.access.rules import Actor, Permission, require
from governance_app.committees import reads as committees
from governance_app.committees.actions import take_number
from governance_app.decisions import reads
from governance_app.decisions.records import (
    AmountRow,
    DecisionPlaceRow,
    DecisionRelationRow,
    DecisionRow,
    DecisionTextRow,
    DecisionThemeRow,
)
from governance_app.decisions.rules import (
    AmountImpossible,
    AmountKind,
    Decision,
    DecisionAmended,
    DecisionFollowed,
    DecisionKind,
    DecisionMissing,
    DecisionNumbered,
    DecisionPublished,
    DecisionText,
    MotionAlreadyNumbered,
    MotionElsewhere,
    MotionNotCarried,
    NotPublishable,
    RelationImpossible,
    RelationKind,
    TextMissing,
    TextReview,
    Theme,
    WhyWithoutVote,
    amount_fault,
    code_of,
    relation_fault,
)
from governance_app.foundation import clock
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.foundation.text import fold
from governance_app.meetings import actions as meeting_actions
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import ItemMissing, NotSitting
from governance_app.organisations.reads import check_there
from governance_app.record.actions import append, use_case
from governance_app.voting import actions as voting_actions
from governance_app.voting import reads as voting
from governance_app.voting.rules import Outcome


@use_case("decisions.number")
def number_decision(
    *,
    actor: Actor,
    id: UUID,
    now: datetime,
    meeting: UUID,
    item: UUID | None,
    motion: UUID | None,
    kind: DecisionKind,
    title: str,
    text: str,
    language: str = "es",
    late_reason: str | None = None,
    themes: tuple[Theme, ...] = (),
    life_plan: str = "",
    in_force_from: date | None = None,
    territories: tuple[UUID, ...] = (),
    communities: tuple[UUID, ...] = (),
    without_vote: str = "",
    publish_now: bool = False,
) -> UUID:
    """Give a decision of a meeting its number for ever, with its binding text. `motion`: the carried motion it comes from.

    `publish_now`: and show it to everyone. `late_reason`: why only now, when the session is closed (else LateReasonNeeded).
    `without_vote`: why there was no vote, when there is no motion. Raises MotionNotCarried, MotionAlreadyNumbered, TextMissing,
    MotionElsewhere, WhyWithoutVote, ItemMissing; NotSitting for a meeting that was never opened: it decided nothing.
    """
    held = meetings.meeting(meeting)
    require(actor, Permission.KEEP_DECISIONS, committees.scope_of(held.body))
    if held.opened_at is None:
        raise NotSitting(state=held.state)
    why_late = meeting_actions.why_late(meeting, late_reason)
    _check_motion(meeting, motion, without_vote)
    binding = DecisionText(language, _needed(title, "title"), _needed(text, "text"), TextReview.BINDING)
    day = clock.local_day(held.opened_at)
    number = take_number(body=held.body, series=kind.value, year=day.year)
    code = code_of(kind, number, committees.body(held.body, on=day).acronym, day.year)
    db.session.add(DecisionRow(
        id=id, body_id=held.body, meeting_id=meeting, item_id=_point(meeting, item, motion), motion_id=motion, kind=kind, number=number,
        year=day.year, code=code, adopted_on=day, in_force_from=in_force_from or day, life_plan=life_plan or "",
        demonstration=held.demonstration, created_at=now, without_vote="" if motion else without_vote.strip(),
    ))
    db.session.flush()
    meeting_actions.note_late(meeting, id, code, why_late, actor=actor, now=now)
    _keep_text(id, binding)
    _keep_links(id, themes, territories, communities)
    append(DecisionNumbered(decision=id, code=code, meeting=meeting, motion=motion, text_digest=binding.digest()), now=now, body=held.body)
    if publish_now:
        _publish(reads.decision(id), now)
    return id


@use_case("decisions.dispute_vote")
def dispute_vote(*, actor: Actor, id: UUID, now: datetime, motion: UUID, reason: str) -> UUID:
    """Annul a counted secret vote with its result, within eight days, if no decision came from it.

    Raises DecisionFollowed (code), NothingToAnnul, DisputeOver, AnnulmentNeedsReason, AmendmentTaken.
    """
    voting.motion_for(actor, Permission.DECLARE_RESULT, motion)
    voting.hold_motion(motion)  # who numbers a decision from it stands in line
    if (code := reads.code_of_motion(motion)) is not None:
        raise DecisionFollowed(code=code)
    voting_actions.annul_result(actor=actor, now=now, motion=motion, reason=reason)
    return motion


@use_case("decisions.write_text")
def write_text(
    *,
    actor: Actor,
    id: UUID,
    now: datetime,
    decision: UUID,
    language: str,
    title: str,
    text: str,
    review: TextReview = TextReview.DRAFT,
) -> UUID:
    """Add or replace the text in another language. The binding text of a published decision is not rewritten (NotPublishable)."""
    known = _known(actor, decision)
    present = next((t for t in known.texts if t.language == language), None)
    if known.published_at and (review is TextReview.BINDING or (present and present.review is TextReview.BINDING)):
        raise NotPublishable("text", code=known.code)
    if review is TextReview.BINDING:
        db.session.execute(
            sa.update(DecisionTextRow)
            .where(DecisionTextRow.decision_id == decision, DecisionTextRow.review == TextReview.BINDING)
            .values(review=TextReview.REVIEWED)
        )
    elif present and present.review is TextReview.BINDING:
        review = TextReview.BINDING
    _keep_text(decision, DecisionText(language, _needed(title, "title"), _needed(text, "text"), review))
    return decision


@use_case("decisions.publish")
def publish(*, actor: Actor, id: UUID, now: datetime, decision: UUID) -> UUID:
    """Show a decision to everyone. Publishing twice changes nothing. Raises NotPublishable without a binding text."""
    known = _known(actor, decision)
    if not any(t.review is TextReview.BINDING for t in known.texts):
        raise NotPublishable(code=known.code)
    if known.published_at is None:
        _publish(known, now)
    return decision


def _publish(known: Decision, now: datetime) -> None:
    db.session.get_one(DecisionRow, known.id).published_at = now
    texts = tuple((t.language, t.digest()) for t in known.texts)
    append(DecisionPublished(decision=known.id, code=known.code, texts=texts), now=now, body=known.body)


@use_case("decisions.relate")
def relate(
    *,
    actor: Actor,
    id: UUID,
    now: datetime,
    later: UUID,
    earlier: UUID,
    kind: RelationKind,
    from_day: date,
    note: str = "",
) -> UUID:
    """Let a later decision amend or revoke an earlier one of the same body, from a day on. Raises RelationImpossible."""
    new, old = _known(actor, later), reads.decision(earlier)
    if new.body != old.body:
        raise DecisionMissing
    if why := relation_fault(new, old, kind, from_day):
        raise RelationImpossible("earlier", reason=why)
    db.session.merge(DecisionRelationRow(later_id=later, earlier_id=earlier, kind=kind, from_day=from_day, note=note or ""))
    append(DecisionAmended(later=later, earlier=earlier, kind=kind.value, from_day=str(from_day)), now=now, body=new.body)
    return later


@use_case("decisions.record_amount")
def record_amount(
    *,
    actor: Actor,
    id: UUID,
    now: datetime,
    decision: UUID,
    kind: AmountKind,
    cents: int,
    on: date,
    source: str,
) -> UUID:
    """Add US cents promised or disbursed; a negative figure corrects an earlier entry. Raises AmountImpossible."""
    _known(actor, decision)
    row = db.session.get_one(DecisionRow, decision, with_for_update=True)
    if fault := amount_fault(reads.amounts_of(row.id), kind, cents, on, source or "", clock.local_day(now)):
        raise AmountImpossible(fault, reason=fault)
    db.session.add(AmountRow(id=id, decision_id=decision, kind=kind, cents=cents, on=on, source=source.strip(), recorded_at=now))
    return decision


@use_case("decisions.describe")
def describe(
    *,
    actor: Actor,
    id: UUID,
    now: datetime,
    decision: UUID,
    themes: tuple[Theme, ...] = (),
    life_plan: str = "",
    territories: tuple[UUID, ...] = (),
    communities: tuple[UUID, ...] = (),
) -> UUID:
    """Say what a decision is about: themes, the Life Plan or land-use tool it serves, the places it touches.

    Raises NoSuchTerritory, NoSuchOrganisation.
    """
    _known(actor, decision)
    db.session.get_one(DecisionRow, decision).life_plan = life_plan or ""
    for table in (DecisionThemeRow, DecisionPlaceRow):
        db.session.execute(sa.delete(table).where(table.decision_id == decision))
    _keep_links(decision, themes, territories, communities)
    return decision


def _known(actor: Actor, decision: UUID) -> Decision:
    known = reads.decision(decision)
    require(actor, Permission.KEEP_DECISIONS, committees.scope_of(known.body))
    return known


def _check_motion(meeting: UUID, motion: UUID | None, without_vote: str | None) -> None:
    if motion is None:
        if not (without_vote or "").strip():
            raise WhyWithoutVote("without_vote")
        return
    voting.hold_motion(motion)  # two who number it at once stand in line, and the second hears its number
    if voting.motion(motion).meeting != meeting:
        raise MotionElsewhere("motion")
    if (code := reads.code_of_motion(motion)) is not None:
        raise MotionAlreadyNumbered(code=code)
    result = voting.result(motion)
    if result is None or result.outcome is not Outcome.CARRIED:
        raise MotionNotCarried(outcome=result.outcome.value if result else "")


def _point(meeting: UUID, item: UUID | None, motion: UUID | None) -> UUID | None:
    """Return the point a decision belongs to: the one said, else that of its motion. Raises ItemMissing for another meeting's."""
    if item is not None and item not in {i.id for i in meetings.agenda(meeting)}:
        raise ItemMissing("item")
    return item or (voting.motion(motion).item if motion else None)


def _needed(value: str | None, field: str) -> str:
    if not value or not value.strip():
        raise TextMissing(field)
    return value.strip()


def _keep_text(decision: UUID, text: DecisionText) -> DecisionText:
    db.session.merge(
        DecisionTextRow(
            decision_id=decision,
            language=text.language,
            title=text.title,
            text=text.text,
            review=text.review,
            search_key=fold(f"{text.title} {text.text}"),
        )
    )
    db.session.flush()
    return text


def _keep_links(decision: UUID, themes: tuple[Theme, ...], territories: tuple[UUID, ...], communities: tuple[UUID, ...]) -> None:
    check_there(organisations=communities, territories=territories)
    db.session.add_all(DecisionThemeRow(decision_id=decision, theme=theme) for theme in sorted(set(themes), key=lambda t: t.value))
    db.session.add_all(DecisionPlaceRow(id=new_id(), decision_id=decision, territory_id=place) for place in dict.fromkeys(territories))
    db.session.add_all(DecisionPlaceRow(id=new_id(), decision_id=decision, organisation_id=place) for place in dict.fromkeys(communities))
