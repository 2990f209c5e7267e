"""Questions about the audit: proofs that travel, how firm a head is, and what a check finds."""

import json
from base64 import b64encode
from collections.abc import Iterable
from itertools import groupby
from uuid import UUID

import sqlalchemy as sa

from governance_app.audit.records import CosignatureRow, WatchedLogRow, WitnessRow
from governance_app.audit.rules import (
    Answer,
    Finding,
    LogFile,
    LogUnknown,
    Standing,
    Watched,
    Why,
    Witness,
    is_public,
    meant,
    shown,
    standing,
    tail_of,
)
from governance_app.foundation.clock import local_day
from governance_app.foundation.database import db
from governance_app.foundation.signing import is_signed_by
from governance_app.minutes.rules import canonical, text_digest
from governance_app.organisations.reads import names_on
from governance_app.record import reads as record
from governance_app.record.records import LeafRow
from governance_app.record.reference import words_of
from governance_app.record.rules import (
    Head,
    HeadUnreadable,
    Proof,
    ProofUnreadable,
    claims,
    read_head,
    read_key,
    read_proof,
    read_signature,
    same_words,
    what_was_signed,
    witness_words,
)
from governance_app.record.rules.words import plain_words


def witnesses() -> tuple[Witness, ...]:
    """Return all witnesses with the largest head each cosigned, those who still do first."""
    largest = sa.select(CosignatureRow.witness_id, sa.func.max(CosignatureRow.size)).group_by(CosignatureRow.witness_id)
    seen: dict[UUID, int] = {witness: size for witness, size in db.session.execute(largest)}
    rows = db.session.scalars(sa.select(WitnessRow).order_by(WitnessRow.ended_at.is_not(None), WitnessRow.since, WitnessRow.id)).all()
    return tuple(
        Witness(r.id, r.label, r.community_id, _name(r), read_key(r.key), r.since, r.ended_at, seen.get(r.id, 0)) for r in rows)


def _name(row: WitnessRow) -> str:
    """Return what the community was called when its witness was named."""
    return names_on([row.community_id], local_day(row.since))[row.community_id].name


def cosignatures(size: int) -> tuple[tuple[UUID, str], ...]:
    """Return (community, line) of each witness under the head of a size, in the order in which they came."""
    query = sa.select(WitnessRow.community_id, CosignatureRow.line).join(WitnessRow, WitnessRow.id == CosignatureRow.witness_id)
    return tuple((community, line) for community, line in db.session.execute(
        query.where(CosignatureRow.size == size).order_by(CosignatureRow.at, CosignatureRow.id)))


def firm_size() -> int:
    """Return the size of the largest head that is firm by `rules.standing`; 0 when there is none."""
    rows = db.session.execute(
        sa.select(CosignatureRow.size, WitnessRow.community_id).join(WitnessRow, WitnessRow.id == CosignatureRow.witness_id)
        .order_by(CosignatureRow.size.desc()).execution_options(yield_per=CHUNK))
    sizes = ((size, standing(row.community_id for row in of_it)) for size, of_it in groupby(rows, key=lambda row: row.size))
    return next((size for size, stands in sizes if stands is Standing.FIRM), 0)


def head(size: int | None = None) -> Head | None:
    """Return the head of the record (or how it was at a size), signed, with what witnesses put under it."""
    found = record.signed_head(size)
    return found.signed(*(read_signature(line) for _, line in cosignatures(found.size))) if found else None


def standing_of(position: int) -> Standing:
    """Return how the leaf at a position stands: firm when a firm head covers it. Of a head ask for the last leaf in it."""
    return Standing.FIRM if position < firm_size() else Standing.PROVISIONAL


def public_proof(position: int) -> Proof | None:
    """Return the proof of a public leaf under the largest firm head that covers it, else under the present one; None when there is none."""
    if position >= record.head()[0]:  # asked first: a number of thirty digits fits into no column
        return None
    name = db.session.scalar(sa.select(LeafRow.name).where(LeafRow.position == position))
    if name is None or not is_public(name):
        return None
    size = firm_size() if position < firm_size() else None
    proof = record.proof_of(position, size)
    whole = head(size)
    return Proof(proof.leaf, proof.index, proof.path, whole, proof.keys) if proof and whole else None


