"""What the record says of an approved acta, printed at the end of it and of its excerpts."""

from uuid import UUID

from governance_app.documents.shapes import Fact, Passage, RecordBox, WitnessWords
from governance_app.languages.catalogue import _
from governance_app.languages.formats import number
from governance_app.record import reads as record
from governance_app.record.reference import witness_words_of
from governance_app.web.outside import full_address


def record_box(meeting: UUID, covering: UUID | None = None) -> RecordBox | None:
    """Return the box of the approved acta of a meeting: the proof of its approval in the head right after it; None before.

    Of a covered version (`covering`: the last one) the proof of the entry that holds the digest of its text.

    That head never changes, nor do its signature and the proof (`record.reads`), so the same acta prints to the same bytes for ever.
    """
    found = record.mark_of("minutes.approve_covering", covering) if covering else record.mark_of("minutes.approve", meeting)
    proof = record.proof_of(found[0], found[0] + 1) if found else None
    if proof is None:
        return None
    lines = (
        Fact(str(_("Name of the record")), proof.head.origin), Fact(str(_("Entry")), number(proof.index + 1)),
        Fact(str(_("Head")), proof.head.root.hex()[:22]),
    )
    return RecordBox(
        mark=full_address("audit.scanned", packed=proof.packed()).upper(), lines=lines, by_hand=2,
        witness=tuple(WitnessWords(words, language) for language, words in witness_words_of(proof.head.root).items()),
        mark_note=str(_("A telephone reads this square with the network; without it, with the verifier. It holds the whole proof.")),
        note=(Passage(str(_(
            "Two witnesses of different communities write these words by hand and read them aloud at the next meeting. "
            "If the record were changed, other words would come out."))),))
