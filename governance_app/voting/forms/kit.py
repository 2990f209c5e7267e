"""The question of the printed kit: how many ballots."""

from governance_app.languages.catalogue import _l
from governance_app.web.forms import IntegerField, Question


class KitQuestion(Question):
    """How many ballots are printed."""

    papers = IntegerField(_l("Ballots, one for each who may vote"))
    spares = IntegerField(_l("Spare ballots"), hint=_l("For papers that are spoiled. Those that stay over are counted as not used."))
