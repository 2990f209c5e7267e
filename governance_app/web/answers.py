"""What a view gives back: a page, or "done" with a sentence and a way on."""

from collections.abc import Callable
from typing import Any

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

Answer = Response | str | tuple[Response | str, int]

_actor_provider: Callable[[], Any] | None = None


def set_actor_provider(provider: Callable[[], Any]) -> None:
    """Tell the shell how to find who is acting in this request. The room `access` calls it once at the start."""
    global _actor_provider
    _actor_provider = provider


def current_actor() -> Any:
    """Return who is acting, as `access` knows them. Raises LookupError when no room has said how to find out."""
    if _actor_provider is None:
        raise LookupError("no actor provider: the room `access` registers one with set_actor_provider")
    return _actor_provider()


def page(template: str, /, **context: Any) -> str:
    """Render a template of `governance_app/templates` with what it needs."""
    return render_template(template, **context)


def done(message: str, endpoint: str, /, *, kind: str = "success", anchor: str | None = None, **values: Any) -> Response:
    """Say in one sentence what was done and lead on (HTTP 303), so that reloading the next page repeats nothing.

    `kind`: success, info, warning or danger. `anchor`: the part of the page to jump to. `values`: for the URL.
    """
    flash(str(message), kind)
    return redirect(url_for(endpoint, _anchor=anchor, **values), 303)


def kept(form: Any) -> Response:
    """Answer an autosave (HTTP 204): the text is kept; the page takes a new request id for what is typed next."""
    form.renew()
    return Response(status=204, headers={"Next-Request-Id": form.request_id.data})
