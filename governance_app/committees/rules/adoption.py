"""When a statute may be adopted, and whether its rules can be applied at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from uuid import UUID

from governance_app.committees.rules.statute import InBlocs, MajorityKind, MajorityRule, QuorumKind, QuorumRule, Statute
from governance_app.foundation.errors import Conflict, Invalid, Missing


class StatuteMissing(Missing):
    """The body had no rules on that day. data: day."""


class StatuteOutOfOrder(Conflict):
    """Rules already exist from a later day; inserting these before them needs a reason. data: latest."""


class StatuteDayTaken(Conflict):
    """Rules valid from this very day exist already. data: day."""


class FractionNeeded(Invalid):
    """A fraction between 0 and 1 is needed for this formula."""


class FixedNumberNeeded(Invalid):
    """A number of seats, one or more, is needed for this formula."""


class LessNeeded(Invalid):
    """Unanimity less k needs its k: how many may be missing, one or more."""


class BlocsNeeded(Invalid):
    """A double majority asks for one bloc or more."""


class BlocMajorityUnfit(Invalid):
    """Consensus asks every seat already, and inside a bloc neither consensus nor "unanimity less" is counted."""


class MinimumUnfit(Invalid):
    """A minimum of a bloc is a whole number, one or more. data: bloc."""


class NoticeUnfit(Invalid):
    """Advice cannot be shorter than the floor, nor hours negative. data: kind."""


class FigureUnfit(Invalid):
    """A figure of the statute is out of its range. data: least, most."""


class OrdinaryMajorityNeeded(Invalid):
    """A statute names at least the majority of ordinary matters."""


class SignatoryNeeded(Invalid):
    """Somebody must sign the acta: name at least one office."""


@dataclass(frozen=True)
class DatedStatute:
    """A version of the rules of a body, valid from a day until the next version begins (None: still)."""

    id: UUID
    body: UUID
    valid_from: date
    valid_to: date | None
    statute: Statute
    adopted_by: str
    recorded_at: datetime
    inserted_because: str = ""


def statute_valid_on(versions: Sequence[DatedStatute], day: date) -> Statute:
    """Return the rules valid on `day`. Raises StatuteMissing when the first version begins later, or there is none."""
    valid = [v for v in versions if v.valid_from <= day]
    if not valid:
        raise StatuteMissing(day=day)
    return max(valid, key=lambda v: v.valid_from).statute


def check_adoption_day(taken: Sequence[date], day: date, reason: str) -> None:
    """Refuse a day that has rules already, and a day before the latest rules unless a reason is given.

    Inserting an older version can change what meetings of that time are judged by, and this room does not know meetings:
    so it needs a written reason, which stays beside the version and in the record.
    """
    if day in taken:
        raise StatuteDayTaken("valid_from", day=day)
    if taken and day < max(taken) and not reason.strip():
        raise StatuteOutOfOrder("inserted_because", latest=max(taken))


def check_statute(statute: Statute) -> None:
    """Raise the named error of the first rule that could not be applied."""
    check_quorum(statute.quorum)
    check_quorum(statute.second_call.quorum)
    if "ordinary" not in statute.majorities:
        raise OrdinaryMajorityNeeded("majorities")
    for matter, rule in statute.majorities.items():
        check_majority(rule, matter)
    for kind, notice in statute.notice.items():
        if not 0 <= notice.floor_hours <= notice.advice_hours:
            raise NoticeUnfit("notice", kind=kind)
    if not statute.signatories:
        raise SignatoryNeeded("signatories")
    _check_figures(statute)


def _check_figures(statute: Statute) -> None:
    limits = (
        ("term_months", statute.term_months, 1, 240), ("ending_warning_days", statute.ending_warning_days, 0, 366),
        ("aim_women_percent", statute.aim_women_percent, 0, 100), ("aim_youth_percent", statute.aim_youth_percent, 0, 100),
        ("proxies_cap", statute.proxies.cap, 1, 20), ("correspondence_days", statute.correspondence.least_days, 1, 366),
        ("second_call_minutes", statute.second_call.after_minutes, 0, 7 * 24 * 60),
    )
    for field, figure, least, most in limits:
        if figure is not None and not least <= figure <= most:
            raise FigureUnfit(field, least=least, most=most)


def check_quorum(rule: QuorumRule) -> None:
    """Raise FractionNeeded, FixedNumberNeeded or MinimumUnfit when the quorum could not be computed."""
    if rule.kind is QuorumKind.FRACTION and not _proper(rule.fraction):
        raise FractionNeeded("quorum_fraction")
    if rule.kind is QuorumKind.FIXED and (rule.fixed or 0) < 1:
        raise FixedNumberNeeded("quorum_fixed")
    for bloc, least in rule.per_bloc.items():
        if least < 1:
            raise MinimumUnfit("per_bloc", bloc=bloc)


def check_majority(rule: MajorityRule, matter: str = "ordinary") -> None:
    """Raise FractionNeeded when "at least" lacks its fraction, LessNeeded and BlocsNeeded for figures that could not be applied.

    `matter`: the value of the MatterKind, which names the field of the error.
    """
    name = f"majority_{matter}"
    if rule.kind is MajorityKind.AT_LEAST and not _proper(rule.fraction):
        raise FractionNeeded(f"{name}_fraction")
    if rule.kind is MajorityKind.UNANIMITY_LESS and rule.less < 1:
        raise LessNeeded(f"{name}_less")
    if rule.in_blocs is not None:
        if rule.kind is MajorityKind.CONSENSUS:
            raise BlocMajorityUnfit(f"{name}_bloc_kind")
        _check_blocs(rule.in_blocs, name)


def _check_blocs(rule: InBlocs, name: str) -> None:
    if rule.kind in (MajorityKind.CONSENSUS, MajorityKind.UNANIMITY_LESS):
        raise BlocMajorityUnfit(f"{name}_bloc_kind")
    if rule.kind is MajorityKind.AT_LEAST and not _proper(rule.fraction):
        raise FractionNeeded(f"{name}_bloc_fraction")
    if rule.number is not None and rule.number < 1:
        raise BlocsNeeded(f"{name}_blocs")


def _proper(fraction: Fraction | None) -> bool:
    return fraction is not None and 0 < fraction <= 1
