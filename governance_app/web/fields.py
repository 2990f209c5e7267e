"""The kinds of fields a form may ask. Every one takes a label and, by keyword, `hint` and `required` (True unless said).

`required=False` gives None when nothing is written. `longest` limits letters; `least` and `most` limit numbers and days.
`autocomplete` is the HTML token (WCAG 1.3.5), e.g. "name", "email", "current-password".
`private=True`: what is written here never stands on a page that asks to send a form again (`web.repeating`).
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import wtforms
from flask_wtf import file as wtf_file
from wtforms import validators

from governance_app.foundation import clock
from governance_app.languages.catalogue import _l

_WRONG_KIND = _l("This kind of file is not accepted here.")
_NO_FILE = _l("Choose a file first.")
_NOT_MONEY = _l("Write an amount like 12,50.")
FormField, FieldList, HiddenField = wtforms.FormField, wtforms.FieldList, wtforms.HiddenField
MOST = 999_999_999
"""The largest whole number a field takes when it says none itself: every column and the record's JSON hold it exactly."""
YEARS = range(1800, 2201)
"""The years a day may have: what is outside is a slip of the finger, and no reckoning with it can leave the calendar."""
UNKEPT = {code: None for code in (*range(32), 127, *range(0xD800, 0xE000)) if chr(code) not in "\t\n\r"}
"""Signs that nobody writes and no database, sheet or paper keeps: controls and halves of letters."""


class Asked:
    """What all our fields share: label, hint, required or not, limits; `look` names how the component draws it."""

    look = "text"

    def __init__(
        self, label: Any = None, rules: Sequence[Any] = (), *, hint: Any = "", required: bool = True,
        autocomplete: str | None = None, render_kw: dict[str, Any] | None = None, private: bool = False, **more: Any,
    ) -> None:
        self.hint, self.asked_for, self.private = hint, required, private
        extra = dict(render_kw or {}) | ({"autocomplete": autocomplete} if autocomplete else {})
        every = [self.must() if required else validators.Optional(), *rules]
        super().__init__(label, every, description=hint, render_kw=extra or None, **more)  # type: ignore[call-arg]

    @staticmethod
    def must() -> Any:
        """Return the validator of a required field."""
        return validators.InputRequired()


class Within(validators.NumberRange):
    """Between two limits, as whole numbers: WTForms makes a float of them, and 400 digits break it.

    Says nothing about what is no number at all (that has been said already).
    """

    def __call__(self, _form: Any, field: Any) -> None:
        """Check the limits of a field that could be read."""
        above = field.data is None or self.min is None or field.data >= self.min
        below = field.data is None or self.max is None or field.data <= self.max
        if not above or not below:
            told = field.gettext(self._complaint())
            raise validators.ValidationError(told % {"min": self.min, "max": self.max})

    def _complaint(self) -> str:
        if self.min is None:
            return "Number must be at most %(max)s."
        return "Number must be at least %(min)s." if self.max is None else "Number must be between %(min)s and %(max)s."


class _Written(Asked):
    @staticmethod
    def must() -> Any:
        """Spaces alone are not an answer."""
        return validators.DataRequired()


def _out_of_reach(day: Any) -> bool:
    return day is not None and day.year not in YEARS


def _trimmed(value: Any) -> Any:
    return value.translate(UNKEPT).strip() if isinstance(value, str) else value


class TextField(_Written, wtforms.StringField):
    """One line of text, without spaces at its ends. `longest` in letters (200 unless said)."""

    def __init__(self, label: Any = None, rules: Sequence[Any] = (), *, longest: int = 200, **more: Any) -> None:
        super().__init__(label, [*rules, validators.Length(max=longest)], filters=[_trimmed], **more)


class LongTextField(_Written, wtforms.TextAreaField):
    """Several lines of text. `longest` in letters (20 000 unless said); `rows` high."""

    look = "long"

    def __init__(self, label: Any = None, rules: Sequence[Any] = (), *, longest: int = 20_000, rows: int = 5, **more: Any) -> None:
        more["render_kw"] = {"rows": rows} | dict(more.pop("render_kw", None) or {})
        super().__init__(label, [*rules, validators.Length(max=longest)], filters=[_trimmed], **more)


class UnseenField(wtforms.HiddenField):
    """A hidden value that is private, such as the code of a sheet on its way to the second step."""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.type = "HiddenField"  # the components know it by this


class EmailField(TextField):
    """An e-mail address (shape only: one @ with something on both sides)."""

    look = "email"

    def __init__(self, label: Any = None, rules: Sequence[Any] = (), **more: Any) -> None:
        super().__init__(label, [*rules, validators.Regexp(r"[^@\s]+@[^@\s]+\.[^@\s]+\Z")], **({"autocomplete": "email"} | more))


class PasswordField(Asked, wtforms.PasswordField):
    """A password. It is never shown again, not even after an error; spaces in it count."""

    look = "password"


