"""Identifiers that a phone, a laptop or the server may make alone, without meeting each other."""

import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

_source: ContextVar[Callable[[], UUID] | None] = ContextVar("source_of_ids", default=None)


def new_id(milliseconds: int | None = None) -> UUID:
    """Return a UUIDv7 (RFC 9562 §5.7): 48 bits of Unix time in milliseconds, then 74 random bits.

    `milliseconds` fixes the time part; without it, this machine's clock is used.
    """
    repeatable = _source.get()
    if repeatable is not None:
        return repeatable()
    stamp = time.time_ns() // 1_000_000 if milliseconds is None else milliseconds
    return uuid7(stamp, secrets.randbits(80))


def uuid7(milliseconds: int, bits: int) -> UUID:
    """Return the UUIDv7 of a time and of 80 bits, of which six give way to version and variant."""
    value = (milliseconds & (2**48 - 1)) << 80 | bits & (2**80 - 1)
    value &= ~(0xF << 76) & ~(0x3 << 62)
    return UUID(int=value | 7 << 76 | 2 << 62)


@contextmanager
def ids_from(source: Callable[[], UUID]) -> Iterator[None]:
    """While the block lasts, take every new id of this thread from `source`: for demonstrations that must come out the same."""
    token = _source.set(source)
    try:
        yield
    finally:
        _source.reset(token)
