"""What leaves: every declared table in every format, nothing sensitive in any, and what leaves can come in again."""

import json
from datetime import date

import pytest
from click.testing import CliRunner
from flask import Flask
from icalendar import Calendar

from governance_app.committees import reads as committees
from governance_app.committees.rules import HolderKind, Office
from governance_app.documents import csv_file, xlsx_file
from governance_app.exports import reads, writing
from governance_app.exports.cli import commands
from governance_app.exports.rules import ImportKind, PastResult, past_votes, roster
from governance_app.exports.rules.cells import columns
from governance_app.exports.tables import PUBLIC, TABLES, NoSuchTable, table_named
from governance_app.exports.writing import NoSuchFormat
from governance_app.meetings import reads as meetings
from governance_app.organisations.rules import Bloc, fold
from governance_app.web.sentences import label
from tests.support.build_attendance import a_convened_meeting, everyone_arrives, opens
from tests.support.build_committees import a_body, a_seat, an_empty_body
from tests.support.build_held_elections import an_election
from tests.support.build_imports import NOW, a_popolo, a_vote, as_json, brought_in, everything, given, some_votes

SENSITIVE = {"sex", "gender_identity", "age_band", "ethnic_self_id", "nationality", "disability", "identity", "contact"}


def taken(table: str, body, form: str = "csv", **more) -> bytes:
    return writing.write(TABLES[table], body, "Comité", form, now=NOW, **more).content


def test_no_table_has_a_column_of_what_people_say_of_themselves() -> None:
    for table in TABLES.values():
        assert not SENSITIVE & {c.key for c in table.columns}, table.name
        assert len({str(c.label) for c in table.columns}) == len(table.columns), table.name
    assert {table.name for table in PUBLIC} == {"reuniones", "decisiones", "compromisos"}


def test_every_table_in_every_format_has_the_same_rows(either: Flask) -> None:
    meeting = a_convened_meeting(3)
    everyone_arrives(meeting)
    opens(meeting)
    an_election(meeting)
    body = meetings.meeting(meeting).body
    brought_in(given(some_votes(a_vote(1), a_vote(2)), ImportKind.PAST_VOTES, body=body, seats=31))
    rows = {}
    for name, table in TABLES.items():
        data = json.loads(taken(name, body, "json"))
        rows[name] = len(data["rows"])
        assert all(list(row) == [c.key for c in table.columns] for row in data["rows"])
        for sheet in (csv_file.read(taken(name, body)), xlsx_file.read(taken(name, body, "xlsx"))):
            assert (len(sheet.rows), sheet.header) == (rows[name], tuple(str(c.label) for c in table.columns))
    assert rows == {
        "puestos": 6, "historia-de-puestos": 6, "directiva": 2, "reuniones": 1, "orden-del-dia": 3, "avisos": 0, "asistencia": 3,
        "decisiones": 0, "compromisos": 0, "votaciones": 0, "elecciones": 1, "votaciones-pasadas": 2,
    }


def test_meetings_leave_as_a_calendar(either: Flask) -> None:
    meeting = a_convened_meeting(3)
    (event,) = Calendar.from_ical(taken("reuniones", meetings.meeting(meeting).body, "ics")).walk("VEVENT")
    assert event["uid"] == f"{meeting}@governance-app"
    assert taken("reuniones", meetings.meeting(meeting).body, "ics") == taken("reuniones", meetings.meeting(meeting).body, "ics")


@pytest.mark.parametrize("hostile", ["=HYPERLINK(1)", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "'=1"])
def test_a_formula_leaves_as_text_and_comes_back_equal(app: Flask, hostile: str) -> None:
    body = an_empty_body()
    a_seat(body, f"Puesto {hostile}")
    a_seat(body, hostile.strip() + " x")
    content = taken("historia-de-puestos", body)
    for line in content.decode("utf-8-sig").splitlines()[1:]:
        assert not line.lstrip('"').startswith(("=", "+", "-", "@", "\t"))
    assert {row.cells[0] for row in csv_file.read(content).rows} == {f"Puesto {hostile}", hostile.strip() + " x"}


def test_the_seats_that_left_come_in_again_without_a_change(either: Flask) -> None:
    body = a_body(4, alternates=True).id
    before = everything()
    for form in ("csv", "xlsx"):
        batch = given(taken("historia-de-puestos", body, form), ImportKind.ROSTER, filename=f"x.{form}", body=body)
        assert (batch.counts.same, batch.counts.flagged, batch.counts.ready) == (8, 0, 0)
        brought_in(batch)
    assert everything() == before


