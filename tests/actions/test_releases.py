"""Figures leave through the ledger alone, on both databases: once, attacked with all that left before, frozen, and in the record."""

import json
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask

from governance_app.access.rules import SYSTEM, VISITOR, Actor, Grant, MayNot, Role, Secret, SignInFirst
from governance_app.committees.actions import end_body
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.organisations import reads as organisations
from governance_app.organisations.actions import register_organisation
from governance_app.organisations.rules import Bloc, OrganisationKind
from governance_app.participation import actions, reads
from governance_app.participation.records import ReleaseCellRow, ReleaseMemberRow
from governance_app.participation.rules.disclosure import Counted, PoolKind, Withheld
from governance_app.participation.rules.releases import (
    AlreadyAgreed,
    AlreadyPublished,
    FiguresMoved,
    NoSuchAgreement,
    NoSuchPool,
    NothingToPublish,
    NotOfThisNationality,
    YearNotOver,
    year_of,
)
from governance_app.participation.rules.words import Dimension
from governance_app.people import actions as people
from governance_app.people.rules import LegalGround
from governance_app.privacy import actions as privacy
from governance_app.record.records import LeafRow
from tests.support.build_committees import said
from tests.support.build_organisations import reference_data
from tests.support.build_releases import (
    AFTER,
    MAN,
    SILENT,
    WOMAN,
    a_committee,
    a_published_year,
    as_seen,
    gathers,
    publishes,
    somebodies,
)

DAY = date(2025, 9, 14)


def shown(body: UUID, name: str, year: int = 2025) -> list[int | None]:
    pool = reads.pools_of(body, over=year_of(2025))[0]
    return [cell.shown for table in reads.release(pool, year).tables if table.name == name for cell in table.cells]


def test_a_year_is_published_rounded_with_its_place_in_the_record(engine_app: Flask) -> None:
    body = a_published_year()
    assert shown(body, "people-sex") == [25, 30, None]
    leaf = db.session.scalars(sa.select(LeafRow).where(LeafRow.name == "participation.figures_published")).one()
    told = json.loads(leaf.canonical)["data"]
    [release] = reads.releases()
    assert told["figures_sha256"] == release.figures_sha256
    assert told["lattice_sha256"] == release.lattice_sha256
    assert (release.period.first, release.period.last) == (date(2025, 7, 1), date(2026, 6, 30))


def test_what_nobody_reads_of_a_seat_or_a_nationality_without_agreement_is_not_there(engine_app: Flask) -> None:
    body = a_published_year()
    pool = reads.pools_of(body, over=year_of(2025))[0]
    release = reads.release(pool, 2025)
    assert {table.dimension for table in release.tables} & {Dimension.NATIONALITY} == set()
    assert {(one.counted, one.why) for one in release.refused if one.counted is Counted.SEATS} == {(Counted.SEATS, Withheld.FEW_PEOPLE)}


def test_each_person_counts_once_by_what_they_had_said_at_their_last_meeting(engine_app: Flask) -> None:
    body, people_of = a_committee("comite-de-dos-reuniones"), somebodies(60)
    gathers(body, date(2025, 8, 2), dict.fromkeys(people_of, MAN))
    gathers(body, date(2026, 5, 2), {person: WOMAN if n < 24 else MAN if n < 55 else SILENT for n, person in enumerate(people_of)})
    gathers(body, date(2026, 7, 2), dict.fromkeys(people_of, MAN))
    publishes(body)
    assert shown(body, "people-sex") == [25, 30, None]


def test_a_record_merged_into_another_is_one_person(engine_app: Flask) -> None:
    body, people_of = a_committee("comite-de-repetidos"), somebodies(60)
    gathers(body, DAY, {person: WOMAN if n < 24 else MAN if n < 55 else SILENT for n, person in enumerate(people_of)})
    for n in range(4):
        people.merge_people(**said(kept=people_of[n], merged=people_of[n + 20], reason="La misma persona", although_met_together=True))
    publishes(body)
    assert shown(body, "people-sex") == [20, 30, None]


