"""Questions about organisations, their names on a day, territory and corridors."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import or_, select

from governance_app.foundation.database import db
from governance_app.foundation.errors import Missing
from governance_app.organisations import reference
from governance_app.organisations.records import CorridorRow, OrganisationNameRow, OrganisationRow, TerritoryRow
from governance_app.organisations.rules import (
    Corridor,
    DatedName,
    Nationality,
    NoSuchCorridor,
    NoSuchOrganisation,
    NoSuchTerritory,
    Organisation,
    OrganisationKind,
    Territory,
    TerritoryLevel,
    UnknownNationality,
    best_name,
    fold,
    matching_nationalities,
    valid_on,
)


def organisation(id: UUID, *, on: date) -> Organisation:
    """Return an organisation as it was called on a day. Raises NoSuchOrganisation."""
    row = db.session.get(OrganisationRow, id)
    if row is None:
        raise NoSuchOrganisation(id=str(id))
    return _organisation(row, best_name(names_of(id), on))


def organisations(*, on: date, kind: OrganisationKind | None = None, search: str = "", corridor: str | None = None,
                  candidates: bool | None = None) -> tuple[Organisation, ...]:
    """Return organisations by their name on a day, in its order. `search` looks into names of any day and acronyms, accent-folded.

    `corridor`: north or south (those of both are in either). `candidates`: only them (True) or only confirmed ones (False).
    """
    chosen = select(OrganisationRow)
    if kind is not None:
        chosen = chosen.where(OrganisationRow.kind == kind)
    if corridor:
        chosen = chosen.where(OrganisationRow.corridor.in_((corridor, "both")))
    if candidates is not None:
        chosen = chosen.where(OrganisationRow.candidate == candidates)
    rows = [row for row in db.session.scalars(chosen)]
    names = _names_by_organisation(row.id for row in rows)
    found = [_organisation(row, best_name(names[row.id], on)) for row in rows if _is_meant(names[row.id], search)]
    return tuple(sorted(found, key=lambda one: (fold(one.name), one.id)))


def names_of(id: UUID) -> tuple[DatedName, ...]:
    """Return every name of an organisation, the earliest first."""
    return tuple(_names_by_organisation((id,))[id])


def names_on(ids: Iterable[UUID], on: date) -> dict[UUID, DatedName]:
    """Return the name on a day of each organisation of `ids` that exists."""
    return {id: best_name(names, on) for id, names in _names_by_organisation(ids).items()}


def communities(*, on: date, search: str = "") -> tuple[Organisation, ...]:
    """Return the communities (organisations of kind community), by name."""
    return organisations(on=on, kind=OrganisationKind.COMMUNITY, search=search)


def corridors() -> tuple[Corridor, ...]:
    """Return the corridors, by code."""
    rows = db.session.scalars(select(CorridorRow).order_by(CorridorRow.code))
    return tuple(Corridor(row.id, row.code, row.name, row.note, row.source) for row in rows)


def territories(*, on: date, level: TerritoryLevel | None = None, corridor: UUID | str | None = None,
                parent: UUID | None = None, search: str = "") -> tuple[Territory, ...]:
    """Return the provinces, cantons and parishes valid on a day, by code. `corridor`: its id or its code; `parent`: those inside it."""
    chosen = select(TerritoryRow).where(_stands(TerritoryRow, on))
    if level is not None:
        chosen = chosen.where(TerritoryRow.level == level)
    if parent is not None:
        chosen = chosen.where(TerritoryRow.parent_id == parent)
    if isinstance(corridor, UUID):
        chosen = chosen.where(TerritoryRow.corridor_id == corridor)
    elif corridor:
        chosen = chosen.where(TerritoryRow.corridor_id.in_(select(CorridorRow.id).where(CorridorRow.code == corridor)))
    if fold(search):
        chosen = chosen.where(or_(TerritoryRow.name_key.contains(fold(search), autoescape=True), TerritoryRow.code == search.strip()))
    found = [_territory(row) for row in db.session.scalars(chosen)]
    return tuple(sorted(found, key=lambda t: (t.code or "9", fold(t.name), t.id)))


def territory(id: UUID) -> Territory:
    """Return a province, canton or parish. Raises NoSuchTerritory."""
    row = db.session.get(TerritoryRow, id)
    if row is None:
        raise NoSuchTerritory(id=str(id))
    return _territory(row)


def check_there(
    *, organisations: Iterable[UUID | None] = (), territories: Iterable[UUID | None] = (), corridor: UUID | None = None,
) -> None:
    """Raise NoSuchOrganisation, NoSuchTerritory or NoSuchCorridor for an id that nothing has. Everybody sees them; None says nothing."""
    asked: tuple[tuple[Any, Iterable[UUID | None], type[Missing]], ...] = (
        (OrganisationRow, organisations, NoSuchOrganisation), (TerritoryRow, territories, NoSuchTerritory),
        (CorridorRow, (corridor,), NoSuchCorridor),
    )
    for table, ids, missing in asked:
        wanted = {id for id in ids if id is not None}
        if lost := wanted - set(db.session.scalars(select(table.id).where(table.id.in_(wanted)))) if wanted else set():
            raise missing(id=str(min(lost)))


def territory_path(id: UUID | None) -> tuple[Territory, ...]:
    """Return a territory and those it lies in, the province first; nothing for None."""
    path: list[Territory] = []
    while id is not None and id not in {t.id for t in path}:
        path.append(here := territory(id))
        id = here.parent
    return tuple(reversed(path))


def nationalities() -> tuple[Nationality, ...]:
    """Return the nationalities and peoples of the reference data, and the values "other", "does not know", "prefers not to say"."""
    return reference.nationalities()


def nationality(code: str) -> Nationality:
    """Return one of them by its code. Raises UnknownNationality."""
    found = next((one for one in nationalities() if one.code == code), None)
    if found is None:
        raise UnknownNationality(code=code)
    return found


def find_nationality(text: str) -> tuple[Nationality, ...]:
    """Return the nationalities and peoples whose own name or alias (old ones too) matches, accent-folded; whole matches first."""
    return matching_nationalities(text, (one for one in nationalities() if one.kind != "app_value"))


def _names_by_organisation(ids: Iterable[UUID]) -> dict[UUID, list[DatedName]]:
    wanted = set(ids)
    chosen = select(OrganisationNameRow).where(OrganisationNameRow.organisation_id.in_(wanted))
    found: dict[UUID, list[DatedName]] = defaultdict(list)
    for row in sorted(db.session.scalars(chosen), key=lambda r: r.valid_from or date.min):
        found[row.organisation_id].append(DatedName(row.name, row.acronym, row.valid_from, row.valid_to))
    return found


def _is_meant(names: Iterable[DatedName], search: str) -> bool:
    wanted = fold(search)
    return not wanted or any(wanted in fold(f"{name.name} {name.acronym}") for name in names)


def _organisation(row: OrganisationRow, name: DatedName) -> Organisation:
    return Organisation(
        row.id, row.kind, row.bloc, name.name, name.acronym, row.nationality, row.territory_id, row.candidate, row.demonstration,
        row.parent_id, row.corridor, row.confidence, row.source, row.note, row.seen_in_role,
    )


def _territory(row: TerritoryRow) -> Territory:
    return Territory(
        row.id, row.level, row.name, row.code, row.parent_id, row.corridor_id, row.confidence, row.corridor_confidence,
        row.relevance, row.note, row.source, row.valid_from, row.valid_to,
    )


def _stands(rows: type[TerritoryRow], on: date) -> sa.ColumnElement[bool]:
    return sa.and_(or_(rows.valid_from.is_(None), rows.valid_from <= on), or_(rows.valid_to.is_(None), rows.valid_to > on))


def name_is_taken(name: str, on: date) -> UUID | None:
    """Return the organisation that bears this very name (accent-folded) on a day, or None."""
    rows = db.session.scalars(select(OrganisationNameRow).where(OrganisationNameRow.name_key == fold(name)))
    return next((row.organisation_id for row in rows if valid_on(on, row.valid_from, row.valid_to)), None)
