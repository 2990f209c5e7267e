"""Put the shell on an application: `install(app, settings)`, called once by app.py."""

from flask import Blueprint, Flask, abort, current_app, render_template
from flask_wtf import CSRFProtect
from werkzeug.wrappers import Response

from governance_app.foundation.settings import Settings
from governance_app.web import answers, assets, components, compression, errors, filters, headers, limits, outside
from governance_app.web.api import document
from governance_app.web.doors import open_to_all
from governance_app.web.parts import samples

pages = Blueprint("web", __name__)
ONE_MONTH = 30 * 24 * 3600
MARK = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><rect width="48" height="48" rx="10" fill="#16402f"/>'
    '<path fill="#7fb48f" d="M21 44C6 40 2 24 9 5c9 5 15 14 15 24 0 6-1 11-3 15Z"/>'
    '<path fill="#4f8f6c" d="M27 44c15-4 19-20 12-39-9 5-15 14-15 24 0 6 1 11 3 15Z"/>'
    '<path fill="none" stroke="#8fd0d4" stroke-width="4" stroke-linecap="round" d="M24 3c-5 6 4 10 0 17s4 9 0 16 1 7 0 11"/></svg>'
)


@pages.get("/_parts")
@open_to_all
def parts() -> answers.Answer:
    """Show every component, for those who build pages. In production there is no such page."""
    if not (current_app.debug or current_app.testing or current_app.config.get("SHOW_PARTS")):
        abort(404)
    return render_template("parts.html", **samples())


@pages.get("/favicon.svg")
@open_to_all
def favicon() -> answers.Answer:
    """Give the mark of the house, a leaf with its river, for the browser's tab."""
    answer = Response(MARK, mimetype="image/svg+xml")
    answer.cache_control.max_age = ONE_MONTH
    return answer


def install(app: Flask, settings: Settings) -> None:
    """Give `app` the shell: cookies and headers, forged-write checks, compression, error pages, filters, components."""
    headers.configure(app, settings)
    outside.configure(app, settings)
    assets.install(app)
    filters.install(app)
    components.install(app, settings.demonstration)
    compression.install(app)
    headers.install(app)
    limits.install(app)
    CSRFProtect(app)
    errors.install(app)
    app.register_blueprint(pages)
    app.register_blueprint(document.api)
