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
class DatedName:
    """A name and acronym valid from a day (None: always) until a day (exclusive; None: still)."""

    name: str
    acronym: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


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


def valid_on(day: date, valid_from: date | None, valid_to: date | None) -> bool:
    """Tell whether `day` lies in [valid_from, valid_to); None is an open end."""
    return (valid_from is None or valid_from <= day) and (valid_to is None or day < valid_to)
