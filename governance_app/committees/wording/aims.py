"""How far a body is from the aims of its statute, as a sentence. A warning, never a bar."""

from governance_app.committees.rules import Aim, Shortfall
from governance_app.languages.catalogue import _


def shortfall_sentence(shortfall: Shortfall) -> str:
    """Return the sentence that states an aim which is not reached, with its figures and what is not recorded."""
    data = {"have": shortfall.have, "known": shortfall.known, "percent": shortfall.percent, "silent": shortfall.not_recorded}
    if shortfall.aim is Aim.WOMEN:
        return _("Of the %(known)s principals whose sex is recorded %(have)s are women; the statute aims at %(percent)s of every 100. "
                 "Of %(silent)s it is not recorded.", **data)
    return _("Of the %(known)s principals whose age is recorded %(have)s are between 18 and 29 years old; the statute aims at "
             "%(percent)s of every 100. Of %(silent)s it is not recorded.", **data)
