"""Use cases of participation."""

from governance_app.participation.actions.looks import note_view
from governance_app.participation.actions.turns import record_turn, remove_turn

__all__ = ["note_view", "record_turn", "remove_turn"]
