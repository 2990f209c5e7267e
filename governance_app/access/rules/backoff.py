"""Back-off: after some wrong tries an account or an address waits, longer each time. Nobody else waits with it."""

import hmac
import ipaddress
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from governance_app.foundation.errors import Conflict


class TryLater(Conflict):
    """Too many wrong tries; nothing was compared. data: minutes (rounded up) until the next try counts."""

    status = 429  # a wait is over by itself: the form is shown again with what was typed


@dataclass(frozen=True)
class Schedule:
    """Wrong tries that cost nothing, then the seconds to wait after each further one (the last repeats)."""

    free: int
    waits: tuple[int, ...]
    forgotten_after: timedelta = timedelta(hours=24)

    def wait_after(self, failures: int) -> timedelta:
        """Return how long to wait after this many wrong tries in a row."""
        if failures <= self.free:
            return timedelta(0)
        return timedelta(seconds=self.waits[min(failures - self.free, len(self.waits)) - 1])


# At most 9 tries are compared in any hour for one account (trust.md T5 asks ≤ 10), then 2 an hour.
PER_ACCOUNT = Schedule(free=3, waits=(60, 120, 300, 600, 900, 1800))
# A whole village may share one satellite address: more tries, shorter waits, and still a brake on spraying.
PER_ADDRESS = Schedule(free=30, waits=(15, 30, 60, 120, 300, 600))


@dataclass(frozen=True)
class Attempts:
    """Wrong tries so far under one key, when the last one was, and until when the next is refused."""

    failures: int = 0
    last_at: datetime | None = None
    blocked_until: datetime | None = None

    def tried(self, now: datetime, schedule: Schedule) -> "Attempts":
        """Return the state after one more try, counted as wrong before it is compared.

        Counting first leaves no gap in which a hundred parallel requests are all compared.
        """
        forgotten = self.last_at is None or now - self.last_at >= schedule.forgotten_after
        failures = 1 if forgotten else self.failures + 1
        return Attempts(failures, now, now + schedule.wait_after(failures))


NO_ATTEMPT = Attempts()


def check_free(attempts: Attempts, now: datetime) -> None:
    """Raise TryLater while the key is waiting. The refused try itself makes the wait no longer."""
    if attempts.blocked_until is not None and now < attempts.blocked_until:
        left = attempts.blocked_until - now
        raise TryLater(minutes=-(-int(left.total_seconds()) // 60))


def attempt_key(pepper: str, kind: str, value: str) -> str:
    """Return the keyed hash (hex) under which tries of an account name or an address are counted.

    Without the installation's key it cannot be turned back: no address is kept in clear.
    """
    return hmac.new(pepper.encode(), f"{kind}\x00{value}".encode(), sha256).hexdigest()


@dataclass(frozen=True)
class Tries:
    """The keys under which one try is counted: of the account's name, and of the address (None when it says nothing)."""

    account: str | None
    address: str | None = None

    def schedules(self) -> list[tuple[str, Schedule]]:
        """Return each key with its schedule, in one order for all, so that two tries never wait for each other's locks."""
        pairs = [(self.account, PER_ACCOUNT), (self.address, PER_ADDRESS)]
        return sorted(((key, schedule) for key, schedule in pairs if key), key=lambda pair: pair[0])


def address_bucket(address: str | None) -> str | None:
    """Return what counts as one address: IPv4 whole (also when it comes written as IPv6), IPv6 its /64; None for this very machine.

    Behind a proxy that hides the visitors everybody would be one address, and one attacker could lock all out:
    so tries that come from the loopback are counted per account only.
    """
    try:
        parsed = ipaddress.ip_address(address or "")
    except ValueError:
        return None
    parsed = getattr(parsed, "ipv4_mapped", None) or parsed
    if parsed.is_loopback:
        return None
    return str(ipaddress.ip_network((parsed, 64), strict=False)) if parsed.version == 6 else str(parsed)
