"""Facts put into words: the label of an enum member, the sentence of an error. The rooms bring the words."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any

from governance_app.foundation.errors import Conflict, GovernanceError, Invalid, Missing, NotAllowed
from governance_app.languages import formats
from governance_app.languages.catalogue import _l

_labels: dict[Enum, Any] = {}
_sentences: dict[type[GovernanceError], Any] = {
    NotAllowed: _l("You do not have permission to do this here."),
    Conflict: _l("Someone changed this a moment ago. Look at it again before you go on."),
    Missing: _l("We did not find what you are looking for."),
    Invalid: _l("Something you wrote cannot be right. Please look at it again."),
    GovernanceError: _l("This could not be done. Nothing was changed."),
}


class NoLabel(LookupError):
    """An enum member has no word. Its room must add it to `wording.LABELS`."""


def register(labels: Mapping[Enum, Any] | None = None, sentences: Mapping[type[GovernanceError], Any] | None = None) -> None:
    """Add the tables of a room's `wording.py`: `LABELS` and `SENTENCES`."""
    _labels.update(labels or {})
    _sentences.update(sentences or {})


def label(member: Enum | None) -> str:
    """Return the word for an enum member in the reader's language, and nothing for None. Raises NoLabel when it has none."""
    if member is None:
        return ""
    if member not in _labels:
        raise NoLabel(f"{type(member).__module__}.{type(member).__name__}.{member.name} has no label in its room's wording.py")
    return str(_labels[member])


def has_sentence(error: type[GovernanceError]) -> bool:
    """Tell whether this very error (not only its kind) has its own sentence."""
    return error in _sentences


def sentence(error: GovernanceError) -> str:
    """Return what went wrong, in the reader's language, with the error's data in it.

    An error without its own sentence speaks with that of its nearest kind. Enum data are shown by their label.
    """
    words = next(_sentences[kind] for kind in type(error).__mro__ if kind in _sentences)
    data = {key: _worded(value) for key, value in error.data.items()}
    return str(words) % data if data else str(words)


def _worded(value: Any) -> Any:
    """Return a fact as people read it: an enum by its label, a day or an instant as Ecuador writes it."""
    if isinstance(value, datetime):
        return formats.moment(value)
    if isinstance(value, date):
        return formats.day(value)
    return label(value) if isinstance(value, Enum) and value in _labels else value
