"""Which entries anybody may read, and the file with the whole record.

An entry is public when every field of it tells only what a body has published anyway. Of the others the hash stands in the file: their
place and the tree can be checked, their text only inside (`governance-app verify`). People, consents, accounts, seats, single answers and
promises are never in it, although no leaf holds a name: who may see a body could put one to an id.
"""

import json
from dataclasses import dataclass

PUBLIC_EVENTS = frozenset({
    "attendance.quorum_established", "attendance.quorum_not_reached",
    "audit.witness_ended", "audit.witness_named",
    "committees.body_founded", "committees.gap_explained", "committees.statute_adopted",
    "decisions.published", "decisions.related",
    "meetings.adjourned", "meetings.agenda_changed", "meetings.cancelled", "meetings.closed", "meetings.convened",
    "meetings.first_call_failed", "meetings.opened", "meetings.postponed", "meetings.reopened", "meetings.resumed", "meetings.written_late",
    "minutes.approved", "minutes.erratum", "minutes.presented", "minutes.redacted", "minutes.translation_final",
    "participation.figures_published",
    "record.key_rotated", "record.restored",
})
FORMAT = "governance-app record v1"


def is_public(event: str) -> bool:
    """Tell whether anybody may read the entries of an event."""
    return event in PUBLIC_EVENTS


def shown(event: str, canonical: str, digest: str) -> str | dict[str, str]:
    """Return an entry as the file holds it: its text when it is public, else {"hash": hex}."""
    return canonical if is_public(event) else {"hash": digest}


@dataclass(frozen=True)
class LogFile:
    """The file with the whole record: signed head (note), keys (hex: public, then the endorsement of each later one), entries."""

    head: str
    keys: tuple[str, ...]
    leaves: tuple[str | dict[str, str], ...]

    def text(self) -> str:
        """Return the file, one entry a line."""
        lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in self.leaves)
        told = [f'"format": {json.dumps(FORMAT)}', f'"head": {json.dumps(self.head, ensure_ascii=False)}',
                f'"keys": {json.dumps(self.keys)}', f'"leaves": [\n{lines}\n]']
        return "{" + ",\n".join(told) + "}\n"
