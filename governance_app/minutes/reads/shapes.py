"""What is printed, kept as text: a shape becomes canonical JSON (RFC 8785), and the same shape again."""

import json
from dataclasses import asdict, fields, is_dataclass
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import rfc8785

from governance_app.documents.shapes import Acta


def shape_to_text(shape: Acta) -> str:
    """Return a shape as canonical JSON: one shape, one text."""
    return rfc8785.dumps(asdict(shape)).decode()


def shape_from_text(text: str) -> Acta:
    """Return the shape that was kept. What a later version added to the shape takes its default."""
    found: Acta = _made(Acta, json.loads(text))
    return found


def _made(kind: Any, data: Any) -> Any:
    if get_origin(kind) is UnionType:
        return None if data is None else _made(next(k for k in get_args(kind) if k is not type(None)), data)
    if get_origin(kind) is tuple:
        return tuple(_made(get_args(kind)[0], one) for one in data)
    if is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        return kind(**{f.name: _made(hints[f.name], data[f.name]) for f in fields(kind) if f.name in data})
    return data
