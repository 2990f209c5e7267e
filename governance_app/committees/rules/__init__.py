"""Rules of committees: bodies, seats, statutes. Import from here."""

from governance_app.committees.rules.bodies import BodyKind, HolderKind, Office
from governance_app.committees.rules.statute import (
    Base,
    BlankVotes,
    MajorityKind,
    MajorityRule,
    MatterKind,
    NoticeRule,
    QuorumBase,
    QuorumKind,
    QuorumRule,
    SecondCallRule,
    Statute,
    TieRule,
)

__all__ = [
    "Base", "BlankVotes", "BodyKind", "HolderKind", "MajorityKind", "MajorityRule", "MatterKind", "NoticeRule", "Office",
    "QuorumBase", "QuorumKind", "QuorumRule", "SecondCallRule", "Statute", "TieRule",
]
