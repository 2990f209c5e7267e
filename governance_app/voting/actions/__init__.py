"""Use cases of voting. Import from here."""

from governance_app.voting.actions.answers import record_acclamation, record_consensus, record_hands
from governance_app.voting.actions.belenios import annul_belenios, close_belenios, open_belenios
from governance_app.voting.actions.candidates import announce_election, answer_candidacy, propose_candidate, set_list_rule
from governance_app.voting.actions.closing import draw_lot, give_casting_vote
from governance_app.voting.actions.correspondence import (
    change_answer,
    close_correspondence,
    open_correspondence,
    record_answer,
    record_reminder,
)
from governance_app.voting.actions.disputes import annul_result, ask_before_annulling, dispute_election
from governance_app.voting.actions.during import admit_latecomers, take_another_form
from governance_app.voting.actions.elections import annul_election, open_election
from governance_app.voting.actions.entrusting import end_proxy, entrust_vote
from governance_app.voting.actions.motions import open_vote, put_motion, withdraw_motion
from governance_app.voting.actions.papers import close_election, enter_papers, fill_election_vacancy, strike_papers
from governance_app.voting.actions.photo import seal_photo
from governance_app.voting.actions.rewording import reword_motion, translate_motion
from governance_app.voting.actions.roll_call import change_ballot, close_roll_call, record_ballot, record_ballots
from governance_app.voting.actions.runoffs import announce_runoff
from governance_app.voting.actions.sealing import cast_sealed, give_key, open_sealed, prepare_sealing
from governance_app.voting.actions.slips import answer_by_slip, cast_by_slip, issue_slips, look_up_slip
from governance_app.voting.actions.unsealing import annul_sealed, close_sealed, count_second, destroy_envelopes, peel_first
from governance_app.voting.actions.urn import annul_urn, close_urn, open_urn

__all__ = [
    "admit_latecomers", "announce_election", "announce_runoff", "annul_belenios", "annul_election", "annul_result", "annul_sealed",
    "annul_urn", "answer_by_slip", "answer_candidacy", "ask_before_annulling", "cast_by_slip", "cast_sealed", "change_answer",
    "change_ballot", "close_belenios", "close_correspondence", "close_election", "close_roll_call", "close_sealed", "close_urn",
    "count_second", "destroy_envelopes", "dispute_election", "draw_lot", "end_proxy", "enter_papers", "entrust_vote",
    "fill_election_vacancy", "give_casting_vote", "give_key", "issue_slips", "look_up_slip", "open_belenios", "open_correspondence",
    "open_election", "open_sealed", "open_urn", "open_vote", "peel_first", "prepare_sealing", "propose_candidate", "put_motion",
    "record_acclamation", "record_answer", "record_ballot", "record_ballots", "record_consensus", "record_hands", "record_reminder",
    "reword_motion", "seal_photo", "set_list_rule", "strike_papers", "take_another_form", "translate_motion", "withdraw_motion",
]
