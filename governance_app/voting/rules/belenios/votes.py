"""A vote held in Belenios: its address, its two fingerprints, what its ballots must add up to.

Sources: design/trust.md §3.2 (mode B); documents of Belenios, github.com/glondu/belenios:
* doc/instructions-en.md, "How to compute the fingerprint of a file?": `sha256sum FILE | xxd -p -r | base64 | tr -d "="`, which is SHA-256
  in Base64 without padding, 43 letters. The foot of an election's page prints its own ("Election fingerprint"): BASE64(SHA256(election)) of
  doc/specification.tex, §Ballots.
* the same, key notion: the page of an election is PREFIX/elections/UUID/ (UUID such as 8GVH85AoSyweXG); before, PREFIX/election#UUID
  (doc/instructions-fr.md). A voter's own address may carry their credential behind it, so nothing may stand behind it here.
* doc/tool.md, auditor's guide: UUID.bel "evolves (in an append-only fashion) during the election. It stops evolving once the election is
  tallied"; it holds the result with its proofs, so the fingerprint of that file is the one of the result and of everything before it.
  `belenios-tool election verify --dir DIR` does every verification; `verify-diff --dir1 OLD --dir2 NEW` tells that nothing but allowed
  additions came since a copy. src/tool/lib/tool_election.ml: "I: all checks passed" when a verification passed.
* doc/instructions-en.md: the last ballot of a voter counts, so more may be received than are counted. Each ballot carries a proof that it
  answers as the question allows (doc/specification.tex, "Encrypted answers"): a question of yes or no has no null ballots.
"""

import re
from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass, replace
from enum import Enum
from urllib.parse import urlsplit
from uuid import UUID

from governance_app.record.rules import Event
from governance_app.voting.rules.belenios.errors import (
    AddressNotOfElection,
    AddressNotSecure,
    BallotsAndAnswersDiffer,
    ElectionDiffers,
    ElectionNotVerified,
    FingerprintsAlike,
    FingerprintUnreadable,
    MoreCountedThanReceived,
    TooManyBallots,
)
from governance_app.voting.rules.electorate import Electorate
from governance_app.voting.rules.errors import CountBelowZero
from governance_app.voting.rules.secrecy import Publication
from governance_app.voting.rules.tally import Tally

GROUP = 4
LONGEST_ADDRESS = 300
_BASE64, _HEX = re.compile(r"[0-9A-Za-z+/]{43}"), re.compile(r"[0-9A-Fa-f]{64}")
_PAGE = re.compile(r"(?:/[0-9A-Za-z._~-]+)*/elections/[1-9A-HJ-NP-Za-km-z]{14,22}/?")
_OLD_PAGE, _OLD_MARK = re.compile(r"(?:/[0-9A-Za-z._~-]+)*/election"), re.compile(r"[1-9A-HJ-NP-Za-km-z]{14,22}")
_HOST = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z.-]*[0-9A-Za-z])?(?::[0-9]{1,5})?")


class Verification(Enum):
    """What the scrutineers had `belenios-tool` verify before they gave the result."""

    COMPARED = "compared"
    ARCHIVE = "archive"
    NONE = "none"


@dataclass(frozen=True)
class BeleniosCount:
    """The count of an election. `received`: with ballots that a later one of their voter replaced; `accepted`: those counted.

    `blank`: blanks and abstentions, which are one.
    """

    received: int
    accepted: int
    votes_for: int
    against: int
    blank: int


@dataclass(frozen=True)
class BeleniosClosing:
    """What is given when the vote closes. `archive`: the fingerprint of the whole archive (UUID.bel) once tallied."""

    count: BeleniosCount
    election: str
    archive: str
    verification: Verification


@dataclass(frozen=True)
class Belenios:
    """A vote in Belenios as everybody who sees the motion may know it: no totals and no PIN. Scrutineers by their seats.

    `address` is "" for the public unless all totals are published: whoever has it reads the totals there.
    """

    motion: UUID
    publication: Publication
    scrutineers: tuple[UUID, UUID]
    address: str
    election: str
    received: int | None = None
    accepted: int | None = None
    archive: str = ""
    verification: Verification | None = None
    commitment: str = ""
    annulled_because: str = ""


@dataclass(frozen=True)
class BeleniosOpened(Event):
    """A vote in Belenios was opened: the fingerprint of its election, its publication rule and the seats whose sitters watch over it."""

    motion: UUID
    publication: str
    scrutineers: tuple[UUID, ...]
    election: str
    name = "voting.belenios_opened"


