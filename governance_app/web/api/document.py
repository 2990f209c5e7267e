"""The OpenAPI 3.1 document of the interface, made from the views, their models and the facts that their use cases may raise."""

import json
import re
from collections.abc import Iterable, Iterator
from http import HTTPStatus
from typing import Any

from flask import Flask, current_app
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema
from werkzeug.routing import Rule
from werkzeug.wrappers import Response

from governance_app.foundation.errors import GovernanceError
from governance_app.languages.catalogue import force_language
from governance_app.web.api.operations import VERSION, Api, Operation
from governance_app.web.api.problems import HTTP, KIND, BodyUnfit, BodyUnreadable, NotJson, Problem
from governance_app.web.doors import is_open, open_to_all

api = Api("api", __name__)
ALWAYS = ((403, "Refused"), (500, "Failure"))
WITH_BODY = ((400, BodyUnreadable.__name__), (413, "TooLarge"), (415, NotJson.__name__), (422, BodyUnfit.__name__))
SIGNED_IN = ((401, "SignInFirst"), (403, "MayNot"))
HEADERS = {401: ("WWW-Authenticate", "string"), 429: ("Retry-After", "integer")}
NAME = re.compile(r"\b[A-Z]\w+")
INTRODUCTION = """\
What a program may do around motions and votes: the same acts as the pages, the same rules, the same record.

**Signing in.** `POST /api/v1/sessions` with name and password gives a token; send it as `Authorization: Bearer …`. Cookies count for
nothing here: a browser that is signed in to the pages may neither read nor write under `/api`, so no other site's page can write through
it, and no anti-forgery token is needed. A token holds as long as a session of the pages: 12 hours without use, 7 days in all.

**Acts.** Every act carries an `id` that the client makes. Sent again it is the same act: the first receipt comes back (200 instead of 201).
The same id with other content is refused (409, `IdAlreadyUsed`).

**Problems.** Every refusal is `application/problem+json` (RFC 9457). `code` is the name of the fact and does not change; `detail` is a
sentence in the language of `Accept-Language`.

**Secrecy.** While a vote is open only how many have answered is told, never how. Of a secret vote only what its publication rule lets be
said is here. Where two scrutineers confirm with their PINs, these travel in the body of the act alone; no answer, problem or log repeats
them.
"""


@api.get("/openapi.json")
@open_to_all
def document() -> Response:
    """Give this document."""
    kept = current_app.extensions.setdefault("openapi", {})
    if "text" not in kept:
        with force_language("en"):
            kept["text"] = json.dumps(describe(current_app), ensure_ascii=False)
    return Response(kept["text"], mimetype="application/json")


def operations(app: Flask) -> Iterator[tuple[str, Rule, Operation]]:
    """Yield method, rule and operation of every view that is one, in a steady order."""
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule):
        said = getattr(app.view_functions[rule.endpoint], "operation", None)
        if said is not None:
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
                yield method.lower(), rule, said


def describe(app: Flask) -> dict[str, Any]:
    """Return the document of an application."""
    every = list(operations(app))
    refs, schemas = _schemas(said for _method, _rule, said in every)
    facts = named_facts()
    paths: dict[str, Any] = {}
    for method, rule, said in every:
        paths.setdefault(_path(rule), {})[method] = _operation(app, rule, said, refs, facts)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Committees of the forest corridors", "version": VERSION.rpartition("/v")[2], "description": INTRODUCTION},
        "tags": [{"name": tag} for tag in dict.fromkeys(said.tag for _method, _rule, said in every)],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {"bearer": {
                "type": "http", "scheme": "bearer", "description": f"The token of POST {VERSION}/sessions. A cookie is no key here."}},
            "parameters": {"language": {
                "name": "Accept-Language", "in": "header", "required": False, "schema": {"type": "string"}, "example": "es",
                "description": "The language of sentences: es, qu, jiv or en. Spanish when none of them is named."}},
        },
    }


def _schemas(every: Iterable[Operation]) -> tuple[dict[Any, str], dict[str, Any]]:
    wanted: dict[Any, None] = {(Problem, "serialization"): None}
    for said in every:
        wanted |= {(said.takes, "validation"): None} if said.takes else {}
        wanted |= {(said.gives, "serialization"): None} if said.gives else {}
    found, definitions = models_json_schema(list(wanted), ref_template="#/components/schemas/{model}")
    return {key: schema["$ref"] for key, schema in found.items()}, definitions["$defs"]


