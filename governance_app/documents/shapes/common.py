"""What several printed documents are made of."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Passage:
    """A paragraph and the tag of its language ("" = the language of the document).

    `beside`: the same paragraph in a second language (`beside_lang`), printed in a column of its own beside it.
    """

    text: str
    lang: str = ""
    beside: str = ""
    beside_lang: str = ""


@dataclass(frozen=True)
class Fact:
    """One line of the box under the heading: "Lugar" — "Casa comunal de …"."""

    label: str
    value: str


@dataclass(frozen=True)
class Signature:
    """Who signs and in which office; `note` for "certifica" and the like.

    `standing`: how it stands ("Firmó en papel el 3 de diciembre de 2026", "No firmó: …"); with it no line to sign is drawn.
    `witness`: who saw it, where one signed on behalf of another or with a thumb.
    """

    name: str
    office: str
    note: str = ""
    standing: str = ""
    witness: str = ""


@dataclass(frozen=True)
class Paper:
    """What every printed document has.

    `issuer`: lines above the title (corridor, body). `lang`: BCP 47 tag of the document. `made_at`: Unix seconds.
    `draft`: word across the page and in every foot ("BORRADOR"), "" = none. `demonstration`: sentence of the band, "" = none.
    `address`: what the QR opens, "" = no QR; `address_note`: the sentence beside it. `foot`: left of the page number.
    `digest`: the first digits or words of the digest of the text, in the foot of every page, "" = none.
    """

    title: str
    number: str
    issuer: tuple[str, ...]
    made_at: int
    lang: str = "es"
    subtitle: str = ""
    draft: str = ""
    demonstration: str = ""
    address: str = ""
    address_note: str = ""
    foot: str = ""
    digest: str = ""


@dataclass(frozen=True)
class AgendaLine:
    """One line of an agenda. `note`: kind or time foreseen."""

    number: str
    title: str
    note: str = ""


@dataclass(frozen=True)
class SheetRow:
    """A row of the attendance sheet printed beforehand."""

    name: str
    organisation: str


@dataclass(frozen=True)
class WitnessWords:
    """The witness words of a head of the record in one language: printed to be read aloud and written in the book."""

    words: tuple[str, ...]
    lang: str = ""


@dataclass(frozen=True)
class RecordBox:
    """What the record says of a document, at its end.

    `mark`: what the square code holds, any text up to 2,300 bytes; `mark_note`: what it is for. `lines`: leaf, head, date.
    `witness`: the words, per language. `by_hand`: lines for whoever writes the words, with name and community, 0–12.
    """

    mark: str
    lines: tuple[Fact, ...] = ()
    witness: tuple[WitnessWords, ...] = ()
    by_hand: int = 2
    mark_note: str = ""
    note: tuple[Passage, ...] = ()
