"""Error pages that are kind: what happened, that nothing was lost, and what to do next, in the reader's language."""

import logging
import secrets
from urllib.parse import urlsplit

from flask import Flask, current_app, redirect, render_template, request, url_for
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from governance_app.foundation.errors import GovernanceError
from governance_app.web.answers import Answer
from governance_app.web.api import problems
from governance_app.web.assets import NOT_BUILT, NotBuilt
from governance_app.web.error_words import WORDS
from governance_app.web.headers import READING
from governance_app.web.limits import FIELDS
from governance_app.web.outside import has_addresses
from governance_app.web.repeating import repeatable
from governance_app.web.sentences import has_sentence, sentence

SIGN_IN = "access.sign_in"
_log = logging.getLogger(__name__)


def show(status: int, text: str = "", **more: object) -> tuple[str, int]:
    """Render the page of an error status; `text` is the error's own sentence, when it has one."""
    known = status if status in WORDS else (400 if status < 500 else 500)
    title, meaning, advice = WORDS[known]
    return render_template("errors/error.html", status=known, title=title, meaning=text or meaning, advice=advice, **more), status


def on_governance_error(error: GovernanceError) -> Answer:
    """Answer a rule's "no" that no form has caught; who is not signed in is led to sign in."""
    if problems.asked_by_program():
        return problems.of_error(error)
    if error.status == 401:
        return sign_in_first()
    return show(error.status, sentence(error) if has_sentence(type(error)) else "")


def on_http_error(error: HTTPException) -> Answer | HTTPException:
    """Answer an HTTP error; redirections pass untouched."""
    if problems.asked_by_program():
        return problems.of_http(error)
    if error.code is None or error.code < 400:
        return error
    if error.code == 401:
        return sign_in_first()
    answer = current_app.make_response(show(error.code) if has_addresses() else in_plain_words(error.code))
    answer.headers.extend((k, v) for k, v in error.get_headers() if k in ("Allow", "Retry-After"))
    return answer


def in_plain_words(status: int) -> Response:
    """Answer without a page, for a request whose `Host` is none of ours: no address for its style sheet or its links can be made."""
    _title, meaning, advice = WORDS[status if status in WORDS else 400]
    return Response(f"{meaning} {advice}\n", status, mimetype="text/plain")


def sign_in_first() -> Answer:
    """Lead to the sign-in page and back here afterwards (only to pages that can be read again)."""
    if SIGN_IN not in current_app.view_functions:
        return show(401)
    here = request.full_path.rstrip("?") if request.method in READING else safe_next(_path_of(request.referrer))
    return redirect(url_for(SIGN_IN, next=here or None), 303)


def safe_next(address: str | None) -> str | None:
    """Return `address` when it is a path of this very site, else None (so that no link can lead a person astray)."""
    if not address or not address.startswith("/") or address.startswith(("//", "/\\")) or "\\" in address:
        return None
    parts = urlsplit(address)
    return None if parts.scheme or parts.netloc or any(ord(sign) < 32 for sign in address) else address


def _path_of(referrer: str | None) -> str | None:
    try:
        parts = urlsplit(referrer or "")
    except ValueError:  # "http://[": not an address at all
        return None
    return parts.path + (f"?{parts.query}" if parts.query else "") if parts.netloc == request.host else None


def on_stale_form(_error: CSRFError) -> Answer:
    """A form's token does not fit (the session ended meanwhile): refuse, keep what was typed, offer to send it again.

    Where something private was typed, nothing is shown again: the page leads back to the form.
    Requests that another site started never come here: `headers.refuse_foreign_writes` has refused them already.
    """
    if sum(1 for _field in request.form.items(multi=True)) > FIELDS:
        return show(413)
    kept = repeatable()
    return render_template("errors/stale.html", kept=kept, files=bool(request.files), form_page=safe_next(_path_of(request.referrer))), 403


def on_failure(error: Exception) -> Answer:
    """Say that it is our fault and that nothing was lost; the incident code finds the trace in the log, not on the page."""
    if current_app.testing and not isinstance(error, NotBuilt):
        raise error
    incident = secrets.token_hex(4).upper()
    _log.error("incident %s at %s", incident, request.endpoint, exc_info=error)
    if isinstance(error, NotBuilt):
        return Response(f"{NOT_BUILT}\n", 503, mimetype="text/plain")
    if problems.asked_by_program():
        return problems.of_failure(incident)
    return show(500, incident=incident)


def install(app: Flask) -> None:
    """Answer every kind of error."""
    app.register_error_handler(GovernanceError, on_governance_error)
    app.register_error_handler(CSRFError, on_stale_form)
    app.register_error_handler(HTTPException, on_http_error)
    app.register_error_handler(Exception, on_failure)
    app.jinja_env.globals["safe_next"] = safe_next
