"""Pages of elections with papers: from announcing to the result, and the file with which anybody counts again."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import Response, request

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission, may
from governance_app.attendance import reads as attendance
from governance_app.committees import reads as committees
from governance_app.languages.catalogue import _
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import MeetingState, under_discussion
from governance_app.voting import actions
from governance_app.voting.forms import elections as forms
from governance_app.voting.pages.ballots import Contest, contest_of, form_for, show
from governance_app.voting.pages.blueprint import pages
from governance_app.voting.reads import elections as reads
from governance_app.voting.rules.elections import Method, write_blt
from governance_app.voting.wording.elections_held import election_title
from governance_app.web.answers import Answer, done, page


@pages.get("/trabajo/reuniones/<uuid:meeting>/elecciones")
@needs(Permission.SEE_BODY)
def elections(meeting: UUID) -> Answer:
    """Show the elections of a meeting."""
    held = attendance.meeting_for(current_actor(), Permission.SEE_BODY, meeting)
    return page(
        "voting/elections.html", meeting=held, elections=reads.elections(meeting), election_title=election_title,
        points={p.id: p for p in meetings.agenda(meeting)},
        may_announce=may(current_actor(), Permission.RECORD_VOTE, committees.scope_of(held.body))
        and held.state not in (MeetingState.CLOSED, MeetingState.CANCELLED),
    )


@pages.route("/trabajo/reuniones/<uuid:meeting>/elecciones/nueva", methods=["GET", "POST"])
@needs(Permission.RECORD_VOTE)
def announce(meeting: UUID) -> Answer:
    """Announce an election."""
    held = attendance.meeting_for(current_actor(), Permission.RECORD_VOTE, meeting)
    points = meetings.agenda(meeting)
    asked = next((p for p in points if str(p.id) == request.args.get("punto")), under_discussion(points))
    form = forms.ElectionForm.blank_or_posted(item=asked.id if asked else None, method=Method.PLURALITY, seats=1)
    form.item.choices = [(p.id, f"{p.label}. {p.title}") for p in points]
    if form.validate_on_submit() and (receipt := form.attempt(
        actions.announce_election, meeting=meeting, **{n: form[n].data for n in ("item", "title", "method", "seats")},
    )):
        return done(_("The election is announced."), "voting.election", election=receipt.subject)
    return page("voting/announce.html", meeting=held, form=form), form.status


@pages.get("/trabajo/elecciones/<uuid:election>")
@needs(Permission.SEE_BODY)
def election(election: UUID) -> Answer:
    """Show an election as it stands."""
    return show(contest_of(Permission.SEE_BODY, election))


@pages.post("/trabajo/elecciones/<uuid:election>/candidaturas")
@needs(Permission.RECORD_VOTE)
def candidate(election: UUID) -> Answer:
    """Propose somebody."""
    return _act(election, "candidate", actions.propose_candidate, _("The candidate is written down."), lambda _c, f: {
        "person": f.person.data})


@pages.post("/trabajo/elecciones/<uuid:election>/respuestas")
@needs(Permission.RECORD_VOTE)
def candidacy(election: UUID) -> Answer:
    """Write down what a candidate answers."""
    return _act(election, "candidacy", actions.answer_candidacy, _("The answer is kept."), lambda _c, f: {
        "candidacy": f.candidacy.data, "answer": f.answer.data, "how": f.how.data or ""})


@pages.post("/trabajo/elecciones/<uuid:election>/minimos")
@needs(Permission.RECORD_VOTE)
def list_rule(election: UUID) -> Answer:
    """Ask for at least so many of a group."""
    return _act(election, "list_rule", actions.set_list_rule, _("The rule of the list is kept."), lambda _c, f: {
        "group": f.group.data, "at_least": f.at_least.data, "binding": f.binding.data, "members": tuple(f.members.data or ())})


@pages.post("/trabajo/elecciones/<uuid:election>/abrir")
@needs(Permission.RECORD_VOTE)
def open_election(election: UUID) -> Answer:
    """Hand out the papers."""
    return _act(election, "opening", actions.open_election, _("The papers may be handed out."), lambda _c, f: {
        "opened_at": f.opened_at.data, "seed": f.seed.data or ""})


@pages.post("/trabajo/elecciones/<uuid:election>/papeletas")
@needs(Permission.RECORD_VOTE)
def papers(election: UUID) -> Answer:
    """Enter equal papers."""
    return _act(election, "papers", _enter, _("The papers are entered."), lambda c, f: {
        "form": f, "method": c.held.method, "numbered": tuple((n, id) for n, id, _name in c.on_papers)})


def _enter(*, form: Any, method: Method, numbered: tuple[tuple[int, UUID], ...], **given: Any) -> Any:
    return actions.enter_papers(candidacies=form.named(method, numbered), times=form.times.data, **given)


@pages.post("/trabajo/elecciones/<uuid:election>/blancos-y-nulos")
@needs(Permission.RECORD_VOTE)
def other_papers(election: UUID) -> Answer:
    """Enter blank or null papers."""
    return _act(election, "others", actions.enter_papers, _("The papers are entered."), lambda _c, f: {
        "kind": f.kind.data, "times": f.times.data})


@pages.post("/trabajo/elecciones/<uuid:election>/tachar")
@needs(Permission.RECORD_VOTE)
def strike(election: UUID) -> Answer:
    """Strike out a wrong entry."""
    return _act(election, "strike", actions.strike_papers, _("The entry is struck out and stays legible."), lambda _c, f: {
        "papers": f.papers.data, "reason": f.reason.data})


@pages.post("/trabajo/elecciones/<uuid:election>/cerrar")
@needs(Permission.RECORD_VOTE)
def close_election(election: UUID) -> Answer:
    """Close the box and count."""
    return _act(election, "box", actions.close_election, _("The election is counted."), lambda _c, f: {"in_box": f.in_box.data})


@pages.post("/trabajo/elecciones/<uuid:election>/anular")
@needs(Permission.RECORD_VOTE)
def annul(election: UUID) -> Answer:
    """Annul an election that is not counted."""
    return _act(election, "annulling", actions.annul_election, _("The election is annulled."), lambda _c, f: {"reason": f.reason.data})


@pages.post("/trabajo/elecciones/<uuid:election>/segunda-vuelta")
@needs(Permission.RECORD_VOTE)
def runoff(election: UUID) -> Answer:
    """Announce the second vote between the two foremost."""
    contest = contest_of(Permission.RECORD_VOTE, election)
    form = form_for(contest, "runoff")
    if form.validate_on_submit() and (receipt := form.attempt(actions.announce_runoff, election=election)):
        return done(_("The run-off is announced. Both stand already."), "voting.election", election=receipt.subject)
    return show(contest, runoff=form), form.status


@pages.post("/trabajo/elecciones/<uuid:election>/vacante")
@needs(Permission.RECORD_VOTE)
def vacancy(election: UUID) -> Answer:
    """Fill a seat from the same papers."""
    return _act(election, "vacancy", actions.fill_election_vacancy, _("The papers were counted again for the seat."), lambda _c, f: {
        "candidacy": f.candidacy.data, "declined": tuple(f.declined.data or ())})


@pages.get("/trabajo/elecciones/<uuid:election>/papeletas.blt")
@needs(Permission.SEE_BODY)
def papers_file(election: UUID) -> Answer:
    """Give the papers of a counted election as a BLT file, so that anybody may count them again."""
    found, _held = reads.election_for(current_actor(), Permission.SEE_BODY, election)
    reads.sitting(election)  # before the count nobody takes the papers away
    answer = Response(write_blt(reads.to_be_counted(found)), mimetype="text/plain")
    answer.headers["Content-Disposition"] = f'attachment; filename="eleccion-{election}.blt"'
    return answer


def _act(
    election: UUID, name: str, action: Callable[..., Any], said: str, given: Callable[[Contest, Any], dict[str, Any]],
) -> Answer:
    contest = contest_of(Permission.RECORD_VOTE, election)
    form = form_for(contest, name)
    if form.validate_on_submit() and form.attempt(action, election=election, **given(contest, form)):
        return done(said, "voting.election", election=election)
    return show(contest_of(Permission.RECORD_VOTE, election), **{name: form}), form.status
