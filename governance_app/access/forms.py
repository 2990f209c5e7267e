"""Forms of access. Passwords and codes leave them wrapped in `Secret`."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from governance_app.access.rules import SHORTEST, Role, Secret
from governance_app.languages.catalogue import _l
from governance_app.web.code_forms import SheetForm
from governance_app.web.forms import ChoiceField, EnumField, Form, IdField, PasswordField, TextField, UnseenField
from governance_app.web.sentences import label

_AS_TYPED = {"autocapitalize": "none", "spellcheck": "false"}
_FOUR_WORDS = _l("At least 12 letters; spaces are welcome. Four words that only you would put together are easy to keep in mind.")
_SECRET = frozenset({"password", "present", "new", "code"})


class _Sealing(Form):
    """A form whose secrets are given wrapped."""

    def given(self) -> dict[str, Any]:
        """Return what was written, with passwords and codes as `Secret`."""
        return {name: Secret(value or "") if name in _SECRET else value for name, value in super().given().items()}


class ActForm(Form):
    """A button that acts at once: nothing but the token and the request id."""


class SignInForm(_Sealing):
    """Name and password."""

    login = TextField(_l("Your name to sign in"), longest=60, autocomplete="username", render_kw=_AS_TYPED)
    password = PasswordField(_l("Your password"), autocomplete="current-password")


class JoinForm(_Sealing):
    """A new account: the person chooses name and password."""

    code = UnseenField()
    name = TextField(_l("Your name and family name"), autocomplete="name")
    login = TextField(_l("A short name to sign in"), longest=60, hint=_l("For example maria.grefa: letters or digits, no spaces."),
                      autocomplete="username", render_kw=_AS_TYPED)
    password = PasswordField(_l("A password that only you know"), hint=_FOUR_WORDS, autocomplete="new-password")


class AddRoleForm(_Sealing):
    """Somebody who is signed in takes the role of a code."""

    code = UnseenField()


class ResetForm(_Sealing):
    """A new password with a printed code."""

    code = UnseenField()
    password = PasswordField(_l("A password that only you know"), hint=_FOUR_WORDS, autocomplete="new-password")


class PasswordForm(_Sealing):
    """One's own password, changed."""

    present = PasswordField(_l("Present password"), autocomplete="current-password")
    new = PasswordField(_l("New password"), hint=_FOUR_WORDS, autocomplete="new-password", render_kw={"minlength": SHORTEST})


class LanguageForm(Form):
    """The language in which one reads."""

    language = ChoiceField(_l("Language"), look="radio")


class _Handing(Form):
    """A role in a committee."""

    def offer(self, roles: Iterable[Role], bodies: Mapping[UUID, str]) -> None:
        """Show only what the actor may hand out."""
        self.role.choices = [(role.value, label(role)) for role in roles]
        self.body.choices = list(bodies.items())


class InviteForm(SheetForm, _Handing):
    """Whom, as what, where."""

    name = TextField(_l("Name of the person"), hint=_l("As it will be printed on the sheet. The person can correct it."))
    role = EnumField(Role, _l("Role"))
    body = IdField(_l("Committee"))


class AdministratorInviteForm(SheetForm, _Handing):
    """The same for who administers everything: any role, anywhere."""

    name = TextField(_l("Name of the person"), hint=_l("As it will be printed on the sheet. The person can correct it."))
    role = EnumField(Role, _l("Role"))
    body = IdField(_l("Committee"), required=False, blank=_l("All committees"))


class RoleForm(_Handing):
    """A further role of an account."""

    role = EnumField(Role, _l("Role"), look="select")
    body = IdField(_l("Committee"))
