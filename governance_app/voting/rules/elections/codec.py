"""A count as JSON types, for machines: whole numbers, with the unit beside them."""

from dataclasses import asdict
from enum import Enum
from typing import Any

from governance_app.voting.rules.elections.rounds import Count


def count_to_data(count: Count) -> dict[str, Any]:
    """Return a count as JSON types. Votes, values and quotas are in `unit`ths of a vote; candidates are positions from 1."""
    return dict(_plain(asdict(count)))


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, (list, tuple)) else value
