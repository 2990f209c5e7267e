"""Send fewer bytes: HTML, calendars and sheets are compressed, and a page that has not changed is not sent again.

Compressing a page that holds a secret and echoes what a stranger chose can betray the secret by its length (BREACH). The
stranger must make the person's browser ask for many such pages. So: an answer to a request without a session is compressed
always; with one, only when the browser itself says that our own page or the person's hand asked for it
(`Sec-Fetch-Site: same-origin` or `none`). A browser too old to say so gets signed-in pages uncompressed: slower, not weaker.
"""

import gzip

import brotli
from flask import Flask, request
from werkzeug.wrappers import Response

from governance_app.languages.catalogue import COOKIE

SMALLEST = 1000
HARMLESS_COOKIES = frozenset({COOKIE})
KINDS = ("text/", "application/json", "application/xml", "image/svg+xml")


def after(response: Response) -> Response:
    """Finish an answer: mark public pages so that they can be asked again cheaply, then compress."""
    _say_how_long_to_keep(response)
    if _is_public_page(response):
        response.add_etag(weak=True)
        response.make_conditional(request)
    return _compress(response)


def carries_secrets() -> bool:
    """Tell whether the request brings a cookie that could stand for a person (the chosen language stands for none), or a token."""
    return carries_cookies() or "Authorization" in request.headers


def carries_cookies() -> bool:
    """Tell whether it brings what a browser adds by itself: only that can a stranger's page make it bring."""
    return bool(set(request.cookies) - HARMLESS_COOKIES)


def _say_how_long_to_keep(response: Response) -> None:
    if "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "private, no-store" if carries_secrets() else "private, no-cache"


def _is_public_page(response: Response) -> bool:
    return request.method == "GET" and response.status_code == 200 and not carries_secrets() and not _streams(response)


def _streams(response: Response) -> bool:
    return bool(response.is_streamed or response.direct_passthrough)


def _compress(response: Response) -> Response:
    response.vary.add("Accept-Encoding")
    coding = request.accept_encodings.best_match(("br", "gzip"))
    if coding is None or not _may_shrink(response):
        return response
    body = response.get_data()
    if len(body) < SMALLEST:
        return response
    response.set_data(brotli.compress(body, quality=5) if coding == "br" else gzip.compress(body, 6, mtime=0))
    response.headers["Content-Encoding"] = coding
    return response


def _may_shrink(response: Response) -> bool:
    return (
        response.status_code not in (204, 206, 304)
        and not _streams(response)
        and "Content-Encoding" not in response.headers
        and (response.mimetype or "").startswith(KINDS)
        and (not carries_cookies() or request.headers.get("Sec-Fetch-Site") in ("same-origin", "none"))
    )


def install(app: Flask) -> None:
    """Finish every answer this way. Install it before the headers: Flask runs what was added last first."""
    app.after_request(after)
