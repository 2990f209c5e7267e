"""Rules of decisions. Import from here."""

from governance_app.decisions.rules.decision import (
    Amount,
    Decision,
    DecisionText,
    Place,
    Relation,
    Totals,
    amount_fault,
    code_of,
    relation_fault,
    state_on,
    totals,
)
from governance_app.decisions.rules.errors import (
    AmountImpossible,
    DecisionMissing,
    MotionAlreadyNumbered,
    MotionElsewhere,
    MotionNotCarried,
    NotPublishable,
    RelationImpossible,
    TextMissing,
    WhyWithoutVote,
)
from governance_app.decisions.rules.events import DecisionAmended, DecisionNumbered, DecisionPublished
from governance_app.decisions.rules.search import RegisterPage, Search
from governance_app.decisions.rules.words import AmountKind, DecisionKind, DecisionState, RelationKind, TextReview, Theme

__all__ = [
    "Amount",
    "AmountImpossible",
    "AmountKind",
    "Decision",
    "DecisionAmended",
    "DecisionKind",
    "DecisionMissing",
    "DecisionNumbered",
    "DecisionPublished",
    "DecisionState",
    "DecisionText",
    "MotionAlreadyNumbered",
    "MotionElsewhere",
    "MotionNotCarried",
    "NotPublishable",
    "Place",
    "RegisterPage",
    "Relation",
    "RelationImpossible",
    "RelationKind",
    "Search",
    "TextMissing",
    "TextReview",
    "Theme",
    "Totals",
    "WhyWithoutVote",
    "amount_fault",
    "code_of",
    "relation_fault",
    "state_on",
    "totals",
]
