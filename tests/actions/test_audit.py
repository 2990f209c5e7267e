"""Witnesses and checks on both databases: what is named, cosigned, watched; and what is found by whoever checks."""

import json
from base64 import b64encode
from threading import Thread
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask

from governance_app.access.rules import SYSTEM, VISITOR, MayNot, SignInFirst
from governance_app.audit import actions, reads
from governance_app.audit.records import CosignatureRow
from governance_app.audit.rules import (
    AlreadyWitness,
    Answer,
    CosignatureUntrue,
    GrowthUnproven,
    HeadNotOurs,
    HeadsDiffer,
    KeyNotOfLog,
    KeyNotOfWitness,
    LogUnknown,
    LogWatched,
    NotSigned,
    OldSizeWrong,
    Standing,
    Why,
    WitnessMissing,
    WitnessUnknown,
)
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.foundation.signing import is_signed_by, new_signing_key, signed_with
from governance_app.record import reads as record
from governance_app.record.actions import rotate_key
from governance_app.record.records import LeafRow
from governance_app.record.reference import witness_words_of
from governance_app.record.rules import (
    Frontier,
    Head,
    Key,
    KeyUnreadable,
    log_signature,
    origin_of,
    read_head,
    read_signature,
    what_was_signed,
)
from tests.support import recursive_tree as written
from tests.support.build_audit import NOW, Phone, brings, named
from tests.support.build_committees import a_body
from tests.support.build_organisations import a_community
from tests.support.owner import as_the_owner


@pytest.fixture
def communities(either: Flask) -> tuple[UUID, UUID]:
    """Two communities; a body was founded, so that the record holds something public."""
    a_body()
    return a_community("Comunidad Chuwitayo"), a_community("Comunidad San Roque")


def test_a_head_is_firm_when_two_communities_witnessed_it(communities: tuple[UUID, UUID]) -> None:
    one, neighbour, other = Phone("uno"), Phone("vecino"), Phone("otro")
    named(one, communities[0])
    named(neighbour, communities[0])
    named(other, communities[1])
    size = record.head()[0]
    brings(one)
    brings(neighbour)
    assert (reads.standing_of(size - 1), reads.firm_size()) == (Standing.PROVISIONAL, 0)
    brings(other)
    assert (reads.standing_of(size - 1), reads.firm_size()) == (Standing.FIRM, size)
    a_community("Otra comunidad")
    assert [reads.standing_of(size - 1), reads.standing_of(size)] == [Standing.FIRM, Standing.PROVISIONAL]
    assert [w.seen for w in reads.witnesses()] == [size] * 3
    brings(one)
    assert reads.firm_size() == size, "a later head of one community takes nothing from the one that two of them signed"
    proof = reads.public_proof(0)
    assert proof is not None
    assert (proof.head.size, len(proof.head.signatures)) == (size, 4)
    assert proof.holds()


def test_who_is_a_witness_is_for_an_administrator_and_stands_in_the_record(communities: tuple[UUID, UUID]) -> None:
    phone = Phone("uno")
    given = {"id": new_id(), "now": NOW, "label": "Radio", "community": communities[0], "key": phone.key.written()}
    with pytest.raises((MayNot, SignInFirst)):
        actions.name_witness(actor=VISITOR, **given)
    actions.name_witness(actor=SYSTEM, **given)
    leaf = json.loads(record.proof_of(record.head()[0] - 1).leaf)  # type: ignore[union-attr]
    assert (leaf["event"], leaf["data"]["key"]) == ("audit.witness_named", phone.key.public.hex())
    refused = {
        KeyUnreadable: {"key": "uno"}, KeyNotOfWitness: {"key": Key("uno", new_signing_key()[1]).written()},
        AlreadyWitness: {"key": Key("otro", phone.key.public, 4).written()},
    }
    for error, other in refused.items():
        with pytest.raises(error):
            actions.name_witness(actor=SYSTEM, **given | {"id": new_id()} | other)


