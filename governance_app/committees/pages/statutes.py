"""The rules of a body: read as sentences, version by version; adopted in one form."""

from typing import Any
from uuid import UUID

from flask import request

from governance_app.access.guards import needs
from governance_app.access.rules import Permission
from governance_app.committees import actions, reads
from governance_app.committees.forms import StatuteForm
from governance_app.committees.pages.blueprint import can, pages, seen, today
from governance_app.committees.rules import MatterKind, Statute
from governance_app.committees.wording import statute_sentences
from governance_app.committees.wording.labels import NOTICE_NAMES
from governance_app.languages.catalogue import _
from governance_app.organisations.rules import Bloc
from governance_app.web.answers import Answer, done, page


@pages.get("/trabajo/organos/<uuid:body>/estatuto")
@needs(Permission.SEE_BODY)
def statute(body: UUID) -> Answer:
    """Show the rules of today (or of the version asked for by number) as sentences, and all versions."""
    one, versions = seen(body), reads.statutes(body)
    begun = [n for n, v in enumerate(versions) if v.valid_from <= today()]
    wanted = request.args.get("version", type=int)
    number = wanted - 1 if wanted and 1 <= wanted <= len(versions) else (begun[-1] if begun else 0)
    shown = versions[number] if versions else None
    return page(
        "committees/statute.html", one=one, body=body, versions=versions, shown=shown, number=number + 1,
        sentences=statute_sentences(shown.statute) if shown else (), may_adopt=can(Permission.MANAGE_BODIES, body),
    )


@pages.route("/trabajo/organos/<uuid:body>/estatuto/nuevo", methods=["GET", "POST"])
@needs(Permission.MANAGE_BODIES)
def adopt(body: UUID) -> Answer:
    """Adopt rules from a day; the form begins with the latest ones."""
    one, versions = seen(body), reads.statutes(body)
    latest = versions[-1].statute if versions else Statute()
    first: dict[str, Any] = {} if versions else {"valid_from": one.created_on}
    form = StatuteForm.blank_or_posted(**StatuteForm.values(latest), **first)
    if form.validate_on_submit() and form.attempt(
        actions.adopt_statute, body=body, valid_from=form.valid_from.data, statute=form.statute(), adopted_by=form.adopted_by.data or None,
        inserted_because=form.inserted_because.data or None,
    ):
        return done(_("The rules are adopted."), "committees.statute", body=body)
    return page("committees/adopt.html", form=form, one=one, body=body, blocs=Bloc, matters=MatterKind, notices=NOTICE_NAMES), form.status
