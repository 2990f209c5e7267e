"""Reference data made into rows. Ids come from the data themselves, so two installations agree and loading again adds nothing."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from governance_app.organisations import reference
from governance_app.organisations.records import CorridorRow, OrganisationNameRow, OrganisationRow, TerritoryRow
from governance_app.organisations.rules import (
    COLLECTIVES,
    KIND_AND_BLOC,
    TerritoryLevel,
    fold,
    name_and_remark,
    one_nationality,
    reference_id,
)

NEIGHBOUR = "in the neighbouring corridor Cuyabeno–Yasuní, not in Putumayo–Aguarico"


def corridor_rows() -> Iterator[CorridorRow]:
    """Yield the corridors of data/corridors.csv."""
    for row in reference.rows("corridors"):
        yield CorridorRow(
            id=reference_id("corridor", row["code"]), code=row["code"], name=row["name"], note=row["note"],
            confidence=reference.confidence_of(row["confidence"]), source=row["source"],
        )


def territory_rows() -> Iterator[TerritoryRow]:
    """Yield provinces, cantons and parishes of data/territory.csv, each after the one it lies in."""
    seen: set[UUID] = set()
    for row in reference.rows("territory"):
        for made in (_province(row), _canton(row), *([_parish(row)] if row["parish"] else [])):
            if made.id not in seen:
                seen.add(made.id)
                yield made


def _province(row: dict[str, str]) -> TerritoryRow:
    same = {**row, "relevance": "", "note": "", "corridor": "", "confidence_code": "source_seen", "confidence_corridor": ""}
    return _unit(TerritoryLevel.PROVINCE, row["province"], row["province_code"], (row["province"],), None, same)


def _canton(row: dict[str, str]) -> TerritoryRow:
    path = (row["province"], row["canton"])
    parent = _id(TerritoryLevel.PROVINCE, row["province_code"], (row["province"],))
    return _unit(TerritoryLevel.CANTON, row["canton"], row["canton_code"], path, parent, row)


def _parish(row: dict[str, str]) -> TerritoryRow:
    path = (row["province"], row["canton"], row["parish"])
    parent = _id(TerritoryLevel.CANTON, row["canton_code"], path[:2])
    return _unit(TerritoryLevel.PARISH, row["parish"], row["dpa_code"], path, parent, row)


def _id(level: TerritoryLevel, code: str, path: tuple[str, ...]) -> UUID:
    return reference_id("territory", f"{level.value} {code or ' '.join(path)}")


def _unit(level: TerritoryLevel, name: str, code: str, path: tuple[str, ...], parent: UUID | None, row: dict[str, str]) -> TerritoryRow:
    neighbour = row["corridor"] == "north_neighbour"
    corridor = reference_id("corridor", row["corridor"]) if row["corridor"] and not neighbour else None
    return TerritoryRow(
        id=_id(level, code, path), level=level, code=code or None, name=name, name_key=fold(name), parent_id=parent, corridor_id=corridor,
        relevance=row["relevance"], note="; ".join(filter(None, (row["note"], NEIGHBOUR if neighbour else ""))),
        confidence=reference.confidence_of(row["confidence_code"]), corridor_confidence=reference.confidence_of(row["confidence_corridor"]),
        source=row["source"],
    )


def organisation_rows(now: datetime) -> Iterator[tuple[OrganisationRow, OrganisationNameRow]]:
    """Yield the organisations of data/organisations.csv as candidates, each with the one name known, of unknown beginning.

    MAATE and MAE stay two organisations: the day of the change is unknown, and the sources speak of a merger, not of a new name.
    """
    codes = {one.code for one in reference.nationalities()}
    for row in reference.rows("organisations"):
        if row["name"] not in COLLECTIVES:
            yield _organisation(row, codes, now)


def _organisation(row: dict[str, str], codes: Iterable[str], now: datetime) -> tuple[OrganisationRow, OrganisationNameRow]:
    id = reference_id("organisation", row["name"])
    name, remark = name_and_remark(row["name"])
    nationality, said = one_nationality(row["nationality"], codes)
    kind, bloc = KIND_AND_BLOC[row["kind"]]
    made: dict[str, Any] = {"committee_status": row["committee_status"], "seen_in_role": row["seen_in_role"], "source": row["source"]}
    organisation = OrganisationRow(
        id=id, kind=kind, bloc=bloc, nationality=nationality, corridor=row["corridor"] or None, candidate=True,
        note="; ".join(filter(None, (remark, said))), confidence=reference.confidence_of(row["confidence"]), created_at=now, **made,
    )
    named = OrganisationNameRow(id=reference_id("organisation-name", row["name"]), organisation_id=id, name=name, name_key=fold(name),
                                acronym=row["acronym"], source=row["source"])
    return organisation, named
