"""What anybody may take: valid against the published schemas, the same in every form cell by cell, and never more than was published."""

import csv
import io
import json
import random
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import frictionless
import pytest
from flask import Flask
from lxml import etree

from governance_app.access.rules import SYSTEM
from governance_app.committees import reads as committees
from governance_app.committees.actions import end_body
from governance_app.documents import iati_file, json_file, xlsx_file
from governance_app.exports import reads
from governance_app.exports.open_data import NoSuchResource, as_csv, data_package, iati, iati_activity, popolo, resource_named
from governance_app.exports.open_data.resources import RESOURCES
from governance_app.exports.report.figures import participation as told
from governance_app.exports.report.gathering import Report
from governance_app.exports.report.grids import printed_section, sheet_of
from governance_app.exports.rules import ImportKind
from governance_app.exports.rules.publisher import NOTHING, NotDeclared, read_publisher
from governance_app.foundation.ids import new_id
from governance_app.languages.catalogue import force_language
from governance_app.meetings import reads as meetings
from governance_app.noticeboard import reads as noticeboard
from governance_app.participation import reads as participation
from governance_app.participation.reads.populations import EVERY_COMMITTEE
from governance_app.participation.rules.disclosure import NotSafe, PoolKind, lattice, publish
from governance_app.participation.rules.releases import Pool, Release, year_of
from governance_app.voting.rules import Choice, Form
from tests.support.build_attendance import an_open_meeting
from tests.support.build_committees import a_body, an_empty_body
from tests.support.build_imports import brought_in, given
from tests.support.build_releases import AFTER, a_published_year
from tests.support.build_reports import BY_SEX, TABLES, a_declaration, a_release
from tests.support.build_voting import all_vote, an_open_vote
from tests.support.world import a_small_world

TODAY = date(2026, 11, 26)
SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parents[1] / "support" / "iati-2.03" / "iati-activities-schema.xsd"))
DECLARED = read_publisher(a_declaration())
Cells = dict[tuple[str, str], int | None]


def the_iati(**changes: Any) -> bytes:
    """Return the file of IATI as it is given to anybody."""
    activity, at = iati_activity(replace(DECLARED.activity, **changes))
    return iati_file.write(activity, updated=at)


# ── IATI ─────────────────────────────────────────────────────────────────────────────────────────
def test_iati_is_valid_by_the_published_schema(either: Flask) -> None:
    body = a_body(2)
    a_release(body.id)
    a_release(body.id, BY_SEX, year=2024)
    content = the_iati()
    SCHEMA.assertValid(etree.fromstring(content))
    assert content == the_iati()


def test_the_schema_that_is_asked_tells_a_wrong_file_from_a_right_one(app: Flask) -> None:
    a_release(a_body(2).id)
    root = etree.fromstring(the_iati())
    actual = root.find(".//actual[comment]")
    actual.insert(0, actual.find("comment"))
    assert SCHEMA.validate(root)
    etree.SubElement(actual, "dimension", name="sex", value="mujer")  # after the comment: the schema wants it before
    assert not SCHEMA.validate(root)


def test_withheld_lines_are_left_out_and_explained_never_nought(app: Flask) -> None:
    a_release(a_body(2).id, BY_SEX)
    root = etree.fromstring(the_iati())
    actuals = root.findall(".//actual")
    assert [(a.get("value"), [(d.get("name"), d.get("value")) for d in a.findall("dimension")]) for a in actuals] == [
        ("95", []), ("45", [("sex", "mujer")]), ("50", [("sex", "hombre")])]
    assert [n.get("{http://www.w3.org/XML/1998/namespace}lang") for n in actuals[0].findall("comment/narrative")] == ["es", "en"]
    assert all("unsaid" in n.text for n in actuals[0].findall("comment/narrative"))
    assert {one.get("aggregation-status") for one in root.iter("result", "indicator")} == {"false"}


def test_two_years_are_two_periods_of_one_indicator(app: Flask) -> None:
    body = a_body(2)
    for year in (2025, 2023, 2024):
        a_release(body.id, BY_SEX, year=year)
    (indicator,) = etree.fromstring(the_iati()).iter("indicator")
    assert [p.find("period-start").get("iso-date") for p in indicator.findall("period")] == ["2023-07-01", "2024-07-01", "2025-07-01"]
    assert indicator.get("measure") == "1"


