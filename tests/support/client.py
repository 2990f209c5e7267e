"""A test client whose requests are as separate from the test as those of a real visitor."""

from contextvars import Context
from typing import Any

from flask import has_app_context
from flask.testing import FlaskClient

from governance_app.foundation.database import db


class SeparateClient(FlaskClient):
    """Runs each request in a context of its own.

    Otherwise Flask reuses the test's application context: the session, `g` and the signed-in person of one
    request would be seen by the next. The test's own read is ended first, so that the request can write.
    """

    def open(self, *args: Any, **kwargs: Any) -> Any:
        """Make the request outside the test's context."""
        if has_app_context():
            db.session.rollback()
        return Context().run(super().open, *args, **kwargs)