@dataclass(frozen=True)
class BeleniosCounted(Event):
    """A vote in Belenios was counted: its ballots, the fingerprint of its archive, what was verified, a salted commitment to the totals."""

    motion: UUID
    received: int
    accepted: int
    archive: str
    verification: str
    commitment: str
    name = "voting.belenios_counted"


@dataclass(frozen=True)
class BeleniosAnnulled(Event):
    """A vote in Belenios was annulled before it had a result. The reason stands with the motion."""

    motion: UUID
    name = "voting.belenios_annulled"


def check_address(text: str, field: str | None = "address") -> str:
    """Return the address of an election's page, tidied. It is never asked by this server. Raises AddressNotSecure, AddressNotOfElection."""
    address = text.strip()
    if not address.lower().startswith("https://"):
        raise AddressNotSecure(field=field)
    try:
        parts = urlsplit(address)
        _ = parts.port  # one above 65535 is none
    except ValueError:
        raise AddressNotOfElection(field=field) from None
    now = _PAGE.fullmatch(parts.path) and not parts.fragment
    before = _OLD_PAGE.fullmatch(parts.path) and _OLD_MARK.fullmatch(parts.fragment)
    alone = _HOST.fullmatch(parts.netloc) and not parts.query and len(address) <= LONGEST_ADDRESS
    if not alone or not (now or before):
        raise AddressNotOfElection(field=field)
    return parts.geturl()


def check_fingerprint(text: str, field: str | None = None) -> str:
    """Return a fingerprint as Belenios prints it: 43 letters. Spaces do not count; 64 hexadecimal digits of `sha256sum` are the same.

    Raises FingerprintUnreadable: another length, other letters, or a last letter that no 32 bytes have.
    """
    given = "".join(text.split()).removesuffix("=")
    if _HEX.fullmatch(given):
        return b64encode(bytes.fromhex(given)).decode().rstrip("=")
    if not _BASE64.fullmatch(given) or b64encode(b64decode(given + "=")).decode() != given + "=":
        raise FingerprintUnreadable(field=field)
    return given


def in_groups(fingerprint: str) -> str:
    """Return a fingerprint in groups of four letters, to compare by eye or read aloud."""
    return " ".join(fingerprint[at:at + GROUP] for at in range(0, len(fingerprint), GROUP))


def check_ballots(count: BeleniosCount, voters: int) -> None:
    """Check that for + against + blank = counted ballots, of which there are not more than were received nor than may vote.

    Raises CountBelowZero, BallotsAndAnswersDiffer (accepted, answered), MoreCountedThanReceived (received, accepted), TooManyBallots
    (accepted, voters).
    """
    below = next((name for name, figure in asdict(count).items() if figure < 0), None)
    if below:
        raise CountBelowZero(field=below)
    answered = count.votes_for + count.against + count.blank
    if answered != count.accepted:
        raise BallotsAndAnswersDiffer(field="votes_for", accepted=count.accepted, answered=answered)
    if count.accepted > count.received:
        raise MoreCountedThanReceived(field="accepted", received=count.received, accepted=count.accepted)
    if count.accepted > voters:
        raise TooManyBallots(field="accepted", accepted=count.accepted, voters=voters)


def check_closing(given: BeleniosClosing, kept: str, voters: int) -> BeleniosClosing:
    """Return what is given at the closing with its fingerprints tidied. `kept`: the election's fingerprint kept at the opening.

    Raises FingerprintUnreadable, ElectionDiffers, FingerprintsAlike, ElectionNotVerified and what `check_ballots` raises.
    """
    election, archive = check_fingerprint(given.election, "election"), check_fingerprint(given.archive, "archive")
    if election != kept:
        raise ElectionDiffers(field="election")
    if archive == election:
        raise FingerprintsAlike(field="archive")
    if given.verification is Verification.NONE:
        raise ElectionNotVerified(field="verification")
    check_ballots(given.count, voters)
    return replace(given, election=election, archive=archive)


def belenios_tally(count: BeleniosCount, hall: Electorate) -> Tally:
    """Return the tally of an election; who has no ballot in it did not vote."""
    return Tally(count.votes_for, count.against, 0, count.blank, 0, hall.voters - count.accepted, hall.absent, hall.recused)


def as_public(vote: Belenios) -> Belenios:
    """Return what anybody may know: the address only where all totals are published."""
    return vote if vote.publication is Publication.FULL else replace(vote, address="")
