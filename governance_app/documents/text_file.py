"""The acta as plain text, for hashing and for reading where no PDF opens.

Stable: UTF-8, NFC, `\\n`, one blank line between blocks, no trailing spaces. The layout is version 1; a change of layout is
a new version with its own first line, so that an old hash can always be made again.
"""

import unicodedata
from collections.abc import Iterable, Iterator

from governance_app.documents.shapes import Acta, Election, Motion, Passage, Point, Resolution

LAYOUT = "governance-app acta text 1"
STANDING = "--- how it stands ---"


def acta_text(acta: Acta) -> bytes:
    """The whole acta. What is only of the print (QR, watermark, foot, moment of printing) has no part in it."""
    return written([LAYOUT, *heading(acta), *before(acta), *points(acta), *after(acta)])


def acta_with_standing(acta: Acta) -> bytes:
    """The acta to read: its text, and behind it how it stands today (state, approval, signatures, errata, record).

    What stands before the line `STANDING` is the text of `acta_text`, byte for byte.
    """
    told = [block for block in standing(acta) if block.strip()]
    return acta_text(acta) + (b"\n" + written([STANDING, *told]) if told else b"")


def standing(acta: Acta) -> Iterator[str]:
    """What was said of the text after it was written."""
    words = acta.words
    if acta.standing:
        yield f"{words.standing}: {acta.standing}"
    yield acta.binding
    yield from section(words.approval, passages(acta.approval))
    stand = (" · ".join(filter(None, (each.name, each.standing, f"{words.witness}: {each.witness}" if each.witness else "")))
             for each in acta.signatures if each.standing)
    yield from section(words.signatures, ["\n".join(stand)])
    for each in acta.errata:
        yield f"== {words.erratum} {each.number} =="
        yield " · ".join(filter(None, (each.day, each.place)))
        for title, given in ((words.said, each.said), (words.says, each.says), (words.why, each.why)):
            yield from (f"{title}: {passage_text(passage)}" for passage in given)
        yield from passages(each.approval)
    if acta.record is not None:
        facts = [f"{fact.label}: {fact.value}" for fact in acta.record.lines]
        words_of = [in_language(each.lang, " ".join(each.words)) for each in acta.record.witness]
        yield from section(words.record, ["\n".join([acta.record.mark, *facts, *words_of]), *passages(acta.record.note)])


def written(blocks: Iterable[str]) -> bytes:
    """The blocks that hold something, one empty line between them."""
    return ("\n\n".join(tidy(block) for block in blocks if block.strip()) + "\n").encode()


def tidy(block: str) -> str:
    """NFC, no carriage returns, no spaces at line ends."""
    lines = unicodedata.normalize("NFC", block).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines)


def heading(acta: Acta) -> Iterator[str]:
    """Issuer, title, number, facts."""
    yield from acta.paper.issuer
    yield f"{acta.paper.title} {acta.paper.number}"
    yield acta.paper.subtitle
    yield "\n".join(f"{fact.label}: {fact.value}" for fact in acta.facts)


def before(acta: Acta) -> Iterator[str]:
    """Opening, roll call, quorum, agenda."""
    words = acta.words
    yield from section(words.opening, passages(acta.opening))
    rows = (f"{at}. {row.seat} | {row.holder} | {row.state} | {row.acting}" for at, row in enumerate(acta.roll, start=1))
    yield from section(words.roll, ["\n".join(rows)])
    yield from section(words.quorum, passages(acta.quorum))
    agenda = (f"{line.number}. {line.title}" + (f" ({line.note})" if line.note else "") for line in acta.agenda)
    yield from section(words.agenda, ["\n".join(agenda)])


def points(acta: Acta) -> Iterator[str]:
    """Point by point."""
    for point in acta.points:
        yield f"== {acta.words.point} {point.number}. {point.title} =="
        yield from passages(point.summary)
        for motion in point.motions:
            yield from motion_text(motion, acta)
        for election in point.elections:
            yield from election_text(election, acta)
        for resolution in point.resolutions:
            yield from resolution_text(resolution, acta)
        yield promises_text(point, acta)


def motion_text(motion: Motion, acta: Acta) -> Iterator[str]:
    """Motion, vote, reservations."""
    words = acta.words
    yield words.motion + (f" ({words.proposed_by}: {motion.proposer})" if motion.proposer else "")
    yield from passages(motion.text)
    if motion.vote is not None:
        yield f"{words.vote}: {motion.vote.sentence}"
        yield motion.vote.rule
        yield "\n".join(f"{tally.label}: {tally.count}" for tally in motion.vote.tallies)
        yield "\n".join(f"{named.seat}: {named.choice}" for named in motion.vote.by_name)
    for passage in motion.dissent:
        yield f"{words.dissent}: {passage_text(passage)}"


def election_text(election: Election, acta: Acta) -> Iterator[str]:
    """What was filled, who was elected, the papers by kind, and how it was counted."""
    yield f"{acta.words.election}: {election.title}"
    yield election.result
    yield "\n".join(f"{tally.label}: {tally.count}" for tally in election.tallies)
    yield from passages(election.told)


def resolution_text(resolution: Resolution, acta: Acta) -> Iterator[str]:
    """Number, what was considered, what was resolved."""
    yield f"{acta.words.resolution} {resolution.number}"
    if resolution.considering:
        yield acta.words.considering
        yield from passages(resolution.considering)
    yield from passages(resolution.text)


def promises_text(point: Point, acta: Acta) -> str:
    """The commitments of a point, one per line."""
    words = acta.words
    lines = (f"- {words.what}: {each.what} | {words.owner}: {each.owner} | {words.due}: {each.due}" for each in point.promises)
    return "\n".join([words.promises, *lines]) if point.promises else ""


def after(acta: Acta) -> Iterator[str]:
    """Incidents, closing, who signs, corrections, annexes, attendance."""
    words = acta.words
    yield from section(words.incidents, passages(acta.incidents))
    yield from section(words.closing, passages(acta.closing))
    signers = (f"{each.name}, {each.office}" + (f" ({each.note})" if each.note else "") for each in acta.signatures)
    yield from section(words.signatures, ["\n".join(signers)])
    yield from section(words.corrections, passages(acta.corrections))
    yield from section(words.annexes, ["\n".join(acta.annexes)])
    present = (
        f"{at}. {line.name} | {line.organisation} | {line.capacity} | {line.arrived} | {line.left}"
        for at, line in enumerate(acta.attendance, start=1)
    )
    yield from section(words.attendance, ["\n".join(present)])
    yield acta.attendance_note
    if acta.salt:
        yield f"{words.salt}: {acta.salt}"


def section(title: str, blocks: Iterable[str]) -> Iterator[str]:
    """A title and its blocks; nothing when all are empty."""
    kept = [block for block in blocks if block.strip()]
    if kept:
        yield f"== {title} =="
        yield from kept


def passages(given: Iterable[Passage]) -> Iterator[str]:
    """Each passage, its language before it when it has one of its own."""
    return (passage_text(passage) for passage in given)


def passage_text(passage: Passage) -> str:
    """`[qu] …` for a passage in another language; the same paragraph in a second language on the next line."""
    lines = [in_language(passage.lang, passage.text)]
    if passage.beside.strip():
        lines.append(in_language(passage.beside_lang, passage.beside))
    return "\n".join(lines)


def in_language(lang: str, text: str) -> str:
    """The text, its language before it when it has one of its own."""
    return f"[{lang}] {text}" if lang else text