def log_file() -> LogFile | None:
    """Return the whole record as anybody may have it: public entries as text, of the others the hash. None while it is empty."""
    now = head()
    if now is None:
        return None
    keys = tuple(link.public.hex() + link.endorsed.hex() for link in record.key_links())
    rows = db.session.execute(
        sa.select(LeafRow.name, LeafRow.canonical, LeafRow.digest).where(LeafRow.position < now.size).order_by(LeafRow.position))
    return LogFile(now.note(), keys, tuple(shown(r.name, r.canonical, r.digest) for r in rows))


def check_text(text: str) -> Finding:
    """Check what somebody read off a paper: the text of a QR, a proof, a signed head, or witness words."""
    ours = record.signed_head()
    if ours is None:
        return Finding(Answer.UNKNOWN, Why.EMPTY_RECORD)
    try:
        return _check_proof(read_proof(text), ours)
    except ProofUnreadable:
        pass
    try:
        return _check_head(read_head(text), ours)
    except HeadUnreadable:
        return _check_words(text, ours)


def _check_proof(proof: Proof, ours: Head) -> Finding:
    if proof.head.origin != ours.origin:
        return Finding(Answer.UNKNOWN, Why.OTHER_RECORD, head=proof.head)
    if not _is_sound(proof):
        return Finding(Answer.DIFFERS, Why.SIGNATURE)
    here = _check_head(proof.head, ours)
    return Finding(Answer.MATCHES, Why.HOLDS, proof.index, proof.head) if here.answer is Answer.MATCHES else here


def _is_sound(proof: Proof) -> bool:
    """Tell whether leaf, path, keys and signature of a proof hold together."""
    try:
        key, steps = claims(proof.head, proof.keys)
    except ProofUnreadable:
        return False
    said = what_was_signed(proof.head, key)
    endorsed = all(is_signed_by(public, message, signature) for public, message, signature in steps)
    return proof.holds() and endorsed and said is not None and is_signed_by(key.public, said[0], said[1])


def _check_head(given: Head, ours: Head) -> Finding:
    if given.origin != ours.origin:
        return Finding(Answer.UNKNOWN, Why.OTHER_RECORD, head=given)
    if given.size > ours.size:
        return Finding(Answer.DIFFERS, Why.LARGER, head=given)
    if not _is_ours(given):
        return Finding(Answer.DIFFERS, Why.SIGNATURE, head=given)
    if record.root_at(given.size, ours.size) != given.root:
        return Finding(Answer.DIFFERS, Why.REWRITTEN, head=given)
    return Finding(Answer.MATCHES, Why.HEAD_HOLDS, head=given)


def _is_ours(given: Head) -> bool:
    """Tell whether a head is signed with a key of this record, of today or of before."""
    pairs = [(key.public, what_was_signed(given, key)) for key in record.public_keys()]
    return any(said is not None and is_signed_by(public, said[0], said[1]) for public, said in pairs)


def check_number(text: str) -> Finding | None:
    """Check the number of a decision or of an acta: whether its publication or approval stands in the record. None when it is no number."""
    tail = tail_of(text)
    if tail is None:
        return None
    number, _, rest = tail.partition("-")
    alike = LeafRow.canonical.contains(f"{number}-"), LeafRow.canonical.contains(f'{rest[-5:]}"')  # accents of the letters between: `meant`
    rows = db.session.execute(
        sa.select(LeafRow.canonical, LeafRow.position).where(LeafRow.name.in_(WITH_CODES), *alike).order_by(LeafRow.position.desc()))
    first = {json.loads(canonical)["data"]["code"]: position for canonical, position in rows}
    code = meant(text, list(first))
    if code is None:
        return Finding(Answer.UNKNOWN, Why.NO_SUCH_NUMBER)
    return Finding(Answer.MATCHES, Why.HOLDS, first[code], record.signed_head())


WITH_CODES = ("minutes.approved", "decisions.published")
"""Events that tell a number: the first time counts."""


