"""Records that may be of one person: compared side by side, joined or kept apart, and parted again."""

from uuid import UUID

from governance_app.access import reads as access
from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission
from governance_app.languages.catalogue import _
from governance_app.organisations import reads as organisations
from governance_app.people import actions, reads
from governance_app.people.forms import ActForm, MergeForm
from governance_app.people.pages.blueprint import kept_by_me, pages, today
from governance_app.people.rules import Person
from governance_app.web.answers import Answer, done, page


@pages.get("/trabajo/personas/repetidas")
@needs(Permission.MANAGE_PEOPLE)
def duplicates() -> Answer:
    """List pairs of records that may be of one person."""
    return page("people/duplicates.html", pairs=reads.duplicates_seen_by(current_actor(), on=today()))


@pages.route("/trabajo/personas/comparar/<uuid:first>/<uuid:second>", methods=["GET", "POST"])
@needs(Permission.MANAGE_PEOPLE)
def compare(first: UUID, second: UUID) -> Answer:
    """Show two records side by side, and join them."""
    one, two = kept_by_me(first), kept_by_me(second)
    if one.id == two.id:
        return done(_("These are already one record."), "people.person", kind="info", person=one.id)
    form = MergeForm.blank_or_posted()
    form.kept.choices = [(one.id, one.name), (two.id, two.name)]
    together = reads.meetings_together(one.id, two.id)
    if not together:
        del form.although_met_together
    if form.validate_on_submit() and _merged(form, one, two):
        return done(_("The two records are one. It can be undone on this page."), "people.person", person=form.kept.data)
    return page("people/compare.html", form=form, one=one, two=two, facts=(_facts(one), _facts(two)), together=together), form.status


def _merged(form: MergeForm, one: Person, two: Person) -> object:
    kept = form.kept.data
    return form.attempt(actions.merge_people, merged=two.id if kept == one.id else one.id, **form.given())


def _facts(one: Person) -> dict[str, object]:
    names = access.body_names(today())
    return {
        "home": organisations.organisation(one.community, on=today()).name if one.community else "—",
        "bodies": ", ".join(names[body] for body in reads.bodies_of(one.id) if body in names) or "—",
        "consents": sum(consent.in_force(today()) for consent in reads.consents(one.id)),
    }


@pages.post("/trabajo/personas/comparar/<uuid:first>/<uuid:second>/distintas")
@needs(Permission.MANAGE_PEOPLE)
def keep_apart(first: UUID, second: UUID) -> Answer:
    """Note that they are two people."""
    kept_by_me(first)
    kept_by_me(second)
    form = ActForm.blank_or_posted()
    if form.validate_on_submit() and form.attempt(actions.keep_apart, first=first, second=second):
        return done(_("They are two people; this pair is not shown again."), "people.duplicates")
    return page("people/duplicates.html", pairs=reads.duplicates_seen_by(current_actor(), on=today()), form=form), form.status


@pages.post("/trabajo/personas/<uuid:person>/separar/<uuid:merge>")
@needs(Permission.MANAGE_PEOPLE)
def undo(person: UUID, merge: UUID) -> Answer:
    """Part two records that had been joined."""
    one = kept_by_me(person)
    form = ActForm.blank_or_posted()
    if form.validate_on_submit() and form.attempt(actions.undo_merge, merge=merge):
        return done(_("The records are two again."), "people.person", person=one.id)
    return page("people/refused.html", form=form, one=one), form.status
