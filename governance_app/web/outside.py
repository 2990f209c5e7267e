"""The world outside: proxies that stand before the server, and the address by which people reach it.

Whoever asks writes the `Host` header as they like. With `GOVERNANCE_PUBLIC_URL` any other host is refused, and an address that is
printed, drawn as a QR or put into a calendar is always the public one.
"""

from typing import Any
from urllib.parse import urlsplit

from flask import Flask, current_app, url_for
from flask.globals import request_ctx
from werkzeug.middleware.proxy_fix import ProxyFix

from governance_app.foundation.settings import Settings

THIS_MACHINE = ("localhost", "127.0.0.1")


def full_address(endpoint: str, /, **values: Any) -> str:
    """Return the address of a page as it works from anywhere: on the public host when the installation names one."""
    public = current_app.config.get("PUBLIC_URL")
    return f"{public}{url_for(endpoint, **values)}" if public else url_for(endpoint, _external=True, **values)


def has_addresses() -> bool:
    """Tell whether addresses can be made in this request; not when its `Host` is no host, or none of ours."""
    return request_ctx.url_adapter is not None


def configure(app: Flask, settings: Settings) -> None:
    """Believe the last `proxy_hops` entries of the X-Forwarded headers, and only the hosts that are ours."""
    app.config["PUBLIC_URL"] = settings.public_url
    if settings.public_url:
        app.config["TRUSTED_HOSTS"] = [urlsplit(settings.public_url).hostname, *THIS_MACHINE]
    if hops := settings.proxy_hops:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
