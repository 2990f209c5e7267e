"""What this is, what it keeps of people, and how much is said in each language."""

from governance_app.foundation import clock
from governance_app.languages.coverage import figures_of_this_release
from governance_app.languages.rules import LANGUAGES
from governance_app.noticeboard.pages.blueprint import pages
from governance_app.web.answers import Answer, page
from governance_app.web.doors import open_to_all


@pages.get("/acerca")
@open_to_all
def about() -> Answer:
    """Say what this is, who keeps it, what is kept of people, and how anybody can check it."""
    return page("noticeboard/about.html", today=clock.local_day(clock.now()))


@pages.get("/idiomas")
@open_to_all
def languages() -> Answer:
    """Show how much of each language is written and approved, and how to correct it."""
    lines = [(LANGUAGES[figure.code], figure) for figure in figures_of_this_release()]
    return page("noticeboard/languages.html", lines=lines)
