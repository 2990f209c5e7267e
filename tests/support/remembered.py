"""What a builder makes on an empty database is kept, and put back the next time: the same rows, at a tenth of the price.

A committee of seven with its people is some ninety acts; most tests begin with one and look at something else. Only the first thing
that a test builds is remembered, only with the same arguments, and never in a test that changes code while it runs (`monkeypatch`):
there it would keep what a fault has made, or hide it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from governance_app.foundation.database import db
from tests.support.databases import CleanPostgres, CleanSqlite

P, R = ParamSpec("P"), TypeVar("R")
_here: list[tuple[CleanSqlite | CleanPostgres, dict[str, tuple[str, Any]]]] = []
_kept: dict[int, dict[str, tuple[str, Any]]] = {}


@contextmanager
def standing_on(ground: CleanSqlite | CleanPostgres) -> Iterator[None]:
    """Let builders remember what they make on this ground."""
    _here.append((ground, _kept.setdefault(id(ground), {})))
    try:
        yield
    finally:
        _here.pop()


def remembered(build: Callable[P, R]) -> Callable[P, R]:
    """Make a builder that is remembered. It must depend on nothing but its arguments: its clock is fixed."""

    @wraps(build)
    def run(*given: P.args, **named: P.kwargs) -> R:
        if not _here:
            return build(*given, **named)
        ground, kept = _here[-1]
        db.session.remove()
        if ground.full_tables():
            return build(*given, **named)
        what = f"{build.__module__}.{build.__qualname__} {given!r} {sorted(named.items())!r}"
        if what in kept:
            name, made = kept[what]
            ground.put_back(name)
            return made
        made = build(*given, **named)
        db.session.remove()
        name = f"kept{len(kept)}"
        ground.keep(name)
        kept[what] = (name, made)
        return made

    return run