def test_hostile_words_of_a_declaration_stay_words(app: Flask) -> None:
    a_release(a_body(2).id)
    hostile = "</narrative><result/>&#0;\x01 ]]>"
    root = etree.fromstring(the_iati(title=(("es", hostile), ("en", "x")), identifier="\x00A<B"))
    SCHEMA.assertValid(root)
    assert root.findtext(".//iati-activity/title/narrative") == hostile.replace("\x01", "")
    assert root.findtext(".//iati-identifier") == "A<B"


def test_nothing_declared_and_nothing_published_give_no_file(app: Flask) -> None:
    with pytest.raises(NotDeclared):
        iati_activity(DECLARED.activity)
    a_release(a_body(2).id)
    with pytest.raises(NotDeclared):
        iati_activity(NOTHING.activity)


# ── cell by cell ─────────────────────────────────────────────────────────────────────────────────
def of_csv(content: bytes) -> Cells:
    return {(f"{row['counted']}-{row['dimension']}", row["line"]): int(row["shown"]) if row["shown"] else None
            for row in csv.DictReader(io.StringIO(content.decode()))}


def of_iati(content: bytes, declared: Cells) -> Cells:
    """Return the cells that the file tells; of those it leaves out what its comments say."""
    found: Cells = {}
    names = {word: dimension.value for dimension, word in iati.DIMENSIONS.items()}
    for counted, indicator in zip(("people",) * 3 + ("seats",), etree.fromstring(content).iter("indicator"), strict=False):
        dimension = ""
        for actual in indicator.iter("actual"):
            for told_by in actual.findall("dimension"):
                dimension = names[told_by.get("name")]
                found[f"{counted}-{dimension}", told_by.get("value")] = int(actual.get("value"))
        for word in indicator.findtext(".//comment/narrative", "").rpartition(": ")[2].rstrip(".").split(", "):
            found |= {(f"{counted}-{dimension}", word): None} if word else {}
    assert set(found) <= set(declared)
    return found


def test_csv_workbook_pdf_and_iati_tell_the_same_cell_by_cell(app: Flask) -> None:
    body = a_body(2)
    a_release(body.id)
    published = {(f"{c.value}-{d.value}", line): shown for c, d, _people, lines in TABLES for line, shown in lines.items()}
    assert of_csv(as_csv(resource_named("participacion"), TODAY)) == published
    assert of_iati(the_iati(), published) == published
    pool, = (one for one in participation.published_pools() if one.id == body.id)
    assert [cell for cells in in_the_report(pool, participation.release(pool, 2025)) for cell in cells] == [
        [shown for shown in lines.values()] for _c, _d, _people, lines in TABLES]


def test_what_the_act_of_publishing_published_is_what_leaves(app: Flask) -> None:
    """No builder between: people came to meetings, a year was published, and that is what every file says."""
    body = a_published_year()
    release = participation.release(participation.pool(PoolKind.BODY, committees.body(body).slug, over=year_of(2025)), 2025)
    published = {(table.name, cell.code): cell.shown for table in release.tables for cell in table.cells}
    assert 25 in published.values()
    assert of_csv(as_csv(resource_named("participacion"), TODAY)) == published
    root = etree.fromstring(the_iati())
    SCHEMA.assertValid(root)
    lines = [int(actual.get("value")) for actual in root.iter("actual") if actual.find("dimension") is not None]
    assert sorted(lines) == sorted(shown for shown in published.values() if shown is not None)


def test_what_was_published_stays_in_every_file_when_the_committee_ended(app: Flask) -> None:
    body = a_published_year()
    before = as_csv(resource_named("participacion"), TODAY), the_iati()
    end_body(actor=SYSTEM, id=new_id(), now=AFTER, body=body, ended_on=AFTER.date())
    assert (as_csv(resource_named("participacion"), TODAY), the_iati()) == before


def test_all_committees_together_have_a_name_everywhere(app: Flask, tmp_path: Path) -> None:
    a_body(2), a_body(2)
    a_release(EVERY_COMMITTEE, kind=PoolKind.WHOLE)
    assert b"conjunto,comites,Todos los comit" in as_csv(resource_named("participacion"), TODAY)
    report = frictionless.validate(str(laid_out(tmp_path)))
    assert report.valid, report.flatten(["type", "message", "rowNumber", "fieldName"])
    titles = [narrative.text for narrative in etree.fromstring(the_iati()).findall(".//result/title/narrative")]
    assert titles == ["Quién participa: Todos los comités juntos", "Who takes part: All committees together"]


