"""Presence: events, capacities, modes, groups of visitors, support."""

from enum import Enum


class Movement(Enum):
    """What a person does in the room."""

    ARRIVES = "arrives"
    LEAVES = "leaves"
    RECUSED = "recused"
    RECUSAL_ENDS = "recusal_ends"


class Capacity(Enum):
    """In which capacity somebody attends. Only PRINCIPAL and ALTERNATE sit for a seat."""

    PRINCIPAL = "principal"
    ALTERNATE = "alternate"
    FRATERNAL = "fraternal"
    OBSERVER = "observer"
    GUEST = "guest"
    INTERPRETER = "interpreter"
    TECHNICAL = "technical"


class PresenceMode(Enum):
    """How somebody attends."""

    IN_PERSON = "in_person"
    ONLINE = "online"
    RADIO_PHONE = "radio_phone"


class Source(Enum):
    """Where a fact of attendance came from."""

    HALL = "hall"
    PAPER = "paper"
    IMPORT = "import"


class VisitorSex(Enum):
    """Columns of the paper sheet of visitors."""

    WOMEN = "women"
    MEN = "men"
    NOT_SAID = "not_said"


class VisitorAffiliation(Enum):
    """Indigenous affiliation of a group of visitors, as they said it."""

    INDIGENOUS = "indigenous"
    OTHER = "other"
    NOT_SAID = "not_said"


class SupportKind(Enum):
    """Support that makes coming possible. OTHER is said in words."""

    TRAVEL = "travel"
    FOOD = "food"
    CHILDCARE = "childcare"
    LODGING = "lodging"
    INTERPRETER = "interpreter"
    MATERIALS_BEFORE = "materials_before"
    OTHER = "other"
