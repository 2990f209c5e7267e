"""The forensic harness links what was planted and does not link a sealed ballot: otherwise its silence would say nothing."""

from collections import Counter
from itertools import permutations
from pathlib import Path
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, derive_private_key

from tests.support.forensics import Case, by_luck, linkage
from tests.support.naive_urn import cases, ordered, scattered, sealed
from tests.support.sealing import CODES, Scrutineer, text_of

HOW_MANY = (8, pytest.param(50, marks=pytest.mark.campaign))
"""Votes of twenty ballots: a thousand under `make campaign`."""
A, B = (Scrutineer(derive_private_key(n, SECP256R1())) for n in (12345, 67890))


@pytest.mark.parametrize("how_many", HOW_MANY)
def test_two_tables_in_the_order_of_casting_are_linked(tmp_path: Path, how_many: int) -> None:
    votes = cases(how_many, 20, 1)
    ordered(tmp_path, votes)
    told = linkage(tmp_path, votes)
    assert (told.ballots, told.rate, told.beyond_chance) == (20 * how_many, 1.0, True), told


def test_random_keys_without_a_time_are_linked_by_where_the_bytes_lie(tmp_path: Path) -> None:
    votes = cases(10, 12, 2)
    scattered(tmp_path, votes)
    told = linkage(tmp_path, votes)
    assert (told.rate, told.beyond_chance) == (1.0, True), told
    assert "live.db-wal" in told.best


@pytest.mark.parametrize("how_many", HOW_MANY)
def test_a_sealed_ballot_is_not_linked_better_than_by_chance(tmp_path: Path, how_many: int) -> None:
    votes = cases(how_many, 20, 3)
    sealed(tmp_path, votes, A, B)
    told = linkage(tmp_path, votes)
    assert not told.beyond_chance, told
    assert told.plain == ()
    assert told.ballots == 20 * how_many
    assert len(told.ways) > 20, "ways were tried"


@pytest.mark.parametrize("fault", ["log", "listed"])
def test_a_sealed_ballot_that_says_more_is_linked(tmp_path: Path, fault: str) -> None:
    votes = cases(5, 20, 4)
    sealed(tmp_path, votes, A, B, told=fault)
    told = linkage(tmp_path, votes)
    assert (told.rate, told.beyond_chance) == (1.0, True), told


def longer(vote: Case, number: int, choice: str) -> str:
    """An envelope as long as its choice."""
    return text_of(vote.marks[number][::-1] * 12 + bytes(len(choice)))


def bare(vote: Case, number: int, choice: str) -> str:
    """An envelope that is none: the random bytes of the ballot can be read."""
    return text_of(b"....." + vote.marks[number] + bytes(174))


def test_an_envelope_whose_length_tells_is_linked(tmp_path: Path) -> None:
    votes = cases(5, 20, 5)
    sealed(tmp_path, votes, A, B, envelope=longer)
    told = linkage(tmp_path, votes)
    assert (told.rate, told.beyond_chance) == (1.0, True), told
    assert "length" in told.best


def test_an_open_ballot_is_found_in_base64(tmp_path: Path) -> None:
    votes = cases(2, 5, 6)
    sealed(tmp_path, votes, A, B, envelope=bare)
    told = linkage(tmp_path, votes)
    assert {hit.split(":")[0] for hit in told.plain} >= {"backup.db", "dump.sql", "live.db-wal"}
    assert len([hit for hit in told.plain if hit.startswith("dump.sql")]) == 10


def test_a_leak_of_every_fourth_ballot_is_seen(tmp_path: Path) -> None:
    votes = cases(12, 20, 7)
    sealed(tmp_path, votes, A, B, told="sometimes")
    told = linkage(tmp_path, votes)
    assert told.beyond_chance, told
    assert told.rate < 0.8, "three of four are not known"


def test_luck_is_counted_as_if_every_deal_were_made() -> None:
    guessed, true = ["for", "for", "against", "blank", "for"], ["for", "against", "against", "for", "blank"]
    deals = [sum(one == other for one, other in zip(deal, true, strict=True)) for deal in permutations(guessed)]
    mean, variance = by_luck(Counter(guessed), Counter(true), 5)
    assert mean == pytest.approx(sum(deals) / 120)
    assert variance == pytest.approx(sum((one - mean) ** 2 for one in deals) / 120)


def test_a_dump_of_postgresql_and_a_table_as_csv_are_read(tmp_path: Path) -> None:
    """Rows in the order of casting in one folder; joined by the transaction that wrote them in another."""
    [vote] = cases(1, 20, 8)
    voted = "\n".join(f"{vote.motion}\t{voter}" for voter in vote.voters)
    told = "\n".join(f"{vote.motion}\t{CODES[choice]}" for choice in vote.choices)
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "dump.sql").write_text(
        f"COPY public.voted (poll, voter) FROM stdin;\n{voted}\n\\.\n\n"
        f"COPY public.choice (poll, choice) FROM stdin;\n{told}\n\\.\n", "utf-8")
    assert linkage(tmp_path / "a", [vote]).rate == 1.0
    (tmp_path / "b").mkdir()
    voters = {f"{voter}": f"{900 + n},{voter}" for n, voter in enumerate(vote.voters)}
    absent = [f"x{n},{UUID(int=n)}" for n in range(3)]
    (tmp_path / "b" / "voted.csv").write_text("\n".join(["xmin,voter", *absent, *(voters[one] for one in sorted(voters))]), "utf-8")
    choices = sorted(f"{choice} {900 + n},{choice}" for n, choice in enumerate(vote.choices))
    (tmp_path / "b" / "choice.csv").write_text("\n".join(["xmin,choice", *(line.split(" ")[1] for line in choices)]), "utf-8")
    found = linkage(tmp_path / "b", [vote])
    assert found.rate == 1.0
    assert "xmin" in found.best
