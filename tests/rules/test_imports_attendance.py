"""Attendance sheets: groups of KoboToolbox, names, visitors, and what is never guessed."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance_app.attendance.rules import VisitorAffiliation, VisitorSex, reconcile
from governance_app.exports.rules import Draft, Entry, NoNameColumn, Note, Odd, attendance, sheet_answers
from governance_app.organisations.reference import nationalities
from governance_app.people.rules import AgeBand, Field, Sex

ROSA, JUAN, MARIA = UUID(int=1), UUID(int=2), UUID(int=3)
NATIONALITIES = nationalities()
HOLDERS = [(ROSA, "Rosa Elena Tsamaraint"), (JUAN, "Juan Tanguila Andi"), (MARIA, "María Grefa")]


def a_row(name: str, **cells: str) -> Draft:
    return Draft(2, Entry.ATTENDANCE, {"person": name, **cells}, "k")


def test_groups_and_boxes_of_kobotoolbox() -> None:
    header = ("datos/nombre", "datos/idiomas", "datos/idiomas/spa", "datos/idiomas/que", "_uuid")
    names, rows = attendance.flatten(header, [(2, ("Rosa", "spa que", "1", "1", "u-1"))])
    assert (names, rows) == (["nombre", "idiomas", "_uuid"], [(2, ["Rosa", "spa que", "u-1"])])
    ticked = [(2, ("Rosa", 1, 0)), (3, ("Juan", 0, 1)), (4, ("Eva", 1, 1))]
    names, rows = attendance.flatten(("nombre", "apoyo/viaje", "apoyo/comida"), ticked)
    assert (names, [cells[-1] for _n, cells in rows]) == (["nombre", "apoyo"], ["viaje", "comida", "viaje comida"])


def test_name_and_surname_in_two_columns_and_the_key_of_a_submission() -> None:
    header = ("g/Nombres", "g/Apellidos", "_uuid", "_index")
    one, two = attendance.read_table(header, [(2, ("Rosa", "Grefa", "u", 1)), (3, ("Juan", "Andi", "u", 2))])
    assert (one.cells["person"], one.key != two.key) == ("Rosa Grefa", True)
    assert attendance.read_table(header, [(9, ("Rosa", "Grefa", "u", 1))])[0].key == one.key
    with pytest.raises(NoNameColumn):
        attendance.read_table(("edad",), [])


@pytest.mark.parametrize("written, found", [
    ("ROSA ELENA TSAMARAINT", ROSA), ("Tsamaraint Rosa  Elena", ROSA), ("Maria Grefa", MARIA), ("María Gréfa", MARIA),
])
def test_the_same_words_are_the_person(written: str, found: UUID) -> None:
    draft, person = attendance.match(a_row(written), HOLDERS)
    assert (person, draft.odd, draft.remarks) == (found, (), ())


def test_a_name_that_is_only_near_must_be_settled() -> None:
    draft, person = attendance.match(a_row("Juan Tanguila"), HOLDERS)
    assert person is None
    assert ([o.kind for o in draft.odd], draft.candidates) == ([Odd.PERSON_AMBIGUOUS], ((JUAN, "Juan Tanguila Andi"),))


def test_two_holders_of_one_name_must_be_settled() -> None:
    draft, person = attendance.match(a_row("María Grefa"), [*HOLDERS, (UUID(int=4), "Maria Grefa")])
    assert (person, len(draft.candidates)) == (None, 2)


def test_who_holds_no_seat_is_a_visitor_unless_the_sheet_says_otherwise() -> None:
    draft, person = attendance.match(a_row("Luis Vargas"), HOLDERS)
    assert (person, draft.odd, draft.remarks[0].kind) == (None, (), Note.COUNTED_AS_VISITOR)
    draft, person = attendance.match(a_row("Luis Vargas", capacity="Titular"), HOLDERS)
    assert ([o.kind for o in draft.odd], person) == ([Odd.PERSON_UNKNOWN], None)


@pytest.mark.parametrize("cells, sex", [
    ({"sex": "Mujer"}, Sex.WOMAN), ({"sex": "H"}, Sex.MAN), ({"sex": "F"}, Sex.WOMAN), ({"sex": "M"}, None), ({}, None),
])
def test_an_m_alone_is_never_guessed(cells, sex) -> None:
    assert attendance.sex_of(cells) is sex


@pytest.mark.parametrize("cells, band", [
    ({"age": "11"}, AgeBand.CHILD), ({"age": "12"}, AgeBand.ADOLESCENT_12_14), ({"age": "15"}, AgeBand.ADOLESCENT_15_17),
    ({"age": "18"}, AgeBand.YOUTH), ({"age": "29 años"}, AgeBand.YOUTH), ({"age": "30"}, AgeBand.ADULT), ({"age": "65"}, AgeBand.ELDER),
    ({"age_band": "18 - 29"}, AgeBand.YOUTH), ({"age_band": "65 y más"}, AgeBand.ELDER), ({"age": "mayor"}, None), ({"age": "200"}, None),
])
def test_age_bands(cells, band) -> None:
    assert attendance.age_band_of(cells) is band


cells = st.fixed_dictionaries({
    "sex": st.sampled_from(["Mujer", "hombre", "M", "", "otro"]), "age": st.sampled_from(["", "14", "44", "80", "x"]),
    "ethnic": st.sampled_from(["", "Indígena", "indigena", "mestizo", "Mestiza", "kichwa"]),
})


@given(st.lists(cells, max_size=30))
def test_visitors_add_up_whatever_the_sheet_says(rows) -> None:
    groups = attendance.visitor_groups(rows)
    assert reconcile(len(rows), 0, groups) == groups
    women = sum(g.number for g in groups if g.sex is VisitorSex.WOMEN)
    assert women == sum(row["sex"] == "Mujer" for row in rows)
    indigenous = sum(g.number for g in groups if g.affiliation is VisitorAffiliation.INDIGENOUS)
    assert indigenous == sum(row["ethnic"].lower().startswith("ind") for row in rows)


def test_answers_are_codes_and_what_cannot_be_read_is_left_out() -> None:
    said = attendance.answers_of({"sex": "mujer", "age": "31", "ethnic": "Montubio", "disability": "no", "nationality": "?"})
    assert said == {Field.SEX: "mujer", Field.AGE_BAND: "30-64", Field.ETHNIC_SELF_ID: "montubia", Field.DISABILITY: "no"}
    assert attendance.answers_of({"sex": "M", "age": "", "ethnic": "x"}) == {}


@pytest.mark.parametrize(("written", "code"), [
    ("Kichwa", "kichwa"), ("quichua", "kichwa"), ("Runa", "kichwa"), ("jíbaro", "shuar"), ("A'I COFÁN", "cofan"), ("Secoya", "siekopai"),
    ("huaorani", "waorani"), ("Nacionalidad Achuar", "achuar"), ("p_saraguro", "p_saraguro"), ("Pueblo Saraguro", "p_saraguro"),
    ("Colorado", "tsachila"), ("Ecuatoriana", ""), ("Ki", ""), ("", ""),
])
def test_a_nationality_is_known_by_its_own_name_and_by_old_ones(written: str, code: str) -> None:
    """Part of a name is never guessed."""
    assert sheet_answers.nationality(written, NATIONALITIES) == code


@pytest.mark.parametrize(("written", "codes"), [
    ("Español y Kichwa", ("spa", "que")), ("castellano, shuar chicham", ("spa", "jiv")), ("spa que", ("spa", "que")), ("Quichua", ("que",)),
    ("lengua de señas", ("ecs",)), ("español / español", ("spa",)), ("español y klingon", ()), ("", ()),
])
def test_languages_are_read_whole_or_not_at_all(written: str, codes: tuple[str, ...]) -> None:
    """Several in one cell, as written or as the boxes of a form leave them."""
    assert sheet_answers.languages(written) == codes


def test_a_nationality_stands_only_after_indigenous_and_gender_only_of_adults() -> None:
    """As at the desk: who wrote the sheet may not have known."""
    said = {"ethnic": "Indígena", "nationality": "Quichua", "gender": "Femenino", "languages": "kichwa", "age": "31"}
    assert attendance.answers_of(said, NATIONALITIES) == {
        Field.AGE_BAND: "30-64", Field.ETHNIC_SELF_ID: "indigena", Field.NATIONALITY: "kichwa", Field.GENDER_IDENTITY: "femenino",
        Field.LANGUAGES: ("que",)}
    for ethnic in ("Mestiza", ""):
        assert Field.NATIONALITY not in attendance.answers_of({**said, "ethnic": ethnic}, NATIONALITIES)
    assert Field.GENDER_IDENTITY not in attendance.answers_of({**said, "age": "16"}, NATIONALITIES)
    assert Field.GENDER_IDENTITY not in attendance.answers_of({**said, "age": ""}, NATIONALITIES, minor=True)


def test_the_columns_of_gender_identity_and_sex_are_told_apart() -> None:
    header = ["Nombre", "Género", "Identidad de género", "Lenguas que habla", "Nacionalidad o pueblo"]
    cells = attendance.read_table(header, [(2, ["Rosa", "mujer", "trans", "shuar", "Shuar"])])[0].cells
    assert cells == {"person": "Rosa", "sex": "mujer", "gender": "trans", "languages": "shuar", "nationality": "Shuar"}
    assert set(cells) - {"person"} <= set(attendance.SENSITIVE)
