"""What is asked of a visitor who checks, and of an administrator who names witnesses."""

from governance_app.languages.catalogue import _l
from governance_app.web.forms import FileField, Form, IdField, LongTextField, Question, TextField


class CheckQuestion(Question):
    """Something read off a paper."""

    what = LongTextField(
        _l("Number, text of the square code, or witness words"), required=False,
        hint=_l("For example the number of a decision, or the eight words written in the book of minutes."),
        longest=6_000, rows=2)


class FileQuestion(Question):
    """A file to compare. It is read and forgotten."""

    file = FileField(_l("File"), hint=_l("The text of minutes, a proof or a signed head. At most 1 MB. The file is not kept."))


class WitnessForm(Form):
    """A witness of this record."""

    label = TextField(
        _l("Who it is"), hint=_l("A committee, a school, a person who agrees to be named here."), longest=120)
    community = IdField(_l("Community or organisation"))
    key = LongTextField(_l("Key of the witness"), hint=_l("One line: a name, eight signs and the key, with + between them."))


class WatchForm(Form):
    """A record of another installation."""

    label = TextField(_l("Whose record it is"), longest=120)
    key = LongTextField(_l("Key of the record"), hint=_l("One line. Compare it by telephone with whoever keeps that record."))


class CosignatureForm(Form):
    """A head with the signature of a witness under it. The signature is the permission, so no cookie and no token is needed."""

    class Meta(Form.Meta):
        """What proves the right to send this is in what is sent."""

        csrf = False

    note = LongTextField(_l("Signed head"), hint=_l("All lines, as the telephone of the witness shows them."))


class EndForm(Form):
    """A button that changes something."""
