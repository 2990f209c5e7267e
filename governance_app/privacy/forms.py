"""The form with which a person is erased."""

from governance_app.languages.catalogue import _l
from governance_app.people.rules import LegalGround
from governance_app.web.forms import EnumField, Form, TextField


class EraseForm(Form):
    """On which ground, and the name written out, because nothing of this can be taken back."""

    ground = EnumField(LegalGround, _l("Why the law lets these data be erased (LOPDP, art. 15)"), look="radio")
    name = TextField(_l("To confirm, write the person's name"), autocomplete="off", hint=_l("Nobody can take this back."))
