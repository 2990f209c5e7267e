"""Meetings: kinds, states, what happened to them, the agenda, and how people were told."""

from enum import Enum


class MeetingKind(Enum):
    """Kinds of session; the statute's notice rule is chosen by it."""

    ORDINARY = "ordinary"
    EXTRAORDINARY = "extraordinary"
    INAUGURAL = "inaugural"
    ASSEMBLY = "assembly"


class MeetingMode(Enum):
    """Where a meeting happens; by correspondence nobody comes together, and seats answer in writing until a deadline."""

    IN_PERSON = "in_person"
    ONLINE = "online"
    MIXED = "mixed"
    CORRESPONDENCE = "correspondence"


class MeetingState(Enum):
    """The state of a meeting, derived from its events and kept beside them."""

    DRAFT = "draft"
    CONVENED = "convened"
    OPEN = "open"
    ADJOURNED = "adjourned"
    CLOSED = "closed"
    CANCELLED = "cancelled"


HELD = (MeetingState.OPEN, MeetingState.ADJOURNED, MeetingState.CLOSED)
"""States of a meeting that was held, or is being held."""


class Happening(Enum):
    """What happens to a meeting. Each is an event with its time, author and reason."""

    CONVENED = "convened"
    POSTPONED = "postponed"
    FIRST_CALL_FAILED = "first_call_failed"
    OPENED = "opened"
    ADJOURNED = "adjourned"
    RESUMED = "resumed"
    CLOSED = "closed"
    REOPENED = "reopened"
    CANCELLED = "cancelled"
    AGENDA_CHANGED = "agenda_changed"
    WRITTEN_LATE = "written_late"


class Channel(Enum):
    """How a person was told."""

    RADIO = "radio"
    WHATSAPP = "whatsapp"
    LETTER = "letter"
    VISIT = "visit"
    EMAIL = "email"
    PHONE = "phone"


class Read(Enum):
    """Whether the notice is known to have reached its reader."""

    UNKNOWN = "unknown"
    YES = "yes"
    NO = "no"


class ItemKind(Enum):
    """What a point of the agenda is for."""

    QUORUM = "quorum"
    AGENDA = "agenda"
    MINUTES = "minutes"
    REPORT = "report"
    DECISION = "decision"
    ELECTION = "election"
    DISCUSSION = "discussion"
    COMMITMENTS = "commitments"
    OTHER = "other"
    CLOSING = "closing"


class ItemState(Enum):
    """How far a point got."""

    PENDING = "pending"
    OPEN = "open"
    DONE = "done"
    DEFERRED = "deferred"


class NamedForm(Enum):
    """In which form a notice says that a point is voted. The room `voting` votes in forms of the same names, and in others."""

    CONSENSUS = "consensus"
    ACCLAMATION = "acclamation"
    SHOW_OF_HANDS = "show_of_hands"
    ROLL_CALL = "roll_call"
    PAPER = "paper"
    SEALED = "sealed"
    BELENIOS = "belenios"


class Direction(Enum):
    """Where a point of the agenda moves among its siblings."""

    UP = "up"
    DOWN = "down"


class AgendaChange(Enum):
    """What happened to the agenda after the convocation."""

    ADDED = "added"
    CHANGED = "changed"
    MOVED = "moved"
    REMOVED = "removed"