def test_a_cosignature_counts_once_and_only_when_it_is_true(communities: tuple[UUID, UUID]) -> None:
    phone, stranger = Phone("uno"), Phone("ajeno")
    witness = named(phone, communities[0])
    head = reads.head()
    assert head is not None
    brings(phone)
    brings(phone)
    assert db.session.scalar(sa.select(sa.func.count()).select_from(CosignatureRow)) == 1
    other = Head(head.origin, head.size, b"r" * 32)
    forged = head.signed(Phone("uno", phone.pair).cosigned(other).signatures[-1])
    later = phone.cosigned(head, NOW.replace(year=2027))
    cases = [(stranger.cosigned(head), WitnessUnknown), (phone.cosigned(other), HeadNotOurs), (forged, CosignatureUntrue),
             (later, CosignatureUntrue), (phone.cosigned(Head(head.origin, head.size + 9, head.root)), HeadNotOurs),
             (phone.cosigned(Head("governance-app/ffffffffffffffff", head.size, head.root)), HeadNotOurs)]
    for given, error in cases:
        with pytest.raises(error):
            actions.take_cosignature(actor=VISITOR, id=new_id(), now=NOW, note=given.note())
    actions.end_witness(actor=SYSTEM, id=new_id(), now=NOW, witness=witness)
    with pytest.raises(WitnessUnknown):
        brings(phone)
    with pytest.raises(WitnessMissing):
        actions.end_witness(actor=SYSTEM, id=new_id(), now=NOW, witness=witness)
    assert len(reads.cosignatures(head.size)) == 1


class Elsewhere:
    """The record of another installation: its key and its leaves."""

    def __init__(self) -> None:
        self.private, public = new_signing_key()
        self.key = Key(origin_of(public), public)
        self.leaves: list[bytes] = []

    def head(self, leaves: list[bytes] | None = None) -> Head:
        leaves = self.leaves if leaves is None else leaves
        head = Head(self.key.name, len(leaves), written.root(leaves))
        return head.signed(log_signature(self.key, signed_with(self.private, head.body().encode())))

    def asks(self, old: int, leaves: list[bytes] | None = None) -> str:
        leaves = self.leaves if leaves is None else leaves
        steps = "".join(f"{_b64(step)}\n" for step in (written.proof(old, leaves) if old else []))
        return f"old {old}\n{steps}\n{self.head(leaves).note()}"


def _b64(content: bytes) -> str:
    return b64encode(content).decode()


def _cosign(request: str) -> str:
    return reads.cosigned_line(actions.cosign(actor=VISITOR, id=new_id(), now=NOW, request=request).subject)


def test_this_installation_cosigns_what_only_grew(communities: tuple[UUID, UUID]) -> None:
    there = Elsewhere()
    there.leaves = [b"a", b"b", b"c"]
    with pytest.raises(LogUnknown):
        _cosign(there.asks(0))
    actions.watch_log(actor=SYSTEM, id=new_id(), now=NOW, label="Putumayo", key=there.key.written())
    with pytest.raises(LogWatched):
        actions.watch_log(actor=SYSTEM, id=new_id(), now=NOW, label="Putumayo", key=there.key.written())
    with pytest.raises(KeyNotOfLog):
        actions.watch_log(actor=SYSTEM, id=new_id(), now=NOW, label="Putumayo", key=Phone("uno").key.written())
    own = record.public_keys("witness")[-1]
    for old in (0, 3):
        head = there.head().signed(read_signature(_cosign(there.asks(old))))
        said = what_was_signed(head, own)
        assert said is not None
        assert is_signed_by(own.public, said[0], said[1])
        there.leaves += [b"d", b"e"]
    with pytest.raises(OldSizeWrong):
        _cosign(there.asks(3))
    with pytest.raises(GrowthUnproven):
        _cosign(there.asks(5, [b"a", b"B", *there.leaves[2:]]))
    with pytest.raises(HeadsDiffer):
        _cosign(there.asks(5, [b"a", b"B", *there.leaves[2:5]]))
    unsigned = there.head().note().replace(_b64(there.head().root), _b64(b"r" * 32))
    with pytest.raises(NotSigned):
        _cosign(f"old 5\n\n{unsigned}")
    assert reads.watched()[0].head == there.head(there.leaves[:5])


def test_of_two_requests_at_once_one_finds_the_other(communities: tuple[UUID, UUID], either: Flask) -> None:
    """The comparison and what is remembered are one transaction: a witness never goes back."""
    there = Elsewhere()
    there.leaves = [b"a", b"b"]
    actions.watch_log(actor=SYSTEM, id=new_id(), now=NOW, label="Putumayo", key=there.key.written())
    _cosign(there.asks(0))
    asked = [there.asks(2, [b"a", b"b", b"c"]), there.asks(2, [b"a", b"b", b"x", b"y"])]
    outcomes: list[str] = []

    def ask(request: str) -> None:
        with either.app_context():
            try:
                _cosign(request)
                outcomes.append("cosigned")
            except OldSizeWrong:
                outcomes.append("refused")
            finally:
                db.session.remove()

    db.session.rollback()
    threads = [Thread(target=ask, args=(request,)) for request in asked]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert sorted(outcomes) == ["cosigned", "refused"]


