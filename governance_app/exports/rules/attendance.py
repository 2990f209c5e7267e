"""Attendance sheets: paper typed into a table, or an export of KoboToolbox, whose columns stand in groups.

Sensitive answers are read into their own columns: they go on only with a consent written on the sheet itself.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from uuid import UUID

from governance_app.attendance.rules import Capacity, PresenceMode, VisitorAffiliation, VisitorGroup, VisitorSex
from governance_app.exports.rules import sheet_answers
from governance_app.exports.rules.batches import Draft, NoNameColumn, Oddity, Remark
from governance_app.exports.rules.cells import cell_text, columns, picked, read_hour, read_yes
from governance_app.exports.rules.words import Entry, Note, Odd
from governance_app.organisations.rules import Nationality, fold
from governance_app.people.rules import AgeBand, Disability, EthnicSelfId, Field, Likeness, Sex, is_minor, likeness

COLUMNS: dict[str, tuple[str, ...]] = {
    "person": ("nombre", "nombres", "nombre y apellido", "nombres y apellidos", "nombre completo", "persona", "name", "participante",
               "full name"),
    "surname": ("apellido", "apellidos", "last name", "surname"),
    "organisation": ("organización", "institución", "comunidad", "organization", "entidad"),
    "capacity": ("calidad", "participa como", "asiste como", "tipo de participante"),
    "mode": ("modalidad", "asiste por"),
    "letter": ("carta", "carta de delegación", "delegación"),
    "arrival": ("hora", "hora de llegada", "llegada", "hora de ingreso", "ingreso", "arrived"),
    "departure": ("hora de salida", "salida", "left"),
    "consent": ("consentimiento", "autoriza", "acepta el uso de sus datos", "uso de datos", "consent given"),
    "sex": ("sexo", "género", "gender"),
    "age": ("edad", "años"),
    "age_band": ("rango de edad", "grupo de edad", "grupo etario", "age group"),
    "ethnic": ("autoidentificación", "autoidentificación étnica", "etnia", "pertenencia étnica", "ethnicity"),
    "gender": ("identidad de género", "género con que se identifica", "gender identity"),
    "nationality": ("nacionalidad", "pueblo o nacionalidad", "nacionalidad o pueblo"),
    "languages": ("idiomas", "idioma", "lenguas", "lengua", "idiomas que habla", "lenguas que habla"),
    "disability": ("discapacidad",),
    "uuid": ("_uuid", "_submission__uuid", "meta/instanceid"),
    "index": ("_index",),
}
SENSITIVE = ("sex", "gender", "age", "age_band", "ethnic", "nationality", "languages", "disability")

CAPACITIES = {fold(word): capacity for capacity, words in {
    Capacity.PRINCIPAL: ("principal", "titular", "miembro", "delegado", "delegada"),
    Capacity.ALTERNATE: ("alternate", "alterno", "alterna", "suplente"),
    Capacity.FRATERNAL: ("fraternal", "delegado fraterno", "fraterno", "fraterna"),
    Capacity.OBSERVER: ("observer", "observador", "observadora"),
    Capacity.GUEST: ("guest", "invitado", "invitada", "visitante", "visita", "comunidad", "público"),
    Capacity.INTERPRETER: ("interpreter", "intérprete", "traductor", "traductora"),
    Capacity.TECHNICAL: ("technical", "técnico", "técnica", "equipo técnico", "apoyo técnico"),
}.items() for word in words}
MODES = {fold(word): mode for mode, words in {
    PresenceMode.IN_PERSON: ("in person", "in_person", "presencial", "en persona"),
    PresenceMode.ONLINE: ("online", "virtual", "en línea", "zoom", "remoto"),
    PresenceMode.RADIO_PHONE: ("radio", "teléfono", "llamada", "radio_phone", "por radio", "por teléfono"),
}.items() for word in words}
SEXES = {fold(word): sex for sex, words in {
    Sex.WOMAN: ("mujer", "m", "f", "femenino", "woman", "female"), Sex.MAN: ("hombre", "h", "masculino", "varón", "man", "male"),
}.items() for word in words if word != "m"}
SITTING = (Capacity.PRINCIPAL, Capacity.ALTERNATE)


def flatten(header: Sequence[str], rows: Sequence[tuple[int, Sequence[object]]]) -> tuple[list[str], list[tuple[int, list[object]]]]:
    """Take the groups out of column names (`grupo/nombre` → `nombre`) and put the boxes of a select-multiple into one column.

    `idiomas/spa`, `idiomas/que` with 1 or 0 become `idiomas` with "spa que"; where the column `idiomas` is there, the boxes go.
    """
    names = [name.strip() for name in header]
    whole = set(names)
    boxes: dict[str, list[int]] = {}
    for at, name in enumerate(names):
        stem = name.rpartition("/")[0]
        if stem and not name.startswith("_") and (stem in whole or _ticked(rows, at)):
            boxes.setdefault(stem, []).append(at)
    boxes = {stem: places for stem, places in boxes.items() if stem in whole or len(places) > 1}
    gone = {at for places in boxes.values() for at in places}
    kept = [at for at in range(len(names)) if at not in gone]
    made = [stem for stem in boxes if stem not in whole]
    flat = [_last(names[at]) for at in kept] + [_last(stem) for stem in made]
    return flat, [
        (number, [cells[at] for at in kept] + [" ".join(_last(names[at]) for at in boxes[stem] if _is_one(cells[at])) for stem in made])
        for number, cells in rows
    ]


def _last(name: str) -> str:
    return name if name.startswith(("_", "meta/")) else name.rpartition("/")[2]


def _is_one(cell: object) -> bool:
    return cell_text(cell) in ("1", "si", "TRUE", "True")


def _ticked(rows: Sequence[tuple[int, Sequence[object]]], at: int) -> bool:
    return bool(rows) and all(cell_text(cells[at]) in ("0", "1", "", "si", "no", "TRUE", "FALSE", "True", "False") for _n, cells in rows)


def read_table(header: Sequence[str], rows: Sequence[tuple[int, Sequence[object]]]) -> list[Draft]:
    """Return a draft per row with something in it. Raises NoNameColumn."""
    header, flat = flatten(header, rows)
    places = columns(header, COLUMNS)
    if "person" not in places:
        raise NoNameColumn()
    return [_draft(number, picked(cells, places)) for number, cells in flat if any(cell_text(cell) for cell in cells)]


def has_names(header: Sequence[str]) -> bool:
    """Tell whether a sheet of a workbook has a column of names."""
    return "person" in columns([_last(name) for name in header], COLUMNS)


def _draft(number: int, cells: dict[str, str]) -> Draft:
    surname = cells.pop("surname", "")
    if surname:
        cells["person"] = f"{cells.get('person', '')} {surname}".strip()
    named = (cells.get("uuid", ""), cells.get("index", "")) if cells.get("uuid") else (fold(cells.get("person", "")), str(number))
    hours = [cells[c] for c in ("arrival", "departure") if cells.get(c)]
    odd = [Oddity(Odd.TIME_UNREADABLE, {"written": hour}) for hour in hours if read_hour(hour) is None]
    odd += [Oddity(Odd.WORD_UNKNOWN, {"written": cells[c]})
            for c, table in (("capacity", CAPACITIES), ("mode", MODES)) if cells.get(c) and fold(cells[c]) not in table]
    return Draft(number, Entry.ATTENDANCE, cells, sha256("\0".join(named).encode()).hexdigest(), tuple(odd))


def match(draft: Draft, holders: Sequence[tuple[UUID, str]]) -> tuple[Draft, UUID | None]:
    """Return the draft judged against those who hold a seat, and the one who is meant, if that is sure.

    The same words of a name are the person. A name that only sounds alike or lies within another must be settled; a name that
    fits nobody is a visitor, unless the sheet says that the person sits for a seat.
    """
    name = draft.cells.get("person", "")
    alike = [(id, called, likeness(name, called)) for id, called in holders] if fold(name) else []
    sure = [(id, called) for id, called, how in alike if how is Likeness.SAME_NAME]
    if len(sure) == 1:
        return draft, sure[0][0]
    near = tuple(sure or [(id, called) for id, called, how in alike if how])
    if near:
        return replace(draft, odd=(*draft.odd, Oddity(Odd.PERSON_AMBIGUOUS, {"written": name})), candidates=near), None
    if capacity_of(draft.cells) in SITTING:
        odd = Oddity(Odd.PERSON_UNKNOWN if name else Odd.NAME_MISSING, {"written": name} if name else {})
        return replace(draft, odd=(*draft.odd, odd), candidates=tuple(holders)), None
    return replace(draft, remarks=(*draft.remarks, Remark(Note.COUNTED_AS_VISITOR))), None


def capacity_of(cells: Mapping[str, str]) -> Capacity | None:
    """Return in which capacity the sheet says that somebody came."""
    return CAPACITIES.get(fold(cells.get("capacity", "")))


def consented(cells: Mapping[str, str]) -> bool:
    """Tell whether the sheet has a consent of this person."""
    return read_yes(cells.get("consent", "")) is True


def has_answers(cells: Mapping[str, str]) -> bool:
    """Tell whether the row holds anything sensitive."""
    return any(cells.get(name) for name in SENSITIVE)


def sex_of(cells: Mapping[str, str]) -> Sex | None:
    """Return what the sheet says; "M" alone is never guessed (mujer or masculino?)."""
    return SEXES.get(fold(cells.get("sex", "")))


def age_band_of(cells: Mapping[str, str]) -> AgeBand | None:
    """Return the band of an age in years, or of a band as written ("18-29", "65 y más"): by the number it begins with."""
    written = (cells.get("age", "") or cells.get("age_band", "")).strip()
    begins = re.match(r"[0-9]{1,3}", written)
    years = int(begins[0]) if begins else 999
    if years >= 120:
        return None
    limits = ((65, AgeBand.ELDER), (30, AgeBand.ADULT), (18, AgeBand.YOUTH), (15, AgeBand.ADOLESCENT_15_17), (12, AgeBand.ADOLESCENT_12_14))
    return next((band for least, band in limits if years >= least), AgeBand.CHILD)


def ethnic_of(cells: Mapping[str, str]) -> EthnicSelfId | None:
    """Return the self-identification as written; feminine and masculine are the same."""
    said = fold(cells.get("ethnic", "")).rstrip("oas")
    return next((one for one in EthnicSelfId if said and fold(one.value).rstrip("oas") == said), None)


def answers_of(
    cells: Mapping[str, str], nationalities: Iterable[Nationality] = (), *, minor: bool = False,
) -> dict[Field, str | tuple[str, ...]]:
    """Return what the sheet says of a person who consented, as codes; what cannot be read, or may not be asked of them, is left out.

    A nationality only of who says "indigenous" on the same sheet; a gender identity only of adults (`minor`: known to be none).
    """
    sex, band, ethnic, disability = sex_of(cells), age_band_of(cells), ethnic_of(cells), read_yes(cells.get("disability", ""))
    gender = None if minor or is_minor(band) else sheet_answers.gender(cells.get("gender", ""))
    indigenous = ethnic is EthnicSelfId.INDIGENOUS
    said: dict[Field, str | tuple[str, ...]] = {
        Field.SEX: sex.value if sex else "", Field.GENDER_IDENTITY: gender.value if gender else "",
        Field.AGE_BAND: band.value if band else "", Field.ETHNIC_SELF_ID: ethnic.value if ethnic else "",
        Field.NATIONALITY: sheet_answers.nationality(cells.get("nationality", ""), nationalities) if indigenous else "",
        Field.LANGUAGES: sheet_answers.languages(cells.get("languages", "")),
        Field.DISABILITY: "" if disability is None else (Disability.YES if disability else Disability.NO).value,
    }
    return {field: code for field, code in said.items() if code}


def visitor_groups(rows: Iterable[Mapping[str, str]]) -> tuple[VisitorGroup, ...]:
    """Return the visitors counted by sex, age band and affiliation; what nobody said is counted as not said."""
    counted: dict[tuple[VisitorSex, AgeBand | None, VisitorAffiliation], int] = {}
    for cells in rows:
        sex = {Sex.WOMAN: VisitorSex.WOMEN, Sex.MAN: VisitorSex.MEN}.get(sex_of(cells) or "", VisitorSex.NOT_SAID)  # type: ignore[arg-type]
        ethnic = ethnic_of(cells)
        side = VisitorAffiliation.INDIGENOUS if ethnic is EthnicSelfId.INDIGENOUS else (
            VisitorAffiliation.OTHER if ethnic else VisitorAffiliation.NOT_SAID)
        group = (sex, age_band_of(cells), side)
        counted[group] = counted.get(group, 0) + 1
    return tuple(VisitorGroup(*group, number) for group, number in counted.items())


def unsaid(draft: Draft) -> Draft:
    """Return the draft with a remark on what happens to its sensitive answers."""
    if not has_answers(draft.cells):
        return draft
    note = Note.ANSWERS_WITH_CONSENT if consented(draft.cells) else Note.ANSWERS_LEFT_OUT
    return replace(draft, remarks=(*draft.remarks, Remark(note)))

