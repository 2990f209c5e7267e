"""A counted vote on paper may be disputed for eight days; after them its result stands.

Source: trust.md §3.2 (mode P): an eight-day window in which the papers stay in a signed envelope.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from governance_app.record.rules import Event
from governance_app.voting.rules.secrecy import open_to_dispute_until
from governance_app.voting.rules.secrecy_errors import AnnulmentNeedsReason, DisputeOver


@dataclass(frozen=True)
class ResultAnnulled(Event):
    """A secret vote was annulled together with its result, which its earlier leaf keeps. The reason stands with the motion."""

    motion: UUID
    outcome: str
    name = "voting.result_annulled"


def check_dispute(counted: date, today: date, reason: str | None) -> str:
    """Return the reason, tidied. `counted`: the day of the result (of a tie, when it was broken).

    Raises DisputeOver (day) after the window, AnnulmentNeedsReason.
    """
    last = open_to_dispute_until(counted)
    if today > last:
        raise DisputeOver(day=last)
    if not (reason or "").strip():
        raise AnnulmentNeedsReason(field="reason")
    return (reason or "").strip()
