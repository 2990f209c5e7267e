"""The register of processing and who is responsible for the data: seen, printed, taken as a table."""

from typing import Any

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission, may, require
from governance_app.documents import csv_file
from governance_app.foundation import clock
from governance_app.languages import formats
from governance_app.languages.catalogue import _
from governance_app.privacy import actions
from governance_app.privacy.forms import ResponsibleForm
from governance_app.privacy.pages.blueprint import file, pages, today
from governance_app.privacy.reads.responding import responsible as named
from governance_app.privacy.rules import REGISTER, Processing, Responsible, months_later
from governance_app.web.answers import Answer, done, page
from governance_app.web.sentences import label


@pages.get("/trabajo/proteccion/registro")
@needs(Permission.GUARD_DATA)
def register() -> Answer:
    """Show the register of processing."""
    return page("privacy/register.html", may_name=may(current_actor(), Permission.GUARD_DATA), **_shown())


@pages.get("/trabajo/proteccion/registro/imprimir")
@needs(Permission.GUARD_DATA)
def register_printed() -> Answer:
    """Show it for paper."""
    return page("privacy/register_printed.html", **_shown())


@pages.get("/trabajo/proteccion/registro.csv")
@needs(Permission.GUARD_DATA)
def register_file() -> Answer:
    """Give it as a table."""
    who = named()
    rows = [{str(head): words for head, words in _row(one, who)} for one in REGISTER]
    return file(csv_file.write(rows, list(rows[0])), "text/csv; charset=utf-8", "registro-de-tratamiento.csv")


def _shown() -> dict[str, Any]:
    who = named()
    return {"who": who, "entries": [(one, _row(one, who)) for one in REGISTER], "made_at": clock.now(), "today": today(),
            "next_review": min((_review(one, who) for one in REGISTER), default=None) if who else None}


def _review(one: Processing, who: Responsible) -> Any:
    return months_later(who.looked_at, one.review)


def _row(one: Processing, who: Responsible | None) -> list[tuple[str, str]]:
    """Return an entry as headings and words."""
    return [
        (_("Purpose"), label(one.activity)), (_("Data"), _all(one.categories)),
        (_("Sensitive or special by law"), _("Yes") if one.sensitive else _("No")), (_("Legal ground"), label(one.basis)),
        (_("Who sees them"), _all(one.roles)), (_("To whom they go"), _all(one.recipients)), (_("How long"), label(one.term)),
        (_("To be looked at again"), formats.day(_review(one, who)) if who else _("When the responsible institution is named")),
        (_("How they are protected"), _all(one.measures)), (_("Responsible"), who.name if who else _("Not named yet")),
    ]


def _all(kinds: Any) -> str:
    return "; ".join(label(one) for one in kinds)


@pages.route("/trabajo/proteccion/responsable", methods=["GET", "POST"])
@needs(Permission.GUARD_DATA)
def responsible() -> Answer:
    """Name the institution responsible for the data; only who answers for the whole installation does."""
    require(current_actor(), Permission.GUARD_DATA)
    who = named()
    kept = {name: getattr(who, name) for name in ("name", "contact", "delegate", "reviewed_on")} if who else {}
    form = ResponsibleForm.blank_or_posted(**kept)
    if form.validate_on_submit() and form.attempt(actions.name_responsible, **form.given()):
        return done(_("The responsible institution is named."), "privacy.register")
    return page("privacy/responsible.html", form=form), form.status
