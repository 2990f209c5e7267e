"""Forms of attachments."""

from governance_app.attachments.rules import LONGEST_WORDS
from governance_app.languages.catalogue import _l
from governance_app.web.forms import Form, TextField


class RemoveForm(Form):
    """Why a file is taken off."""

    reason = TextField(_l("Reason"), longest=LONGEST_WORDS, hint=_l("For example: a person in the photo asks for it. The reason stays."))
