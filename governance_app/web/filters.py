"""Template filters: how a day, an hour, a number, an amount or a text is shown. The same in every language."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from flask import Flask
from markupsafe import Markup, escape

from governance_app.foundation import clock
from governance_app.languages import formats
from governance_app.web.sentences import label


def _unless_none(show: Callable[..., str]) -> Callable[..., str]:
    def shown(value: Any, *more: Any) -> str:
        return "" if value is None else show(value, *more)

    shown.__doc__ = show.__doc__
    return shown


def machine_day(value: date | datetime) -> str:
    """Return 2026-11-23, for the `datetime` attribute of <time> (Ecuador's calendar)."""
    return (clock.local_day(value) if isinstance(value, datetime) else value).isoformat()


def paragraphs(text: str | None) -> Markup:
    """Return plain text as paragraphs: an empty line parts them, a single line break stays one. Everything is escaped."""
    parts = [part.strip("\n") for part in (text or "").replace("\r\n", "\n").split("\n\n")]
    return Markup("").join(
        Markup("<p>{}</p>").format(Markup("<br>").join(escape(line) for line in part.split("\n"))) for part in parts if part.strip()
    )




FILTERS: dict[str, Callable[..., Any]] = {
    "label": label,
    "day": _unless_none(formats.day),
    "long_day": _unless_none(formats.long_day),
    "week_day": _unless_none(formats.week_day),
    "moment": _unless_none(formats.moment),
    "hour": _unless_none(formats.hour),
    "number": _unless_none(formats.number),
    "money": _unless_none(formats.money),
    "percent": _unless_none(formats.percent),
    "machine_day": _unless_none(machine_day),
    "paragraphs": paragraphs,
}


def install(app: Flask) -> None:
    """Give the templates these filters."""
    app.jinja_env.filters.update(FILTERS)
