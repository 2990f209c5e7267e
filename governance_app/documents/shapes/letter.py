"""A letter: facts, then parts with a heading each, then who signs."""

from dataclasses import dataclass

from governance_app.documents.shapes.common import Fact, Paper, Passage, Signature


@dataclass(frozen=True)
class Part:
    """A heading and its paragraphs."""

    title: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Letter:
    """A letter or notice to be sent. `to`: lines that say to whom."""

    paper: Paper
    to: tuple[str, ...]
    facts: tuple[Fact, ...]
    parts: tuple[Part, ...]
    signatures: tuple[Signature, ...] = ()
