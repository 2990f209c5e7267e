"""Styles, scripts and icons that the build made: their addresses, the style inlined in public pages, the icons a page uses."""

import json
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from flask import Flask, current_app, g
from markupsafe import Markup
from whitenoise import WhiteNoise

DIST = Path(__file__).resolve().parent.parent / "static" / "dist"
NOT_BUILT = "The styles and scripts of the pages have not been built: run `make build` once, then start again."
_SVG = "{http://www.w3.org/2000/svg}"


class NotBuilt(RuntimeError):
    """The build has not run, so pages would have no shape. The text says what to do."""


class Assets:
    """What lies in static/dist, read once at the start."""

    def __init__(self, dist: Path) -> None:
        manifest = dist / "manifest.json"
        self.built = manifest.is_file()
        self.names: dict[str, str] = json.loads(manifest.read_text("utf-8")) if self.built else {}
        self.inline = self._text(dist, "critical.css")
        self.symbols = _symbols(self._text(dist, "icons.svg"))

    def _text(self, dist: Path, name: str) -> str:
        return (dist / self.names[name]).read_text("utf-8").strip() if name in self.names else ""

    def style_hash(self) -> str:
        """Return the CSP source of the inlined style, so that it needs no nonce and the page can be kept by the browser."""
        return "'sha256-" + b64encode(sha256(self.inline.encode()).digest()).decode() + "'"


def _symbols(drawing: str) -> dict[str, str]:
    if not drawing:
        return {}
    ElementTree.register_namespace("", _SVG[1:-1])
    root = ElementTree.fromstring(drawing)  # noqa: S314 — a file of our own build
    whole = {node.get("id", ""): ElementTree.tostring(node, encoding="unicode").strip() for node in root.iter(f"{_SVG}symbol")}
    return {name.removeprefix("icon-"): text.replace(f' xmlns="{_SVG[1:-1]}"', "") for name, text in whole.items()}


def _assets() -> Assets:
    found: Assets = current_app.extensions["web_assets"]
    return found


def asset(name: str) -> str:
    """Return the address of a built file, e.g. asset('main.css'). Raises NotBuilt (except in tests) or KeyError."""
    assets = _assets()
    if not assets.built:
        if current_app.testing:
            return f"/static/{name}"
        raise NotBuilt(NOT_BUILT)
    return f"/static/{assets.names[name]}"


def script_text(name: str) -> Markup:
    """Return the text of a built script, to be put into a file that must work alone. Raises NotBuilt or KeyError."""
    assets = _assets()
    if not assets.built:
        raise NotBuilt(NOT_BUILT)
    return Markup((DIST / assets.names[name]).read_text("utf-8").strip().replace("</script", "<\\/script"))  # noqa: S704 — of our own build


def inline_css() -> Markup:
    """Return the style that the first screen needs, to stand inside <style>. It is our own file, hence not escaped."""
    return Markup(_assets().inline)  # noqa: S704 — the text of our own style sheet


def use_icon(name: str) -> str:
    """Note that this page shows the icon `name` and return the address of its drawing within the page."""
    used: dict[str, None] = g.setdefault("icons_used", {})
    used[name] = None
    return f"#i-{name}"


def icons_used() -> Markup:
    """Return the drawings of the icons that this page shows, each once; the layout puts them at its end."""
    symbols = _assets().symbols
    drawn = (symbols[name].replace(f'id="icon-{name}"', f'id="i-{name}"') for name in g.get("icons_used", {}) if name in symbols)
    return Markup("".join(drawn))  # noqa: S704 — drawings of our own build


def install(app: Flask) -> None:
    """Serve static/dist under /static/ (hashed names, kept for ever, already compressed) and give templates its functions."""
    assets = Assets(DIST)
    app.extensions["web_assets"] = assets
    app.jinja_env.globals.update(asset=asset, inline_css=inline_css, use_icon=use_icon, icons_used=icons_used)
    if assets.built:
        app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
            app.wsgi_app, root=str(DIST), prefix="static/", immutable_file_test=_is_hashed, add_headers_function=_guard,
        )


def _is_hashed(_path: str, url: str) -> bool:
    return len(url.rsplit("/", 1)[-1].split(".")) >= 3 and not url.endswith(".map")


def _guard(headers: Any, _path: str, _url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
