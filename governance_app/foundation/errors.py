"""Errors are named facts with data. Their sentence is written elsewhere, in the reader's language."""

from typing import Any


class GovernanceError(Exception):
    """A rule said no. Subclasses name the fact; keyword data tells what it is about.

    A room's `wording.py` gives the sentence, the web shell maps the kind to a status.
    """

    status = 400

    def __init__(self, field: str | None = None, **data: Any) -> None:
        super().__init__(type(self).__name__, data)
        self.field = field
        self.data = data


class NotAllowed(GovernanceError):
    """The actor may not do this here (HTTP 403)."""

    status = 403


class Conflict(GovernanceError):
    """The world has moved on, or this was already done otherwise (HTTP 409)."""

    status = 409


class Missing(GovernanceError):
    """No such thing within the actor's sight (HTTP 404)."""

    status = 404


class Invalid(GovernanceError):
    """What was given cannot be right (HTTP 422). `field` names the form field, when there is one."""

    status = 422
