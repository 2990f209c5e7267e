"""Rules of decisions. Import from here."""

from governance_app.decisions.rules.decision import Amount, Decision, DecisionText, Place, Relation, Totals, code_of, state_on, totals
from governance_app.decisions.rules.errors import (
    AmountImpossible,
    DecisionMissing,
    MotionAlreadyNumbered,
    MotionNotCarried,
    NotPublishable,
    RelationImpossible,
    TextMissing,
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
    "code_of",
    "state_on",
    "totals",
]
