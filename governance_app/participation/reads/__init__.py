"""Questions about participation: the facts of meetings, the board of a body, aims, the figures beside it, and who looked."""

from governance_app.participation.reads.aims import aims, own_aims, statute_aims, values_of
from governance_app.participation.reads.barriers import barrier, barriers
from governance_app.participation.reads.boards import board, board_of_meeting, look
from governance_app.participation.reads.facts import gatherings, turns
from governance_app.participation.reads.held import held_in
from governance_app.participation.reads.looks import views
from governance_app.participation.reads.others import other_figures
from governance_app.participation.reads.pools import together
from governance_app.participation.reads.returned import returns_of
from governance_app.participation.reads.seated import holders, holders_of

__all__ = [
    "aims", "barrier", "barriers", "board", "board_of_meeting", "gatherings", "held_in", "holders", "holders_of", "look", "other_figures",
    "own_aims", "returns_of", "statute_aims", "together", "turns", "values_of", "views",
]