def _path(rule: Rule) -> str:
    return re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule)


def _operation(app: Flask, rule: Rule, said: Operation, refs: dict[Any, str], facts: dict[str, type[GovernanceError]]) -> dict[str, Any]:
    view = app.view_functions[rule.endpoint]
    written: dict[str, Any] = {
        "operationId": rule.endpoint.rpartition(".")[2], "summary": said.summary, "description": view.__doc__ or said.summary,
        "tags": [said.tag], "security": [] if is_open(view) else [{"bearer": []}],
        "parameters": [_argument(name) for name in rule.arguments] + [{"$ref": "#/components/parameters/language"}],
        "responses": _accepted(said, refs) | _refusals(codes(said, facts, is_open(view), bool(rule.arguments)), facts),
    }
    if said.takes:
        written["requestBody"] = {"required": True, "content": {"application/json": _content(said.takes, refs[said.takes, "validation"])}}
    return written


def _argument(name: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"},
            "example": "01936b5e-7a00-7000-8000-000000000002"}


def _content(model: type[BaseModel], ref: str) -> dict[str, Any]:
    extra = model.model_config.get("json_schema_extra")
    examples = extra.get("examples") if isinstance(extra, dict) else None
    return {"schema": {"$ref": ref}} | ({"example": examples[0]} if isinstance(examples, list) else {})


def _accepted(said: Operation, refs: dict[Any, str]) -> dict[str, Any]:
    if said.gives is None:
        return {"204": {"description": "Done."}}
    content = {"content": {"application/json": _content(said.gives, refs[said.gives, "serialization"])}}
    told = {200: "Done before, with the same id and content: the first receipt." if 201 in said.statuses else "What was asked for.",
            201: "Done."}
    return {str(status): {"description": told[status], **content} for status in said.statuses}


def named_facts() -> dict[str, type[GovernanceError]]:
    """Return every named fact that may refuse something, by its name."""
    return {kind.__name__: kind for kind in _below(GovernanceError)}


def codes(said: Operation, facts: dict[str, type[GovernanceError]], is_free: bool, has_arguments: bool) -> dict[int, list[str]]:
    """Return status → the facts with which an operation may refuse: those that its use cases name under "Raises", and the usual ones."""
    named = [kind.__name__ for kind in said.raises]
    for act in said.acts:
        named += [word for word in NAME.findall((act.__doc__ or "").partition("Raises")[2]) if word in facts]
    pairs = [*ALWAYS, *(WITH_BODY if said.takes else ()), *(() if is_free else SIGNED_IN), *([(404, "UnknownAddress")] * has_arguments)]
    pairs += [(409, "IdAlreadyUsed")] if said.acts else []
    found: dict[int, list[str]] = {}
    for status, name in [*pairs, *((facts[name].status, name) for name in named)]:
        if name not in found.setdefault(status, []):
            found[status].append(name)
    return dict(sorted(found.items()))


def _refusals(every: dict[int, list[str]], facts: dict[str, type[GovernanceError]]) -> dict[str, Any]:
    return {str(status): _refusal(status, {name: _meaning(status, name, facts) for name in names}) for status, names in every.items()}


def _refusal(status: int, told: dict[str, str]) -> dict[str, Any]:
    phrase, (first, meant) = HTTPStatus(status).phrase, next(iter(told.items()))
    example = Problem(title=phrase, status=status, detail=meant, code=first).model_dump(mode="json")
    answer: dict[str, Any] = {
        "description": "\n".join([f"{phrase}.", "", *(f"- `{name}`: {meaning}" for name, meaning in told.items())]),
        "content": {KIND: {"schema": {"$ref": "#/components/schemas/Problem"}, "example": example}},
    }
    if status in HEADERS:
        name, kind = HEADERS[status]
        answer["headers"] = {name: {"schema": {"type": kind}}}
    return answer


def _meaning(status: int, name: str, facts: dict[str, type[GovernanceError]]) -> str:
    if name in facts:
        return " ".join((facts[name].__doc__ or "").split("\n\n")[0].split())
    return str(HTTP[status][1])


def _below(kind: type[GovernanceError]) -> Iterator[type[GovernanceError]]:
    for below in kind.__subclasses__():
        yield below
        yield from _below(below)
