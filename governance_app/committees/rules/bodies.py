"""Bodies, their dated forms, and how they are nested."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from uuid import UUID

from governance_app.foundation.errors import Conflict, Invalid, Missing


class BodyKind(Enum):
    """What a body is; it may change into another kind on a day and stay the same body."""

    PROMOTER_GROUP = "grupo_promotor"
    MANAGEMENT_COMMITTEE = "comite_gestion"
    ASSEMBLY = "asamblea"
    PLATFORM = "mesa"
    COMMISSION = "comision"
    COUNCIL = "consejo"
    OTHER = "otro"


class HolderKind(Enum):
    """How a person holds a seat."""

    PRINCIPAL = "principal"
    ALTERNATE = "alternate"


class Office(Enum):
    """A post of a body's directiva, held by a person for a time."""

    PRESIDENT = "president"
    VICE_PRESIDENT = "vice_president"
    SECRETARY = "secretary"
    TREASURER = "treasurer"
    COMMISSION_CHAIR = "commission_chair"
    TECHNICAL_SECRETARY = "technical_secretary"


class BodyMissing(Missing):
    """No such body, or none that the reader may see."""


class SlugTaken(Conflict):
    """Another body already has this short name in its address. data: slug."""


class SlugUnfit(Invalid):
    """The short name of the address may hold only small letters without accent, digits and hyphens. data: slug."""


class NestedInItself(Invalid):
    """A body would stand, directly or through others, inside itself."""


class FormOutOfOrder(Invalid):
    """A change of form must be later than the form before it. data: after (the day of the last form)."""


class BodyEnded(Conflict):
    """The body has ended, so nothing new begins in it from that day. data: ended_on."""


class MeetingsLeft(Conflict):
    """A body does not end while meetings of it are convened or under way. data: meetings (their codes)."""


class EndBeforeStart(Invalid):
    """An end lies before, or on, the day of the beginning. data: start."""


@dataclass(frozen=True)
class BodyForm:
    """Kind, name and acronym of a body from a day until a day (exclusive; None: still), and the act that gave them."""

    kind: BodyKind
    name: str
    acronym: str
    valid_from: date
    valid_to: date | None = None
    act: str = ""


@dataclass(frozen=True)
class Body:
    """A body as it was called on the day that was asked about."""

    id: UUID
    slug: str
    kind: BodyKind
    name: str
    acronym: str
    parent: UUID | None
    corridor: UUID | None
    language: str
    created_on: date
    ended_on: date | None = None
    demonstration: bool = False


def form_on(forms: Sequence[BodyForm], day: date | None) -> BodyForm:
    """Return the form valid on `day`; before the first form, the first; without a day, the last. Raises BodyMissing without forms."""
    if not forms:
        raise BodyMissing()
    ordered = sorted(forms, key=lambda f: f.valid_from)
    if day is None:
        return ordered[-1]
    return next((f for f in reversed(ordered) if f.valid_from <= day), ordered[0])


def check_slug(text: str) -> str:
    """Return `text` when it can stand in an address: small ASCII letters, digits and single hyphens. Raises SlugUnfit."""
    parts = text.split("-")
    if len(text) > 80 or not all(part and part.isascii() and part.isalnum() and part == part.lower() for part in parts):
        raise SlugUnfit("slug", slug=text)
    return text


def chain(parents: Mapping[UUID, UUID | None], body: UUID) -> tuple[UUID, ...]:
    """Return the body and the bodies it is nested in, from the nearest to the outermost. Raises NestedInItself on a circle."""
    found: list[UUID] = []
    here: UUID | None = body
    while here is not None:
        if here in found:
            raise NestedInItself("parent")
        found.append(here)
        here = parents.get(here)
    return tuple(found)


def check_nesting(parents: Mapping[UUID, UUID | None], body: UUID, parent: UUID | None) -> None:
    """Raise NestedInItself when putting `body` inside `parent` would close a circle."""
    chain({**parents, body: parent}, body)


def inside(parents: Mapping[UUID, UUID | None], body: UUID) -> tuple[UUID, ...]:
    """Return every body nested in `body`, at any depth, without itself; nearer ones first."""
    return _below(_children(parents), body)


def families(parents: Mapping[UUID, UUID | None]) -> dict[UUID, tuple[UUID, ...]]:
    """Return of each outermost body what is nested in it, as `inside` does; each body is looked at once."""
    children = _children(parents)
    return {body: _below(children, body) for body in children[None]}


def _children(parents: Mapping[UUID, UUID | None]) -> Mapping[UUID | None, list[UUID]]:
    found: dict[UUID | None, list[UUID]] = defaultdict(list)
    for child, parent in parents.items():
        found[parent].append(child)
    return found


def _below(children: Mapping[UUID | None, list[UUID]], body: UUID) -> tuple[UUID, ...]:
    found, layer = dict.fromkeys([body]), [body]
    while layer := [child for above in layer for child in children[above] if child not in found]:
        found |= dict.fromkeys(layer)
    return tuple(found)[1:]
