"""What people ask of their data, for those who keep their records: what waits, taken down, answered."""

from uuid import UUID

from werkzeug.wrappers import Response

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission, may, may_somewhere
from governance_app.languages.catalogue import _
from governance_app.people import reads as people
from governance_app.people.rules import speaks_alone
from governance_app.privacy import actions
from governance_app.privacy.forms import AnswerForm, OpenForm, ReceiveForm
from governance_app.privacy.pages.blueprint import for_their_eyes, pages, today
from governance_app.privacy.pages.own import as_file, in_words
from governance_app.privacy.reads.asking import answered_for, request_for, waiting_for
from governance_app.privacy.reads.own import own_data
from governance_app.privacy.rules import HANDED_OVER, DataRequest, RequestKind, grounds_for, urgency
from governance_app.privacy.wording.asking import TONES, days_said
from governance_app.web.answers import Answer, done, page
from governance_app.web.sentences import label


@pages.get("/trabajo/pedidos")
@needs(Permission.MANAGE_PEOPLE)
def requests() -> Answer:
    """List what people asked and what waits, the first due first."""
    actor = current_actor()
    waiting, answered = waiting_for(actor), answered_for(actor)
    names = people.names({one.person for one in (*waiting, *answered)})
    return for_their_eyes(page(
        "privacy/requests.html", waiting=waiting, answered=answered, names=names, on=today(), days_said=days_said, tones=TONES,
        urgency=urgency, guards=may_somewhere(actor, Permission.GUARD_DATA)))


@pages.route("/trabajo/personas/<uuid:person>/pedidos/nuevo", methods=["GET", "POST"])
@needs(Permission.MANAGE_PEOPLE)
def receive(person: UUID) -> Answer:
    """Take down a request that came by voice or letter."""
    one = people.person_seen_by(current_actor(), person, on=today(), permission=Permission.MANAGE_PEOPLE)
    form = ReceiveForm.blank_or_posted()
    if form.validate_on_submit() and (receipt := form.attempt(actions.receive_request, person=one.id, **form.given())):
        return done(_("The request is written down. The days of the law run from the day on which it was received."), "privacy.asked",
                    asked=receipt.subject)
    return for_their_eyes(page("privacy/receive.html", form=form, one=one)), form.status


@pages.route("/trabajo/pedidos/<uuid:asked>", methods=["GET", "POST"])
@needs(Permission.MANAGE_PEOPLE)
def asked(asked: UUID) -> Answer:
    """Show what somebody asks, with what must be done; write down how it was answered."""
    found = request_for(current_actor(), asked)
    form = AnswerForm.blank_or_posted()
    form.ground.choices = [(one.value, label(one)) for one in grounds_for(found.kind)]
    if form.validate_on_submit() and form.attempt(actions.answer_request, request=found.id, **form.given()):
        return done(_("The answer is written down."), "privacy.requests")
    return _page(found, form), form.status


def _page(found: DataRequest, form: AnswerForm) -> Response:
    one = people.person(found.person)
    may_erase = all(may(current_actor(), Permission.ERASE_PEOPLE, scope) for scope in people.scopes_to_erase(one.id))
    return for_their_eyes(page(
        "privacy/asked.html", form=form, asked=found, one=one, on=today(), days_said=days_said, tones=TONES, urgency=urgency,
        alone=speaks_alone(one.minor_band), may_erase=may_erase, erasure=found.kind is RequestKind.ERASURE,
        opens=found.kind in HANDED_OVER and one.erased_at is None and found.answered_on is None))


@pages.post("/trabajo/pedidos/<uuid:asked>/datos")
@needs(Permission.MANAGE_PEOPLE)
def open_data(asked: UUID) -> Answer:
    """Open everything kept of who asked for it, to print or as a file, after noting who looked."""
    found = request_for(current_actor(), asked)
    form = OpenForm.blank_or_posted()
    if not (form.validate_on_submit() and form.attempt(actions.open_for_answer, request=found.id)):
        return done(_("This request is answered, or it does not ask for the data: nothing was opened."), "privacy.asked", kind="info",
                    asked=found.id)
    kept = own_data(found.person, on=today())
    return as_file(kept) if form.shape.data == "json" else for_their_eyes(page("privacy/mine_printed.html", **in_words(kept)))
