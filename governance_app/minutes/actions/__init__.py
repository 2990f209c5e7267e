"""Use cases of minutes. Call from here."""

from governance_app.minutes.actions.approving import approve, not_approved, present, put_to_vote, take_back
from governance_app.minutes.actions.covering import approve_covering, drop_covering, propose_covering
from governance_app.minutes.actions.drafting import close_and_draft, edit_section, settle_conflict, start_draft
from governance_app.minutes.actions.errata import (
    approve_erratum,
    approve_erratum_by_vote,
    drop_erratum,
    propose_erratum,
    put_erratum_to_vote,
)
from governance_app.minutes.actions.review import answer_correction, back_to_draft, enter_correction, open_review, propose_correction
from governance_app.minutes.actions.translating import finish_translation, start_translation, translate_part

__all__ = [
    "answer_correction", "approve", "approve_covering", "approve_erratum", "approve_erratum_by_vote", "back_to_draft", "close_and_draft",
    "drop_covering", "drop_erratum", "edit_section", "enter_correction", "finish_translation", "not_approved", "open_review", "present",
    "propose_correction", "propose_covering", "propose_erratum", "put_erratum_to_vote", "put_to_vote", "settle_conflict", "start_draft",
    "start_translation", "take_back", "translate_part",
]
