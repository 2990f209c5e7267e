"""Semesters, what a publisher declares, files packed together, and votes that come in from Popolo."""

import copy
import io
import json
import zipfile
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance_app.documents import zip_file
from governance_app.exports.rules import Entry, NotPopolo, past_votes, popolo, read_popolo
from governance_app.exports.rules.publisher import NOTHING, DeclarationUnfit, read_publisher
from governance_app.exports.rules.semesters import NoSuchSemester, SemesterNotBegun, check_begun, name_of, semester_named, semesters
from tests.support.build_imports import a_popolo
from tests.support.build_reports import a_declaration

ANY_TEXT = {"name", "title", "path", "identifier", "ref", "es", "en", "vocabulary", "code"}
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


# ── semesters ────────────────────────────────────────────────────────────────────────────────────
@given(DAYS)
def test_every_day_lies_in_the_one_semester_of_its_name(day: date) -> None:
    (found,) = semesters(day, day)
    assert found.holds(day)
    assert semester_named(name_of(found)) == found
    assert (found.first.day, found.first.month) in {(1, 1), (1, 7)}
    assert (found.last.day, found.last.month) in {(30, 6), (31, 12)}


@given(DAYS, DAYS, st.integers(1, 9))
def test_semesters_run_back_without_a_gap_to_the_first_day(one: date, other: date, most: int) -> None:
    first, today = min(one, other), max(one, other)
    found = semesters(first, today, most)
    assert found[0].holds(today)
    assert len(found) <= most
    for later, earlier in pairwise(found):
        assert (later.first - earlier.last).days == 1
    assert len(found) == most or found[-1].holds(first)


@pytest.mark.parametrize("text", ["", "2026", "2026-0", "2026-3", "1999-1", "2026-1 ", "٢٠٢٦-1", "20261", "2026-01"])
def test_what_names_no_semester_is_not_found(text: str) -> None:
    with pytest.raises(NoSuchSemester):
        semester_named(text)


def test_a_semester_begins_on_its_first_day() -> None:
    check_begun(semester_named("2026-2"), date(2026, 7, 1))
    with pytest.raises(SemesterNotBegun):
        check_begun(semester_named("2026-2"), date(2026, 6, 30))


# ── what is declared ─────────────────────────────────────────────────────────────────────────────
def test_a_whole_declaration_is_read() -> None:
    found = read_publisher(a_declaration())
    assert found.licence.name == "CC-BY-4.0"
    assert (found.activity.identifier, found.activity.country) == ("XM-EXAMPLE-0001", "EC")
    assert found.activity.dates == (("2", date(2024, 1, 15)),)
    assert found.activity.title == (("es", "Corredores de conectividad"), ("en", "Connectivity corridors"))


def test_each_part_may_be_declared_alone() -> None:
    assert read_publisher({}) == NOTHING
    assert read_publisher(a_declaration(iati=None)).activity is None
    assert read_publisher(a_declaration(licence=None)).licence is None


