"""Voting: how a body decides, and how anyone can recompute it later.

Words: motion, proposer, seconder, electorate (frozen when the vote opens), consensus with reservations, show of hands, roll call,
abstention / blank / null / not voting / absent (all kept apart), casting vote, tally, majority, result with its formula and figures.
Sources: the statute of the day (committees); design/peers.md §5.1–5.9. Exact arithmetic only.
Asks attendance who sits and is present now. Publishes VoteOpened, VoteClosed. Does not know decisions or minutes.
"""
