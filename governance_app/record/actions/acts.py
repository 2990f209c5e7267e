"""`use_case`: the one way in which anything changes; `append`: the one way into the record."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime, time
from enum import Enum
from fractions import Fraction
from functools import wraps
from hashlib import sha256
from typing import Any, cast
from uuid import UUID

import rfc8785
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from governance_app.foundation.database import db, id_is_taken, inside_a_use_case, one_transaction
from governance_app.foundation.errors import GovernanceError
from governance_app.foundation.sealing import mark, sealing_key
from governance_app.record.keys import begin_keys
from governance_app.record.records import HeadRow, LeafRow, ReceiptRow
from governance_app.record.rules import Event, Frontier, IdAlreadyUsed, Place, Receipt, leaf, leaf_hash

OWN_LEAF = "own_leaf"
"""Where a session keeps the position of the last leaf that the act under way has appended."""
ACTING = "acting"
"""Where a session keeps who acts: leaves tell the role, of which `role_in(body)` is asked."""


HEAD, LEAF = cast(sa.Table, HeadRow.__table__), cast(sa.Table, LeafRow.__table__)
THE_HEAD = sa.select(HEAD.c.size, HEAD.c.digest, HEAD.c.peaks, HEAD.c.origin).where(HEAD.c.id == 1).with_for_update()
LAST_NUMBER = sa.select(sa.func.max(LEAF.c.number)).where(LEAF.c.body == sa.bindparam("body"))
GROW, NEW_LEAF = sa.update(HEAD).where(HEAD.c.id == 1), sa.insert(LEAF)
"""The four statements of a leaf, made once: they know no rows of the session, for no act reads its leaf again or changes it."""


def plain(value: Any) -> Any:
    """Return `value` as JSON types only: ids and dates as text, enums as their value, fractions as "p/q"."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, (UUID, date, time, Fraction)):
        return str(value)
    if isinstance(value, bytes):
        return sha256(value).hexdigest()
    if isinstance(value, dict):
        return {str(plain(k)): plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        items = [plain(item) for item in value]
        return sorted(items, key=str) if isinstance(value, (set, frozenset)) else items
    return value


def use_case(act: str) -> Callable[[Callable[..., UUID]], Callable[..., Receipt]]:
    """Make a function one use case: one transaction, one receipt, the same receipt when the id comes again.

    The function takes keyword arguments only, among them `actor`, `id` (UUID made by the client) and `now`,
    and returns the id of its subject. The decorated function returns a `Receipt`. Called inside another use
    case it joins that transaction. Raises IdAlreadyUsed when the id stands for another act or content, or for a row that is there.
    """

    def decorate(function: Callable[..., UUID]) -> Callable[..., Receipt]:
        @wraps(function)
        def run(**given: Any) -> Receipt:
            try:
                return _once(act, function, given)
            except (IntegrityError, GovernanceError) as error:
                if not inside_a_use_case() and _has_receipt(given["id"]):
                    return _once(act, function, given)  # the other one with this id has just finished: give its receipt
                if isinstance(error, IntegrityError) and id_is_taken(error):
                    raise IdAlreadyUsed(act=act) from error
                raise

        return run

    return decorate


def _has_receipt(id: UUID) -> bool:
    """Tell whether an act with this id is kept, so that a refusal met while it was being written is no refusal at all."""
    try:
        return db.session.get(ReceiptRow, id) is not None
    finally:
        db.session.rollback()


def _once(act: str, function: Callable[..., UUID], given: dict[str, Any]) -> Receipt:
    """Run `function` in the transaction, or give the receipt of the first time."""
    id, now, actor = given["id"], given["now"], given["actor"]
    content = _digest(act, {k: v for k, v in given.items() if k not in {"actor", "id", "now"}})
    with one_transaction() as session:
        if (known := session.get(ReceiptRow, id)) is not None:
            return _again(known, act, content)
        outer = session.info.pop(OWN_LEAF, None)
        with _acting(session, actor):
            subject = function(**given)
        position = session.info.get(OWN_LEAF)  # said by `append`: the head may have grown by what others appended meanwhile
        session.info[OWN_LEAF] = outer if position is None else position
        row = ReceiptRow(
            id=id,
            act=act,
            content=content,
            actor=getattr(actor, "account", None),
            subject=subject,
            position=position,
            recorded_at=now,
        )
        session.add(row)
        session.flush()
        return _receipt(row)


@contextmanager
def _acting(session: Session, actor: Any) -> Iterator[None]:
    """Remember who acts while the act runs; of an act within another the outer one's actor stays, who answers for the whole."""
    outermost = ACTING not in session.info
    if outermost:
        session.info[ACTING] = actor if hasattr(actor, "role_in") else None
    try:
        yield
    finally:
        if outermost:
            session.info.pop(ACTING, None)


def append(event: Event, *, now: datetime, body: UUID | None = None) -> int:
    """Append a leaf to the record inside the open use case and return its position (from 0).

    `body`: the committee it belongs to. The head row is locked, so two writers stand in line.
    """
    with one_transaction() as session:
        session.flush()  # what the act wrote comes first, then the head: so two acts wait for one another in one order and never cross
        head = _locked_head(session)
        origin = head.origin or begin_keys(session, now)
        place = Place(head.size, head.digest or None, plain(body), _next_number(session, body), _role(session, body))
        canonical = rfc8785.dumps(leaf(event.name, plain(event), plain(now), place))
        digest = leaf_hash(canonical)
        tree, made = Frontier(head.size, tuple(head.peaks[at:at + 32] for at in range(0, len(head.peaks), 32))).grown(digest)
        _grow(session, {"size": tree.size, "digest": digest.hex(), "peaks": b"".join(tree.peaks), "origin": origin})
        session.connection().execute(NEW_LEAF, {
            "position": place.position, "name": event.name, "body": body, "number": place.number, "canonical": canonical.decode(),
            "previous": place.previous, "digest": digest.hex(), "above": b"".join(hash for _, hash in made), "recorded_at": now,
        })
        session.info[OWN_LEAF] = place.position
        return place.position


def _next_number(session: Session, body: UUID | None) -> int | None:
    if body is None:
        return None
    return (session.connection().scalar(LAST_NUMBER, {"body": body}) or 0) + 1


def _role(session: Session, body: UUID | None) -> str:
    """Return as what the actor of the outermost act has acted: a role, never who."""
    return acting.role_in(body) if (acting := session.info.get(ACTING)) else ""


def _grow(session: Session, grown: dict[str, Any]) -> None:
    """Write the head as it has grown; whoever has read it in this session reads it anew."""
    session.connection().execute(GROW, grown)
    if (read := session.identity_map.get(sa.inspect(HeadRow).identity_key_from_primary_key((1,)))) is not None:
        session.expire(read)


def _locked_head(session: Session) -> sa.Row[Any, Any, Any, Any]:
    """Lock the head and return (size, digest, peaks, origin) as it is now."""
    connection = session.connection()
    head = connection.execute(THE_HEAD).one_or_none()
    if head is None:  # the very first leaf: whoever comes second waits here and then finds it
        insert: Any = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}[connection.dialect.name]
        connection.execute(insert(HEAD).values(id=1, size=0, digest="", peaks=b"", origin="").on_conflict_do_nothing())
        head = connection.execute(THE_HEAD).one()
    return head


def forget_contents(subjects: Iterable[UUID]) -> None:
    """Empty the digests of what acts on these subjects were told: a receipt stays, but no name can be tried against it any more."""
    db.session.execute(sa.update(ReceiptRow).where(ReceiptRow.subject.in_(tuple(subjects))).values(content=""))


def _digest(act: str, given: dict[str, Any]) -> str:
    # keyed, so that whoever steals the table cannot try names against it
    return mark(act.encode() + b"\x00" + rfc8785.dumps(plain(given)), sealing_key(), b"receipt")


def _receipt(row: ReceiptRow) -> Receipt:
    return Receipt(row.id, row.act, row.subject, row.recorded_at, row.position)


def _again(row: ReceiptRow, act: str, content: str) -> Receipt:
    if (row.act, row.content) != (act, content):
        raise IdAlreadyUsed(act=row.act)
    return replace(_receipt(row), replayed=True)