def test_a_year_is_published_once_and_only_when_it_is_over(engine_app: Flask) -> None:
    body = a_published_year()
    with pytest.raises(AlreadyPublished):
        publishes(body)
    with pytest.raises(YearNotOver):
        publishes(body, 2026)
    assert len(reads.releases()) == 1


def test_the_same_act_twice_gives_the_same_receipt(engine_app: Flask) -> None:
    body, people_of = a_committee("comite-repetido"), somebodies(60)
    gathers(body, DAY, {person: WOMAN if n < 24 else MAN if n < 55 else SILENT for n, person in enumerate(people_of)})
    act, given = new_id(), {"kind": PoolKind.BODY, "pool": "comite-repetido", "year": 2025}
    given["seen"] = as_seen(PoolKind.BODY, "comite-repetido")
    first = actions.publish_figures(actor=SYSTEM, id=act, now=AFTER, **given)
    again = actions.publish_figures(actor=SYSTEM, id=act, now=AFTER, **given)
    assert first.subject == again.subject
    assert len(reads.releases()) == 1


def test_what_moved_since_somebody_looked_does_not_leave(engine_app: Flask) -> None:
    body, people_of = a_committee("comite-movido"), somebodies(60)
    says = {person: WOMAN if n < 24 else MAN if n < 55 else SILENT for n, person in enumerate(people_of)}
    gathers(body, DAY, says)
    seen = as_seen(PoolKind.BODY, "comite-movido")
    gathers(body, date(2026, 5, 2), {person: WOMAN if n < 30 else MAN for n, person in enumerate(somebodies(40))})
    with pytest.raises(FiguresMoved):
        publishes(body, seen=seen)
    assert reads.releases() == ()
    publishes(body)
    assert shown(body, "people-sex") == [55, 40, None]


def test_a_committee_that_ended_meanwhile_counts_in_the_years_in_which_it_met(engine_app: Flask) -> None:
    reference_data(datetime(2020, 1, 1, tzinfo=UTC))
    north = organisations.corridors()[0]
    stays, ends = (a_committee(f"comite-{word}", corridor=north.id) for word in ("queda", "acaba"))
    for body in (stays, ends):
        gathers(body, DAY, {person: WOMAN if n < 12 else MAN if n < 28 else SILENT for n, person in enumerate(somebodies(31))})
    end_body(actor=SYSTEM, id=new_id(), now=AFTER, body=ends, ended_on=date(2026, 6, 1))
    assert {pool.code: set(pool.bodies) for pool in reads.pools(over=year_of(2025)) if pool.kind is PoolKind.CORRIDOR} == {
        north.code: {stays, ends}}
    assert [pool.bodies for pool in reads.pools(over=year_of(2026)) if pool.kind is PoolKind.CORRIDOR] == [(stays,)]
    publishes(stays, kind=PoolKind.CORRIDOR, code=north.code)
    [release] = reads.releases()
    assert release.tables[0].people == 60


def test_a_small_committee_publishes_nothing_but_counts_in_its_corridor(engine_app: Flask) -> None:
    reference_data(datetime(2020, 1, 1, tzinfo=UTC))
    north = organisations.corridors()[0]
    bodies = [a_committee(f"comite-{n}", corridor=north.id) for n in range(3)]
    for body in bodies:
        group = somebodies(20)
        gathers(body, DAY, {person: WOMAN if n < 8 else MAN if n < 18 else SILENT for n, person in enumerate(group)})
        with pytest.raises(NothingToPublish):
            publishes(body)
    publishes(bodies[0], kind=PoolKind.CORRIDOR, code=north.code)
    [release] = reads.releases()
    assert [cell.shown for cell in release.tables[0].cells] == [25, 30, None]


