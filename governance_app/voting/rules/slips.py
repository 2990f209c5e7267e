"""Slips: a printed one-time code lets the one who sits for a seat answer from their own telephone. One slip: one seat of one vote.

The codes are those of access (`access.rules.codes`): one alphabet and one kind of check letter in the house.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from governance_app.access.rules import code_from
from governance_app.foundation.errors import Conflict, Invalid
from governance_app.record.rules import Event
from governance_app.voting.rules.words import Choice, Form

SLIP_FORMS = frozenset({Form.ROLL_CALL, Form.SEALED})
"""Forms in which seats may answer with a slip."""

SLIP_CHOICES = (Choice.FOR, Choice.AGAINST, Choice.ABSTAIN, Choice.BLANK)
"""What may be answered from a telephone. A null vote is a spoiled paper, and who does not vote sends nothing."""


class SlipUnknown(Invalid):
    """No slip of any vote has this code."""


class SlipReplaced(Conflict):
    """Another slip was handed out for the seat: this one does not work any more."""


class SlipsHandedOutBefore(Conflict):
    """Every seat that may answer has its slip: a lost one is replaced seat by seat."""


class NotForSlips(Invalid):
    """From a telephone one answers for, against, abstains or blank."""


@dataclass(frozen=True)
class Slip:
    """A slip that was handed out: its seat and the hash of its code, all that is kept. `ended_at`: when another one replaced it."""

    motion: UUID
    seat: UUID
    code_hash: str
    issued_at: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True)
class SlipsIssued(Event):
    """Slips were handed out for an open vote: how many, and how many of them replace an earlier one. No code, no seat."""

    motion: UUID
    slips: int
    replaced: int
    name = "voting.slips_issued"


def slip_code(key: str, motion: UUID, seat: UUID) -> str:
    """Return the code (20 signs) of the slip of a seat. `key`: a secret of this one handing out; another one makes other codes."""
    return code_from(key, "slip", str(motion), str(seat))
