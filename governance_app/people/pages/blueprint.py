"""The blueprint of people and what its pages share."""

from datetime import date
from uuid import UUID

from flask import Blueprint, current_app
from werkzeug.wrappers import Response

from governance_app.access.guards import current_actor
from governance_app.access.rules import Permission
from governance_app.foundation import clock
from governance_app.people import reads
from governance_app.people.rules import Person

pages = Blueprint("people", __name__)


def today() -> date:
    """Return the day in Ecuador."""
    return clock.local_day(clock.now())


def kept_by_me(person: UUID) -> Person:
    """Return a person whose record the reader keeps. Raises NoSuchPerson."""
    return reads.person_seen_by(current_actor(), person, on=today(), permission=Permission.MANAGE_PEOPLE)


def for_their_eyes(html: str) -> Response:
    """Return a page that no browser and no one between keeps."""
    answer: Response = current_app.make_response(html)
    answer.headers["Cache-Control"] = "no-store"
    return answer