def test_the_seats_of_one_committee_seat_another(either: Flask) -> None:
    body, other = a_body(3, alternates=True).id, an_empty_body()
    brought_in(given(taken("historia-de-puestos", body), ImportKind.ROSTER, body=other))
    day = NOW.date()
    plain = [[(s.label, s.bloc, s.voting, s.principal.name, [a.name for a in s.alternates]) for s in committees.roster(b, day)]
             for b in (body, other)]
    assert plain[0] == plain[1]


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_word_that_leaves_is_understood_when_it_comes_in(app: Flask, language: str) -> None:
    with app.test_request_context(f"/?lang={language}", headers={"Accept-Language": language}):
        for kind, table in ((Bloc, roster.BLOCS), (HolderKind, roster.KINDS), (Office, roster.OFFICES), (PastResult, past_votes.RESULTS)):
            assert {fold(label(member)): member for member in kind}.items() <= table.items(), (language, kind)
        for table, known in (("historia-de-puestos", roster.COLUMNS), ("votaciones-pasadas", past_votes.COLUMNS)):
            heads = [str(column.label) for column in TABLES[table].columns]
            wanted = set(known) & {{"on": "date", "votes_for": "yes", "against": "no"}.get(c.key, c.key) for c in TABLES[table].columns}
            assert set(columns(heads, known)) >= wanted, (language, heads)


def test_past_votes_that_left_come_in_again_without_a_change(either: Flask) -> None:
    body = an_empty_body()
    votes = some_votes(a_vote(1), a_vote(2, "", "", "", unanimous="si"), a_vote(3, result="perdida", yes=3))
    brought_in(given(votes, ImportKind.PAST_VOTES, body=body, seats=31))
    again = given(taken("votaciones-pasadas", body), ImportKind.PAST_VOTES, body=body, seats=31)
    assert (again.counts.same, again.counts.total) == (3, 3)
    assert not any(row.remarks for row in reads.rows(again.id))


def test_only_public_tables_leave_to_anybody(app: Flask) -> None:
    body = a_body(1).id
    with pytest.raises(NoSuchFormat):
        taken("puestos", body, public=True)
    assert json.loads(taken("reuniones", body, "json", public=True))["rows"] == []
    with pytest.raises(NoSuchFormat):
        taken("puestos", body, "ics")
    with pytest.raises(NoSuchTable):
        table_named("personas")


# ── the terminal ─────────────────────────────────────────────────────────────────────────────────
def run(*words: str, answer: str = "") -> str:
    outcome = CliRunner().invoke(commands, words, input=answer)
    if outcome.exception and not isinstance(outcome.exception, SystemExit):
        raise outcome.exception
    return outcome.output


def test_the_terminal_shows_asks_and_brings_in(app: Flask, tmp_path) -> None:
    file = tmp_path / "concejos.json"
    file.write_bytes(as_json(a_popolo(2, 2)))
    told = run("import", "roster", str(file), "--since", "2025-01-01", "--source", "x", answer="n\n")
    assert "13 rows: 13 ready, 0 already here, 0 wait" in told
    assert "Nothing was written." in told
    assert everything()["body"] == 0
    assert "13 rows are in." in run("import", "roster", str(file), "--since", "2025-01-01", "--source", "x", "--yes")
    assert "Nothing to bring in." in run("import", "roster", str(file), "--source", "x", "--yes")
    assert everything()["body"] == 2


def test_the_terminal_names_every_row_that_waits(app: Flask, tmp_path) -> None:
    body = committees.body(an_empty_body("zgz"))
    file = tmp_path / "votos.csv"
    file.write_bytes(some_votes(a_vote(1), a_vote(2, 9, 19, 2)))
    told = run("import", "past-votes", str(file), "--body", body.name, "--seats", "31", "--yes")
    assert "Row 3: " in told
    assert "19" in told
    assert "1 rows are in." in told
    out = tmp_path / "fuera.json"
    assert "Written to" in run("export", "votaciones-pasadas", "--body", "zgz", "--format", "json", "-o", str(out))
    assert json.loads(out.read_text())["rows"][0]["votes_for"] == 17
    assert "0 committees are called" in run("export", "puestos", "--body", "nada")


def test_the_terminal_takes_an_attendance_sheet(app: Flask, tmp_path) -> None:
    meeting = meetings.meeting(a_convened_meeting(3))
    file = tmp_path / "lista.csv"
    file.write_bytes(b"nombre\nPrincipal 1\nVisita\n")
    assert "2 rows are in." in run(
        "import", "attendance", str(file), "--body", str(meeting.body), "--meeting", meeting.code, "--yes")


def test_a_day_of_the_future_is_no_past(app: Flask) -> None:
    batch = given(some_votes(a_vote(1, on="2027-01-01")), ImportKind.PAST_VOTES, body=an_empty_body(), seats=31)
    assert batch.counts.flagged == 1
    assert date(2027, 1, 1) > NOW.date()
