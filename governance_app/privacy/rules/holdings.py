"""What is kept of a person, area by area, and what an erasure makes of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from uuid import UUID

from governance_app.foundation.errors import Conflict, Invalid
from governance_app.people.rules import LegalGround
from governance_app.record.rules import Event


class Fate(Enum):
    """What an erasure makes of a row: deleted; or kept as an act of the committee, without a name (LOPDP art. 18)."""

    DELETED = "deleted"
    KEPT_NAMELESS = "kept_nameless"


class Area(Enum):
    """An area of the committee's life in which something of a person is kept."""

    DESCRIPTION = "description"
    CONSENTS = "consents"
    ACCOUNT = "account"
    RECORDS = "records"
    SEATS = "seats"
    ATTENDANCE = "attendance"
    MEETINGS = "meetings"
    VOTES = "votes"
    COMMITMENTS = "commitments"
    MINUTES = "minutes"
    REQUESTS = "requests"


GONE, STAYS = Fate.DELETED, Fate.KEPT_NAMELESS
HELD: Mapping[tuple[str, str], tuple[Area, Fate]] = {
    ("self_description", "person_id"): (Area.DESCRIPTION, GONE),
    ("consent", "person_id"): (Area.CONSENTS, STAYS),
    ("account", "person_id"): (Area.ACCOUNT, GONE),
    ("invitation", "person_id"): (Area.ACCOUNT, GONE),
    ("person_key", "person_id"): (Area.RECORDS, GONE),
    ("person_known_to", "person_id"): (Area.RECORDS, GONE),
    ("person_apart", "first_id"): (Area.RECORDS, GONE),
    ("person_apart", "second_id"): (Area.RECORDS, GONE),
    ("person", "merged_into_id"): (Area.RECORDS, STAYS),
    ("person_merge", "kept_id"): (Area.RECORDS, STAYS),
    ("person_merge", "merged_id"): (Area.RECORDS, STAYS),
    ("holder", "person_id"): (Area.SEATS, STAYS),
    ("office", "person_id"): (Area.SEATS, STAYS),
    ("candidacy", "person_id"): (Area.SEATS, STAYS),
    ("attendance_event", "person_id"): (Area.ATTENDANCE, STAYS),
    ("attendance_event", "substitutes_id"): (Area.ATTENDANCE, STAYS),
    ("speaking_turn", "person_id"): (Area.ATTENDANCE, STAYS),
    ("meeting", "chair_id"): (Area.MEETINGS, STAYS),
    ("meeting", "secretary_id"): (Area.MEETINGS, STAYS),
    ("item_language", "interpreter_id"): (Area.MEETINGS, STAYS),
    ("motion", "proposer_id"): (Area.VOTES, STAYS),
    ("motion", "seconder_id"): (Area.VOTES, STAYS),
    ("proxy", "holder_id"): (Area.VOTES, STAYS),
    ("casting_vote", "person_id"): (Area.VOTES, STAYS),
    ("elector", "person_id"): (Area.VOTES, STAYS),
    ("answer_received", "person_id"): (Area.VOTES, STAYS),
    ("commitment", "person_id"): (Area.COMMITMENTS, STAYS),
    ("minutes_correction", "person_id"): (Area.MINUTES, STAYS),
    ("acta_signature", "person_id"): (Area.MINUTES, STAYS),
    ("acta_signature", "witness_id"): (Area.MINUTES, STAYS),
    ("acta_signature", "hand_id"): (Area.MINUTES, STAYS),
    ("data_request", "person_id"): (Area.REQUESTS, STAYS),
}
"""Every column that leads to a person (a test compares it with the tables), its area, and what an erasure makes of its rows."""


class Place(Enum):
    """Where texts stand in which a name may have been written."""

    APPROVED_MINUTES = "approved_minutes"
    DRAFT_MINUTES = "draft_minutes"
    CORRECTIONS = "corrections"
    NOTICES = "notices"
    MOTIONS = "motions"
    DECISIONS = "decisions"
    COMMITMENTS = "commitments"
    FILES = "files"
    IMPORTS = "imports"
    ACCOUNTS = "accounts"
    OTHER = "other"


TEXTS: Mapping[Place, frozenset[str]] = {
    Place.APPROVED_MINUTES: frozenset({"acta_text", "acta_approval", "acta_signature", "acta_covering"}),
    Place.DRAFT_MINUTES: frozenset({"minutes_revision", "acta_translation", "acta_translation_part"}),
    Place.CORRECTIONS: frozenset({"minutes_correction", "minutes_turn", "acta_erratum"}),
    Place.NOTICES: frozenset({"convocation", "agenda_item", "meeting", "meeting_event", "notice_delivery"}),
    Place.MOTIONS: frozenset({"motion", "motion_text", "ballot", "ballot_change", "stance", "hand_count", "past_vote"}),
    Place.DECISIONS: frozenset({"decision", "decision_text", "decision_relation", "decision_amount"}),
    Place.COMMITMENTS: frozenset({"commitment", "commitment_event"}),
    Place.FILES: frozenset({"attachment"}),
    Place.IMPORTS: frozenset({"import_batch", "import_row"}),
    Place.ACCOUNTS: frozenset({"account", "invitation"}),
}
"""The tables of each place; whatever stands in no table named here is `Place.OTHER`."""


class StillInOffice(Conflict):
    """Who holds a seat or an office cannot be erased before it ends. data: seats (their labels, joined)."""


class NotThisPerson(Invalid):
    """The name written to confirm is not the person's."""


@dataclass(frozen=True)
class Holding:
    """How many rows of one area lead to a person, by what becomes of them."""

    area: Area
    deleted: int
    kept: int


@dataclass(frozen=True)
class Mention:
    """How many texts of one place hold a person's name as written."""

    place: Place
    texts: int


@dataclass(frozen=True)
class DataErased(Event):
    """Somebody's data were erased. The leaf names the act and the ground of the law, never a person."""

    erasure: UUID
    ground: LegalGround
    name = "privacy.person_erased"


@dataclass(frozen=True)
class ErasuresRepeated(Event):
    """After a restore of older data, the erasures made since were made again: how many."""

    count: int
    name = "privacy.erasures_repeated"


def holdings(counts: Mapping[tuple[str, str], int]) -> tuple[Holding, ...]:
    """Return the holdings by area, in the order of `Area`, areas with nothing left out. `counts`: rows by (table, column)."""
    return tuple(found for area in Area if (found := _holding(area, counts)).deleted or found.kept)


def _holding(area: Area, counts: Mapping[tuple[str, str], int]) -> Holding:
    mine = {fate: sum(counts.get(place, 0) for place, told in HELD.items() if told == (area, fate)) for fate in Fate}
    return Holding(area, mine[GONE], mine[STAYS])


def mentions(counts: Mapping[str, int]) -> tuple[Mention, ...]:
    """Return the mentions by place, in the order of `Place`, places without any left out. `counts`: texts by table."""
    named = {table: place for place, tables in TEXTS.items() for table in tables}
    sums = {place: sum(count for table, count in counts.items() if named.get(table, Place.OTHER) is place) for place in Place}
    return tuple(Mention(place, count) for place, count in sums.items() if count)


def check_confirmed(written: str, name: str) -> None:
    """Raise NotThisPerson unless the name was written as it stands, spaces at the ends and capitals apart."""
    if " ".join(written.split()).casefold() != " ".join(name.split()).casefold():
        raise NotThisPerson("name")


def check_free(seats: Iterable[str]) -> None:
    """Raise StillInOffice when the person still holds seats or offices (their labels)."""
    if held := sorted(set(seats)):
        raise StillInOffice(seats=", ".join(held))
