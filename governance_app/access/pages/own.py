"""One's own account: sessions, password, language; and the table of who may do what."""

from typing import Any
from uuid import UUID

from governance_app.access import actions, reads
from governance_app.access.forms import ActForm, LanguageForm, PasswordForm
from governance_app.access.guards import current_actor, current_card, leave, needs_sign_in, tries
from governance_app.access.pages.blueprint import pages
from governance_app.access.pages.door import open_session_of
from governance_app.access.rules import GRANTS, HANDED_OUT_WITH, Role
from governance_app.foundation import clock
from governance_app.languages.catalogue import _, force_language
from governance_app.languages.rules import LANGUAGES, OFFERED
from governance_app.web.answers import Answer, done, page
from governance_app.web.sentences import label


@pages.get("/trabajo/cuenta")
@needs_sign_in
def account() -> Answer:
    """Show one's roles and sessions, and what can be changed."""
    return _shown()


def _shown(password: PasswordForm | None = None, language: LanguageForm | None = None) -> str:
    actor, card, now = current_actor(), current_card(), clock.now()
    return page(
        "access/account.html", login=reads.login_of(actor.account), actor=actor, roles=reads.roles_of(actor, now),
        sessions=reads.sessions_of(actor, now), here=card.session if card else None,
        password=password or PasswordForm.blank_or_posted(prefix="clave"), language_form=language or _language_form(),
    )


def _language_form() -> LanguageForm:
    card = current_card()
    form = LanguageForm.blank_or_posted(prefix="idioma", language=(card.language if card else None) or "es")
    form.language.choices = [(one.code, one.autonym) for one in OFFERED]
    return form


@pages.post("/trabajo/cuenta/clave")
@needs_sign_in
def change_password() -> Answer:
    """Change the password; every other session ends."""
    form, actor = PasswordForm.blank_or_posted(prefix="clave"), current_actor()
    keys = tries(reads.login_of(actor.account))
    if form.validate_on_submit() and form.attempt(actions.change_password, tries=keys, **form.given()):
        open_session_of(actor.account)
        return done(_("Your password is changed. Your other sessions have ended."), "access.account")
    return _shown(password=form), form.status


@pages.post("/trabajo/cuenta/idioma")
@needs_sign_in
def choose_language() -> Answer:
    """Keep the language of one's pages."""
    form = _language_form()
    if form.validate_on_submit() and form.attempt(actions.choose_language, **form.given()):
        with force_language(LANGUAGES[form.language.data].code):
            return done(_("Your pages now speak this language."), "access.account", lang=form.language.data)
    return _shown(language=form), form.status


@pages.post("/trabajo/cuenta/sesiones/<uuid:session>/terminar")
@needs_sign_in
def end_session(session: UUID) -> Answer:
    """End one of one's own sessions."""
    return _acted(actions.revoke_session, _("That session has ended."), session=session)


@pages.post("/trabajo/cuenta/sesiones/terminar")
@needs_sign_in
def end_sessions() -> Answer:
    """End all of one's own sessions and leave."""
    form = ActForm.blank_or_posted()
    if form.validate_on_submit():
        form.attempt(actions.revoke_all)
        leave()
    return done(_("All your sessions have ended."), "access.sign_in")


def _acted(action: Any, sentence: str, **given: Any) -> Answer:
    form = ActForm.blank_or_posted()
    if form.validate_on_submit() and form.attempt(action, **given):
        return done(sentence, "access.account")
    return _shown(), form.status


@pages.get("/trabajo/permisos")
@needs_sign_in
def permissions() -> Answer:
    """Show the table of permissions as it is in the program."""
    rows = [[label(permission), *(_("Yes") if role in roles else "—" for role in Role)] for permission, roles in GRANTS.items()]
    rows.append([_("Who gives and ends this role"), *(", ".join(map(label, _givers(role))) for role in Role)])
    return page("access/permissions.html", head=[_("What can be done"), *map(label, Role)], rows=rows)


def _givers(role: Role) -> list[Role]:
    return [giver for giver in Role if giver in GRANTS[HANDED_OUT_WITH[role]]]
