"""Finding, registering and correcting people."""

from uuid import UUID

from governance_app.access import reads as access
from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission, may, may_somewhere
from governance_app.languages.catalogue import _
from governance_app.organisations import reads as organisations
from governance_app.people import actions, reads
from governance_app.people.forms import CorrectForm, RegisterForm, SearchForm
from governance_app.people.pages.blueprint import kept_by_me, pages, today
from governance_app.web.answers import Answer, done, page

MOST = 200


@pages.route("/trabajo/personas", methods=["GET", "POST"])
@needs(Permission.SEE_PEOPLE)
def people() -> Answer:
    """List the people of the reader's committees. A search is sent unseen, so that no name stands in an address or a log."""
    form = SearchForm.blank_or_posted()
    text = form.text.data or "" if form.validate_on_submit() else ""
    found = reads.people_seen_by(current_actor(), on=today(), search=text, limit=MOST + 1)
    homes = organisations.names_on({one.community for one in found if one.community}, today())
    may_keep = may_somewhere(current_actor(), Permission.MANAGE_PEOPLE)
    return page("people/list.html", form=form, found=found[:MOST], more=len(found) > MOST, homes=homes, may_keep=may_keep), form.status


@pages.route("/trabajo/personas/nueva", methods=["GET", "POST"])
@needs(Permission.MANAGE_PEOPLE)
def register() -> Answer:
    """Register a person. When somebody of a like name is there already, ask first whether it is the same person."""
    bodies = access.bodies_where(current_actor(), Permission.MANAGE_PEOPLE, today())
    form = RegisterForm.blank_or_posted(body=next(iter(bodies)) if len(bodies) == 1 else None)
    form.body.choices = list(bodies.items())
    _fill_communities(form)
    similar = reads.similar_seen_by(current_actor(), form.name.data, on=today()) if form.name.data else ()
    if form.validate_on_submit() and (form.another.data or not similar):
        given = {name: value for name, value in form.given().items() if name != "another"}
        if receipt := form.attempt(actions.register_person, **given):
            return done(_("The person is registered."), "people.person", person=receipt.subject)
    return page("people/register.html", form=form, similar=similar), form.status


@pages.get("/trabajo/personas/<uuid:person>")
@needs(Permission.SEE_PEOPLE)
def person(person: UUID) -> Answer:
    """Show a person: to those who keep the record, also the consents and the way to everything else."""
    one = reads.person_seen_by(current_actor(), person, on=today())
    home = organisations.organisation(one.community, on=today()) if one.community else None
    names = access.body_names(today())
    mine = access.bodies_where(current_actor(), Permission.SEE_PEOPLE, today())
    bodies = [names[body] for body in reads.bodies_of(one.id) if body in names and body in mine]
    may_keep = may(current_actor(), Permission.MANAGE_PEOPLE, reads.scope_of_person(one.id))
    may_erase = all(may(current_actor(), Permission.ERASE_PEOPLE, scope) for scope in reads.scopes_to_erase(one.id))
    return page("people/show.html", one=one, home=home, bodies=bodies, may_keep=may_keep, may_erase=may_erase,
                consents=[c for c in reads.consents(one.id) if c.in_force(today())] if may_keep else (),
                merges=reads.merges(one.id) if may_keep else ())


@pages.route("/trabajo/personas/<uuid:person>/corregir", methods=["GET", "POST"])
@needs(Permission.MANAGE_PEOPLE)
def correct(person: UUID) -> Answer:
    """Correct name, community, age under 18 and representative."""
    one = kept_by_me(person)
    form = CorrectForm.blank_or_posted(name=one.name, community=one.community, minor_band=one.minor_band, representative=one.representative)
    _fill_communities(form)
    if form.validate_on_submit() and form.attempt(actions.correct_person, person=one.id, **form.given()):
        return done(_("The record is corrected."), "people.person", person=one.id)
    return page("people/correct.html", form=form, one=one), form.status


def _fill_communities(form: CorrectForm) -> None:
    form.community.choices = [(one.id, one.name) for one in organisations.communities(on=today())]
