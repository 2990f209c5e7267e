"""Identifiers that a phone, a laptop or the server may make alone, without meeting each other."""

import secrets
import time
from uuid import UUID


def new_id(milliseconds: int | None = None) -> UUID:
    """Return a UUIDv7 (RFC 9562 §5.7): 48 bits of Unix time in milliseconds, then 74 random bits.

    `milliseconds` fixes the time part; without it, this machine's clock is used.
    """
    stamp = time.time_ns() // 1_000_000 if milliseconds is None else milliseconds
    value = (stamp & (2**48 - 1)) << 80 | secrets.randbits(80)
    value &= ~(0xF << 76) & ~(0x3 << 62)
    return UUID(int=value | 7 << 76 | 2 << 62)
