"""Use cases of voting. Import from here."""

from governance_app.voting.actions.answers import record_acclamation, record_consensus, record_hands
from governance_app.voting.actions.closing import draw_lot, give_casting_vote
from governance_app.voting.actions.during import admit_latecomers, take_another_form
from governance_app.voting.actions.entrusting import end_proxy, entrust_vote
from governance_app.voting.actions.motions import open_vote, put_motion, withdraw_motion
from governance_app.voting.actions.rewording import reword_motion, translate_motion
from governance_app.voting.actions.roll_call import change_ballot, close_roll_call, record_ballot, record_ballots

__all__ = [
    "admit_latecomers", "change_ballot", "close_roll_call", "draw_lot", "end_proxy", "entrust_vote", "give_casting_vote",
    "open_vote", "put_motion", "record_acclamation", "record_ballot", "record_ballots", "record_consensus", "record_hands",
    "reword_motion", "take_another_form", "translate_motion", "withdraw_motion",
]
