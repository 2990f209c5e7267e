"""A result as JSON types and back, exactly: fractions as "p/q", enums by value."""

from dataclasses import asdict
from datetime import datetime
from enum import Enum
from fractions import Fraction
from typing import Any
from uuid import UUID

from governance_app.attendance.rules import BlocShortfall, QuorumStatement
from governance_app.committees.rules import (
    BlankVotes,
    InBlocs,
    MajorityBase,
    MajorityKind,
    MajorityRule,
    QuorumBase,
    QuorumKind,
    QuorumRule,
    TieRule,
)
from governance_app.voting.rules.shapes import Result
from governance_app.voting.rules.tally import Tally
from governance_app.voting.rules.verdict import BlocCount
from governance_app.voting.rules.words import Choice, Form, Outcome

_FIGURES = ("needed", "base_size", "tied", "seats", "filled", "voters", "reservations")
_LATER = {"blocs_needed": 0, "by_proxy": 0}
"""Figures that results kept before 2026-11-26 do not have, and what they mean there."""


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, (list, tuple)) else value


def _fraction(text: str | None) -> Fraction | None:
    return Fraction(text) if text else None


def quorum_to_data(statement: QuorumStatement) -> dict[str, Any]:
    """Return a quorum statement as JSON types."""
    return dict(_plain(asdict(statement)))


def quorum_from_data(data: dict[str, Any]) -> QuorumStatement:
    """Return the quorum statement written by `quorum_to_data`."""
    rule = data["rule"]
    return QuorumStatement(
        data["reached"], data["present"], data["needed"], data["n"], QuorumBase(data["base"]),
        QuorumRule(
            QuorumKind(rule["kind"]), QuorumBase(rule["base"]), _fraction(rule["fraction"]), rule["fixed"], rule["per_bloc"],
            rule["article"]),
        tuple(BlocShortfall(**short) for short in data["bloc_shortfalls"]), data["article"],
    )


def result_to_data(result: Result) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """Return (rule, figures, quorum) of a result as JSON types."""
    rule = {"majority": _plain(asdict(result.rule)), "tie": result.tie.value, "blanks": result.blanks.value}
    figures = {name: getattr(result, name) for name in _FIGURES} | {
        "form": result.form.value, "tally": asdict(result.tally), "counted": asdict(result.counted),
        "casting_vote": result.casting_vote.value if result.casting_vote else None, "lot": result.lot.value if result.lot else None,
        "blocs": [asdict(bloc) for bloc in result.blocs], "blocs_needed": result.blocs_needed, "by_proxy": result.by_proxy,
    }
    return rule, figures, quorum_to_data(result.quorum)


def result_from_data(
    motion: UUID, outcome: Outcome, at: datetime, rule: dict[str, Any], figures: dict[str, Any], quorum: dict[str, Any],
) -> Result:
    """Return the result written by `result_to_data`."""
    return Result(
        motion=motion, form=Form(figures["form"]), outcome=outcome, tally=Tally(**figures["tally"]), counted=Tally(**figures["counted"]),
        rule=_majority(rule["majority"]), tie=TieRule(rule["tie"]), blanks=BlankVotes(rule["blanks"]),
        quorum=quorum_from_data(quorum), at=at,
        casting_vote=Choice(figures["casting_vote"]) if figures["casting_vote"] else None,
        lot=Choice(figures["lot"]) if figures.get("lot") else None, blocs=tuple(_bloc(one) for one in figures.get("blocs", ())),
        **{name: figures[name] for name in _FIGURES}, **{name: figures.get(name, old) for name, old in _LATER.items()},
    )


def _majority(data: dict[str, Any]) -> MajorityRule:
    blocs = data.get("in_blocs")
    inside = InBlocs(blocs["number"], MajorityKind(blocs["kind"]), MajorityBase(blocs["base"]), _fraction(blocs["fraction"])) if (
        blocs) else None
    return MajorityRule(
        MajorityKind(data["kind"]), MajorityBase(data["base"]), _fraction(data["fraction"]), data["article"], data.get("less", 0), inside)


def _bloc(data: dict[str, Any]) -> BlocCount:
    return BlocCount(**(data | {"tally": Tally(**data["tally"]), "counted": Tally(**data["counted"])}))
