"""What the signing of an acta refuses names its field and who it is about; and the code at the foot of a page, letter by letter."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from governance_app.committees.rules import Office
from governance_app.foundation.errors import GovernanceError
from governance_app.minutes.rules import signing_errors as errors
from governance_app.minutes.rules.signing import (
    HOLDS,
    ON_PAPER,
    SigningForm,
    SigningPlace,
    check_mark,
    check_open,
    check_order,
    check_present,
    check_seals,
    check_signing_day,
    check_text,
    check_witness,
    mark_of,
    signing_places,
    the_place,
    waits_for,
)
from tests.rules.test_minutes_acta import holder
from tests.rules.test_signing import PEOPLE, a_place, signed

ROSA, WITNESS, HAND, SECRETARY, *_ = PEOPLE
DIGEST = "0123456789abcdef" * 4
DAY = date(2026, 5, 1)
NEXT = DAY + timedelta(days=1)
EVERYBODY = {one.id for one in PEOPLE}


def witnessed(form: SigningForm, witness: Any, hand: Any = None, attended: Any = EVERYBODY) -> None:
    check_witness(form, a_place(who=ROSA), witness, hand, attended, (SECRETARY.id, None))


def place_of_nobody() -> SigningPlace:
    return the_place([a_place(1, None)], 1)


@pytest.mark.parametrize(("refused", "error", "field", "data"), [
    (lambda: check_mark("0000-0000", DIGEST), errors.ScanOfAnother, "mark", {}),
    (lambda: check_text("x", DIGEST), errors.AnotherText, None, {}),
    (place_of_nobody, errors.PlaceMissing, None, {}),
    (lambda: check_present(a_place(who=ROSA), ()), errors.SignerAbsent, None, {"name": ROSA.name}),
    (lambda: check_open(a_place(1), [signed(1)]), errors.SignedBefore, None, {"name": ROSA.name}),
    (lambda: check_open(a_place(1), [signed(1, SigningForm.REFUSED)], refusal=True), errors.RefusedBefore, None, {"name": ROSA.name}),
    (lambda: check_order(("Ana", "Luis"), " "), errors.OrderBroken, "order_reason", {"names": "Ana, Luis"}),
    (lambda: witnessed(SigningForm.THUMB, None), errors.WitnessNeeded, "witness", {}),
    (lambda: witnessed(SigningForm.THUMB, ROSA), errors.WitnessIsSigner, "witness", {}),
    (lambda: witnessed(SigningForm.ON_BEHALF, HAND, HAND), errors.WitnessIsSigner, "witness", {}),
    (lambda: witnessed(SigningForm.THUMB, SECRETARY), errors.WitnessIsSecretary, "witness", {}),
    (lambda: witnessed(SigningForm.THUMB, WITNESS, attended=()), errors.WitnessAbsent, "witness", {"name": WITNESS.name}),
    (lambda: witnessed(SigningForm.ON_BEHALF, WITNESS, None), errors.HandNeeded, "hand", {}),
    (lambda: witnessed(SigningForm.ON_BEHALF, WITNESS, ROSA), errors.HandNeeded, "hand", {}),
    (lambda: witnessed(SigningForm.ON_BEHALF, WITNESS, HAND, {WITNESS.id}), errors.HandAbsent, "hand", {"name": HAND.name}),
    (lambda: check_seals("altered", [{}]), errors.SignatureDoesNotHold, "file", {"line": "altered"}),
    (lambda: check_signing_day(NEXT, DAY, DAY), errors.SigningDayImpossible, "on", {"earliest": DAY, "latest": DAY}),
    (lambda: check_signing_day(DAY, NEXT, NEXT + timedelta(days=1)), errors.SigningDayImpossible, "on",
     {"earliest": NEXT, "latest": NEXT + timedelta(days=1)}),
])
def test_a_refusal_names_its_field_and_who_it_is_about(
    refused: Callable[[], Any], error: type[GovernanceError], field: str | None, data: dict[str, Any],
) -> None:
    with pytest.raises(error) as told:
        refused()
    assert (told.value.field, told.value.data) == (field, data)


def test_a_fit_witness_is_taken() -> None:
    witnessed(SigningForm.THUMB, WITNESS)
    witnessed(SigningForm.ON_BEHALF, WITNESS, HAND)


def test_the_code_at_the_foot_of_a_page_letter_by_letter() -> None:
    assert mark_of("89abcdef" + "0" * 56) == "89AB-CDEF"


def test_the_order_that_was_kept_needs_no_reason_and_keeps_none() -> None:
    assert check_order((), None) == check_order((), "Viaja") == ""
    assert check_order(("Ana",), "  Viaja   mañana ") == "Viaja mañana"


def test_the_places_are_numbered_from_one_with_the_persons_behind_them() -> None:
    rosa, ana = holder(Office.PRESIDENT, "Rosa"), holder(Office.PRESIDENT, "Ana")
    places = signing_places(("president", "secretary", "vocal"), [rosa, ana], WITNESS, SECRETARY)
    assert places == (
        SigningPlace(1, "president", WITNESS.id, WITNESS.name, "Rosa"), SigningPlace(2, "secretary", SECRETARY.id, SECRETARY.name),
        SigningPlace(3, "vocal", None, ""),
    )
    assert signing_places(("president",), [rosa, ana], None, None) == (
        SigningPlace(1, "president", rosa.person.id, "Rosa"), SigningPlace(2, "president", ana.person.id, "Ana"))
    assert signing_places(("president",), [rosa, ana], ana.person, None) == (SigningPlace(1, "president", ana.person.id, "Ana"),)


def test_who_comes_later_or_has_settled_is_not_waited_for() -> None:
    places = tuple(a_place(n, PEOPLE[n]) for n in (1, 2, 3))
    assert waits_for(places, [signed(2, SigningForm.REFUSED)], 3) == (PEOPLE[1].name,)
    assert waits_for(places, [], 1) == ()


def test_what_is_written_down_from_a_sheet_is_neither_screen_nor_pdf_nor_a_refusal() -> None:
    assert set(ON_PAPER) == set(SigningForm) - {SigningForm.SCREEN, SigningForm.PADES, SigningForm.REFUSED}


def test_a_seal_holds_whether_its_issuer_is_known_or_not() -> None:
    """Said here once more in full, so that the rule and its table cannot change together."""
    kept = [line for line in (
        "intact_and_trusted", "intact_unknown_issuer", "intact_bad_certificate", "added_afterwards", "altered", "not_signed", "unreadable",
        "not_checked", "",
    ) if line in HOLDS]
    assert kept == ["intact_and_trusted", "intact_unknown_issuer"]
    assert all(check_seals(line, [{"signer": "x"}]) for line in kept)
