"""Headers that make a stranger's script or frame useless, cookies that stay home, and writes that come only from our pages.

Sources: OWASP ASVS 5 §3; design/trust.md T6 (stored script), T16 (forged writes).
"""

import secrets
from urllib.parse import urlsplit

from flask import Flask, abort, current_app, g, request
from werkzeug.wrappers import Response

from governance_app.foundation.settings import Settings
from governance_app.web.fields import UNKEPT

READING = frozenset({"GET", "HEAD", "OPTIONS"})
PLAIN = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
ONE_YEAR = 365 * 24 * 3600


def csp_nonce() -> str:
    """Return this answer's nonce for a <style> or <script> of its own. Asking for it is what puts it in the policy."""
    if "csp_nonce" not in g:
        g.csp_nonce = secrets.token_urlsafe(18)
    return str(g.csp_nonce)


def policy() -> str:
    """Return the Content-Security-Policy of this answer: nothing from elsewhere, nothing inline but what we name."""
    nonce = f" 'nonce-{g.csp_nonce}'" if "csp_nonce" in g else ""
    style = current_app.extensions["web_assets"].style_hash()
    return "; ".join((
        "default-src 'none'", f"script-src 'self'{nonce}", f"style-src 'self' {style}{nonce}", "img-src 'self'", "media-src 'self'",
        "connect-src 'self'", "manifest-src 'self'", "worker-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
        "require-trusted-types-for 'script'", "trusted-types 'none'",
    ))


def add(response: Response) -> Response:
    """Add the headers to an answer; what a view has set itself stays."""
    for name, value in PLAIN.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Content-Security-Policy", policy())
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", f"max-age={ONE_YEAR}")
    return response


def refuse_foreign_writes() -> None:
    """Abort with 403 a write that another site's page started. Browsers say so themselves and scripts cannot lie for them."""
    if request.method not in READING and not is_from_here():
        abort(403)


def refuse_unwritable_addresses() -> None:
    """Abort with 404 an address with a control sign in it: no page of ours has one, and PostgreSQL refuses to look for it."""
    if any(sign in UNKEPT for sign in map(ord, request.path)):
        abort(404)


def is_from_here() -> bool:
    """Tell whether the browser says that our own page, or the person's own hand, sent this request."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None and site not in ("same-origin", "none"):
        return False
    origin = request.headers.get("Origin")
    return origin is None or _host_of(origin) == request.host


def _host_of(origin: str) -> str:
    try:
        return urlsplit(origin).netloc
    except ValueError:  # "http://[": not an address at all
        return ""


def configure(app: Flask, settings: Settings) -> None:
    """Set how cookies behave: for this host only, out of reach of scripts, not sent along by other sites."""
    app.config.update(
        SESSION_COOKIE_NAME="__Host-session" if settings.secure_cookies else "session", SESSION_COOKIE_SECURE=settings.secure_cookies,
        SESSION_COOKIE_HTTPONLY=True, SESSION_COOKIE_SAMESITE="Lax", SESSION_COOKIE_PATH="/",
        WTF_CSRF_TIME_LIMIT=None, WTF_CSRF_SSL_STRICT=False, WTF_I18N_ENABLED=False,
    )


def install(app: Flask) -> None:
    """Check every write and guard every answer."""
    app.jinja_env.globals["csp_nonce"] = csp_nonce
    app.before_request(refuse_foreign_writes)
    app.before_request(refuse_unwritable_addresses)
    app.after_request(add)
