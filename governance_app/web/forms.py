"""The base of every form, and every kind of field in one place.

    class PlanForm(Form):
        title = TextField(_l("Title"), hint=_l("As people call it."))
        kind = EnumField(MeetingKind, _l("Kind of meeting"))
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NoReturn, Self
from uuid import UUID

from flask import request
from flask_wtf import FlaskForm
from flask_wtf.form import _Auto, _is_submitted
from werkzeug.datastructures import CombinedMultiDict, MultiDict
from wtforms import HiddenField, ValidationError, validators

from governance_app.foundation import clock
from governance_app.foundation.errors import Conflict, GovernanceError, Missing, NotAllowed
from governance_app.foundation.ids import new_id
from governance_app.web.answers import current_actor
from governance_app.web.choices import ChoiceField, EnumField, IdField, ManyChoicesField, ManyEnumField, ManyIdsField
from governance_app.web.fields import (
    DateField,
    EmailField,
    FieldList,
    FileField,
    FormField,
    IntegerField,
    LongTextField,
    MomentField,
    MoneyField,
    PasswordField,
    TextField,
    TimeField,
    UnseenField,
    YesNoField,
)
from governance_app.web.messages import KindTranslations
from governance_app.web.sentences import sentence

__all__ = [
    "ChoiceField",
    "DateField",
    "EmailField",
    "EnumField",
    "FieldList",
    "FileField",
    "Form",
    "FormField",
    "HiddenField",
    "IdField",
    "IntegerField",
    "LongTextField",
    "ManyChoicesField",
    "ManyEnumField",
    "ManyIdsField",
    "MomentField",
    "MoneyField",
    "PasswordField",
    "Question",
    "TextField",
    "TimeField",
    "UnseenField",
    "ValidationError",
    "YesNoField",
    "validators",
]

_KEPT_OUT = frozenset({"csrf_token", "request_id"})
_KIND = KindTranslations()


@dataclass(frozen=True)
class Complaint:
    """One line of the error summary. `anchor`: the id of the field to go to; empty when it is about the whole form."""

    text: str
    anchor: str = ""


class _Shared(FlaskForm):
    """What forms that write and questions that only ask have in common."""

    class Meta(FlaskForm.Meta):
        """Our own sentences; WTForms' languages fixed to Spanish, the only one of ours that it knows."""

        locales = ("es",)

        def wrap_formdata(self, form: Any, formdata: Any) -> Any:
            """Return what was sent: files for fields that ask for one, text for all others. A file in the place of a text is nothing."""
            if formdata is not _Auto or not request.files or not _is_submitted():
                return super().wrap_formdata(form, formdata)
            asked = {field.name for field in form if isinstance(field, FileField)}
            files = MultiDict((name, one) for name, one in request.files.items(multi=True) if name in asked)
            return CombinedMultiDict((files, request.form))

        def get_translations(self, form: Any) -> KindTranslations:
            """Return the kind sentences."""
            return _KIND

    def complaints(self) -> list[Complaint]:
        """Return what must be put right, in the order of the fields; what concerns the whole form comes first."""
        lines = [Complaint(str(text)) for text in self.form_errors]
        for field in self:
            anchor = f"{field.id}-0" if getattr(field, "look", "") in ("radio", "many") else field.id
            lines += [Complaint(text, anchor) for text in _flat(field.errors)]
        return lines

    def given(self) -> dict[str, Any]:
        """Return what was written, by field name, ready for an action: empty text is None, a file is its bytes."""
        return {name: _value(field) for name, field in self._fields.items() if name not in _KEPT_OUT}


class Question(_Shared):
    """A form that only asks (search, filters): sent with GET, changes nothing, so it carries no token."""

    class Meta(_Shared.Meta):
        """A question needs no protection against forged writes."""

        csrf = False

    @classmethod
    def from_address(cls, **defaults: Any) -> Self:
        """Read the answers from the address (`?text=…&year=…`); `defaults` hold for what is absent from it."""
        return cls(formdata=request.args, data=defaults)


class Form(_Shared):
    """A form that changes something. `request_id` is made when it is first shown and repeated with every retry."""

    request_id = HiddenField()

    @classmethod
    def blank_or_posted(cls, *, prefix: str = "", **defaults: Any) -> Self:
        """Return the form as posted, or new with `defaults` in it. `prefix` parts several forms of one page."""
        form = cls(data=defaults, prefix=f"{prefix}-" if prefix else "")
        form._keep_or_make_request_id()
        return form

    def _keep_or_make_request_id(self) -> None:
        try:
            self.request_id.data = str(UUID(self.request_id.data or ""))
        except ValueError:
            self.renew()

    def renew(self) -> None:
        """Take a new request id: what is sent next is a new act, not the retry of an old one."""
        self.request_id.data = str(new_id())
        self.request_id.raw_data = None

    def attempt(self, action: Callable[..., Any], /, **given: Any) -> Any:
        """Call `action(actor=, id=, now=, **given)` and return its receipt, or None with the error said on the form.

        NotAllowed and Missing go on to the error pages. After a Conflict the form takes a new request id, because
        whoever sends it again has seen the conflict.
        """
        try:
            return action(actor=current_actor(), id=UUID(self.request_id.data), now=clock.now(), **given)
        except (NotAllowed, Missing):
            raise
        except GovernanceError as error:
            self.complain(error)
            return None

    def complain(self, error: GovernanceError) -> None:
        """Put the sentence of `error` beside its field, or above the form when it names none that is here."""
        text = sentence(error)
        field = self._fields.get(error.field) if error.field else None
        if field is not None and hasattr(field, "look"):  # one that can be seen
            field.errors = [*field.errors, text]
        else:
            self.form_errors.append(text)
        self._status = error.status
        if isinstance(error, Conflict):
            self.renew()

    @property
    def status(self) -> int:
        """Return the HTTP status to answer with: 200 when first shown, 422 or the error's own (409) otherwise."""
        if not self.errors:
            return 200
        return getattr(self, "_status", 422)

    def populate_obj(self, obj: Any) -> NoReturn:
        """Refuse: forms never write on things; actions do."""
        raise TypeError("call an action with form.given()")


def _value(field: Any) -> Any:
    if isinstance(field, FileField):
        return field.content()
    left_blank = isinstance(field.data, str) and not field.data.strip() and not getattr(field, "asked_for", True)
    return None if left_blank or field.data == "" else field.data


def _flat(errors: Any) -> list[str]:
    if isinstance(errors, dict):
        return [text for part in errors.values() for text in _flat(part)]
    return [text for part in errors or () for text in (_flat(part) if isinstance(part, (dict, list, tuple)) else [str(part)])]
