"""A decision: its number, its texts, what later decisions did to it, and the money it moves."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from governance_app.decisions.rules.words import AmountKind, DecisionKind, DecisionState, RelationKind, TextReview, Theme

SERIES_WORDS = {
    DecisionKind.RESOLUTION: "RESOLUCIÓN",
    DecisionKind.ACCORD: "ACUERDO",
    DecisionKind.RECOMMENDATION: "RECOMENDACIÓN",
    DecisionKind.STATEMENT: "PRONUNCIAMIENTO",
}


def code_of(kind: DecisionKind, number: int, acronym: str, year: int) -> str:
    """Return the code as Ecuadorian bodies write it, "RESOLUCIÓN 004-CGPP-2026" (data/meeting_rules.csv, resolution_numbering)."""
    return f"{SERIES_WORDS[kind]} {number:03d}-{acronym}-{year}"


@dataclass(frozen=True)
class DecisionText:
    """Title and operative text in one language."""

    language: str
    title: str
    text: str
    review: TextReview

    def digest(self) -> str:
        """Return the SHA-256 (hex) over language, title and text, each ended by a zero byte."""
        return sha256("".join(f"{part}\0" for part in (self.language, self.title, self.text)).encode()).hexdigest()


@dataclass(frozen=True)
class Relation:
    """The other decision of a relation, and from which day it acts."""

    other: UUID
    code: str
    kind: RelationKind
    from_day: date
    note: str = ""


@dataclass(frozen=True)
class Place:
    """A place a decision touches: a territory or a community, with its name of the day."""

    id: UUID
    name: str
    community: bool


@dataclass(frozen=True)
class Amount:
    """US cents promised or disbursed on a day, with the source of the figure."""

    id: UUID
    kind: AmountKind
    cents: int
    on: date
    source: str


@dataclass(frozen=True)
class Totals:
    """Cumulative figures in US cents."""

    promised: int
    disbursed: int


@dataclass(frozen=True)
class Decision:
    """A decision with everything the register knows of it."""

    id: UUID
    body: UUID
    meeting: UUID | None
    item: UUID | None
    motion: UUID | None
    kind: DecisionKind
    number: int
    year: int
    code: str
    adopted_on: date
    in_force_from: date
    life_plan: str
    published_at: datetime | None
    texts: tuple[DecisionText, ...]
    themes: tuple[Theme, ...] = ()
    places: tuple[Place, ...] = ()
    amounts: tuple[Amount, ...] = ()
    acts_on: tuple[Relation, ...] = ()
    acted_on_by: tuple[Relation, ...] = ()
    demonstration: bool = False
    imported: dict[str, Any] | None = None
    without_vote: str = ""

    def text_in(self, language: str) -> DecisionText:
        """Return the text in `language`, else the binding one, else the first."""
        by_language = {t.language: t for t in self.texts}
        binding = next((t for t in self.texts if t.review is TextReview.BINDING), self.texts[0])
        return by_language.get(language, binding)

    def state(self, day: date) -> DecisionState:
        """Return whether it holds on `day`."""
        return state_on(self.in_force_from, self.acted_on_by, day)


def state_on(in_force_from: date, acted_on_by: Iterable[Relation], day: date) -> DecisionState:
    """Return the state of a decision on a day: not yet, revoked, amended or in force; revocation outweighs amendment."""
    if day < in_force_from:
        return DecisionState.NOT_YET
    kinds = {r.kind for r in acted_on_by if r.from_day <= day}
    if RelationKind.REVOKES in kinds:
        return DecisionState.REVOKED
    return DecisionState.AMENDED if RelationKind.AMENDS in kinds else DecisionState.IN_FORCE


def totals(amounts: Iterable[Amount], until: date | None = None) -> Totals:
    """Return cumulative US cents promised and disbursed, up to and including a day."""
    counted = [a for a in amounts if until is None or a.on <= until]
    return Totals(
        sum(a.cents for a in counted if a.kind is AmountKind.PROMISED),
        sum(a.cents for a in counted if a.kind is AmountKind.DISBURSED),
    )


def relation_fault(new: Decision, old: Decision, kind: RelationKind, from_day: date) -> str:
    """Return why `new` cannot act on `old` from a day ("" when it can): itself, earlier, before_force, related, already_revoked.

    Nothing acts on a decision before the acting one is in force itself, and a revoked decision is not revoked or amended again.
    """
    same_series = new.kind is old.kind
    faults = (
        ("itself", new.id == old.id),
        ("earlier", new.adopted_on < old.adopted_on or (same_series and new.adopted_on == old.adopted_on and new.number < old.number)),
        ("before_force", from_day < new.in_force_from or from_day < old.in_force_from),
        ("related", any(r.other == new.id for r in old.acted_on_by)),
        ("already_revoked", any(r.kind is RelationKind.REVOKES for r in old.acted_on_by)),
    )
    return next((name for name, wrong in faults if wrong), "")


def amount_fault(amounts: Iterable[Amount], kind: AmountKind, cents: int, on: date, source: str, today: date) -> str:
    """Return the field that makes an entry impossible, or "": no figure, a total below zero, a day to come, no source."""
    before = sum(a.cents for a in amounts if a.kind is kind)
    faults = (("cents", cents == 0 or before + cents < 0), ("on", on > today), ("source", not source.strip()))
    return next((name for name, wrong in faults if wrong), "")


def operative_start(body: str, text: str) -> str:
    """Return the usual opening of an Ecuadorian resolution with the motion as its first article (design/domain.md §7)."""
    return f"{body}, en uso de sus atribuciones, RESUELVE:\n\nArtículo 1.- {text}".rstrip()
