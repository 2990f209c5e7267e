"""The blueprint of privacy and what its pages share."""

from datetime import date

from flask import Blueprint, current_app
from werkzeug.wrappers import Response

from governance_app.foundation import clock

pages = Blueprint("privacy", __name__)


def today() -> date:
    """Return the day in Ecuador."""
    return clock.local_day(clock.now())


def for_their_eyes(html: str) -> Response:
    """Return a page that no browser and no one between keeps."""
    answer: Response = current_app.make_response(html)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def file(content: bytes, kind: str, name: str) -> Response:
    """Return a file to be kept by whoever asked, and by nothing on the way."""
    answer: Response = current_app.make_response(content)
    answer.headers["Content-Type"] = kind
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "no-store"
    return answer
