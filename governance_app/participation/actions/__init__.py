"""Use cases of participation."""

from governance_app.participation.actions.aims import set_aim
from governance_app.participation.actions.looks import note_view, note_views
from governance_app.participation.actions.turns import record_turn, remove_turn

__all__ = ["note_view", "note_views", "record_turn", "remove_turn", "set_aim"]
