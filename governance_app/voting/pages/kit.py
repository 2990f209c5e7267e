"""The printed kit of a vote on paper: how many ballots, the ballots, the sheet of the count."""

from typing import Any
from uuid import UUID

from flask import current_app, url_for
from werkzeug.wrappers import Response

from governance_app.access.guards import needs
from governance_app.access.rules import Permission
from governance_app.documents.pdf_file import to_pdf
from governance_app.documents.shapes import Printed
from governance_app.foundation import clock
from governance_app.languages.catalogue import _
from governance_app.languages.rules import CONTENT_LANGUAGES
from governance_app.meetings.rules import Meeting
from governance_app.record.reads import mark_of
from governance_app.voting import reads
from governance_app.voting.forms.kit import KitQuestion
from governance_app.voting.pages.ballots import Contest, contest_of
from governance_app.voting.pages.blueprint import Hall, hall_of, pages
from governance_app.voting.reads import elections
from governance_app.voting.rules import Form, MotionState, VoteNotOpen, WrongForm, check_copies, spares
from governance_app.voting.rules.elections import CandidacyState, ElectionNotOpen, ElectionOver, ElectionState, NobodyAccepted
from governance_app.voting.wording import kit
from governance_app.web.answers import Answer, page


@pages.get("/trabajo/mociones/<uuid:motion>/imprimir")
@needs(Permission.RECORD_VOTE)
def kit_of_motion(motion: UUID) -> Answer:
    """Say how many ballots are printed, and lead to them and to the sheet of the count."""
    hall = _paper_vote(motion)
    spoken = [CONTENT_LANGUAGES[code] for code, _text in _texts(hall) if code in CONTENT_LANGUAGES]
    return _ask("voting.motion_ballots", "voting.motion", hall.meeting, motion=motion, note=kit.unreviewed(spoken),
                sheet="voting.motion_sheet" if hall.motion.state is MotionState.OPEN else "")


@pages.get("/trabajo/mociones/<uuid:motion>/papeletas.pdf")
@needs(Permission.RECORD_VOTE)
def motion_ballots(motion: UUID) -> Response:
    """Print so many ballots, all alike."""
    hall = _paper_vote(motion)
    return _file(kit.motion_ballots(hall.meeting, _texts(hall), _copies(hall.meeting)), "papeletas.pdf")


@pages.get("/trabajo/mociones/<uuid:motion>/hoja-de-conteo.pdf")
@needs(Permission.RECORD_VOTE)
def motion_sheet(motion: UUID) -> Response:
    """Print the sheet of the count of an open urn."""
    hall = _paper_vote(motion)
    urn = reads.urns.urn(motion)
    if urn is None or hall.motion.state is not MotionState.OPEN:
        raise VoteNotOpen(state=hall.motion.state)
    seats = {v.seat: v for v in hall.voters}
    watching = [(seats[s].person, seats[s].organisation) for s in urn.scrutineers if s in seats]
    found = mark_of("voting.open_urn", motion)
    return _file(kit.motion_sheet(hall.meeting, hall.motion.text, watching, hall.electorate.voters, kit.Mark(*found) if found else None,
                                  clock.now()), "hoja-de-conteo.pdf")


@pages.get("/trabajo/elecciones/<uuid:election>/imprimir")
@needs(Permission.RECORD_VOTE)
def kit_of_election(election: UUID) -> Answer:
    """Say how many ballots of an election are printed, and lead to them and to the sheet of the count."""
    contest = _printable(election)
    changing = _("Whoever accepts later is not on these papers: print them once all candidates have answered.")
    return _ask("voting.election_ballots", "voting.election", contest.meeting, election=election,
                note=changing if contest.held.state is ElectionState.CANDIDATES else "",
                sheet="voting.election_sheet" if contest.held.state is ElectionState.OPEN else "")


@pages.get("/trabajo/elecciones/<uuid:election>/papeletas.pdf")
@needs(Permission.RECORD_VOTE)
def election_ballots(election: UUID) -> Response:
    """Print so many ballots of an election, all alike."""
    contest = _printable(election)
    held = contest.held
    return _file(kit.election_ballots(contest.meeting, held.title, _names(contest), held.method, held.seats, _copies(contest.meeting)),
                 "papeletas.pdf")


@pages.get("/trabajo/elecciones/<uuid:election>/hoja-de-conteo.pdf")
@needs(Permission.RECORD_VOTE)
def election_sheet(election: UUID) -> Response:
    """Print the sheet of the count of an open election."""
    contest = _printable(election)
    held, found = contest.held, mark_of("voting.open_election", election)
    if held.state is not ElectionState.OPEN:
        raise ElectionNotOpen(state=held.state)
    return _file(kit.election_sheet(contest.meeting, held.title, _names(contest), held.method, held.electors or 0,
                                    kit.Mark(*found) if found else None, clock.now()), "hoja-de-conteo.pdf")


def _paper_vote(motion: UUID) -> Hall:
    hall = hall_of(Permission.RECORD_VOTE, motion)
    if hall.motion.form is not Form.PAPER:
        raise WrongForm(form=hall.motion.form)
    if hall.motion.state not in (MotionState.DRAFT, MotionState.OPEN):
        raise VoteNotOpen(state=hall.motion.state)
    return hall


def _printable(election: UUID) -> Contest:
    contest = contest_of(Permission.RECORD_VOTE, election)
    if contest.held.state not in (ElectionState.CANDIDATES, ElectionState.OPEN):
        raise ElectionOver(state=contest.held.state)
    if not _names(contest):
        raise NobodyAccepted()
    return contest


def _names(contest: Contest) -> list[str]:
    """Return who stands on the papers: by number once they are handed out, before that who has accepted, in the order of the numbers."""
    fixed = contest.on_papers
    if fixed:
        return [f"{number}. {name}" for number, _id, name in fixed]
    accepted = [c for c in contest.candidates if c.state is CandidacyState.ACCEPTED]
    return [f"{number}. {name}" for number, name in enumerate(elections.candidate_names(accepted), start=1)]


def _texts(hall: Hall) -> list[tuple[str, str]]:
    written = reads.texts(hall.motion.id)
    latest = max((t.version for t in written), default=1)
    others = [(t.language, t.text) for t in written if t.version == latest and t.language != hall.motion.language]
    return [(hall.motion.language, hall.motion.text), *others]


def _asked(meeting: Meeting) -> Any:
    voters = len(reads.seats_of_the_day(meeting.id))
    return KitQuestion.from_address(papers=voters, spares=spares(voters))


def _copies(meeting: Meeting) -> int:
    asked = _asked(meeting)
    return check_copies((asked.papers.data or 0) + (asked.spares.data or 0))


def _ask(ballots: str, back: str, meeting: Meeting, *, note: str, sheet: str, **which: Any) -> Answer:
    return page("voting/kit.html", meeting=meeting, form=_asked(meeting), note=note, ballots=url_for(ballots, **which),
                back=url_for(back, **which), sheet=url_for(sheet, **which) if sheet else "")


def _file(shape: Printed, name: str) -> Response:
    answer: Response = current_app.make_response(to_pdf(shape))
    answer.headers["Content-Type"] = "application/pdf"
    answer.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return answer
