"""The blueprint of the audit. Two of its views take what nobody is signed in for, and change nothing a token could protect."""

from flask import Blueprint
from werkzeug.wrappers import Response

from governance_app.web.compression import carries_secrets

pages = Blueprint("audit", __name__)
WITHOUT_TOKEN = tuple(
    f"governance_app.audit.pages.{view}" for view in ("checking.check_file", "witnessing.add_checkpoint", "witnessing.bring"))
"""Reading a file changes nothing; what witnesses ask and bring carries its own signature. So these pages need no cookie."""


@pages.record_once
def _no_token(state) -> None:  # type: ignore[no-untyped-def]
    for view in WITHOUT_TOKEN:
        state.app.extensions["csrf"].exempt(view)


@pages.after_request
def keep_for_a_minute(answer: Response) -> Response:
    """Let caches keep what is public for a minute, as the notice board does."""
    if answer.status_code == 200 and not carries_secrets():
        answer.headers.setdefault("Cache-Control", "public, max-age=60")
    return answer
