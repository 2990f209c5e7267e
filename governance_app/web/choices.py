"""Fields in which a person chooses: among the members of an enum, or among things known by their id."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from typing import Any
from uuid import UUID

import wtforms
from wtforms import validators
from wtforms.fields.choices import Choice, SelectChoice

from governance_app.languages.catalogue import _l
from governance_app.web.fields import Asked
from governance_app.web.sentences import label as enum_label

_CHOOSE = _l("Choose one of the options shown.")
_CHOOSE_SOME = _l("Choose at least one of the options shown.")
_BLANK = _l("Choose…")
_NONE = _l("None of these")


class _Choosing(Asked):
    """One thing out of several. An empty choice comes first where nothing need, or may yet, be chosen."""

    look = "select"
    data: Any  # what is chosen, by WTForms

    def __init__(self, label: Any = None, rules: Sequence[Any] = (), *, look: str | None = None, blank: Any = None, **more: Any) -> None:
        self.look, self._blank = look or self.look, blank
        super().__init__(label, rules, **more)

    @staticmethod
    def must() -> Any:
        """One of the choices, in words that fit a choice."""
        return validators.InputRequired(_CHOOSE)

    @property
    def blank(self) -> Any:
        """Return the word of the empty choice, or None when there is no such choice."""
        if self.asked_for:
            return None if self.look == "radio" else (self._blank or _BLANK)
        return self._blank or _NONE

    def iter_choices(self) -> Iterator[Choice]:
        """Yield the choices as the page shows them."""
        if self.blank is not None:
            yield Choice("", str(self.blank), self.data is None, {})
        yield from super().iter_choices()  # type: ignore[misc]

    def iter_groups(self) -> Iterator[tuple[Any, list[Choice]]]:
        """Yield the choices in their groups; the empty one stands before all of them."""
        if self.blank is not None:
            yield None, [Choice("", str(self.blank), self.data is None, {})]
        yield from super().iter_groups()  # type: ignore[misc]


def _members(kind: type[Enum], only: Iterable[Enum] | None) -> Callable[[], list[SelectChoice]]:
    def choices() -> list[SelectChoice]:
        return [SelectChoice(str(member.value), enum_label(member)) for member in (kind if only is None else only)]

    return choices


def _as_member(kind: type[Enum]) -> Callable[[Any], Any]:
    table = {str(member.value): member for member in kind}

    def coerce(value: Any) -> Any:
        if value is None or value == "":
            return None
        if isinstance(value, kind):
            return value
        if str(value) not in table:
            raise ValueError(value)
        return table[str(value)]

    return coerce


def _as_id(value: Any) -> UUID | None:
    if value is None or value == "":
        return None
    return value if isinstance(value, UUID) else UUID(str(value))


class EnumField(_Choosing, wtforms.SelectField):
    """A member of `kind`, shown by its label: as big radio tiles, or `look="select"` for a list. `only`: some members."""

    look = "radio"

    def __init__(
        self, kind: type[Enum], label: Any = None, rules: Sequence[Any] = (), *, only: Iterable[Enum] | None = None, **more: Any,
    ) -> None:
        super().__init__(label, rules, coerce=_as_member(kind), choices=_members(kind, only), **more)


class IdField(_Choosing, wtforms.SelectField):
    """A thing known by its UUID. Give `form.<field>.choices = [(uuid, name), …]` before validating; or
    `{"group": [(uuid, name), …]}`. `look`: "select" (default), "search" (a list one can search by typing) or "radio".
    """

    def __init__(self, label: Any = None, rules: Sequence[Any] = (), **more: Any) -> None:
        super().__init__(label, rules, coerce=_as_id, **more)


class ChoiceField(_Choosing, wtforms.SelectField):
    """A short code out of a list given in the form or set on it, like `IdField`; its data are text."""

    def __init__(self, label: Any = None, rules: Sequence[Any] = (), *, choices: Any = None, **more: Any) -> None:
        given = [SelectChoice(*pair) for pair in choices] if isinstance(choices, (list, tuple)) else choices
        super().__init__(label, rules, coerce=lambda value: None if value in (None, "") else str(value), choices=given, **more)


class _ChoosingMany(Asked, wtforms.SelectMultipleField):
    look = "many"

    def __init__(self, label: Any = None, rules: Sequence[Any] = (), *, required: bool = False, **more: Any) -> None:
        super().__init__(label, rules, required=required, **more)

    @staticmethod
    def must() -> Any:
        """At least one box is ticked."""
        return validators.DataRequired(_CHOOSE_SOME)


class ManyEnumField(_ChoosingMany):
    """Any number of members of `kind` (a list). `required=True`: at least one."""

    def __init__(
        self, kind: type[Enum], label: Any = None, rules: Sequence[Any] = (), *, only: Iterable[Enum] | None = None, **more: Any,
    ) -> None:
        super().__init__(label, rules, coerce=_as_member(kind), choices=_members(kind, only), **more)


class ManyIdsField(_ChoosingMany):
    """Any number of things known by their UUID (a list). Give `choices` as for `IdField`."""

    def __init__(self, label: Any = None, rules: Sequence[Any] = (), **more: Any) -> None:
        super().__init__(label, rules, coerce=_as_id, **more)


class ManyChoicesField(_ChoosingMany):
    """Any number of short codes (a list of text)."""

    def __init__(self, label: Any = None, rules: Sequence[Any] = (), *, choices: Any = None, **more: Any) -> None:
        given = [SelectChoice(*pair) for pair in choices] if isinstance(choices, (list, tuple)) else choices
        super().__init__(label, rules, coerce=str, choices=given, **more)
