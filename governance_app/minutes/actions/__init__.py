"""Use cases of minutes. Call from here."""

from governance_app.minutes.actions.drafting import close_and_draft, edit_section, settle_conflict, start_draft
from governance_app.minutes.actions.review import answer_correction, back_to_draft, enter_correction, open_review, propose_correction

__all__ = [
    "answer_correction", "back_to_draft", "close_and_draft", "edit_section", "enter_correction", "open_review", "propose_correction",
    "settle_conflict", "start_draft",
]
