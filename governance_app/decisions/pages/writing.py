"""Write on a decision: texts in other languages, what it is about, what it does to earlier ones, money, publication."""

from typing import Any
from uuid import UUID

from flask import request

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission
from governance_app.decisions import actions, reads
from governance_app.decisions.forms import AboutForm, ActForm, AmountForm, RelateForm, TextForm
from governance_app.decisions.pages.blueprint import pages, refused
from governance_app.decisions.rules import Decision, RelationKind, TextReview
from governance_app.foundation import clock
from governance_app.languages.catalogue import _
from governance_app.organisations import reads as organisations
from governance_app.organisations.rules import TerritoryLevel
from governance_app.web.answers import Answer, done, page


def _known(decision: UUID) -> Decision:
    return reads.decision_for(current_actor(), decision)


@pages.route("/trabajo/decisiones/<uuid:decision>/texto", methods=["GET", "POST"])
@needs(Permission.KEEP_DECISIONS)
def text(decision: UUID) -> Answer:
    """Write or correct the text in a language (`?idioma=`)."""
    known = _known(decision)
    language = request.args.get("idioma", "")
    present = next((t for t in known.texts if t.language == language), None)
    start: dict[str, Any] = {"language": language or None, "review": TextReview.DRAFT}
    if present:
        start |= {"title": present.title, "text": present.text, "review": present.review}
    form = TextForm.blank_or_posted(**start)
    if form.validate_on_submit() and form.attempt(actions.write_text, decision=decision, **form.given()):
        return done(_("The text is kept."), "decisions.one", decision=decision)
    return page("decisions/text.html", form=form, decision=known), form.status


@pages.route("/trabajo/decisiones/<uuid:decision>/temas", methods=["GET", "POST"])
@needs(Permission.KEEP_DECISIONS)
def about(decision: UUID) -> Answer:
    """Say what it is about: themes, the plan it serves, the places it touches."""
    known = _known(decision)
    form = AboutForm.blank_or_posted(
        themes=list(known.themes), life_plan=known.life_plan, communities=[p.id for p in known.places if p.community],
        territories=[p.id for p in known.places if not p.community],
    )
    day = known.adopted_on
    form.communities.choices = [(one.id, one.name) for one in organisations.communities(on=day)]
    places = [t for t in organisations.territories(on=day) if t.level is not TerritoryLevel.PROVINCE]
    form.territories.choices = [(t.id, t.name) for t in places]
    if form.validate_on_submit() and form.attempt(actions.describe, decision=decision, **form.given()):
        return done(_("What the decision is about is kept."), "decisions.one", decision=decision)
    return page("decisions/about.html", form=form, decision=known), form.status


@pages.route("/trabajo/decisiones/<uuid:decision>/reforma", methods=["GET", "POST"])
@needs(Permission.KEEP_DECISIONS)
def relate(decision: UUID) -> Answer:
    """Say that this decision amends or revokes an earlier one."""
    known = _known(decision)
    form = RelateForm.blank_or_posted(kind=RelationKind.AMENDS, from_day=known.in_force_from)
    others = [d for d in reads.of_body(known.body) if d.id != known.id and d.adopted_on <= known.adopted_on]
    form.earlier.choices = [(d.id, f"{d.code} · {d.text_in('es').title}"[:150]) for d in others]
    if form.validate_on_submit() and form.attempt(actions.relate, later=decision, **form.given()):
        return done(_("The earlier decision now says what acts on it."), "decisions.one", decision=decision)
    return page("decisions/relate.html", form=form, decision=known), form.status


@pages.route("/trabajo/decisiones/<uuid:decision>/montos", methods=["GET", "POST"])
@needs(Permission.KEEP_DECISIONS)
def amount(decision: UUID) -> Answer:
    """Write down money promised or disbursed, with its source."""
    known = _known(decision)
    form = AmountForm.blank_or_posted(on=clock.local_day(clock.now()))
    if form.validate_on_submit() and form.attempt(actions.record_amount, decision=decision, **form.given()):
        return done(_("The amount is written down."), "decisions.one", decision=decision, anchor="money")
    return page("decisions/amount.html", form=form, decision=known), form.status


@pages.post("/trabajo/decisiones/<uuid:decision>/publicar")
@needs(Permission.KEEP_DECISIONS)
def publish(decision: UUID) -> Answer:
    """Show the decision to everyone."""
    _known(decision)
    form = ActForm.blank_or_posted()
    if form.validate_on_submit() and form.attempt(actions.publish, decision=decision):
        return done(_("The decision is public now: anybody can read it."), "decisions.one", decision=decision)
    return refused(form, "decisions.one", decision=decision)
