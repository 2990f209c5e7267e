"""A statute as JSON and back, exactly: fractions as "p/q", enums by value, keys that nobody knows refused.

A key that is absent takes the default of today's form, so that statutes stored by older versions stay readable.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from fractions import Fraction
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from governance_app.committees.rules.statute import Statute
from governance_app.foundation.errors import Invalid


class StatuteUnreadable(Invalid):
    """The data are not a statute. data: where (dotted path), why (a short code)."""


def statute_to_data(statute: Statute) -> dict[str, Any]:
    """Return the statute as JSON types only."""
    data = _plain(statute)
    assert isinstance(data, dict)  # noqa: S101 — a dataclass always becomes a dict
    return data


def statute_from_data(data: Any) -> Statute:
    """Return the statute written in `data`. Raises StatuteUnreadable for an unknown key or a value of another kind."""
    found: Statute = _read(Statute, data, "statute")
    return found


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, tuple) else value


def _read(kind: Any, data: Any, where: str) -> Any:
    if get_origin(kind) is UnionType:
        return None if data is None else _read(next(k for k in get_args(kind) if k is not NoneType), data, where)
    if is_dataclass(kind):
        return _read_fields(kind, data, where)
    if get_origin(kind) is dict:
        _need(isinstance(data, Mapping), where, "not_an_object")
        return {_read(get_args(kind)[0], key, where): _read(get_args(kind)[1], inner, f"{where}.{key}") for key, inner in data.items()}
    if get_origin(kind) is tuple:
        _need(isinstance(data, (list, tuple)), where, "not_a_list")
        return tuple(_read(get_args(kind)[0], inner, where) for inner in data)
    return _read_one(kind, data, where)


def _read_fields(kind: Any, data: Any, where: str) -> Any:
    _need(isinstance(data, Mapping), where, "not_an_object")
    hints = get_type_hints(kind)
    for key in data:
        _need(key in hints, f"{where}.{key}", "unknown_key")
    return kind(**{key: _read(hints[key], value, f"{where}.{key}") for key, value in data.items()})


def _read_one(kind: Any, data: Any, where: str) -> Any:
    if kind is Fraction:
        _need(isinstance(data, str), where, "not_a_fraction")
        return _fraction(data, where)
    if issubclass(kind, Enum):
        _need(data in [member.value for member in kind], where, "not_a_choice")
        return kind(data)
    _need(type(data) is kind, where, f"not_{kind.__name__}")
    return data


def _fraction(text: str, where: str) -> Fraction:
    above, stroke, below = text.partition("/")
    _need(bool(stroke) and above.isdecimal() and below.isdecimal() and int(below) > 0, where, "not_a_fraction")
    return Fraction(int(above), int(below))


def _need(true: bool, where: str, why: str) -> None:
    if not true:
        raise StatuteUnreadable("rules", where=where, why=why)
