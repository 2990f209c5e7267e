"""Questions about the record: how far it has grown, whether it holds, and the proofs for what stands in it."""

import json
from collections.abc import Iterable, Iterator
from uuid import UUID

import rfc8785
import sqlalchemy as sa

from governance_app.foundation.database import db
from governance_app.record.keys import public_key, sign
from governance_app.record.records import HeadRow, KeyRow, LeafRow, ReceiptRow
from governance_app.record.rules import (
    EMPTY,
    Fault,
    FaultKind,
    Frontier,
    Head,
    Key,
    KeyLink,
    LeafSeen,
    Proof,
    Verified,
    consistency_spans,
    faults_of,
    hashes,
    inclusion_spans,
    log_signature,
    pieces,
)
from governance_app.record.rules.tree import Node, Span

CHUNK = 2_000
"""Leaves read at a time when the whole record is verified."""


def head() -> tuple[int, str]:
    """Return (number of leaves, root in hex) of the record as it stands."""
    row = db.session.get(HeadRow, 1)
    return (row.size, _tree(row).root().hex()) if row else (0, EMPTY.hex())


def _tree(row: HeadRow) -> Frontier:
    return Frontier(row.size, tuple(row.peaks[at:at + 32] for at in range(0, len(row.peaks), 32)))


def signed_head(size: int | None = None) -> Head | None:
    """Return the head of the record (or how it was at `size` leaves), signed; None before the first leaf.

    Signing is deterministic (RFC 8032) and a head of before is signed with the key of its time, so nothing is written and the same head
    has the same signature for ever. ValueError beyond its size.
    """
    row = db.session.get(HeadRow, 1)
    key = _key_at(row.size if size is None else size) if row and row.origin else None
    if row is None or key is None:
        return None
    root = _tree(row).root() if size in (None, row.size) else root_at(size or 0, row.size)
    bare = Head(row.origin, row.size if size is None else size, root)
    return bare.signed(log_signature(public_key(key), sign(key, bare.body().encode())))


def _key_at(size: int) -> KeyRow | None:
    """Return the key that signed when the record had `size` leaves; before all of them the first."""
    rows = db.session.scalars(sa.select(KeyRow).where(KeyRow.purpose == "log").order_by(KeyRow.since, KeyRow.begun_at, KeyRow.id)).all()
    return next((row for row in reversed(rows) if row.since <= size), rows[0] if rows else None)


def root_at(size: int, of: int) -> bytes:
    """Return the root the record had at `size` leaves, now that it has `of`. ValueError when it never had."""
    if not 0 <= size <= of:
        raise ValueError(size)
    return hashes([(0, size)], _nodes([(0, size)]).__getitem__)[0] if size else EMPTY


def public_keys(purpose: str = "log") -> tuple[Key, ...]:
    """Return the public keys of this installation for a purpose, the one that signs now last."""
    rows = db.session.scalars(sa.select(KeyRow).where(KeyRow.purpose == purpose).order_by(KeyRow.since, KeyRow.begun_at, KeyRow.id))
    return tuple(public_key(row) for row in rows)


def key_links(size: int | None = None) -> tuple[KeyLink, ...]:
    """Return the keys of this record (until it had `size` leaves) with their endorsements, the first one first: what a proof carries."""
    rows = db.session.scalars(sa.select(KeyRow).where(KeyRow.purpose == "log").order_by(KeyRow.since, KeyRow.begun_at, KeyRow.id))
    return tuple(KeyLink(row.public, row.endorsed) for row in rows if size is None or row.since <= size)


def proof_of(position: int, size: int | None = None) -> Proof | None:
    """Return the proof that the leaf at `position` (from 0) stands in the record of `size` leaves (None: as it is now)."""
    leaf, now = db.session.get(LeafRow, position), signed_head(size)
    if leaf is None or now is None or position >= now.size:
        return None
    spans = inclusion_spans(position, now.size)
    return Proof(leaf.canonical, position, hashes(spans, _nodes(spans).__getitem__), now, key_links(now.size))


def growth(old: int, new: int) -> tuple[bytes, ...]:
    """Return the hashes that prove that the record of `new` leaves begins with the one of `old`. ValueError for sizes it never had."""
    if new > head()[0]:
        raise ValueError(new)
    spans = consistency_spans(old, new)
    return hashes(spans, _nodes(spans).__getitem__)


def _nodes(spans: Iterable[Span]) -> dict[Node, bytes]:
    """Return the hashes of the complete nodes that make up spans, in one question: each lies with the last leaf under it."""
    places = {place for span in spans for place in pieces(span)}
    last = {(level, place): (place + 1 << level) - 1 for level, place in places}
    rows = db.session.execute(sa.select(LeafRow.position, LeafRow.digest, LeafRow.above).where(LeafRow.position.in_(last.values())))
    kept = {row.position: (bytes.fromhex(row.digest) + row.above) for row in rows}
    return {(level, place): kept[at][32 * level:32 * (level + 1)] for (level, place), at in last.items()}


def verify() -> Verified:
    """Recompute the whole record: every leaf, its place and number, the nodes above, and the root."""
    tree, faults = faults_of(_leaves())
    row = db.session.get(HeadRow, 1)
    kept = _tree(row) if row else Frontier()
    more = list(faults)
    if kept.size != tree.size:
        more.append(Fault(FaultKind.SIZE_DIFFERS, min(kept.size, tree.size)))
    elif kept != tree:
        more.append(Fault(FaultKind.ROOT_DIFFERS))
    if not faults and (wrong := _wrong_node()) is not None:
        more.append(Fault(FaultKind.NODE_DIFFERS, wrong))
    return Verified(tree.size, tree.root(), tuple(more))


def _leaves() -> Iterator[LeafSeen]:
    rows = db.session.execute(
        sa.select(LeafRow.position, LeafRow.canonical, LeafRow.digest, LeafRow.previous, LeafRow.name, LeafRow.body, LeafRow.number)
        .order_by(LeafRow.position).execution_options(yield_per=CHUNK))
    for r in rows:
        yield LeafSeen(r.position, r.canonical, r.digest, r.previous, r.name, r.body and str(r.body), r.number, _tidy(r.canonical))


def _tidy(canonical: str) -> bool:
    try:
        return rfc8785.dumps(json.loads(canonical)) == canonical.encode()
    except (ValueError, rfc8785.CanonicalizationError):
        return False


def _wrong_node() -> int | None:
    """Return the first leaf that does not keep the subtrees it completes, or None."""
    rows = db.session.execute(sa.select(LeafRow.digest, LeafRow.above).order_by(LeafRow.position).execution_options(yield_per=CHUNK))
    tree = Frontier()
    for position, row in enumerate(rows):
        tree, made = tree.grown(bytes.fromhex(row.digest))
        if row.above != b"".join(hash for _, hash in made):
            return position
    return None


def broken_at() -> int | None:
    """Recompute the whole record; return the position of the first leaf that does not hold, or None when all does."""
    outcome = verify()
    return None if outcome.whole else min(outcome.size if one.position is None else one.position for one in outcome.faults)


def mark_of(act: str, subject: UUID) -> tuple[int, str] | None:
    """Return (position from 0, digest) of the leaf that an acknowledged act on a subject left; None when there is none."""
    found = db.session.execute(
        sa.select(LeafRow.position, LeafRow.digest).join(ReceiptRow, ReceiptRow.position == LeafRow.position)
        .where(ReceiptRow.act == act, ReceiptRow.subject == subject).order_by(LeafRow.position.desc()).limit(1)).one_or_none()
    return (found.position, found.digest) if found else None
