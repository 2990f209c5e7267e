"""The application, put together: the only file that knows every room."""

from importlib import import_module
from types import ModuleType

from flask import Flask

from governance_app import RIVER
from governance_app.foundation.database import db, prepare_engine
from governance_app.foundation.settings import Settings, read_settings
from governance_app.web.components import Templates

ROOMS = RIVER[RIVER.index("record"):]


def create_app(settings: Settings | None = None) -> Flask:
    """Return the Flask application for `settings` (read from the environment when None).

    Raises SettingsMissing with a sentence for the technician when the installation lacks something.
    """
    settings = settings or read_settings()
    app = Flask("governance_app", static_folder=None, template_folder="templates")
    app.jinja_environment = Templates
    app.config.update(
        SQLALCHEMY_DATABASE_URI=settings.database_url, SECRET_KEY=settings.secret_key, TESTING=settings.testing,
        SQLALCHEMY_ENGINE_OPTIONS={  # hide_parameters: an error of the database never carries what somebody said of themselves
            "hide_parameters": True, **({"pool_pre_ping": True} if settings.database_url.startswith("postgresql") else {}),
        },
    )
    app.extensions["settings"] = settings
    for room in ROOMS:
        _optional(room, "records")
    db.init_app(app)
    with app.app_context():
        prepare_engine(db.engine)
    import_module("governance_app.languages.catalogue").install(app)
    import_module("governance_app.web.shell").install(app, settings)
    import_module("governance_app.access.guards").install(app)
    for room in ROOMS:
        _connect(app, room)
    return app


def _connect(app: Flask, room: str) -> None:
    sentences = import_module("governance_app.web.sentences")
    navigation = import_module("governance_app.web.navigation")
    if wording := _optional(room, "wording"):
        sentences.register(getattr(wording, "LABELS", {}), getattr(wording, "SENTENCES", {}))
    for floor in ("pages", "api"):
        if module := _optional(room, floor):
            app.register_blueprint(module.pages if floor == "pages" else module.api)
            navigation.register(getattr(module, "MENU", ()))


def _optional(room: str, floor: str) -> ModuleType | None:
    name = f"governance_app.{room}.{floor}"
    try:
        return import_module(name)
    except ModuleNotFoundError as missing:
        if missing.name == name:
            return None
        raise
