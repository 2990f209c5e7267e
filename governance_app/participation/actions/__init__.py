"""Use cases of participation."""

from governance_app.participation.actions.looks import note_view
from governance_app.participation.actions.releases import may_publish, publish_figures, record_agreement, withdraw_agreement
from governance_app.participation.actions.turns import record_turn, remove_turn

__all__ = ["may_publish", "note_view", "publish_figures", "record_agreement", "record_turn", "remove_turn", "withdraw_agreement"]
