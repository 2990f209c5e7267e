"""Bodies, seats and those who hold them."""

from enum import Enum


class BodyKind(Enum):
    """What a body is; it may change into another kind on a day and stay the same body."""

    PROMOTER_GROUP = "grupo_promotor"
    MANAGEMENT_COMMITTEE = "comite_gestion"
    ASSEMBLY = "asamblea"
    PLATFORM = "mesa"
    COMMISSION = "comision"
    COUNCIL = "consejo"
    OTHER = "otro"


class HolderKind(Enum):
    """How a person holds a seat."""

    PRINCIPAL = "principal"
    ALTERNATE = "alternate"


class Office(Enum):
    """A post of a body's directiva, held by a person for a time."""

    PRESIDENT = "president"
    VICE_PRESIDENT = "vice_president"
    SECRETARY = "secretary"
    TREASURER = "treasurer"
    COMMISSION_CHAIR = "commission_chair"
    TECHNICAL_SECRETARY = "technical_secretary"