def in_the_report(pool: Pool, release: Release) -> tuple[list[list[int | None]], ...]:
    """Return the numbers of each table as the PDF prints them and as the workbook holds them: they must be one list."""
    report = Report(None, None, TODAY, (), (), ((pool, release),), (), None, {})
    with force_language("es"):
        section = told(report)
        book = xlsx_file.write([sheet_of(grid) for grid in section.grids])
        printed = printed_section(section)
    in_pdf = [[None if row[1] == "menos de 10" else int(row[1].replace(".", "")) for row in table.rows] for table in printed.tables]
    sheets = [xlsx_file.read(book, sheet=grid.name) for grid in section.grids]
    in_book = [[None if row.cells[1] == "menos de 10" else row.cells[1] for row in sheet.rows] for sheet in sheets]
    bars = [[bar.value for bar in table.bars] for table in printed.tables]
    assert in_pdf == in_book
    assert bars == [[shown for shown in cells if shown is not None] for cells in in_pdf]
    return (in_pdf,)


def released(pool: Pool, tables: tuple[Any, ...]) -> Release:
    return Release(UUID(int=2), pool.kind, pool.id, year_of(2025), tables, (), "", "", datetime(2026, 7, 8, tzinfo=UTC))


@pytest.mark.parametrize("seed", range(40))
def test_any_published_tables_are_told_alike_everywhere(app: Flask, seed: int) -> None:
    chance = random.Random(seed)
    agreed = chance.sample(["kichwa", "shuar", "achuar"], chance.randrange(3))
    plans = lattice(["achuar", "kichwa", "shuar", "otra"], agreed)
    tables = tuple(
        publish(plan, Counter({one: chance.choice((0, 3, 9, 10, 12, 47, 1203)) for line in plan.lines for one in line.answers}))
        for plan in plans)
    pool = Pool(PoolKind.CORRIDOR, UUID(int=1), "x", "Corredor", ())
    release = released(pool, tables)
    ((*in_report,),) = in_the_report(pool, release)
    result = iati._result(pool, [release])
    in_iati = [{a.dimensions[0][1]: a.value for a in i.periods[0].actuals if a.dimensions} for i in result.indicators]
    for table, numbers, actuals in zip(tables, in_report, in_iati, strict=True):
        assert numbers == [cell.shown for cell in table.cells] == [actuals.get(cell.code) for cell in table.cells]


def test_what_is_no_published_table_leaves_nowhere(app: Flask) -> None:
    class Counts:
        counted, dimension, cells, people, name = BY_SEX[0], BY_SEX[1], (), 3, "people-sex"

    pool = Pool(PoolKind.BODY, UUID(int=1), "x", "Comité", ())
    release = released(pool, (Counts(),))
    for leaves in (lambda: iati._result(pool, [release]), lambda: in_the_report(pool, release)):
        with pytest.raises(NotSafe):
            leaves()


# ── Data Package ─────────────────────────────────────────────────────────────────────────────────
def laid_out(folder: Path) -> Path:
    """Write the package and its files as anybody takes them."""
    for name, resource in RESOURCES.items():
        (folder / f"{name}.csv").write_bytes(as_csv(resource, TODAY))
    (folder / "datapackage.json").write_bytes(json_file.readable(data_package(DECLARED, "https://comite.example/datos/")))
    return folder / "datapackage.json"


def test_the_data_package_is_valid_with_all_its_files(app: Flask, tmp_path: Path) -> None:
    a_release(a_small_world().body)
    report = frictionless.validate(str(laid_out(tmp_path)))
    assert report.valid, report.flatten(["type", "message", "rowNumber", "fieldName"])
    held = {task.name: task.stats["rows"] for task in report.tasks}
    assert held == {name: len(list(resource.rows(TODAY))) for name, resource in RESOURCES.items()}
    assert all(held.values()), held


def test_frictionless_sees_a_column_that_the_dictionary_does_not_tell(app: Flask, tmp_path: Path) -> None:
    a_release(a_body(2).id)
    package = laid_out(tmp_path)
    file = tmp_path / "participacion.csv"
    file.write_bytes(file.read_bytes().replace(b'"shown"', b'"exact"'))
    assert not frictionless.validate(str(package)).valid


