"""Faults planted in the rules and the scripts of a sealed ballot, each of which its test must see."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis.errors import HypothesisException

from governance_app.voting.rules.sealed import Peeled, SealedUnreadable, envelopes
from tests.rules import test_sealed as exact
from tests.rules import test_sealed_javascript as phones
from tests.support import javascript
from tests.support.javascript import bundled

CAUGHT = (AssertionError, pytest.fail.Exception, HypothesisException, ExceptionGroup)


@pytest.mark.parametrize(("name", "test"), [
    ("_balance", exact.test_what_the_first_sends_back_balances_or_says_by_how_much),
    ("_balance", exact.test_totals_balance_or_say_by_how_much),
    ("_on_curve", exact.test_every_point_is_a_key_and_its_neighbours_are_none),
    ("check_inner", lambda: exact.test_a_list_that_cannot_be(Peeled(("A" * 151, "B" * 152)), SealedUnreadable)),
    ("check_public_key", exact.test_two_scrutineers_have_two_keys),
])
def test_a_guard_that_sleeps_is_caught(monkeypatch: pytest.MonkeyPatch, name: str, test: Callable[[], Any]) -> None:
    monkeypatch.setattr(envelopes, name, lambda *given: True)
    with pytest.raises(CAUGHT):
        test()


def test_a_stage_left_out_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(envelopes._AFTER, envelopes.SealedStage.SECOND, (envelopes.SealedStage.OPEN, envelopes.SealedStage.FIRST))
    with pytest.raises(CAUGHT):
        exact.test_a_stage_follows_the_one_before()


def test_an_order_that_is_kept_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exact, "without_order", tuple)
    with pytest.raises(CAUGHT):
        exact.test_an_order_is_forgotten()


FAULTS = {
    ("shuffle.js", "below(last + 1, fill)", "below(mixed.length, fill)"): phones.test_every_order_is_as_likely,
    ("shuffle.js", "while (drawn[0] >= most)", "while (false)"): phones.test_a_number_that_would_make_some_orders_likelier_is_drawn_again,
    ("words.js", 'replace(/[\\u0300-\\u036f]/g, "")', 'replace(/x/g, "x")'):
        phones.test_a_key_comes_back_from_its_words_however_they_are_typed,
    ("words.js", "const SHORT = 4", "const SHORT = 3"): phones.test_wrong_words_are_told_or_are_no_key,
}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault[0]}: {fault[2]}")
def test_a_script_that_errs_is_caught(monkeypatch: pytest.MonkeyPatch, tmp_path: Any, fault: tuple[str, str, str]) -> None:
    _planted(monkeypatch, tmp_path, fault)
    with bundled(phones.ACTS) as modules, pytest.raises(CAUGHT):
        FAULTS[fault](modules)


@pytest.mark.parametrize("fault", [
    ("ballots.js", "else if (kept.has(toText(inner))) repeated += 1;", ""),
    ("ballots.js", "ballot && !marks.has(ballot.mark)", "ballot"),
    ("codec.js", "|| motion.some((byte, at) => plain[at] !== byte)", "|| plain[16] > 3"),
    ("hpke.js", "`governance-app sealed ballot v1 ${layer}`", '"governance-app sealed ballot v1"'),
], ids=lambda fault: f"{fault[0]}: {fault[1][:20]}")
def test_a_script_that_counts_wrong_is_caught(monkeypatch: pytest.MonkeyPatch, tmp_path: Any, fault: tuple[str, str, str]) -> None:
    _planted(monkeypatch, tmp_path, fault)
    with bundled(phones.ACTS) as modules:
        first, second = modules.ask(("key", phones.PAPER_A), ("key", phones.PAPER_B))
        with pytest.raises(CAUGHT):
            phones.test_copied_foreign_and_broken_ballots_are_null_on_phones_as_well(modules, (first, second))


def _planted(monkeypatch: pytest.MonkeyPatch, folder: Any, fault: tuple[str, str, str]) -> None:
    """Copy the scripts with one line changed, and bundle those."""
    name, before, after = fault
    (folder / "sealed").mkdir()
    for source in (javascript.MODULES / "sealed").glob("*.js"):
        text = source.read_text("utf-8")
        assert source.name != name or before in text
        (folder / "sealed" / source.name).write_text(text.replace(before, after) if source.name == name else text, "utf-8")
    monkeypatch.setattr(javascript, "MODULES", folder)
