"""Names stand one at a time, are compared without accents, and old names of peoples are found."""

import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance_app.organisations import reference
from governance_app.organisations.rules import (
    KIND_AND_BLOC,
    DatedName,
    NameMissing,
    NameNotYetBegun,
    NamesOverlap,
    best_name,
    check_name,
    check_no_overlap,
    close_for,
    fold,
    matching_nationalities,
    name_and_remark,
    name_on,
    names,
    one_nationality,
    overlap,
    part_aliases,
    reference_id,
)

DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31))
OPEN = st.none() | DAYS
FIRST = date(2015, 6, 1)


def periods():
    """Names with any period that has at least one day."""
    return st.builds(DatedName, st.just("x"), st.just(""), OPEN, OPEN).filter(
        lambda n: n.valid_from is None or n.valid_to is None or n.valid_from < n.valid_to)


@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(("written", "folded"), [
    ("Siekóya Pâi", "siekoya pai"), ("A'i Cofán", "ai cofan"), ("A’i  Kofán ", "ai kofan"), ("ÑUKANCHIK", "nukanchik"),
    ("Tsa'chila", "tsachila"),
    ("Río-Blanco (Alto)", "rio blanco alto"), ("A̱chuar", "achuar"), ("", ""),
])
def test_folding_removes_accents_capitals_and_apostrophes(written, folded):
    assert fold(written) == folded


LATIN = "".join(map(chr, (*range(32, 127), *range(0xA0, 0x180), *range(0x300, 0x370))))


@given(st.text(st.one_of(st.sampled_from(LATIN + "'’‘ʼ`´"), st.characters(exclude_categories=("Cs",)))))
def test_the_quick_way_folds_like_the_slow_one(text):
    assert fold(text) == names._fold_any(unicodedata.normalize("NFKD", text.translate(names._APOSTROPHES)))


@given(periods(), periods())
def test_two_names_overlap_exactly_when_some_day_has_both(a, b):
    days = [date(1999, 12, 31) + timedelta(days=n) for n in range(0, 11400, 1)]
    edges = {d + timedelta(days=n) for x in (a, b) for d in (x.valid_from, x.valid_to) if d for n in (-1, 0, 1)} | {days[0], days[-1]}
    both = any(name_on([a], day) and name_on([b], day) for day in edges)
    assert overlap(a, b) == both == overlap(b, a)


@given(st.lists(DAYS, max_size=6))
def test_after_any_series_of_renamings_one_name_at_most_stands_on_a_day(days):
    names = [DatedName("n0")]
    for count, day in enumerate(days, 1):
        try:
            closed = close_for(names, day)
            new = DatedName(f"n{count}", "", day)
            check_no_overlap([n for n in names if n != closed], new)
        except (NamesOverlap, NameNotYetBegun):
            continue
        names = [DatedName(n.name, "", n.valid_from, day) if n == closed else n for n in names] + [new]
    assert not [(a, b) for i, a in enumerate(names) for b in names[i + 1:] if overlap(a, b)]
    for day in [*days, date(1990, 1, 1), date(2040, 1, 1)]:
        assert name_on(names, day) == best_name(names, day)


def test_the_new_name_stands_from_its_day_and_the_old_one_until_the_day_before():
    names = [DatedName("FIPSE", valid_to=FIRST), DatedName("NASHE", valid_from=FIRST)]
    assert name_on(names, FIRST - timedelta(days=1)).name == "FIPSE"
    assert name_on(names, FIRST).name == "NASHE"


def test_an_organisation_that_ended_is_still_called_by_its_last_name():
    middle = date(2005, 1, 1)
    names = [DatedName("A", valid_from=date(2001, 1, 1), valid_to=middle), DatedName("B", valid_from=middle, valid_to=date(2010, 1, 1))]
    assert best_name(names, date(2020, 1, 1)).name == "B"
    assert best_name(names, date(1990, 1, 1)).name == "A"
    assert name_on(names, date(2020, 1, 1)) is None
    with pytest.raises(ValueError, match="always has a name"):
        best_name([], FIRST)


def test_a_name_that_began_today_cannot_be_replaced_today():
    with pytest.raises(NameNotYetBegun):
        close_for([DatedName("A", valid_from=FIRST)], FIRST)


@pytest.mark.parametrize("blank", ["", "   ", "·", "…"])
def test_a_name_needs_a_letter(blank):
    with pytest.raises(NameMissing):
        check_name(blank)


@pytest.mark.parametrize(("text", "code"), [
    ("Secoya", "siekopai"), ("siekoya pai", "siekopai"), ("zapara", "sapara"), ("Quichua", "kichwa"), ("ai kofan", "cofan"),
    ("A'i", "cofan"),
    ("huaorani", "waorani"), ("andoa", "andwa"), ("jíbaro", "shuar"), ("colorado", "tsachila"), ("Ziobain", "siona"), ("achwar", "achuar"),
])
def test_a_people_is_found_by_its_own_name_and_by_old_ones(text, code):
    assert matching_nationalities(text, reference.nationalities())[0].code == code


def test_a_whole_match_comes_before_a_beginning():
    found = [one.code for one in matching_nationalities("kichwa", reference.nationalities())]
    assert found[0] == "kichwa"
    assert "p_kichwa_amazonia" in found
    assert matching_nationalities("  ", reference.nationalities()) == ()


def test_every_kind_of_the_file_has_a_place():
    assert {row["kind"] for row in reference.rows("organisations")} == set(KIND_AND_BLOC)


def test_outdated_names_are_kept_apart_from_those_shown():
    assert part_aliases("Shuar; untsuri shuar (dated: jíbaro, do not use)") == (("Shuar", "untsuri shuar"), ("jíbaro",))
    assert not [one for one in reference.nationalities() if {"jíbaro", "Colorado"} & {one.name, *one.aliases}]


def test_remarks_of_the_file_do_not_enter_a_name():
    written = "Ministerio de Ambiente y Energía (name used after the mid-2025 merger)"
    assert name_and_remark(written)[0] == "Ministerio de Ambiente y Energía"
    assert name_and_remark("Pueblo Kichwa de Sarayaku (Tayjasaruta)") == ("Pueblo Kichwa de Sarayaku (Tayjasaruta)", "")


@pytest.mark.parametrize("written", ["several", "kichwa (source) / check", "shiwiar;sapara;andwa"])
def test_a_nationality_is_stored_only_when_the_file_names_exactly_one(written):
    code, remark = one_nationality(written, {"kichwa", "shiwiar"})
    assert code is None
    assert written in remark


def test_reference_ids_are_the_same_everywhere():
    assert str(reference_id("corridor", "south")) == str(reference_id("corridor", "SOUTH"))
    assert len({reference_id("organisation", row["name"]) for row in reference.rows("organisations")}) == 71
