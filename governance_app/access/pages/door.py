"""The door: signing in and out, and the printed code that brings somebody in."""

from typing import Any

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from governance_app.access import actions, reads
from governance_app.access.forms import ActForm, AddRoleForm, JoinForm, ResetForm, SignInForm
from governance_app.access.guards import current_actor, current_card, enter, leave, needs_sign_in, tries
from governance_app.access.pages.blueprint import pages
from governance_app.access.rules import VISITOR, CodePurpose, Secret, browser_family, new_token, same_site_path
from governance_app.foundation import clock
from governance_app.foundation.errors import GovernanceError
from governance_app.foundation.ids import new_id
from governance_app.languages.catalogue import _
from governance_app.record.rules import Receipt
from governance_app.web.answers import Answer, done, page
from governance_app.web.code_forms import CodeForm
from governance_app.web.doors import open_to_all

DESK = "/trabajo"


@pages.route("/entrar", methods=["GET", "POST"])
@open_to_all
def sign_in() -> Answer:
    """Ask for name and password; then go on to where one was."""
    onward = same_site_path(request.args.get("next")) or DESK
    if request.method == "GET" and current_actor().known:
        return redirect(onward, 303)
    form = SignInForm.blank_or_posted()
    if form.validate_on_submit() and _let_in_with_password(form):
        return redirect(onward, 303)
    return page("access/sign_in.html", form=form, onward=onward), form.status


def _let_in_with_password(form: SignInForm) -> bool:
    given, token = form.given(), new_token()
    try:
        actions.sign_in(**given, token=Secret(token), tries=tries(given["login"]), family=_family(), now=clock.now())
    except GovernanceError as error:
        form.complain(error)
        return False
    enter(token)
    return True


@pages.post("/salir")
@needs_sign_in
def sign_out() -> Answer:
    """End this session, here and in the database."""
    form, card = ActForm.blank_or_posted(), current_card()
    if form.validate_on_submit() and card:
        form.attempt(actions.sign_out, session=card.session)
        leave()
    answer = done(_("You have signed out."), "access.sign_in")
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


@pages.route("/invitacion", methods=["GET", "POST"])
@open_to_all
def invitation() -> Answer:
    """Ask for the code of a sheet, then show the form that fits it."""
    form = CodeForm.blank_or_posted()
    if form.validate_on_submit():
        try:
            actions.spend_try(tries(None), clock.now())
            found = reads.waiting_code(form.code.data, clock.now())
            actions.forgive(tries(None), clock.now())
        except GovernanceError as error:
            form.complain(error)
        else:
            return _second_step(found.purpose, form.code.data, found.name)
    return page("access/code.html", form=form), form.status


def _second_step(purpose: CodePurpose, code: str, name: str) -> str:
    if purpose is CodePurpose.RESET:
        return page("access/reset.html", form=_fresh(ResetForm, code=code))
    if current_actor().known:
        return page("access/add_role.html", form=_fresh(AddRoleForm, code=code))
    return page("access/join.html", form=_fresh(JoinForm, code=code, name=name))


def _fresh(kind: Any, **given: str) -> Any:
    form = kind(formdata=None, data=given)
    form.renew()
    return form


@pages.post("/invitacion/cuenta")
@open_to_all
def join() -> Answer:
    """Make the account and let its holder in."""
    form = JoinForm.blank_or_posted()
    if form.validate_on_submit() and (receipt := _attempt(form, actions.accept_invitation)):
        return _let_in(receipt, _("Welcome. Your account is ready."))
    return page("access/join.html", form=form), form.status


@pages.post("/invitacion/rol")
@needs_sign_in
def add_role() -> Answer:
    """Add the role of a code to the account that is signed in."""
    form = AddRoleForm.blank_or_posted()
    if form.validate_on_submit() and _attempt(form, actions.add_role_by_code):
        return done(_("The role was added to your account."), "access.account")
    return page("access/add_role.html", form=form), form.status


@pages.post("/invitacion/clave")
@open_to_all
def reset() -> Answer:
    """Keep the new password and let its holder in."""
    form = ResetForm.blank_or_posted()
    if form.validate_on_submit() and (receipt := _attempt(form, actions.reset_password)):
        return _let_in(receipt, _("Your new password holds from now on."))
    return page("access/reset.html", form=form), form.status


def _attempt(form: Any, action: Any) -> Any:
    """Try a code at most as often as its address may."""
    try:
        actions.spend_try(tries(None), clock.now())
    except GovernanceError as error:
        form.complain(error)
        return None
    receipt = form.attempt(action, **form.given())
    if receipt is not None:
        actions.forgive(tries(None), clock.now())
    return receipt


def _let_in(receipt: Receipt, sentence: str) -> Response:
    """Open a session after the act itself only: its repetition shows no code that still holds, so it opens nothing."""
    if receipt.replayed:
        return done(_("This was done already. Now sign in with your name and the password that you chose."), "access.sign_in", kind="info")
    open_session_of(receipt.subject)
    return done(sentence, "access.account")


def open_session_of(account: Any) -> None:
    """Open a session for an account whose holder has just shown a code or the password, and put it in the cookie."""
    token = new_token()
    actions.open_session(actor=VISITOR, id=new_id(), account=account, token=Secret(token), family=_family(), now=clock.now())
    enter(token)


def _family() -> str:
    return browser_family(request.headers.get("User-Agent", ""))


@pages.get("/invitacion/cuenta")
@pages.get("/invitacion/clave")
@open_to_all
def code_again() -> Answer:
    """Somebody reloads a second step: begin with the code."""
    return redirect(url_for("access.invitation"), 303)