class IntegerField(Asked, wtforms.IntegerField):
    """A whole number between `least` and `most` (`MOST` unless said)."""

    look = "integer"

    def __init__(
        self, label: Any = None, rules: Sequence[Any] = (), *, least: int | None = 0, most: int = MOST, **more: Any,
    ) -> None:
        super().__init__(label, [*rules, Within(least, most)], **more)


class MoneyField(Asked, wtforms.Field):
    """An amount of US dollars; its data are whole cents. Read as written in Ecuador: 1.234,50 or 1234,50 or 1234.50."""

    look = "money"

    def process_formdata(self, valuelist: list[str]) -> None:
        """Turn what was written into cents."""
        text = (valuelist[0] if valuelist else "").strip().removeprefix("$").strip()
        if text:
            self.data = cents(text, str(_NOT_MONEY))

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else f"{self.data // 100},{self.data % 100:02}"


def cents(text: str, refusal: str = "not an amount") -> int:
    """Return the cents of an amount written with a comma (or a point before one or two last digits). ValueError otherwise."""
    whole, comma, rest = text.rpartition(",") if "," in text else text.rpartition(".")
    if not comma or ("," not in text and len(rest) == 3):
        whole, rest = text, ""
    digits = whole.replace(".", "").replace(" ", "")
    if not digits.isascii() or not digits.isdigit() or len(digits) > 12 or len(rest) > 2 or (rest and not rest.isdigit()):
        raise ValueError(refusal)
    return int(digits) * 100 + int(rest.ljust(2, "0") or "0")


class DateField(Asked, wtforms.DateField):
    """A day, from the phone's own calendar, or written 23/11/2026 or 2026-11-23."""

    look = "date"

    def __init__(self, label: Any = None, rules: Sequence[Any] = (), **more: Any) -> None:
        super().__init__(label, rules, format=["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"], **more)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Refuse a year outside `YEARS` like any other text that is no day."""
        super().process_formdata(valuelist)
        if _out_of_reach(vars(self).get("data")):
            self.data = None
            raise ValueError(self.gettext("Not a valid date value."))


class TimeField(Asked, wtforms.TimeField):
    """An hour of the day on Ecuador's clock (a naive `time`)."""

    look = "time"

    def __init__(self, label: Any = None, rules: Sequence[Any] = (), **more: Any) -> None:
        super().__init__(label, rules, format=["%H:%M", "%H:%M:%S", "%Hh%M"], **more)


class MomentField(Asked, wtforms.DateTimeLocalField):
    """A day and an hour, asked on Ecuador's clock; its data are an aware instant in UTC."""

    look = "moment"

    def __init__(self, label: Any = None, rules: Sequence[Any] = (), **more: Any) -> None:
        super().__init__(label, rules, format=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%d/%m/%Y %H:%M"], **more)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Put the wall-clock time on the world's clock; a year outside `YEARS` is refused."""
        super().process_formdata(valuelist)
        if _out_of_reach(vars(self).get("data")):
            self.data = None
            raise ValueError(self.gettext("Not a valid datetime value."))
        if isinstance(self.data, datetime) and self.data.tzinfo is None:
            self.data = clock.from_local(self.data)

    def _value(self) -> str:
        if self.raw_data:
            return " ".join(self.raw_data)
        return clock.local(self.data).strftime("%Y-%m-%dT%H:%M") if self.data else ""


class YesNoField(Asked, wtforms.BooleanField):
    """One box to tick. True or False. `required=True` means that it must be ticked, so it is False unless said."""

    look = "yes_no"

    def __init__(self, label: Any = None, rules: Sequence[Any] = (), *, required: bool = False, **more: Any) -> None:
        super().__init__(label, rules, required=required, **more)


class FileField(Asked, wtf_file.FileField):
    """A file. `form.given()` carries its bytes; `content()` and `filename` give the parts. `kinds`: endings, without dot."""

    look = "file"

    def __init__(self, label: Any = None, rules: Sequence[Any] = (), *, kinds: Sequence[str] = (), **more: Any) -> None:
        allowed = [wtf_file.FileAllowed(list(kinds), _WRONG_KIND)] if kinds else []
        accept = {"accept": ",".join(f".{kind}" for kind in kinds)} if kinds else {}
        more["render_kw"] = accept | dict(more.pop("render_kw", None) or {})
        super().__init__(label, [*allowed, *rules], **more)

    @staticmethod
    def must() -> Any:
        """A file is there when it has a name; the browser sends an empty part otherwise."""
        return wtf_file.FileRequired(_NO_FILE)

    def content(self) -> bytes | None:
        """Return the bytes of the file, however often it is asked; None when none was sent."""
        if not self.data:
            return None
        self.data.stream.seek(0)
        return bytes(self.data.stream.read())

    @property
    def filename(self) -> str:
        """Return the name the person's device gives the file (not to be trusted as a path)."""
        return (self.data.filename or "") if self.data else ""
