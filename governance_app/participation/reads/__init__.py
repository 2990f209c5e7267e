"""Questions about participation: the facts of meetings, the board of a body, aims, and who looked at it."""

from governance_app.participation.reads.aims import aims, own_aims, statute_aims, values_of
from governance_app.participation.reads.boards import board, board_of_meeting, look
from governance_app.participation.reads.facts import gatherings, turns
from governance_app.participation.reads.looks import views
from governance_app.participation.reads.pools import together
from governance_app.participation.reads.seated import holders, holders_of

__all__ = [
    "aims", "board", "board_of_meeting", "gatherings", "holders", "holders_of", "look", "own_aims", "statute_aims", "together", "turns",
    "values_of", "views",
]
