"""Use cases of publishing: figures of a year leave once, and organisations agree that their nationality is named or take it back."""

import json
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa

from governance_app.access.rules import Actor, Permission, require
from governance_app.committees import reads as committees
from governance_app.foundation.clock import local_day
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.organisations import reads as organisations
from governance_app.participation import reads
from governance_app.participation.records import AgreementRow, ReleaseCellRow, ReleaseMemberRow, ReleaseRow, ReleaseTableRow
from governance_app.participation.rules import Period
from governance_app.participation.rules.disclosure import Plan, PoolKind, SafeTable, digest
from governance_app.participation.rules.releases import (
    AgreementGiven,
    AgreementWithdrawn,
    AlreadyAgreed,
    AlreadyPublished,
    Figures,
    FiguresMoved,
    FiguresPublished,
    NoSuchAgreement,
    NothingToPublish,
    NotOfThisNationality,
    Pool,
    Refused,
    YearNotOver,
    figures_digest,
    year_of,
)
from governance_app.people.keys import sealed_words
from governance_app.record.actions import append, use_case

LINE = 0x5F6D3C527A314F0
"""The number under which those who publish stand in line on PostgreSQL."""


def may_publish(actor: Actor, pool: Pool) -> None:
    """Raise SignInFirst or MayNot unless the actor may publish figures in every committee of a pool."""
    lacking = set(pool.bodies) - committees.within(actor, Permission.PUBLISH_FIGURES)
    if lacking:
        require(actor, Permission.PUBLISH_FIGURES, lacking)


@use_case("participation.publish_figures")
def publish_figures(*, actor: Actor, id: UUID, now: datetime, kind: PoolKind, pool: str, year: int, seen: str) -> UUID:
    """Publish the figures of a pool and of the year that began in July of `year`, once and for ever; what may not leave stays.

    Every table is attacked together with all that was ever published. `seen`: the digest (`figures_digest`) of the figures somebody read
    and answers for. Raises NoSuchPool, MayNot, YearNotOver, AlreadyPublished, NothingToPublish, FiguresMoved.
    """
    today, period = local_day(now), year_of(year)
    of = reads.pool(kind, pool, over=period)
    may_publish(actor, of)
    _stand_in_line()
    _hold_ready(of, period, today)
    counted = reads.counted_in(of, period)
    figures = reads.prepared(of, period, on=today, counted=counted)
    if not figures.tables:
        raise NothingToPublish()
    plans = {plan.name: plan for plan in reads.plans(on=today)}
    shown, declared = figures_digest(figures.tables), digest(plans.values())
    if shown != seen:
        raise FiguresMoved()
    db.session.add(ReleaseRow(
        id=id, pool_kind=kind, pool_id=of.id, first=period.first, last=period.last, lattice_sha256=declared, figures_sha256=shown,
        at=now, by_id=actor.account))
    db.session.flush()
    _keep(id, figures, plans, counted)
    append(FiguresPublished(id, of.code, period.first, period.last, declared, shown), now=now)
    return id


def _hold_ready(of: Pool, period: Period, today: date) -> None:
    if period.last >= today:
        raise YearNotOver(field="year", last=period.last)
    asked = of.kind, of.id, period
    if earlier := next((one for one in reads.releases() if (one.pool_kind, one.pool_id, one.period) == asked), None):
        raise AlreadyPublished(at=earlier.at)


def _stand_in_line() -> None:
    """Wait until nobody else publishes or changes agreements: two tables that each may leave alone may tell of somebody together.

    On SQLite whoever writes stands in line already; on PostgreSQL two transactions would not see what the other one is about to publish.
    """
    if db.engine.dialect.name == "postgresql":
        db.session.execute(sa.select(sa.func.pg_advisory_xact_lock(LINE)))


def _keep(release: UUID, figures: Figures, plans: dict[str, Plan], who: reads.Population) -> None:
    tables: list[SafeTable | Refused] = [*figures.tables, *figures.refused]
    for place, table in enumerate(tables):
        row = _table_row(release, place, table)
        db.session.add(row)
        db.session.flush()
        if isinstance(table, SafeTable):
            db.session.add_all(_cell_rows(row.id, table, plans[table.name]))
    published = {table.counted for table in figures.tables}
    for measure, token, person, key, said in reads.members_of(who):
        if measure in published:
            sealed = sealed_words(json.dumps(said), key, "release", person) if key else None
            db.session.add(ReleaseMemberRow(release_id=release, counted=measure, token=token, answers_sealed=sealed))
    db.session.flush()


def _table_row(release: UUID, place: int, table: SafeTable | Refused) -> ReleaseTableRow:
    people, why = (table.people, None) if isinstance(table, SafeTable) else (None, table.why)
    return ReleaseTableRow(
        id=new_id(), release_id=release, place=place, counted=table.counted, dimension=table.dimension, people=people, withheld=why)


def _cell_rows(id: UUID, table: SafeTable, plan: Plan) -> list[ReleaseCellRow]:
    return [
        ReleaseCellRow(table_id=id, place=place, code=cell.code, answers=sorted(line.answers), shown=cell.shown)
        for place, (cell, line) in enumerate(zip(table.cells, plan.lines, strict=True))
    ]


@use_case("participation.record_agreement")
def record_agreement(
    *, actor: Actor, id: UUID, now: datetime, organisation: UUID, nationality: str, agreed_on: date, document: str,
) -> UUID:
    """Record that the organisation of a nationality agreed to be named in published figures; `document`: where it says so.

    Raises MayNot, NoSuchOrganisation, NotOfThisNationality, AlreadyAgreed.
    """
    require(actor, Permission.MANAGE_BODIES)
    _stand_in_line()
    one = organisations.organisation(organisation, on=local_day(now))
    if one.nationality != nationality:
        raise NotOfThisNationality(field="organisation", nationality=nationality)
    if any(a.nationality == nationality and a.withdrawn_on is None for a in reads.agreements()):
        raise AlreadyAgreed(field="organisation", nationality=nationality)
    db.session.add(AgreementRow(
        id=id, nationality=nationality, organisation_id=organisation, agreed_on=agreed_on, document=document, recorded_at=now,
        recorded_by=actor.account))
    db.session.flush()
    append(AgreementGiven(id, organisation), now=now)
    return id


@use_case("participation.withdraw_agreement")
def withdraw_agreement(*, actor: Actor, id: UUID, now: datetime, agreement: UUID) -> UUID:
    """Record that an organisation took its agreement back today: what is published stays, later figures name it no more.

    Raises MayNot, NoSuchAgreement.
    """
    require(actor, Permission.MANAGE_BODIES)
    _stand_in_line()
    row = db.session.get(AgreementRow, agreement, with_for_update=True)
    if row is None or row.withdrawn_on is not None:
        raise NoSuchAgreement()
    row.withdrawn_on = max(local_day(now), row.agreed_on)
    db.session.flush()
    append(AgreementWithdrawn(agreement), now=now)
    return agreement
