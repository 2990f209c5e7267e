"""Age bands from a day of birth, and who may consent at which age (LOPDP arts. 21, 24; Children's Code art. 4)."""

from datetime import date

from governance_app.foundation.errors import Conflict, Invalid
from governance_app.people.rules.words import MINOR_BANDS, AgeBand, ConsentGiver

_FROM_AGE = ((65, AgeBand.ELDER), (30, AgeBand.ADULT), (18, AgeBand.YOUTH), (15, AgeBand.ADOLESCENT_15_17), (12, AgeBand.ADOLESCENT_12_14))
_REPRESENTED = (AgeBand.CHILD, AgeBand.ADOLESCENT_12_14)


class BornInFuture(Invalid):
    """The day of birth lies after the day asked about."""


class RepresentativeNeeded(Invalid):
    """For a person under 15 the legal representative is named. data: band."""


class OwnConsentNeeded(Invalid):
    """From 15 years on the person consents; nobody else can for them. data: band."""


class AgeDisagrees(Conflict):
    """The age said and the age on the person's record contradict each other. data: said, recorded."""


def age(born: date, on: date) -> int:
    """Return whole years on a day. Who was born on 29 February turns a year older on 1 March of common years."""
    if born > on:
        raise BornInFuture(field="born")
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def age_band(born: date, on: date) -> AgeBand:
    """Return the band on a day: 0–11, 12–14, 15–17, 18–29, 30–64, 65 and more. Raises BornInFuture."""
    years = age(born, on)
    return next((band for least, band in _FROM_AGE if years >= least), AgeBand.CHILD)


def is_minor(band: AgeBand | None) -> bool:
    """Tell whether a band lies under 18. None (an adult, or nothing said) is not."""
    return band in MINOR_BANDS


def check_record_of(band: AgeBand | None, representative: str) -> None:
    """Raise RepresentativeNeeded when a record of somebody under 15 names no legal representative.

    Under 12 there is no personal record without one; from 12 to 14 no consent without one, so the record names one too.
    """
    if band in _REPRESENTED and not representative.strip():
        raise RepresentativeNeeded(field="representative", band=band)


def check_giver(band: AgeBand | None, given_by: ConsentGiver, representative: str) -> None:
    """Raise unless the one who consents may: the named representative under 15, the person from 15 on.

    Raises RepresentativeNeeded or OwnConsentNeeded.
    """
    if band in _REPRESENTED:
        if given_by is not ConsentGiver.LEGAL_REPRESENTATIVE:
            raise RepresentativeNeeded(field="given_by", band=band)
        check_record_of(band, representative)
    elif given_by is not ConsentGiver.SELF:
        raise OwnConsentNeeded(field="given_by", band=band or AgeBand.ADULT)


def speaks_alone(band: AgeBand | None) -> bool:
    """Tell whether somebody exercises their rights themselves: from 15 years on, or when no age under 18 is recorded (arts. 21, 24)."""
    return band not in _REPRESENTED


def reconcile_age(recorded: AgeBand | None, said: AgeBand | None) -> AgeBand | None:
    """Return the minor band that a record should carry after an answer about age.

    A said minor band is taken over. An adult answer on a record marked as a minor's is a contradiction: AgeDisagrees.
    """
    if said is None:
        return recorded
    if is_minor(said):
        return said
    if is_minor(recorded):
        raise AgeDisagrees(field="age_band", said=said, recorded=recorded)
    return None
