"""Slips for whoever writes down the vote: how many have answered, the printed sheet, closing when all have answered."""

from uuid import UUID

from flask import current_app
from markupsafe import Markup
from werkzeug.wrappers import Response

from governance_app.access.guards import needs
from governance_app.access.rules import Permission, Secret, code_from, code_hash, written
from governance_app.documents.qr_code import qr_inline
from governance_app.languages.catalogue import _
from governance_app.voting import actions, reads
from governance_app.voting.forms import ActForm
from governance_app.voting.forms.slips import SlipsForm
from governance_app.voting.pages.blueprint import Hall, hall_of, pages
from governance_app.voting.reads import slips as slip_reads
from governance_app.voting.rules import slip_code
from governance_app.web.answers import Answer, done, page
from governance_app.web.outside import full_address


@pages.route("/trabajo/mociones/<uuid:motion>/tarjetas", methods=["GET", "POST"])
@needs(Permission.RECORD_VOTE)
def slips(motion: UUID) -> Answer:
    """Show how many slips are out and how many seats have answered; print slips, each code once."""
    hall = hall_of(Permission.RECORD_VOTE, motion)
    form, running = SlipsForm.blank_or_posted(), slip_reads.running_slips(motion)
    form.renew_seed()
    form.seat.choices = [(v.seat, _again(v.label) if v.seat in running else v.label) for v in hall.entitled]
    if form.validate_on_submit():
        key = Secret(code_from(current_app.config["SECRET_KEY"], "slips", str(form.request_id.data), form.seed.data or ""))
        if form.attempt(actions.issue_slips, motion=motion, key=key, seat=form.seat.data):
            return _sheet(hall, UUID(form.request_id.data), key)
    return page(
        "voting/slips.html", meeting=hall.meeting, motion=hall.motion, form=form, slips=len(slip_reads.running_slips(motion)),
        answered=reads.turnout(hall.motion), voters=hall.electorate.voters, open=hall.motion.state.value == "open"), form.status


@pages.post("/trabajo/mociones/<uuid:motion>/cerrar")
@needs(Permission.RECORD_VOTE)
def close_answered(motion: UUID) -> Answer:
    """Close a roll call in which every seat has answered."""
    hall_of(Permission.RECORD_VOTE, motion)
    form = ActForm.blank_or_posted()
    if form.validate_on_submit() and form.attempt(actions.close_roll_call, motion=motion):
        return done(_("The roll call is kept and the vote is closed."), "voting.motion", motion=motion)
    return done(" ".join(line.text for line in form.complaints()), "voting.slips", kind="danger", motion=motion)


def _again(label: str) -> str:
    return str(_("%(seat)s (again: the earlier slip stops working)", seat=label))


def _sheet(hall: Hall, act: UUID, key: Secret) -> Response:
    """Return the sheet with the slips that this act handed out and that its key makes again; nothing else knows their codes."""
    address, labels = full_address("voting.voter"), {v.seat: v for v in hall.voters}
    printed = []
    for one in slip_reads.slips_issued_by(act):
        code = slip_code(key.reveal(), one.motion, one.seat)
        if one.motion == hall.motion.id and code_hash(code) == one.code_hash:
            shown = written(code)
            qr = Markup(qr_inline(f"{address}#{shown}", title=_("Opens the page to vote")))  # noqa: S704 — made by us, no user text
            printed.append((labels[one.seat], shown.split("-"), qr))
    printed.sort(key=lambda slip: list(labels).index(slip[0].seat))
    answer = current_app.make_response(page(
        "voting/slip_sheet.html", motion=hall.motion, meeting=hall.meeting, slips=printed, address=address.split("://", 1)[1]))
    answer.headers["Cache-Control"] = "no-store"
    return answer
