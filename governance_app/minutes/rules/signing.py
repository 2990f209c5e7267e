"""Who signs an acta, in which order and how, and what makes a signature impossible (design/domain.md §2.3).

Bound to the exact approved text: on screen by its digest, on paper by the code at the foot of every page, in a PDF by its bytes.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from hmac import compare_digest
from typing import Any
from uuid import UUID

from governance_app.committees.rules import OfficeHolder
from governance_app.minutes.rules.signing_errors import (
    AnotherText,
    HandAbsent,
    HandNeeded,
    OrderBroken,
    PlaceMissing,
    RefusedBefore,
    ScanOfAnother,
    SignatureDoesNotHold,
    SignedBefore,
    SignerAbsent,
    SigningDayImpossible,
    WitnessAbsent,
    WitnessIsSecretary,
    WitnessIsSigner,
    WitnessNeeded,
)
from governance_app.people.rules import PersonRef
from governance_app.record.rules import Event

MARK = 8
"""Hexadecimal digits of the text's digest at the foot of every page: one chance in four thousand million that another acta has them."""


class SigningForm(Enum):
    """How somebody signed, or that they did not."""

    SCREEN = "screen"
    PAPER = "paper"
    THUMB = "thumb"
    ON_BEHALF = "on_behalf"
    PADES = "pades"
    REFUSED = "refused"


ON_PAPER = (SigningForm.PAPER, SigningForm.THUMB, SigningForm.ON_BEHALF)


@dataclass(frozen=True)
class SigningPlace:
    """A place in the statute's order: who signs there. `person` None: nobody held the office. `instead_of`: its holder."""

    place: int
    office: str
    person: UUID | None
    name: str
    instead_of: str = ""


@dataclass(frozen=True)
class Signed:
    """How a signatory signed, or why not. `witness`, `hand`: names; `order_reason`: why before the others; `seals`: of a PDF, as found."""

    id: UUID
    place: int
    office: str
    person: UUID
    form: SigningForm
    on: date
    recorded_at: datetime
    witness: str = ""
    hand: str = ""
    reason: str = ""
    order_reason: str = ""
    attachment: UUID | None = None
    seals: tuple[dict[str, Any], ...] = ()

    @property
    def refused(self) -> bool:
        """Tell whether it is a refusal."""
        return self.form is SigningForm.REFUSED


@dataclass(frozen=True)
class ActaSigned(Event):
    """An acta was signed in an office: how, and the digest of the text. Whether a witness saw it, and whether the order was kept."""

    minutes: UUID
    place: int
    office: str
    form: SigningForm
    text_sha256: str
    witnessed: bool
    in_order: bool
    name = "minutes.signed"


@dataclass(frozen=True)
class SignatureRefused(Event):
    """Who signs in an office did not want to sign; the reason is private."""

    minutes: UUID
    place: int
    office: str
    text_sha256: str
    name = "minutes.signature_refused"


def signing_places(
    offices: Iterable[str], holders: Iterable[OfficeHolder], chair: PersonRef | None, secretary: PersonRef | None,
) -> tuple[SigningPlace, ...]:
    """Return who signs, in the order of the statute: the holder of each office on that day, or who acted as such in the session."""
    held: dict[str, list[PersonRef]] = {}
    for holder in holders:
        held.setdefault(holder.office.value, []).append(holder.person)
    acted = {"president": chair, "secretary": secretary}
    found: list[tuple[str, PersonRef | None, str]] = []
    for office in offices:
        those, acting = held.get(office, []), acted.get(office)
        if acting is not None:
            first = "" if acting.id in {one.id for one in those} or not those else those[0].name
            found.append((office, acting, first))
        else:
            found += [(office, one, "") for one in those] or [(office, None, "")]
    return tuple(
        SigningPlace(number, office, who.id if who else None, who.name if who else "", instead_of)
        for number, (office, who, instead_of) in enumerate(found, start=1)
    )


def mark_of(digest: str) -> str:
    """Return the code at the foot of every page: the first digits of the digest, in two groups."""
    return f"{digest[:MARK // 2]}-{digest[MARK // 2:MARK]}".upper()


