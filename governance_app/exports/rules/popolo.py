"""Popolo (popoloproject.com): persons, organizations, posts and memberships become the same drafts as the rows of a sheet.

An organization in which somebody is a member, or in which nobody speaks for it, is a body; one for which memberships only speak
(`on_behalf_of_id`, as parties) is an organisation. A role such as Mayor beside another membership of the same person in the same
organization is an office; every other membership is a seat of its own. Nothing is left out: every entry is a draft.
Motions with their vote events become the rows of a sheet of past votes.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from governance_app.exports.rules.batches import Draft, NotPopolo, Oddity
from governance_app.exports.rules.cells import cell_text
from governance_app.exports.rules.roster import OFFICES, membership, repeated, with_first_days
from governance_app.exports.rules.words import Entry, Odd
from governance_app.organisations.rules import fold

PARTS = ("organizations", "persons", "memberships")
APART = frozenset({"party", "political party", "partido", "ngo", "company", "community", "comunidad", "organisation", "organizacion"})
VOTE_HEAD = ("date", "number", "title", "yes", "no", "abstain", "result")
VOTE_RESULTS = {"pass": "carried", "fail": "lost"}
OPTIONS = ("yes", "no", "abstain")


def read_popolo(data: Any) -> list[Draft]:
    """Return the drafts of a Popolo document, numbered by their place in it (from 1). Raises NotPopolo."""
    lists = {part: _list(data, part) for part in PARTS} | {"posts": _list(data, "posts") if "posts" in data else []}
    names = {kind: {_text(one, "id"): _text(one, "name") for one in lists[kind]} for kind in ("organizations", "persons")}
    posts = {_text(one, "id"): one for one in lists["posts"]}
    found = [*_organizations(lists), *_persons(lists["persons"])]
    start = len(found)
    labels = _labels(lists["memberships"], posts)
    offices = _offices(lists["memberships"])
    members = [
        _member(start + at + 1, one, names, posts, labels[at], at in offices)
        for at, one in enumerate(lists["memberships"])
    ]
    return with_first_days([*found, *repeated(members)])


def read_votes(data: Any) -> tuple[Sequence[str], list[tuple[int, Sequence[object]]]]:
    """Return the votes of a Popolo document as the rows of a sheet of past votes, numbered by their place (from 1). Raises NotPopolo.

    A motion without a vote event tells its own result; of a vote without counts the figures stay empty.
    """
    found: list[Sequence[object]] = []
    for motion in _list(data, "motions"):
        events = motion.get("vote_events")
        for event in _list(motion, "vote_events") if events else [motion]:
            counts = {_text(one, "option"): one.get("value") for one in _list(event, "counts")} if event.get("counts") else {}
            told = [_text(event, name) or _text(motion, other) for name, other in (("start_date", "date"), ("identifier", "identifier"))]
            result = _text(event, "result") or _text(motion, "result")
            found.append((*told, _text(motion, "text"), *(counts.get(one) for one in OPTIONS), VOTE_RESULTS.get(fold(result), result)))
    return VOTE_HEAD, list(enumerate(found, start=1))


def _list(data: Any, part: str) -> list[Mapping[str, Any]]:
    found = data.get(part) if isinstance(data, dict) else None
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise NotPopolo(part=part)
    return found


def _text(one: Mapping[str, Any], name: str) -> str:
    value = one.get(name)
    return cell_text(value) if isinstance(value, (str, int)) else ""


def _organizations(lists: Mapping[str, list[Mapping[str, Any]]]) -> list[Draft]:
    with_members = {_text(m, "organization_id") for m in lists["memberships"]}
    spoken_for = {_text(m, "on_behalf_of_id") for m in lists["memberships"]} - {""}
    found = []
    for at, one in enumerate(lists["organizations"], start=1):
        id, kind = _text(one, "id"), fold(_text(one, "classification"))
        apart = id not in with_members and (id in spoken_for or kind in APART)
        cells = {"id": id, "name": _text(one, "name"), "classification": kind, "from": _text(one, "founding_date"),
                 "parent_id": _text(one, "parent_id")}
        odd = () if cells["name"] and id else (Oddity(Odd.NAME_MISSING),)
        found.append(Draft(at, Entry.ORGANISATION if apart else Entry.BODY, cells, f"id {id}", odd))
    return _outermost_first(found)


def _outermost_first(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts so that each body comes in after the one that it stands in, else in the order of the file."""
    parents = {draft.cells["id"]: draft.cells["parent_id"] for draft in drafts}

    def depth(draft: Draft) -> int:
        above, steps = draft.cells["parent_id"], 0
        while above in parents and steps <= len(parents):  # a circle ends too: its bodies then come last
            above, steps = parents[above], steps + 1
        return steps

    return sorted(drafts, key=depth)


def _persons(persons: Sequence[Mapping[str, Any]]) -> list[Draft]:
    def draft(one: Mapping[str, Any]) -> Draft:
        cells = {"person_id": _text(one, "id"), "person": _text(one, "name")}
        odd = () if all(cells.values()) else (Oddity(Odd.NAME_MISSING),)
        return Draft(0, Entry.PERSON, cells, f"id {cells['person_id']}", odd)

    return [replace(draft(one), number=at) for at, one in enumerate(persons, start=1)]


def _offices(memberships: Sequence[Mapping[str, Any]]) -> set[int]:
    """Return the places of memberships that are only an office: the person has another membership there that is none."""
    seated = {(m.get("person_id"), m.get("organization_id")) for m in memberships if fold(_text(m, "role")) not in OFFICES}
    return {at for at, m in enumerate(memberships)
            if fold(_text(m, "role")) in OFFICES and (m.get("person_id"), m.get("organization_id")) in seated}


def _labels(memberships: Sequence[Mapping[str, Any]], posts: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Return the label of each membership's seat: of its post, its own, or its role, numbered where several are alike."""
    plain = [_text(posts.get(_text(m, "post_id"), {}), "label") or _text(m, "label") or _text(m, "role") or "member" for m in memberships]
    alike = Counter((m.get("organization_id"), fold(label)) for m, label in zip(memberships, plain, strict=True))
    given: dict[tuple[Any, str], int] = defaultdict(int)
    found = []
    for one, label in zip(memberships, plain, strict=True):
        place = (one.get("organization_id"), fold(label))
        given[place] += 1
        found.append(f"{label} {given[place]}" if alike[place] > 1 and not one.get("post_id") else label)
    return found


def _member(number: int, one: Mapping[str, Any], names: Mapping[str, Mapping[str, str]], posts: Mapping[str, Mapping[str, Any]],
            label: str, office_only: bool) -> Draft:
    body, person, behalf, post = (_text(one, key) for key in ("organization_id", "person_id", "on_behalf_of_id", "post_id"))
    role = _text(one, "role")
    cells = {
        "body_id": body, "body": names["organizations"].get(body, ""), "person_id": person, "person": names["persons"].get(person, ""),
        "organisation_id": behalf, "organisation": names["organizations"].get(behalf, ""), "seat": "" if office_only else label,
        "seat_id": post, "office": role if fold(role) in OFFICES else "", "from": _text(one, "start_date"), "to": _text(one, "end_date"),
        "id": _text(one, "id"),
    }
    draft = membership(number, cells)
    unknown = [id for id, known in ((body, names["organizations"]), (person, names["persons"])) if id not in known]
    unknown += [id for id, known in ((behalf, names["organizations"]), (post, posts)) if id and id not in known]
    return replace(draft, odd=(*draft.odd, *(Oddity(Odd.REFERENCE_UNKNOWN, {"id": id}) for id in unknown)))
