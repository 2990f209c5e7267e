"""The sealed ballot (mode S): sizes, keys, envelopes, stages, and whether the count accounts for every ballot. Nothing is opened here.

A ballot is 16 bytes of the motion's UUID, one byte for the choice (1 for, 2 against, 3 blank) and 16 random bytes, sealed to the second
scrutineer (inner) and that again to the first (outer) with HPKE in base mode: RFC 9180, DHKEM(P-256, HKDF-SHA256), HKDF-SHA256,
AES-128-GCM. What seals and opens is static/js/sealed, on the voter's and the scrutineers' phones; here nobody holds a private key.
Source: design/trust.md §3.2 S.
"""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256
from uuid import UUID

from governance_app.voting.rules.electorate import Electorate
from governance_app.voting.rules.errors import CountBelowZero
from governance_app.voting.rules.sealed.errors import (
    KeysAlike,
    KeyUnreadable,
    SealedDoesNotBalance,
    SealedRepeated,
    SealedStageWrong,
    SealedUnreadable,
)
from governance_app.voting.rules.secrecy import Publication
from governance_app.voting.rules.tally import Tally

PLAIN_BYTES = 33
ADDED_BYTES = 81
"""What a seal adds: an ephemeral public key of 65 bytes and a tag of 16."""
INNER_BYTES = PLAIN_BYTES + ADDED_BYTES
OUTER_BYTES = INNER_BYTES + ADDED_BYTES
KEY_BYTES = 65
INNER_INFO = b"governance-app sealed ballot v1 inner"
OUTER_INFO = b"governance-app sealed ballot v1 outer"
"""HPKE's info is one of these followed by the 16 bytes of the motion: an envelope of another motion does not open."""

_LETTERS = re.compile("[A-Za-z0-9_-]+")
_P = 2**256 - 2**224 + 2**192 + 2**96 - 1
_B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
"""P-256: y² = x³ - 3x + b over the integers mod p (FIPS 186-4, D.1.2.3; SEC 2, 2.4.2)."""


class Slot(Enum):
    """Which of the two scrutineers."""

    FIRST = "first"
    SECOND = "second"


class SealedStage(Enum):
    """Where a sealed ballot stands. KEYS: before it opens."""

    KEYS = "keys"
    OPEN = "open"
    FIRST = "first"
    SECOND = "second"
    COUNTED = "counted"
    DESTROYED = "destroyed"


_AFTER = {
    SealedStage.OPEN: (SealedStage.KEYS,),
    SealedStage.FIRST: (SealedStage.OPEN,),
    SealedStage.SECOND: (SealedStage.FIRST,),
    SealedStage.COUNTED: (SealedStage.SECOND,),
    SealedStage.DESTROYED: (SealedStage.OPEN, SealedStage.FIRST, SealedStage.SECOND, SealedStage.COUNTED),
}


@dataclass(frozen=True)
class Sealing:
    """The sealed ballot of a motion, as everybody may know it: no totals.

    `first` and `second`: the scrutineers' public keys as text, empty before they are given; `first` opens the outer envelope.
    `scrutineers`: by their seats. `commitment`: of the totals, once counted.
    """

    motion: UUID
    first: str
    second: str
    stage: SealedStage = SealedStage.OPEN
    publication: Publication | None = None
    scrutineers: tuple[UUID, ...] = ()
    received: int | None = None
    commitment: str = ""
    annulled_because: str = ""

    @property
    def ready(self) -> bool:
        """Tell whether both scrutineers have given their keys."""
        return bool(self.first and self.second)

    def key_of(self, slot: Slot) -> str:
        """Return the public key of a scrutineer; empty before it was given."""
        return self.first if slot is Slot.FIRST else self.second


@dataclass(frozen=True)
class Peeled:
    """What the first scrutineer's phone sent back. `repeated`: inner envelopes that were there twice and were dropped."""

    envelopes: tuple[str, ...]
    unreadable: int = 0
    repeated: int = 0

    @property
    def bad(self) -> int:
        """Return how many ballots ended here: they are null."""
        return self.unreadable + self.repeated


@dataclass(frozen=True)
class SealedTotals:
    """The count of a sealed ballot.

    `blank`: blanks and abstentions, which are one. `null`: unreadable, foreign or repeated, at either step.
    """

    votes_for: int
    against: int
    blank: int
    null: int

    @property
    def ballots(self) -> int:
        """Return how many ballots these totals account for."""
        return self.votes_for + self.against + self.blank + self.null


def check_public_key(text: str, field: str | None = None) -> str:
    """Return the key. Raise KeyUnreadable unless it is a point of P-256: 65 bytes, uncompressed, as canonical base64url."""
    raw = _bytes(text, KEY_BYTES)
    if raw is None or raw[0] != 4 or not _on_curve(int.from_bytes(raw[1:33], "big"), int.from_bytes(raw[33:], "big")):
        raise KeyUnreadable(field=field)
    return text


def check_keys(first: str, second: str) -> None:
    """Raise KeyUnreadable beside the key that is none, KeysAlike when both scrutineers sent the same."""
    check_public_key(first, "first")
    if check_public_key(second, "second") == first:
        raise KeysAlike(field="second")


