"""The words of voting: labels, sentences of errors, the sentences of a result and of an election."""

from governance_app.voting.wording import belenios, correspondence, elections, elections_held, motions, sealed, slips, urn
from governance_app.voting.wording.motions import (
    counters_sentence,
    other_form_sentence,
    quorum_at_vote,
    result_sentence,
    round_sentence,
    tally_sentence,
)

LABELS = motions.LABELS | elections.LABELS | elections_held.LABELS | sealed.LABELS | urn.LABELS | belenios.LABELS | correspondence.LABELS
SENTENCES = (
    motions.SENTENCES | elections.SENTENCES | elections_held.SENTENCES | sealed.SENTENCES | slips.SENTENCES | urn.SENTENCES
    | belenios.SENTENCES | correspondence.SENTENCES)

__all__ = [
    "LABELS", "SENTENCES", "counters_sentence", "other_form_sentence", "quorum_at_vote", "result_sentence", "round_sentence",
    "tally_sentence",
]
