"""What changes in access. Codes, passwords and tokens come wrapped in `Secret`: made by who asks, kept only as hashes."""

from governance_app.access.actions.hashing import common_words
from governance_app.access.actions.inviting import (
    CODE_LIFE,
    accept_invitation,
    add_role_by_code,
    invite,
    print_first_administrator,
    print_reset,
    reset_password,
    revoke_invitation,
)
from governance_app.access.actions.keeping import (
    add_account,
    choose_language,
    deactivate_account,
    end_role,
    forget_accounts_of,
    grant_role,
    tie,
)
from governance_app.access.actions.signing import (
    change_password,
    confirm_password,
    forgive,
    note_seen,
    open_session,
    revoke_all,
    revoke_session,
    rotate_token,
    sign_in,
    sign_out,
    spend_try,
    store_password,
)

__all__ = [
    "CODE_LIFE", "accept_invitation", "add_account", "add_role_by_code", "change_password", "choose_language", "common_words",
    "confirm_password", "deactivate_account", "end_role", "forget_accounts_of", "forgive", "grant_role", "invite", "note_seen",
    "open_session", "print_first_administrator", "print_reset", "reset_password", "revoke_all", "revoke_invitation", "revoke_session",
    "rotate_token", "sign_in", "sign_out", "spend_try", "store_password", "tie",
]
