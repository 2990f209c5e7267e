"""The page on which somebody sees what is kept of a person, and erases it."""

from typing import Any
from uuid import UUID

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission, Secret, require
from governance_app.foundation import clock
from governance_app.languages.catalogue import _
from governance_app.people import reads as people
from governance_app.people.rules import Person
from governance_app.privacy import actions, reads
from governance_app.privacy.forms import EraseForm
from governance_app.privacy.pages.blueprint import pages
from governance_app.privacy.rules import Area
from governance_app.web.answers import Answer, done, page


@pages.route("/trabajo/personas/<uuid:person>/eliminar", methods=["GET", "POST"])
@needs(Permission.ERASE_PEOPLE)
def erase(person: UUID) -> Answer:
    """Show what is kept of a person and what an erasure makes of it; erase when the name is written and a ground chosen."""
    one = _kept_by_me(person)
    form = _asked_of(one)
    if form.validate_on_submit() and form.attempt(
            actions.erase_person, person=one.id, ground=form.ground.data, name=Secret(form.name.data),
            accounts=form.accounts.data if "accounts" in form else ()):
        return done(_("The data of this person are erased."), "people.people")
    today = clock.local_day(clock.now())
    held = reads.held_of(one.id)
    return page("privacy/erase.html", form=form, one=one, held=held, account=any(line.area is Area.ACCOUNT for line in held),
                mentions=reads.mentions(one), posts=reads.posts_held(one.id, today)), form.status


def _asked_of(one: Person) -> Any:
    """Return the form; it asks about accounts only where some bear the name and are tied to nobody."""
    form: Any = EraseForm.blank_or_posted()
    alike = reads.accounts_alike(current_actor(), one, clock.now())
    form.accounts.choices = [(line.id, f"{line.name} ({line.login})") for line in alike]
    if not alike:
        del form.accounts
    return form


def _kept_by_me(person: UUID) -> Person:
    """Return a person whom the reader may erase: MayNot before anything is asked, when another committee knows them too."""
    today = clock.local_day(clock.now())
    one = people.person_seen_by(current_actor(), person, on=today, permission=Permission.ERASE_PEOPLE)
    people.check_not_erased(one.id)
    for scope in people.scopes_to_erase(one.id):
        require(current_actor(), Permission.ERASE_PEOPLE, scope)
    return one
