"""The language of this moment, and gettext in it. Every room imports its gettext from here:

    from governance_app.languages.catalogue import _, _l, _n, _p, _lp, _ln, _np

`_` now, `_l` later (module level: labels, form fields), `_n` with a plural, `_p` with a context. They work everywhere,
also without a request (commands, jobs): there the language is Spanish, unless `force_language` says otherwise.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from babel import Locale
from babel.support import NullTranslations, Translations
from flask import Flask, Response, current_app, g, has_request_context, request
from flask_babel import Babel, Domain
from werkzeug.local import LocalProxy

from governance_app.languages import sources
from governance_app.languages.rules import DEFAULT, OFFERED, Language, offered, pick

COOKIE = "lang"
ARGUMENT = "lang"
YEAR = 365 * 24 * 3600
FORCED: ContextVar[Language | None] = ContextVar("forced_language", default=None)


@dataclass(frozen=True)
class Voice:
    """One language ready to speak: the linked chain, and the same catalogues one by one."""

    linked: NullTranslations
    catalogues: tuple[tuple[Language, Translations], ...]


def babel_locale(language: Language) -> Locale:
    """Return what Babel is handed: always Ecuador's Spanish for formats, with our code as modifier."""
    base = Locale.parse(language.cldr)
    return Locale(base.language, base.territory, modifier=language.code)


class ChainDomain(Domain):
    """A gettext domain that looks each message up in the language, then in its fallbacks, then shows the English id."""

    def __init__(self, folder: Path = sources.TRANSLATIONS) -> None:
        """Look messages up in the catalogues of this folder."""
        super().__init__(translation_directories=str(folder))
        self.folder = folder

    def voice(self, language: Language) -> Voice:
        """Return the loaded catalogues of a language (loaded once per process)."""
        if language.code not in self.cache:
            catalogues = sources.load_chain(language, self.folder)
            self.cache[language.code] = Voice(sources.linked(catalogues), tuple(catalogues))
        voice: Voice = self.cache[language.code]
        return voice

    def get_translations(self) -> NullTranslations:
        """Return the linked translations of the current language."""
        return self.voice(current()).linked

    def lang_of(self, message: str, context: str | None = None) -> str:
        """Return the BCP 47 tag of the catalogue that serves this English id now ("en" when none does).

        For `lang=` around a text that fell back: one dictionary look-up per language of the chain.
        """
        entry = f"{context}\x04{message}" if context else message
        for language, translations in self.voice(current()).catalogues:
            if entry in translations._catalog or (entry, 0) in translations._catalog:
                return language.bcp47
        return "en"


    def page_lang(self) -> str:
        """Return the BCP 47 tag of the language most of the page is really in, for `<html lang>` (WCAG 3.1.1).

        While less than half of a language is written, its pages are mostly Spanish, and a screen reader must be told so.
        """
        catalogues = self.voice(current()).catalogues
        if current().code == "en" or not catalogues:
            return current().bcp47
        whole = max(len(translations._catalog) for _language, translations in catalogues)
        return next(spoken.bcp47 for spoken, translations in catalogues if 2 * len(translations._catalog) >= whole)


DOMAIN = ChainDomain()
Says = Callable[..., str]
_: Says = DOMAIN.gettext
_n: Says = DOMAIN.ngettext
_p: Says = DOMAIN.pgettext
_np: Says = DOMAIN.npgettext
_l, _ln, _lp = DOMAIN.lazy_gettext, DOMAIN.lazy_ngettext, DOMAIN.lazy_pgettext
lang_of, page_lang = DOMAIN.lang_of, DOMAIN.page_lang


def current() -> Language:
    """Return the language of this moment: forced, or chosen for the request; Spanish outside a request."""
    forced = FORCED.get()
    if forced is not None:
        return forced
    if not has_request_context():
        return DEFAULT
    if "language" not in g:
        g.language = _chosen()
    chosen: Language = g.language
    return chosen


@contextmanager
def force_language(code: str) -> Iterator[Language]:
    """Speak this language inside the block (a PDF, an e-mail to somebody). KeyError when it is not offered."""
    language = offered(code)
    if language is None:
        raise KeyError(code)
    token = FORCED.set(language)
    try:
        yield language
    finally:
        FORCED.reset(token)


def language_url(code: str) -> str:
    """Return the address of this very page in another language (`?lang=`), for the switcher's links.

    A page answered to a POST has no address of its own in another language beyond its path: the query is kept.
    """
    others = [(name, value) for name, value in request.args.items(multi=True) if name != ARGUMENT]
    return f"{request.path}?{urlencode([*others, (ARGUMENT, code)])}"


def ask_account(app: Flask, provider: Callable[[], str | None]) -> None:
    """Let the doors say which language the signed-in account prefers: a code, or None when nobody is signed in."""
    app.extensions["languages.account"] = provider


def install(app: Flask) -> None:
    """Give the application its languages: gettext in Python and templates, the choice per request, the template globals."""
    app.extensions.setdefault("languages.account", lambda: None)
    Babel(app, default_locale=DEFAULT.cldr, locale_selector=lambda: babel_locale(current()), configure_jinja=False)
    app.extensions["babel"].domain_instance = DOMAIN
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]  # brought by the extension
        gettext=lambda text: DOMAIN.get_translations().ugettext(text),
        ngettext=lambda one, many, count: DOMAIN.get_translations().ungettext(one, many, count),
        pgettext=lambda context, text: DOMAIN.get_translations().upgettext(context, text),
        npgettext=lambda context, one, many, count: DOMAIN.get_translations().unpgettext(context, one, many, count),
        newstyle=True,
    )
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    app.jinja_env.globals.update(
        language=LocalProxy(current), LANGUAGES_OFFERED=OFFERED, language_url=language_url, lang_of=lang_of, page_lang=page_lang,
    )
    app.after_request(_remember_and_vary)


def _chosen() -> Language:
    """Address, then cookie, then account, then what the browser accepts."""
    account = current_app.extensions["languages.account"]
    for ask in (lambda: request.args.get(ARGUMENT), lambda: request.cookies.get(COOKIE), account):
        language = offered(ask())
        if language is not None:
            return language
    return pick(request.accept_languages)


def _remember_and_vary(answer: Response) -> Response:
    """Keep the language of the address in a cookie; tell caches what the page depended on, if it spoke at all.

    The answer that sets the cookie is private. A page that spoke no word (a file, a redirect) varies with nothing.
    """
    asked = offered(request.args.get(ARGUMENT))
    if asked is not None and request.cookies.get(COOKIE) != asked.code:
        secure = request.is_secure or current_app.config["SESSION_COOKIE_SECURE"]
        answer.set_cookie(COOKIE, asked.code, max_age=YEAR, secure=secure, httponly=True, samesite="Lax")
        answer.cache_control.public = False
        answer.cache_control.private = True
    if asked is not None:
        answer.vary.add("Cookie")
    elif "language" in g:
        answer.vary.update(["Accept-Language", "Cookie"])
    return answer
