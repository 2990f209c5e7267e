"""Forms around printed codes: one that prints a code, one that asks for it."""

import secrets

from governance_app.languages.catalogue import _l
from governance_app.web.forms import Form, HiddenField, TextField


class CodeForm(Form):
    """The code of a printed sheet."""

    code = TextField(_l("Code on your sheet"), longest=60, private=True,
                     hint=_l("Five groups of four, like ABCD-EFGH-…. Capitals and dashes make no difference."),
                     autocomplete="one-time-code",
                     render_kw={"autocapitalize": "characters", "spellcheck": "false", "data-fragment": "true"})


class SheetForm(Form):
    """Something that prints a code. The seed makes a double click print the same code; nothing keeps it."""

    seed = HiddenField()

    def renew_seed(self) -> None:
        """Take a fresh seed when the form is first shown."""
        if not self.seed.data:
            self.seed.data = secrets.token_hex(16)
