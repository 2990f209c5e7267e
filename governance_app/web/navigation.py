"""Menus: each room says which entries it brings and where; the reader sees those they may use."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from flask import request, url_for

PLACES = ("public", "desk", "body", "meeting")

_entries: dict[str, list["MenuEntry"]] = {place: [] for place in PLACES}
_permitted: Callable[[Any], bool] | None = None


@dataclass(frozen=True)
class MenuEntry:
    """One entry of a menu. `place`: public, desk, body or meeting (the last two take the id of the body or meeting).

    `label`: lazy text. `icon`: a name of frontend/icons.json. `permission`: who sees it; None means everyone.
    `order`: small first; entries of equal order stay in the order in which rooms were registered.
    `covers`: further endpoints on which this entry is the current one. A room's only entry of a place covers the whole room.
    """

    place: str
    label: Any
    endpoint: str
    icon: str
    permission: Any = None
    order: int = 50
    covers: tuple[str, ...] = ()


@dataclass(frozen=True)
class MenuLink:
    """A menu entry made ready for one page."""

    label: str
    url: str
    icon: str
    current: bool


def register(menu: Iterable[MenuEntry]) -> None:
    """Add a room's MENU. Registering the same entry twice changes nothing. Raises KeyError for an unknown place."""
    for entry in menu:
        if entry not in _entries[entry.place]:
            _entries[entry.place].append(entry)


def set_permission_predicate(predicate: Callable[[Any], bool]) -> None:
    """Tell the menus how to ask whether the reader holds a permission. The room `access` calls it once."""
    global _permitted
    _permitted = predicate


def entries(place: str, /, **values: Any) -> list[MenuLink]:
    """Return the links of a place that the reader may follow; `values` fill their URLs (`body=`, `meeting=`)."""
    allowed = sorted((e for e in _entries[place] if _may_see(e)), key=lambda e: e.order)
    return [MenuLink(str(e.label), url_for(e.endpoint, **values), e.icon, _is_current(e)) for e in allowed]


def _may_see(entry: MenuEntry) -> bool:
    return entry.permission is None or (_permitted is not None and _permitted(entry.permission))


def _is_current(entry: MenuEntry) -> bool:
    if not request.endpoint:
        return False
    if request.endpoint == entry.endpoint or request.endpoint in entry.covers:
        return True
    room = _room(entry.endpoint)
    alone = sum(_room(other.endpoint) == room for other in _entries[entry.place]) == 1
    return alone and entry.place in ("public", "desk") and _room(request.endpoint) == room


def _room(endpoint: str) -> str:
    return endpoint.rpartition(".")[0]
