"""A count as a page shows it: each round a table and a drawing, in the figures of the language."""

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction

from governance_app.languages.catalogue import _
from governance_app.languages.formats import number
from governance_app.voting.rules.elections import Count, Round, Step
from governance_app.voting.wording.elections import round_sentences
from governance_app.web.charts import scaled


@dataclass(frozen=True)
class Line:
    """A candidate in a round: votes in figures, the length of the bar (share of the drawing), and the state in a word."""

    name: str
    votes: str
    width: str
    state: str
    elected: bool


@dataclass(frozen=True)
class RoundShown:
    """One round. `needed`: what elects in it, in figures, or nothing; `mark`: where that stands in the drawing."""

    number: int
    said: list[str]
    lines: list[Line]
    needed: str
    mark: str


def shown(count: Count, out: Collection[int] = ()) -> list[RoundShown]:
    """Return the rounds of a count for the page. `out`: who withdrew before the count and has no line in it."""
    elected: set[int] = set()
    gone: set[int] = set()
    rounds = []
    for done in count.rounds:
        elected |= set(done.elected)
        gone |= set(done.acted) if done.step in (Step.EXCLUSION, Step.SET_ASIDE) else set()
        rounds.append(_shown(count, done, elected, gone, out))
    return rounds


def _shown(count: Count, done: Round, elected: set[int], gone: set[int], out: Collection[int]) -> RoundShown:
    most = max(*done.votes, done.quota or 0, 1)
    lines = [
        Line(count.name(c), votes_figure(votes, count.unit), _share(votes, most), _state(c, elected, gone), c in elected)
        for c, votes in enumerate(done.votes, start=1) if c not in out
    ]
    needed = votes_figure(done.quota, count.unit) if done.quota is not None else ""
    return RoundShown(done.number, round_sentences(count, done), lines, needed, _share(done.quota, most) if done.quota else "")


def _state(candidate: int, elected: set[int], gone: set[int]) -> str:
    if candidate in elected:
        return _("Elected")
    return _("Out of the count") if candidate in gone else _("In the count")


def _share(value: int, most: int) -> str:
    length = scaled(value, most)
    return f"{length // 10}.{length % 10}%"


def votes_figure(value: int, unit: int) -> str:
    """Return a number of `unit`ths of a vote in the figures of the language, with five digits at most after the comma."""
    return number(Fraction(value, unit), 0 if value % unit == 0 else min(len(str(unit)) - 1, 5))
