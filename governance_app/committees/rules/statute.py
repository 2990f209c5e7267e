"""The statute: the rules a body gave itself, valid from a day, as plain exact data.

Nothing about quorum or majorities is a constant in code: it is read from here, and printed in the acta with its article.
"""

from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction


class QuorumKind(Enum):
    """Formula of a quorum over n. For odd n, "half plus one" (n/2 rounded up, plus one) is not "more than half"."""

    MORE_THAN_HALF = "more_than_half"
    HALF_PLUS_ONE = "half_plus_one"
    FRACTION = "fraction"
    FIXED = "fixed"
    THOSE_PRESENT = "those_present"


class QuorumBase(Enum):
    """What n is: every voting seat, or the voting seats that somebody holds on the day."""

    SEATS = "seats"
    FILLED_SEATS = "filled_seats"


@dataclass(frozen=True)
class QuorumRule:
    """Seats that must be present. `fraction` for FRACTION ("at least p/q"), `fixed` for FIXED, `per_bloc`: bloc value → least seats."""

    kind: QuorumKind = QuorumKind.MORE_THAN_HALF
    base: QuorumBase = QuorumBase.FILLED_SEATS
    fraction: Fraction | None = None
    fixed: int | None = None
    per_bloc: dict[str, int] = field(default_factory=dict)
    article: str = ""


class MatterKind(Enum):
    """What a motion is about; it selects the majority."""

    ORDINARY = "ordinary"
    AGENDA_CHANGE = "agenda_change"
    RULES = "rules"
    ELECTION = "election"
    REMOVAL = "removal"
    LEAVING = "leaving"
    BUDGET = "budget"


class MajorityKind(Enum):
    """How many "for" votes carry a motion."""

    MORE_FOR_THAN_AGAINST = "more_for_than_against"
    MORE_THAN_HALF = "more_than_half"
    HALF_PLUS_ONE = "half_plus_one"
    AT_LEAST = "at_least"
    UNANIMITY = "unanimity"
    UNANIMITY_LESS = "unanimity_less"
    CONSENSUS = "consensus"


class MajorityBase(Enum):
    """What a majority is counted over."""

    FOR_AND_AGAINST = "for_and_against"
    VALID = "valid"
    CAST = "cast"
    PRESENT = "present"
    FILLED = "filled"
    SEATS = "seats"


@dataclass(frozen=True)
class InBlocs:
    """The second half of a double majority: the same motion counted bloc by bloc.

    `number`: blocs that must reach it; None: every bloc in which somebody holds a voting seat.
    """

    number: int | None = None
    kind: MajorityKind = MajorityKind.MORE_FOR_THAN_AGAINST
    base: MajorityBase = MajorityBase.FOR_AND_AGAINST
    fraction: Fraction | None = None


@dataclass(frozen=True)
class MajorityRule:
    """A majority: its kind, its base, for AT_LEAST the fraction p/q, for UNANIMITY_LESS how many may be missing; `in_blocs`: twice."""

    kind: MajorityKind = MajorityKind.MORE_FOR_THAN_AGAINST
    base: MajorityBase = MajorityBase.FOR_AND_AGAINST
    fraction: Fraction | None = None
    article: str = ""
    less: int = 0
    in_blocs: InBlocs | None = None


class TieRule(Enum):
    """What a tie means."""

    CASTING_VOTE = "casting_vote"
    LOST = "lost"
    REPEAT = "repeat"
    LOT = "lot"


class LateArrivals(Enum):
    """What those who come in while a vote is open may do."""

    WAIT = "wait"
    ANSWER = "answer"


class Reconsideration(Enum):
    """When a matter that was decided may be put to the vote again."""

    NEVER = "never"
    ANOTHER_MEETING = "another_meeting"
    ANY_TIME = "any_time"


class BlankVotes(Enum):
    """Where blank votes go: apart (default), or added to the majority as some Ecuadorian rules do."""

    APART = "apart"
    ADD_TO_MAJORITY = "add_to_majority"


@dataclass(frozen=True)
class ProxyRule:
    """Voting for somebody absent: off unless the statute has it; `cap`: how many one person may hold. Never for the quorum."""

    allowed: bool = False
    cap: int = 1
    article: str = ""


@dataclass(frozen=True)
class CorrespondenceRule:
    """Votes by correspondence between meetings: off unless the statute has them.

    `least_days`: whole days of 24 hours between the notice and the deadline; `excluded`: matters that are never decided so.
    """

    allowed: bool = False
    least_days: int = 5
    excluded: tuple[MatterKind, ...] = ()
    article: str = ""


@dataclass(frozen=True)
class NoticeRule:
    """Hours of notice: `floor_hours` must be kept (a shorter notice is recorded as such), below `advice_hours` the page warns."""

    floor_hours: int = 48
    advice_hours: int = 192
    article: str = ""


@dataclass(frozen=True)
class SecondCallRule:
    """Second call: off unless the statute has it; minutes after the first hour, and its own quorum."""

    allowed: bool = False
    after_minutes: int = 60
    quorum: QuorumRule = field(default_factory=lambda: QuorumRule(kind=QuorumKind.THOSE_PRESENT))
    article: str = ""


@dataclass(frozen=True)
class Statute:
    """All the rules of a body as valid from a day. Keys of the dicts are enum values (meeting kinds, MatterKind)."""

    quorum: QuorumRule = field(default_factory=QuorumRule)
    majorities: dict[str, MajorityRule] = field(default_factory=lambda: {MatterKind.ORDINARY.value: MajorityRule()})
    notice: dict[str, NoticeRule] = field(default_factory=lambda: {
        "ordinary": NoticeRule(48, 192), "extraordinary": NoticeRule(24, 72),
        "inaugural": NoticeRule(48, 192), "assembly": NoticeRule(48, 192),
    })
    second_call: SecondCallRule = field(default_factory=SecondCallRule)
    tie: TieRule = TieRule.LOST
    blank_votes: BlankVotes = BlankVotes.APART
    vote_without_quorum: bool = False
    late_arrivals: LateArrivals = LateArrivals.WAIT
    reconsideration: Reconsideration = Reconsideration.NEVER
    proxies: ProxyRule = field(default_factory=ProxyRule)
    correspondence: CorrespondenceRule = field(default_factory=CorrespondenceRule)
    signatories: tuple[str, ...] = ("president", "secretary")
    minutes_approved_at_closing: bool = False
    term_months: int | None = 24
    ending_warning_days: int = 60
    aim_women_percent: int | None = None
    aim_youth_percent: int | None = None
    reglamento: str = ""

    def majority_for(self, matter: MatterKind) -> MajorityRule:
        """Return the majority for a kind of matter; the ordinary one where the statute names no other."""
        return self.majorities.get(matter.value) or self.majorities[MatterKind.ORDINARY.value]

    def notice_for(self, meeting_kind: str) -> NoticeRule:
        """Return the notice rule of a kind of meeting (its value); that of ordinary ones where the statute names no other."""
        return self.notice.get(meeting_kind) or self.notice.get("ordinary") or NoticeRule()
