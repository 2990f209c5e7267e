"""BLT files: the papers of an election as text, read and written.

The format is that of Hill, Wichmann and Woodall (Algorithm 123, 1987), used since by OpenSTV/OpaVote, Droop and others:

    4 2                 candidates, seats
    -2                  who withdrew (any number of lines or numbers; may be absent)
    3 1 3 4 0           three papers: candidate 1, then 3, then 4; 0 ends each
    0                   ends the papers
    "Adam"              one name for each candidate, in quotation marks
    …
    "Title"             may be absent

`#` begins a comment (OpenSTV). Several papers may share a line; a paper does not go on on the next. What others added is refused by name:
equal ranks ("="), skipped ranks ("-"), ballot identifiers, options, and texts after the title.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from governance_app.voting.rules.elections.errors import (
    BltEqualRanks,
    BltHeaderMissing,
    BltNameEmpty,
    BltNamesMissing,
    BltNameTwice,
    BltNameUnquoted,
    BltNoEnd,
    BltNotANumber,
    BltNotText,
    BltPaperNotEnded,
    BltQuoteOpen,
    BltRankedTwice,
    BltSkippedRank,
    BltTextAfterTitle,
    BltTooLarge,
    BltUnknownCandidate,
    BltUnwritable,
    BltWithdrawnLate,
    BltWithdrawnTwice,
)
from governance_app.voting.rules.elections.papers import Election, Paper

MOST_BYTES = 20_000_000
MOST_CANDIDATES = 1_000
MOST_PAPERS = 100_000_000
_WORD = re.compile(r'"(?P<name>[^"]*)"|(?P<open>")|(?P<word>[^\s"#]+)|(?P<comment>#)')


@dataclass(frozen=True)
class Word:
    """A word of the file. `name`: it stood in quotation marks."""

    line: int
    text: str
    name: bool = False


@dataclass
class _Reading:
    """What was read so far."""

    candidates: int
    seats: int
    withdrawn: list[int] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    total: int = 0


def read_blt(content: bytes) -> Election:
    """Return the election that a BLT file holds. Raises a BltFault with the line."""
    if len(content) > MOST_BYTES:
        raise BltTooLarge(line=1, limit=MOST_BYTES)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise BltNotText(line=content.count(b"\n", 0, fault.start) + 1) from None
    words = list(_words(text))
    last = words[-1].line if words else 1
    stream = iter(words)
    reading = _header(stream)
    _papers(stream, reading, last)
    names, title = _names(stream, reading.candidates, last)
    return Election(names, reading.seats, tuple(reading.papers), frozenset(reading.withdrawn), title)


def write_blt(election: Election) -> str:
    """Return an election as a BLT file. Raises BltUnwritable for a name that the format cannot hold."""
    named = (*election.candidates, election.title)
    for name in named:
        if '"' in name or not name.isprintable() or name != name.strip():
            raise BltUnwritable(name=name)
    gone = [" ".join(f"-{number}" for number in sorted(election.withdrawn))] if election.withdrawn else []
    papers = [" ".join(map(str, (paper.times, *paper.ranking, 0))) for paper in election.papers]
    return "\n".join([f"{len(election.candidates)} {election.seats}", *gone, *papers, "0", *(f'"{name}"' for name in named)]) + "\n"


def _words(text: str) -> Iterator[Word]:
    for number, line in enumerate(text.split("\n"), start=1):
        for found in _WORD.finditer(line):
            if found["comment"]:
                break
            if found["open"]:
                raise BltQuoteOpen(line=number)
            yield Word(number, found["word"] or found["name"], found["word"] is None)


def _header(words: Iterator[Word]) -> _Reading:
    first, second = next(words, None), next(words, None)
    if first is None or second is None:
        raise BltHeaderMissing(line=1)
    candidates, seats = _number(first), _number(second)
    if min(candidates, seats) < 1 or first.line != second.line:
        raise BltHeaderMissing(line=first.line)
    if max(candidates, seats) > MOST_CANDIDATES:
        raise BltTooLarge(line=first.line, limit=MOST_CANDIDATES)
    return _Reading(candidates, seats)


def _number(word: Word) -> int:
    if word.name or not re.fullmatch(r"-?[0-9]{1,12}", word.text):
        raise BltNotANumber(line=word.line, word=word.text[:40])
    return int(word.text)


def _papers(words: Iterator[Word], reading: _Reading, last: int) -> None:
    for word in words:
        number = _number(word)
        if number == 0:
            return
        if number < 0:
            _withdraw(word, -number, reading)
        else:
            reading.papers.append(Paper(_ranking(words, word.line, reading.candidates), number))
            reading.total += number
        if reading.total > MOST_PAPERS:
            raise BltTooLarge(line=word.line, limit=MOST_PAPERS)
    raise BltNoEnd(line=last)


def _withdraw(word: Word, number: int, reading: _Reading) -> None:
    if reading.papers:
        raise BltWithdrawnLate(line=word.line)
    _check_candidate(word.line, number, reading.candidates)
    if number in reading.withdrawn:
        raise BltWithdrawnTwice(line=word.line, number=number)
    reading.withdrawn.append(number)


def _ranking(words: Iterator[Word], line: int, candidates: int) -> tuple[int, ...]:
    ranking: list[int] = []
    for word in words:
        if word.line != line:
            break
        if "=" in word.text and not word.name:
            raise BltEqualRanks(line=line, word=word.text[:40])
        if word.text == "-" and not word.name:
            raise BltSkippedRank(line=line)
        number = _number(word)
        if number == 0:
            return tuple(ranking)
        _check_candidate(line, number, candidates)
        if number in ranking:
            raise BltRankedTwice(line=line, number=number)
        ranking.append(number)
    raise BltPaperNotEnded(line=line)


def _check_candidate(line: int, number: int, candidates: int) -> None:
    if not 1 <= number <= candidates:
        raise BltUnknownCandidate(line=line, number=number, candidates=candidates)


def _names(words: Iterator[Word], candidates: int, last: int) -> tuple[tuple[str, ...], str]:
    names: list[str] = []
    for word in words:
        if not word.name:
            raise BltNameUnquoted(line=word.line, word=word.text[:40])
        if len(names) > candidates:
            raise BltTextAfterTitle(line=word.line)
        _check_name(word, names, candidates)
        names.append(word.text.strip())
    if len(names) < candidates:
        raise BltNamesMissing(line=last, found=len(names), candidates=candidates)
    return tuple(names[:candidates]), "".join(names[candidates:])


def _check_name(word: Word, names: list[str], candidates: int) -> None:
    name = word.text.strip()
    if not name.isprintable():
        raise BltNotText(line=word.line)
    if len(names) == candidates:
        return
    if not name:
        raise BltNameEmpty(line=word.line)
    if name in names:
        raise BltNameTwice(line=word.line, name=name)
