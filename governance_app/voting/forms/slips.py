"""Forms of slips: handing them out, the code of a slip, the answer of whoever holds it."""

import secrets
from typing import Any

from governance_app.access.rules import Secret
from governance_app.languages.catalogue import _l
from governance_app.voting.rules import SLIP_CHOICES, Choice
from governance_app.web.forms import EnumField, Form, HiddenField, IdField, TextField, UnseenField

REASON = 2000


class SlipsForm(Form):
    """For whom slips are printed. The seed makes a double click print the same codes; nothing keeps it."""

    seed = HiddenField()
    seat = IdField(_l("For whom"), look="select", required=False, blank=_l("Every seat that has none yet"))

    def renew_seed(self) -> None:
        """Take a fresh seed when the form is first shown."""
        if not self.seed.data:
            self.seed.data = secrets.token_hex(16)


class SlipCodeForm(Form):
    """The code of a slip."""

    code = TextField(_l("Code on your slip"), longest=60, private=True,
                     hint=_l("Five groups of four, like ABCD-EFGH-…. Capitals and dashes make no difference."),
                     autocomplete="one-time-code",
                     render_kw={"autocapitalize": "characters", "spellcheck": "false", "data-fragment": "true"})


class SlipAnswerForm(Form):
    """The answer of whoever holds a slip. `again`: they saw that their seat has answered."""

    code = UnseenField()
    again = HiddenField()
    choice = EnumField(Choice, _l("Your answer"), only=SLIP_CHOICES)
    reason = TextField(_l("Reason, if there is one"), required=False, longest=REASON)

    def given(self) -> dict[str, Any]:
        """Return what was answered, the code wrapped."""
        return {
            "code": Secret(self.code.data or ""), "again": bool(self.again.data), "choice": self.choice.data,
            "reason": self.reason.data or ""}
