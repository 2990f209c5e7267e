"""BLT files: read and written without loss; every malformation refused by its own name, with its line."""

from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from governance_app.voting.rules import elections as e
from governance_app.voting.rules.elections import Election, Paper, read_blt, write_blt
from governance_app.voting.rules.elections.blt import MOST_BYTES
from tests.support.build_elections import elections

WHOLE = b'''# an election
4 2   # candidates, seats
-2
3 1 3 4 0
4 1 3 2 0  1 0
0
"Adam"
"Basil # not a comment"
"Charlotte"
"Donald"
"Title"
'''
names = st.text(st.characters(blacklist_characters='"', categories=("L", "N", "P", "Zs")), min_size=1, max_size=12).map(str.strip)


def test_a_file_is_read_as_its_authors_described() -> None:
    assert read_blt(WHOLE) == Election(
        ("Adam", "Basil # not a comment", "Charlotte", "Donald"), 2,
        (Paper((1, 3, 4), 3), Paper((1, 3, 2), 4), Paper(())), frozenset({2}), "Title")


def test_it_may_stand_on_one_line_with_windows_ends_or_a_mark_at_the_start() -> None:
    assert read_blt(b'2 1 3 1 2 0 1 2 0 0 "A" "B"') == Election(("A", "B"), 1, (Paper((1, 2), 3), Paper((2,))))
    assert read_blt(b"\xef\xbb\xbf" + WHOLE.replace(b"\n", b"\r\n")) == read_blt(WHOLE)


@given(elections(everybody_votes=False), st.data())
def test_what_is_written_is_read_again(election: Election, data: st.DataObject) -> None:
    number = len(election.candidates)
    called = data.draw(st.lists(names.filter(bool), min_size=number, max_size=number, unique=True))
    gone = data.draw(st.frozensets(st.integers(1, number)))
    whole = Election(tuple(called), election.seats, election.papers, gone, data.draw(names))
    try:
        text = write_blt(whole)
    except e.BltUnwritable:
        assert not all(name.isprintable() for name in (*called, whole.title))
        return
    assert read_blt(text.encode()) == whole


@pytest.mark.parametrize(("text", "error", "line"), [
    (b"", e.BltHeaderMissing, 1),
    (b"# nothing\n", e.BltHeaderMissing, 1),
    (b"4\n2\n0", e.BltHeaderMissing, 1),
    (b"0 1\n0\n", e.BltHeaderMissing, 1),
    (b"2 -1\n0\n", e.BltHeaderMissing, 1),
    (b"two 1\n", e.BltNotANumber, 1),
    (b"2 1\n1 x 0\n0\n", e.BltNotANumber, 2),
    (b'2 1\n1 "A" 0\n', e.BltNotANumber, 2),
    (b"2 1\n1.5 1 0\n", e.BltNotANumber, 2),
    (b"2 1\n(id) 1 0\n", e.BltNotANumber, 2),
    (b"2 1\n1 1=2 0\n0\n", e.BltEqualRanks, 2),
    (b"2 1\n1 - 2 0\n0\n", e.BltSkippedRank, 2),
    (b"2 1\n\n1 3 0\n", e.BltUnknownCandidate, 3),
    (b"2 1\n-3\n", e.BltUnknownCandidate, 2),
    (b"2 1\n1 -1 0\n", e.BltUnknownCandidate, 2),
    (b"2 1\n-1\n-1\n", e.BltWithdrawnTwice, 3),
    (b"2 1\n1 1 0\n-2\n0\n", e.BltWithdrawnLate, 3),
    (b"2 1\n1 1 2 1 0\n", e.BltRankedTwice, 2),
    (b"2 1\n1 1 2\n1 2 0\n0\n", e.BltPaperNotEnded, 2),
    (b"2 1\n1 1", e.BltPaperNotEnded, 2),
    (b"2 1\n1 1 0\n", e.BltNoEnd, 2),
    (b'2 1\n0\n"A\n"B"\n', e.BltQuoteOpen, 3),
    (b'2 1\n0\nA\n"B"\n', e.BltNameUnquoted, 3),
    (b'2 1\n0\n"A"\n" "\n', e.BltNameEmpty, 4),
    (b'2 1\n0\n"A"\n"A"\n', e.BltNameTwice, 4),
    (b'2 1\n0\n"A"\n', e.BltNamesMissing, 3),
    (b'2 1\n0\n"A"\n"B"\n"T"\n"x"\n', e.BltTextAfterTitle, 6),
    (b'2 1\n0\n"A"\n"\xff"\n', e.BltNotText, 4),
    (b'2 1\n0\n"A\x1b[2J"\n"B"\n', e.BltNotText, 3),
    (b'2 1\n0\n"A"\n"B"\n"\xe2\x80\xae"\n', e.BltNotText, 5),
    (b"2000 1\n", e.BltTooLarge, 1),
    (b"2 1\n99999999999 1 0\n0\n", e.BltTooLarge, 2),
    (b"2 1\n9999999999999 1 0\n", e.BltNotANumber, 2),
    (b" " * (MOST_BYTES + 1), e.BltTooLarge, 1),
])
def test_every_malformation_has_its_name_and_line(text: bytes, error: type[e.BltFault], line: int) -> None:
    with pytest.raises(e.BltFault) as fault:
        read_blt(text)
    assert (type(fault.value), fault.value.data["line"]) == (error, line)


@given(st.binary(max_size=200) | st.text("0123456789 -=\"#\nAB", max_size=120).map(str.encode))
@example(b'1 1\n0\n"A"')
def test_nothing_but_a_named_fault_comes_of_any_file(content: bytes) -> None:
    with suppress(e.BltFault):
        read_blt(content)
