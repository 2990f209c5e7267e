"""An operation: what it takes, what it gives, which facts may refuse it. The same words read the request and write the document."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar

from flask import Blueprint, request
from pydantic import BaseModel, ValidationError
from werkzeug.wrappers import Response

from governance_app.foundation.errors import GovernanceError
from governance_app.web.api.models import ReceiptShown, Shown
from governance_app.web.api.problems import NotJson, unfit

VERSION = "/api/v1"
Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Operation:
    """What the document says of a view. `acts`: the use cases behind it, whose docstrings name what they raise; `raises`: what else may."""

    summary: str
    tag: str
    takes: type[BaseModel] | None = None
    gives: type[BaseModel] | None = None
    acts: tuple[Callable[..., Any], ...] = ()
    raises: tuple[type[GovernanceError], ...] = ()
    statuses: tuple[int, ...] = (200,)


class Api(Blueprint):
    """The blueprint of a room's `api` floor. No token of a form is asked here, as no cookie is believed here (`access.guards`)."""

    def __init__(self, name: str, import_name: str) -> None:
        super().__init__(name, import_name, url_prefix=VERSION)

    def register(self, app: Any, options: dict[str, Any]) -> None:
        """Take the operations into the application."""
        app.extensions["csrf"].exempt(self)
        super().register(app, options)


def operation(said: Operation) -> Callable[[Callable[..., Any]], Callable[..., Response]]:
    """Make a view an operation: read and check what is sent (given to the view as `body`), write what it returns as JSON.

    The view returns a `Shown`, a pair of it and a status, or None (204).
    """

    def mark(view: Callable[..., Any]) -> Callable[..., Response]:
        @wraps(view)
        def run(**given: Any) -> Response:
            if said.takes is not None:
                given["body"] = read_body(said.takes)
            return _written(view(**given))

        run.operation = said  # type: ignore[attr-defined]
        return run

    return mark


def read_body(model: type[Model]) -> Model:
    """Return what was sent as `model`. Raises NotJson, BodyUnreadable, BodyUnfit."""
    if request.mimetype != "application/json":
        raise NotJson()
    try:
        return model.model_validate_json(request.get_data(cache=False))
    except ValidationError as error:
        raise unfit(error) from None


def receipt(done: Any) -> tuple[ReceiptShown, int]:
    """Return a receipt and its status: 201 the first time, 200 when the same act comes again."""
    return ReceiptShown.model_validate(done), 200 if done.replayed else 201


def _written(answer: Shown | tuple[Shown, int] | None) -> Response:
    if answer is None:
        return Response(status=204)
    shown, status = answer if isinstance(answer, tuple) else (answer, 200)
    written = Response(shown.model_dump_json(), status, mimetype="application/json")
    written.headers["Cache-Control"] = "private, no-store"
    return written
