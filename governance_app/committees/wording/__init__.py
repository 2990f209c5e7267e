"""The words of committees: labels, sentences of errors, a statute read as sentences."""

from governance_app.committees.wording.aims import shortfall_sentence
from governance_app.committees.wording.certificate import certificate
from governance_app.committees.wording.errors import SENTENCES
from governance_app.committees.wording.labels import LABELS, SERIES
from governance_app.committees.wording.statute import StatuteSentence, bloc_rule_sentence, quorum_rule_sentence, statute_sentences

__all__ = [
    "LABELS", "SENTENCES", "SERIES", "StatuteSentence", "bloc_rule_sentence", "certificate", "quorum_rule_sentence", "shortfall_sentence",
    "statute_sentences",
]
