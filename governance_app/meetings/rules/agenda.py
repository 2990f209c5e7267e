"""The agenda: an ordered tree of points, three deep at most; labels are derived from it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from governance_app.committees.rules import MatterKind
from governance_app.foundation.errors import Conflict, Invalid, Missing
from governance_app.meetings.rules.words import Direction, ItemKind, ItemState, MeetingKind, MeetingState, NamedForm

DEEPEST = 3


class ItemMissing(Missing):
    """No such point in this agenda."""


class TooDeep(Invalid):
    """Points stand three deep at most."""


class AgendaFrozen(Conflict):
    """The agenda of a meeting that was closed or cancelled does not change. data: state."""


class OnlyListedPoints(Conflict):
    """An extraordinary meeting deals only with the points of its convocation."""


class ItemInUse(Conflict):
    """A point that was begun, or has points under it, is not removed. data: label."""


class ItemWrittenOf(Conflict):
    """Something was written on a point already (words of the acta, a motion, a decision), so it is not removed. data: label."""


class CannotMove(Conflict):
    """The point stands already at that end. data: label."""


class ItemsUnsettled(Conflict):
    """Points are neither done nor deferred. data: labels."""


class AnotherItemOpen(Conflict):
    """Another point is still open. data: label."""


class NothingToCarry(Conflict):
    """No point of earlier meetings was left open."""


class TemplateMissing(Missing):
    """No such agenda to start from."""


@dataclass(frozen=True)
class AgendaItem:
    """A point of the agenda. `label`: "3" or "3.1". `depth` from 1.

    `named_form`: in which form the agenda says now that it is voted; what the notice said of it is in `named.FormSaid`.
    """

    id: UUID
    parent: UUID | None
    position: int
    label: str
    depth: int
    title: str
    note: str
    kind: ItemKind
    matter: MatterKind
    presenter: str
    carried_from: UUID | None
    commitment: UUID | None
    state: ItemState
    closed_session_reason: str
    started_at: datetime | None = None
    ended_at: datetime | None = None
    named_form: NamedForm | None = None

    @property
    def settled(self) -> bool:
        """Tell whether the point was dealt with or put off."""
        return self.state in (ItemState.DONE, ItemState.DEFERRED)


@dataclass(frozen=True)
class Point:
    """Where a point stands: what labels are made of."""

    id: UUID
    parent: UUID | None
    position: int


@dataclass(frozen=True)
class TemplateItem:
    """A point of an agenda to start from."""

    title: str
    kind: ItemKind
    matter: MatterKind = MatterKind.ORDINARY
    named_form: NamedForm | None = None


@dataclass(frozen=True)
class AgendaTemplate:
    """An agenda to start from: the house's own (key such as "ordinary", no body), or a body's."""

    key: str
    name: str
    items: tuple[TemplateItem, ...]
    body: UUID | None = None


def labels(points: Iterable[Point]) -> list[tuple[Point, str, int]]:
    """Return the points in reading order with their label and depth: 1, 2, 2.1, 2.1.1, 3."""
    under: dict[UUID | None, list[Point]] = {}
    for point in points:
        under.setdefault(point.parent, []).append(point)
    found: list[tuple[Point, str, int]] = []

    def read(parent: UUID | None, prefix: str, depth: int) -> None:
        for number, point in enumerate(sorted(under.get(parent, []), key=lambda p: (p.position, str(p.id))), 1):
            found.append((point, f"{prefix}{number}", depth))
            read(point.id, f"{prefix}{number}.", depth + 1)

    read(None, "", 1)
    return found


def depth_under(items: Sequence[AgendaItem], parent: UUID | None) -> int:
    """Return the depth of a new point under `parent`. Raises ItemMissing or TooDeep."""
    if parent is None:
        return 1
    above = next((i for i in items if i.id == parent), None)
    if above is None:
        raise ItemMissing()
    if above.depth >= DEEPEST:
        raise TooDeep("parent")
    return above.depth + 1


def under_discussion(items: Iterable[AgendaItem]) -> AgendaItem | None:
    """Return the point being dealt with, the deepest one when a point inside another is open; None between points."""
    return max((i for i in items if i.state is ItemState.OPEN), key=lambda i: i.depth, default=None)


def point_after(items: Sequence[AgendaItem], item: UUID) -> AgendaItem | None:
    """Return the point to begin once `item` is finished: the first still to come, unless one above it must be finished before."""
    running = under_discussion(i for i in items if i.id != item)
    waiting = (i for i in items if i.state is ItemState.PENDING and i.id != item)
    return next((i for i in waiting if running is None or running.id in ancestors(items, i)), None)


def siblings(items: Sequence[AgendaItem], parent: UUID | None) -> list[AgendaItem]:
    """Return the points directly under `parent`, in order."""
    return [i for i in items if i.parent == parent]


def neighbour(items: Sequence[AgendaItem], item: AgendaItem, direction: Direction) -> AgendaItem:
    """Return the sibling with which `item` changes places. Raises CannotMove at the end."""
    row = siblings(items, item.parent)
    place = row.index(item) + (1 if direction is Direction.DOWN else -1)
    if not 0 <= place < len(row):
        raise CannotMove(label=item.label)
    return row[place]


def ancestors(items: Sequence[AgendaItem], item: AgendaItem) -> list[UUID]:
    """Return the ids of the points above `item`."""
    known = {i.id: i.parent for i in items}
    found: list[UUID] = []
    above = item.parent
    while above is not None:
        found.append(above)
        above = known[above]
    return found


def reason_needed(state: MeetingState, kind: MeetingKind, *, order_only: bool = False) -> bool:
    """Tell whether a change of the agenda needs a reason now. Raises AgendaFrozen or OnlyListedPoints when it is not possible.

    Before the convocation everything may change; after it an extraordinary meeting may only change the order of its points.
    """
    if state is MeetingState.DRAFT:
        return False
    if state in (MeetingState.CLOSED, MeetingState.CANCELLED, MeetingState.ADJOURNED):
        raise AgendaFrozen(state=state)
    if kind is MeetingKind.EXTRAORDINARY and not order_only:
        raise OnlyListedPoints()
    return True


def check_removable(items: Sequence[AgendaItem], item: AgendaItem) -> None:
    """Raise ItemInUse for a point that was begun or has points under it."""
    if item.started_at is not None or item.settled or siblings(items, item.id):
        raise ItemInUse(label=item.label)


def check_may_start(items: Sequence[AgendaItem], item: AgendaItem) -> None:
    """Raise AnotherItemOpen when a point that is not above this one is still open."""
    above = ancestors(items, item)
    other = next((i for i in items if i.state is ItemState.OPEN and i.id != item.id and i.id not in above), None)
    if other:
        raise AnotherItemOpen(label=other.label)


def unsettled(items: Iterable[AgendaItem]) -> tuple[AgendaItem, ...]:
    """Return the points that are neither done nor deferred."""
    return tuple(i for i in items if not i.settled)


def check_settled(items: Iterable[AgendaItem]) -> None:
    """Raise ItemsUnsettled, naming them, unless every point is done or deferred."""
    left = unsettled(items)
    if left:
        raise ItemsUnsettled(labels=", ".join(i.label for i in left))
