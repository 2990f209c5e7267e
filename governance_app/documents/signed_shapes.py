"""What can be told of the signatures of a PDF: frozen, plain. Never only "valid": what holds, whose it is, and what could not be checked.

Source: ETSI EN 319 102-1 (validation of AdES signatures), read as facts for people who have no network.
"""

from dataclasses import dataclass
from enum import Enum


class BottomLine(Enum):
    """What a signature (or a file) comes to, in one kind; the sentences are written by the rooms that show it."""

    INTACT_AND_TRUSTED = "intact_and_trusted"
    INTACT_UNKNOWN_ISSUER = "intact_unknown_issuer"
    INTACT_BAD_CERTIFICATE = "intact_bad_certificate"
    ADDED_AFTERWARDS = "added_afterwards"
    ALTERED = "altered"
    NOT_SIGNED = "not_signed"
    UNREADABLE = "unreadable"
    NOT_CHECKED = "not_checked"


class Coverage(Enum):
    """How much of the file the signature covers: all, all up to its own revision, or less than that."""

    WHOLE = "whole"
    REVISION = "revision"
    PART = "part"


class Added(Enum):
    """What came into the file after the signature: nothing, more seals (signatures, filled form fields), or something else."""

    NOTHING = "nothing"
    SEALS = "seals"
    OTHER = "other"


class Chain(Enum):
    """Whether the certificate leads to a root that this installation trusts; broken: it was expired, misused or does not hold."""

    TRUSTED = "trusted"
    UNKNOWN = "unknown"
    BROKEN = "broken"


class Unchecked(Enum):
    """What could not be checked without a network, or without a root."""

    REVOCATION = "revocation"
    ROOT = "root"
    HOUR = "hour"
    TIMESTAMP_ISSUER = "timestamp_issuer"
    EXTRA_CERTIFICATES = "extra_certificates"


WORST_FIRST = (
    BottomLine.UNREADABLE, BottomLine.NOT_CHECKED, BottomLine.ALTERED, BottomLine.ADDED_AFTERWARDS, BottomLine.INTACT_BAD_CERTIFICATE,
    BottomLine.INTACT_UNKNOWN_ISSUER, BottomLine.INTACT_AND_TRUSTED, BottomLine.NOT_SIGNED,
)


@dataclass(frozen=True)
class SealFound:
    """One signature of a PDF. Hours are Unix seconds.

    `signer`, `issuer`: names in the certificate; `identity`: the cédula it says (or its serialNumber), personal: shown to the
    person who looks, never logged, never in the record. `claimed_at`: the hour the signer's machine says; `proven_at`: the hour that a
    timestamp of a trusted authority proves. `unchanged`: the signed bytes are those that were signed. `valid_then`: the hour of
    signing lies within the certificate's validity.
    """

    field: str
    signer: str
    identity: str
    issuer: str
    claimed_at: int | None
    proven_at: int | None
    unchanged: bool
    coverage: Coverage
    added: Added
    valid_from: int
    valid_until: int
    valid_then: bool
    chain: Chain
    unchecked: tuple[Unchecked, ...]
    bottom_line: BottomLine


@dataclass(frozen=True)
class Verdict:
    """What a file comes to: the worst of its signatures, and each of them in the order of signing."""

    bottom_line: BottomLine
    seals: tuple[SealFound, ...] = ()


def worst(lines: tuple[BottomLine, ...]) -> BottomLine:
    """The line that a reader must know of first; NOT_SIGNED for none."""
    return min(lines, key=WORST_FIRST.index, default=BottomLine.NOT_SIGNED)
