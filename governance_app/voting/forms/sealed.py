"""Forms of a sealed electronic vote: for the secretary, for a voter, for the two scrutineers."""

import json
from typing import Any

from governance_app.access.rules import Secret
from governance_app.languages.catalogue import _l
from governance_app.voting.rules import SHORTEST_PIN, Publication
from governance_app.voting.rules.sealed import SealedTotals, SealedUnreadable
from governance_app.web.code_forms import CodeForm, SheetForm
from governance_app.web.forms import EnumField, Form, HiddenField, IdField, PasswordField, UnseenField

LONGEST_LIST = 1_000_000
"""Characters of the list that the first scrutineer sends: 4,000 envelopes and more."""


class PrepareSealingForm(SheetForm):
    """What will be published, and who watches over it. The two codes are printed from it."""

    publication = EnumField(Publication, _l("What is published of the result"), hint=_l("It cannot be changed once the vote is open."))
    first = IdField(_l("First scrutineer"), look="search")
    second = IdField(_l("Second scrutineer"), hint=_l("From another organisation than the first."), look="search")


class OpenSealedForm(Form):
    """Both scrutineers confirm that the keys are theirs."""

    first_pin = PasswordField(_l("PIN of the first scrutineer"), autocomplete="off")
    second_pin = PasswordField(_l("PIN of the second scrutineer"), autocomplete="off")


class SealForm(Form):
    """A sealed answer: the page seals it, and only the envelope is sent."""

    sealed = HiddenField()


class SlipSealForm(SealForm):
    """A sealed answer from one's own telephone, with the code of the slip."""

    code = UnseenField()


class ScrutineerCodeForm(CodeForm):
    """The code of a scrutineer's slip."""


class _ScrutineerForm(Form):
    """What a scrutineer sends carries the code of their slip."""

    code = UnseenField()

    def secret(self, name: str) -> Secret:
        """Return a field wrapped, so that no receipt and no log sees it."""
        return Secret(self[name].data or "")


class KeyForm(_ScrutineerForm):
    """The public key that a scrutineer made, and a PIN of their own."""

    public_key = HiddenField()
    pin = PasswordField(_l("A PIN that only you know"), autocomplete="off", render_kw={"minlength": SHORTEST_PIN},
                        hint=_l("At least four digits. You will be asked for it when you open the envelopes."))


class _OpeningForm(_ScrutineerForm):
    pin = PasswordField(_l("Your PIN"), autocomplete="off")


class PeelForm(_OpeningForm):
    """What the first scrutineer took out of the outer envelopes."""

    peeled = HiddenField()
    unreadable = HiddenField()
    repeated = HiddenField()

    def envelopes(self) -> tuple[str, ...]:
        """Return the envelopes that are handed on. Raises SealedUnreadable when the page did not send a list of texts."""
        try:
            found: Any = json.loads((self.peeled.data or "")[:LONGEST_LIST])
        except (ValueError, RecursionError) as error:
            raise SealedUnreadable() from error
        if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
            raise SealedUnreadable()
        return tuple(found)

    def figure(self, name: str) -> int:
        """Return a figure that the page counted. Raises SealedUnreadable when it is none."""
        return _whole(self[name].data)


class CountSealedForm(_OpeningForm):
    """What the second scrutineer counted."""

    votes_for = HiddenField()
    against = HiddenField()
    blank = HiddenField()
    null = HiddenField()

    def totals(self) -> SealedTotals:
        """Return the totals. Raises SealedUnreadable when the page did not count."""
        return SealedTotals(*(_whole(self[name].data) for name in ("votes_for", "against", "blank", "null")))


def _whole(text: str | None) -> int:
    if text is None or not text.isascii() or not text.isdigit() or len(text) > 6:
        raise SealedUnreadable()
    return int(text)
