"""Rosters: every row of a file judged, in order, over one picture that grows: the preview."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import uuid5

from governance_app.access.rules import Actor, Permission, may
from governance_app.exports import reads
from governance_app.exports.actions.picture import Picture, find_body, picture
from governance_app.exports.actions.planning import check, person_id, plan_of, remember
from governance_app.exports.rules import Batch, Draft, Entry, Note, Odd, Oddity, Remark
from governance_app.foundation.errors import GovernanceError
from governance_app.organisations.rules import fold
from governance_app.people import reads as people
from governance_app.people.rules import likeness
from governance_app.record.actions import plain


def judge(drafts: list[Draft], batch: Batch, actor: Actor, today: date) -> list[Draft]:
    """Return the drafts judged in order over one growing picture."""
    drafts = _one_body(drafts, batch)
    seen = picture(batch, actor, today, tuple(drafts))
    seen.called = people.names(seen.people.values())
    found_may = may(actor, Permission.MANAGE_BODIES, reads.scope(batch.body))
    judges: dict[Entry, Callable[[Draft], Draft]] = {
        Entry.BODY: lambda d: _judge_body(d, seen, found_may), Entry.ORGANISATION: lambda d: _judge_organisation(d, seen),
        Entry.PERSON: lambda d: _judge_person(d, seen), Entry.MEMBERSHIP: lambda d: _judge_membership(d, seen),
    }
    return [draft if draft.odd else judges[draft.entry](draft) for draft in drafts]


def _one_body(drafts: list[Draft], batch: Batch) -> list[Draft]:
    """A file with a single body, given inside a body, is about that body."""
    bodies = [d for d in drafts if d.entry is Entry.BODY and d.cells.get("id")]
    if batch.body is None or len(bodies) != 1:
        return drafts
    mine = {**bodies[0].cells, "maps_to": str(batch.body)}
    return [replace(d, cells=mine) if d is bodies[0] else d for d in drafts]


def _judge_body(draft: Draft, seen: Picture, found_may: bool) -> Draft:
    id = draft.cells.get("id", "")
    known = seen.bodies.get(id) if id else seen.body_names.get(fold(draft.cells["name"]))
    if known:
        return replace(draft, same=True)
    new = uuid5(seen.batch.id, draft.key)
    seen.new.add(new)
    (seen.bodies if id else seen.body_names)[id or fold(draft.cells["name"])] = new
    return draft if found_may else replace(draft, odd=(Oddity(Odd.MAY_NOT_FOUND, {"name": draft.cells["name"]}),))


def _judge_organisation(draft: Draft, seen: Picture) -> Draft:
    same = draft.cells["id"] in seen.organisations or fold(draft.cells["name"]) in seen.organisation_names
    known = seen.organisation_names.get(fold(draft.cells["name"])) or uuid5(seen.batch.id, draft.key)
    seen.organisations.setdefault(draft.cells["id"], known)
    return replace(draft, same=same)


def _doubt(draft: Draft, seen: Picture) -> Draft:
    """Return the draft with a doubt when the id of its person stands here for somebody of quite another name."""
    called = seen.called.get(seen.people.get(draft.cells.get("person_id", ""), seen.batch.id))
    if called is None or likeness(called, draft.cells["person"]):
        return draft
    return replace(draft, odd=(Oddity(Odd.ID_OF_ANOTHER, {"id": draft.cells["person_id"], "name": called}),))


def _judge_person(draft: Draft, seen: Picture) -> Draft:
    draft = _doubt(draft, seen)
    if draft.odd:
        return draft
    known = seen.people.get(draft.cells["person_id"])
    seen.people.setdefault(draft.cells["person_id"], person_id(seen.batch, draft.cells, None))
    if known is None or known in seen.new:
        seen.new.add(seen.people[draft.cells["person_id"]])
        return draft
    return replace(draft, same=True)


def _judge_membership(draft: Draft, seen: Picture) -> Draft:
    body = find_body(seen, draft.cells)
    if body is None:
        return replace(draft, odd=(Oddity(Odd.BODY_UNKNOWN, {"written": draft.cells.get("body", "")}),))
    draft = _doubt(draft, seen)
    if draft.odd:
        return draft
    namesakes = [] if draft.cells.get("person_id") else seen.named(body, draft.cells["person"])
    if len(namesakes) > 1:
        return replace(draft, odd=(Oddity(Odd.PERSON_AMBIGUOUS, {"written": draft.cells["person"]}),), candidates=tuple(namesakes))
    try:
        plan = plan_of(seen, draft.cells, draft.key)
        check(seen, plan)
    except GovernanceError as error:
        return replace(draft, odd=(refusal(error),))
    remember(seen, plan, draft.cells, draft.key)
    remarks = (Remark(Note.PERSON_FOUND, {"name": namesakes[0][1]}),) if namesakes and not plan.new_person and not plan.same else ()
    return replace(draft, same=plan.same, remarks=remarks)


def refusal(error: GovernanceError) -> Oddity:
    """Return a rule's "no" as an oddity: its name and data, so that its sentence can be said in any language."""
    data = {key: plain(value) for key, value in error.data.items()}
    return Oddity(Odd.REFUSED, {"error": type(error).__name__, "room": type(error).__module__.split(".")[1], "data": data})


