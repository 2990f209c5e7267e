"""The acta: its states, its sections, what a section's text may be."""

from enum import Enum


class MinutesState(Enum):
    """States of an acta (design/domain.md §2.3)."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"


class SectionKind(Enum):
    """Which part of the acta a section is."""

    OPENING = "opening"
    ITEM = "item"
    CLOSING = "closing"


class Change(Enum):
    """What happened to a paragraph between two revisions."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"
