"""Read the acta on screen: what the record says, and the words of each part with who wrote them last."""

from typing import Any
from uuid import UUID

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission
from governance_app.documents.shapes import Acta, Point
from governance_app.foundation import clock
from governance_app.languages.catalogue import _
from governance_app.meetings import reads as meetings
from governance_app.minutes import actions, reads
from governance_app.minutes.pages.blueprint import acted, holds, pages
from governance_app.minutes.pages.paper import shape_seen
from governance_app.minutes.rules import LiveActa, Minutes, MinutesState, Section, changes, unanswered
from governance_app.minutes.rules.covering import covered
from governance_app.minutes.wording.acta import printed
from governance_app.minutes.wording.approval import approval_sentence
from governance_app.minutes.wording.covering import covering_sentence
from governance_app.web.answers import Answer, page


@pages.get("/trabajo/reuniones/<uuid:meeting>/acta")
@needs(Permission.SEE_BODY)
def draft(meeting: UUID) -> Answer:
    """Show the acta as it stands; before the opening, or before somebody begins it, say what comes next."""
    held = meetings.meeting_for(current_actor(), meeting)
    begun = reads.minutes_of(meeting)
    keeper, hidden = holds(Permission.DRAFT_MINUTES, held.body), reads.covers_for(current_actor(), meeting)
    if begun is None or held.opened_at is None:
        return page("minutes/not_begun.html", meeting=held, keeper=keeper)
    return page(
        "minutes/draft.html", meeting=held, minutes=begun, keeps=keeper, keeper=keeper and begun.state in WRITTEN,
        conflicts=reads.conflicts(meeting), may_close=holds(Permission.RUN_MEETING, held.body) and held.closed_at is None,
        coverings=reads.coverings(meeting) if reads.sees_whole(current_actor(), meeting) else (),
        covered=_covered_said(meeting),
        waiting=unanswered(reads.corrections(meeting)), turns=covered(reads.turns(begun.id), hidden), approval_said=approval_said(meeting),
        at_closing=meetings.statute_of(held).minutes_approved_at_closing, annexes=covered(meetings.annexes(meeting), hidden),
        **whole(meeting, begun),
    )


def _covered_said(meeting: UUID) -> str:
    """Return why passages of the acta are covered in what is handed out, in a sentence; nothing while none are."""
    last = reads.last_covering(meeting)
    return covering_sentence(last) if last else ""


def approval_said(meeting: UUID) -> str:
    """Return by what the acta was approved, in a sentence; nothing while it is not."""
    found = reads.approval(meeting)
    return approval_sentence(found, meetings.meeting(found.meeting)) if found else ""


WRITTEN = (MinutesState.DRAFT, MinutesState.IN_REVIEW)
"""States in which the words may still be changed."""


def whole(meeting: UUID, begun: Minutes) -> dict[str, Any]:
    """Return what the page of an acta shows of it: read from the record as it is now, or from what was frozen."""
    if begun.state in (MinutesState.PRESENTED, MinutesState.APPROVED):
        acta = shape_seen(meeting, begun)
        return {"acta": acta, "opening": None, "closing": None, "points": [(point, None) for point in acta.points], **plain(acta)}
    live, parts = reads.live(meeting), reads.sections(meeting)
    acta = printed(live, made_at=clock.now(), state=begun.state)
    return {"acta": acta, "opening": parts[0], "closing": parts[-1], "points": in_parts(acta, live, parts), **plain(acta)}


def plain(acta: Acta) -> dict[str, Any]:
    """Return box, roll and signatures as the components of a page take them."""
    return {
        "facts": [(fact.label, fact.value) for fact in acta.facts],
        "roll_rows": [[row.seat, row.holder, row.state, row.acting] for row in acta.roll],
        "signers": [
            (one.name, " · ".join(part for part in (one.office, one.note, one.standing, one.witness) if part)) for one in acta.signatures],
    }


def in_parts(acta: Acta, live: LiveActa, parts: tuple[Section, ...]) -> list[tuple[Point, Section | None]]:
    """Return each point as it is printed beside the part that holds its words (None: what belongs to no point)."""
    by_item = {part.item: part for part in parts if part.item}
    return [(point, by_item.get(one.item.id) if one.item else None) for point, one in zip(acta.points, live.points, strict=True)]


@pages.post("/trabajo/reuniones/<uuid:meeting>/acta/empezar")
@needs(Permission.DRAFT_MINUTES)
def start(meeting: UUID) -> Answer:
    """Begin the draft of an open meeting."""
    meetings.meeting_for(current_actor(), meeting)
    said = _("The draft has begun. The record fills it by itself; you add what was said.")
    return acted(actions.start_draft, said, "minutes.draft", meeting=meeting)


@pages.get("/trabajo/actas/partes/<uuid:section>/historia")
@needs(Permission.SEE_BODY)
def history(section: UUID) -> Answer:
    """Show every version of a part, the latest first, paragraph by paragraph against the version it was written on."""
    known = reads.section_for(current_actor(), section)
    reads.check_uncovered(current_actor(), reads.meeting_of(section))
    versions = reads.history(section)
    texts = {version.id: version.text for version in versions}
    steps = [(version, changes(texts.get(version.base, "") if version.base else "", version.text)) for version in reversed(versions)]
    return page("minutes/history.html", section=known, steps=steps)
