"""From answers to a tally: every kind of answer apart, absent and recused derived."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from governance_app.voting.rules.electorate import Electorate
from governance_app.voting.rules.errors import CountBelowZero, CounterUnnamed, CountsDiffer, DissentExceeds, HandsDoNotAddUp, SameCounter
from governance_app.voting.rules.words import Choice, Stance

_AS_CHOICE = {
    Stance.FOR: Choice.FOR, Stance.RESERVATION: Choice.FOR, Stance.STANDS_ASIDE: Choice.ABSTAIN, Stance.OBJECTS: Choice.AGAINST,
}


@dataclass(frozen=True)
class Tally:
    """The answers of a vote. `absent`: held seats for which nobody sat; `recused`: seats that stayed out."""

    votes_for: int = 0
    against: int = 0
    abstain: int = 0
    blank: int = 0
    null: int = 0
    not_voting: int = 0
    absent: int = 0
    recused: int = 0

    @property
    def answers(self) -> int:
        """Return how many voters present are accounted for."""
        return self.votes_for + self.against + self.abstain + self.blank + self.null + self.not_voting

    def of(self, choice: Choice) -> int:
        """Return how many gave this answer."""
        return int(getattr(self, "votes_for" if choice is Choice.FOR else choice.value))


def tally_of(choices: Iterable[Choice], electorate: Electorate) -> Tally:
    """Count answers one by one."""
    count = Counter(choices)
    return Tally(
        count[Choice.FOR], count[Choice.AGAINST], count[Choice.ABSTAIN], count[Choice.BLANK], count[Choice.NULL],
        count[Choice.NOT_VOTING], electorate.absent, electorate.recused,
    )


def as_choice(stance: Stance) -> Choice:
    """Return what a stance counts as: a reservation is for, standing aside is abstention, an objection is against."""
    return _AS_CHOICE[stance]


def tally_of_stances(stances: Iterable[Stance], electorate: Electorate) -> Tally:
    """Count stances: a reservation is for, standing aside is abstention, an objection is against."""
    return tally_of((_AS_CHOICE[stance] for stance in stances), electorate)


def reconcile(tally: Tally, voters: int) -> None:
    """Raise unless the hands add up to the voters present. HandsDoNotAddUp carries both sums."""
    if min(tally.votes_for, tally.against, tally.abstain, tally.blank, tally.null, tally.not_voting) < 0:
        raise CountBelowZero(field="votes_for")
    if tally.answers != voters:
        raise HandsDoNotAddUp(field="votes_for", counted=tally.answers, present=voters)


def check_counters(first: str, second: str) -> None:
    """Raise unless two counts have two counters, each named: CounterUnnamed, SameCounter."""
    for name, field in ((first, "counted_by"), (second, "second_counted_by")):
        if not name.strip():
            raise CounterUnnamed(field=field)
    if " ".join(first.split()).casefold() == " ".join(second.split()).casefold():
        raise SameCounter(field="second_counted_by", name=" ".join(second.split()))


def check_same_count(first: Tally, second: Tally) -> None:
    """Raise CountsDiffer at the first answer for which two counters found different hands (the field is that of the second count)."""
    for choice in Choice:
        if first.of(choice) != second.of(choice):
            name = "votes_for" if choice is Choice.FOR else choice.value
            raise CountsDiffer(field=f"second_{name}", choice=choice, first=first.of(choice), second=second.of(choice))


def check_dissent(named: Mapping[UUID, Choice], tally: Tally) -> None:
    """Raise DissentExceeds when more seats ask to be named with an answer than hands were counted for it."""
    for choice, number in Counter(named.values()).items():
        if number > tally.of(choice):
            raise DissentExceeds(choice=choice, named=number, counted=tally.of(choice))
