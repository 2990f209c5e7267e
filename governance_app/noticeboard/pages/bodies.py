"""Bodies: what they are today, their rules in plain sentences, and who sat there on any day."""

from itertools import groupby

from governance_app.committees import reads as committees
from governance_app.committees.wording import statute_sentences
from governance_app.decisions import reads as decisions
from governance_app.decisions.rules import Search
from governance_app.foundation import clock
from governance_app.languages.catalogue import _
from governance_app.meetings import reads as meetings
from governance_app.noticeboard import reads
from governance_app.noticeboard.forms import RosterDay
from governance_app.noticeboard.pages.blueprint import pages
from governance_app.noticeboard.rules import PublicSeat
from governance_app.organisations.rules import Bloc
from governance_app.web.answers import Answer, page
from governance_app.web.doors import open_to_all


@pages.get("/organos")
@open_to_all
def bodies() -> Answer:
    """List the bodies that exist today."""
    found = committees.public_bodies(on=clock.local_day(clock.now()))
    return page("noticeboard/bodies.html", bodies=found, names={body.id: body.name for body in found})


@pages.get("/organos/<slug>")
@open_to_all
def body(slug: str) -> Answer:
    """Show a body as it stands today, or as it stood on the day asked for."""
    now = clock.now()
    today = clock.local_day(now)
    form = RosterDay.from_address()
    form.validate()
    day = form.on.data or today
    found = reads.public_body(slug, on=day)
    statute = reads.public_statute(found.id, on=day)
    return page(
        "noticeboard/body.html", body=found, form=form, day=day, past=day != today, statute=statute_sentences(statute) if statute else (),
        reglamento=statute.reglamento if statute else "", blocs=_by_bloc(reads.public_roster(found.id, on=day, today=today)),
        commissions=reads.public_commissions(found.id, on=day), names=reads.public_body_names(on=day),
        coming=meetings.public_coming(now=now, body=found.id)[:3], latest=decisions.public_register(Search(body=found.id)).decisions[:3],
        today=today, change=_("See that day"),
    )


def _by_bloc(seats: tuple[PublicSeat, ...]) -> list[tuple[Bloc, list[PublicSeat]]]:
    order = list(Bloc)
    by_bloc = sorted(seats, key=lambda seat: order.index(seat.bloc))
    return [(bloc, list(group)) for bloc, group in groupby(by_bloc, key=lambda seat: seat.bloc)]