def check_mark(given: str | None, digest: str) -> None:
    """Raise ScanOfAnother unless the code read from the sheet is the one of the text; capitals, spaces and dashes are nothing."""
    read = "".join(sign for sign in (given or "").lower() if sign.isalnum())
    if not compare_digest(read.encode(), digest[:MARK].encode()):
        raise ScanOfAnother("mark")


def check_text(shown: str, digest: str) -> None:
    """Raise AnotherText unless the text somebody saw is the approved one."""
    if not compare_digest(shown.encode(), digest.encode()):
        raise AnotherText()


def the_place(places: Iterable[SigningPlace], number: int) -> SigningPlace:
    """Return the place of this number, where somebody signs. Raises PlaceMissing."""
    found = next((one for one in places if one.place == number and one.person is not None), None)
    if found is None:
        raise PlaceMissing()
    return found


def check_present(place: SigningPlace, attended: Collection[UUID]) -> None:
    """Raise SignerAbsent (name) unless who signs was at the meeting."""
    if place.person not in attended:
        raise SignerAbsent(name=place.name)


def check_open(place: SigningPlace, kept: Iterable[Signed], *, refusal: bool = False) -> None:
    """Raise SignedBefore or, for another refusal, RefusedBefore. Who has refused may still sign."""
    mine = [one for one in kept if one.place == place.place]
    if any(not one.refused for one in mine):
        raise SignedBefore(name=place.name)
    if refusal and mine:
        raise RefusedBefore(name=place.name)


def waits_for(places: Iterable[SigningPlace], kept: Iterable[Signed], number: int) -> tuple[str, ...]:
    """Return the names of those who by the statute sign before a place and have neither signed nor refused."""
    settled = {one.place for one in kept}
    return tuple(one.name for one in places if one.place < number and one.person is not None and one.place not in settled)


def check_order(waiting: Collection[str], reason: str | None) -> str:
    """Return why the order was not kept ("" when it was). Raises OrderBroken (names) when others come before and no reason is said."""
    said = " ".join((reason or "").split())
    if waiting and not said:
        raise OrderBroken("order_reason", names=", ".join(waiting))
    return said if waiting else ""


def check_witness(
    form: SigningForm, place: SigningPlace, witness: PersonRef | None, hand: PersonRef | None, attended: Collection[UUID],
    word_of: Collection[UUID | None],
) -> None:
    """Raise unless a thumbprint or a signature on behalf has a fit witness: present, neither signer nor hand nor secretary.

    `hand`: who signed for another; `word_of`: the secretary of the session and who writes it down.
    """
    if form not in (SigningForm.THUMB, SigningForm.ON_BEHALF):
        return
    if form is SigningForm.ON_BEHALF:
        _check_hand(place, hand, attended)
    if witness is None:
        raise WitnessNeeded("witness")
    if witness.id == place.person or (hand is not None and witness.id == hand.id):
        raise WitnessIsSigner("witness")
    if witness.id in word_of:
        raise WitnessIsSecretary("witness")
    if witness.id not in attended:
        raise WitnessAbsent("witness", name=witness.name)


def _check_hand(place: SigningPlace, hand: PersonRef | None, attended: Collection[UUID]) -> None:
    if hand is None or hand.id == place.person:
        raise HandNeeded("hand")
    if hand.id not in attended:
        raise HandAbsent("hand", name=hand.name)


HOLDS = frozenset({"intact_and_trusted", "intact_unknown_issuer"})
"""What the signatures of a PDF must come to, to be kept: unchanged, by a certificate that holds. Who issued it may be unknown here."""


def check_seals(line: str, seals: Collection[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    """Return the seals of a signed PDF. Raises SignatureDoesNotHold (line) unless there is one and all of them hold."""
    if line not in HOLDS or not seals:
        raise SignatureDoesNotHold("file", line=line)
    return tuple(seals)


def check_signing_day(on: date, approved: date, today: date) -> None:
    """Raise SigningDayImpossible unless a signature lies between the day of approval and today, both counted."""
    if not approved <= on <= today:
        raise SigningDayImpossible("on", earliest=approved, latest=today)
