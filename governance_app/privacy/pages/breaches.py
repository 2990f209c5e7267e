"""The register of breaches, and the draft of the notice that must be sent."""

from uuid import UUID

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission, require
from governance_app.documents.docx_file import DOCX
from governance_app.documents.docx_letter import letter_docx
from governance_app.documents.shapes.letter import Letter
from governance_app.foundation import clock
from governance_app.languages.catalogue import _
from governance_app.privacy import actions
from governance_app.privacy.forms import BreachForm, ToldForm
from governance_app.privacy.pages.blueprint import file, pages, today
from governance_app.privacy.reads import responding as reads
from governance_app.privacy.rules import Breach, Told, urgency
from governance_app.privacy.wording.asking import TONES, days_said
from governance_app.privacy.wording.letters import notice_letter
from governance_app.web.answers import Answer, done, page

IN_ADDRESS = {"responsable": Told.CONTROLLER, "personas": Told.PEOPLE, "autoridad": Told.AUTHORITY, "arcotel": Told.ARCOTEL}
"""How those who are told are called in an address."""
WHOM = "<any(responsable,personas,autoridad,arcotel):whom>"


@pages.get("/trabajo/proteccion/vulneraciones")
@needs(Permission.GUARD_DATA)
def breaches() -> Answer:
    """Show the register of breaches; for who answers for the whole installation."""
    require(current_actor(), Permission.GUARD_DATA)
    return page("privacy/breaches.html", breaches=reads.breaches(), on=today(), days_said=days_said, tones=TONES, urgency=urgency)


@pages.route("/trabajo/proteccion/vulneraciones/nueva", methods=["GET", "POST"])
@needs(Permission.GUARD_DATA)
def note_breach() -> Answer:
    """Write down a breach."""
    require(current_actor(), Permission.GUARD_DATA)
    form = BreachForm.blank_or_posted(noticed_on=today())
    if form.validate_on_submit() and (receipt := form.attempt(actions.note_breach, **form.given())):
        return done(_("The breach is written down. Now tell those who must know."), "privacy.breach", breach=receipt.subject)
    return page("privacy/note_breach.html", form=form), form.status


@pages.get("/trabajo/proteccion/vulneraciones/<uuid:breach>")
@needs(Permission.GUARD_DATA)
def breach(breach: UUID) -> Answer:
    """Show a breach, who must be told and until when, and the drafts to send."""
    return _page(_mine(breach), ToldForm.blank_or_posted())


@pages.post("/trabajo/proteccion/vulneraciones/<uuid:breach>/avisado")
@needs(Permission.GUARD_DATA)
def told(breach: UUID) -> Answer:
    """Write down that somebody was told."""
    one, form = _mine(breach), ToldForm.blank_or_posted()
    if form.validate_on_submit() and form.attempt(actions.note_told, breach=one.id, **form.given()):
        return done(_("It is written down that they were told."), "privacy.breach", breach=one.id)
    return _page(one, form), form.status


def _page(one: Breach, form: ToldForm) -> str:
    ways = {whom: way for way, whom in IN_ADDRESS.items()}
    return page("privacy/breach.html", one=one, form=form, on=today(), days_said=days_said, tones=TONES, urgency=urgency, ways=ways,
                who=reads.responsible())


@pages.get(f"/trabajo/proteccion/vulneraciones/<uuid:breach>/aviso/{WHOM}")
@needs(Permission.GUARD_DATA)
def notice(breach: UUID, whom: str) -> Answer:
    """Show the draft of a notice, for paper."""
    return page("privacy/notice.html", letter=_letter(breach, whom), breach=breach, whom=whom)


@pages.get(f"/trabajo/proteccion/vulneraciones/<uuid:breach>/aviso/{WHOM}.docx")
@needs(Permission.GUARD_DATA)
def notice_file(breach: UUID, whom: str) -> Answer:
    """Give the draft of a notice as a Word document."""
    return file(letter_docx(_letter(breach, whom)), DOCX, f"aviso-{whom}.docx")


def _letter(breach: UUID, whom: str) -> Letter:
    return notice_letter(_mine(breach), IN_ADDRESS[whom], reads.responsible(), clock.now())


def _mine(breach: UUID) -> Breach:
    """Return a breach to who answers for the whole installation; MayNot for others."""
    require(current_actor(), Permission.GUARD_DATA)
    return reads.breach(breach)
