"""Use cases of imports and reports. Import from here."""

from governance_app.exports.actions.batches import accept_row, choose_person, edit_row, leave_out_row, start_import
from governance_app.exports.actions.bringing import CHUNK, bring_in, discard_import, end_import, forget_old_imports
from governance_app.exports.actions.reports import take_report

__all__ = [
    "CHUNK", "accept_row", "bring_in", "choose_person", "discard_import", "edit_row", "end_import", "forget_old_imports", "leave_out_row",
    "start_import", "take_report",
]