def places(value, at=()):
    """Yield the path of every fact in a declaration."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in inside:
        yield (*at, key)
        yield from places(inner, (*at, key))


@pytest.mark.parametrize("path", sorted((p for p in places(a_declaration()) if len(p) > 1), key=str), ids=str)
@pytest.mark.parametrize("wrong", [None, "", " ", 7, [], "zz"], ids=repr)
def test_a_fact_that_lacks_or_cannot_be_read_is_named(path, wrong) -> None:
    """Whatever one fact is replaced by, the error names that very fact; only what may be any text may be any other text."""
    data = copy.deepcopy(a_declaration())
    holder = data
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = wrong
    if wrong == "zz" and path[-1] in ANY_TEXT and path != ("iati", "title"):
        assert read_publisher(data)
        return
    with pytest.raises(DeclarationUnfit) as unfit:
        read_publisher(data)
    assert unfit.value.data["where"] == "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in path).lstrip(".")


@pytest.mark.parametrize("data", [None, [], "x", 1])
def test_what_is_no_declaration_at_all(data) -> None:
    with pytest.raises(DeclarationUnfit):
        read_publisher(data)


# ── packed ───────────────────────────────────────────────────────────────────────────────────────
NAMES = st.text("abcñ-. ", min_size=1, max_size=8).filter(lambda name: ".." not in name)


@given(st.dictionaries(NAMES, st.binary(max_size=200), max_size=6), st.randoms())
def test_files_come_out_as_they_went_in_and_their_order_changes_nothing(files: dict[str, bytes], chance) -> None:
    mixed = list(files.items())
    chance.shuffle(mixed)
    content = zip_file.write(dict(mixed))
    assert content == zip_file.write(files)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert {name: package.read(name) for name in package.namelist()} == files
        assert {info.date_time[0] for info in package.infolist()} <= {1980}


@pytest.mark.parametrize("name", ["/etc/passwd", "../x", "a/../../x", "a\\b", ".."])
def test_a_name_that_leads_out_of_the_folder_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="not a name"):
        zip_file.write({name: b""})


# ── Popolo ───────────────────────────────────────────────────────────────────────────────────────
@given(st.lists(st.integers(0, 7), min_size=1, max_size=8), st.randoms())
def test_a_body_comes_in_after_the_one_it_stands_in(above: list[int], chance) -> None:
    """`above[n]`: what body n stands in, an earlier one; in the file they stand in any order."""
    bodies = [{"id": str(n), "name": f"Órgano {n}", "parent_id": str(one % n) if n else None} for n, one in enumerate(above)]
    chance.shuffle(bodies)
    drafts = [d.cells for d in read_popolo({"organizations": bodies, "persons": [], "memberships": []}) if d.entry is Entry.BODY]
    seen: set[str] = set()
    for cells in drafts:
        assert not cells["parent_id"] or cells["parent_id"] in seen
        seen.add(cells["id"])
    assert len(drafts) == len(bodies)


def test_bodies_in_a_circle_are_drafts_all_the_same() -> None:
    bodies = [{"id": "a", "name": "A", "parent_id": "b"}, {"id": "b", "name": "B", "parent_id": "a"}, {"id": "c", "name": "C"}]
    assert [d.cells["id"] for d in read_popolo({"organizations": bodies, "persons": [], "memberships": []})] == ["c", "a", "b"]


def a_motion(result: str = "pass", **counts: int) -> dict:
    event = {"identifier": "1", "start_date": "2026-03-20", "result": result,
             "counts": [{"option": option, "value": value} for option, value in counts.items()]}
    return {"id": "m", "text": "Cuidar el río", "date": "2026-03-20", "identifier": "9", "result": "fail", "vote_events": [event]}


def test_motions_of_popolo_are_rows_of_past_votes() -> None:
    lacking, (draft,) = past_votes.read_table(*popolo.read_votes({"motions": [a_motion(yes=9, no=2, abstain=1, absent=3)]}))
    assert not lacking
    vote, odd = past_votes.read_vote(draft.cells, date(2026, 12, 1))
    assert not odd
    assert (vote.number, vote.title, vote.votes_for, vote.against, vote.abstain, vote.result.value) == (
        "1", "Cuidar el río", 9, 2, 1, "carried")


def test_a_motion_without_a_vote_event_tells_its_own_result() -> None:
    motion = a_motion() | {"vote_events": []}
    (draft,) = past_votes.read_table(*popolo.read_votes({"motions": [motion]}))[1]
    vote, _odd = past_votes.read_vote(draft.cells, date(2026, 12, 1))
    assert (vote.number, vote.result.value, vote.counted) == ("9", "lost", False)


@pytest.mark.parametrize("data", [[], {}, {"motions": 1}, {"motions": [1]}, {"motions": [{"vote_events": [1]}]},
                                  {"motions": [{"vote_events": [{"counts": 3}]}]}, a_popolo()])
def test_what_holds_no_motions_is_refused(data) -> None:
    with pytest.raises(NotPopolo):
        popolo.read_votes(json.loads(json.dumps(data)))
