"""Rules of privacy: every holding and every mention is counted once, and the name confirms whatever its capitals and spaces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance_app.privacy.rules import (
    HELD,
    TEXTS,
    Area,
    Fate,
    NotThisPerson,
    Place,
    StillInOffice,
    check_confirmed,
    check_free,
    holdings,
    mentions,
)

TABLES = [*sorted({table for tables in TEXTS.values() for table in tables}), "a table of later", "another"]


@given(st.dictionaries(st.sampled_from(sorted(HELD)), st.integers(0, 50)))
def test_every_row_is_in_one_holding(counts: dict[tuple[str, str], int]) -> None:
    found = holdings(counts)
    assert sum(one.deleted for one in found) == sum(n for place, n in counts.items() if HELD[place][1] is Fate.DELETED)
    assert sum(one.kept for one in found) == sum(n for place, n in counts.items() if HELD[place][1] is Fate.KEPT_NAMELESS)
    assert [one.area for one in found] == [area for area in Area if any(n for place, n in counts.items() if HELD[place][0] is area)]


@given(st.dictionaries(st.sampled_from(TABLES), st.integers(0, 50)))
def test_every_text_is_in_one_place(counts: dict[str, int]) -> None:
    found = mentions(counts)
    assert sum(one.texts for one in found) == sum(counts.values())
    assert all(one.texts for one in found)
    others = sum(n for table, n in counts.items() if all(table not in tables for tables in TEXTS.values()))
    assert sum(one.texts for one in found if one.place is Place.OTHER) == others


def test_no_table_has_two_places() -> None:
    assert sum(map(len, TEXTS.values())) == len({table for tables in TEXTS.values() for table in tables})


@given(st.lists(st.text("aáñ Ñ", min_size=1), min_size=1))
def test_the_name_confirms_with_any_spaces_and_capitals_and_no_other_name_does(words: list[str]) -> None:
    name = " ".join(" ".join(words).split())
    check_confirmed(f"  {name.replace(' ', '   ').upper()} ", name)
    with pytest.raises(NotThisPerson) as wrong:
        check_confirmed(f"{name}b", name)
    assert wrong.value.field == "name"


@given(st.lists(st.text("ab", min_size=1)))
def test_whoever_holds_a_post_is_not_free(posts: list[str]) -> None:
    if not posts:
        check_free(posts)
        return
    with pytest.raises(StillInOffice) as held:
        check_free(posts)
    assert set(held.value.data["seats"].split(", ")) == set(posts)
