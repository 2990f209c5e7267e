"""Past votes: read a row, and tell whether its figures can be true together.

The figures agree with the result when a carried motion has more votes for than against, a lost one has not, nobody voted on a
withdrawn one, a unanimous one has no abstention and no vote on the other side, and all votes together do not exceed the voting seats of the
body on that day. Simple majority is the yardstick, because "carried with no more for than against" is wrong under every
majority; "lost with more for than against" may be right under a qualified one, and then a person accepts it with that reason.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from governance_app.exports.rules.batches import Draft, Oddity
from governance_app.exports.rules.cells import columns, picked, read_day, read_whole, read_yes
from governance_app.exports.rules.words import Entry, Odd, PastResult
from governance_app.organisations.rules import fold

COLUMNS: dict[str, tuple[str, ...]] = {
    "date": ("fecha", "día", "on", "fecha de sesión", "fecha de la votación"),
    "number": ("número", "num", "nro", "no.", "n.º", "nº", "moción", "resolución", "código"),
    "title": ("título", "asunto", "tema", "texto", "objeto", "descripción"),
    "proposer": ("proponente", "presentada", "presentada por", "propuesta por", "proposed by", "autor"),
    "yes": ("sí", "a favor", "favor", "votos a favor", "votos favor", "for", "in favour", "ayes"),
    "no": ("en contra", "contra", "votos en contra", "votos contra", "against", "noes"),
    "abstain": ("abstención", "abstenciones", "votos abstención", "abstentions", "abstained"),
    "result": ("resultado", "decisión", "outcome"),
    "unanimous": ("unanimidad", "por unanimidad", "unánime", "unanimity"),
}
NEEDED = ("date", "number", "result")
FIGURES = ("yes", "no", "abstain")

_WORDS = {
    PastResult.CARRIED: ("carried", "passed", "approved", "adopted", "aprobada", "aprobado", "ganada", "aceptada", "acogida", "adoptada"),
    PastResult.LOST: ("lost", "rejected", "failed", "defeated", "not approved", "perdida", "rechazada", "rechazado", "negada",
                      "negado", "no aprobada", "no aprobado"),
    PastResult.WITHDRAWN: ("withdrawn", "retirada", "retirado"),
}
RESULTS = {fold(word): result for result, words in _WORDS.items() for word in words}


@dataclass(frozen=True)
class PastVote:
    """A vote of the past as the papers give it. Figures that the papers do not give are None."""

    on: date
    number: str
    title: str
    proposer: str
    votes_for: int | None
    against: int | None
    abstain: int | None
    unanimous: bool
    result: PastResult

    @property
    def counted(self) -> bool:
        """Tell whether any figure was given."""
        return any(figure is not None for figure in (self.votes_for, self.against, self.abstain))

    @property
    def total(self) -> int:
        """Return all votes that were given."""
        return sum(figure or 0 for figure in (self.votes_for, self.against, self.abstain))


def read_table(header: Sequence[str], rows: Sequence[tuple[int, Sequence[object]]]) -> tuple[list[str], list[Draft]]:
    """Return the needed columns that lack, and a draft per row that is not empty. The key is told apart by `number_keys`."""
    places = columns(header, COLUMNS)
    lacking = [name for name in NEEDED if name not in places]
    drafts = [Draft(number, Entry.VOTE, picked(cells, places), "") for number, cells in rows] if not lacking else []
    return lacking, number_keys([d for d in drafts if any(d.cells.values())])


def number_keys(drafts: Sequence[Draft]) -> list[Draft]:
    """Give every row the key by which it is known again: day, number, title, proposer, and how often these stood before in the file."""
    seen: dict[tuple[str, ...], int] = {}
    found = []
    for draft in drafts:
        facts = tuple(fold(draft.cells.get(name, "")) for name in ("number", "title", "proposer"))
        day = read_day(draft.cells.get("date", ""))
        identity = (day.isoformat() if day else draft.cells.get("date", ""), *facts)
        seen[identity] = seen.get(identity, -1) + 1
        found.append(replace(draft, key=sha256("\0".join((*identity, str(seen[identity]))).encode()).hexdigest()))
    return found


def read_vote(cells: Mapping[str, str], today: date) -> tuple[PastVote | None, tuple[Oddity, ...]]:
    """Return the vote of a row; or None and everything in it that cannot be read."""
    odd: list[Oddity] = []
    on = read_day(cells.get("date", ""))
    if on is None:
        odd.append(Oddity(Odd.DATE_UNREADABLE, {"written": cells.get("date", "")}))
    elif on > today:
        odd.append(Oddity(Odd.DATE_IN_FUTURE, {"day": on.isoformat()}))
    if not cells.get("number", "").strip():
        odd.append(Oddity(Odd.NUMBER_MISSING))
    figures = {name: read_whole(cells.get(name, "")) for name in FIGURES}
    odd += [Oddity(Odd.FIGURE_UNREADABLE, {"written": cells[name]}) for name in FIGURES if cells.get(name) and figures[name] is None]
    result, unanimous = read_result(cells)
    if result is None:
        odd.append(Oddity(Odd.RESULT_UNKNOWN, {"written": cells.get("result", "")}))
    if odd or on is None or result is None:
        return None, tuple(odd)
    title, proposer = cells.get("title", ""), cells.get("proposer", "")
    votes_for, against, abstain = (figures[name] for name in FIGURES)
    return PastVote(on, cells["number"].strip(), title, proposer, votes_for, against, abstain, unanimous, result), ()


def read_result(cells: Mapping[str, str]) -> tuple[PastResult | None, bool]:
    """Return the result and whether it was unanimous; "aprobada por unanimidad" says both."""
    word = fold(cells.get("result", ""))
    told = "unanim" in word
    plain = " ".join(part for part in word.split() if not part.startswith("unanim") and part not in ("por", "by"))
    result = RESULTS.get(word) or RESULTS.get(plain) or (PastResult.CARRIED if told and not plain else None)
    return result, told or bool(read_yes(cells.get("unanimous", "")))


def contradictions(vote: PastVote, seats: int | None) -> tuple[Oddity, ...]:
    """Return every way in which the figures of a vote contradict its result or exceed the `seats` that could vote that day."""
    return tuple(Oddity(kind, data) for kind, applies, data in _checks(vote, seats) if applies(vote))


def _checks(vote: PastVote, seats: int | None) -> tuple[tuple[Odd, Callable[[PastVote], bool], dict[str, int]], ...]:
    yes, no, abstain = (figure or 0 for figure in (vote.votes_for, vote.against, vote.abstain))
    both, others = {"votes_for": yes, "against": no}, yes if vote.result is PastResult.LOST else no
    whole = vote.votes_for is not None and vote.against is not None
    return (
        (Odd.FIGURE_MISSING, lambda v: v.counted and v.result is not PastResult.WITHDRAWN and not whole, {"total": vote.total}),
        (Odd.CARRIED_WITHOUT_MAJORITY, lambda v: whole and v.result is PastResult.CARRIED and yes <= no, both),
        (Odd.LOST_WITH_MAJORITY, lambda v: whole and v.result is PastResult.LOST and yes > no, both),
        (Odd.UNANIMITY_WITH_DISSENT, lambda v: v.unanimous and others + abstain > 0, {"others": others, "abstain": abstain}),
        (Odd.WITHDRAWN_WITH_FIGURES, lambda v: v.result is PastResult.WITHDRAWN and v.total > 0, {"total": vote.total}),
        (Odd.SEATS_UNKNOWN, lambda v: seats is None and v.counted, {}),
        (Odd.EXCEEDS_SEATS, lambda v: seats is not None and v.total > seats, {"total": vote.total, "seats": seats or 0}),
    )


def repeated(drafts: Sequence[Draft]) -> dict[int, int]:
    """Return, for each row that tells again of a motion of an earlier row, the number of that earlier row.

    The same motion: same day, number, title and proposer. Papers use one number for several motions; then nothing contradicts.
    """
    first: dict[tuple[str, ...], int] = {}
    found = {}
    for draft in drafts:
        day = read_day(draft.cells.get("date", ""))
        words = tuple(fold(draft.cells.get(name, "")) for name in ("number", "title", "proposer"))
        identity = (day.isoformat() if day else "", *words)
        if all(identity[:2]):
            if identity in first:
                found[draft.number] = first[identity]
            first.setdefault(identity, draft.number)
    return found


def judge(draft: Draft, seats: Callable[[date], int | None], today: date, earlier: int | None) -> Draft:
    """Return the draft with everything odd about it. `seats`: voting seats on a day; `earlier`: the row of the same motion."""
    vote, odd = read_vote(draft.cells, today)
    if vote is not None:
        odd = contradictions(vote, seats(vote.on))
        if earlier is not None:
            odd = (*odd, Oddity(Odd.NUMBER_REPEATED, {"row": earlier, "written": vote.number}))
    return replace(draft, odd=odd)
