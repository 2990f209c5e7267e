"""Who signs, in which order, with which witness, bound to which text: exactly, for every committee."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from governance_app.committees.rules import Office, OfficeHolder
from governance_app.minutes.rules import signatories
from governance_app.minutes.rules.signing import (
    HOLDS,
    MARK,
    Signed,
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

PEOPLE = tuple(PersonRef(UUID(int=n), f"Persona {n}") for n in range(1, 7))
people = st.sampled_from(PEOPLE)
digests = st.text("0123456789abcdef", min_size=64, max_size=64)
offices = st.lists(st.sampled_from(["president", "secretary", "vocal", "sindico"]), min_size=1, max_size=4, unique=True)
holders = st.lists(st.builds(OfficeHolder, st.sampled_from(list(Office)), people), max_size=5, unique_by=lambda h: (h.office, h.person.id))


@given(offices, holders, st.none() | people, st.none() | people)
def test_places_are_the_printed_signatories_in_their_order(
    named: list[str], held: list[OfficeHolder], chair: PersonRef | None, secretary: PersonRef | None,
) -> None:
    places = signing_places(named, held, chair, secretary)
    printed = signatories(named, held, chair.name if chair else "", secretary.name if secretary else "")
    assert [(p.office, p.name, p.instead_of) for p in places] == [(s.office, s.name, s.instead_of) for s in printed]
    assert [p.place for p in places] == list(range(1, len(places) + 1))
    assert all((p.person is None) == (not p.name) for p in places)


def a_place(number: int = 1, who: PersonRef | None = PEOPLE[0]) -> SigningPlace:
    return SigningPlace(number, "president", who.id if who else None, who.name if who else "")


def signed(number: int, form: SigningForm = SigningForm.PAPER) -> Signed:
    return Signed(uuid4(), number, "president", PEOPLE[0].id, form, date(2026, 5, 1), None)  # type: ignore[arg-type]


@given(digests, digests)
def test_only_the_sheets_of_the_same_text_bear_its_code(digest: str, other: str) -> None:
    mark = mark_of(digest)
    for written in (mark, mark.lower(), mark.replace("-", ""), f" {mark.replace('-', ' ')} "):
        check_mark(written, digest)
    if other[:MARK] != digest[:MARK]:
        with pytest.raises(ScanOfAnother):
            check_mark(mark_of(other), digest)
    for short in (mark[:-1], "", None, mark + "0"):
        with pytest.raises(ScanOfAnother):
            check_mark(short, digest)


@given(digests, digests)
def test_only_the_approved_text_is_signed(digest: str, other: str) -> None:
    check_text(digest, digest)
    if digest != other:
        with pytest.raises(AnotherText):
            check_text(other, digest)


@given(people, st.sets(people))
def test_only_who_was_there_signs(who: PersonRef, there: set[PersonRef]) -> None:
    attended = {one.id for one in there}
    if who.id in attended:
        check_present(a_place(who=who), attended)
    else:
        with pytest.raises(SignerAbsent) as told:
            check_present(a_place(who=who), attended)
        assert told.value.data["name"] == who.name


def test_nobody_signs_where_nobody_held_the_office() -> None:
    places = (a_place(1), a_place(2, None))
    assert the_place(places, 1) == places[0]
    for number in (2, 3, 0, -1):
        with pytest.raises(PlaceMissing):
            the_place(places, number)


@given(st.lists(st.tuples(st.integers(1, 4), st.sampled_from([SigningForm.PAPER, SigningForm.REFUSED])), max_size=6))
@example([(1, SigningForm.REFUSED)])
@example([(1, SigningForm.PAPER)])
def test_each_signs_once_and_may_sign_after_refusing(story: list[tuple[int, SigningForm]]) -> None:
    kept = [signed(number, form) for number, form in story]
    mine = [form for number, form in story if number == 1]
    if SigningForm.PAPER in mine:
        for refusal in (False, True):
            with pytest.raises(SignedBefore):
                check_open(a_place(1), kept, refusal=refusal)
    elif SigningForm.REFUSED in mine:
        check_open(a_place(1), kept)
        with pytest.raises(RefusedBefore):
            check_open(a_place(1), kept, refusal=True)
    else:
        check_open(a_place(1), kept)
        check_open(a_place(1), kept, refusal=True)


@given(st.sets(st.integers(1, 4)), st.integers(1, 4), st.sampled_from(["", "  ", None, "Viaja mañana"]))
@example(set(), 2, None)
def test_the_order_is_kept_or_its_breach_is_said(done: set[int], number: int, reason: str | None) -> None:
    places = (*(a_place(n, PEOPLE[n]) for n in (1, 2, 3)), a_place(4, None))
    waiting = waits_for(places, [signed(n) for n in done], number)
    assert waiting == tuple(PEOPLE[n].name for n in (1, 2, 3) if n < number and n not in done)
    if waiting and not (reason or "").strip():
        with pytest.raises(OrderBroken) as told:
            check_order(waiting, reason)
        assert told.value.data["names"] == ", ".join(waiting)
    else:
        assert check_order(waiting, reason) == ("Viaja mañana" if waiting else "")


@given(st.sampled_from([SigningForm.THUMB, SigningForm.ON_BEHALF]), people, st.none() | people, st.none() | people, st.sets(people), people)
@example(SigningForm.THUMB, PEOPLE[0], PEOPLE[1], None, {PEOPLE[0], PEOPLE[1]}, PEOPLE[1])
@example(SigningForm.THUMB, PEOPLE[0], PEOPLE[0], None, {PEOPLE[0]}, PEOPLE[1])
@example(SigningForm.ON_BEHALF, PEOPLE[0], PEOPLE[1], PEOPLE[2], {PEOPLE[0], PEOPLE[1], PEOPLE[2]}, PEOPLE[3])
@example(SigningForm.ON_BEHALF, PEOPLE[0], PEOPLE[2], PEOPLE[2], {PEOPLE[0], PEOPLE[2]}, PEOPLE[3])
@example(SigningForm.ON_BEHALF, PEOPLE[0], PEOPLE[1], PEOPLE[2], {PEOPLE[0], PEOPLE[1]}, PEOPLE[3])
def test_a_witness_was_there_and_is_a_third_person(
    form: SigningForm, signer: PersonRef, witness: PersonRef | None, hand: PersonRef | None, there: set[PersonRef], secretary: PersonRef,
) -> None:
    behalf = form is SigningForm.ON_BEHALF
    hand = hand if behalf else None
    attended = {one.id for one in there}
    needed = {witness, *([hand] if behalf else [])}
    fit = (
        None not in needed and all(one is not None and one.id in attended for one in needed) and signer not in needed
        and len(needed) == (2 if behalf else 1) and witness != secretary)
    given_all = (form, a_place(who=signer), witness, hand, attended, (secretary.id, None))
    if fit:
        check_witness(*given_all)
    else:
        with pytest.raises((WitnessNeeded, WitnessAbsent, WitnessIsSigner, WitnessIsSecretary, HandNeeded, HandAbsent)):
            check_witness(*given_all)


def test_a_signature_by_the_own_hand_needs_no_witness() -> None:
    for form in (SigningForm.PAPER, SigningForm.SCREEN, SigningForm.PADES):
        check_witness(form, a_place(), None, None, (), ())


@given(st.integers(-5, 5), st.integers(0, 5))
@example(-1, 3)
@example(4, 3)
def test_nobody_signs_before_the_approval_nor_tomorrow(after: int, today: int) -> None:
    approved = date(2026, 5, 1)
    on, now = approved + timedelta(days=after), approved + timedelta(days=today)
    if 0 <= after <= today:
        check_signing_day(on, approved, now)
    else:
        with pytest.raises(SigningDayImpossible):
            check_signing_day(on, approved, now)


@pytest.mark.parametrize("line", [
    "intact_and_trusted", "intact_unknown_issuer", "intact_bad_certificate", "added_afterwards", "altered", "not_signed", "unreadable",
    "not_checked",
])
def test_a_seal_that_does_not_hold_is_not_kept(line: str) -> None:
    if line in HOLDS:
        assert check_seals(line, [{"signer": "x"}]) == ({"signer": "x"},)
    else:
        with pytest.raises(SignatureDoesNotHold):
            check_seals(line, [{"signer": "x"}])
    with pytest.raises(SignatureDoesNotHold):
        check_seals(line, [])
