"""The blueprint of organisations and what its pages share."""

from datetime import date

from flask import Blueprint

from governance_app.foundation import clock

pages = Blueprint("organisations", __name__)


def today() -> date:
    """Return the day in Ecuador."""
    return clock.local_day(clock.now())
