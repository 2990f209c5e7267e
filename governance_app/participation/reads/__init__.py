"""Questions about participation: the facts of meetings, the board of a body, who looked at it, and what was published."""

from governance_app.participation.reads.boards import aims, board, board_of_meeting, holders
from governance_app.participation.reads.facts import gatherings, turns
from governance_app.participation.reads.looks import views
from governance_app.participation.reads.populations import counted_in, pool, pools, pools_of
from governance_app.participation.reads.releases import agreements, members_of, plans, prepared, release, releases

__all__ = [
    "agreements", "aims", "board", "board_of_meeting", "counted_in", "gatherings", "holders", "members_of", "plans", "pool", "pools",
    "pools_of", "prepared", "release", "releases", "turns", "views",
]
