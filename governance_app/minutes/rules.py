"""The acta: its states and its sections."""

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
