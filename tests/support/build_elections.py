"""Elections for tests: from a line of text, and at random."""

from collections import Counter
from random import Random

from hypothesis import strategies as st

from governance_app.voting.rules.elections import Count, Election, LastResort, Paper, TieRules

LOTS = TieRules(LastResort.LOT, "a seed for tests")


def papers_of(text: str, letters: str) -> tuple[Paper, ...]:
    """Read «5AB 3C 2»: five papers A, B; three C; two blank."""
    read = []
    for word in text.split():
        ranking = word.lstrip("0123456789")
        read.append(Paper(tuple(letters.index(c) + 1 for c in ranking), int(word[:len(word) - len(ranking)])))
    return tuple(read)


def election_of(text: str, seats: int = 1, letters: str = "ABCDEFGHIJKLM"[:5]) -> Election:
    return Election(tuple(letters), seats, papers_of(text, letters))


@st.composite
def elections(draw: st.DrawFn, most: int = 6, seats: int = 0, everybody_votes: bool = True) -> Election:
    """An election with two to `most` candidates and few papers, so that ties are common."""
    number = draw(st.integers(2, most))
    length = st.integers(1 if everybody_votes else 0, number)
    ranking = st.permutations(range(1, number + 1)).flatmap(lambda order: length.map(lambda named: tuple(order[:named])))
    papers = draw(st.lists(st.builds(Paper, ranking, st.integers(1, 9)), min_size=1, max_size=8))
    if not any(paper.ranking for paper in papers):
        papers.append(Paper((1,)))
    return Election(tuple(f"C{n}" for n in range(1, number + 1)), seats or draw(st.integers(1, 4)), tuple(papers))


def random_election(seed: int, voters: int = 60, seats: int = 0, candidates: int = 0) -> Election:
    """A random profile with a seed: candidates of unequal weight, papers of unequal length."""
    chance = Random(seed)
    number = candidates or chance.randint(3, 7)
    weights = [chance.random() + 0.1 for _ in range(number)]
    papers: Counter[tuple[int, ...]] = Counter()
    for _ in range(voters):
        order = sorted(range(1, number + 1), key=lambda c: chance.random() ** (1 / weights[c - 1]), reverse=True)
        papers[tuple(order[:chance.randint(1, number)])] += 1
    names = tuple(f"C{n}" for n in range(1, number + 1))
    return Election(names, seats or chance.randint(1, 3), tuple(Paper(r, n) for r, n in sorted(papers.items())))


def one_by_one(election: Election) -> list[tuple[int, ...]]:
    """Every single paper that names somebody who stands."""
    stands = set(election.standing)
    single = [tuple(c for c in paper.ranking if c in stands) for paper in election.papers for _ in range(paper.times)]
    return [ranking for ranking in single if ranking]


def a_lot_was_drawn(count: Count) -> bool:
    return any(tie.lots for done in count.rounds for tie in done.ties)
