"""What minutes tell the record: that a draft began, how its review went. Words are private: of them only salted digests."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from governance_app.record.rules import Event


@dataclass(frozen=True)
class MinutesDrafted(Event):
    """The acta of a meeting was begun from the record."""

    meeting: UUID
    minutes: UUID
    name = "minutes.drafted"


@dataclass(frozen=True)
class ReviewOpened(Event):
    """Those who attended may propose corrections of a draft until a day, that day included."""

    meeting: UUID
    minutes: UUID
    until: date
    name = "minutes.review_opened"


@dataclass(frozen=True)
class ReviewTakenBack(Event):
    """The acta in review is a draft again."""

    meeting: UUID
    minutes: UUID
    name = "minutes.back_to_draft"


@dataclass(frozen=True)
class CorrectionProposed(Event):
    """A correction was proposed: its number in the acta, by which way it was told, and the salted digest of its words."""

    minutes: UUID
    correction: UUID
    number: int
    told_by: str
    digest: str
    name = "minutes.correction_proposed"


@dataclass(frozen=True)
class CorrectionAnswered(Event):
    """A correction was answered: how, where it was carried out ("" nowhere), and the salted digest of the answer's words."""

    minutes: UUID
    correction: UUID
    answer: str
    mended: str
    digest: str
    name = "minutes.correction_answered"
