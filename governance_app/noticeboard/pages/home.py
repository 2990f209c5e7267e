"""The first page: what a visitor comes for."""

from governance_app.committees import reads as committees
from governance_app.decisions import reads as decisions
from governance_app.decisions.rules import Search
from governance_app.foundation import clock
from governance_app.meetings import reads as meetings
from governance_app.noticeboard import reads
from governance_app.noticeboard.forms import DecisionSearch
from governance_app.noticeboard.pages.blueprint import pages
from governance_app.web.answers import Answer, page
from governance_app.web.doors import open_to_all

SHOWN = 4


@pages.get("/")
@open_to_all
def home() -> Answer:
    """Show the coming meetings, the latest decisions, a search box, and the bodies."""
    now = clock.now()
    today = clock.local_day(now)
    return page(
        "noticeboard/home.html", form=DecisionSearch.from_address(), coming=meetings.public_coming(now=now)[:SHOWN],
        latest=decisions.public_register(Search()).decisions[:SHOWN], bodies=committees.public_bodies(on=today),
        names=reads.public_body_names(on=today), today=today,
    )
