"""Write the words of a part; when two people wrote at once, see both and settle."""

from uuid import UUID

from flask import url_for
from werkzeug.wrappers import Response

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission
from governance_app.foundation import clock
from governance_app.languages.catalogue import _
from governance_app.meetings import reads as meetings
from governance_app.minutes import actions, reads
from governance_app.minutes.forms import SectionForm
from governance_app.minutes.pages.blueprint import pages
from governance_app.minutes.pages.reading import in_parts
from governance_app.minutes.rules import Section
from governance_app.minutes.wording.acta import printed
from governance_app.web.answers import Answer, done, page


@pages.route("/trabajo/actas/partes/<uuid:section>", methods=["GET", "POST"])
@needs(Permission.DRAFT_MINUTES)
def write(section: UUID) -> Answer:
    """Write the words of a part. What somebody else wrote meanwhile is joined, or shown beside it to be settled."""
    known = reads.section_for(current_actor(), section)
    form = SectionForm.blank_or_posted(text=known.text, base=str(known.revision or ""))
    if form.validate_on_submit():
        seen = form.seen()
        receipt = form.attempt(actions.edit_section, section=section, base=seen, text=form.text.data)
        if receipt:
            return _after(known, reads.section(section), seen, receipt.id)
    return page("minutes/write.html", form=form, section=known, point=_point(known), meeting=meetings.meeting(known.meeting)), form.status


def _after(before: Section, after: Section, seen: UUID | None, revision: UUID) -> Response:
    """Lead on: to the conflict, or back to the acta saying what became of the text."""
    mine = next((v for v in reads.history(after.id) if v.id == revision), None)
    if mine and mine.conflict and mine.settled_at is None:
        sentence = _("Somebody wrote in the same paragraphs while you did. Both texts are kept: look at them and decide.")
        return done(sentence, "minutes.settle", kind="warning", section=after.id, revision=revision)
    if seen != before.revision:
        sentence = _("Somebody wrote in other paragraphs while you did. Both texts were joined: read them once more.")
        return done(sentence, "minutes.write", kind="warning", section=after.id)
    return done(_("The text is kept."), "minutes.draft", meeting=after.meeting, anchor=f"part-{after.id}")


def _point(section: Section) -> object:
    """Return what the record says of the part's point, to be read while writing."""
    live = reads.live(section.meeting)
    beside = in_parts(printed(live, made_at=clock.now()), live, reads.sections(section.meeting))
    return next((point for point, part in beside if part and part.id == section.id), None)


@pages.route("/trabajo/actas/partes/<uuid:section>/conflictos/<uuid:revision>", methods=["GET", "POST"])
@needs(Permission.DRAFT_MINUTES)
def settle(section: UUID, revision: UUID) -> Answer:
    """Show two texts that clash side by side; a person chooses, or writes a third."""
    known = reads.section_for(current_actor(), section)
    found = reads.conflict(section, revision)
    form = SectionForm.blank_or_posted(text=found.merged.text(), base=str(known.revision or ""))
    if form.validate_on_submit():
        given = {"section": section, "revision": revision, "base": form.seen(), "text": form.text.data}
        if form.attempt(actions.settle_conflict, **given):
            return done(_("The conflict is settled. Both earlier texts stay in the history."), "minutes.draft", meeting=known.meeting)
        form.base.data = str(known.revision or "")  # whoever sends it again has seen the text shown beside it now
    return page(
        "minutes/settle.html", form=form, section=known, conflict=found,
        back=url_for("minutes.draft", meeting=known.meeting),
    ), form.status
