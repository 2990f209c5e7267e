"""The form with which a person is erased."""

from governance_app.languages.catalogue import _l
from governance_app.people.rules import LegalGround
from governance_app.web.forms import EnumField, Form, ManyIdsField, TextField


class EraseForm(Form):
    """On which ground, and the name written out, because nothing of this can be taken back."""

    ground = EnumField(LegalGround, _l("Why the law lets these data be erased (LOPDP, art. 15)"), look="radio")
    accounts = ManyIdsField(_l("Accounts of this person"), hint=_l(
        "They bear the name, and nothing ties them to the person. Mark only those you know to be theirs: they are closed and emptied."))
    name = TextField(_l("To confirm, write the person's name"), autocomplete="off", hint=_l("Nobody can take this back."))
