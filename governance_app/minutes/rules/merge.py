"""Three-way merge by paragraph (design/offline.md §1.4): paragraphs that differ in one text only merge; both differ: a person settles.

Nothing is guessed inside a paragraph: of "200 dólares" corrected to 250 and to 300 no machine makes "300250".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from governance_app.minutes.rules.words import Change

MOST_COMPARED = 250_000
"""Pairs of paragraphs compared at most (500 × 500): beyond it two stretches count as wholly different, so no text stalls the server."""

Paragraphs = tuple[str, ...]


@dataclass(frozen=True)
class Agreed:
    """Paragraphs on which there is no doubt."""

    paragraphs: Paragraphs


@dataclass(frozen=True)
class Clash:
    """A stretch that both changed, each otherwise. Any of the three may be empty (inserted, or taken out)."""

    base: Paragraphs
    mine: Paragraphs
    theirs: Paragraphs


@dataclass(frozen=True)
class Merged:
    """The outcome of a merge, stretch by stretch."""

    parts: tuple[Agreed | Clash, ...]

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """Return the stretches that a person must settle."""
        return tuple(part for part in self.parts if isinstance(part, Clash))

    def text(self) -> str:
        """Return the merged text; of a clash both versions, mine first, so that nothing is lost while a person decides."""
        kept: list[str] = []
        for part in self.parts:
            kept += part.paragraphs if isinstance(part, Agreed) else (*part.mine, *(p for p in part.theirs if p not in part.mine))
        return join(kept)


def split(text: str) -> Paragraphs:
    """Return the paragraphs of a text: an empty line parts them; spaces at line ends and extra empty lines are nothing."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    found: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return tuple("\n".join(paragraph) for paragraph in found if paragraph)


def join(paragraphs: Sequence[str]) -> str:
    """Return paragraphs as one text."""
    return "\n\n".join(paragraphs)


def tidy(text: str) -> str:
    """Return a text as it is kept: the same paragraphs, parted by one empty line. Idempotent."""
    return join(split(text))


def merge(base: str, mine: str, theirs: str) -> Merged:
    """Return `mine` and `theirs`, both made from `base`, as one."""
    parts: list[Agreed | Clash] = []
    for part in _stretches(split(base), split(mine), split(theirs)):
        if isinstance(part, Agreed) and parts and isinstance(parts[-1], Agreed):
            parts[-1] = Agreed(parts[-1].paragraphs + part.paragraphs)
        else:
            parts.append(part)
    return Merged(tuple(parts))


def _stretches(base: Paragraphs, mine: Paragraphs, theirs: Paragraphs) -> Iterator[Agreed | Clash]:
    in_mine, in_theirs = dict(common(base, mine)), dict(common(base, theirs))
    here = (0, 0, 0)
    for at in [place for place in range(len(base)) if place in in_mine and place in in_theirs]:
        yield from _between(base[here[0]:at], mine[here[1]:in_mine[at]], theirs[here[2]:in_theirs[at]])
        yield Agreed((base[at],))
        here = (at + 1, in_mine[at] + 1, in_theirs[at] + 1)
    yield from _between(base[here[0]:], mine[here[1]:], theirs[here[2]:])


def _between(base: Paragraphs, mine: Paragraphs, theirs: Paragraphs) -> Iterator[Agreed | Clash]:
    """Settle a stretch without a paragraph that both kept. Of equal lengths it is compared paragraph by paragraph."""
    if mine in (base, theirs):
        kept = theirs
    elif theirs == base:
        kept = mine
    elif len(base) == len(mine) == len(theirs) > 1:
        for one in zip(base, mine, theirs, strict=True):
            yield from _between(*((paragraph,) for paragraph in one))
        return
    else:
        yield Clash(base, mine, theirs)
        return
    if kept:
        yield Agreed(kept)


def common(old: Paragraphs, new: Paragraphs) -> list[tuple[int, int]]:
    """Return the places (in old, in new) of a longest series of paragraphs that stand in both, in order."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    inner = _longest(old[head:len(old) - tail], new[head:len(new) - tail])
    ends = [(len(old) - back, len(new) - back) for back in range(tail, 0, -1)]
    return [*((at, at) for at in range(head)), *((a + head, b + head) for a, b in inner), *ends]


def _longest(old: Paragraphs, new: Paragraphs) -> list[tuple[int, int]]:
    if not old or not new or len(old) * len(new) > MOST_COMPARED:
        return []
    best = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for a in range(len(old) - 1, -1, -1):
        for b in range(len(new) - 1, -1, -1):
            best[a][b] = best[a + 1][b + 1] + 1 if old[a] == new[b] else max(best[a + 1][b], best[a][b + 1])
    found, a, b = [], 0, 0
    while a < len(old) and b < len(new):
        if old[a] == new[b]:
            found.append((a, b))
            a, b = a + 1, b + 1
        elif best[a + 1][b] >= best[a][b + 1]:
            a += 1
        else:
            b += 1
    return found


def changes(old: str, new: str) -> tuple[tuple[Change, str], ...]:
    """Return the paragraphs of both texts in reading order, each kept, added or removed: what a history shows."""
    before, after = split(old), split(new)
    found: list[tuple[Change, str]] = []
    a = b = 0
    for at, there in [*common(before, after), (len(before), len(after))]:
        found += [(Change.REMOVED, paragraph) for paragraph in before[a:at]]
        found += [(Change.ADDED, paragraph) for paragraph in after[b:there]]
        found += [(Change.KEPT, before[at])] if at < len(before) else []
        a, b = at + 1, there + 1
    return tuple(found)
