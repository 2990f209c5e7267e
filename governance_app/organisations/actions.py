"""What can be done with organisations. They belong to no committee: whoever manages them anywhere may, and the record keeps it."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

import sqlalchemy as sa
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from governance_app.access.rules import Actor, Permission, require
from governance_app.foundation.clock import local_day
from governance_app.foundation.database import db
from governance_app.organisations import loading, reads
from governance_app.organisations.records import CorridorRow, OrganisationNameRow, OrganisationRow, TerritoryRow
from governance_app.organisations.rules import (
    PROJECT,
    AlreadyRegistered,
    Bloc,
    CandidateConfirmed,
    Confidence,
    DatedName,
    NameEnded,
    NoSuchOrganisation,
    NoSuchTerritory,
    NotACandidate,
    NothingToEnd,
    OrganisationKind,
    OrganisationRegistered,
    OrganisationRenamed,
    TerritoryCodeTaken,
    TerritoryEnded,
    TerritoryLevel,
    check_name,
    check_no_overlap,
    close_for,
    digest_of,
    fold,
    name_on,
)
from governance_app.record.actions import append, use_case


@use_case("organisations.load_reference_data")
def load_reference_data(*, actor: Actor, id: UUID, now: datetime) -> UUID:
    """Load corridors, territory and organisations of the package as candidates. Rows already there are left as people made them."""
    require(actor, Permission.MANAGE_ORGANISATIONS)
    _add_missing(CorridorRow, loading.corridor_rows())
    _add_missing(TerritoryRow, loading.territory_rows())
    here = set(db.session.scalars(select(OrganisationRow.id)))
    pairs = [pair for pair in loading.organisation_rows(now) if pair[0].id not in here]
    db.session.add_all(organisation for organisation, _name in pairs)
    db.session.flush()
    db.session.add_all(name for _organisation, name in pairs)
    db.session.flush()
    return PROJECT


def _add_missing(table: Any, rows: Any) -> None:
    here = set(db.session.scalars(select(table.id)))
    for row in rows:
        if row.id not in here:
            db.session.add(row)
            db.session.flush()


@use_case("organisations.register_organisation")
def register_organisation(
    *, actor: Actor, id: UUID, now: datetime, name: str, kind: OrganisationKind, bloc: Bloc, acronym: str | None = None,
    nationality: str | None = None, territory: UUID | None = None, parent: UUID | None = None, corridor: str | None = None,
    from_day: date | None = None, source: str | None = None, candidate: bool = False, external_id: str | None = None,
    demonstration: bool = False,
) -> UUID:
    """Register an organisation with its name, valid from `from_day` (None: as far back as anyone knows).

    Raises NameMissing, AlreadyRegistered (the same name stands today), UnknownNationality, NoSuchTerritory, NoSuchOrganisation.
    """
    _require(actor)
    _check_links(nationality, territory, parent)
    row = OrganisationRow(
        id=id, kind=kind, bloc=bloc, nationality=nationality, territory_id=territory, parent_id=parent, corridor=corridor,
        candidate=candidate, confidence=Confidence.UNKNOWN if candidate else Confidence.CONFIRMED, source=source or "",
        external_id=external_id, demonstration=demonstration, created_at=now,
    )
    return _register(row, DatedName(check_name(name), (acronym or "").strip(), from_day), now)


@use_case("organisations.register_community")
def register_community(
    *, actor: Actor, id: UUID, now: datetime, name: str, territory: UUID | None = None, nationality: str | None = None,
    parent: UUID | None = None, corridor: str | None = None, demonstration: bool = False, external_id: str | None = None,
) -> UUID:
    """Register a community: an organisation of kind community, in the bloc of nationalities when it belongs to one."""
    _require(actor)
    _check_links(nationality, territory, parent)
    row = OrganisationRow(
        id=id, kind=OrganisationKind.COMMUNITY, bloc=Bloc.NATIONALITIES if nationality else Bloc.CIVIL_SOCIETY, nationality=nationality,
        territory_id=territory, parent_id=parent, corridor=corridor, candidate=False, confidence=Confidence.CONFIRMED,
        external_id=external_id, demonstration=demonstration, created_at=now,
    )
    return _register(row, DatedName(check_name(name)), now)


def _register(row: OrganisationRow, name: DatedName, now: datetime) -> UUID:
    _refuse_taken(name.name, max(local_day(now), name.valid_from or date.min))
    db.session.add(row)
    db.session.flush()
    _write_name(row.id, name, row.source)
    append(OrganisationRegistered(row.id, row.kind, digest_of(name.name)), now=now)
    return row.id


@use_case("organisations.rename_organisation")
def rename_organisation(
    *, actor: Actor, id: UUID, now: datetime, organisation: UUID, name: str, from_day: date, acronym: str | None = None,
    source: str | None = None,
) -> UUID:
    """Give an organisation a new name from a day on; the name standing then ends that day. Past papers keep the old one.

    Raises NamesOverlap (a later name already stands), NameNotYetBegun, NameMissing, AlreadyRegistered, NoSuchOrganisation.
    """
    _require(actor)
    _lock(organisation)
    clean = check_name(name)
    _refuse_taken(clean, from_day)
    names = reads.names_of(organisation)
    closed = close_for(names, from_day)
    new = DatedName(clean, (acronym or "").strip(), from_day)
    check_no_overlap([one for one in names if one != closed], new)
    if closed:
        _close(organisation, closed, from_day)
    _write_name(organisation, new, source or "")
    append(OrganisationRenamed(organisation, from_day, digest_of(clean)), now=now)
    return organisation


@use_case("organisations.end_name")
def end_name(*, actor: Actor, id: UUID, now: datetime, organisation: UUID, on: date) -> UUID:
    """End the present name on a day (exclusive), as when an organisation ceases. Raises NothingToEnd, NameNotYetBegun."""
    _require(actor)
    _lock(organisation)
    names = reads.names_of(organisation)
    closed = close_for(names, on)
    if closed is None or name_on(names, on) is None or closed.valid_to is not None:
        raise NothingToEnd(field="on")
    _close(organisation, closed, on)
    append(NameEnded(organisation, on), now=now)
    return organisation


@use_case("organisations.confirm_candidate")
def confirm_candidate(*, actor: Actor, id: UUID, now: datetime, organisation: UUID, source: str | None = None) -> UUID:
    """Say that somebody checked a candidate; `source` tells how. Raises NotACandidate, NoSuchOrganisation."""
    _require(actor)
    row = _lock(organisation)
    if not row.candidate:
        raise NotACandidate(organisation=str(organisation))
    row.candidate, row.confidence = False, Confidence.CONFIRMED
    row.source = "; ".join(filter(None, (row.source, source)))
    append(CandidateConfirmed(organisation), now=now)
    return organisation


@use_case("organisations.register_territory")
def register_territory(
    *, actor: Actor, id: UUID, now: datetime, level: TerritoryLevel, name: str, code: str | None = None, parent: UUID | None = None,
    corridor: UUID | None = None, valid_from: date | None = None, source: str | None = None,
) -> UUID:
    """Register a province, canton or parish that the reference data lack.

    Raises TerritoryCodeTaken, NoSuchTerritory, NoSuchCorridor, NameMissing.
    """
    _require(actor)
    clean = check_name(name)
    if parent is not None:
        reads.territory(parent)
    reads.check_there(corridor=corridor)
    if code and db.session.scalar(select(TerritoryRow.id).where(TerritoryRow.code == code, TerritoryRow.valid_to.is_(None))):
        raise TerritoryCodeTaken(field="code", code=code)
    db.session.add(TerritoryRow(
        id=id, level=level, code=code or None, name=clean, name_key=fold(clean), parent_id=parent, corridor_id=corridor,
        valid_from=valid_from, confidence=Confidence.CONFIRMED,
        corridor_confidence=Confidence.CONFIRMED if corridor else Confidence.UNKNOWN, source=source or "",
    ))
    try:
        db.session.flush()
    except IntegrityError as error:
        if "code" not in str(error.orig):
            raise
        raise TerritoryCodeTaken(field="code", code=code) from None  # somebody else registered it a moment ago
    return id


@use_case("organisations.end_territory")
def end_territory(*, actor: Actor, id: UUID, now: datetime, territory: UUID, on: date) -> UUID:
    """End a province, canton or parish on a day (exclusive), as when a parish becomes a canton. Raises TerritoryEnded, NoSuchTerritory.

    Its code is free again from that day on, so that the unit that takes its place can be registered.
    """
    _require(actor)
    row = db.session.get(TerritoryRow, territory, with_for_update=True)
    if row is None:
        raise NoSuchTerritory(id=str(territory))
    if row.valid_to is not None or (row.valid_from is not None and on <= row.valid_from):
        raise TerritoryEnded(field="on")
    row.valid_to = on
    db.session.flush()
    return row.id


def _require(actor: Actor) -> None:
    """Organisations serve every committee: a role in any of them is enough."""
    require(actor, Permission.MANAGE_ORGANISATIONS, [grant.body for grant in actor.grants if grant.body])


def _refuse_taken(name: str, day: date) -> None:
    if reads.name_is_taken(name, day):
        raise AlreadyRegistered(field="name", name=name)


def _check_links(nationality: str | None, territory: UUID | None, parent: UUID | None) -> None:
    if nationality:
        reads.nationality(nationality)
    if territory:
        reads.territory(territory)
    if parent and db.session.get(OrganisationRow, parent) is None:
        raise NoSuchOrganisation(field="parent", id=str(parent))


def _lock(organisation: UUID) -> OrganisationRow:
    row = db.session.get(OrganisationRow, organisation, with_for_update=True)
    if row is None:
        raise NoSuchOrganisation(id=str(organisation))
    return row


def _close(organisation: UUID, name: DatedName, day: date) -> None:
    rows = sa.update(OrganisationNameRow).where(
        OrganisationNameRow.organisation_id == organisation, OrganisationNameRow.name == name.name,
        OrganisationNameRow.valid_from == name.valid_from if name.valid_from else OrganisationNameRow.valid_from.is_(None),
    )
    db.session.execute(rows.values(valid_to=day).execution_options(synchronize_session="fetch"))


def _write_name(organisation: UUID, name: DatedName, source: str) -> None:
    db.session.add(OrganisationNameRow(
        id=uuid5(organisation, f"name {name.valid_from}"), organisation_id=organisation, name=name.name, name_key=fold(name.name),
        acronym=name.acronym, valid_from=name.valid_from, valid_to=name.valid_to, source=source,
    ))
    db.session.flush()
