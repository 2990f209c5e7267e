"""What a sealed ballot leaves in the record: figures and fingerprints. No envelope, no order, no voter."""

from dataclasses import dataclass
from uuid import UUID

from governance_app.record.rules import Event


@dataclass(frozen=True)
class SealedPrepared(Event):
    """Scrutineers were named for a sealed ballot (by their seats), and what will be published was fixed."""

    motion: UUID
    publication: str
    scrutineers: tuple[UUID, ...]
    name = "voting.sealed_prepared"


@dataclass(frozen=True)
class SealedOpened(Event):
    """A sealed ballot was opened: what will be published, the fingerprints of the two keys, a hash of who may vote."""

    motion: UUID
    publication: str
    first_key: str
    second_key: str
    electorate: str
    name = "voting.sealed_opened"


@dataclass(frozen=True)
class SealedClosed(Event):
    """A sealed ballot was closed: how many ballots are in it, and how many gave way to a later one. Nobody has opened one."""

    motion: UUID
    received: int
    replaced: int
    name = "voting.sealed_closed"


@dataclass(frozen=True)
class SealedPeeled(Event):
    """The first scrutineer opened the outer envelopes and shuffled: how many went on, how many could not be counted."""

    motion: UUID
    count: int
    bad: int
    name = "voting.sealed_peeled"


@dataclass(frozen=True)
class SealedCounted(Event):
    """A sealed ballot was counted and accounts for every ballot received. `commitment`: salted, to the totals, which may stay unsaid."""

    motion: UUID
    received: int
    commitment: str
    name = "voting.sealed_counted"


@dataclass(frozen=True)
class SealedDestroyed(Event):
    """The keys and envelopes of a sealed ballot were destroyed: how many envelopes, and whether they had been counted."""

    motion: UUID
    envelopes: int
    counted: bool
    name = "voting.sealed_destroyed"
