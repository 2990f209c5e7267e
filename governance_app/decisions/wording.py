"""The words of the register: labels, sentences of errors."""

from enum import Enum
from typing import Any

from governance_app.decisions import rules as r
from governance_app.decisions.rules import AmountKind, DecisionKind, DecisionState, RelationKind, TextReview, Theme
from governance_app.foundation.errors import GovernanceError
from governance_app.languages.catalogue import _l, _lp
from governance_app.languages.rules import CONTENT_LANGUAGES

LABELS: dict[Enum, Any] = {
    DecisionKind.RESOLUTION: _l("Resolution"),
    DecisionKind.ACCORD: _l("Accord"),
    DecisionKind.RECOMMENDATION: _l("Recommendation"),
    DecisionKind.STATEMENT: _l("Statement"),
    RelationKind.AMENDS: _lp("decision", "Amends"),
    RelationKind.REVOKES: _lp("decision", "Revokes"),
    DecisionState.IN_FORCE: _lp("decision", "In force"),
    DecisionState.AMENDED: _lp("decision", "In force, amended"),
    DecisionState.REVOKED: _lp("decision", "Revoked"),
    DecisionState.NOT_YET: _lp("decision", "Not yet in force"),
    TextReview.BINDING: _lp("text", "Binding text"),
    TextReview.REVIEWED: _lp("text", "Reviewed by a speaker"),
    TextReview.DRAFT: _lp("text", "Draft, not reviewed"),
    AmountKind.PROMISED: _lp("money", "Promised"),
    AmountKind.DISBURSED: _lp("money", "Disbursed"),
    Theme.WATER: _lp("theme", "Water"),
    Theme.FOOD: _lp("theme", "Food"),
    Theme.MEDICINE: _lp("theme", "Medicine"),
    Theme.TERRITORY: _lp("theme", "Territory"),
    Theme.LIFE_PLANS: _lp("theme", "Life Plans"),
    Theme.MANAGEMENT_PLAN: _lp("theme", "Management plan of the corridor"),
    Theme.MONITORING: _lp("theme", "Monitoring"),
    Theme.LOGGING_HUNTING: _lp("theme", "Logging and hunting"),
    Theme.MINING_OIL: _lp("theme", "Mining and oil"),
    Theme.ROADS: _lp("theme", "Roads"),
    Theme.WOMEN: _lp("theme", "Women"),
    Theme.YOUTH: _lp("theme", "Youth"),
    Theme.LANGUAGE_CULTURE: _lp("theme", "Language and culture"),
    Theme.ORGANISATION: _lp("theme", "Organisation of the committee"),
    Theme.PAICHE: _lp("theme", "Bioeconomy: paiche"),
    Theme.CACHAMA: _lp("theme", "Bioeconomy: cachama"),
    Theme.CITRONELLA: _lp("theme", "Bioeconomy: citronella"),
    Theme.GUAYUSA: _lp("theme", "Bioeconomy: guayusa"),
    Theme.UNGURAHUA: _lp("theme", "Bioeconomy: ungurahua"),
    Theme.TURMERIC: _lp("theme", "Bioeconomy: turmeric"),
    Theme.ISHPINGO: _lp("theme", "Bioeconomy: ishpingo"),
    Theme.MORETE: _lp("theme", "Bioeconomy: morete"),
    Theme.SACHA_INCHI: _lp("theme", "Bioeconomy: sacha inchi"),
    Theme.COMMUNITY_TOURISM: _lp("theme", "Bioeconomy: community tourism"),
}

SENTENCES: dict[type[GovernanceError], Any] = {
    r.DecisionMissing: _l("We did not find that decision."),
    r.MotionNotCarried: _l("Only a motion that was approved becomes a decision."),
    r.MotionAlreadyNumbered: _l("This motion already has its number: %(code)s."),
    r.DecisionFollowed: _l("From this vote came the decision %(code)s, and its number is for ever. It is not annulled: put it right with a "
                           "later decision that revokes it."),
    r.MotionElsewhere: _l("That motion belongs to another meeting."),
    r.WhyWithoutVote: _l("Choose the approved motion, or say why there was no vote."),
    r.TextMissing: _l("A decision needs a title and its text."),
    r.NotPublishable: _l("The binding text of a decision that was published is not changed. A later decision can amend it."),
    r.RelationImpossible: _l(
        "This decision cannot act on that one from that day: it must be later and in force itself, and that one not revoked."),
    r.AmountImpossible: _l(
        "Write an amount that does not take the total below zero, a day that is not to come, and the source of the figure."),
}

TONES = {
    DecisionState.IN_FORCE: "good", DecisionState.AMENDED: "wait", DecisionState.REVOKED: "bad", DecisionState.NOT_YET: "calm",
}


def language_name(code: str) -> str:
    """Return the name a language gives itself; the code of one that the table does not know."""
    return CONTENT_LANGUAGES[code].autonym if code in CONTENT_LANGUAGES else code
