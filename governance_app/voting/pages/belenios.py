"""Pages of a vote held in Belenios: open it, write down its result. It is annulled on the urn's page."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from governance_app.access.guards import needs
from governance_app.access.rules import Permission
from governance_app.foundation import clock
from governance_app.languages.catalogue import _
from governance_app.languages.formats import number
from governance_app.voting import actions, reads
from governance_app.voting.forms.belenios import CountBeleniosForm, OpenBeleniosForm
from governance_app.voting.pages.blueprint import Hall, hall_of, pages, told_whatever_is_published
from governance_app.voting.pages.urn import ask, disputable_until, pins, watchers
from governance_app.voting.rules import Publication
from governance_app.voting.wording.belenios import checks, fingerprints, promise
from governance_app.voting.wording.urn import warning
from governance_app.web.answers import Answer
from governance_app.web.sentences import label

PINS = ("first_pin", "second_pin")
OPENING = ("address", "election", "publication", "first", "first_pin", "second", "second_pin")
COUNTING = ("election", "received", "accepted", "votes_for", "against", "blank", "archive", "verification", *PINS)


@dataclass(frozen=True)
class BeleniosShown:
    """A vote in Belenios in words: what is kept, its fingerprints in groups, how anybody checks, until when it may be disputed."""

    address: str
    facts: list[tuple[str, str]]
    fingerprints: list[tuple[str, str]]
    checks: list[str]
    until: date | None
    disputable: bool = False


def belenios_of(hall: Hall) -> BeleniosShown | None:
    """Return what the page of a motion shows of its vote in Belenios, or None."""
    found = reads.belenios.vote(hall.motion.id)
    if found is None:
        return None
    facts = [(str(_("What is published of the result")), str(label(found.publication))), (str(_("Scrutineers")), watchers(hall, found))]
    ballots = ((_("Ballots received"), found.received), (_("Ballots counted"), found.accepted))
    facts += [(str(name), number(figure)) for name, figure in ballots if figure is not None]
    if found.verification:
        facts.append((str(_("What the scrutineers verified")), str(label(found.verification))))
    if found.commitment:
        facts.append((str(_("Seal of the totals")), found.commitment))
    if found.annulled_because:
        facts.append((str(_("Why it is annulled")), found.annulled_because))
    until = disputable_until(hall)
    steps = checks(found) if found.archive and not found.annulled_because else []
    return BeleniosShown(
        found.address, facts, fingerprints(found), steps, until, until is not None and clock.local_day(clock.now()) <= until)


@pages.route("/trabajo/mociones/<uuid:motion>/belenios/abrir", methods=["GET", "POST"])
@needs(Permission.RECORD_VOTE)
def open_belenios(motion: UUID) -> Answer:
    """Keep the address and the fingerprint of the election, name the scrutineers, fix what is published and open the vote."""
    hall = hall_of(Permission.RECORD_VOTE, motion)
    form: Any = OpenBeleniosForm.blank_or_posted(publication=Publication.OUTCOME)
    form.first.choices = form.second.choices = [(s.seat, s.label) for s in reads.seats_of_the_day(hall.meeting.id)]
    coming = reads.hall_now(hall.meeting, hall.motion.item, clock.now())
    return ask(hall, form, actions.open_belenios, _("The vote in Belenios is open."), _("Open the vote in Belenios"), lambda: {
        **{name: form[name].data for name in OPENING if name not in PINS}, **pins(form)},
        OPENING, opening=True, warning=warning(coming.voters), also=told_whatever_is_published(hall, coming), promise=promise())


@pages.route("/trabajo/mociones/<uuid:motion>/belenios/contar", methods=["GET", "POST"])
@needs(Permission.RECORD_VOTE)
def count_belenios(motion: UUID) -> Answer:
    """Write down the result of the election, which both scrutineers confirm."""
    hall = hall_of(Permission.RECORD_VOTE, motion)
    form: Any = CountBeleniosForm.blank_or_posted()
    said = _("The result is kept and the vote is closed.")
    return ask(hall, form, actions.close_belenios, said, _("Keep the result and close"), lambda: {
        "closing": form.closing(), **pins(form)}, COUNTING, lead=_(
            "Once the trustees have opened the count, download the public data of the election and verify it on a computer that both "
            "scrutineers trust. Keep the file: this server keeps its fingerprint only."))