@pytest.mark.parametrize(("left", "why"), [(4, {Withheld.FEW_CHANGED}), (6, set())])
def test_until_five_have_changed_the_next_year_stays_unpublished(engine_app: Flask, left: int, why: set[Withheld]) -> None:
    body, people_of = a_committee("comite-estable"), somebodies(70)
    says = {person: WOMAN if n % 2 else MAN if n % 5 else SILENT for n, person in enumerate(people_of)}
    gathers(body, date(2024, 9, 1), {person: says[person] for person in people_of[:60]})
    gathers(body, DAY, {person: says[person] for person in people_of[left:60 + left]})
    publishes(body, 2024)
    pool = reads.pools_of(body, over=year_of(2025))[0]
    refused = reads.prepared(pool, year_of(2025), on=AFTER.date()).refused
    assert {one.why for one in refused if one.counted is Counted.PEOPLE and one.dimension is Dimension.SEX} == why


def test_an_erased_person_leaves_the_ledger_without_an_answer_and_what_was_published_stays(engine_app: Flask) -> None:
    body, people_of = a_committee("comite-que-olvida"), somebodies(60)
    gathers(body, DAY, {person: WOMAN if n < 24 else MAN if n < 55 else SILENT for n, person in enumerate(people_of)})
    publishes(body)
    gone = people_of[3]
    privacy.erase_person(actor=SYSTEM, id=new_id(), now=AFTER, person=gone, name=Secret("Persona Inventada 3"),
                         ground=LegalGround.CONSENT_REVOKED)
    assert shown(body, "people-sex") == [25, 30, None]
    others = somebodies(10)
    gathers(body, date(2026, 8, 1), {**dict.fromkeys(people_of[10:], WOMAN), **dict.fromkeys(others, MAN)})
    pool = reads.pools_of(body, over=year_of(2025))[0]
    prepared = reads.prepared(pool, year_of(2026), on=date(2027, 7, 2))
    assert Withheld.CONTRADICTED not in {one.why for one in prepared.refused}
    assert len(prepared.tables) + len(prepared.refused) == 5


def two_years_of(body: UUID, early: list[UUID], late: list[UUID], people_of: list[UUID]) -> None:
    says = {person: WOMAN if n % 2 else MAN if n % 5 else SILENT for n, person in enumerate(people_of)}
    gathers(body, date(2024, 9, 1), {person: says[person] for person in early})
    gathers(body, DAY, {person: says[person] for person in late})
    publishes(body, 2024)


def why_not(body: UUID) -> set[Withheld]:
    refused = reads.prepared(reads.pools_of(body, over=year_of(2025))[0], year_of(2025), on=AFTER.date()).refused
    return {one.why for one in refused if one.counted is Counted.PEOPLE}


def test_who_was_erased_neither_left_nor_came(engine_app: Flask) -> None:
    """The sixty of both years are the same; their lists of before the erasures say so."""
    body, people_of = a_committee("comite-que-borra"), somebodies(60)
    two_years_of(body, people_of, people_of, people_of)
    for n in range(6):
        privacy.erase_person(actor=SYSTEM, id=new_id(), now=AFTER, person=people_of[n], name=Secret(f"Persona Inventada {n}"),
                             ground=LegalGround.CONSENT_REVOKED)
    assert why_not(body) == {Withheld.FEW_CHANGED}


def test_who_was_counted_under_a_record_merged_since_neither_left_nor_came(engine_app: Flask) -> None:
    body, people_of = a_committee("comite-que-une"), somebodies(66)
    two_years_of(body, people_of[:60], people_of[6:], people_of)
    assert why_not(body) == set()
    for n in range(6):
        people.merge_people(actor=SYSTEM, id=new_id(), now=AFTER, kept=people_of[60 + n], merged=people_of[n])
    assert why_not(body) == {Withheld.FEW_CHANGED}


def test_two_records_counted_together_and_merged_since_stay_two_where_they_were_counted(engine_app: Flask) -> None:
    body, people_of = a_committee("comite-que-conto-doble"), somebodies(70)
    two_years_of(body, people_of[:60], people_of[10:], people_of)
    people.merge_people(actor=SYSTEM, id=new_id(), now=AFTER, kept=people_of[1], merged=people_of[3], although_met_together=True)
    assert Withheld.CONTRADICTED not in why_not(body)


