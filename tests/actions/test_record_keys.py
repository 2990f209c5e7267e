"""The keys of the record: made with its first leaf, exchanged with the blessing of the old one, in the order of the record, sealed."""

from datetime import timedelta
from types import SimpleNamespace
from uuid import UUID

import pytest
import sqlalchemy as sa

from governance_app.access.rules import SYSTEM
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.foundation.sealing import SealBroken, open_sealed, sealing_key
from governance_app.foundation.signing import is_signed_by
from governance_app.record import keys, reads
from governance_app.record.actions import rotate_key
from governance_app.record.records import KeyRow
from governance_app.record.rules import KeyLink, KeyNotYours, claims, origin_of
from tests.actions.test_record_kept import LATER, NOW, notes


def rows_of_keys() -> list[KeyRow]:
    return list(db.session.scalars(sa.select(KeyRow).order_by(KeyRow.purpose, KeyRow.since)))


def test_the_first_leaf_makes_two_keys_and_an_exchange_ends_the_first(either: object) -> None:
    notes(2)
    rotate_key(actor=SYSTEM, id=new_id(), now=LATER)
    first, second, witness = rows_of_keys()
    origin = origin_of(first.public)
    assert [(r.purpose, r.name, r.since, r.begun_at, r.ended_at) for r in (first, second, witness)] == [
        ("log", origin, 0, NOW, LATER), ("log", origin, 3, LATER, None), ("witness", f"{origin}/testigo", 0, NOW, None)]
    assert {row.algorithm for row in (first, second, witness)} == {"ed25519"}
    assert (first.endorsed, witness.endorsed) == (b"", b"")
    session = db.session()
    for purpose, row in (("log", second), ("witness", witness)):
        assert keys.signing_key(session, purpose) is row
    assert [keys.public_key(row).kind for row in (second, witness)] == [1, 4]
    assert reads.public_keys("witness") == (keys.public_key(witness),)
    assert reads.public_keys() == (keys.public_key(first), keys.public_key(second))
    links = (KeyLink(first.public), KeyLink(second.public, second.endorsed))
    assert [reads.key_links(size) for size in (0, 2, 3, None)] == [links[:1], links[:1], links, links]
    head = reads.signed_head()
    assert head is not None
    assert claims(head, links)[0] == keys.public_key(second)


def test_keys_stand_in_the_order_of_the_record_though_a_clock_went_back(either: object) -> None:
    notes(1)
    for hours in (-1, -2):
        rotate_key(actor=SYSTEM, id=new_id(), now=NOW + timedelta(hours=hours))
    kept = [row for row in rows_of_keys() if row.purpose == "log"]
    assert [row.since for row in kept] == [0, 2, 3]
    assert reads.public_keys() == tuple(keys.public_key(row) for row in kept)
    assert [link.public for link in reads.key_links()] == [row.public for row in kept]
    for size in range(4):
        head = reads.signed_head(size)
        assert head is not None
        assert head.signatures[0].key_id == keys.public_key(kept[max(0, size - 1)]).id


def test_a_private_key_opens_in_its_own_row_only(either: object) -> None:
    notes(1)
    log, witness = rows_of_keys()
    assert is_signed_by(log.public, b"x", keys.sign(log, b"x"))
    moved = KeyRow(id=witness.id, private=log.private)
    with pytest.raises(SealBroken):
        keys.sign(moved, b"x")
    # the form of what is sealed, to the letter: with another one no key of yesterday would open
    assert open_sealed(log.private, sealing_key(), b"record.key:" + log.id.bytes)


@pytest.mark.parametrize("actor", [None, SimpleNamespace(system=False), SimpleNamespace(account=UUID(int=1))])
def test_whoever_is_not_the_machine_itself_exchanges_no_key(either: object, actor: object) -> None:
    notes(1)
    with pytest.raises(KeyNotYours):
        rotate_key(actor=actor, id=new_id(), now=NOW)
    assert reads.head()[0] == 1
