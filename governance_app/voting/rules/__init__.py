"""Rules of voting. Import from here."""

from governance_app.voting.rules.words import Choice, Form, MotionState, Outcome, Stance

__all__ = ["Choice", "Form", "MotionState", "Outcome", "Stance"]
