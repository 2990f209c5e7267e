"""Small answers that the components need and that templates cannot say plainly."""

from collections.abc import Iterable, Sequence
from typing import Any

from flask import Flask, current_app
from flask.templating import Environment

from governance_app.foundation import clock
from governance_app.foundation.ids import new_id
from governance_app.languages.formats import number, percent
from governance_app.web import charts, navigation
from governance_app.web.answers import current_actor

INPUT_MODES = {"integer": {"inputmode": "numeric"}, "email": {"inputmode": "email", "autocapitalize": "none", "spellcheck": "false"}}


class Templates(Environment):
    """Flask's templates, with the names that all of them know in one plain dictionary.

    Jinja looks names up in a chain of dictionaries so that globals may be added after a template was loaded; here none is,
    and every `import` of a component would walk that chain (8 % of the time of a list).
    """

    def make_globals(self, d: Any) -> Any:
        """Return the globals of one template."""
        return {**self.globals, **(d or {})}


def field_attributes(field: Any, described: str, autofocus: bool = False) -> dict[str, Any]:
    """Return the attributes of a field's input: what describes it, whether it is wrong, which keyboard suits it."""
    said: dict[str, Any] = dict(INPUT_MODES.get(field.look, {}))
    if described:
        said["aria-describedby"] = described
    if field.errors:
        said["aria-invalid"] = "true"
    if autofocus:
        said["autofocus"] = True
    return said


def has_file(form: Iterable[Any]) -> bool:
    """Tell whether a form carries a file, which must travel in another shape."""
    return any(getattr(field, "look", "") == "file" for field in form)


def table_rows(rows: Sequence[tuple[str, Any]]) -> list[list[str]]:
    """Return the rows of a chart's table: the label, then its figures as people write them."""
    return [[label, *(number(v) for v in (values if isinstance(values, (list, tuple)) else [values]))] for label, values in rows]


def trend_rows(rows: Sequence[tuple[str, Sequence[Any]]], unknown: str) -> list[list[str]]:
    """Return the rows of a trend's table: the label, its shares in percent (`unknown` where one is not known)."""
    return [[label, *(unknown if share is None else percent(share) for share in shares)] for label, shares in rows]


def reader() -> Any:
    """Return who is signed in, or None for a visitor (and while no room has said how to find out)."""
    try:
        actor = current_actor()
    except LookupError:
        return None
    return actor if getattr(actor, "known", False) else None


def page_exists(endpoint: str) -> bool:
    """Tell whether this installation has a page of that name (error pages must show even where a room is missing)."""
    return endpoint in current_app.view_functions


def install(app: Flask, demonstration: bool) -> None:
    """Give the templates these, the menus and the charts."""
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        field_attributes=field_attributes, has_file=has_file, table_rows=table_rows, menu=navigation.entries, now=clock.now,
        new_request_id=lambda: str(new_id()), bar_chart=charts.bars, stacked_chart=charts.stacked, line_chart=charts.line,
        trend_chart=charts.trend, trend_axis=charts.axis, dot_shape=charts.shape, dashes=charts.DASHES, trend_rows=trend_rows,
        demonstration=demonstration, reader=reader, page_exists=page_exists,
    )
