"""The certificate of who sits in a body."""

from dataclasses import dataclass, field

from governance_app.documents.shapes.common import Fact, Paper, Passage, Signature
from governance_app.documents.words import MembershipWords


@dataclass(frozen=True)
class SeatLine:
    """One seat: who holds it, as what (principal, alternate, office), since when and, where it is known, until when."""

    seat: str
    holder: str
    capacity: str
    since: str
    until: str = ""


@dataclass(frozen=True)
class Membership:
    """The certificate of membership, issued by the secretary: seats and their holders on a day. No identity number, age or people."""

    paper: Paper
    facts: tuple[Fact, ...]
    opening: tuple[Passage, ...]
    seats: tuple[SeatLine, ...]
    closing: tuple[Passage, ...]
    signatures: tuple[Signature, ...]
    words: MembershipWords = field(default_factory=MembershipWords)
