"""Questions about minutes. Ask from here."""

from governance_app.minutes.reads.live import live, signers
from governance_app.minutes.reads.review import correction, correction_for, corrections, of_the_meeting, to_review, turns
from governance_app.minutes.reads.sections import (
    conflict,
    conflicts,
    history,
    minutes_for,
    minutes_of,
    section,
    section_for,
    section_of,
    sections,
    state_now,
    texts,
)

__all__ = [
    "conflict", "conflicts", "correction", "correction_for", "corrections", "history", "live", "minutes_for", "minutes_of",
    "of_the_meeting", "section", "section_for", "section_of", "sections", "signers", "state_now", "texts", "to_review", "turns",
]