def test_the_ledger_names_nobody(engine_app: Flask) -> None:
    body = a_published_year()
    rows = list(db.session.scalars(sa.select(ReleaseMemberRow)))
    ids = {one for row in db.session.execute(sa.text("SELECT id FROM person")) for one in row}
    assert len(rows) == 60
    assert {str(row.token).replace("-", "") for row in rows} & {str(one).replace("-", "") for one in ids} == set()
    assert not any(b"mujer" in (row.answers_sealed or b"") for row in rows)
    assert body


@pytest.mark.parametrize("change", ["UPDATE figure_cell SET shown = 40", "DELETE FROM figure_cell", "DELETE FROM figure_release",
                                    "UPDATE figure_member SET answers_sealed = NULL", "DELETE FROM figure_member"])
def test_what_is_published_cannot_be_changed_by_any_way(engine_app: Flask, change: str) -> None:
    a_published_year()
    with pytest.raises(sa.exc.DBAPIError, match=r"never changes|FOREIGN KEY|foreign key"):
        db.session.execute(sa.text(change))
    db.session.rollback()
    assert db.session.scalar(sa.select(sa.func.count()).select_from(ReleaseCellRow))


@pytest.mark.parametrize("table", ["figure_member", "figure_cell"])
def test_what_is_published_cannot_be_emptied_at_once(postgres: Flask, table: str) -> None:
    a_published_year()
    with pytest.raises(sa.exc.DBAPIError, match="never changes"):
        db.session.execute(sa.text(f"TRUNCATE {table}"))
    db.session.rollback()
    assert len(list(db.session.scalars(sa.select(ReleaseMemberRow)))) == 60


def test_only_who_has_the_role_in_every_committee_of_the_pool_publishes(engine_app: Flask) -> None:
    body = a_committee("comite-con-comision")
    inner = a_committee("comision", parent=body)
    of_inner = Actor(new_id(), grants=(Grant(Role.FACILITATOR, inner),))
    of_body = Actor(new_id(), grants=(Grant(Role.FACILITATOR, body),))
    pool = reads.pools_of(inner, over=year_of(2025))[0]
    with pytest.raises(MayNot):
        actions.may_publish(of_inner, pool)
    actions.may_publish(of_body, pool)
    with pytest.raises(MayNot):
        actions.may_publish(Actor(new_id(), grants=(Grant(Role.SECRETARY, body),)), pool)
    with pytest.raises(SignInFirst):
        actions.may_publish(VISITOR, pool)


def test_an_unknown_pool_is_not_found(engine_app: Flask) -> None:
    with pytest.raises(NoSuchPool):
        actions.publish_figures(actor=SYSTEM, id=new_id(), now=AFTER, kind=PoolKind.BODY, pool="no-hay", year=2025, seen="")


def test_a_nationality_is_named_only_while_its_organisation_agrees(engine_app: Flask) -> None:
    reference_data(datetime(2020, 1, 1, tzinfo=UTC))
    kichwa = register_organisation(**said(
        name="Federación inventada", kind=OrganisationKind.OTHER, bloc=Bloc.NATIONALITIES, nationality="kichwa",
        demonstration=True)).subject
    given = {"organisation": kichwa, "nationality": "kichwa", "agreed_on": date(2026, 6, 1), "document": "Acta de asamblea 7"}
    with pytest.raises(NotOfThisNationality):
        actions.record_agreement(actor=SYSTEM, id=new_id(), now=AFTER, **(given | {"nationality": "shuar"}))
    agreement = actions.record_agreement(actor=SYSTEM, id=new_id(), now=AFTER, **given).subject
    with pytest.raises(AlreadyAgreed):
        actions.record_agreement(actor=SYSTEM, id=new_id(), now=AFTER, **given)
    body = a_published_year()
    assert shown(body, "people-nationality") == [25, None, 30, None]
    actions.withdraw_agreement(actor=SYSTEM, id=new_id(), now=AFTER, agreement=agreement)
    assert all(plan.dimension is not Dimension.NATIONALITY for plan in reads.plans(on=AFTER.date()))
    assert shown(body, "people-nationality") == [25, None, 30, None]
    with pytest.raises(NoSuchAgreement):
        actions.withdraw_agreement(actor=SYSTEM, id=new_id(), now=AFTER, agreement=agreement)
