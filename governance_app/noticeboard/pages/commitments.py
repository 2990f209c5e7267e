"""Commitments: who promised what, until when, and how it stands."""

from flask import url_for

from governance_app.commitments import reads as commitment_reads
from governance_app.commitments.rules import overdue_days
from governance_app.decisions import reads as decisions
from governance_app.foundation import clock
from governance_app.noticeboard import reads
from governance_app.noticeboard.forms import CommitmentSearch, bodies_to_choose
from governance_app.noticeboard.pages.blueprint import pages
from governance_app.web.answers import Answer, page
from governance_app.web.doors import open_to_all
from governance_app.web.paging import asked_page, other_answers


@pages.get("/compromisos")
@open_to_all
def commitments() -> Answer:
    """List the commitments, those due first before the others."""
    today = clock.local_day(clock.now())
    names = reads.public_body_names(on=today)
    form = CommitmentSearch.from_address()
    form.body.choices = bodies_to_choose(names)
    form.validate()
    asked = {name: None if name in form.errors else value for name, value in form.given().items()}
    found = commitment_reads.public_commitments(
        on=today, body=asked["body"], state=asked["state"], overdue=bool(asked["overdue"]), page=asked_page())
    return page(
        "noticeboard/commitments.html", form=form, found=found, names=names, today=today, overdue_days=overdue_days,
        published=decisions.public_among([c.decision for c in found.commitments if c.decision]),
        address=lambda n: url_for("noticeboard.commitments", **other_answers(), page=n),
    )
