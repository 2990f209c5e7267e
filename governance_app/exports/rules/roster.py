"""Rosters: from the rows of a sheet to bodies, people, seats and holders, as drafts in the order in which they must come in."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256

from governance_app.committees.rules import BodyKind, HolderKind, Office
from governance_app.exports.rules.batches import Draft, Oddity
from governance_app.exports.rules.cells import columns, picked, read_day, read_yes
from governance_app.exports.rules.words import Entry, Odd
from governance_app.organisations.rules import Bloc, fold

COLUMNS: dict[str, tuple[str, ...]] = {
    "body": ("órgano", "comité", "committee", "cuerpo", "instancia"),
    "seat": ("puesto", "escaño", "silla", "cargo en el comité", "representación"),
    "organisation": ("organización", "organization", "institución", "institution", "delegado por", "entidad", "on behalf of"),
    "bloc": ("bloque", "sector"),
    "voting": ("con voto", "vota", "voto", "votes", "voz y voto"),
    "person": ("persona", "nombre", "nombres", "nombre y apellido", "nombres y apellidos", "titular", "name", "integrante"),
    "kind": (
        "calidad", "principal o suplente", "principal o alterno", "titular o suplente", "titular o alterno", "principal or alternate",
        "tipo", "as",
    ),
    "office": ("directiva", "dignidad", "cargo", "función", "role", "post"),
    "from": ("desde", "inicio", "fecha de inicio", "since", "start", "start date", "holds since"),
    "to": ("hasta", "fin", "fecha de fin", "until", "end", "end date", "holds until"),
    "document": ("documento", "oficio", "acreditación", "nombramiento"),
    "person_id": ("id persona", "identificador", "person id"),
    "seat_id": ("id puesto", "seat id"),
    "id": ("id membresía", "membership id", "código de registro"),
}
NEEDED = ("person",)

KINDS = {fold(word): kind for kind, words in {
    HolderKind.PRINCIPAL: ("principal", "titular", "main", "member", "miembro"),
    HolderKind.ALTERNATE: ("alternate", "alterno", "alterna", "suplente", "deputy member"),
}.items() for word in words}
OFFICES = {fold(word): office for office, words in {
    Office.PRESIDENT: ("president", "presidente", "presidenta", "presidencia", "mayor", "alcalde", "alcaldesa", "prefecto", "prefecta",
                       "chair", "chairperson", "shire president", "coordinador", "coordinadora"),
    Office.VICE_PRESIDENT: ("vice president", "vicepresidente", "vicepresidenta", "vicepresidencia", "deputy mayor", "vicealcalde",
                            "vicealcaldesa", "deputy shire president", "deputy chair"),
    Office.SECRETARY: ("secretary", "secretario", "secretaria", "secretaría"),
    Office.TREASURER: ("treasurer", "tesorero", "tesorera", "tesorería"),
    Office.TECHNICAL_SECRETARY: ("technical secretary", "secretaría técnica", "secretario técnico", "secretaria técnica"),
    Office.COMMISSION_CHAIR: ("commission chair", "chair of a commission", "coordinación de comisión", "presidencia de comisión"),
}.items() for word in words}
BLOCS = {fold(word): bloc for bloc, words in {
    Bloc.STATE: ("state", "estado", "gobierno central", "ministerio"),
    Bloc.GAD: ("gad", "gobierno autónomo descentralizado", "gobiernos locales", "gobiernos locales (GAD)", "local governments (GAD)"),
    Bloc.NATIONALITIES: ("nationalities", "nacionalidades", "nacionalidad", "pueblos y nacionalidades", "nacionalidades y pueblos",
                         "nationalities and peoples", "indígena"),
    Bloc.CIVIL_SOCIETY: ("civil_society", "civil society", "sociedad civil"),
    Bloc.ACADEMIA: ("academia", "universidad"),
    Bloc.OTHER: ("other", "others", "otro", "otros", "otra"),
}.items() for word in words}
BODY_KINDS = {fold(word): kind for kind, words in {
    BodyKind.PROMOTER_GROUP: ("grupo promotor",), BodyKind.MANAGEMENT_COMMITTEE: ("comité de gestión", "comité"),
    BodyKind.ASSEMBLY: ("asamblea", "assembly"), BodyKind.PLATFORM: ("mesa", "plataforma"),
    BodyKind.COMMISSION: ("comisión", "commission"), BodyKind.COUNCIL: ("consejo", "concejo", "council", "legislature"),
}.items() for word in words}


def read_table(header: Sequence[str], rows: Sequence[tuple[int, Sequence[object]]]) -> tuple[list[str], list[Draft]]:
    """Return the needed columns that lack, and the drafts: bodies of the file first, then its memberships."""
    places = columns(header, COLUMNS)
    lacking = [name for name in NEEDED if name not in places]
    read = [(number, _with_role(picked(cells, places))) for number, cells in rows] if not lacking else []
    return lacking, drafts_of([(number, cells) for number, cells in read if any(cells.values())])


def _with_role(cells: dict[str, str]) -> dict[str, str]:
    """A role that is no office of the directiva (vocal, councillor) names the seat, where no seat is named."""
    if cells.get("office") and fold(cells["office"]) not in OFFICES and not cells.get("seat"):
        return {**cells, "seat": cells["office"], "office": ""}
    return cells


def drafts_of(rows: Sequence[tuple[int, Mapping[str, str]]]) -> list[Draft]:
    """Return a draft of each body that is named, then one per row."""
    bodies: dict[str, Draft] = {}
    for number, cells in rows:
        name = cells.get("body", "")
        if name and fold(name) not in bodies:
            bodies[fold(name)] = Draft(number, Entry.BODY, {"name": name}, f"body {fold(name)}")
    return with_first_days([*bodies.values(), *repeated([membership(number, cells) for number, cells in rows])])


def read_again(drafts: Sequence[Draft]) -> list[Draft]:
    """Return stored rows as drafts again, each membership read anew: what was corrected is judged like what came in."""
    return with_first_days(repeated([membership(d.number, d.cells, d.key) if d.entry is Entry.MEMBERSHIP else d for d in drafts]))


def with_first_days(drafts: Sequence[Draft]) -> list[Draft]:
    """Give every membership the first day on which its seat is held in the file, and every body the first day of all its seats."""
    first: dict[tuple[str, ...], str] = {}
    for draft in drafts:
        day = read_day(draft.cells.get("from", ""))
        if draft.entry is Entry.MEMBERSHIP and day:
            for place in (seat_place(draft.cells), body_place(draft.cells)):
                first[place] = min(first.get(place, day.isoformat()), day.isoformat())

    def dated(draft: Draft) -> Draft:
        if draft.entry is Entry.BODY:
            since = draft.cells.get("from") or first.get((draft.cells.get("id") or fold(draft.cells.get("name", "")),), "")
            return replace(draft, cells={**draft.cells, "from": since})
        if draft.entry is Entry.MEMBERSHIP and seat_place(draft.cells) in first:
            return replace(draft, cells={**draft.cells, "seat_from": first[seat_place(draft.cells)]})
        return draft

    return [dated(draft) for draft in drafts]


def body_place(cells: Mapping[str, str]) -> tuple[str, ...]:
    """Return what tells a body of the file from the others."""
    return (cells.get("body_id") or fold(cells.get("body", "")),)


def seat_place(cells: Mapping[str, str]) -> tuple[str, ...]:
    """Return what tells a seat of the file from the others."""
    return (*body_place(cells), cells.get("seat_id") or fold(seat_label(cells)))


def membership(number: int, cells: Mapping[str, str], key: str = "") -> Draft:
    """Return the draft of one membership with everything in it that cannot be read. `key`: the one it had before a correction."""
    odd = [Oddity(Odd.NAME_MISSING)] if not cells.get("person") else []
    odd += [Oddity(Odd.DATE_UNREADABLE, {"written": cells[c]}) for c in ("from", "to") if cells.get(c) and read_day(cells[c]) is None]
    for column, table in (("kind", KINDS), ("office", OFFICES), ("bloc", BLOCS)):
        if cells.get(column) and fold(cells[column]) not in table:
            odd.append(Oddity(Odd.WORD_UNKNOWN, {"written": cells[column]}))
    if cells.get("voting") and read_yes(cells["voting"]) is None:
        odd.append(Oddity(Odd.WORD_UNKNOWN, {"written": cells["voting"]}))
    if not any(cells.get(c) for c in ("seat", "organisation", "office", "seat_id")):
        odd.append(Oddity(Odd.SEAT_MISSING))
    start, end = read_day(cells.get("from", "")), read_day(cells.get("to", ""))
    if start and end and end < start:
        odd.append(Oddity(Odd.END_BEFORE_START, {"start": start.isoformat(), "end": end.isoformat()}))
    return Draft(number, Entry.MEMBERSHIP, cells, key or key_of(cells), tuple(odd))


def key_of(cells: Mapping[str, str]) -> str:
    """Return what makes a membership the same one in another file: its id, or body, seat, person, office and beginning."""
    if cells.get("id"):
        return f"id {cells['id']}"
    facts = [cells.get("body_id") or fold(cells.get("body", "")), cells.get("seat_id") or fold(seat_label(cells)),
             cells.get("person_id") or fold(cells.get("person", "")), fold(cells.get("office", "")), cells.get("from", "")]
    return sha256("\0".join(facts).encode()).hexdigest()


def repeated(drafts: Sequence[Draft]) -> list[Draft]:
    """Mark the rows that say again what an earlier row of the file says."""
    first: dict[str, int] = {}
    found = []
    for draft in drafts:
        earlier = first.setdefault(draft.key, draft.number)
        odd = () if earlier == draft.number else (Oddity(Odd.REPEATED_IN_FILE, {"row": earlier}),)
        found.append(replace(draft, odd=(*draft.odd, *odd)))
    return found


def seat_label(cells: Mapping[str, str]) -> str:
    """Return how the seat is called: its own column, else the organisation that sends."""
    return cells.get("seat") or cells.get("organisation") or ""


def until(text: str) -> date | None:
    """Return the first day after the end that was written ("hasta 31/12/2025" still counts that day)."""
    last = read_day(text)
    return last + timedelta(days=1) if last else None
