"""Forms of a vote that is held in Belenios."""

from dataclasses import fields

from governance_app.languages.catalogue import _l
from governance_app.voting.forms import OpenUrnForm
from governance_app.voting.rules.belenios import BeleniosClosing, BeleniosCount, Verification
from governance_app.web.forms import EnumField, Form, IntegerField, PasswordField, TextField

_MARK = {"autocapitalize": "off", "autocorrect": "off", "spellcheck": "false"}


class OpenBeleniosForm(OpenUrnForm):
    """A vote in Belenios before it opens: the urn's questions, and where it is held."""

    address = TextField(
        _l("Address of the election"), hint=_l("As https://vote.belenios.org/elections/8GVH85AoSyweXG/, with nothing after it."),
        longest=300, render_kw=_MARK | {"inputmode": "url"})
    election = TextField(
        _l("Fingerprint of the election"), hint=_l("43 letters, digits and signs, at the foot of its page. Copy it whole."),
        render_kw=_MARK)


class CountBeleniosForm(Form):
    """The result of an election in Belenios, as two scrutineers read and verified it."""

    election = TextField(_l("Fingerprint of the election"), hint=_l("Copy it from its page once more."), render_kw=_MARK)
    received = IntegerField(
        _l("Ballots received"), hint=_l("With those that a later one of the same voter replaced."))
    accepted = IntegerField(_l("Ballots counted"), hint=_l("Its page says: number of accepted ballots."))
    votes_for = IntegerField(_l("Votes for"))
    against = IntegerField(_l("Votes against"))
    blank = IntegerField(_l("Blank votes and ballots without a choice, together"))
    archive = TextField(
        _l("Fingerprint of its archive with the result"),
        hint=_l("Of the whole file .bel after the count: what “sha256sum” prints (64 digits and letters) will do."), render_kw=_MARK)
    verification = EnumField(Verification, _l("What the scrutineers verified"))
    first_pin = PasswordField(_l("PIN of the first scrutineer"), autocomplete="off")
    second_pin = PasswordField(_l("PIN of the second scrutineer"), autocomplete="off")

    def closing(self) -> BeleniosClosing:
        """Return what was written, without the PINs."""
        count = BeleniosCount(**{f.name: self[f.name].data for f in fields(BeleniosCount)})
        return BeleniosClosing(count, self.election.data, self.archive.data, self.verification.data)
