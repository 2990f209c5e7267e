"""The words of slips."""

from typing import Any

from governance_app.foundation.errors import GovernanceError
from governance_app.languages.catalogue import _l
from governance_app.voting import rules as r

SENTENCES: dict[type[GovernanceError], Any] = {
    r.SlipUnknown: _l("No slip has this code. Look at your slip and write it again, or ask the secretary for another slip."),
    r.SlipReplaced: _l("This slip does not work any more: another one was handed out for the seat. Use the new one."),
    r.SlipsHandedOutBefore: _l("Every seat that may answer has its slip. For a lost one, hand out another to that seat."),
    r.NotForSlips: _l("Choose one of the answers shown."),
}
