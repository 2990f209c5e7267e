"""The record as its administrator keeps it: its head and key, who witnesses it, and which records of others it watches."""

from uuid import UUID

from governance_app.access.guards import needs
from governance_app.access.rules import Permission
from governance_app.audit import actions, reads
from governance_app.audit.forms import EndForm, WatchForm, WitnessForm
from governance_app.audit.pages.blueprint import pages
from governance_app.foundation import clock
from governance_app.languages.catalogue import _
from governance_app.organisations.reads import organisations
from governance_app.record import reads as record
from governance_app.record.reference import witness_words_of
from governance_app.web.answers import Answer, done, page


@pages.get("/trabajo/registro")
@needs(Permission.MANAGE_BODIES)
def keep() -> Answer:
    """Show the head, the keys, the witnesses and the watched records."""
    head = reads.head()
    return page("audit/keep.html", head=head, words=witness_words_of(head.root) if head else {}, keys=record.public_keys(),
                own=record.public_keys("witness"), witnesses=reads.witnesses(), watched=reads.watched(), firm=reads.firm_size())


@pages.route("/trabajo/registro/testigos/nuevo", methods=["GET", "POST"])
@needs(Permission.MANAGE_BODIES)
def name_witness() -> Answer:
    """Name a witness."""
    form = WitnessForm.blank_or_posted()
    form.community.choices = [(one.id, one.name) for one in organisations(on=clock.local_day(clock.now()))]
    if form.validate_on_submit() and form.attempt(actions.name_witness, **form.given()):
        return done(_("The witness is named. From now on its signatures count."), "audit.keep")
    return page("audit/act.html", form=form, title=_("Name a witness"), button=_("Name the witness"), lead=_(
        "A witness remembers the last head it saw and signs the next one only when the record has grown out of it. "
        "Two witnesses of different communities make what they signed firm.")), form.status


@pages.post("/trabajo/registro/testigos/<uuid:witness>/terminar")
@needs(Permission.MANAGE_BODIES)
def end_witness(witness: UUID) -> Answer:
    """Let a witness cosign no more."""
    form = EndForm.blank_or_posted()
    if form.validate_on_submit() and form.attempt(actions.end_witness, witness=witness):
        return done(_("That witness cosigns no more. What it signed stays."), "audit.keep")
    return done(next((line.text for line in form.complaints()), _("Nothing was changed.")), "audit.keep", kind="danger")


@pages.route("/trabajo/registro/otros/nuevo", methods=["GET", "POST"])
@needs(Permission.MANAGE_BODIES)
def watch_log() -> Answer:
    """Be a witness of the record of another installation."""
    form = WatchForm.blank_or_posted()
    if form.validate_on_submit() and form.attempt(actions.watch_log, **form.given()):
        return done(_("This installation now witnesses that record."), "audit.keep")
    return page("audit/act.html", form=form, title=_("Witness another record"), button=_("Witness this record"), lead=_(
        "This installation will remember how far that record had grown, and sign its heads only while it does not change what was there.",
    )), form.status
