"""The reports of a body: one button for each semester and language gives the whole pack."""

from uuid import UUID

from flask import current_app
from werkzeug.wrappers import Response

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission
from governance_app.committees import reads as committees
from governance_app.exports import actions, reads
from governance_app.exports.forms import ActForm
from governance_app.exports.pages.blueprint import pages
from governance_app.exports.report import gather, packed
from governance_app.exports.report.pack import semester_words
from governance_app.exports.rules.semesters import name_of, semester_named, semesters
from governance_app.foundation import clock
from governance_app.languages.catalogue import _
from governance_app.web.answers import Answer, done, page


@pages.get("/trabajo/organos/<uuid:body>/informes")
@needs(Permission.EXPORT_DATA)
def reports(body: UUID) -> Answer:
    """Offer the report of each semester, the running one first."""
    reads.body_for_data(current_actor(), Permission.EXPORT_DATA, body)
    one, today = committees.body(body), clock.local_day(clock.now())
    offered = [
        {"name": name_of(found), "words": semester_words(found), "period": found, "running": today <= found.last}
        for found in semesters(one.created_on, today)]
    return page("exports/reports.html", one=one, body=body, semesters=offered, tongues=_tongues())


@pages.post("/trabajo/organos/<uuid:body>/informes/<semester>/<language>.zip")
@needs(Permission.EXPORT_DATA)
def take_report(body: UUID, semester: str, language: str) -> Answer:
    """Give the report of a semester with its actas, once it is noted who takes it."""
    form = ActForm.blank_or_posted()
    if not (form.validate_on_submit() and form.attempt(actions.take_report, body=body, semester=semester, language=language)):
        said = next((line.text for line in form.complaints()), _("Nothing was changed."))
        return done(said, "exports.reports", kind="danger", body=body)
    report = gather(body, semester_named(semester), today=clock.local_day(clock.now()))
    name = f"informe-{committees.body(body).slug}-{semester}-{language}.zip"
    return _pack(packed(report, language), name)


def _tongues() -> tuple[tuple[str, str], ...]:
    return ("es", _("Download in Spanish")), ("en", _("Download in English"))


def _pack(content: bytes, name: str) -> Response:
    answer: Response = current_app.make_response(content)
    answer.headers["Content-Type"] = "application/zip"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "no-store"
    return answer
