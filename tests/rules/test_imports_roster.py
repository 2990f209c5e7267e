"""Rosters and Popolo: every entry of a file becomes a row, nothing is lost, and the same fact has the same key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance_app.exports.rules import Entry, NotPopolo, Odd, read_popolo, roster
from governance_app.exports.rules.cells import cell_text
from tests.support.build_imports import a_popolo

COLUMNS = ("puesto", "organización", "nombre", "calidad", "desde", "hasta", "con voto", "bloque", "cargo")


def read(*rows, columns=COLUMNS):
    lacking, drafts = roster.read_table(columns, [(n, row) for n, row in enumerate(rows, 2)])
    assert lacking == []
    return drafts


def kinds(draft) -> set[Odd]:
    return {oddity.kind for oddity in draft.odd}


@given(st.integers(1, 6), st.integers(1, 6), st.booleans())
def test_a_popolo_file_loses_nothing(bodies: int, members: int, mayors: bool) -> None:
    data = a_popolo(bodies, members, mayors=mayors)
    drafts = read_popolo(data)
    assert len(drafts) == sum(len(data[part]) for part in ("organizations", "persons", "memberships"))
    count = {entry: sum(d.entry is entry for d in drafts) for entry in Entry}
    assert (count[Entry.BODY], count[Entry.ORGANISATION], count[Entry.PERSON]) == (bodies, 1, bodies * members)
    held = [d for d in drafts if d.entry is Entry.MEMBERSHIP]
    assert len({d.key for d in held}) == len(held)
    assert not any(d.odd for d in drafts)
    assert [d.key for d in read_popolo(data)] == [d.key for d in drafts]


def test_a_mayor_beside_a_seat_is_an_office_and_a_mayor_alone_has_a_seat() -> None:
    data = a_popolo(1, 2)
    data["memberships"].append({"person_id": "c0/p9", "organization_id": "legislature/c0", "role": "Mayor"})
    data["persons"].append({"id": "c0/p9", "name": "Otra Persona"})
    *_councillors, beside, alone = [d.cells for d in read_popolo(data) if d.entry is Entry.MEMBERSHIP]
    assert (beside["office"], beside["seat"]) == ("Mayor", "")
    assert (alone["office"], alone["seat"]) == ("Mayor", "Mayor 2")


def test_councillors_get_seats_of_their_own() -> None:
    seats = [d.cells["seat"] for d in read_popolo(a_popolo(2, 3, mayors=False)) if d.entry is Entry.MEMBERSHIP]
    assert seats == ["councillor 1", "councillor 2", "councillor 3"] * 2


def test_a_reference_to_nothing_waits_and_is_named() -> None:
    data = a_popolo(1, 1, mayors=False)
    data["memberships"][0]["person_id"] = "nobody"
    row = read_popolo(data)[-1]
    assert Odd.REFERENCE_UNKNOWN in kinds(row)
    assert {"id": "nobody"} in [dict(o.data) for o in row.odd]


def test_a_membership_said_twice_waits_the_second_time() -> None:
    data = a_popolo(1, 1, mayors=False)
    data["posts"] = [{"id": "silla", "label": "Silla"}]
    data["memberships"] = [{**m, "post_id": "silla"} for m in data["memberships"] * 2]
    first, second = read_popolo(data)[-2:]
    assert (kinds(first), kinds(second)) == (set(), {Odd.REPEATED_IN_FILE})
    assert second.odd[0].data == {"row": first.number}


@pytest.mark.parametrize("data", [[], {}, {"persons": [], "organizations": [], "memberships": ["x"]}, {"persons": {}}, "x", None])
def test_what_is_not_popolo_is_refused(data) -> None:
    with pytest.raises(NotPopolo):
        read_popolo(data)


def test_a_sheet_says_what_it_cannot_read() -> None:
    (row,) = read(("", "", "", "jefe", "ayer", "31/12/2024", "tal vez", "marciano", ""))
    assert kinds(row) == {Odd.NAME_MISSING, Odd.WORD_UNKNOWN, Odd.DATE_UNREADABLE, Odd.SEAT_MISSING}
    assert [o.data["written"] for o in row.odd if o.kind is Odd.WORD_UNKNOWN] == ["jefe", "marciano", "tal vez"]
    (row,) = read(("Puesto 1", "", "Ana", "", "2025-01-02", "2025-01-01", "", "", ""))
    assert kinds(row) == {Odd.END_BEFORE_START}


def test_a_role_that_is_no_office_names_the_seat() -> None:
    (row,) = read(("", "", "Ana Grefa", "", "", "", "", "", "Vocal primera"))
    assert (row.cells["seat"], row.cells["office"], row.odd) == ("Vocal primera", "", ())


def test_the_seat_begins_with_the_first_who_held_it() -> None:
    drafts = read(
        ("Puesto 1", "", "Ana", "principal", "2025-03-01", "", "", "", ""),
        ("Puesto 1", "", "Eva", "suplente", "2024-02-01", "", "", "", ""),
    )
    assert {d.cells["seat_from"] for d in drafts} == {"2024-02-01"}


def test_the_last_day_still_counts() -> None:
    assert str(roster.until("31/12/2025")) == "2026-01-01"
    assert roster.until("") is None


@given(st.lists(st.tuples(*[st.text(max_size=8)] * len(COLUMNS)), max_size=8))
def test_whatever_is_written_is_read_or_named_never_lost(rows) -> None:
    written = [(n, row) for n, row in enumerate(rows, 2) if any(cell_text(cell) for cell in row)]
    _lacking, drafts = roster.read_table(COLUMNS, written)
    assert [d.number for d in drafts if d.entry is Entry.MEMBERSHIP] == [n for n, _row in written]
