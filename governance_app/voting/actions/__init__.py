"""Use cases of voting. Import from here."""

from governance_app.voting.actions.answers import record_consensus, record_hands
from governance_app.voting.actions.closing import give_casting_vote
from governance_app.voting.actions.motions import open_vote, put_motion, withdraw_motion
from governance_app.voting.actions.roll_call import close_roll_call, record_ballot, record_ballots

__all__ = [
    "close_roll_call", "give_casting_vote", "open_vote", "put_motion", "record_ballot", "record_ballots", "record_consensus",
    "record_hands", "withdraw_motion",
]
