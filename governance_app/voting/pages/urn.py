"""Pages of the paper urn: open it, write down its count; and annul any secret vote without a result."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from governance_app.access.guards import needs
from governance_app.access.rules import Permission, Secret
from governance_app.foundation import clock
from governance_app.languages.catalogue import _
from governance_app.languages.formats import number
from governance_app.voting import actions, reads
from governance_app.voting.forms import AnnulForm, CountUrnForm, OpenUrnForm
from governance_app.voting.pages.blueprint import Hall, hall_of, pages, told_whatever_is_published
from governance_app.voting.rules import Form, MotionState, Publication, Urn, open_to_dispute_until
from governance_app.voting.rules.belenios import Belenios
from governance_app.voting.wording.urn import warning
from governance_app.web.answers import Answer, done, page
from governance_app.web.limits import takes_photo
from governance_app.web.sentences import label

ANNUL: dict[Form, Callable[..., Any]] = {Form.SEALED: actions.annul_sealed, Form.BELENIOS: actions.annul_belenios}
"""How a secret vote without a result is annulled, where it is not an urn's."""


@dataclass(frozen=True)
class UrnShown:
    """An urn in words, and the last day on which its count may be disputed."""

    facts: list[tuple[str, str]]
    until: date | None
    disputable: bool = False
    photo_sealed: bool = False
    photo_welcome: bool = False


def urn_of(hall: Hall) -> UrnShown | None:
    """Return what the page of a motion shows of its urn, or None."""
    found = reads.urns.urn(hall.motion.id)
    if found is None:
        return None
    facts = [(str(_("What is published of the result")), str(label(found.publication))), (str(_("Scrutineers")), watchers(hall, found))]
    papers = ((_("Papers handed out or made ready"), found.issued), (_("Papers in the box"), found.in_box),
              (_("Spoiled papers given back"), found.spoiled), (_("Papers not used"), found.unused))
    facts += [(str(name), number(figure)) for name, figure in papers if figure is not None]
    if found.commitment:
        facts.append((str(_("Seal of the totals")), found.commitment))
    if found.photo_seal:
        facts.append((str(_("Seal of the photograph of the tally sheet")), found.photo_seal))
    if found.annulled_because:
        facts.append((str(_("Why it is annulled")), found.annulled_because))
    until = disputable_until(hall)
    disputable = until is not None and clock.local_day(clock.now()) <= until
    welcome = bool(found.commitment) and not found.photo_seal and (disputable or hall.motion.state is MotionState.TIED)
    return UrnShown(facts, until, disputable, bool(found.photo_seal), welcome)


def watchers(hall: Hall, watched: Urn | Belenios) -> str:
    """Return who watches over a secret vote: persons with their seats."""
    watching = {v.seat: f"{v.person} · {v.label}" for v in hall.voters}
    return "; ".join(watching.get(seat, "") for seat in watched.scrutineers)


def disputable_until(hall: Hall) -> date | None:
    """Return the last day on which a count may be disputed; None while there is none."""
    settled = reads.settled_at(hall.motion.id) if hall.motion.state is MotionState.CLOSED else None
    return open_to_dispute_until(clock.local_day(settled)) if settled else None


@pages.route("/trabajo/mociones/<uuid:motion>/urna/abrir", methods=["GET", "POST"])
@needs(Permission.RECORD_VOTE)
def open_urn(motion: UUID) -> Answer:
    """Name the scrutineers, fix what is published and open the vote."""
    hall = hall_of(Permission.RECORD_VOTE, motion)
    form: Any = OpenUrnForm.blank_or_posted(publication=Publication.OUTCOME)
    form.first.choices = form.second.choices = [(s.seat, s.label) for s in reads.seats_of_the_day(hall.meeting.id)]
    coming = reads.hall_now(hall.meeting, hall.motion.item, clock.now())
    return ask(hall, form, actions.open_urn, _("The urn is open."), _("Open the urn"), lambda: {
        "publication": form.publication.data, "first": form.first.data, "second": form.second.data, **pins(form)},
        ("publication", "first", "first_pin", "second", "second_pin"), opening=True, warning=warning(coming.voters),
        also=told_whatever_is_published(hall, coming))


@pages.route("/trabajo/mociones/<uuid:motion>/urna/contar", methods=["GET", "POST"])
@needs(Permission.RECORD_VOTE)
@takes_photo
def count_urn(motion: UUID) -> Answer:
    """Write down the count, which both scrutineers confirm."""
    hall = hall_of(Permission.RECORD_VOTE, motion)
    form: Any = CountUrnForm.blank_or_posted(spoiled=0, null=0)
    names = ("issued", "in_box", "spoiled", "unused", "votes_for", "against", "blank", "null", "photo", "first_pin", "second_pin")
    return ask(hall, form, actions.close_urn, _("The count is kept and the vote is closed."), _("Keep the count and close"), lambda: {
        "count": form.count(), "photo": form.photo.content(), **pins(form)}, names, photo=True, lead=_(
            "Count aloud. The papers handed out are those in the box, spoiled and unused; those in the box are all the answers. Never take "
            "a photograph of the papers."))


@pages.route("/trabajo/mociones/<uuid:motion>/urna/anular", methods=["GET", "POST"])
@needs(Permission.DECLARE_RESULT)
def annul_urn(motion: UUID) -> Answer:
    """Annul a secret vote that has no result."""
    hall = hall_of(Permission.DECLARE_RESULT, motion)
    form: Any = AnnulForm.blank_or_posted()
    annul = ANNUL.get(hall.motion.form, actions.annul_urn)
    kept = _("Nothing counted is kept. The same motion may then be put again.") if hall.motion.state is not MotionState.TIED else _(
        "What was counted stays kept and sealed, but it is no result. The same motion may then be put again.")
    return ask(hall, form, annul, _("The vote is annulled."), _("Annul the vote"), lambda: {"reason": form.reason.data or ""},
               ("reason",), lead=kept)


def pins(form: Any) -> dict[str, Secret]:
    """Return the PINs of both scrutineers as typed."""
    return {name: Secret(form[name].data or "") for name in ("first_pin", "second_pin")}


def ask(
    hall: Hall, form: Any, action: Callable[..., Any], said: str, title: str, given: Callable[[], dict[str, Any]],
    fields: tuple[str, ...], **shown: Any,
) -> Answer:
    """Show the form of an act around a watched vote, or do the act and lead back to the motion."""
    if form.validate_on_submit() and form.attempt(action, motion=hall.motion.id, **given()):
        return done(said, "voting.motion", motion=hall.motion.id)
    return page("voting/urn_act.html", meeting=hall.meeting, motion=hall.motion, form=form, title=title, fields=fields,
                **shown), form.status
