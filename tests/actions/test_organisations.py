"""Organisations on both databases: reference data, dated names, refusals."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from governance_app.access.rules import SYSTEM, VISITOR, Actor, Grant, MayNot, Role, SignInFirst
from governance_app.foundation.database import db, one_transaction
from governance_app.foundation.ids import new_id
from governance_app.organisations import actions, cli, reads
from governance_app.organisations.records import OrganisationNameRow, OrganisationRow, TerritoryRow
from governance_app.organisations.rules import (
    AlreadyRegistered,
    Bloc,
    Confidence,
    NameNotYetBegun,
    NamesOverlap,
    NoSuchOrganisation,
    NoSuchTerritory,
    NotACandidate,
    NothingToEnd,
    OrganisationKind,
    TerritoryCodeTaken,
    TerritoryEnded,
    TerritoryLevel,
    UnknownNationality,
    reference_id,
)
from governance_app.record import reads as record
from tests.support.build_organisations import NOON, TODAY, a_community, an_organisation, reference_data

CHANGE = date(2026, 2, 1)


def rename(organisation, name, day, **more):
    return actions.rename_organisation(actor=SYSTEM, id=new_id(), now=NOON, organisation=organisation, name=name, from_day=day, **more)


def count(table):
    return db.session.scalar(sa.select(sa.func.count()).select_from(table))


def test_loading_reference_data_twice_adds_nothing(either):
    reference_data()
    first = (count(OrganisationRow), count(OrganisationNameRow), len(reads.territories(on=TODAY)), len(reads.corridors()))
    reference_data()
    assert first == (69, 69, 107, 2) == (count(OrganisationRow), count(OrganisationNameRow), len(reads.territories(on=TODAY)), 2)


def test_reference_organisations_are_candidates_with_their_source(either):
    reference_data()
    found = reads.organisations(on=TODAY)
    assert all(one.candidate and one.source and one.confidence is not Confidence.CONFIRMED for one in found)
    pakkiru = next(one for one in found if one.acronym == "PAKKIRU")
    assert (pakkiru.kind, pakkiru.bloc, pakkiru.nationality) == (OrganisationKind.NATIONALITY_ORGANISATION, Bloc.NATIONALITIES, "kichwa")


def test_loading_again_keeps_what_people_changed(either):
    reference_data()
    nashe = next(one for one in reads.organisations(on=TODAY) if one.acronym == "NASHE").id
    actions.confirm_candidate(actor=SYSTEM, id=new_id(), now=NOON, organisation=nashe, source="oficio 12")
    rename(nashe, "Nación Shuar", CHANGE)
    reference_data()
    now = reads.organisation(nashe, on=TODAY)
    assert (now.name, now.candidate, now.confidence) == ("Nación Shuar", False, Confidence.CONFIRMED)
    assert "oficio 12" in now.source
    with pytest.raises(NotACandidate):
        actions.confirm_candidate(actor=SYSTEM, id=new_id(), now=NOON, organisation=nashe)


def test_territory_of_a_corridor_and_its_path(either):
    reference_data()
    palora = reads.territories(on=TODAY, level=TerritoryLevel.CANTON, corridor="south", search="pálora")[0]
    assert (palora.code, [t.name for t in reads.territory_path(palora.id)]) == ("1404", ["Morona Santiago", "Palora"])
    south = reference_id("corridor", "south")
    assert {t.id for t in reads.territories(on=TODAY, corridor=south)} == {t.id for t in reads.territories(on=TODAY, corridor="south")}
    neighbour = reads.territories(on=TODAY, search="220250")[0]
    assert neighbour.corridor is None
    assert "neighbouring corridor" in neighbour.note
    assert len(reads.territories(on=TODAY, parent=palora.id)) == 5


def test_a_past_day_is_answered_with_the_name_of_that_day(either):
    fipse = an_organisation("Federación Interprovincial del Pueblo Shuar", acronym="FIPSE")
    rename(fipse, "Nación Shuar del Ecuador", CHANGE, acronym="NASHE")
    assert reads.organisation(fipse, on=CHANGE).acronym == "NASHE"
    assert reads.names_on([fipse], CHANGE - timedelta(days=1))[fipse].acronym == "FIPSE"
    assert [name.valid_to for name in reads.names_of(fipse)] == [CHANGE, None]
    assert reads.organisations(on=TODAY, search="interprovincial del pueblo")[0].acronym == "NASHE"


def test_names_that_would_overlap_are_refused(either):
    one = an_organisation("A")
    rename(one, "B", CHANGE)
    with pytest.raises(NameNotYetBegun):
        rename(one, "C", CHANGE)
    with pytest.raises(NamesOverlap):
        rename(one, "C", CHANGE - timedelta(days=30))
    assert [name.name for name in reads.names_of(one)] == ["A", "B"]


def test_the_database_itself_refuses_two_open_names(either):
    one = an_organisation("A")
    with pytest.raises(IntegrityError), one_transaction() as session:
        session.add(OrganisationNameRow(id=uuid4(), organisation_id=one, name="B", name_key="b", valid_from=CHANGE))


def test_ending_a_name(either):
    one = an_organisation("A")
    actions.end_name(actor=SYSTEM, id=new_id(), now=NOON, organisation=one, on=CHANGE)
    assert reads.organisation(one, on=TODAY).name == "A"
    with pytest.raises(NothingToEnd):
        actions.end_name(actor=SYSTEM, id=new_id(), now=NOON, organisation=one, on=TODAY)


def test_the_same_name_is_not_registered_twice(either):
    an_organisation("Asociación Río Blanco")
    with pytest.raises(AlreadyRegistered):
        an_organisation("ASOCIACION  RIO BLANCO")


def test_the_same_request_registers_once(either):
    id = new_id()
    given = {"actor": SYSTEM, "id": id, "now": NOON, "name": "A", "kind": OrganisationKind.NGO, "bloc": Bloc.CIVIL_SOCIETY}
    assert actions.register_organisation(**given).subject == actions.register_organisation(**given).subject == id
    assert count(OrganisationRow) == 1


@pytest.mark.parametrize(("links", "error"), [
    ({"nationality": "elfos"}, UnknownNationality), ({"territory": uuid4()}, NoSuchTerritory), ({"parent": uuid4()}, NoSuchOrganisation),
])
def test_links_must_exist(either, links, error):
    with pytest.raises(error):
        an_organisation("A", **links)
    assert count(OrganisationRow) == 0


def test_a_community_sits_with_the_nationalities_when_it_belongs_to_one(either):
    kichwa, mixed = a_community("Río Claro", nationality="kichwa"), a_community("Nuevo Mundo")
    found = {one.id: one for one in reads.communities(on=TODAY)}
    assert (found[kichwa].bloc, found[mixed].bloc) == (Bloc.NATIONALITIES, Bloc.CIVIL_SOCIETY)


def test_a_territory_code_stands_once(either):
    reference_data()
    with pytest.raises(TerritoryCodeTaken):
        actions.register_territory(actor=SYSTEM, id=new_id(), now=NOON, level=TerritoryLevel.CANTON, name="Otra Palora", code="1404")
    again = {"level": TerritoryLevel.CANTON, "name": "x", "name_key": "x", "code": "1404", "confidence": Confidence.CONFIRMED}
    with pytest.raises(IntegrityError), one_transaction() as session:
        session.add(TerritoryRow(id=uuid4(), **again))
    made = actions.register_territory(actor=SYSTEM, id=new_id(), now=NOON, level=TerritoryLevel.CANTON, name="Sevilla", code="1413").subject
    assert reads.territory(made).code == "1413"


def test_a_parish_that_became_a_canton_ends_and_frees_its_code(either):
    reference_data()
    parish = reads.territories(on=TODAY, search="140450")[0].id
    with pytest.raises(NoSuchTerritory):
        actions.end_territory(actor=SYSTEM, id=new_id(), now=NOON, territory=uuid4(), on=CHANGE)
    actions.end_territory(actor=SYSTEM, id=new_id(), now=NOON, territory=parish, on=CHANGE)
    assert reads.territories(on=CHANGE - timedelta(days=1), search="140450")
    assert not reads.territories(on=CHANGE, search="140450")
    with pytest.raises(TerritoryEnded):
        actions.end_territory(actor=SYSTEM, id=new_id(), now=NOON, territory=parish, on=TODAY)
    given = {"level": TerritoryLevel.PARISH, "name": "Metzera", "code": "140450", "valid_from": CHANGE}
    actions.register_territory(actor=SYSTEM, id=new_id(), now=NOON, **given)
    assert [t.name for t in reads.territories(on=TODAY, search="140450")] == ["Metzera"]


def test_who_may(either):
    member = Actor(account=uuid4(), grants=(Grant(Role.MEMBER, uuid4()),))
    secretary = Actor(account=uuid4(), grants=(Grant(Role.SECRETARY, uuid4()),))
    given = {"name": "A", "kind": OrganisationKind.NGO, "bloc": Bloc.OTHER, "now": NOON}
    with pytest.raises(SignInFirst):
        actions.register_organisation(actor=VISITOR, id=new_id(), **given)
    with pytest.raises(MayNot):
        actions.register_organisation(actor=member, id=new_id(), **given)
    with pytest.raises(MayNot):
        actions.load_reference_data(actor=secretary, id=new_id(), now=NOON)
    assert actions.register_organisation(actor=secretary, id=new_id(), **given).subject


def test_registering_and_renaming_enter_the_record(either):
    one = an_organisation("A")
    rename(one, "B", CHANGE)
    assert record.head()[0] == 2
    assert record.broken_at() is None


def test_a_missing_organisation_is_missing(either):
    with pytest.raises(NoSuchOrganisation):
        reads.organisation(uuid4(), on=TODAY)
    with pytest.raises(NoSuchOrganisation):
        rename(uuid4(), "B", CHANGE)


def test_the_command_line_loads_and_lists(app):
    runner = app.test_cli_runner()
    loaded = runner.invoke(cli.commands, ["load"])
    assert loaded.output == "69 organisations, 107 territories, 2 corridors.\n"
    assert runner.invoke(cli.commands, ["load"]).output == loaded.output
    assert runner.invoke(cli.commands, ["list", "--search", "kikin"]).output.split("\t")[0] == "PAKKIRU"
