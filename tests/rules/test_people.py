"""Ages on birthdays and leap days, cédulas against an independent checker, who may consent, likeness of names, seals."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.ec import ci

from governance_app.foundation.sealing import SealBroken, mark, open_sealed, seal
from governance_app.people.rules import (
    NO_ANSWER,
    AdultsOnly,
    AgeBand,
    AgeDisagrees,
    Answers,
    BornInFuture,
    CedulaCheckDigit,
    CedulaLength,
    CedulaProvince,
    CedulaThirdDigit,
    Consent,
    ConsentGiver,
    Field,
    IdentityKind,
    IdentityUnfit,
    Likeness,
    NationalityOnlyIndigenous,
    NoAnswerStandsAlone,
    OwnConsentNeeded,
    PersonRef,
    Purpose,
    RepresentativeNeeded,
    UnknownAnswer,
    age,
    age_band,
    cedula_check_digit,
    check_answers,
    check_cedula,
    check_giver,
    check_identity,
    check_record_of,
    likely_pairs,
    likeness,
    reconcile_age,
)

KEY = bytes(range(32))
PEOPLES = frozenset({"shuar", "kichwa", "no_sabe", NO_ANSWER})
BANDS = [(0, AgeBand.CHILD), (12, AgeBand.ADOLESCENT_12_14), (15, AgeBand.ADOLESCENT_15_17), (18, AgeBand.YOUTH), (30, AgeBand.ADULT),
         (65, AgeBand.ELDER)]


def birthday(born: date, years: int) -> date:
    """The first day on which somebody has lived whole years: 1 March stands for 29 February."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)


@given(st.dates(date(1900, 1, 1), date(2030, 1, 1)), st.sampled_from(BANDS[1:]))
def test_a_band_begins_on_the_birthday_and_not_a_day_before(born, bound):
    years, band = bound
    day = birthday(born, years)
    assert age_band(born, day) is band
    assert age_band(born, day - timedelta(days=1)) is BANDS[BANDS.index(bound) - 1][1]
    assert age(born, day) == years == age(born, day - timedelta(days=1)) + 1


@pytest.mark.parametrize(("on", "band"), [
    (date(2020, 2, 28), AgeBand.CHILD), (date(2020, 2, 29), AgeBand.ADOLESCENT_12_14), (date(2023, 2, 28), AgeBand.ADOLESCENT_12_14),
    (date(2023, 3, 1), AgeBand.ADOLESCENT_15_17), (date(2026, 2, 28), AgeBand.ADOLESCENT_15_17), (date(2026, 3, 1), AgeBand.YOUTH),
    (date(2038, 2, 28), AgeBand.YOUTH), (date(2038, 3, 1), AgeBand.ADULT), (date(2073, 2, 28), AgeBand.ADULT),
    (date(2073, 3, 1), AgeBand.ELDER),
])
def test_who_was_born_on_29_february(on, band):
    assert age_band(date(2008, 2, 29), on) is band


@given(st.dates(date(1920, 1, 1), date(2025, 1, 1)), st.lists(st.dates(date(2025, 1, 1), date(2060, 1, 1)), min_size=2, max_size=2))
def test_nobody_gets_younger(born, days):
    order = [band for _least, band in BANDS]
    early, late = sorted(days)
    assert order.index(age_band(born, early)) <= order.index(age_band(born, late))


def test_nobody_is_born_tomorrow():
    assert age_band(date(2026, 1, 1), date(2026, 1, 1)) is AgeBand.CHILD
    with pytest.raises(BornInFuture):
        age_band(date(2026, 1, 2), date(2026, 1, 1))


DIGITS = st.text("0123456789", min_size=9, max_size=11)


@given(DIGITS)
def test_a_cedula_is_accepted_exactly_when_an_independent_checker_accepts_it(text):
    assert _accepted(text) == ci.is_valid(text)


REST = st.text("0123456", min_size=7, max_size=7)


@given(st.sampled_from(["01", "17", "21", "24", "30", "50", "25", "00", "31"]), REST, st.integers(0, 9))
def test_near_misses_of_a_cedula_are_judged_alike(province, rest, last):
    nine = province + rest
    for text in (nine + str(cedula_check_digit(nine)), nine + str(last), nine[:2] + "9" + nine[3:] + str(last)):
        assert _accepted(text) == ci.is_valid(text)


@given(st.sampled_from(["01", "17", "24", "30"]), REST, st.integers(0, 9), st.integers(1, 9))
def test_one_mistyped_digit_is_always_found(province, rest, place, step):
    nine = province + rest
    right = nine + str(cedula_check_digit(nine))
    wrong = right[:place] + str((int(right[place]) + step) % 10) + right[place + 1:]
    assert _accepted(right)
    assert not _accepted(wrong)


