"""What the record keeps of organisations."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from uuid import UUID

from governance_app.organisations.rules.words import OrganisationKind
from governance_app.record.rules import Event


@dataclass(frozen=True)
class OrganisationRegistered(Event):
    """An organisation was registered. `name_digest`: SHA-256 of its name (an organisation's name is public)."""

    organisation: UUID
    kind: OrganisationKind
    name_digest: str
    name = "organisations.registered"


@dataclass(frozen=True)
class OrganisationRenamed(Event):
    """An organisation took a new name from a day on."""

    organisation: UUID
    from_day: date
    name_digest: str
    name = "organisations.renamed"


@dataclass(frozen=True)
class NameEnded(Event):
    """The name of an organisation ended on a day (exclusive) without another."""

    organisation: UUID
    day: date
    name = "organisations.name_ended"


@dataclass(frozen=True)
class CandidateConfirmed(Event):
    """Somebody checked a candidate of the reference data."""

    organisation: UUID
    name = "organisations.candidate_confirmed"


def digest_of(name: str) -> str:
    """Return the SHA-256 (hex) of a public name."""
    return sha256(name.encode()).hexdigest()
