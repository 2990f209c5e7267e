"""The merge by paragraph: nothing is lost, nothing is invented, different paragraphs join, the same ones go to a person."""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance_app.minutes.rules import Agreed, Change, TextTooLong, changes, checked, common, join, merge, split, step, tidy

letters = st.lists(st.sampled_from("abcdefg"), max_size=7)
words = letters.map(join)


def new_in(text: str, base: str) -> Counter:
    """Return the paragraphs that somebody added to `base`, as often as they did."""
    return Counter(split(text)) - Counter(split(base))


def outcome(merged) -> Counter:
    """Return every paragraph a merge keeps: agreed ones, and both sides of each clash (the larger number of each)."""
    kept: Counter = Counter()
    for part in merged.parts:
        kept += Counter(part.paragraphs) if isinstance(part, Agreed) else Counter(part.mine) | Counter(part.theirs)
    return kept


@given(words, words, words)
def test_no_paragraph_that_somebody_wrote_is_lost(base, mine, theirs):
    """What either side added stands in the outcome."""
    kept = outcome(merge(base, mine, theirs))
    for written in (mine, theirs):
        assert set(new_in(written, base)) <= set(kept)


@given(words, words, words)
def test_what_both_kept_stays_and_nothing_is_invented(base, mine, theirs):
    """A paragraph of all three stands in the outcome; each of the outcome was written by somebody."""
    kept = outcome(merge(base, mine, theirs))
    assert set(split(base)) & set(split(mine)) & set(split(theirs)) <= set(kept)
    assert set(kept) <= set(split(mine)) | set(split(theirs))


@given(words, words, words)
def test_the_text_of_a_merge_holds_both_sides(base, mine, theirs):
    """The text offered to whoever settles lacks no paragraph of the outcome."""
    merged = merge(base, mine, theirs)
    assert set(outcome(merged)) == set(split(merged.text()))


@given(words, words)
def test_who_changed_nothing_decides_nothing(base, mine):
    """One side alone wins whole; the same text twice is that text."""
    for merged in (merge(base, mine, base), merge(base, base, mine), merge(base, mine, mine)):
        assert merged.text() == tidy(mine)
        assert not merged.clashes


@given(words, words, words)
def test_it_does_not_matter_who_came_first(base, mine, theirs):
    """The same paragraphs clash, whichever side is called mine."""
    one, other = merge(base, mine, theirs), merge(base, theirs, mine)
    assert [(c.base, c.mine, c.theirs) for c in one.clashes] == [(c.base, c.theirs, c.mine) for c in other.clashes]


@pytest.mark.parametrize(("base", "mine", "theirs", "together"), [
    (["a", "b", "c"], ["A", "b", "c"], ["a", "b", "C"], ["A", "b", "C"]),
    (["a", "b"], ["A", "b"], ["a", "B"], ["A", "B"]),
    (["a", "b"], ["a", "b", "end"], ["start", "a", "b"], ["start", "a", "b", "end"]),
    (["a", "b", "c"], ["a", "c"], ["a", "b", "c", "d"], ["a", "c", "d"]),
    ([], ["a"], [], ["a"]),
])
def test_different_paragraphs_join(base, mine, theirs, together):
    """Non-overlapping changes need nobody."""
    merged = merge(*map(join, (base, mine, theirs)))
    assert (merged.clashes, split(merged.text())) == ((), tuple(together))


@pytest.mark.parametrize(("base", "mine", "theirs"), [
    (["se entregan 200 dólares"], ["se entregan 250 dólares"], ["se entregan 300 dólares"]),
    (["a", "b"], ["a"], ["a", "B"]),
    ([], ["mine"], ["theirs"]),
])
def test_the_same_paragraph_goes_to_a_person(base, mine, theirs):
    """Of 250 and 300 no machine makes "300250" (design/offline.md §1.4)."""
    merged = merge(*map(join, (base, mine, theirs)))
    assert len(merged.clashes) == 1
    assert set(mine) | set(theirs) >= set(split(merged.text())) >= (set(mine) | set(theirs)) - set(base)


@given(letters, letters)
def test_the_common_series_is_a_longest_one(old, new):
    """Against brute force: no longer common subsequence exists, and ours is one."""
    pairs = common(tuple(old), tuple(new))
    assert all(old[a] == new[b] for a, b in pairs)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(pairs))
    best = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for a, one in enumerate(old):
        for b, other in enumerate(new):
            best[a + 1][b + 1] = best[a][b] + 1 if one == other else max(best[a][b + 1], best[a + 1][b])
    assert len(pairs) == best[-1][-1]


@given(words, words)
def test_a_history_shows_both_texts_whole(old, new):
    """From the changes alone both texts can be written again."""
    found = changes(old, new)
    assert join([p for change, p in found if change is not Change.ADDED]) == tidy(old)
    assert join([p for change, p in found if change is not Change.REMOVED]) == tidy(new)


@given(st.text(alphabet="ab \n\r\t", max_size=40))
def test_tidying_twice_changes_nothing_more(text):
    """Kept text is stable, and says the same."""
    assert tidy(tidy(text)) == tidy(text)
    assert tidy(text).split() == text.split()


def test_a_step_keeps_joins_or_waits():
    """The four things an edit can mean."""
    assert step("a", False, "b", "a").text == "b"
    assert step("a", False, "a \r\n", "a").text is None
    joined = step("a\n\nb", True, "A\n\nb", "a\n\nB")
    assert (joined.text, joined.joined, joined.conflict) == ("A\n\nB", True, False)
    clash = step("a", True, "b", "c")
    assert (clash.text, clash.conflict) == (None, True)
    assert step("a", True, "c", "c").text is None


def test_a_text_has_its_limit():
    """A flood of letters is refused by name."""
    assert checked(None) == ""
    with pytest.raises(TextTooLong):
        checked("a" * 20_001)


def test_thousands_of_paragraphs_do_not_stall():
    """Beyond the limit two stretches are wholly different: a clash, at once, with nothing lost."""
    mine, theirs = [f"m{n}" for n in range(5_000)], [f"t{n}" for n in range(5_000)]
    merged = merge("", join(mine), join(theirs))
    assert len(merged.clashes) == 1
    assert len(split(merged.text())) == 10_000
