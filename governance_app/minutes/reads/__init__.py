"""Questions about minutes. Ask from here."""

from governance_app.minutes.reads.live import live, signers
from governance_app.minutes.reads.sections import (
    conflict,
    conflicts,
    history,
    minutes_for,
    minutes_of,
    section,
    section_for,
    sections,
    texts,
)

__all__ = [
    "conflict", "conflicts", "history", "live", "minutes_for", "minutes_of", "section", "section_for", "sections", "signers", "texts",
]
