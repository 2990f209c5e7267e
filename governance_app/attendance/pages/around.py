"""Around the seats: visitors counted from paper, languages, support."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import request

from governance_app.access.guards import needs
from governance_app.access.rules import Permission
from governance_app.attendance import actions, reads
from governance_app.attendance.forms import (
    BANDS,
    SUPPORT_PARTS,
    LanguageForm,
    PointLanguagesForm,
    SupportForm,
    VisitorForm,
    cell_name,
    support_cell,
    support_given,
)
from governance_app.attendance.pages.blueprint import BASE, held_for, likely_moment, may_be_kept, pages
from governance_app.attendance.rules import (
    TONGUES,
    SupportKind,
    Tongues,
    VisitorAffiliation,
    VisitorSex,
    VisitorSheet,
    tongues_of,
    tongues_proposed,
)
from governance_app.attendance.wording import tongue_name
from governance_app.languages.catalogue import _
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import AgendaItem
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
    known = [(code, tongue_name(code)) for code in TONGUES]
    form = LanguageForm.blank_or_posted(language=held.language)
    form.language.choices = form.interpreted_into.choices = known
    form.item.choices = [(p.id, f"{p.label}. {p.title}") for p in points]
    form.interpreter.choices = sorted(names.items(), key=lambda pair: pair[1])
    if form.validate_on_submit() and form.attempt(actions.record_language, meeting=meeting, **form.given()):
        return done(_("The language is written down."), "attendance.languages", meeting=meeting)
    return page(
        "attendance/languages.html", meeting=held, form=form, spoken=reads.languages(meeting), points={p.id: p for p in points},
        autonyms=dict(known)), form.status


@pages.route(f"{BASE}/lenguas/puntos", methods=["GET", "POST"])
@needs(Permission.TALLY_PARTICIPATION)
def point_languages(meeting: UUID) -> Answer:
    """Ask for the languages of a point, those of the point before proposed; once kept, lead to the next point that has none."""
    held = held_for(Permission.TALLY_PARTICIPATION, meeting)
    points, known = meetings.agenda(meeting), tongues_of(reads.languages(meeting))
    item = _point_asked(points, known)
    said = tongues_proposed([p.id for p in points], known, item.id, Tongues((held.language,))) if item else Tongues(())
    form = PointLanguagesForm.blank_or_posted(spoken=list(said.spoken), into=list(said.into))
    first = sorted(TONGUES, key=lambda code: code not in (*said.spoken, *said.into))
    form.spoken.choices = form.into.choices = [(code, tongue_name(code)) for code in first]
    if item and form.validate_on_submit() and form.attempt(
        actions.keep_point_languages, meeting=meeting, item=item.id, spoken=form.spoken.data, into=form.into.data,
    ):
        following = next((p.id for p in points[points.index(item) + 1:] if p.id not in known), None)
        return done(_("The languages of the point are written down."), "attendance.point_languages", meeting=meeting,
                    punto=following or item.id, anchor="tongues")
    return page(
        "attendance/point_languages.html", meeting=held, form=form, points=points, item=item, known=known, tongue=tongue_name,
        own=item is not None and item.id in known, before=said if known else None), form.status


def _point_asked(points: tuple[AgendaItem, ...], known: Mapping[UUID | None, Tongues]) -> AgendaItem | None:
    """Return the point asked for; without one the first of which nothing is written down, else the first."""
    wanted = request.args.get("punto", "")
    asked = next((p for p in points if str(p.id) == wanted), None)
    return asked or next((p for p in points if p.id not in known), points[0] if points else None)


@pages.route(f"{BASE}/apoyos", methods=["GET", "POST"])
@needs(Permission.TALLY_PARTICIPATION)
def support(meeting: UUID) -> Answer:
    """Show and write down the support that made coming possible, every kind on one sheet."""
    held = held_for(Permission.TALLY_PARTICIPATION, meeting)
    form = SupportForm.blank_or_posted(**support_given(reads.support(meeting)))
    if form.validate_on_submit() and form.attempt(actions.keep_support, meeting=meeting, lines=form.lines()):
        return done(_("The support is written down."), "attendance.support", meeting=meeting)
    return page("attendance/support.html", meeting=held, form=form, kinds=SupportKind, parts=SUPPORT_PARTS, cell=support_cell), form.status
