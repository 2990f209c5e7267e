"""The register of decisions: search, and one decision at an address that stays."""

from typing import Any
from uuid import UUID

from flask import redirect, url_for
from markupsafe import Markup

from governance_app.commitments import reads as commitments
from governance_app.commitments.rules import overdue_days
from governance_app.decisions import reads as decision_reads
from governance_app.decisions.rules import Decision, DecisionText, Search, totals
from governance_app.documents.qr_code import qr_inline
from governance_app.foundation import clock
from governance_app.foundation.errors import Missing
from governance_app.languages.catalogue import _, current
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import Meeting
from governance_app.noticeboard import reads, wording
from governance_app.noticeboard.forms import DecisionSearch, bodies_to_choose
from governance_app.noticeboard.pages.blueprint import pages
from governance_app.noticeboard.rules import id_of, short_of, words_of
from governance_app.voting import reads as voting
from governance_app.voting.wording import result_sentence
from governance_app.voting.wording.belenios import checks, fingerprints
from governance_app.web.answers import Answer, page
from governance_app.web.doors import open_to_all
from governance_app.web.outside import full_address
from governance_app.web.paging import asked_page, other_answers


@pages.get("/decisiones")
@open_to_all
def decisions() -> Answer:
    """Search the register. What cannot be read as an answer is said beside its field and left out of the search."""
    today = clock.local_day(clock.now())
    names = reads.public_body_names(on=today)
    form = DecisionSearch.from_address()
    form.body.choices = bodies_to_choose(names)
    form.year.choices = [(str(year), str(year)) for year in decision_reads.public_years()]
    form.place.choices = [(place.id, place.name) for place in decision_reads.public_places(on=today)]
    form.validate()
    search = _search(form, today)
    found = decision_reads.public_register(search)
    return page(
        "noticeboard/decisions.html", form=form, found=found, names=names, day=search.on or today, today=today, words_of=words_of,
        address=lambda n: url_for("noticeboard.decisions", **other_answers(), page=n),
    )


def _search(form: DecisionSearch, today: Any) -> Search:
    asked = {name: None if name in form.errors else value for name, value in form.given().items()}
    return Search(
        words=asked["words"] or "", themes=(asked["theme"],) if asked["theme"] else (), body=asked["body"],
        year=int(asked["year"]) if asked["year"] else None, state=asked["state"], page=asked_page(), place=asked["place"],
        on=asked["on"] or (today if asked["state"] else None),
    )


@pages.get("/decisiones/<uuid:decision>", defaults={"words": ""})
@pages.get("/decisiones/<uuid:decision>/<words>")
@open_to_all
def decision(decision: UUID, words: str) -> Answer:
    """Show one decision. The words at the end of the address help people; the id alone finds it, for ever."""
    today = clock.local_day(clock.now())
    found = decision_reads.public_decision(decision)
    acts_on, acted_on_by = reads.public_relations(found)
    result = voting.public_result(found.motion) if found.motion else None
    belenios = voting.belenios.public_vote(found.motion) if found.motion and result else None
    short = full_address("noticeboard.short", short=short_of(decision))
    return page(
        "noticeboard/decision.html", decision=found, texts=_in_order(found), language_name=wording.language_name, today=today,
        state=found.state(today), acts_on=acts_on, acted_on_by=acted_on_by, vote=result_sentence(result) if result else "",
        marks=fingerprints(belenios) if belenios else [], steps=checks(belenios) if belenios else [],
        totals=totals(found.amounts), commitments=commitments.public_of_decision(decision), overdue_days=overdue_days,
        body=reads.public_body_of(found), meeting=_meeting(found.meeting), short=short,
        qr=Markup(qr_inline(_compact(short), title=_("Opens this decision"))),  # noqa: S704 — made by us from an id, no user text
        permanent=url_for("noticeboard.decision", decision=decision, words=words_of(found.code)),
    )


@pages.get("/D/<short>")
@open_to_all
def short(short: str) -> Answer:
    """Lead from the short address on paper to the decision."""
    found = decision_reads.public_decision(id_of(short))
    return redirect(url_for("noticeboard.decision", decision=found.id, words=words_of(found.code)))


def _compact(address: str) -> str:
    """Return an address in capitals: scheme, host and our short path mean the same, and a QR code holds them in less room."""
    return address.upper()


def _in_order(decision: Decision) -> list[DecisionText]:
    """Return the texts: first the one in the reader's language, then the binding one, then the others."""
    first = decision.text_in(current().bcp47.split("-")[0])
    return [first, *(text for text in decision.texts if text != first)]


def _meeting(id: UUID | None) -> Meeting | None:
    if id is None:
        return None
    try:
        return meetings.public_meeting(id)
    except Missing:
        return None
