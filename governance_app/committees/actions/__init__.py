"""Acts on committees: found, rule, seat, appoint, number. Import from here."""

from governance_app.committees.actions.bodies import adopt_statute, change_form, end_body, found_body, nest_body
from governance_app.committees.actions.numbers import explain_gap, take_number
from governance_app.committees.actions.offices import appoint_office, end_office
from governance_app.committees.actions.seats import appoint_holder, create_seat, end_holding, end_seat, start_term

__all__ = [
    "adopt_statute", "appoint_holder", "appoint_office", "change_form", "create_seat", "end_body", "end_holding", "end_office", "end_seat",
    "explain_gap", "found_body", "nest_body", "start_term", "take_number",
]
