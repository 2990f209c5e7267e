"""JSON: canonical (RFC 8785) for what is hashed, indented and stably ordered for what people open."""

import json
from datetime import date, datetime, time
from enum import Enum
from fractions import Fraction
from typing import Any
from uuid import UUID

import rfc8785


def canonical(value: Any) -> bytes:
    """One line, keys sorted, one way to write each value: what is hashed and signed. Dates and ids become text."""
    return rfc8785.dumps(plain(value))


def readable(value: Any) -> bytes:
    """Indented UTF-8 with a final newline; mappings keep the order given, so that equal calls give equal bytes."""
    return (json.dumps(plain(value), ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()


def plain(value: Any) -> Any:
    """Only JSON values: moments and days in ISO 8601, ids as text, fractions "1/3", sets sorted. TypeError for anything else.

    Floats are refused: figures of the record are exact.
    """
    if value is None or isinstance(value, (bool, int)) or type(value) is str:
        return value
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, (UUID, Fraction, str)):
        return str(value)
    return plain_container(value)


def plain_container(value: Any) -> Any:
    """Mappings with text keys, lists, tuples, sets."""
    if isinstance(value, dict):
        return {str(plain(key)): plain(inner) for key, inner in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted((plain(inner) for inner in value), key=lambda each: json.dumps(each, sort_keys=True))
    if isinstance(value, (list, tuple)):
        return [plain(inner) for inner in value]
    raise TypeError(f"not a JSON value: {type(value).__name__}")
