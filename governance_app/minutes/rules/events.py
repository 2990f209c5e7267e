"""What minutes tell the record: that a draft began, how its review went. Words are private: of them only salted digests."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from governance_app.people.rules import LegalGround
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
    outcome: str
    mended: str
    digest: str
    name = "minutes.correction_answered"


@dataclass(frozen=True)
class ActaPresented(Event):
    """A text of the acta was frozen and put to the vote: digests of text and printed shape, at which meeting and point."""

    meeting: UUID
    minutes: UUID
    presentation: int
    language: str
    text_sha256: str
    shape_sha256: str
    votes_at: UUID
    item: UUID
    at_closing: bool
    name = "minutes.presented"


@dataclass(frozen=True)
class ActaTakenBack(Event):
    """A text that was put to the vote was taken back before it, to be corrected."""

    minutes: UUID
    presentation: int
    name = "minutes.taken_back"


@dataclass(frozen=True)
class ActaNotApproved(Event):
    """The vote did not approve the acta; it is in review again."""

    minutes: UUID
    presentation: int
    motion: UUID
    name = "minutes.not_approved"


@dataclass(frozen=True)
class ActaApproved(Event):
    """The acta was approved: its number, digests of the frozen text, of what is printed and of the list of annexes, by which vote."""

    meeting: UUID
    minutes: UUID
    code: str
    language: str
    text_sha256: str
    shape_sha256: str
    annexes_sha256: str
    approved_at_meeting: UUID
    motion: UUID
    at_closing: bool
    figures: dict[str, Any]
    name = "minutes.approved"


@dataclass(frozen=True)
class ErratumApproved(Event):
    """An erratum of an approved acta: its number, where its sentence stands in which text, salted digests of both wordings, by whom.

    `assent`: "president" or "motion" (then which).
    """

    meeting: UUID
    minutes: UUID
    erratum: int
    text_sha256: str
    position: int
    quoted_digest: str
    reads_digest: str
    assent: str
    motion: UUID | None
    name = "minutes.erratum"


@dataclass(frozen=True)
class PassagesCovered(Event):
    """A covered version takes the place of the approved text for whoever does not keep the acta: its number, both digests, the ground.

    `passages`: how many are covered by now.
    """

    meeting: UUID
    minutes: UUID
    covering: int
    text_sha256: str
    covered_sha256: str
    ground: LegalGround
    passages: int
    name = "minutes.redacted"


@dataclass(frozen=True)
class TranslationFinalised(Event):
    """A translation of the approved text was declared final: its language and digest, of which text, whether it binds and by which vote."""

    meeting: UUID
    minutes: UUID
    language: str
    text_sha256: str
    of_sha256: str
    binding: bool
    motion: UUID | None
    name = "minutes.translation_final"
