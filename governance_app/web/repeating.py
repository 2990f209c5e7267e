"""What a page may give back of what was typed, when a form's token no longer fits and it must be sent again.

Decided by the kind of field, never by a list of names. A password is left out and asked again. Where something private was
written (a code, what people say of themselves, how to reach them) nothing is given back: half a form would write half an answer.
"""

from collections.abc import Iterator

import wtforms
from flask import current_app, request
from wtforms.fields.core import UnboundField

from governance_app.web.forms import Form, UnseenField

ALWAYS_OUT = frozenset({"csrf_token"})


def repeatable() -> list[tuple[str, str]] | None:
    """Return the names and values that a page may hold again; None when something private is among them."""
    sent, private, left_out = list(request.form.items(multi=True)), private_names(), password_names() | ALWAYS_OUT
    if any(value and _of(name, private) for name, value in sent):
        return None
    return [(name, value) for name, value in sent if not _of(name, left_out)]


def password_names() -> set[str]:
    """Return what the passwords of all forms are called."""
    return {name for _kind, name, field in _fields() if issubclass(field.field_class, wtforms.PasswordField)}


def private_names() -> set[str]:
    """Return what is called private in the room of this request (`number` is private where it is an identity number)."""
    here = _room(current_app.view_functions[request.endpoint or ""].__module__)
    return {name for kind, name, field in _fields() if is_private(field) and _room(kind.__module__) == here}


def is_private(field: UnboundField) -> bool:
    """Tell whether what is written in a field is private: it says so, or it is of the kind that nobody sees."""
    return bool(field.kwargs.get("private")) or issubclass(field.field_class, UnseenField)


def _of(name: str, names: set[str]) -> bool:
    return not names.isdisjoint(name.split("-"))  # prefixes and places in a list stand before and after a dash


def _room(module: str) -> list[str]:
    return module.split(".")[:2]


def _fields() -> Iterator[tuple[type[Form], str, UnboundField]]:
    waiting = [Form]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        yield from ((kind, name, field) for name, field in vars(kind).items() if isinstance(field, UnboundField))
