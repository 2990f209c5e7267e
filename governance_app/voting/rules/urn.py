"""The paper urn: what is fixed before it opens, what its papers must add up to, and what may be said of it afterwards.

Sources: trust.md §3.2 (mode P), §3.3 (what totals alone reveal) and §3.4 (what is promised).
"""

from dataclasses import asdict, dataclass
from uuid import UUID

from governance_app.record.rules import Event
from governance_app.voting.rules.electorate import Electorate
from governance_app.voting.rules.errors import CountBelowZero
from governance_app.voting.rules.secrecy import Publication
from governance_app.voting.rules.secrecy_errors import (
    CopiesOutOfRange,
    PapersAndOptionsDiffer,
    PinTooShort,
    TooManyPapers,
    UrnDoesNotBalance,
)
from governance_app.voting.rules.tally import Tally

SHORTEST_PIN = 4


@dataclass(frozen=True)
class UrnCount:
    """What two scrutineers count. `blank`: abstentions and blank papers together, which no one can tell apart."""

    issued: int
    in_box: int
    spoiled: int
    unused: int
    votes_for: int
    against: int
    blank: int
    null: int


@dataclass(frozen=True)
class Urn:
    """A paper urn as everybody may know it: no totals and no PIN. Scrutineers by their seats.

    `commitment`: of the totals, once counted; `photo_seal`: of the photograph of the tally sheet, when there was one.
    """

    motion: UUID
    publication: Publication
    scrutineers: tuple[UUID, UUID]
    issued: int | None = None
    in_box: int | None = None
    spoiled: int | None = None
    unused: int | None = None
    commitment: str = ""
    photo_seal: str = ""
    annulled_because: str = ""


@dataclass(frozen=True)
class UrnOpened(Event):
    """An urn was opened: its publication rule and the seats whose sitters watch over it."""

    motion: UUID
    publication: str
    scrutineers: tuple[UUID, ...]
    name = "voting.urn_opened"


@dataclass(frozen=True)
class UrnCounted(Event):
    """An urn was counted: its papers, and a salted commitment to the totals, which may have to stay unsaid.

    `photo_seal`: SHA-256 (hex) of a salt kept aside and of the photograph of the tally sheet; "" without one.
    """

    motion: UUID
    issued: int
    in_box: int
    spoiled: int
    unused: int
    commitment: str
    photo_seal: str = ""
    name = "voting.urn_counted"


@dataclass(frozen=True)
class UrnAnnulled(Event):
    """A vote by paper urn was annulled before it had a result. The reason stands with the motion."""

    motion: UUID
    name = "voting.urn_annulled"


MOST_COPIES = 1000


def spares(voters: int) -> int:
    """Return how many ballots to print beyond one for each voter: one in ten, at least two."""
    return max(2, -(-voters // 10))


def check_copies(copies: int) -> int:
    """Return how many ballots are printed. Raises CopiesOutOfRange (most) unless they are 1 to MOST_COPIES."""
    if not 1 <= copies <= MOST_COPIES:
        raise CopiesOutOfRange(field="papers", most=MOST_COPIES)
    return copies


def check_pin(pin: str, field: str) -> str:
    """Return the PIN without spaces around it, as it is kept and compared. Raises PinTooShort below SHORTEST_PIN signs."""
    tidy = pin.strip()
    if len(tidy) < SHORTEST_PIN:
        raise PinTooShort(field=field, least=SHORTEST_PIN)
    return tidy


def check_count(count: UrnCount, voters: int) -> None:
    """Raise unless issued = in the box + spoiled + unused, in the box = sum of the options, and no more papers than voters are in it.

    CountBelowZero, UrnDoesNotBalance (issued, found), PapersAndOptionsDiffer (in_box, counted), TooManyPapers (in_box, voters).
    """
    if min(asdict(count).values()) < 0:
        raise CountBelowZero(field="issued")
    found = count.in_box + count.spoiled + count.unused
    if count.issued != found:
        raise UrnDoesNotBalance(field="issued", issued=count.issued, found=found)
    counted = count.votes_for + count.against + count.blank + count.null
    if count.in_box != counted:
        raise PapersAndOptionsDiffer(field="votes_for", in_box=count.in_box, counted=counted)
    if count.in_box > voters:
        raise TooManyPapers(field="in_box", in_box=count.in_box, voters=voters)


def urn_tally(count: UrnCount, hall: Electorate) -> Tally:
    """Return the tally of an urn; who put no paper into it did not vote."""
    return Tally(
        count.votes_for, count.against, 0, count.blank, count.null, hall.voters - count.in_box, hall.absent, hall.recused)
