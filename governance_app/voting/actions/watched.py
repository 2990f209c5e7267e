"""What every vote shares that two scrutineers watch over: its opening, their confirmation, the seal of its totals, its annulment."""

import secrets
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from governance_app.access.actions import forgive, spend_try
from governance_app.access.actions.hashing import hashed, matches
from governance_app.access.rules import Actor, Permission, Secret, Tries, TryLater
from governance_app.attendance import reads as attendance
from governance_app.foundation.database import db
from governance_app.foundation.errors import GovernanceError
from governance_app.meetings import reads as meetings
from governance_app.record.actions import append
from governance_app.record.rules import Event, Receipt
from governance_app.voting import reads
from governance_app.voting.actions.motions import open_held
from governance_app.voting.records import MotionRow
from governance_app.voting.records.watched import Watched
from governance_app.voting.rules import (
    AnnulmentNeedsReason,
    Form,
    MotionState,
    NothingToAnnul,
    ScrutineersMustWait,
    WrongForm,
    WrongPin,
    check_pin,
    check_scrutineers,
    commitment,
)


def open_watched(actor: Actor, form: Form, row: Watched, pins: tuple[Secret, Secret], now: datetime, opened_at: datetime | None) -> UUID:
    """Open a vote of this form with its scrutineers and keep its row; return the body. The PINs are kept as Argon2id.

    Raises WrongForm, PinTooShort, ScrutineerUnfit, ScrutineerHasPart, ScrutineersAlike and what `open_vote` raises.
    """
    put, _ = reads.motion_for(actor, Permission.RECORD_VOTE, row.motion_id)
    if put.form is not form:
        raise WrongForm(form=put.form)
    row.first_pin, row.second_pin = (new_pin(pin, field) for pin, field in zip(pins, ("first_pin", "second_pin"), strict=True))
    attendance.hold_meeting(put.meeting)
    reads.hold_motion(put.id)
    held = meetings.meeting(put.meeting)
    open_held(put.id, held, now=now, moment=opened_at or now, scrutineers_named=True)
    check_scrutineers(reads.electorate(put.id), (row.first_id, row.second_id), held.chair, put.proposer)
    db.session.add(row)
    db.session.flush()
    return held.body


def new_pin(pin: Secret, field: str) -> str:
    """Return what is kept of a PIN just chosen: its Argon2id hash. Raises PinTooShort."""
    return hashed(Secret(check_pin(pin.reveal(), field)))


def pin_fits(pin: Secret, kept: str | None) -> bool:
    """Tell whether a PIN is the one that was chosen; spaces around it count neither then nor now."""
    return matches(Secret(pin.reveal().strip()), kept or "")


def with_tries(
    key: str, now: datetime, act: Callable[[], Receipt], after_the_pin: tuple[type[GovernanceError], ...] = (),
) -> Receipt:
    """Do what asks for a PIN: a try with a wrong one counts, as at signing in, and one that goes well forgives.

    `key`: of the vote, whoever gives the PIN. `after_the_pin`: refusals that come only once it was right, and forgive as well.
    Raises ScrutineersMustWait.
    """
    tries = Tries(key)
    db.session.rollback()
    try:
        spend_try(tries, now)
    except TryLater as wait:
        raise ScrutineersMustWait(**wait.data) from wait
    try:
        receipt = act()
    except after_the_pin:
        forgive(tries, now)
        raise
    forgive(tries, now)
    return receipt


def confirm_and_seal(row: Watched, pins: tuple[Secret, Secret], count: Any, columns: dict[str, str] | None = None) -> None:
    """Keep a count that both scrutineers confirm: its figures, and the salted seal of them. The hashes of the PINs go.

    `columns`: figure → column where the names differ. Raises WrongPin.
    """
    known = (row.first_pin, row.second_pin)
    for field, pin, kept in zip(("first_pin", "second_pin"), pins, known, strict=True):
        if not pin_fits(pin, kept):
            raise WrongPin(field=field)
    row.first_pin = row.second_pin = None
    row.salt = secrets.token_bytes(32)
    row.commitment = commitment(count, row.salt)
    for name, figure in asdict(count).items():
        setattr(row, (columns or {}).get(name, name), figure)
    db.session.flush()


def annul_watched(actor: Actor, motion: UUID, reason: str, now: datetime, table: type[Watched], leaf: Event) -> None:
    """Annul a vote that has no result, with its reason: it does not balance, a PIN is lost. Raises NothingToAnnul, AnnulmentNeedsReason."""
    _put, held = reads.motion_for(actor, Permission.DECLARE_RESULT, motion)
    reads.hold_motion(motion)
    found, row = reads.motion(motion), db.session.get(table, motion)
    if row is None or found.state not in (MotionState.OPEN, MotionState.TIED):
        raise NothingToAnnul(state=found.state)
    if not (reason or "").strip():
        raise AnnulmentNeedsReason(field="reason")
    row.annulled_because, row.annulled_at, row.first_pin, row.second_pin = reason.strip(), now, None, None
    db.session.get_one(MotionRow, motion).state = MotionState.ANNULLED
    db.session.flush()
    append(leaf, now=now, body=held.body)
