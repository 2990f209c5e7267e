"""Use cases of the paper urn: open it with two scrutineers, count it with both of them, or annul the vote."""

import secrets
from datetime import datetime
from uuid import UUID

from governance_app.access.rules import Actor, Permission, Secret
from governance_app.foundation.database import db
from governance_app.record.actions import append, use_case
from governance_app.record.rules import Receipt
from governance_app.voting import reads
from governance_app.voting.actions.closing import close, open_vote_of
from governance_app.voting.actions.watched import annul_watched, confirm_and_seal, open_watched, with_tries
from governance_app.voting.records.urns import UrnRow
from governance_app.voting.rules import (
    Form,
    Publication,
    UrnAnnulled,
    UrnCount,
    UrnCounted,
    UrnOpened,
    VoteNotOpen,
    check_count,
    check_photo,
    photo_seal,
)
from governance_app.voting.rules.photo import SALT


@use_case("voting.open_urn")
def open_urn(
    *, actor: Actor, id: UUID, now: datetime, motion: UUID, publication: Publication, first: UUID, second: UUID, first_pin: Secret,
    second_pin: Secret, opened_at: datetime | None = None,
) -> UUID:
    """Open the vote of a paper urn. `publication` never changes afterwards; `first`, `second`: the seats in which the scrutineers sit.

    Raises WrongForm, ScrutineerUnfit, ScrutineerHasPart, ScrutineersAlike, PinTooShort and what `open_vote` raises.
    """
    row = UrnRow(motion_id=motion, publication=publication, first_id=first, second_id=second)
    body = open_watched(actor, Form.PAPER, row, (first_pin, second_pin), now, opened_at)
    append(UrnOpened(motion=motion, publication=publication.value, scrutineers=(first, second)), now=now, body=body)
    return motion


def close_urn(
    *, actor: Actor, id: UUID, now: datetime, motion: UUID, count: UrnCount, first_pin: Secret, second_pin: Secret,
    photo: bytes | None = None,
) -> Receipt:
    """Keep the count of an urn, confirmed by both scrutineers, and close the vote. A try with a wrong PIN counts, as at signing in.

    `photo`: the bytes of a photograph of the tally sheet, of which only a seal is kept.
    Raises CountBelowZero, UrnDoesNotBalance, PapersAndOptionsDiffer, TooManyPapers, PhotoTooLarge, NotAPhoto, WrongPin,
    ScrutineersMustWait, VoteNotOpen, WrongForm.
    """
    reads.motion_for(actor, Permission.RECORD_VOTE, motion)
    check_count(count, reads.electorate(motion).voters)
    if photo is not None:
        check_photo(photo)
    return with_tries(f"urn:{motion}", now, lambda: _count(
        actor=actor, id=id, now=now, motion=motion, count=count, first_pin=first_pin, second_pin=second_pin, photo=photo))


@use_case("voting.close_urn")
def _count(
    *, actor: Actor, id: UUID, now: datetime, motion: UUID, count: UrnCount, first_pin: Secret, second_pin: Secret, photo: bytes | None,
) -> UUID:
    found, held = open_vote_of(actor, motion, Form.PAPER)
    row = db.session.get(UrnRow, motion)
    if row is None:
        raise VoteNotOpen(state=found.state)
    check_count(count, reads.electorate(motion).voters)
    confirm_and_seal(row, (first_pin, second_pin), count, {"null": "null_votes"})
    if photo is not None:
        seal(row, photo)
        db.session.flush()
    append(UrnCounted(
        motion=motion, issued=count.issued, in_box=count.in_box, spoiled=count.spoiled, unused=count.unused, commitment=row.commitment,
        photo_seal=row.photo_seal), now=now, body=held.body)
    close(found, held, now)
    return motion


def seal(row: UrnRow, photo: bytes) -> None:
    """Keep on the row of an urn the seal of a photograph and the salt of it, and nothing else of it."""
    row.photo_salt = secrets.token_bytes(SALT)
    row.photo_seal = photo_seal(photo, row.photo_salt)


@use_case("voting.annul_urn")
def annul_urn(*, actor: Actor, id: UUID, now: datetime, motion: UUID, reason: str) -> UUID:
    """Annul a vote by paper urn that has no result: it does not balance, a paper was lost. The motion may then be put again.

    Raises NothingToAnnul, AnnulmentNeedsReason.
    """
    annul_watched(actor, motion, reason, now, UrnRow, UrnAnnulled(motion=motion))
    return motion
