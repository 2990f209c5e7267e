"""Every "no" to a program is a problem in JSON (RFC 9457): the named fact, its sentence in words, its data. Never a page."""

from http import HTTPStatus
from typing import Annotated, Any

from flask import has_request_context, request
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import to_jsonable_python
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from governance_app.foundation.errors import GovernanceError, Invalid
from governance_app.languages.catalogue import _l, current
from governance_app.web.sentences import register, sentence

PREFIX = "/api"
KIND = "application/problem+json"


class BodyUnreadable(Invalid):
    """What was sent is no JSON."""

    status = 400


class NotJson(Invalid):
    """What was sent does not say that it is JSON (Content-Type: application/json)."""

    status = 415


class BodyUnfit(Invalid):
    """What was sent is JSON and not what this operation takes. `faults`: each place and what is wrong with it."""

    def __init__(self, faults: "list[Fault]") -> None:
        super().__init__(field=faults[0].field if faults else None)
        self.faults = faults


class Fault(BaseModel):
    """One thing that does not fit in what was sent. What was written there is never repeated."""

    model_config = ConfigDict(extra="forbid")

    field: Annotated[str, Field(description="The place, with dots: ballots.0.choice. Empty: the whole.")]
    code: Annotated[str, Field(description="What is wrong: missing, extra_forbidden, enum, uuid_parsing, string_too_long …")]
    detail: str


class Problem(BaseModel):
    """RFC 9457. `code` is the name of the fact and does not change; `detail` is for people."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{
        "type": "about:blank", "title": "Conflict", "status": 409, "detail": "This vote is not open.", "code": "VoteNotOpen",
        "field": None, "data": {"state": "closed"}, "errors": []}]})

    type: str = "about:blank"
    title: Annotated[str, Field(description="The status in words.")]
    status: int
    detail: Annotated[str, Field(description="What happened, as one sentence in the language of Accept-Language.")]
    code: Annotated[str, Field(description="The name of the fact.")]
    field: Annotated[str | None, Field(description="The field it is about, when there is one.")] = None
    data: Annotated[dict[str, Any], Field(description="The data of the fact, as its sentence tells them.")] = {}
    errors: Annotated[list[Fault], Field(description="With BodyUnfit: everything that does not fit.")] = []


HTTP: dict[int, tuple[str, Any]] = {
    400: ("BadRequest", _l("The server did not understand what was sent.")),
    403: ("Refused", _l("This was asked from another site's page, and is refused.")),
    404: ("UnknownAddress", _l("There is nothing at this address.")),
    405: ("WrongMethod", _l("This address is not asked in this way.")),
    413: ("TooLarge", _l("What you sent was not taken in. Nothing was changed.")),
    500: ("Failure", _l("It was not your mistake. What was saved before is still saved.")),
}
FAULTS = {
    "missing": _l("This is missing."),
    "extra_forbidden": _l("There is no field of this name."),
    "enum": _l("Choose only among the options shown."),
}
OTHERWISE = _l("This is not what belongs here.")
register(sentences={
    BodyUnreadable: _l("What was sent cannot be read as JSON."),
    NotJson: _l("Send JSON, and say so: Content-Type: application/json."),
    BodyUnfit: _l("What was sent is not what belongs here. Nothing was changed."),
})


def asked_by_program() -> bool:
    """Tell whether this request is for the programming interface: then nothing answers with a page, and no cookie counts."""
    return has_request_context() and (request.path == PREFIX or request.path.startswith(f"{PREFIX}/"))


def unfit(error: ValidationError) -> BodyUnfit | BodyUnreadable:
    """Return the named error for what pydantic refused; its own words and what was sent stay out of it."""
    found = error.errors(include_url=False, include_context=False, include_input=False)
    if any(one["type"] == "json_invalid" for one in found):
        return BodyUnreadable()
    return BodyUnfit([
        Fault(field=".".join(_place(one["loc"])), code=one["type"], detail=str(FAULTS.get(one["type"], OTHERWISE))) for one in found[:20]])


def _place(path: tuple[int | str, ...]) -> list[str]:
    return [str(step)[:60] for step in path]


def of_error(error: GovernanceError) -> Response:
    """Answer a rule's "no"."""
    answer = _answer(
        error.status, type(error).__name__, sentence(error), field=error.field, errors=getattr(error, "faults", []),
        data=to_jsonable_python(error.data, fallback=str))
    if error.status == HTTPStatus.UNAUTHORIZED:
        answer.headers["WWW-Authenticate"] = "Bearer"
    if minutes := (error.data.get("minutes") if error.status == HTTPStatus.TOO_MANY_REQUESTS else None):
        answer.headers["Retry-After"] = str(60 * minutes)
    return answer


def of_http(error: HTTPException) -> Response:
    """Answer what the server itself refuses. A redirection is for people: here there is nothing at that address."""
    status = error.code if error.code and error.code >= 400 else 404
    code, words = HTTP.get(status) or HTTP[400 if status < 500 else 500]
    answer = _answer(status, code, str(words))
    answer.headers.extend((k, v) for k, v in error.get_headers() if k in ("Allow", "Retry-After"))
    return answer


def of_failure(incident: str) -> Response:
    """Say that it is our fault, and nothing else but the code that finds it in the log."""
    code, words = HTTP[500]
    return _answer(500, code, str(words), data={"incident": incident})


def _answer(status: int, code: str, detail: str, **more: Any) -> Response:
    problem = Problem(title=HTTPStatus(status).phrase, status=status, detail=detail, code=code, **more)
    answer = Response(problem.model_dump_json(), status, mimetype=KIND)
    answer.headers["Content-Language"] = current().bcp47
    return answer
