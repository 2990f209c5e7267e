"""Planted faults of imports and exports: each turns a test red."""

from collections.abc import Callable

import pytest
from flask import Flask

from governance_app.exports import reads
from governance_app.exports import writing as writer
from governance_app.exports.actions import attendance as attendance_acts
from governance_app.exports.actions import bringing, roster_preview, votes
from governance_app.exports.rules import Odd, Oddity, PastResult, PastVote, attendance, past_votes, popolo, roster
from governance_app.exports.tables import Table
from tests.actions import test_exports_tables as tables
from tests.actions import test_imports as imports
from tests.actions import test_imports_attendance as sheets
from tests.rules import test_imports_attendance as names
from tests.rules import test_imports_past_votes as figures
from tests.rules import test_imports_roster as rosters

pytestmark = pytest.mark.planted
RED = (Exception, pytest.fail.Exception)


def goes_red(fault: Callable[[], None], test: Callable[[], None], undo: Callable[[], None]) -> None:
    """The test fails while the fault is there. (That it passes without it is what its own file shows.)"""
    fault()
    with pytest.raises(RED):
        test()
    undo()


def _without(kind: Odd) -> Callable[..., tuple[Oddity, ...]]:
    honest = past_votes.contradictions
    return lambda vote, seats: tuple(o for o in honest(vote, seats) if o.kind is not kind)


@pytest.mark.parametrize("vote, kind", [
    (figures.a_vote(9, 19, 2), Odd.CARRIED_WITHOUT_MAJORITY), (figures.a_vote(16, 15, 0, PastResult.LOST), Odd.LOST_WITH_MAJORITY),
    (figures.a_vote(16, 15, 1), Odd.EXCEEDS_SEATS), (figures.a_vote(30, 0, 1, unanimous=True), Odd.UNANIMITY_WITH_DISSENT),
    (figures.a_vote(3, 1, 0, PastResult.WITHDRAWN), Odd.WITHDRAWN_WITH_FIGURES), (figures.a_vote(None, 19, 10), Odd.FIGURE_MISSING),
])
def test_a_reconciliation_that_misses_a_contradiction(monkeypatch: pytest.MonkeyPatch, vote: PastVote, kind: Odd) -> None:
    blind = _without(kind)
    goes_red(lambda: monkeypatch.setattr(past_votes, "contradictions", blind),
             lambda: figures.test_each_contradiction_by_its_name(vote, {kind}), monkeypatch.undo)


