"""The blueprint of the notice board: what a visitor asked a minute ago need not travel again."""

from flask import Blueprint
from werkzeug.wrappers import Response

from governance_app.noticeboard.rules import words_of
from governance_app.web.compression import carries_secrets

pages = Blueprint("noticeboard", __name__)
pages.add_app_template_global(words_of, "address_words")
A_MINUTE = "public, max-age=60"


@pages.after_request
def keep_for_a_minute(answer: Response) -> Response:
    """Let browsers and caches keep a visitor's page for a minute; then they ask whether it has changed (ETag)."""
    if answer.status_code == 200 and not carries_secrets():
        answer.headers.setdefault("Cache-Control", A_MINUTE)
    return answer
