"""The application for any WSGI server: `governance_app.cli.wsgi:application` is a factory without arguments."""

import re
from pathlib import Path
from typing import Any

from flask import Flask
from whitenoise import WhiteNoise

import governance_app
from governance_app.app import create_app
from governance_app.foundation.settings import read_settings

HASHED = re.compile(r"/static/dist/.+\.[0-9A-Z]{8}\.\w+$")


def application() -> Flask:
    """Make the application from the environment, its built files served compressed and, as their names hold a hash, for ever."""
    app = create_app(read_settings())
    serve_static(app)
    return app


def serve_static(app: Flask) -> None:
    """Put WhiteNoise in front of the built files. Sources of styles and scripts are not served."""
    folder = Path(governance_app.__file__).resolve().parent / "static" / "dist"
    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
        app.wsgi_app, root=str(folder), prefix="static/dist/", immutable_file_test=_is_hashed, add_headers_function=_safe_headers,
    )


def _is_hashed(_path: str, url: str) -> bool:
    return bool(HASHED.search(url))


def _safe_headers(headers: Any, _path: str, _url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
