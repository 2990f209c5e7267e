"""Rules of committees: bodies, seats, statutes. Import from here."""

from governance_app.committees.rules.bodies import BodyKind, HolderKind, Office
from governance_app.committees.rules.statute import (

    BlankVotes,
    MajorityBase,
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
    "BlankVotes", "BodyKind", "HolderKind", "MajorityBase", "MajorityKind", "MajorityRule", "MatterKind", "NoticeRule", "Office",
    "QuorumBase", "QuorumKind", "QuorumRule", "SecondCallRule", "Statute", "TieRule",
]
