"""Use cases of participation."""

from governance_app.participation.actions.aims import set_aim
from governance_app.participation.actions.barriers import add_to_barrier, barrier_for, note_barrier
from governance_app.participation.actions.looks import note_view, note_views
from governance_app.participation.actions.releases import may_publish, publish_figures, record_agreement, withdraw_agreement
from governance_app.participation.actions.returns import record_return, take_back_return
from governance_app.participation.actions.rolling import roll_up
from governance_app.participation.actions.turns import end_turn, record_turn, remove_turn, time_turn

__all__ = [
    "add_to_barrier", "barrier_for", "end_turn", "may_publish", "note_barrier", "note_view", "note_views", "publish_figures",
    "record_agreement", "record_return", "record_turn", "remove_turn", "roll_up", "set_aim", "take_back_return", "time_turn",
    "withdraw_agreement",
]
