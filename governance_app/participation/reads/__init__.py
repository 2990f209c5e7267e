"""Questions about participation: facts of meetings, the board, aims, the figures beside it, who looked, and what was published."""

from governance_app.participation.reads.aims import aims, own_aims, statute_aims, values_of
from governance_app.participation.reads.barriers import barrier, barriers
from governance_app.participation.reads.boards import board, board_of_meeting, look
from governance_app.participation.reads.facts import gatherings, turns
from governance_app.participation.reads.held import held_in
from governance_app.participation.reads.ledger import Population, agreements, members_of, plans, prepared, release, releases
from governance_app.participation.reads.looks import views
from governance_app.participation.reads.others import other_figures
from governance_app.participation.reads.pools import together
from governance_app.participation.reads.populations import counted_in, first_meetings, pool, pools, pools_of, published_pools
from governance_app.participation.reads.published_about import published_about
from governance_app.participation.reads.returned import returns_of
from governance_app.participation.reads.seated import holders, holders_of
from governance_app.participation.reads.sums import summed

__all__ = [
    "Population", "agreements", "aims", "barrier", "barriers", "board", "board_of_meeting", "counted_in", "first_meetings",
    "gatherings", "held_in", "holders", "holders_of", "look", "members_of", "other_figures", "own_aims", "plans", "pool", "pools",
    "pools_of", "prepared", "published_about", "published_pools", "release", "releases", "returns_of", "statute_aims", "summed", "together",
    "turns", "values_of", "views",
]
