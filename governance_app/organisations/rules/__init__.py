"""Organisations, their blocs and dated names; territory; corridors; nationalities and peoples."""

from governance_app.organisations.rules.catalogue import (
    COLLECTIVES,
    KIND_AND_BLOC,
    PROJECT,
    AlreadyRegistered,
    NoSuchCorridor,
    NoSuchOrganisation,
    NoSuchTerritory,
    NotACandidate,
    TerritoryCodeTaken,
    TerritoryEnded,
    UnknownNationality,
    matching_nationalities,
    name_and_remark,
    one_nationality,
    part_aliases,
    reference_id,
)
from governance_app.organisations.rules.facts import (
    CandidateConfirmed,
    NameEnded,
    OrganisationRegistered,
    OrganisationRenamed,
    digest_of,
)
from governance_app.organisations.rules.names import (
    DatedName,
    NameMissing,
    NameNotYetBegun,
    NamesOverlap,
    NothingToEnd,
    best_name,
    check_name,
    check_no_overlap,
    close_for,
    fold,
    name_on,
    overlap,
    valid_on,
)
from governance_app.organisations.rules.words import (
    Bloc,
    Confidence,
    Corridor,
    Nationality,
    Organisation,
    OrganisationKind,
    Territory,
    TerritoryLevel,
)

__all__ = [
    "COLLECTIVES", "KIND_AND_BLOC", "PROJECT", "AlreadyRegistered", "Bloc", "CandidateConfirmed", "Confidence", "Corridor", "DatedName",
    "NameEnded", "NameMissing", "NameNotYetBegun", "NamesOverlap", "Nationality", "NoSuchCorridor", "NoSuchOrganisation",
    "NoSuchTerritory", "NotACandidate",
    "NothingToEnd", "Organisation", "OrganisationKind", "OrganisationRegistered", "OrganisationRenamed", "Territory", "TerritoryCodeTaken",
    "TerritoryEnded",
    "TerritoryLevel", "UnknownNationality", "best_name", "check_name", "check_no_overlap", "close_for", "digest_of", "fold",
    "matching_nationalities", "name_and_remark", "name_on", "one_nationality", "overlap", "part_aliases", "reference_id", "valid_on",
]
