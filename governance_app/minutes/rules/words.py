"""The acta: its states, its sections, what a section's text may be."""

from enum import Enum


class MinutesState(Enum):
    """States of an acta (design/domain.md §2.3)."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    PRESENTED = "presented"
    APPROVED = "approved"


class Turn(Enum):
    """What moves an acta from one state to another; each is kept with its hour, author and reason."""

    REVIEW_OPENED = "review_opened"
    BACK_TO_DRAFT = "back_to_draft"
    PRESENTED = "presented"
    TAKEN_BACK = "taken_back"
    NOT_APPROVED = "not_approved"
    APPROVED = "approved"


class CorrectionState(Enum):
    """Where a proposed correction stands."""

    OPEN = "open"
    ACCEPTED = "accepted"
    IN_PART = "in_part"
    REFUSED = "refused"


class Mended(Enum):
    """Where an accepted correction was carried out: in the words of the acta, or in the record from which the acta takes its figures."""

    WORDS = "words"
    ATTENDANCE = "attendance"
    VOTE = "vote"
    DECISION = "decision"


class ToldBy(Enum):
    """How a correction reached the secretary."""

    OWN_HAND = "own_hand"
    IN_THE_ROOM = "in_the_room"
    RADIO = "radio"
    PHONE = "phone"
    WHATSAPP = "whatsapp"
    LETTER = "letter"
    VISIT = "visit"


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


class ErratumState(Enum):
    """Where an erratum stands."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    DROPPED = "dropped"
