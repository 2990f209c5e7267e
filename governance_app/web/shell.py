"""Put the shell on an application: `install(app, settings)`, called once by app.py."""

from flask import Blueprint, Flask, abort, current_app, render_template
from flask_wtf import CSRFProtect

from governance_app.foundation.settings import Settings
from governance_app.web import answers, assets, components, compression, errors, filters, headers
from governance_app.web.doors import open_to_all
from governance_app.web.parts import samples

pages = Blueprint("web", __name__)


@pages.get("/_parts")
@open_to_all
def parts() -> answers.Answer:
    """Show every component, for those who build pages. In production there is no such page."""
    if not (current_app.debug or current_app.testing or current_app.config.get("SHOW_PARTS")):
        abort(404)
    return render_template("parts.html", **samples())


def install(app: Flask, settings: Settings) -> None:
    """Give `app` the shell: cookies and headers, forged-write checks, compression, error pages, filters, components."""
    headers.configure(app, settings)
    assets.install(app)
    filters.install(app)
    components.install(app, settings.demonstration)
    compression.install(app)
    headers.install(app)
    CSRFProtect(app)
    errors.install(app)
    app.register_blueprint(pages)