def test_what_is_read_off_a_paper_is_answered(communities: tuple[UUID, UUID]) -> None:
    proof, head = reads.public_proof(0), reads.head()
    assert proof is not None
    assert head is not None
    brings_one = Phone("uno")
    named(brings_one, communities[0])
    told = reads.head()
    assert told is not None
    brings(brings_one)
    a_community("Otra comunidad")
    for text, why in ((proof.packed(), Why.HOLDS), (proof.text(), Why.HOLDS), (f"https://x.org/V/{proof.packed()}", Why.HOLDS),
                      (head.note(), Why.HEAD_HOLDS), (" ".join(witness_words_of(told.root)["es"]), Why.WORDS_HOLD),
                      (", ".join(witness_words_of(told.root)["qu"]).upper(), Why.WORDS_HOLD)):
        assert reads.check_text(text).why is why, text
    wrong = " ".join(reversed(witness_words_of(told.root)["es"]))
    bent = proof.text().replace("index 0", "index 1")
    for text, answer, why in (
            (wrong, Answer.UNKNOWN, Why.NO_SUCH_WORDS), (bent, Answer.DIFFERS, Why.SIGNATURE), ("hola", Answer.UNKNOWN, Why.UNREADABLE),
            (Elsewhere().head([b"a"]).note(), Answer.UNKNOWN, Why.OTHER_RECORD),
            (head.note().replace(f"\n{head.size}\n", f"\n{head.size + 500}\n"), Answer.DIFFERS, Why.LARGER),
            (head.note().replace(f"\n{head.size}\n", "\n1\n"), Answer.DIFFERS, Why.SIGNATURE)):
        found = reads.check_text(text)
        assert (found.answer, found.why) == (answer, why), text


def test_an_empty_record_can_answer_nothing(either: Flask) -> None:
    assert reads.check_text("hola").why is Why.EMPTY_RECORD
    assert (reads.head(), reads.log_file(), reads.public_proof(0)) == (None, None, None)


def test_a_history_rewritten_by_the_owner_is_told_by_an_old_head(communities: tuple[UUID, UUID]) -> None:
    """The owner makes everything anew, so that all of it holds together: only what others kept tells."""
    proof, old = reads.public_proof(0), reads.head()
    assert proof is not None
    assert old is not None
    _rewritten_whole()
    assert record.verify().whole
    found = reads.check_text(old.note())
    assert (found.answer, found.why) == (Answer.DIFFERS, Why.REWRITTEN)
    assert reads.check_text(proof.packed()).why is Why.REWRITTEN


def _rewritten_whole() -> None:
    """Change the first leaf and make every hash, node and peak after it anew, as somebody with all rights and our code would."""
    texts = [json.loads(text) for text in db.session.scalars(sa.select(LeafRow.canonical).order_by(LeafRow.position))]
    tree, previous, rows = Frontier(), None, []
    for position, leaf in enumerate(texts):
        leaf["previous"] = previous
        if position == 0:
            leaf["data"] = {**leaf["data"], "planted": 1}
        text = json.dumps(leaf, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        digest = written.root([text.encode()])
        tree, made = tree.grown(digest)
        rows.append((position, text, previous, digest.hex(), b"".join(hash for _, hash in made)))
        previous = digest.hex()
    with as_the_owner() as run:
        for position, text, before, digest, above in rows:
            run("UPDATE leaf SET canonical = :text, previous = :before, digest = :digest, above = :above WHERE position = :position",
                text=text, before=before, digest=digest, above=above, position=position)
        run("UPDATE record_head SET digest = :digest, peaks = :peaks", digest=previous, peaks=b"".join(tree.peaks))


def test_the_record_as_a_file_shows_only_what_is_public(communities: tuple[UUID, UUID]) -> None:
    rotate_key(actor=SYSTEM, id=new_id(), now=NOW)
    found = reads.log_file()
    assert found is not None
    told = json.loads(found.text())
    head = read_head(told["head"])
    assert (len(told["leaves"]), len(told["keys"]), [len(key) for key in told["keys"]]) == (head.size, 2, [64, 192])
    events = {json.loads(one)["event"] for one in told["leaves"] if isinstance(one, str)}
    assert {"committees.body_founded", "record.key_rotated"} <= events
    assert "organisations.registered" not in events
    for position, one in enumerate(told["leaves"]):
        assert (reads.public_proof(position) is not None) == isinstance(one, str)
        assert isinstance(one, str) or set(one) == {"hash"}
