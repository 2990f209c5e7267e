"""Witnesses: take a cosignature that somebody brings; and cosign, as a witness of others, what only grew (C2SP tlog-witness)."""

from flask import request
from werkzeug.wrappers import Response

from governance_app.access.guards import current_actor
from governance_app.audit import actions, reads
from governance_app.audit.forms import CosignatureForm
from governance_app.audit.pages.blueprint import pages
from governance_app.audit.rules import GrowthUnproven, HeadsDiffer, LogUnknown, NotSigned, OldSizeWrong
from governance_app.foundation import clock
from governance_app.foundation.errors import GovernanceError
from governance_app.foundation.ids import new_id
from governance_app.languages.catalogue import _
from governance_app.languages.formats import number
from governance_app.record.rules import HeadUnreadable
from governance_app.web.answers import Answer, done, page
from governance_app.web.doors import open_to_all

STATUSES = {HeadUnreadable: 400, LogUnknown: 404, NotSigned: 403, OldSizeWrong: 409, HeadsDiffer: 409, GrowthUnproven: 422}


@pages.route("/verificar/testigos", methods=["GET", "POST"])
@open_to_all
def bring() -> Answer:
    """Show who witnesses this record, and take a head with the signature of one of them."""
    form = CosignatureForm.blank_or_posted()
    if form.validate_on_submit() and form.attempt(actions.take_cosignature, note=form.note.data):
        return done(_("The signature of the witness is kept."), "audit.bring")
    witnesses = reads.witnesses()
    rows = [[one.label, one.community_name, number(one.seen) if one.seen else _("nothing yet")] for one in witnesses if not one.ended_at]
    return page("audit/witnesses.html", form=form, witnesses=rows, rows=rows, head=reads.head(), firm=reads.firm_size()), form.status


@pages.post("/testigo/add-checkpoint")
@open_to_all
def add_checkpoint() -> Response:
    """Cosign a head of a record that this installation watches. The answers are those of C2SP tlog-witness."""
    try:
        receipt = actions.cosign(actor=current_actor(), id=new_id(), now=clock.now(), request=request.get_data(as_text=True))
    except GovernanceError as refused:
        size = refused.data.get("size")
        kind = "text/x.tlog.size" if isinstance(refused, OldSizeWrong) else "text/plain; charset=utf-8"
        return Response(f"{size}\n" if size is not None else "", STATUSES[type(refused)], content_type=kind)
    return Response(f"{reads.cosigned_line(receipt.subject)}\n", content_type="text/plain; charset=utf-8")
