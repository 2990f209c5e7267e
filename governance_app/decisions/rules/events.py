"""What the register tells the record. No names, no text: digests and references."""

from dataclasses import dataclass
from uuid import UUID

from governance_app.record.rules import Event


@dataclass(frozen=True)
class DecisionNumbered(Event):
    """A decision took its number. `text_digest`: SHA-256 of language, title and operative text."""

    decision: UUID
    code: str
    meeting: UUID | None
    motion: UUID | None
    text_digest: str
    name = "decisions.numbered"


@dataclass(frozen=True)
class DecisionPublished(Event):
    """A decision was shown to everyone. `texts`: (language, SHA-256) of each text at that moment."""

    decision: UUID
    code: str
    texts: tuple[tuple[str, str], ...]
    name = "decisions.published"


@dataclass(frozen=True)
class DecisionAmended(Event):
    """A later decision amends or revokes an earlier one."""

    later: UUID
    earlier: UUID
    kind: str
    from_day: str
    name = "decisions.related"
