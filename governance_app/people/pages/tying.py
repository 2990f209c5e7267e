"""Whose account is whose: tied to a person's record by who keeps it, so that the person can see their own data."""

from uuid import UUID

from governance_app.access import reads as access
from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission
from governance_app.foundation import clock
from governance_app.languages.catalogue import _
from governance_app.people import actions, reads
from governance_app.people.forms import AccountForm
from governance_app.people.pages.blueprint import kept_by_me, pages
from governance_app.people.rules import NoSuchPerson, Person, likeness
from governance_app.web.answers import Answer, done, page


@pages.route("/trabajo/personas/<uuid:person>/cuenta", methods=["GET", "POST"])
@needs(Permission.MANAGE_PEOPLE)
def account(person: UUID) -> Answer:
    """Show which account is this person's, and those of a like name that may be; a button ties one."""
    one, form = kept_by_me(person), AccountForm.blank_or_posted()
    if form.validate_on_submit() and form.attempt(actions.tie_account, person=one.id, account=_account(form)):
        return done(_("The account is tied: this person sees their own data now."), "people.account", person=one.id)
    return _page(one, form), form.status


@pages.post("/trabajo/personas/<uuid:person>/cuenta/soltar")
@needs(Permission.MANAGE_PEOPLE)
def untie(person: UUID) -> Answer:
    """Take back that an account is this person's."""
    one, form = kept_by_me(person), AccountForm.blank_or_posted()
    if form.validate_on_submit() and form.attempt(actions.untie_account, person=one.id, account=_account(form)):
        return done(_("The account is not tied any more."), "people.account", person=one.id)
    return _page(one, form), form.status


def _account(form: AccountForm) -> UUID:
    try:
        return UUID(form.account.data or "")
    except ValueError:
        raise NoSuchPerson() from None


def _page(one: Person, form: AccountForm) -> str:
    alike = [line for line in access.untied_accounts_seen_by(current_actor(), clock.now())
             if line.active and likeness(line.name, one.name) is not None]
    return page("people/account.html", one=one, form=form, alike=alike, tied=access.accounts_tied_to(reads.same_person(one.id)))
