"""Decisions with their numbers, texts, money and relations; commitments and what becomes of them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from governance_app.cli.demo.story import Story
from governance_app.commitments import actions as commitments
from governance_app.decisions import actions
from governance_app.decisions.rules import AmountKind, DecisionKind, RelationKind, TextReview, Theme
from governance_app.foundation.clock import local_day
from governance_app.organisations import reads as organisations


def decide(
    story: Story, given: dict[str, Any], meeting: UUID, item: UUID, motion: UUID | None, one: dict[str, Any], now: datetime,
) -> None:
    """Number a decision, write its drafts in other languages, relate it to an earlier one, publish it."""
    places = {t.code: t.id for t in organisations.territories(on=story.as_of) if t.code}
    found = story.ids[one["key"]] = story.do(
        actions.number_decision, now, meeting=meeting, item=item, motion=motion, kind=DecisionKind(one["kind"]), title=one["title"],
        text="\n\n".join(one["text"]), themes=tuple(Theme(t) for t in one.get("themes", ())), life_plan=one.get("life_plan", ""),
        territories=tuple(places[code] for code in one.get("territories", ())), without_vote=one.get("without_vote", ""),
        communities=tuple(story.ids[f"organisation {name}"] for name in one.get("communities", ())),
    )
    for language, (title, text) in one.get("drafts", {}).items():
        story.do(actions.write_text, now, decision=found, language=language, title=title, text=text, review=TextReview.DRAFT)
    for amount in one.get("amounts", ()):
        _amount(story, found, amount, now)
    if changed := one.get("changes"):
        story.do(actions.relate, now, later=found, earlier=story.ids[changed["key"]], kind=RelationKind(changed["how"]),
                 from_day=story.day(given["day"]), note=changed.get("note", ""))
    if not one.get("unpublished"):
        story.do(actions.publish, now, decision=found)


def disburse(story: Story, one: dict[str, Any]) -> None:
    """Write down money disbursed on a day."""
    _amount(story, story.ids[one["decision"]], one, story.at(one["day"], "15:00"), one["day"])


def _amount(story: Story, decision: UUID, one: dict[str, Any], now: datetime, day: int | None = None) -> None:
    on = local_day(now) if day is None else story.day(day)
    story.do(actions.record_amount, now, decision=decision, kind=AmountKind(one["kind"]), cents=one["dollars"] * 100, on=on,
             source=one["source"])


def promise(story: Story, meeting: UUID, item: UUID, one: dict[str, Any], now: datetime) -> None:
    """Write down a promise with who answers for it and until when."""
    story.ids[one["key"]] = story.do(
        commitments.make_commitment, now, meeting=meeting, item=item, decision=story.ids.get(one.get("decision", "")), text=one["text"],
        organisation=story.ids[f"organisation {one['organisation']}"], person=story.people.get(one.get("person", "")),
        due_on=story.day(one["due"]), place=one.get("place", ""),
    )


def follow(story: Story, one: dict[str, Any]) -> None:
    """Let something happen to a commitment: progress, extended, done, cancelled."""
    now, known, day = story.at(one["day"], "11:00"), story.ids[one["commitment"]], story.day(one["day"])
    if one["how"] == "progress":
        story.do(commitments.report_progress, now, commitment=known, on=day, text=one["text"], evidence=one.get("evidence", ""))
    elif one["how"] == "extended":
        story.do(commitments.extend, now, commitment=known, due_on=story.day(one["due"]), reason=one["text"])
    elif one["how"] == "done":
        story.do(commitments.close_commitment, now, commitment=known, on=day, evidence=one["evidence"], text=one["text"])
    else:
        story.do(commitments.cancel_commitment, now, commitment=known, reason=one["text"])
