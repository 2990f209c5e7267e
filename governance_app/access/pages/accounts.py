"""The accounts of one's committees: invite, print codes, give and end roles, close."""

import secrets
from typing import Any
from uuid import UUID

from flask import current_app, request
from markupsafe import Markup
from werkzeug.wrappers import Response

from governance_app.access import actions, reads
from governance_app.access.forms import ActForm, AdministratorInviteForm, InviteForm, RoleForm
from governance_app.access.guards import current_actor, needs
from governance_app.access.pages.blueprint import pages
from governance_app.access.rules import (
    CodePurpose,
    NoSuchAccount,
    Permission,
    Role,
    Secret,
    code_from,
    handed_out_by,
    may_somewhere,
    written,
)
from governance_app.documents.qr_code import qr_inline
from governance_app.foundation import clock
from governance_app.languages.catalogue import _
from governance_app.web.answers import Answer, done, page
from governance_app.web.code_forms import SheetForm
from governance_app.web.outside import full_address


@pages.get("/trabajo/cuentas")
@needs(Permission.INVITE)
def accounts() -> Answer:
    """Show the accounts of the actor's committees and the codes still waiting."""
    actor, now = current_actor(), clock.now()
    lines, waiting = reads.accounts_seen_by(actor, now), reads.invitations_seen_by(actor, now)
    return page("access/accounts.html", accounts=lines, waiting=waiting)


@pages.route("/trabajo/cuentas/invitar", methods=["GET", "POST"])
@needs(Permission.INVITE)
def invite() -> Answer:
    """Ask whom to invite as what; then show the sheet to print, once."""
    actor = current_actor()
    kind = AdministratorInviteForm if reads.everywhere(actor, Permission.MANAGE_ACCOUNTS) else InviteForm
    form = kind.blank_or_posted(role=Role.MEMBER)
    form.renew_seed()
    roles = _offered(form)
    if form.validate_on_submit():
        given = form.given()
        code = _code(form, given.pop("seed"))
        if form.attempt(actions.invite, code=Secret(code), **given):
            return _sheet(CodePurpose.INVITATION, code, given["name"], given["role"], dict(form.body.choices).get(given["body"], ""))
    return page("access/invite.html", form=form, every_role=len(roles) == len(Role)), form.status


def _code(form: SheetForm, seed: str | None) -> str:
    """Return the code of this very form: a double click prints the same one, another form another."""
    return code_from(current_app.config["SECRET_KEY"], str(form.request_id.data), seed or "")


def _sheet(purpose: CodePurpose, code: str, name: str, role: Role | None = None, body: str = "") -> Response:
    address = full_address("access.invitation")
    picture = Markup(qr_inline(f"{address}#{written(code)}", title=_("Opens the page for the code")))  # noqa: S704 — made by us, no user text
    answer = current_app.make_response(page(
        "access/sheet.html", purpose=purpose, groups=written(code).split("-"), name=name, role=role, body=body, qr=picture,
        address=address.split("://", 1)[1], expires=clock.now() + actions.CODE_LIFE[purpose],
    ))
    answer.headers["Cache-Control"] = "no-store"
    return answer


@pages.get("/trabajo/cuentas/<uuid:account>")
@needs(Permission.INVITE)
def one_account(account: UUID) -> Answer:
    """Show one account with those of its roles that the actor may see."""
    return _one(account)


def _one(account: UUID, form: RoleForm | None = None) -> str:
    actor, now = current_actor(), clock.now()
    line = reads.account_seen_by(actor, account, now)
    if line is None:
        raise NoSuchAccount()
    return page(
        "access/one_account.html", account=line, form=form or _role_form(), own=account == actor.account,
        endable=reads.endable_by(actor, line), may_reset=reads.may_reset(actor, account, now),
        may_close=may_somewhere(actor, Permission.MANAGE_ACCOUNTS), seed=secrets.token_hex(16),
    )


def _role_form() -> RoleForm:
    form = RoleForm.blank_or_posted(prefix="rol")
    _offered(form)
    return form


def _offered(form: Any) -> list[Role]:
    """Put the actor's roles and bodies into the form, and return these roles."""
    actor, roles = current_actor(), handed_out_by(current_actor())
    form.offer(roles, reads.bodies_where(actor, Permission.INVITE, clock.local_day(clock.now())))
    return roles


@pages.post("/trabajo/cuentas/<uuid:account>/roles")
@needs(Permission.INVITE)
def give_role(account: UUID) -> Answer:
    """Give the account a further role."""
    form = _role_form()
    if form.validate_on_submit() and form.attempt(actions.grant_role, account=account, **form.given()):
        return done(_("The role is given."), "access.one_account", account=account)
    return _one(account, form), form.status


@pages.post("/trabajo/cuentas/<uuid:account>/roles/<uuid:grant>/terminar")
@needs(Permission.INVITE)
def end_role(account: UUID, grant: UUID) -> Answer:
    """End a role from today on."""
    return _acted(actions.end_role, _("The role has ended."), grant=grant)


@pages.post("/trabajo/cuentas/<uuid:account>/codigo")
@needs(Permission.INVITE)
def print_reset(account: UUID) -> Answer:
    """Print a code with which the holder chooses a new password."""
    form = SheetForm.blank_or_posted()
    line = reads.account_seen_by(current_actor(), account, clock.now())
    if line is None:
        raise NoSuchAccount()
    if form.validate_on_submit():
        code = _code(form, form.seed.data)
        if form.attempt(actions.print_reset, account=account, code=Secret(code)):
            return _sheet(CodePurpose.RESET, code, line.name)
    return _refused(form)


@pages.post("/trabajo/cuentas/<uuid:account>/cerrar")
@needs(Permission.MANAGE_ACCOUNTS)
def close(account: UUID) -> Answer:
    """Close an account: its roles and sessions end at once."""
    return _acted(actions.deactivate_account, _("The account is closed."), account=account)


@pages.post("/trabajo/cuentas/codigos/<uuid:invitation>/anular")
@needs(Permission.INVITE)
def revoke(invitation: UUID) -> Answer:
    """Make a printed code worthless."""
    return _acted(actions.revoke_invitation, _("That code is worth nothing now."), invitation=invitation)


def _acted(action: Any, sentence: str, **given: Any) -> Answer:
    form = ActForm.blank_or_posted()
    if form.validate_on_submit() and form.attempt(action, **given):
        account = (request.view_args or {}).get("account")
        still = account and reads.account_seen_by(current_actor(), account, clock.now())
        return done(sentence, "access.one_account", account=account) if still else done(sentence, "access.accounts")
    return _refused(form)


def _refused(form: Any) -> Answer:
    for line in form.complaints():
        return done(line.text, "access.accounts", kind="danger")
    return done(_("Nothing was changed."), "access.accounts", kind="warning")
