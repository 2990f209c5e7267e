"""The application for any WSGI server: `governance_app.cli.wsgi:application` is a factory without arguments."""

from flask import Flask

from governance_app.app import create_app
from governance_app.foundation.database import db
from governance_app.foundation.settings import read_settings
from governance_app.foundation.start import check_start


def application() -> Flask:
    """Make the application from the environment. Raises SettingsMissing or StartRefused with a sentence for a person.

    The start checks stand here, so that no server goes round them; `governance-app serve` has run them before.
    """
    app = create_app(read_settings())
    with app.app_context():
        check_start(db.engine)
        db.engine.dispose()
    return app
