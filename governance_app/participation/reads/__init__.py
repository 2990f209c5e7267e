"""Questions about participation: the facts of meetings, the board of a body, the figures beside it, and who looked at them."""

from governance_app.participation.reads.barriers import barrier, barriers
from governance_app.participation.reads.boards import aims, board, board_of_meeting, holders
from governance_app.participation.reads.facts import gatherings, turns
from governance_app.participation.reads.held import held_in
from governance_app.participation.reads.looks import views
from governance_app.participation.reads.others import other_figures
from governance_app.participation.reads.returned import returns_of

__all__ = [
    "aims", "barrier", "barriers", "board", "board_of_meeting", "gatherings", "held_in", "holders", "other_figures", "returns_of", "turns",
    "views",
]
