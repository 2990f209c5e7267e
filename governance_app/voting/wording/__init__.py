"""The words of voting: labels, sentences of errors, the sentences of a result."""

from governance_app.voting.wording.motions import LABELS, SENTENCES, quorum_at_vote, result_sentence, tally_sentence

__all__ = ["LABELS", "SENTENCES", "quorum_at_vote", "result_sentence", "tally_sentence"]
