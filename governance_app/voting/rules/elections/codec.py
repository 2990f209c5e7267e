"""A count as JSON types, for machines and for keeping: whole numbers, with the unit beside them."""

from collections.abc import Sequence
from dataclasses import asdict
from enum import Enum
from typing import Any

from governance_app.voting.rules.elections.rounds import Count, Method, Round, Step, Tie, TieBy, TiePurpose, Transfer


def count_to_data(count: Count) -> dict[str, Any]:
    """Return a count as JSON types. Votes, values and quotas are in `unit`ths of a vote; candidates are positions from 1."""
    return dict(_plain(asdict(count)))


def count_from_data(data: dict[str, Any], names: Sequence[str]) -> Count:
    """Return the count that `count_to_data` wrote, with the names by position (what is kept may leave them out)."""
    return Count(
        Method(data["method"]), tuple(names), data["seats"], data["unit"], data["valid"], data["blank"],
        tuple(map(_round, data["rounds"])), tuple(data["elected"]), tuple(data["run_off"]),
    )


def _round(data: dict[str, Any]) -> Round:
    return Round(
        data["number"], Step(data["step"]), tuple(data["acted"]), tuple(data["votes"]), data["quota"], tuple(data["elected"]),
        tuple(Transfer(**one) for one in data["transfers"]), data["exhausted"], data["lost"], tuple(map(_tie, data["ties"])),
        tuple(data["keep"]), data["surplus"],
    )


def _tie(data: dict[str, Any]) -> Tie:
    lots = tuple((candidate, digest) for candidate, digest in data["lots"])
    return Tie(TiePurpose(data["purpose"]), tuple(data["tied"]), data["chosen"], TieBy(data["by"]), data["round"], lots)


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, (list, tuple)) else value