def key_words(key: str) -> str:
    """Return the key's fingerprint for reading aloud: the first 8 bytes of its SHA-256 as 20 digits in groups of four."""
    digits = f"{int.from_bytes(sha256(_decoded(key)).digest()[:8], 'big'):020d}"
    return " ".join(digits[at:at + 4] for at in range(0, 20, 4))


def electorate_hash(seats: Iterable[UUID]) -> str:
    """Return the SHA-256 (hex) over the seats that may vote, each once, in the order of their ids."""
    return sha256(b"".join(seat.bytes for seat in sorted(set(seats)))).hexdigest()


def check_sealed(text: str, field: str | None = "sealed") -> str:
    """Return a ballot as the voter's phone sent it. Raise SealedUnreadable unless it has the length and the letters of one."""
    if _bytes(text, OUTER_BYTES) is None:
        raise SealedUnreadable(field=field)
    return text


def check_inner(text: str, field: str | None = "peeled") -> str:
    """Return an inner envelope as the first scrutineer's phone sent it. Raise SealedUnreadable unless it looks like one."""
    if _bytes(text, INNER_BYTES) is None:
        raise SealedUnreadable(field=field)
    return text


def fingerprint(sealed: str) -> str:
    """Return the SHA-256 (hex) of a sealed ballot's bytes."""
    return sha256(_decoded(sealed)).hexdigest()


def receipt_words(sealed: str) -> str:
    """Return the short fingerprint on the voter's receipt: 12 hexadecimal letters in groups of four. It proves receipt, never content."""
    whole = fingerprint(sealed)
    return " ".join(whole[at:at + 4] for at in range(0, 12, 4))


def without_order(envelopes: Iterable[str]) -> tuple[str, ...]:
    """Return the envelopes in the order of their letters, which tells nothing: each begins with a random point."""
    return tuple(sorted(envelopes))


def check_stage(sealing: Sealing, wanted: SealedStage) -> None:
    """Raise SealedStageWrong unless the sealed ballot stands at the stage wanted."""
    if sealing.stage is not wanted:
        raise SealedStageWrong(stage=sealing.stage, wanted=wanted)


def check_next(sealing: Sealing, stage: SealedStage) -> None:
    """Raise SealedStageWrong unless `stage` may follow: each in its order; destroyed from anywhere, as keys may be lost."""
    if sealing.stage not in _AFTER.get(stage, ()):
        raise SealedStageWrong(stage=sealing.stage, wanted=stage)


def check_peeled(received: int, peeled: Peeled) -> None:
    """Raise unless what the first scrutineer sent back accounts for every ballot received.

    CountBelowZero; SealedUnreadable for an envelope that is none; SealedRepeated for two that are alike; SealedDoesNotBalance.
    """
    if min(peeled.unreadable, peeled.repeated) < 0:
        raise CountBelowZero(field="peeled")
    for envelope in peeled.envelopes:
        check_inner(envelope)
    if len(set(peeled.envelopes)) != len(peeled.envelopes):
        raise SealedRepeated(field="peeled")
    _balance(received, len(peeled.envelopes) + peeled.bad, "peeled")


def with_first(counted: SealedTotals, peeled: Peeled) -> SealedTotals:
    """Return the totals of the second scrutineer with those null that ended at the first one."""
    return SealedTotals(counted.votes_for, counted.against, counted.blank, counted.null + peeled.bad)


def check_totals(received: int, peeled: Peeled, totals: SealedTotals) -> None:
    """Raise unless the totals (`with_first`) account for every ballot received. CountBelowZero, SealedDoesNotBalance."""
    if min(totals.votes_for, totals.against, totals.blank, totals.null) < 0:
        raise CountBelowZero(field="votes_for")
    check_peeled(received, peeled)
    _balance(received, totals.ballots, "votes_for")
    if totals.null < peeled.bad:
        raise SealedDoesNotBalance(field="null", received=peeled.bad, accounted=totals.null)


def sealed_tally(totals: SealedTotals, hall: Electorate) -> Tally:
    """Return the tally of a sealed ballot; a seat without an envelope did not vote."""
    return Tally(
        totals.votes_for, totals.against, 0, totals.blank, totals.null, hall.voters - totals.ballots, hall.absent, hall.recused)


def _balance(received: int, accounted: int, field: str) -> None:
    if received != accounted:
        raise SealedDoesNotBalance(field=field, received=received, accounted=accounted)


def _bytes(text: str, size: int) -> bytes | None:
    """Return the bytes when the text is the one base64url without padding of that many bytes, or None."""
    if len(text) != -(-4 * size // 3) or not _LETTERS.fullmatch(text):
        return None
    raw = _decoded(text)
    return raw if urlsafe_b64encode(raw).rstrip(b"=") == text.encode() else None


def _decoded(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _on_curve(x: int, y: int) -> bool:
    return x < _P and y < _P and (y * y - x * x * x + 3 * x - _B) % _P == 0
