"""An approved acta as it is handed out: how it stands, what the record says of it, and with the passages covered that the law asks."""

from dataclasses import replace
from uuid import UUID

from governance_app.documents.shapes import Acta, Fact, Passage, RecordBox, WitnessWords
from governance_app.languages.catalogue import _, force_language
from governance_app.languages.formats import number
from governance_app.meetings import reads as meetings
from governance_app.minutes import reads
from governance_app.minutes.reads import signing as asked
from governance_app.minutes.rules.covering import Covering, CoveringMissing
from governance_app.minutes.rules.signing import mark_of
from governance_app.minutes.wording.approval import binding_sentence, with_standing
from governance_app.minutes.wording.covering import covering_sentence, with_covers
from governance_app.minutes.wording.signing import with_signatures
from governance_app.record import reads as record
from governance_app.record.reference import witness_words_of
from governance_app.web.outside import full_address


def handed_out(meeting: UUID) -> Acta:
    """Return the approved acta of a meeting as it may leave for anybody: what is covered for some is covered here. Raises NotApproved."""
    shape, passages = signed_shape(meeting), reads.passages_covered(meeting)
    if passages:
        return replace(with_passages_covered(meeting, shape, passages), record=record_box(meeting, last_covering(meeting).id))
    return replace(shape, record=record_box(meeting))


def signed_shape(meeting: UUID) -> Acta:
    """Return what is printed of an approved acta: the code of its text at every foot, and how it and its signatures stand at its end."""
    all_of = asked.signing(meeting)
    found, errata = all_of.approval, reads.approved_errata(meeting)
    with force_language("es"):
        binding = binding_sentence(reads.binding_text(meeting)) if any(one.final for one in reads.translations(meeting)) else ""
    standing = with_standing(asked.shape_to_sign(all_of.text), found, meetings.meeting(found.meeting), errata, binding)
    return with_signatures(standing, all_of)


def with_passages_covered(meeting: UUID, acta: Acta, passages: tuple[str, ...]) -> Acta:
    """Return what is printed with the passages covered. Raises CoveringMissing when none are."""
    last = last_covering(meeting)
    with force_language("es"):
        return with_covers(acta, passages, covering_sentence(last), mark_of(last.digest))


def last_covering(meeting: UUID) -> Covering:
    """Return the covering in force. Raises CoveringMissing."""
    if (found := reads.last_covering(meeting)) is None:
        raise CoveringMissing()
    return found


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
