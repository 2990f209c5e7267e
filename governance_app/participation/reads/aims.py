"""Questions about aims: what the statute of a day aims at, what the body set itself, and what answers an aim can be for."""

from datetime import date
from uuid import UUID

from sqlalchemy import select

from governance_app.access import reads as access
from governance_app.committees import reads as committees
from governance_app.committees.rules import StatuteMissing
from governance_app.foundation.database import db
from governance_app.organisations import reads as organisations
from governance_app.participation.records import ParticipationAimRow
from governance_app.participation.rules import INDIGENOUS_ANSWER, OTHER_ANSWER, WOMEN, YOUTH, Aim, Dimension, OwnAim, own_aims_on
from governance_app.people.rules import AgeBand, Sex


def aims(body: UUID, day: date) -> tuple[Aim, ...]:
    """Return every aim of a day: the statute's, then those that the body set itself."""
    return (*statute_aims(body, day), *own_aims_on(own_aims(body), day))


def statute_aims(body: UUID, day: date) -> tuple[Aim, ...]:
    """Return what the statute of a day aims at; nothing without a statute."""
    try:
        statute = committees.statute_on(body, day)
    except StatuteMissing:
        return ()
    asked = ((WOMEN, Dimension.SEX, statute.aim_women_percent), (YOUTH, Dimension.AGE_BAND, statute.aim_youth_percent))
    return tuple(Aim(value, dimension, percent) for value, dimension, percent in asked if percent is not None)


def own_aims(body: UUID) -> tuple[OwnAim, ...]:
    """Return every aim the body ever set itself, the latest first."""
    row = ParticipationAimRow
    rows = list(db.session.scalars(select(row).where(row.body_id == body).order_by(row.valid_from.desc(), row.set_at.desc(), row.id)))
    logins = {account: access.login_of(account) for account in {r.set_by for r in rows}}
    return tuple(OwnAim(r.id, r.dimension, r.value, r.percent, r.valid_from, r.reason, r.set_at, logins[r.set_by]) for r in rows)


def values_of(dimension: Dimension) -> tuple[str, ...]:
    """Return the answers of a question for which an aim can be set: those that say a value."""
    if dimension is Dimension.NATIONALITY:
        return tuple(one.code for one in organisations.nationalities() if one.kind != "app_value")
    return {
        Dimension.SEX: tuple(sex.value for sex in Sex), Dimension.AGE_BAND: tuple(band.value for band in AgeBand),
        Dimension.AFFILIATION: (INDIGENOUS_ANSWER, OTHER_ANSWER),
    }[dimension]
