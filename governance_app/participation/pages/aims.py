"""The aims a body sets itself for who takes part: what holds today, how it came to it, and one form to set another."""

from typing import Any
from uuid import UUID

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission, require
from governance_app.committees import reads as committees
from governance_app.foundation import clock
from governance_app.languages import formats
from governance_app.languages.catalogue import _
from governance_app.organisations import reads as organisations
from governance_app.participation import actions, reads
from governance_app.participation.forms import AimForm
from governance_app.participation.pages.blueprint import pages
from governance_app.participation.pages.told import Teller, aim_told
from governance_app.participation.rules import Dimension, OwnAim
from governance_app.web.answers import Answer, done, page
from governance_app.web.sentences import label

BASE = "/trabajo/organos/<uuid:body>/participacion/metas"


@pages.route(BASE, methods=["GET", "POST"])
@needs(Permission.SET_AIMS)
def aims(body: UUID) -> Answer:
    """Show the aims of today and how they came about; set one."""
    actor, today = current_actor(), clock.local_day(clock.now())
    one = committees.body_for(actor, body)
    require(actor, Permission.SET_AIMS, committees.scope_of(body))
    teller = Teller({}, {n.code: n.name for n in organisations.nationalities()})
    form = AimForm.blank_or_posted(valid_from=today)
    form.offer({label(d): [(d, v, teller.group(d, v)) for v in reads.values_of(d)] for d in Dimension})
    if form.validate_on_submit() and form.attempt(actions.set_aim, body=body, **form.given_words()):
        return done(_("The aim is set."), "participation.aims", body=body)
    return page(
        "participation/aims.html", form=form, one=one, body=body,
        now_aimed=[[teller.group(a.dimension, a.value), aim_told(a), a.reason or "—"] for a in reads.aims(body, today)],
        history=[_line(a, teller) for a in reads.own_aims(body)]), form.status


def _line(aim: OwnAim, teller: Teller) -> list[Any]:
    percent = formats.number(aim.percent) if aim.percent else _("none of its own any more")
    return [teller.group(aim.dimension, aim.value), percent, formats.day(aim.since), aim.reason,
            _("%(moment)s, by %(login)s", moment=formats.moment(aim.set_at), login=aim.set_by or _("the machine itself"))]
