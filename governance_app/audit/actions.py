"""Use cases of the audit: name and end witnesses, take their cosignatures, watch records of others and cosign what only grew."""

from datetime import UTC, datetime
from uuid import UUID

import sqlalchemy as sa

from governance_app.access.rules import Actor, Permission, require
from governance_app.audit.records import CosignatureRow, WatchedLogRow, WitnessRow
from governance_app.audit.rules import (
    AlreadyWitness,
    CosignatureUntrue,
    HeadNotOurs,
    KeyNotOfLog,
    KeyNotOfWitness,
    LogUnknown,
    LogWatched,
    NotSigned,
    WitnessEnded,
    WitnessMissing,
    WitnessNamed,
    WitnessUnknown,
    check_growth,
    read_request,
)
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.foundation.signing import is_signed_by
from governance_app.organisations.reads import check_there
from governance_app.record import keys
from governance_app.record import reads as record
from governance_app.record.actions import append, use_case
from governance_app.record.rules import LOG_KEY, WITNESS_KEY, Head, Key, cosignature, cosigned, read_head, read_key, what_was_signed

EARLIEST = 5 * 60
"""Seconds that the clock of a witness may be ahead of ours."""


@use_case("audit.name_witness")
def name_witness(*, actor: Actor, id: UUID, now: datetime, label: str, community: UUID, key: str) -> UUID:
    """Name a witness of a community. Raises KeyUnreadable, KeyNotOfWitness, AlreadyWitness, NoSuchOrganisation."""
    require(actor, Permission.MANAGE_BODIES)
    check_there(organisations=(community,))
    read = read_key(key)
    if read.kind != WITNESS_KEY:
        raise KeyNotOfWitness("key")
    if any(read_key(known).public == read.public for known in db.session.scalars(sa.select(WitnessRow.key))):
        raise AlreadyWitness("key")
    db.session.add(WitnessRow(id=id, label=label, community_id=community, key=read.written(), since=now, ended_at=None))
    db.session.flush()
    append(WitnessNamed(witness=id, community=community, key=read.public.hex()), now=now)
    return id


@use_case("audit.end_witness")
def end_witness(*, actor: Actor, id: UUID, now: datetime, witness: UUID) -> UUID:
    """Let a witness cosign no more; what it cosigned stays. Raises WitnessMissing."""
    require(actor, Permission.MANAGE_BODIES)
    row = db.session.get(WitnessRow, witness, with_for_update=True)
    if row is None or row.ended_at is not None:
        raise WitnessMissing()
    row.ended_at = now
    append(WitnessEnded(witness=witness), now=now)
    return witness


@use_case("audit.take_cosignature")
def take_cosignature(*, actor: Actor, id: UUID, now: datetime, note: str) -> UUID:
    """Keep what a witness put under a head of ours. Whoever brings it: the signature itself is the permission.

    Raises HeadUnreadable, HeadNotOurs, WitnessUnknown, CosignatureUntrue.
    """
    head = read_head(note)
    ours = record.signed_head()
    if ours is None or head.origin != ours.origin or not 0 < head.size <= ours.size or record.root_at(head.size, ours.size) != head.root:
        raise HeadNotOurs()
    found = [(row, line) for row in _open_witnesses() for line in head.signatures if _is_line_of(row, line.name, line.key_id)]
    if not found:
        raise WitnessUnknown("note")
    for row, line in found:
        _check_signed(head, read_key(row.key), now)
        known = sa.select(CosignatureRow.id).where(CosignatureRow.witness_id == row.id, CosignatureRow.size == head.size)
        if db.session.scalar(known) is None:
            db.session.add(CosignatureRow(
                id=new_id(), witness_id=row.id, size=head.size, root=head.root, line=line.written(), at=now))
            db.session.flush()
    return id


def _open_witnesses() -> list[WitnessRow]:
    return list(db.session.scalars(sa.select(WitnessRow).where(WitnessRow.ended_at.is_(None)).order_by(WitnessRow.id)))


def _is_line_of(row: WitnessRow, name: str, key_id: bytes) -> bool:
    key = read_key(row.key)
    return (key.name, key.id) == (name, key_id)


def _check_signed(head: Head, key: Key, now: datetime) -> None:
    said = what_was_signed(head, key)
    if said is None or not is_signed_by(key.public, said[0], said[1]) or (said[2] or 0) > now.timestamp() + EARLIEST:
        raise CosignatureUntrue("note")


@use_case("audit.watch_log")
def watch_log(*, actor: Actor, id: UUID, now: datetime, label: str, key: str) -> UUID:
    """Be a witness of the record of another installation, known by its key. Raises KeyUnreadable, KeyNotOfLog, LogWatched."""
    require(actor, Permission.MANAGE_BODIES)
    read = read_key(key)
    if read.kind != LOG_KEY:
        raise KeyNotOfLog("key")
    if db.session.scalar(sa.select(WatchedLogRow.id).where(WatchedLogRow.origin == read.name)):
        raise LogWatched("key")
    db.session.add(WatchedLogRow(id=id, origin=read.name, label=label, key=read.written(), size=0, note="", line="", seen_at=None))
    db.session.flush()
    return id


@use_case("audit.cosign")
def cosign(*, actor: Actor, id: UUID, now: datetime, request: str) -> UUID:
    """Cosign a head of a watched record that grew out of the last one cosigned (C2SP tlog-witness); return the watched record.

    What is remembered is written before the line is given out, in one transaction with the comparison: of two requests at once the second
    meets what the first left. Raises HeadUnreadable, LogUnknown, NotSigned, OldSizeWrong, HeadsDiffer, GrowthUnproven.
    """
    asked = read_request(request)
    row = db.session.scalar(sa.select(WatchedLogRow).where(WatchedLogRow.origin == asked.head.origin).with_for_update())
    own = keys.signing_key(db.session(), "witness")
    if row is None or own is None:
        raise LogUnknown()
    known = read_key(row.key)
    said = what_was_signed(asked.head, known)
    if said is None or not is_signed_by(known.public, said[0], said[1]):
        raise NotSigned()
    check_growth(asked, read_head(row.note) if row.note else None)
    seconds, bare = int(now.astimezone(UTC).timestamp()), Head(asked.head.origin, asked.head.size, asked.head.root)
    line = cosignature(keys.public_key(own), seconds, keys.sign(own, cosigned(bare, seconds)))
    row.size, row.note, row.line, row.seen_at = asked.head.size, asked.head.note(), line.written(), now
    db.session.flush()
    return row.id
