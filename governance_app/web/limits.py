"""How much one request may bring: little, and more only where a signed-in person gives a file.

Looked at before anything reads the body (the check of the token does), so that nobody fills the server's memory from outside.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, current_app, request

from governance_app.web.answers import current_actor

View = TypeVar("View", bound=Callable[..., Any])
USUAL = 1_000_000
"""Bytes. The largest form, a roll call of 200 seats with a reason of 2,000 letters each, takes half of it."""
WITH_FILE = 6_000_000
"""Bytes where a file is given: more than any file that is taken in, so that a file just too big still hears its own sentence."""
WITH_PHOTO = 9_500_000
"""Bytes where a photograph is given, likewise."""
WITH_ATTACHMENT = 24_000_000
"""Bytes where a file is given to be kept (a PDF may have twenty megabytes), likewise."""
FIELDS = 1_000
"""Fields of one form: a roll call of 200 seats has 402."""


def takes_file(view: View) -> View:
    """Mark a view to which a signed-in person may send a file."""
    view.most_bytes = WITH_FILE  # type: ignore[attr-defined]
    return view


def takes_photo(view: View) -> View:
    """Mark a view to which a signed-in person may send a photograph."""
    view.most_bytes = WITH_PHOTO  # type: ignore[attr-defined]
    return view


def takes_attachment(view: View) -> View:
    """Mark a view to which a signed-in person may send a file that is kept."""
    view.most_bytes = WITH_ATTACHMENT  # type: ignore[attr-defined]
    return view


def set_limit() -> None:
    """Let this request bring more when it gives a file where files are taken, and somebody is signed in."""
    view = current_app.view_functions.get(request.endpoint or "")
    most = getattr(view, "most_bytes", USUAL)
    if most > USUAL and current_actor().known:
        request.max_content_length = most


def install(app: Flask) -> None:
    """Limit every request. Install it before whatever reads forms."""
    app.config.update(MAX_CONTENT_LENGTH=USUAL, MAX_FORM_MEMORY_SIZE=USUAL, MAX_FORM_PARTS=FIELDS)
    app.before_request(set_limit)