def test_every_column_is_described_in_two_languages(app: Flask) -> None:
    package = data_package(DECLARED, "https://comite.example/datos/")
    for resource in package["resources"]:
        assert resource["title"] != "" != resource["title_en"]
        for field in resource["schema"]["fields"]:
            assert field["description"], field
            assert field["description_en"] != field["description"], field
            for word in field.get("words", ()):
                assert word["means"], word
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert "licenses" not in data_package(NOTHING, "https://comite.example/datos/")


def test_a_table_that_is_not_open_is_not_there(app: Flask) -> None:
    for name in ("puestos", "asistencia", "votaciones"):
        with pytest.raises(NoSuchResource):
            resource_named(name)


def test_no_person_who_promised_stands_in_the_open_data(app: Flask) -> None:
    a_small_world()
    for resource in RESOURCES.values():
        assert "person" not in {field.name for field in resource.fields}
        assert b"Tsamaraint" not in as_csv(resource, TODAY)


# ── Popolo ───────────────────────────────────────────────────────────────────────────────────────
def as_file(**given: Any) -> bytes:
    return json_file.readable(popolo(on=TODAY) | given)


def test_popolo_comes_in_again_as_the_same_bodies_and_seats(either: Flask) -> None:
    body = a_body(4)
    inside = an_empty_body("comision-agua", parent=body.id)
    before = picture()
    content = as_file()
    batch = given(content, ImportKind.ROSTER, filename="popolo.json", source="otra", valid_from=date(2026, 1, 10))
    assert batch.counts.flagged == 0, [row.odd for row in reads.rows(batch.id)]
    brought_in(batch)
    twice = picture()
    assert committees.body(inside)
    for name, seats in before.items():
        assert twice[name] == seats * 2, name


def picture() -> dict[Any, Any]:
    """Return, by name, kind, first day and the name of what they stand in, the publicly held seats of all bodies that are so called."""
    found: dict[Any, Any] = {}
    every = committees.public_bodies(on=TODAY)
    names = {one.id: one.name for one in every}
    for one in every:
        shown = noticeboard.public_roster(one.id, on=TODAY, today=TODAY)
        seats = [(s.label, s.organisation_name, s.name) for s in shown if s.name]
        found.setdefault((one.name, one.kind, one.created_on, names.get(one.parent, "")), []).append(seats)
    return found


def test_popolo_comes_in_again_as_the_same_votes(either: Flask) -> None:
    meeting = an_open_meeting(5)
    motion = an_open_vote(meeting, Form.ROLL_CALL)
    all_vote(motion, Choice.FOR, Choice.FOR, Choice.FOR, Choice.AGAINST, Choice.ABSTAIN)
    document = json.loads(as_file())
    (told_of,) = document["motions"]
    assert told_of["vote_events"][0]["votes"] == []
    other = an_empty_body("otro")
    batch = given(as_file(), ImportKind.PAST_VOTES, filename="popolo.json", body=other, seats=5)
    assert batch.counts.flagged == 0, [row.odd for row in reads.rows(batch.id)]
    brought_in(batch)
    (vote,) = reads.past_votes(other)
    (public,) = noticeboard.public_votes(meeting)
    tally = public.result.tally
    assert (vote.votes_for, vote.against, vote.abstain) == (tally.votes_for, tally.against, tally.abstain) == (3, 1, 1)
    assert vote.title == public.text
    assert vote.number == f"{meetings.meeting(meeting).code}/1"


def test_popolo_names_nobody_whom_the_public_pages_do_not(app: Flask) -> None:
    body = a_body(4)
    document = json.loads(as_file())
    shown = {seat.name for seat in noticeboard.public_roster(body.id, on=TODAY, today=TODAY) if seat.name}
    everybody = {seat.principal.name for seat in committees.roster(body.id, TODAY)}
    ids = {str(seat.principal.id) for seat in committees.roster(body.id, TODAY)}
    assert {one["name"] for one in document["persons"]} == shown
    assert everybody - shown
    text = as_file().decode()
    assert not [name for name in everybody - shown if f'"{name}"' in text]
    assert not [id for id in ids if id in text], "the identifier of a person in the record leads to what is not public"
    assert len(document["posts"]) == 4
