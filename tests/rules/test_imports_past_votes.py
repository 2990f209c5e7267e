"""Past votes: what agrees comes in, every contradiction is named."""

from datetime import date
from itertools import product

import pytest

from governance_app.exports.rules import Odd, PastResult, PastVote, past_votes

TODAY = date(2026, 3, 20)
COLUMNS = ("fecha", "número", "título", "proponente", "sí", "no", "abstención", "resultado", "unanimidad")


def a_vote(yes=None, no=None, abstain=None, result=PastResult.CARRIED, unanimous=False) -> PastVote:
    return PastVote(date(2015, 7, 27), "1", "", "", yes, no, abstain, unanimous, result)


def odd_of(vote: PastVote, seats: int | None = 31) -> set[Odd]:
    return {oddity.kind for oddity in past_votes.contradictions(vote, seats)}


def judged(*rows, seats=31):
    lacking, drafts = past_votes.read_table(COLUMNS, [(n, row) for n, row in enumerate(rows, 2)])
    assert lacking == []
    earlier = past_votes.repeated(drafts)
    return [past_votes.judge(d, lambda _day: seats, TODAY, earlier.get(d.number)) for d in drafts]


def kinds(draft) -> set[Odd]:
    return {oddity.kind for oddity in draft.odd}


@pytest.mark.parametrize("seats", [2, 4, 9])
@pytest.mark.parametrize("result", PastResult)
@pytest.mark.parametrize("unanimous", [False, True])
def test_a_vote_agrees_exactly_when_every_sentence_about_it_is_true(result, unanimous, seats) -> None:
    """Every figure of a small hall against a count by hand: nothing that contradicts itself is let in, nothing that agrees kept out."""
    for yes, no, abstain in product((None, 0, 1, 2, 3), repeat=3):
        vote = a_vote(yes, no, abstain, result, unanimous)
        assert (odd_of(vote, seats) == set()) is _agrees(vote, seats), vote


def _agrees(vote: PastVote, seats: int) -> bool:
    yes, no, abstain = vote.votes_for, vote.against, vote.abstain
    told = [f for f in (yes, no, abstain) if f is not None]
    total = sum(told)
    if vote.result is PastResult.WITHDRAWN:
        agrees = total == 0
    elif not told:
        agrees = True
    elif yes is None or no is None:
        agrees = False
    else:
        agrees = (yes > no) if vote.result is PastResult.CARRIED else (yes <= no)
    if vote.unanimous:
        side = (yes or 0) if vote.result is PastResult.LOST else (no or 0)
        agrees = agrees and side + (abstain or 0) == 0
    return agrees and total <= seats


@pytest.mark.parametrize("vote, odd", [
    (a_vote(16, 15, 0), set()),
    (a_vote(15, 15, 1), {Odd.CARRIED_WITHOUT_MAJORITY}),
    (a_vote(9, 19, 2), {Odd.CARRIED_WITHOUT_MAJORITY}),
    (a_vote(15, 15, 1, PastResult.LOST), set()),
    (a_vote(16, 15, 0, PastResult.LOST), {Odd.LOST_WITH_MAJORITY}),
    (a_vote(16, 15, 1), {Odd.EXCEEDS_SEATS}),
    (a_vote(13, 13, 6), {Odd.CARRIED_WITHOUT_MAJORITY, Odd.EXCEEDS_SEATS}),
    (a_vote(None, 19, 10), {Odd.FIGURE_MISSING}),
    (a_vote(20, 11, None), set()),
    (a_vote(unanimous=True), set()),
    (a_vote(31, 0, 0, unanimous=True), set()),
    (a_vote(30, 0, 1, unanimous=True), {Odd.UNANIMITY_WITH_DISSENT}),
    (a_vote(0, 31, 0, PastResult.LOST, unanimous=True), set()),
    (a_vote(1, 30, 0, PastResult.LOST, unanimous=True), {Odd.UNANIMITY_WITH_DISSENT}),
    (a_vote(result=PastResult.WITHDRAWN), set()),
    (a_vote(3, 1, 0, PastResult.WITHDRAWN), {Odd.WITHDRAWN_WITH_FIGURES}),
])
def test_each_contradiction_by_its_name(vote, odd) -> None:
    assert odd_of(vote) == odd


def test_without_the_seats_of_the_day_a_counted_vote_waits() -> None:
    assert odd_of(a_vote(3, 2, 0), None) == {Odd.SEATS_UNKNOWN}
    assert odd_of(a_vote(unanimous=True), None) == set()


@pytest.mark.parametrize("word, result, unanimous", [
    ("Aprobada", PastResult.CARRIED, False), ("ganada", PastResult.CARRIED, False), ("carried", PastResult.CARRIED, False),
    ("aprobada por unanimidad", PastResult.CARRIED, True), ("Unánime", PastResult.CARRIED, True), ("no aprobada", PastResult.LOST, False),
    ("NEGADA", PastResult.LOST, False), ("rechazada por unanimidad", PastResult.LOST, True), ("retirada", PastResult.WITHDRAWN, False),
    ("quizás", None, False), ("", None, False),
])
def test_results_in_words(word, result, unanimous) -> None:
    assert past_votes.read_result({"result": word}) == (result, unanimous)


def test_a_row_says_everything_that_cannot_be_read() -> None:
    (row,) = judged(("31/02/2015", "", "t", "p", "doce", "-1", "2", "aplazada", ""))
    assert kinds(row) == {Odd.DATE_UNREADABLE, Odd.NUMBER_MISSING, Odd.FIGURE_UNREADABLE, Odd.RESULT_UNKNOWN}
    assert [o.data for o in row.odd if o.kind is Odd.FIGURE_UNREADABLE] == [{"written": "doce"}, {"written": "-1"}]
    assert kinds(judged(("2027-01-01", "1", "", "", "", "", "", "ganada", ""))[0]) == {Odd.DATE_IN_FUTURE}


def test_the_second_with_the_same_day_and_number_waits_and_names_the_first() -> None:
    rows = judged(
        ("27-07-2015", "30", "a", "PP", "", "", "", "ganada", "si"), ("27/07/2015", "30", "A", "pp", "20", "3", "0", "ganada", ""),
        ("27/07/2015", "30", "b", "CHA", "20", "3", "0", "ganada", ""),
        ("28-07-2015", "30", "a", "PP", "", "", "", "ganada", "si"),
    )
    assert [kinds(row) for row in rows] == [set(), {Odd.NUMBER_REPEATED}, set(), set()]
    assert rows[1].odd[0].data["row"] == 2
    assert len({row.key for row in rows}) == 4


def test_identical_rows_keep_keys_of_their_own_and_the_same_keys_again() -> None:
    row = ("27-07-2015", "30", "a", "PP", "", "", "", "ganada", "si")
    first, second = judged(row, row), judged(row, row)
    assert len({d.key for d in first}) == 2
    assert [d.key for d in first] == [d.key for d in second]


def test_columns_by_other_names_and_missing_ones() -> None:
    lacking, drafts = past_votes.read_table(("Date", "Number", "Result", "For", "Against"), [(2, ("2015-07-27", 3, "passed", 4.0, 1))])
    assert lacking == []
    assert drafts[0].cells == {"date": "2015-07-27", "number": "3", "result": "passed", "yes": "4.0", "no": "1"}
    assert past_votes.read_vote(drafts[0].cells, TODAY)[0].votes_for == 4
    assert past_votes.read_table(("título",), [])[0] == ["date", "number", "result"]