def _accepted(text: str) -> bool:
    try:
        return check_cedula(text) == text
    except IdentityUnfit:
        return False


@pytest.mark.parametrize(("text", "error"), [
    ("171003406", CedulaLength), ("17100340650", CedulaLength), ("", CedulaLength), ("17100E4065", CedulaLength),
    ("١٧١٠٠٣٤٠٦٥", CedulaLength),
    ("2510034065", CedulaProvince), ("0010034065", CedulaProvince), ("1770034065", CedulaThirdDigit), ("1710034064", CedulaCheckDigit),
])
def test_what_is_wrong_with_a_cedula_is_said_without_the_number(text, error):
    with pytest.raises(error) as refusal:
        check_cedula(text)
    assert text == "" or text not in repr(refusal.value) + str(refusal.value.args)


def test_other_documents_are_checked_by_shape():
    assert check_identity(IdentityKind.PASSPORT, " ab-123 456 ") == "AB123456"
    with pytest.raises(IdentityUnfit):
        check_identity(IdentityKind.OTHER, "x1")


BY = ConsentGiver


@pytest.mark.parametrize(("band", "giver", "representative", "error"), [
    (AgeBand.CHILD, BY.SELF, "Su madre", RepresentativeNeeded), (AgeBand.CHILD, BY.LEGAL_REPRESENTATIVE, "", RepresentativeNeeded),
    (AgeBand.CHILD, BY.LEGAL_REPRESENTATIVE, "Su madre", None), (AgeBand.ADOLESCENT_12_14, BY.SELF, "", RepresentativeNeeded),
    (AgeBand.ADOLESCENT_12_14, BY.LEGAL_REPRESENTATIVE, "Su madre", None), (AgeBand.ADOLESCENT_15_17, BY.SELF, "", None),
    (AgeBand.ADOLESCENT_15_17, BY.LEGAL_REPRESENTATIVE, "Su madre", OwnConsentNeeded), (AgeBand.YOUTH, BY.SELF, "", None),
    (AgeBand.ELDER, BY.LEGAL_REPRESENTATIVE, "Su hija", OwnConsentNeeded), (None, BY.SELF, "", None),
    (None, BY.LEGAL_REPRESENTATIVE, "Alguien", OwnConsentNeeded),
])
def test_who_may_consent_at_which_age(band, giver, representative, error):
    if error is None:
        assert check_giver(band, giver, representative) is None
        return
    with pytest.raises(error):
        check_giver(band, giver, representative)


@given(st.sampled_from([None, *AgeBand]), st.text(max_size=5))
def test_a_record_without_representative_only_from_15_on(band, representative):
    young = band in (AgeBand.CHILD, AgeBand.ADOLESCENT_12_14)
    if young and not representative.strip():
        with pytest.raises(RepresentativeNeeded):
            check_record_of(band, representative)
    else:
        check_record_of(band, representative)


def test_an_age_said_meets_the_age_recorded():
    assert reconcile_age(None, AgeBand.ADOLESCENT_15_17) is AgeBand.ADOLESCENT_15_17
    assert reconcile_age(AgeBand.CHILD, None) is AgeBand.CHILD
    assert reconcile_age(None, AgeBand.ELDER) is None
    with pytest.raises(AgeDisagrees):
        reconcile_age(AgeBand.ADOLESCENT_15_17, AgeBand.YOUTH)


DAYS = st.dates(date(2025, 1, 1), date(2026, 12, 31))


@given(DAYS, st.none() | DAYS, DAYS)
def test_a_consent_stands_from_its_day_until_the_day_before_its_withdrawal(given_on, withdrawn_on, day):
    consent = Consent(KEY, KEY, Purpose.CONTACT, given_on, BY.SELF, withdrawn_on=withdrawn_on)
    assert consent.in_force(day) == (given_on <= day and not (withdrawn_on and withdrawn_on <= day))


def test_blank_and_prefers_not_to_say_are_different():
    said = Answers({Field.SEX: None, Field.DISABILITY: NO_ANSWER, Field.LANGUAGES: []}).codes()
    assert said == {Field.SEX: (), Field.DISABILITY: (NO_ANSWER,), Field.LANGUAGES: ()}


@pytest.mark.parametrize(("said", "ethnic", "band", "error"), [
    ({Field.SEX: ("otro",)}, None, None, UnknownAnswer), ({Field.SEX: ("mujer", "hombre")}, None, None, UnknownAnswer),
    ({Field.LANGUAGES: ("spa", NO_ANSWER)}, None, None, NoAnswerStandsAlone),
    ({Field.NATIONALITY: ("shuar",)}, "mestiza", None, NationalityOnlyIndigenous),
    ({Field.NATIONALITY: (NO_ANSWER,)}, None, None, NationalityOnlyIndigenous),
    ({Field.NATIONALITY: ("elfos",)}, "indigena", None, UnknownAnswer),
    ({Field.GENDER_IDENTITY: ("trans",)}, None, AgeBand.ADOLESCENT_15_17, AdultsOnly),
])
def test_answers_that_are_refused(said, ethnic, band, error):
    with pytest.raises(error):
        check_answers(said, PEOPLES, ethnic, band)


