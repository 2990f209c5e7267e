"""Published figures on their pages: read, taken along, published by a facilitator; and a stranger who walks them finds out nobody."""

import random
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from governance_app.access.rules import Role
from governance_app.foundation import clock
from governance_app.foundation.database import db
from governance_app.organisations import reads as organisations
from governance_app.participation import reads
from governance_app.participation.published import printed
from governance_app.participation.rules import NOTHING, breakdown
from governance_app.participation.rules.disclosure import Family, NotSafe, PoolKind, answers
from governance_app.participation.rules.releases import NothingToPublish
from governance_app.participation.rules.words import Dimension
from tests.conftest import CAMPAIGN
from tests.support.attacker import Attacker, Seen
from tests.support.build_access import an_account, signed_in
from tests.support.build_organisations import reference_data
from tests.support.build_releases import (
    AFTER,
    MAN,
    SILENT,
    WOMAN,
    Says,
    a_committee,
    a_published_year,
    gathers,
    publishes,
    somebodies,
)
from tests.support.pages import submit, visit
from tests.support.published_site import Walked, walk

HISTORIES = 300 if CAMPAIGN else 2
ADDRESS = "/participacion/comite/comite-publicado/2025"
PUBLISH = "/trabajo/participacion/publicar"


@pytest.fixture
def later(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Flask:
    monkeypatch.setattr(clock, "now", lambda: AFTER)
    return app


def test_anybody_reads_what_was_published_and_how_it_is_rounded(later: Flask, client: FlaskClient) -> None:
    a_published_year()
    page = visit(client, ADDRESS)
    assert "25" in page.text
    assert "menos de 10" in page.text
    assert "se redondean a cinco" in page.text
    assert "24" not in page.text.replace("2024", "")
    assert "registro" in page.text


def test_page_picture_csv_and_interface_say_the_same_cell_by_cell(later: Flask, client: FlaskClient) -> None:
    a_published_year()
    [walked] = walk(client)
    assert walked.page == walked.csv == walked.json
    assert walked.page
    for name, shown in walked.picture.items():
        assert shown == [number for (table, _place), number in walked.page.items() if table == name and number]


def test_no_number_stands_on_a_page_that_the_ledger_lacks(later: Flask, client: FlaskClient) -> None:
    a_published_year()
    kept = sorted(str(n) for n in db.session.scalars(sa.text("SELECT shown FROM figure_cell WHERE shown IS NOT NULL")))
    [walked] = walk(client)
    assert sorted(number for number in walked.page.values() if number) == kept


def test_before_anything_is_published_the_page_says_so(later: Flask, client: FlaskClient) -> None:
    assert "Todavía no se han publicado cifras" in visit(client, "/participacion").text
    a_committee("comite-callado")
    assert client.get("/participacion/comite/comite-callado/2025").status_code == 404
    assert client.get("/participacion/comite/no-hay/2025.csv").status_code == 404


@pytest.mark.parametrize("became", ["ended_on = '2026-07-01'", "parent_id = (SELECT id FROM body WHERE slug = 'comite-mayor')"])
def test_what_was_published_stays_whatever_becomes_of_the_committee(later: Flask, client: FlaskClient, became: str) -> None:
    a_published_year()
    a_committee("comite-mayor")
    before = client.get(f"{ADDRESS}.json").data
    db.session.execute(sa.text(f"UPDATE body SET {became} WHERE slug = 'comite-publicado'"))
    db.session.commit()
    assert [one.address for one in walk(client)] == [ADDRESS]
    assert client.get(f"{ADDRESS}.json").data == before
    visit(client, "/participacion/comite/comite-mayor/2025", status=404)


@pytest.mark.parametrize("year", [0, 1, 9999, 99999])
def test_a_year_that_no_calendar_has_is_not_found(later: Flask, client: FlaskClient, year: int) -> None:
    a_published_year()
    visit(client, f"/participacion/comite/comite-publicado/{year}", status=404)
    visit(signed_in(client, an_account(Role.ADMINISTRATOR)), f"{PUBLISH}/comite/comite-publicado/{year}", status=404)


def test_only_a_safe_table_is_printed() -> None:
    with pytest.raises(NotSafe):
        printed(breakdown(Dimension.SEX, [(NOTHING, 12)]), {})  # type: ignore[arg-type]


def test_a_facilitator_sees_what_everybody_would_read_and_publishes_it(later: Flask, client: FlaskClient) -> None:
    body, people = a_committee("comite-publicado"), somebodies(60)
    gathers(body, date(2025, 9, 14), dict(zip(people, [WOMAN] * 24 + [MAN] * 31 + [SILENT] * 5, strict=True)))
    guide = signed_in(client, an_account(Role.FACILITATOR, body))
    assert "Sin publicar" in visit(guide, PUBLISH).text
    page = visit(guide, f"{PUBLISH}/comite/comite-publicado/2025")
    assert "Menos de 30 personas" in page.text
    assert "Por sexo; Por edad en ese día" in page.text
    assert "No se puede retirar" in page.text or "no se puede retirar" in page.text
    assert submit(guide, page, "Publicar estas cifras definitivamente").status == 303
    assert "Las cifras están publicadas" in visit(guide, ADDRESS).text
    assert "Publicadas" in visit(guide, PUBLISH).text
    assert "Publicar estas cifras" not in visit(guide, f"{PUBLISH}/comite/comite-publicado/2025").text


def test_figures_that_moved_while_somebody_read_them_are_shown_anew_before_they_leave(later: Flask, client: FlaskClient) -> None:
    body, people = a_committee("comite-publicado"), somebodies(60)
    gathers(body, date(2025, 9, 14), dict(zip(people, [WOMAN] * 24 + [MAN] * 31 + [SILENT] * 5, strict=True)))
    guide = signed_in(client, an_account(Role.FACILITATOR, body))
    page = visit(guide, f"{PUBLISH}/comite/comite-publicado/2025")
    gathers(body, date(2026, 5, 2), {person: WOMAN if n < 30 else MAN for n, person in enumerate(somebodies(40))})
    again = submit(guide, page, "Publicar estas cifras definitivamente", status=409)
    assert "Las cifras cambiaron" in again.text
    assert client.get(ADDRESS).status_code == 404
    assert submit(guide, again, "Publicar estas cifras definitivamente").status == 303
    assert "55" in visit(client, ADDRESS).text


def test_a_year_that_still_runs_is_shown_without_a_button(later: Flask, client: FlaskClient) -> None:
    body, people = a_committee("comite-publicado"), somebodies(60)
    gathers(body, date(2026, 7, 2), dict(zip(people, [WOMAN] * 24 + [MAN] * 31 + [SILENT] * 5, strict=True)))
    page = visit(signed_in(client, an_account(Role.FACILITATOR, body)), f"{PUBLISH}/comite/comite-publicado/2026")
    assert "El año no ha terminado" in page.text
    assert "Publicar estas cifras" not in page.text


def test_who_may_not_publish_of_a_pool_does_not_find_it(later: Flask, client: FlaskClient) -> None:
    one, other = a_committee("comite-uno"), a_committee("comite-dos")
    for body in (one, other):
        gathers(body, date(2025, 9, 14), dict.fromkeys(somebodies(4), WOMAN))
    guide = signed_in(client, an_account(Role.FACILITATOR, one))
    assert guide.get(f"{PUBLISH}/comite/comite-dos/2025").status_code == 404
    addresses = [node.attrs.get("href", "") for node in visit(guide, PUBLISH).root.all("a")]
    assert [one for one in addresses if one.startswith(f"{PUBLISH}/")] == [f"{PUBLISH}/comite/comite-uno/2025"]


def test_an_administrator_writes_an_agreement_down_and_takes_it_back(later: Flask, client: FlaskClient) -> None:
    reference_data(datetime(2020, 1, 1, tzinfo=UTC))
    keeper = signed_in(client, an_account(Role.ADMINISTRATOR, None))
    some = next(one for one in organisations.organisations(on=AFTER.date()) if one.nationality)
    page = visit(keeper, "/trabajo/participacion/acuerdos")
    submit(keeper, page, "Anotar el acuerdo", organisation=str(some.id), agreed_on="2026-06-01", document="Acta 7")
    assert "El acuerdo está anotado" in visit(keeper, "/trabajo/participacion/acuerdos").text
    assert [one.nationality for one in reads.agreements(on=AFTER.date())] == [some.nationality]
    again = submit(keeper, visit(keeper, "/trabajo/participacion/acuerdos"), "Anotar el acuerdo", status=409, organisation=str(some.id),
                   agreed_on="2026-06-01", document="Acta 7")
    assert "Ya hay un acuerdo vigente" in again.text
    page = visit(keeper, "/trabajo/participacion/acuerdos")
    button = next(b.text for b in page.root.all("button") if b.text.startswith("Anotar que"))
    submit(keeper, page, button)
    assert "Retirado" in visit(keeper, "/trabajo/participacion/acuerdos").text


def lived(seed: int) -> dict[tuple[str, int], dict[UUID, Says]]:
    """Live three years in two committees of a corridor; publish what may be; return who came where in which year, and what they said."""
    rng = random.Random(seed)
    corridor = organisations.corridors()[0]
    women, silent = rng.choice((0.1, 0.3, 0.5)), rng.choice((0, 0.05, 0.15))
    says: dict[UUID, Says] = {}
    committees = {}
    for n in range(2):
        slug = f"comite-{seed}-{n}"
        committees[slug] = (a_committee(slug, corridor=corridor.id), somebodies(rng.randint(8, 60)))
    came: dict[tuple[str, int], dict[UUID, Says]] = {}
    for year in (2023, 2024, 2025):
        for slug, (body, members) in committees.items():
            leave = min(rng.choice((0, 2, 5, 7)), len(members) - 1)
            del members[:leave]
            members += somebodies(leave) if leave else []
            for person in members:
                says.setdefault(person, SILENT if rng.random() < silent else WOMAN if rng.random() < women else MAN)
            came[slug, year] = {person: says[person] for person in members}
            gathers(body, date(year, 9, 14), came[slug, year])
        for slug in committees:
            _tries(slug, year, PoolKind.BODY)
        came[corridor.code, year] = {p: s for slug in committees for p, s in came[slug, year].items()}
        _tries(corridor.code, year, PoolKind.CORRIDOR)
    return came


def _tries(code: str, year: int, kind: PoolKind) -> None:
    try:
        publishes(UUID(int=0), year, kind=kind, code=code)
    except NothingToPublish:
        db.session.rollback()


LINES = {"Mujer": {"mujer"}, "Hombre": {"hombre"}, "No dijo, o no está registrado": {"unsaid"}}


def seen_by_a_stranger(walked: list[Walked], came: dict[tuple[str, int], dict[UUID, Says]]) -> list[Seen]:
    """Return the tables by sex as somebody reads them who also has the public attendance lists."""
    found = []
    for one in walked:
        code, year = one.address.split("/")[-2:]
        cells = [(LINES[one.lines[cell]], number) for cell, number in one.page.items() if cell[0] == "people-sex"]
        if cells:
            found.append(Seen(frozenset(came[code, int(year)]), tuple((frozenset(answers), number) for answers, number in cells)))
    return found


@pytest.mark.parametrize("seed", range(HISTORIES))
def test_a_stranger_who_walks_the_site_with_the_attendance_lists_finds_out_nobody(later: Flask, client: FlaskClient, seed: int) -> None:
    """Three hundred histories in the campaign; ten thousand more without the site in tests/rules/test_disclosure.py."""
    reference_data(datetime(2020, 1, 1, tzinfo=UTC))
    assert {one for some in LINES.values() for one in some} == set(answers(Family.SEX, ()))
    came = lived(seed)
    tables = seen_by_a_stranger(walk(client), came)
    assert tables or seed > 1
    people = sorted({person for table in tables for person in table.people}, key=str)
    said = {p: str(s.get("sex", "unsaid")) for some in came.values() for p, s in some.items()}
    rng = random.Random(seed)
    for insiders in ({}, *({p: said[p] for p in rng.sample(people, 2)} for _pair in range(3 if people else 0))):
        assert Attacker(tables, insiders).exposed(said) == []
