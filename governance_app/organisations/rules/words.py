"""Organisations, their blocs and dated names; territory; corridors; nationalities and peoples."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from uuid import UUID


class OrganisationKind(Enum):
    """What an organisation is."""

    STATE = "state"
    PROVINCIAL_GOVERNMENT = "provincial_government"
    MUNICIPAL_GOVERNMENT = "municipal_government"
    PARISH_GOVERNMENT = "parish_government"
    NATIONALITY_ORGANISATION = "nationality_organisation"
    COMMUNITY = "community"
    CIVIL_SOCIETY = "civil_society"
    WOMEN = "women"
    YOUTH = "youth"
    PRODUCERS = "producers"
    ACADEMIA = "academia"
    NGO = "ngo"
    COOPERATION = "cooperation"
    PRIVATE = "private"
    MEDIA = "media"
    OTHER = "other"


class Bloc(Enum):
    """The side of the table an organisation sits on; statutes ask for minimums per bloc."""

    STATE = "state"
    GAD = "gad"
    NATIONALITIES = "nationalities"
    CIVIL_SOCIETY = "civil_society"
    ACADEMIA = "academia"
    OTHER = "other"


class Confidence(Enum):
    """How well a row of reference data is known."""

    SOURCE_SEEN = "source_seen"
    GENERAL_KNOWLEDGE = "general_knowledge"
    NEEDS_CHECKING = "needs_checking"
    UNKNOWN = "unknown"
    CONFIRMED = "confirmed"


class TerritoryLevel(Enum):
    """Levels of INEC's political-administrative division (DPA)."""

    PROVINCE = "province"
    CANTON = "canton"
    PARISH = "parish"


@dataclass(frozen=True)
class Organisation:
    """An organisation as named on a given day."""

    id: UUID
    kind: OrganisationKind
    bloc: Bloc
    name: str
    acronym: str = ""
    nationality: str | None = None
    territory: UUID | None = None
    candidate: bool = False
    demonstration: bool = False
    parent: UUID | None = None
    corridor: str | None = None
    confidence: Confidence = Confidence.UNKNOWN
    source: str = ""
    note: str = ""
    seen_in_role: str = ""

    @property
    def short(self) -> str:
        """Return the acronym, or the name when there is none."""
        return self.acronym or self.name


@dataclass(frozen=True)
class Territory:
    """A province, canton or parish. `code` is INEC's; None: not found in any source."""

    id: UUID
    level: TerritoryLevel
    name: str
    code: str | None
    parent: UUID | None
    corridor: UUID | None
    confidence: Confidence
    corridor_confidence: Confidence
    relevance: str = ""
    note: str = ""
    source: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True)
class Corridor:
    """A connectivity corridor. `code`: north or south."""

    id: UUID
    code: str
    name: str
    note: str
    source: str


@dataclass(frozen=True)
class Nationality:
    """A nationality or people of the State's lists. `kind`: nacionalidad, pueblo or app_value; `parent`: code of its nationality."""

    code: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    parent: str | None
    iso639_3: tuple[str, ...]
    confidence: Confidence
    source: str
    outdated: tuple[str, ...] = ()
