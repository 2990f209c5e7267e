"""What every secret vote shares: who watches over it, what its totals alone reveal, and what may be said of its result.

Sources: trust.md §3.2 (two scrutineers of different communities), §3.3 (publication and unanimity).
"""

import json
from dataclasses import asdict, replace
from datetime import date, timedelta
from enum import Enum
from fractions import Fraction
from hashlib import sha256
from typing import Any
from uuid import UUID

from governance_app.committees.rules import MajorityKind, MajorityRule, TieRule
from governance_app.voting.rules.electorate import Elector, Electorate
from governance_app.voting.rules.majority import Settled, after_tie, base_size, settle, votes_needed
from governance_app.voting.rules.secrecy_errors import ScrutineerHasPart, ScrutineersAlike, ScrutineerUnfit
from governance_app.voting.rules.shapes import Result
from governance_app.voting.rules.tally import Tally

SHOWN_FROM = 3
"""Where small figures are hidden: the least votes of every option on the paper with which figures are published."""
DISPUTE = timedelta(days=8)
FEW = 40
"""Below this many voters the page warns of what totals alone reveal."""
SUPPORT = Fraction(9, 10)
"""The support for which the warning is computed."""


class Publication(Enum):
    """What is published of a secret vote; fixed before it opens."""

    FULL = "full"
    OUTCOME = "outcome"
    SMALL_HIDDEN = "small_hidden"


def chance_of_unanimity(voters: int, support: Fraction = SUPPORT) -> Fraction:
    """Return how likely all `voters` answer yes when each does so with chance `support`: the totals then tell everybody's vote."""
    return support ** voters


def chance_of_one_dissent(voters: int, support: Fraction = SUPPORT) -> Fraction:
    """Return how likely exactly one of `voters` does not answer yes: that one then knows how all the others voted."""
    return voters * support ** (voters - 1) * (1 - support) if voters else Fraction(0)


def most_against(rule: MajorityRule, hall: Electorate, tie: TieRule = TieRule.LOST) -> int:
    """Return how many who vote can have voted against when a vote is approved: what the word "approved" alone tells.

    Blank papers, seats that do not vote and blocs allow no more of them. A tie that is broken may approve.
    """
    return max((against for against in range(hall.voters + 1) if _may_carry(rule, hall, against, tie)), default=0)


def _may_carry(rule: MajorityRule, hall: Electorate, against: int, tie: TieRule) -> bool:
    """Tell whether a vote can be approved with so many against: with all the others for, or by a tie that is broken."""
    if _settled(rule, hall, hall.voters - against, against) is Settled.CARRIED:
        return True
    return after_tie(tie) is None and 2 * against <= hall.voters and _settled(rule, hall, against, against) is Settled.TIED


def _settled(rule: MajorityRule, hall: Electorate, votes_for: int, against: int) -> Settled:
    base = base_size(rule.base, Tally(votes_for, against), hall)
    return settle(votes_for, against, votes_needed(rule, base, against))


def outcome_tells(rule: MajorityRule, hall: Electorate, tie: TieRule = TieRule.LOST) -> int | None:
    """Return `most_against` where "approved" tells much: at unanimity, less a few, or when nobody can have been against. Else None.

    None as well when so few may vote that it cannot be approved.
    """
    most = most_against(rule, hall, tie)
    strict = rule.kind in (MajorityKind.UNANIMITY, MajorityKind.UNANIMITY_LESS, MajorityKind.CONSENSUS)
    return most if _may_carry(rule, hall, most, tie) and (strict or most == 0) else None


def check_scrutineers(hall: Electorate, chosen: tuple[UUID, UUID], chair: UUID | None, proposer: UUID | None) -> None:
    """Raise unless the two seats are sat in by two present people of two organisations, neither chair nor proposer of the motion.

    Who votes for somebody absent watches for their own organisation, so an entrusted seat names no scrutineer.
    ScrutineerUnfit, ScrutineerHasPart, ScrutineersAlike; the field is `first` or `second`.
    """
    sitting = [_sitting(hall, seat, field) for seat, field in zip(chosen, ("first", "second"), strict=True)]
    for elector, field in zip(sitting, ("first", "second"), strict=True):
        if elector.person in (chair, proposer):
            raise ScrutineerHasPart(field=field)
    one, other = sitting
    if one.person == other.person or None in (one.organisation, other.organisation) or one.organisation == other.organisation:
        raise ScrutineersAlike(field="second")


def _sitting(hall: Electorate, seat: UUID, field: str) -> Elector:
    elector = hall.elector(seat)
    if elector is None or elector.person is None or elector.by_proxy:
        raise ScrutineerUnfit(field=field)
    return elector


def hides(publication: Publication | None, tally: Tally) -> bool:
    """Tell whether the figures stay unsaid: always, never, or when any option on the paper (yes, no, blank) has fewer than SHOWN_FROM."""
    if publication is Publication.SMALL_HIDDEN:
        return min(tally.votes_for, tally.against, tally.abstain + tally.blank) < SHOWN_FROM
    return publication is Publication.OUTCOME


def published_tally(tally: Tally, publication: Publication | None) -> Tally:
    """Return what may be said of a tally: all of it, or only who took no part."""
    if not hides(publication, tally):
        return tally
    return Tally(not_voting=tally.not_voting, absent=tally.absent, recused=tally.recused)


def published(result: Result, publication: Publication | None) -> Result:
    """Return what may be said of a result. Hidden: its outcome, and no figure from which a vote follows (base, need, tie)."""
    if not hides(publication, result.tally):
        return result
    quiet = published_tally(result.tally, publication)
    return replace(result, tally=quiet, counted=quiet, needed=0, base_size=0, tied=False, blocs=(), blocs_needed=0, hidden=True)


def commitment(count: Any, salt: bytes) -> str:
    """Return SHA-256 of the salt and the count: whoever has both can show later what was counted; without the salt it tells nothing."""
    return sha256(salt + json.dumps(asdict(count), sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def open_to_dispute_until(closed: date) -> date:
    """Return the last day on which the count may be disputed; until then the papers stay in their signed envelope."""
    return closed + DISPUTE
