"""Choosing a language: by address, cookie, account, browser; without JavaScript; with caches told the truth."""

import flask_babel
import pytest
from flask import Flask, render_template_string

from governance_app.languages.catalogue import ask_account, force_language, install, language_url
from governance_app.languages.rules import LANGUAGES

PAGE = """<html lang="{{ language.bcp47 }}">{{ _("Hello %(name)s", name="Ana") }}|{{ ngettext("%(num)d vote", "%(num)d votes", 2) }}
{% for other in LANGUAGES_OFFERED %}<a href="{{ language_url(other.code) }}">{{ other.autonym }}</a>{% endfor %}"""


@pytest.fixture
def small_app():
    """An application with nothing but languages: a page that speaks, and a file that does not."""
    app = Flask("small")
    install(app)
    app.add_url_rule("/pagina", view_func=lambda: render_template_string(PAGE), endpoint="page", methods=["GET", "POST"])
    app.add_url_rule("/archivo", view_func=lambda: "bytes", endpoint="file")
    return app


def spoken(answer) -> str:
    """Return the lang of the page."""
    return answer.text.split('lang="')[1].split('"')[0]


def test_spanish_is_spoken_to_whom_says_nothing(small_app):
    assert spoken(small_app.test_client().get("/pagina")) == "es-EC"


@pytest.mark.parametrize(("header", "lang"), [("quw-EC,es;q=0.5", "qu-EC"), ("jiv-EC,es;q=0.8", "jiv"), ("en-GB", "en"), ("fr", "es-EC")])
def test_the_browser_is_asked_last(small_app, header, lang):
    assert spoken(small_app.test_client().get("/pagina", headers={"Accept-Language": header})) == lang


def test_address_before_cookie_before_account_before_browser(small_app):
    client = small_app.test_client()
    header = {"Accept-Language": "en"}
    ask_account(small_app, lambda: "jiv")
    assert spoken(client.get("/pagina", headers=header)) == "jiv"
    client.set_cookie("lang", "qu")
    assert spoken(client.get("/pagina", headers=header)) == "qu-EC"
    assert spoken(client.get("/pagina?lang=es", headers=header)) == "es-EC"


def test_the_chosen_language_is_remembered_and_the_page_kept(small_app):
    client = small_app.test_client()
    answer = client.get("/pagina?tema=agua&tema=caza&lang=jiv")
    cookie = answer.headers["Set-Cookie"]
    assert "lang=jiv" in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert 'href="/pagina?tema=agua&amp;tema=caza&amp;lang=qu"' in answer.text
    assert spoken(client.get("/pagina")) == "jiv"


def test_a_form_sent_back_keeps_its_language_in_the_switcher(small_app):
    answer = small_app.test_client().post("/pagina?lang=qu")
    assert spoken(answer) == "qu-EC"
    assert "/pagina?lang=es" in answer.text


@pytest.mark.parametrize("wrong", ["acu", "xx", "", "../../etc", "ES", "jiv%0d%0aSet-Cookie:x"])
def test_an_unknown_language_changes_nothing(small_app, wrong):
    answer = small_app.test_client().get(f"/pagina?lang={wrong}")
    assert answer.status_code == 200
    assert spoken(answer) == "es-EC"
    assert "Set-Cookie" not in answer.headers


def test_a_forged_cookie_and_a_wrong_account_are_ignored(small_app):
    ask_account(small_app, lambda: "klingon")
    client = small_app.test_client()
    client.set_cookie("lang", "<script>")
    assert spoken(client.get("/pagina")) == "es-EC"


def test_caches_are_told_what_a_page_depends_on(small_app):
    client = small_app.test_client()
    assert set(client.get("/pagina").vary) == {"Accept-Language", "Cookie"}
    choosing = client.get("/pagina?lang=qu")
    assert choosing.cache_control.private
    again = client.get("/pagina?lang=qu")
    assert "Set-Cookie" not in again.headers
    assert not again.cache_control.private
    assert set(again.vary) == {"Cookie"}
    assert not small_app.test_client().get("/archivo").vary


def test_the_switcher_names_every_language_in_its_own_words(small_app):
    text = small_app.test_client().get("/pagina").text
    for code in ("es", "qu", "jiv", "en"):
        assert f">{LANGUAGES[code].autonym}</a>" in text


def test_templates_keep_gettext_whole_in_every_language(small_app):
    for code in ("es", "qu", "jiv", "en"):
        assert "Hello Ana|2 votes" in small_app.test_client().get(f"/pagina?lang={code}").text


def test_a_mail_made_during_a_request_speaks_its_reader_s_language(small_app):
    client = small_app.test_client()
    small_app.add_url_rule("/carta", view_func=lambda: _letter(), endpoint="letter")
    assert client.get("/carta?lang=qu").text == "jiv qu-EC"


def _letter() -> str:
    with force_language("jiv"):
        letter = render_template_string("{{ language.bcp47 }}")
    return letter + render_template_string(" {{ language.bcp47 }}")


def test_the_address_in_another_language_is_escaped(small_app):
    with small_app.test_request_context("/pagina?q=a%26b%3Dc"):
        assert language_url("es") == "/pagina?q=a%26b%3Dc&lang=es"


def test_flask_babel_s_own_gettext_and_formats_follow(small_app):
    with small_app.test_request_context("/pagina?lang=jiv"):
        assert str(flask_babel.get_locale()) == "es_EC@jiv"
        assert flask_babel.get_translations() is not None
        assert str(flask_babel.lazy_gettext("No such id")) == "No such id"
