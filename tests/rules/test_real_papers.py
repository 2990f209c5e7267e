"""The converter of real papers: what a PrefLib file and a table of papers say is what the BLT says."""

import pytest

from governance_app.voting.rules.elections import Method, Paper, count_election, read_blt, write_blt
from tests.support.real_papers import from_lines, from_preflib

SOI = """# FILE NAME: 00001-00000001.soi
# NUMBER ALTERNATIVES: 3
# ALTERNATIVE NAME 1: Ana "la voz" F.G.
# ALTERNATIVE NAME 2: Beto
# ALTERNATIVE NAME 3: Carmen Non-P
4: 1,3
3: 2
2: 3,2,1
"""


def test_a_preflib_file_is_counted_from_its_blt() -> None:
    election = from_preflib(SOI.splitlines(), 1, "Dublín")
    assert election.candidates == ("Ana 'la voz' F.G.", "Beto", "Carmen Non-P")
    assert election.papers == (Paper((1, 3), 4), Paper((2,), 3), Paper((3, 2, 1), 2))
    again = read_blt(write_blt(election).encode())
    assert again == election
    assert count_election(again, Method.IRV).names == ("Beto",)


@pytest.mark.parametrize("line", ["3: {1,2},3", "3; 1,2", "x: 1"])
def test_equal_places_and_what_is_no_order_are_refused(line: str) -> None:
    with pytest.raises(ValueError, match=line.replace("{", "\\{")):
        from_preflib([*SOI.splitlines(), line], 1, "")


def test_a_table_of_papers_is_read_as_the_voter_wrote_it() -> None:
    rows = [
        ["Precinct", "rank1", "Rank2", "rank3"],
        ["a", "Ana", "Ana", "Beto"], ["a", "skipped", "Beto", "undervote"], ["b", "Ana", "overvote", "Beto"],
        ["b", "overvote", "Ana", "Ana"], ["c", "Ana", "Beto", ""],
    ]
    election = from_lines(rows, 1, "")
    assert election.candidates == ("Ana", "Beto")
    assert {p.ranking: p.times for p in election.papers} == {(1, 2): 2, (2,): 1, (1,): 1, (): 1}
    assert election.blank == 1
