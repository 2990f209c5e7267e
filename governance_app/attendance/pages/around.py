"""Around the seats: visitors counted from paper, languages, support."""

from typing import Any
from uuid import UUID

from governance_app.access.guards import needs
from governance_app.access.rules import Permission
from governance_app.attendance import actions, reads
from governance_app.attendance.forms import BANDS, LanguageForm, SupportForm, VisitorForm, cell_name
from governance_app.attendance.pages.blueprint import BASE, held_for, likely_moment, may_be_kept, pages
from governance_app.attendance.rules import VisitorAffiliation, VisitorSex, VisitorSheet
from governance_app.languages.catalogue import _
from governance_app.languages.rules import CONTENT_LANGUAGES
from governance_app.meetings import reads as meetings
from governance_app.people import reads as people
from governance_app.web.answers import Answer, done, page


@pages.route(f"{BASE}/visitantes", methods=["GET", "POST"])
@needs(Permission.RECORD_ATTENDANCE)
def visitors(meeting: UUID) -> Answer:
    """Ask for the groups of the paper sheet; they must add up to its total."""
    held = held_for(Permission.RECORD_ATTENDANCE, meeting)
    form = VisitorForm.blank_or_posted(**_written(reads.visitors(meeting)))
    if form.validate_on_submit() and form.attempt(
        actions.count_visitors, meeting=meeting, total=form.total.data, illegible=form.illegible.data, groups=form.groups(),
        note=form.note.data or "",
    ):
        return done(_("The visitors are counted, and the sum agrees with the sheet."), "attendance.visitors", meeting=meeting)
    return page(
        "attendance/visitors.html", meeting=held, form=form, bands=BANDS, sexes=VisitorSex, affiliations=VisitorAffiliation,
        cell_name=cell_name, running=may_be_kept(held)), form.status


def _written(sheet: VisitorSheet | None) -> dict[str, Any]:
    if sheet is None:
        return {}
    cells = {cell_name(g.sex, g.age_band, g.affiliation): g.number for g in sheet.groups}
    return {"total": sheet.total, "illegible": sheet.illegible, "note": sheet.note, **cells}


@pages.route(f"{BASE}/lenguas", methods=["GET", "POST"])
@needs(Permission.RECORD_ATTENDANCE)
def languages(meeting: UUID) -> Answer:
    """Show and write down the languages of the meeting and of its points."""
    held = held_for(Permission.RECORD_ATTENDANCE, meeting)
    points, room = meetings.agenda(meeting), reads.standing_at(meeting, likely_moment(held))
    names = people.names({p.person for p in room.present})
    known = [(code, language.autonym) for code, language in CONTENT_LANGUAGES.items()]
    form = LanguageForm.blank_or_posted(language=held.language)
    form.language.choices = form.interpreted_into.choices = known
    form.item.choices = [(p.id, f"{p.label}. {p.title}") for p in points]
    form.interpreter.choices = sorted(names.items(), key=lambda pair: pair[1])
    if form.validate_on_submit() and form.attempt(actions.record_language, meeting=meeting, **form.given()):
        return done(_("The language is written down."), "attendance.languages", meeting=meeting)
    return page(
        "attendance/languages.html", meeting=held, form=form, spoken=reads.languages(meeting), points={p.id: p for p in points},
        autonyms=dict(known)), form.status


@pages.route(f"{BASE}/apoyos", methods=["GET", "POST"])
@needs(Permission.RECORD_ATTENDANCE)
def support(meeting: UUID) -> Answer:
    """Show and write down the support that made coming possible."""
    held = held_for(Permission.RECORD_ATTENDANCE, meeting)
    form = SupportForm.blank_or_posted()
    if form.validate_on_submit() and form.attempt(
        actions.record_support, meeting=meeting, kind=form.kind.data, given=form.received.data, needed=form.needed.data,
        note=form.note.data or "",
    ):
        return done(_("The support is written down."), "attendance.support", meeting=meeting)
    return page("attendance/support.html", meeting=held, form=form, given=reads.support(meeting)), form.status
