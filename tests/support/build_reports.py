"""Builders: published figures as they stand in the ledger, and a declaration of the publisher."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from governance_app.committees import reads as committees
from governance_app.foundation.database import one_transaction
from governance_app.foundation.ids import new_id
from governance_app.participation.records import ReleaseCellRow, ReleaseRow, ReleaseTableRow
from governance_app.participation.rules import Dimension
from governance_app.participation.rules.disclosure import Counted, PoolKind, Withheld

PUBLISHED_AT = datetime(2026, 7, 6, 15, 0, tzinfo=UTC)
BY_SEX = (Counted.PEOPLE, Dimension.SEX, 95, {"mujer": 45, "hombre": 50, "unsaid": None})
BY_AGE = (Counted.PEOPLE, Dimension.AGE_BAND, 95, {"0-17": None, "18-29": 25, "30-64": 60, "65+": None, "unsaid": 10})
BY_AFFILIATION = (Counted.PEOPLE, Dimension.AFFILIATION, 95, {"indigenous": 70, "not_indigenous": 15, "unsaid": None})
SEATS_BY_SEX = (Counted.SEATS, Dimension.SEX, 30, {"mujer": 15, "hombre": 15, "unsaid": None})
TABLES = (BY_SEX, BY_AGE, BY_AFFILIATION, SEATS_BY_SEX)
Table = tuple[Counted, Dimension, int, Mapping[str, int | None]]


def a_release(
    body: UUID, *tables: Table, year: int = 2025, at: datetime = PUBLISHED_AT, kind: PoolKind = PoolKind.BODY,
) -> UUID:
    """Write published figures into the ledger, one table refused: of a committee (or the pool with this id), the year from July `year`."""
    release = new_id()
    given = {"pool_kind": kind, "pool_id": body, "first": date(year, 7, 1), "last": date(year + 1, 6, 30)}
    with one_transaction() as session:
        session.add(ReleaseRow(id=release, **given, lattice_sha256="0" * 64, figures_sha256="1" * 64, at=at, by_id=None))
        session.flush()
        for place, (counted, dimension, people, lines) in enumerate(tables or TABLES):
            row = ReleaseTableRow(id=new_id(), release_id=release, place=place, counted=counted, dimension=dimension, people=people)
            session.add(row)
            session.flush()
            session.add_all(ReleaseCellRow(table_id=row.id, place=n, code=code, answers=[code], shown=shown)
                            for n, (code, shown) in enumerate(lines.items()))
        session.add(ReleaseTableRow(id=new_id(), release_id=release, place=90, counted=Counted.SEATS, dimension=Dimension.AGE_BAND,
                                    withheld=Withheld.NARROW))
    return release


def an_activity(**changes: Any) -> dict[str, Any]:
    """Return the declaration of an activity, as whoever keeps an installation writes it."""
    return {
        "identifier": "XM-EXAMPLE-0001", "reporting_org": {"ref": "XM-EXAMPLE", "type": "22", "name": "Organización de ejemplo"},
        "title": {"es": "Corredores de conectividad", "en": "Connectivity corridors"},
        "description": {"es": "Comités de gestión de los corredores.", "en": "Management committees of the corridors."},
        "participating_orgs": [{"ref": "XM-EXAMPLE", "type": "22", "name": "Organización de ejemplo", "role": "4"}],
        "status": "2", "dates": [{"type": "2", "on": "2024-01-15"}], "country": "EC", "sectors": [{"vocabulary": "1", "code": "41020"}],
    } | changes


def a_declaration(**changes: Any) -> dict[str, Any]:
    """Return a whole declaration."""
    return {"licence": {"name": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0",
                        "path": "https://creativecommons.org/licenses/by/4.0/"}, "iati": an_activity()} | changes


def outermost(body: UUID) -> UUID:
    """Return the committee whose pool a body belongs to."""
    return committees.scope_of(body)[-1]