def test_a_tie_taken_for_a_majority(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = past_votes.contradictions

    def lenient(vote, seats):
        tie = vote.votes_for == vote.against and vote.result is PastResult.CARRIED
        return tuple(o for o in honest(vote, seats) if not (tie and o.kind is Odd.CARRIED_WITHOUT_MAJORITY))

    tied, odd = figures.a_vote(15, 15, 1), {Odd.CARRIED_WITHOUT_MAJORITY}
    goes_red(lambda: monkeypatch.setattr(past_votes, "contradictions", lenient),
             lambda: figures.test_each_contradiction_by_its_name(tied, odd), monkeypatch.undo)


def test_a_repeated_number_that_is_let_in(monkeypatch: pytest.MonkeyPatch) -> None:
    goes_red(lambda: monkeypatch.setattr(past_votes, "repeated", lambda drafts: {}),
             figures.test_the_second_with_the_same_day_and_number_waits_and_names_the_first, monkeypatch.undo)


def test_votes_that_do_not_know_what_came_before(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    goes_red(lambda: monkeypatch.setattr(reads, "past_vote_keys", lambda body: {}),
             lambda: imports.test_votes_that_agree_are_in_and_each_contradiction_waits(app), monkeypatch.undo)


def test_a_roster_that_does_not_know_its_ids_again(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    goes_red(lambda: monkeypatch.setattr(reads, "external", lambda kind, prefix: {}),
             lambda: imports.test_a_popolo_file_comes_in_whole_and_again_without_a_change(app), monkeypatch.undo)


def test_a_sheet_that_does_not_know_who_sits(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    goes_red(lambda: monkeypatch.setattr(roster_preview, "plan_of", _never_sits(roster_preview.plan_of)),
             lambda: imports.test_a_sheet_of_a_committee(app), monkeypatch.undo)


def _never_sits(honest: Callable[..., object]) -> Callable[..., object]:
    def plan(*args: object, **given: object) -> object:
        found = honest(*args, **given)
        object.__setattr__(found, "sits_already", False)
        return found

    return plan


def test_ids_of_one_source_taken_for_those_of_another(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def one_prefix() -> None:
        for module in (bringing.roster, __import__("governance_app.exports.actions.picture", fromlist=["x"])):
            monkeypatch.setattr(module, "prefix_of", lambda batch: "all:")

    goes_red(one_prefix, lambda: imports.test_the_same_ids_from_another_source_are_other_people(app), monkeypatch.undo)


def test_a_preview_that_writes(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = votes.judge

    def eager(drafts, batch, today):
        imports.a_person("Alguien")
        return honest(drafts, batch, today)

    def looked_at() -> None:
        body = imports.an_empty_body()
        before = imports.everything()
        imports.given(imports.some_votes(imports.a_vote()), imports.ImportKind.PAST_VOTES, body=body, seats=31)
        assert imports.everything() == before

    looked_at()
    goes_red(lambda: monkeypatch.setattr(votes, "judge", eager), looked_at, monkeypatch.undo)


def test_a_popolo_reader_that_loses_the_offices(monkeypatch: pytest.MonkeyPatch) -> None:
    goes_red(lambda: monkeypatch.setattr(popolo, "_offices", lambda memberships: set()),
             rosters.test_a_mayor_beside_a_seat_is_an_office_and_a_mayor_alone_has_a_seat, monkeypatch.undo)


def test_a_last_day_that_no_longer_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    goes_red(lambda: monkeypatch.setattr(roster, "until", roster.read_day), rosters.test_the_last_day_still_counts, monkeypatch.undo)


def test_a_near_name_taken_for_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    def guess(draft, holders):
        return draft, holders[0][0]

    goes_red(lambda: monkeypatch.setattr(attendance, "match", guess), names.test_a_name_that_is_only_near_must_be_settled, monkeypatch.undo)


def test_an_m_that_is_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    goes_red(lambda: monkeypatch.setitem(attendance.SEXES, "m", attendance.Sex.MAN),
             lambda: names.test_an_m_alone_is_never_guessed({"sex": "M"}, None), monkeypatch.undo)


def test_the_three_answers_more_without_consent(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    goes_red(lambda: monkeypatch.setattr(attendance_acts.attendance, "consented", lambda cells: True),
             lambda: sheets.test_nationality_languages_and_gender_come_in_only_with_the_consent_of_the_sheet(app), monkeypatch.undo)


def test_a_gender_asked_of_somebody_under_age(monkeypatch: pytest.MonkeyPatch) -> None:
    goes_red(lambda: monkeypatch.setattr(attendance_acts.attendance, "is_minor", lambda band: False),
             names.test_a_nationality_stands_only_after_indigenous_and_gender_only_of_adults, monkeypatch.undo)


def test_answers_without_consent(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    goes_red(lambda: monkeypatch.setattr(attendance_acts.attendance, "consented", lambda cells: True),
             lambda: sheets.test_answers_come_in_only_with_the_consent_of_the_sheet(app), monkeypatch.undo)


def test_rows_that_are_kept_after_the_end(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = bringing.sa.delete

    def keeps(table):
        return honest(table).where(bringing.sa.false())

    goes_red(lambda: monkeypatch.setattr(bringing.sa, "delete", keeps),
             lambda: sheets.test_nothing_of_the_sheet_is_kept_when_the_import_ends(app), monkeypatch.undo)


def test_a_private_table_made_public(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    private = tables.TABLES["puestos"]
    opened = Table(private.name, private.label, private.columns, private.rows, private.permission, private.rows)
    goes_red(lambda: monkeypatch.setitem(tables.TABLES, "puestos", opened), lambda: tables.test_only_public_tables_leave_to_anybody(app),
             monkeypatch.undo)


def test_an_exporter_without_the_guard(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    goes_red(lambda: monkeypatch.setattr(writer.csv_file, "guarded", lambda value: "" if value is None else str(value)),
             lambda: tables.test_a_formula_leaves_as_text_and_comes_back_equal(app, "=HYPERLINK(1)"), monkeypatch.undo)
