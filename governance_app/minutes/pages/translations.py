"""A second language beside the approved acta: read side by side, written part by part, declared final."""

from typing import Any
from uuid import UUID

from werkzeug.wrappers import Response

from governance_app.access.guards import current_actor, needs, needs_sign_in
from governance_app.access.rules import Permission
from governance_app.languages.catalogue import _
from governance_app.languages.rules import CONTENT_LANGUAGES
from governance_app.meetings import reads as meetings
from governance_app.minutes import actions, reads
from governance_app.minutes.forms import FinalForm, PartForm, TranslationForm
from governance_app.minutes.pages.blueprint import holds, pages
from governance_app.minutes.pages.paper import file_of
from governance_app.minutes.rules import Translation, TranslationMissing, beside
from governance_app.minutes.wording.approval import binding_sentence, digest_groups, language_name
from governance_app.web.answers import Answer, done, page


@pages.get("/trabajo/reuniones/<uuid:meeting>/acta/traducciones")
@needs_sign_in
def translations(meeting: UUID) -> Answer:
    """Show the translations of an approved acta, and which language binds."""
    held, _begun = reads.to_review(current_actor(), meeting)
    return page(
        "minutes/translations.html", meeting=held, translations=reads.translations(meeting), language_name=language_name,
        binding=binding_sentence(reads.binding_text(meeting)), keeper=holds(Permission.DRAFT_MINUTES, held.body),
        inside=holds(Permission.SEE_BODY, held.body),
    )


@pages.route("/trabajo/reuniones/<uuid:meeting>/acta/traducciones/nueva", methods=["GET", "POST"])
@needs(Permission.DRAFT_MINUTES)
def start_translation(meeting: UUID) -> Answer:
    """Begin a translation of an approved acta."""
    held = meetings.meeting_for(current_actor(), meeting)
    _found, text = reads.approved(meeting)
    form = TranslationForm.blank_or_posted()
    form.language.choices = [(code, one.autonym) for code, one in CONTENT_LANGUAGES.items() if code != text.language]
    if form.validate_on_submit() and (receipt := form.attempt(actions.start_translation, meeting=meeting, **form.given())):
        return done(_("The translation is begun: write it part by part."), "minutes.translation", translation=receipt.subject)
    return page("minutes/start_translation.html", meeting=held, form=form), form.status


@pages.get("/trabajo/actas/traducciones/<uuid:translation>")
@needs_sign_in
def translation(translation: UUID) -> Answer:
    """Show both languages side by side; on a telephone one under the other."""
    found = reads.translation_for(current_actor(), translation)
    reads.check_uncovered(current_actor(), found.meeting)
    held = meetings.meeting(found.meeting)
    return page(
        "minutes/translation.html", meeting=held, found=found, language=language_name(found.language),
        binding=binding_sentence(reads.binding_text(found.meeting)), digest=digest_groups(found.final.sha256) if found.final else "",
        keeper=holds(Permission.DRAFT_MINUTES, held.body) and found.final is None,
    )


@pages.get("/trabajo/actas/traducciones/<uuid:translation>/texto.txt")
@needs_sign_in
def translation_text(translation: UUID) -> Response:
    """Give both languages as plain text, part by part."""
    found = reads.translation_for(current_actor(), translation)
    reads.check_uncovered(current_actor(), found.meeting)
    return file_of(beside(found.parts, found.language).encode(), "text/plain; charset=utf-8", f"acta-{found.language}.txt")


@pages.get("/trabajo/actas/traducciones/<uuid:translation>/final.txt")
@needs_sign_in
def final_text(translation: UUID) -> Response:
    """Give a final translation: the bytes that were frozen. TranslationMissing of a draft.

    PartsCovered where passages are covered for the reader: they are known in the language that binds, and say the same here in others.
    """
    found = reads.translation_for(current_actor(), translation)
    reads.check_uncovered(current_actor(), found.meeting)
    if found.final is None:
        raise TranslationMissing()
    return file_of(found.final.text.encode(), "text/plain; charset=utf-8", f"acta-{found.language}-final.txt")


@pages.route("/trabajo/actas/traducciones/<uuid:translation>/partes/<int:position>", methods=["GET", "POST"])
@needs(Permission.DRAFT_MINUTES)
def translate_part(translation: UUID, position: int) -> Answer:
    """Write the translation of one part."""
    found = _kept(translation)
    part = next((one for one in found.parts if one.source.position == position), None)
    if part is None:
        raise TranslationMissing()
    form = PartForm.blank_or_posted(text=part.text, seen=part.seen)
    if form.validate_on_submit():
        given = {"position": position, "text": form.text.data, "seen": form.seen.data}
        if form.attempt(actions.translate_part, translation=translation, **given):
            return done(_("The part is kept."), "minutes.translation", translation=translation, anchor=f"parte-{position}")
        now = next(one for one in reads.translation(translation).parts if one.source.position == position)
        form.seen.data, part = now.seen, now  # whoever sends it again has seen the text shown beside it now
    return page("minutes/translate_part.html", found=found, part=part, form=form, language=language_name(found.language)), form.status


@pages.route("/trabajo/actas/traducciones/<uuid:translation>/terminar", methods=["GET", "POST"])
@needs(Permission.DRAFT_MINUTES)
def finish_translation(translation: UUID) -> Answer:
    """Declare a translation final; say by which vote it binds, when the body decided so."""
    found = _kept(translation)
    form: Any = FinalForm.blank_or_posted(reviewer=found.reviewer)
    form.motion.choices = [(one.id, one.text[:120]) for one in reads.decided_later(found.meeting)]
    if form.validate_on_submit() and form.attempt(actions.finish_translation, translation=translation, **form.given()):
        return done(_("The translation is final: its text never changes any more."), "minutes.translation", translation=translation)
    return page("minutes/finish_translation.html", found=found, form=form, language=language_name(found.language)), form.status


def _kept(translation: UUID) -> Translation:
    found = reads.translation_for(current_actor(), translation)
    if not holds(Permission.DRAFT_MINUTES, meetings.meeting(found.meeting).body):
        raise TranslationMissing()
    return found