def test_answers_that_are_taken():
    check_answers({Field.SEX: (), Field.LANGUAGES: ("spa", "jiv"), Field.NATIONALITY: ("no_sabe",)}, PEOPLES, "indigena", None)
    check_answers({Field.GENDER_IDENTITY: (), Field.NATIONALITY: ()}, PEOPLES, None, AgeBand.CHILD)


def test_answers_never_show_themselves():
    answers = Answers({Field.ETHNIC_SELF_ID: "indigena"}, {Field.ETHNIC_SELF_ID: "palabras"})
    assert repr(answers) == "Answers()"
    assert "indigena" not in str(answers)
    with pytest.raises(TypeError):
        answers.__reduce__()


@pytest.mark.parametrize(("first", "second", "why"), [
    ("María Grefa", "GREFA  maria", Likeness.SAME_NAME), ("José de la Cruz Vargas", "Vargas Cruz Jose", Likeness.SAME_NAME),
    ("Ma. Elena Andi", "María Elena Andi", Likeness.SAME_NAME), ("Ernesto Vargas", "Hernesto Bargas", Likeness.SOUNDS_ALIKE),
    ("Luis Kajekai", "Luis Cajecai", Likeness.SOUNDS_ALIKE), ("Rosa Wampash", "Rosa Huampash", Likeness.SOUNDS_ALIKE),
    ("Inés Tsamaraint", "Ines Zamaraint", None), ("Gonzáles Ana", "Ana Gonzalez", Likeness.SOUNDS_ALIKE),
    ("María Grefa", "María Elena Grefa Andi", Likeness.NAME_WITHIN), ("María", "María Elena Grefa", None),
    ("María Grefa", "María Andi", None),
    ("Rosa Grefa Andi", "Rosa Grefa Tanguila", None), ("Ñauta", "Nauta", Likeness.SAME_NAME),
])
def test_names_that_may_be_of_one_person(first, second, why):
    assert likeness(first, second) is why
    assert likeness(second, first) is why


WORDS = st.lists(st.sampled_from(["maria", "rosa", "grefa", "andi", "vargas", "bargas", "luis", "elena"]), min_size=1, max_size=4)


@given(st.lists(WORDS, max_size=12))
def test_every_pair_that_is_alike_is_listed_once(many):
    people = [PersonRef(f"{place:03}", " ".join(words)) for place, words in enumerate(many)]
    slow = {(a.id, b.id) for place, a in enumerate(people) for b in people[place + 1:] if likeness(a.name, b.name)}
    found = [(pair.first.id, pair.second.id) for pair in likely_pairs(people)]
    assert sorted(found) == sorted(slow)
    assert likely_pairs(people, [frozenset(pair) for pair in found]) == ()


@given(st.binary(max_size=200), st.binary(min_size=32, max_size=32), st.binary(max_size=40))
def test_what_is_sealed_opens_only_with_its_key_and_context(content, key, context):
    sealed = seal(content, key, context)
    assert open_sealed(sealed, key, context) == content
    assert seal(content, key, context) != sealed
    for other_key, other_context in ((bytes([key[0] ^ 1]) + key[1:], context), (key, context + b"x")):
        with pytest.raises(SealBroken):
            open_sealed(sealed, other_key, other_context)


@given(st.binary(min_size=1, max_size=40), st.integers(0, 10_000), st.integers(0, 7))
def test_a_changed_bit_breaks_the_seal(content, place, bit):
    sealed = bytearray(seal(content, KEY, b"c"))
    sealed[place % len(sealed)] ^= 1 << bit
    with pytest.raises(SealBroken):
        open_sealed(bytes(sealed), KEY, b"c")


def test_a_seal_cut_short_is_broken_and_a_short_key_is_refused():
    for length in range(20):
        with pytest.raises(SealBroken):
            open_sealed(seal(b"x", KEY, b"c")[:length], KEY, b"c")
    with pytest.raises(ValueError, match="32 bytes"):
        seal(b"x", KEY[:16], b"c")


@given(st.binary(max_size=20), st.binary(max_size=20))
def test_marks_are_equal_exactly_for_equal_numbers(one, two):
    assert (mark(one, KEY, b"c") == mark(two, KEY, b"c")) == (one == two)
    assert mark(one, KEY, b"c") != mark(one, KEY[::-1], b"c")
    assert mark(one, KEY, b"c") != mark(one, KEY, b"d")
