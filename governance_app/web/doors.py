"""Doors: the mark of the few views that anybody may open. Every other view needs a signed-in person (`access.guards`)."""

from collections.abc import Callable
from typing import Any, TypeVar

View = TypeVar("View", bound=Callable[..., Any])


def open_to_all(view: View) -> View:
    """Mark a view as open without signing in. `tests/house/doors.csv` lists every view so marked."""
    view.open_to_all = True  # type: ignore[attr-defined]
    return view


def is_open(view: Any) -> bool:
    """Tell whether a view function carries the mark (a class-based view may carry it on the class)."""
    return bool(getattr(view, "open_to_all", False) or getattr(getattr(view, "view_class", None), "open_to_all", False))
