"""Planted faults of reports and open data: each turns a test red."""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import pytest
from flask import Flask

from governance_app.documents import zip_file
from governance_app.exports.actions import reports as acts
from governance_app.exports.open_data import iati, package, resources
from governance_app.exports.report import figures, gathering, grids
from governance_app.exports.rules import popolo, publisher, semesters
from governance_app.noticeboard.rules import seen_by_all
from governance_app.participation.rules.disclosure import SafeTable
from tests.actions import test_open_data as opened
from tests.actions import test_reports as reports
from tests.rules import test_reports as rules

pytestmark = pytest.mark.planted
written = import_module("governance_app.exports.open_data.popolo")  # the package gives its function under the same name


def red(test: Callable[[], None]) -> None:
    with pytest.raises((Exception, pytest.fail.Exception)):
        test()


# ── figures about groups ─────────────────────────────────────────────────────────────────────────
def test_a_withheld_line_written_as_nought(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = iati._actuals

    def noughts(table: SafeTable):
        lines = [iati.iati.Actual(0, ((iati.DIMENSIONS[table.dimension], c.code),)) for c in table.cells if c.shown is None]
        return (*honest(table), *lines)

    monkeypatch.setattr(iati, "_actuals", noughts)
    red(lambda: opened.test_withheld_lines_are_left_out_and_explained_never_nought(app))
    red(lambda: opened.test_any_published_tables_are_told_alike_everywhere(app, 1))


def test_a_withheld_line_that_no_comment_explains(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(iati, "_left_out", lambda codes: "…")
    red(lambda: opened.test_withheld_lines_are_left_out_and_explained_never_nought(app))


def test_a_report_that_shows_the_total_less_the_other_lines(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = figures._published

    def remainder(table, *more):
        grid = honest(table, *more)
        rest = table.people - sum(cell.shown or 0 for cell in table.cells)
        return replace(grid, rows=tuple((w, rest if n is grids.Unsaid.FEWER else n) for w, n in grid.rows))

    monkeypatch.setattr(figures, "_published", remainder)
    red(lambda: opened.test_csv_workbook_pdf_and_iati_tell_the_same_cell_by_cell(app))


def test_a_workbook_that_tells_less_than_ten_present(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grids, "typed", lambda value: 7 if value is grids.Unsaid.FEWER else getattr(value, "value", value))
    red(lambda: reports.test_fewer_than_ten_present_is_not_told(app))


def test_counts_that_were_never_published(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(iati, "isinstance", lambda *_any: True, raising=False)
    red(lambda: opened.test_what_is_no_published_table_leaves_nowhere(app))


def test_figures_of_a_later_year_in_an_old_report(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = gathering._published
    monkeypatch.setattr(gathering, "_published", lambda body, on: honest(body, on.replace(year=2090)))
    red(lambda: reports.test_figures_of_a_year_that_ended_after_the_semester_wait(app))


# ── files ────────────────────────────────────────────────────────────────────────────────────────
def test_a_pack_that_tells_the_hour_of_packing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_file, "BEGINNING", (2026, 11, 26, 9, 0, 0))
    red(rules.test_files_come_out_as_they_went_in_and_their_order_changes_nothing)


def test_dates_written_as_text(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = grids.typed
    monkeypatch.setattr(grids, "typed", lambda value: str(honest(value)))
    red(lambda: reports.test_the_cells_of_the_workbook_are_typed_and_none_is_a_formula(app))


def test_a_taking_that_nobody_notes(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acts, "append", lambda *_any, **_more: 0)
    red(lambda: reports.test_whoever_takes_a_report_is_noted_once(app))


def test_a_dictionary_without_a_column(app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = package._resource
    monkeypatch.setattr(package, "_resource", lambda one: honest(one) | {"schema": {"fields": honest(one)["schema"]["fields"][1:]}})
    red(lambda: opened.test_the_data_package_is_valid_with_all_its_files(app, tmp_path))


def test_a_dictionary_that_knows_other_words(app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = resources.plain
    monkeypatch.setattr(resources, "plain", lambda value: honest(value).upper() if hasattr(value, "name") else honest(value))
    red(lambda: opened.test_the_data_package_is_valid_with_all_its_files(app, tmp_path))


def test_children_of_iati_in_another_order(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def mixed(top, actual):
        here = iati.iati._bare(top, "actual", {"value": str(actual.value)})
        iati.iati._told(here, "comment", actual.comment or (("es", "x"),))
        iati.iati._bare(here, "dimension", {"name": "sex", "value": "mujer"})

    monkeypatch.setattr(iati.iati, "_actual", mixed)
    red(lambda: opened.test_iati_is_valid_by_the_published_schema(app))


# ── Popolo ───────────────────────────────────────────────────────────────────────────────────────
def test_every_name_in_popolo(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def open_hearted(body, **days):
        seats = written.committees.roster(body, days["on"])
        return tuple(seen_by_all(seat, {seat.principal.id: seat.principal.name}, {}) for seat in seats)

    monkeypatch.setattr(written, "noticeboard", SimpleNamespace(public_roster=open_hearted, public_votes=lambda _meeting: ()))
    red(lambda: opened.test_popolo_names_nobody_whom_the_public_pages_do_not(app))


def test_the_identifier_of_a_person_in_popolo(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(written, "_person", lambda one: str(one.principal.id))
    red(lambda: opened.test_popolo_names_nobody_whom_the_public_pages_do_not(app))


def test_bodies_that_come_in_before_what_they_stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(popolo, "_outermost_first", list)
    red(rules.test_a_body_comes_in_after_the_one_it_stands_in)


def test_votes_for_and_against_exchanged(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(popolo, "OPTIONS", ("no", "yes", "abstain"))
    red(rules.test_motions_of_popolo_are_rows_of_past_votes)
    red(lambda: opened.test_popolo_comes_in_again_as_the_same_votes(app))


# ── rules ────────────────────────────────────────────────────────────────────────────────────────
def test_a_semester_that_is_still_to_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "check_begun", lambda semester, today: None)
    red(rules.test_a_semester_begins_on_its_first_day)


def test_a_gap_between_semesters(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = semesters.before
    monkeypatch.setattr(semesters, "before", lambda period: honest(honest(period)))
    red(rules.test_semesters_run_back_without_a_gap_to_the_first_day)


def test_a_declaration_read_whatever_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publisher, "_code", lambda given, name, at, known: str(given.get(name)))
    red(lambda: rules.test_a_fact_that_lacks_or_cannot_be_read_is_named(("iati", "status"), "zz"))
