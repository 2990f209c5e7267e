"""Questions about participation: the facts of meetings, the board of a body, and who looked at it."""

from governance_app.participation.reads.boards import aims, board, board_of_meeting, holders
from governance_app.participation.reads.facts import gatherings, turns
from governance_app.participation.reads.looks import views

__all__ = ["aims", "board", "board_of_meeting", "gatherings", "holders", "turns", "views"]
