"""What the record keeps and answers, to the letter: rows beside leaves, keys, marks of acts, and where a touched record first breaks."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from fractions import Fraction
from hashlib import sha256
from types import SimpleNamespace
from uuid import UUID

import pytest
import sqlalchemy as sa

from governance_app.access.rules import SYSTEM, Actor, Grant, Role
from governance_app.foundation.database import db
from governance_app.foundation.errors import Invalid
from governance_app.foundation.ids import new_id
from governance_app.foundation.sealing import mark, sealing_key
from governance_app.record import reads
from governance_app.record.actions import append, note_restored, plain, rotate_key, use_case
from governance_app.record.records import HeadRow, LeafRow, ReceiptRow
from governance_app.record.rules import (
    EMPTY,
    Event,
    Fault,
    FaultKind,
    IdAlreadyUsed,
    NoKeyYet,
    Verified,
    leaf_hash,
)
from tests.support import recursive_tree as written
from tests.support.owner import as_the_owner

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)


@dataclass(frozen=True)
class Noted(Event):
    """Something was noted, for these tests."""

    figure: int = 0
    name = "test.noted"


@use_case("test.note")
def note(*, actor: object, id: UUID, now: datetime, subject: UUID, body: UUID | None = None) -> UUID:
    """Append one leaf about a subject."""
    append(Noted(figure=7), now=now, body=body)
    return subject


@use_case("test.add")
def add(*, actor: object, id: UUID, now: datetime, subject: UUID) -> UUID:
    """Append one leaf about a subject, by another act."""
    append(Noted(figure=8), now=now)
    return subject


@use_case("test.nothing")
def nothing(*, actor: object, id: UUID, now: datetime, subject: UUID) -> UUID:
    """Append nothing."""
    return subject


@use_case("test.outer")
def outer(*, actor: object, id: UUID, now: datetime, inner: object) -> UUID:
    """Let another one act within."""
    note(actor=inner, id=new_id(), now=now, subject=id)
    return id


def notes(count: int, body: UUID | None = None) -> None:
    for _ in range(count):
        note(actor=SYSTEM, id=new_id(), now=NOW, subject=new_id(), body=body)


def texts() -> list[str]:
    return list(db.session.scalars(sa.select(LeafRow.canonical).order_by(LeafRow.position)))


class Colour(Enum):
    RED = "red"


def test_what_is_told_becomes_json_one_way_only() -> None:
    id = UUID(int=7)
    hour = datetime(2026, 11, 23, 12, 0, 1, tzinfo=UTC)
    told = plain({
        id: Noted(figure=3), "colour": Colour.RED, "hour": hour, "day": date(2026, 1, 2), "time": time(9, 30), "part": Fraction(2, 3),
        "bytes": b"x", "list": [1, (2, Colour.RED)], "set": {"b", "a"}, "frozen": frozenset({id}), "none": None, "true": True,
    })
    assert told == {
        str(id): {"figure": 3}, "colour": "red", "hour": "2026-11-23T12:00:01Z", "day": "2026-01-02", "time": "09:30:00", "part": "2/3",
        "bytes": sha256(b"x").hexdigest(), "list": [1, [2, "red"]], "set": ["a", "b"], "frozen": [str(id)], "none": None, "true": True,
    }
    assert plain(["b", "a"]) == plain(("b", "a")) == ["b", "a"], "what has an order keeps it"
    assert plain({3, 20, 1}) == [1, 20, 3], "sorted as texts, so that ids and numbers have one order"


def test_an_empty_record_has_the_root_of_nothing_and_no_key(either: object) -> None:
    assert reads.head() == (0, EMPTY.hex())
    assert reads.signed_head() is None
    assert (reads.public_keys(), reads.key_links(), reads.proof_of(0)) == ((), (), None)
    assert reads.verify() == Verified(0, EMPTY, ())
    with pytest.raises(NoKeyYet):
        rotate_key(actor=SYSTEM, id=new_id(), now=NOW)


def test_beside_a_leaf_stands_what_it_says(either: object) -> None:
    body = new_id()
    notes(2, body)
    note(actor=SYSTEM, id=new_id(), now=LATER, subject=new_id())
    rows = db.session.scalars(sa.select(LeafRow).order_by(LeafRow.position)).all()
    digests = [leaf_hash(text.encode()).hex() for text in texts()]
    assert [(r.position, r.name, r.body, r.number, r.previous, r.digest, r.recorded_at) for r in rows] == [
        (0, "test.noted", body, 1, None, digests[0], NOW), (1, "test.noted", body, 2, digests[0], digests[1], NOW),
        (2, "test.noted", None, None, digests[1], digests[2], LATER),
    ]
    said = json.loads(texts()[1])
    assert (said["at"], said["body"], said["number"], said["data"], said["role"]) == (
        "2026-11-23T12:00:00Z", str(body), 2, {"figure": 7}, "system")
    head = db.session.get(HeadRow, 1)
    assert head is not None
    assert (head.size, head.digest) == (3, digests[2])
    assert reads.head() == (3, written.root([text.encode() for text in texts()]).hex())


def test_a_receipt_keeps_act_actor_subject_hour_and_leaf(either: object) -> None:
    account, subject, id = new_id(), new_id(), new_id()
    who = SimpleNamespace(account=account)
    given = note(actor=who, id=id, now=NOW, subject=subject)
    kept = db.session.get(ReceiptRow, id)
    assert kept is not None
    assert (kept.act, kept.actor, kept.subject, kept.position, kept.recorded_at) == ("test.note", account, subject, 0, NOW)
    assert (given.id, given.act, given.subject, given.recorded_at, given.position, given.replayed) == (
        id, "test.note", subject, NOW, 0, False)
    # the form of what is compared, to the letter: with another one no act of yesterday could be sent again
    assert kept.content == mark(b'test.note\x00{"subject":"%s"}' % str(subject).encode(), sealing_key(), b"receipt")
    assert json.loads(texts()[0])["role"] == "", "of somebody without a role none is told"
    again = note(actor=SYSTEM, id=id, now=LATER, subject=subject)
    assert (again.recorded_at, again.position, again.replayed) == (NOW, 0, True)


def test_an_id_of_another_act_or_content_names_the_act_it_stands_for(either: object) -> None:
    id, subject = new_id(), new_id()
    note(actor=SYSTEM, id=id, now=NOW, subject=subject)
    for act, about in ((note, new_id()), (nothing, subject)):
        with pytest.raises(IdAlreadyUsed) as told:
            act(actor=SYSTEM, id=id, now=NOW, subject=about)
        assert told.value.data == {"act": "test.note"}


def test_within_an_act_the_outer_actor_answers_and_afterwards_nobody(either: object) -> None:
    secretary, reader = (Actor(account=new_id(), grants=(Grant(role),)) for role in (Role.SECRETARY, Role.READER))
    outer(actor=secretary, id=new_id(), now=NOW, inner=reader)
    outer(actor=SimpleNamespace(account=None), id=new_id(), now=NOW, inner=reader)
    note(actor=reader, id=new_id(), now=NOW, subject=new_id())
    assert [json.loads(text)["role"] for text in texts()] == ["secretary", "", "reader"]


def test_the_role_told_is_the_one_held_in_the_body_of_the_leaf(either: object) -> None:
    here, there = new_id(), new_id()
    who = Actor(account=new_id(), grants=(Grant(Role.SECRETARY, here), Grant(Role.READER, there)))
    for body in (here, there):
        note(actor=who, id=new_id(), now=NOW, subject=new_id(), body=body)
    assert [json.loads(text)["role"] for text in texts()] == ["secretary", "reader"]


tried: list[UUID] = []


@use_case("test.refuse")
def refuse(*, actor: object, id: UUID, now: datetime) -> UUID:
    """Refuse, and remember having been asked."""
    tried.append(id)
    raise Invalid("x")


def test_what_is_refused_is_tried_once(either: object) -> None:
    """Only a refusal met while another one with the same id was finishing is looked at again."""
    tried.clear()
    with pytest.raises(Invalid):
        refuse(actor=SYSTEM, id=new_id(), now=NOW)
    assert len(tried) == 1


def test_the_mark_of_an_act_is_its_last_leaf_on_that_subject(either: object) -> None:
    subject, other = new_id(), new_id()
    assert reads.mark_of("test.note", subject) is None
    note(actor=SYSTEM, id=new_id(), now=NOW, subject=subject)
    nothing(actor=SYSTEM, id=new_id(), now=NOW, subject=other)
    assert reads.mark_of("test.note", subject) == (0, leaf_hash(texts()[0].encode()).hex())
    assert reads.mark_of("test.note", other) is None
    assert reads.mark_of("test.nothing", other) is None, "an act that left no leaf has no mark"
    notes(1)
    note(actor=SYSTEM, id=new_id(), now=LATER, subject=subject)
    notes(1)
    add(actor=SYSTEM, id=new_id(), now=LATER, subject=subject)
    assert reads.mark_of("test.note", subject) == (2, leaf_hash(texts()[2].encode()).hex())
    assert reads.mark_of("test.add", subject) == (4, leaf_hash(texts()[4].encode()).hex())


def test_heads_of_before_have_their_root_and_none_beyond_is_made(either: object) -> None:
    notes(5)
    for size in range(6):
        root = written.root([text.encode() for text in texts()[:size]])
        assert reads.root_at(size, 5) == root
        head = reads.signed_head(size)
        assert head is not None
        assert (head.size, head.root) == (size, root)
    for size in (-1, 6):
        with pytest.raises(ValueError, match=str(size)):
            reads.root_at(size, 5)
        with pytest.raises(ValueError, match=str(size)):
            reads.signed_head(size)
    with pytest.raises(ValueError, match="6"):
        reads.growth(3, 6)
    assert reads.growth(0, 5) == reads.growth(5, 5) == ()
    assert reads.proof_of(3, 3) is None
    early = reads.proof_of(3, 4)
    assert early is not None
    assert (early.index, early.head.size, early.leaf) == (3, 4, texts()[3])


def test_of_a_leaf_that_is_gone_there_is_no_proof(either: object) -> None:
    notes(3)
    with as_the_owner() as run:
        run("DELETE FROM leaf WHERE position = 1")
    assert reads.proof_of(1) is None


SIZE, ROOT, NODE = FaultKind.SIZE_DIFFERS, FaultKind.ROOT_DIFFERS, FaultKind.NODE_DIFFERS


@pytest.mark.parametrize(("statement", "faults", "broken"), [
    ("UPDATE record_head SET size = 7", [Fault(SIZE, 5)], 5),
    ("UPDATE record_head SET size = 3", [Fault(SIZE, 3)], 3),
    ("UPDATE record_head SET peaks = (SELECT above FROM leaf WHERE position = 1)", [Fault(ROOT)], 5),
    ("UPDATE leaf SET above = (SELECT above FROM leaf WHERE position = 1) WHERE position = 3", [Fault(NODE, 3)], 3),
    ("DELETE FROM leaf WHERE position = 4", [Fault(SIZE, 4)], 4),
    ("DELETE FROM record_head", [Fault(SIZE, 0)], 0),
    ("UPDATE leaf SET digest = previous WHERE position = 2", [Fault(FaultKind.CHANGED, 2)], 2),
])
def test_what_is_kept_beside_the_leaves_is_verified_too(either: object, statement: str, faults: list[Fault], broken: int) -> None:
    notes(5)
    assert reads.broken_at() is None
    with as_the_owner() as run:
        run(statement)
    outcome = reads.verify()
    assert (list(outcome.faults), outcome.whole, reads.broken_at()) == (faults, False, broken)


def test_a_text_that_is_not_canonical_is_told(either: object) -> None:
    notes(1)
    too_large = texts()[0].replace('"figure":7', '"figure":9007199254740993')  # RFC 8785 has no such number, and all else is in order
    for text in (texts()[0] + " ", "[", '{"schema":NaN}', too_large):
        with as_the_owner() as run:
            run("UPDATE leaf SET canonical = :text", text=text)
        assert FaultKind.NOT_CANONICAL in {fault.kind for fault in reads.verify().faults}


def test_a_restore_says_how_many_went_before(either: object) -> None:
    for size in (3, 5):
        note_restored(actor=SYSTEM, id=new_id(), now=LATER, made_at=NOW, size=size, root="ab" * 32)
    assert [json.loads(text)["data"] for text in texts()] == [
        {"epoch": epoch, "made_at": "2026-11-23T12:00:00Z", "size": size, "root": "ab" * 32} for epoch, size in ((1, 3), (2, 5))]