def check_file(content: bytes) -> Finding:
    """Check a file: the text of an acta, a proof, or a head. A text is compared by its digest with what was approved."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Finding(Answer.UNKNOWN, Why.UNREADABLE)
    found = check_text(text)
    if found.why is not Why.UNREADABLE:
        return found
    digest = text_digest(canonical(text))
    if (covered := _covered_at(digest)) is not None:
        return Finding(Answer.MATCHES, Why.COVERED_HOLDS, covered, record.signed_head())
    told = f'"text_sha256":"{digest}"'
    rows = {name: position for name, position in db.session.execute(
        sa.select(LeafRow.name, LeafRow.position).where(LeafRow.name.in_(WITH_TEXTS), LeafRow.canonical.contains(told))
        .order_by(LeafRow.position.desc()))}
    name = next((one for one in WITH_TEXTS if one in rows), None)
    if name is None:
        return Finding(Answer.UNKNOWN, Why.NO_SUCH_TEXT)
    if name == PUT_TO_VOTE:
        return Finding(Answer.UNKNOWN, Why.NOT_APPROVED, rows[name], record.signed_head())
    return Finding(Answer.MATCHES, Why.TEXT_HOLDS, rows[name], record.signed_head())


def _covered_at(digest: str) -> int | None:
    """Return the entry that says of a text that it is the covered version of an acta; the last one of that digest."""
    told = LeafRow.name == "minutes.redacted", LeafRow.canonical.contains(f'"covered_sha256":"{digest}"')
    return db.session.scalar(sa.select(sa.func.max(LeafRow.position)).where(*told))


PUT_TO_VOTE = "minutes.presented"
WITH_TEXTS = ("minutes.approved", "minutes.translation_final", PUT_TO_VOTE)
"""Events that tell the digest of a text, in the order in which they answer for it."""


def _check_words(text: str, ours: Head) -> Finding:
    """Compare words with the heads that were told: of each size at which a public act stands, and of those that witnesses cosigned."""
    if len(plain_words(text)) not in _COUNTS:
        return Finding(Answer.UNKNOWN, Why.UNREADABLE)
    for size in _told_sizes(ours.size):
        root = record.root_at(size, ours.size)
        if any(same_words(text, witness_words(root, words_of(language))) for language in ("es", "qu")):
            return Finding(Answer.MATCHES, Why.WORDS_HOLD, head=record.signed_head(size))
    return Finding(Answer.UNKNOWN, Why.NO_SUCH_WORDS)


_COUNTS = frozenset(len(witness_words(b"\0" * 32, words_of(language))) for language in ("es", "qu"))
CHUNK = 500
"""Cosignatures read at a time."""
MOST_SIZES = 400
"""Heads with which words are compared, the latest first: some years of actas."""


def _told_sizes(now: int) -> Iterable[int]:
    acts = db.session.scalars(
        sa.select(LeafRow.position + 1).where(LeafRow.name.in_(("minutes.approved", "minutes.erratum", "meetings.closed")))
        .order_by(LeafRow.position.desc()).limit(MOST_SIZES))
    cosigned = db.session.scalars(sa.select(CosignatureRow.size).distinct().order_by(CosignatureRow.size.desc()).limit(MOST_SIZES))
    return dict.fromkeys([now, *acts, *cosigned])


def growth_request(old: int, now: Head) -> str:
    """Return what a witness that last saw `old` entries needs to cosign this head (C2SP tlog-witness, add-checkpoint)."""
    steps = "".join(f"{b64encode(step).decode()}\n" for step in record.growth(old, now.size))
    return f"old {old}\n{steps}\n{now.note()}"


def watched() -> tuple[Watched, ...]:
    """Return the records of others for which this installation is a witness."""
    rows = db.session.scalars(sa.select(WatchedLogRow).order_by(WatchedLogRow.origin))
    return tuple(Watched(r.origin, r.label, read_key(r.key), read_head(r.note) if r.note else None) for r in rows)


def cosigned_line(watched_log: UUID) -> str:
    """Return the line with which this installation cosigned the last head of a watched record. Raises LogUnknown."""
    row = db.session.get(WatchedLogRow, watched_log)
    if row is None or not row.line:
        raise LogUnknown()
    return row.line
