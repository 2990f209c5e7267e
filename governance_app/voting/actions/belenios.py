"""Use cases of a vote held in Belenios: open it with its fingerprint, keep its result with both scrutineers, or annul it.

This server asks nothing of the address and sends nothing to it: people vote there with what that election's own registrar gave them.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.exc import IntegrityError

from governance_app.access.rules import Actor, Permission, Secret
from governance_app.foundation.database import db
from governance_app.record.actions import append, use_case
from governance_app.record.rules import Receipt
from governance_app.voting import reads
from governance_app.voting.actions.closing import close, open_vote_of
from governance_app.voting.actions.watched import annul_watched, confirm_and_seal, open_watched, with_tries
from governance_app.voting.records.belenios import BeleniosRow
from governance_app.voting.rules import Form, Publication, VoteNotOpen, WrongForm
from governance_app.voting.rules.belenios import (
    ArchiveKnownBefore,
    BeleniosAnnulled,
    BeleniosClosing,
    BeleniosCounted,
    BeleniosOpened,
    ElectionKnownBefore,
    check_address,
    check_closing,
    check_fingerprint,
)

_ONE_ELECTION = ("uq_belenios_vote_election", "belenios_vote.election")
"""How PostgreSQL and SQLite name the unique index of an election: two may be opened at the same moment."""


@use_case("voting.open_belenios")
def open_belenios(
    *, actor: Actor, id: UUID, now: datetime, motion: UUID, address: str, election: str, publication: Publication, first: UUID,
    second: UUID, first_pin: Secret, second_pin: Secret, opened_at: datetime | None = None,
) -> UUID:
    """Open a vote that is held in Belenios. `election`: the fingerprint that its page prints; `first`, `second`: seats of the scrutineers.

    Raises AddressNotSecure, AddressNotOfElection, FingerprintUnreadable, ElectionKnownBefore, WrongForm, ScrutineerUnfit,
    ScrutineerHasPart, ScrutineersAlike, PinTooShort and what `open_vote` raises.
    """
    reads.motion_for(actor, Permission.RECORD_VOTE, motion)
    mark = check_fingerprint(election, "election")
    row = BeleniosRow(
        motion_id=motion, publication=publication, first_id=first, second_id=second, address=check_address(address), election=mark)
    if _known_elsewhere(mark, motion):
        raise ElectionKnownBefore(field="election")
    try:
        body = open_watched(actor, Form.BELENIOS, row, (first_pin, second_pin), now, opened_at)
    except IntegrityError as error:
        if not any(name in str(error.orig) for name in _ONE_ELECTION):
            raise
        raise ElectionKnownBefore(field="election") from error
    append(BeleniosOpened(motion=motion, publication=publication.value, scrutineers=(first, second), election=mark), now=now, body=body)
    return motion


def close_belenios(
    *, actor: Actor, id: UUID, now: datetime, motion: UUID, closing: BeleniosClosing, first_pin: Secret, second_pin: Secret,
) -> Receipt:
    """Keep the result of an election with the fingerprint of its archive, confirmed by both scrutineers, and close the vote.

    Raises VoteNotOpen, WrongForm, WrongPin, ScrutineersMustWait (a wrong PIN counts, as at signing in), ArchiveKnownBefore and
    what `check_closing` raises.
    """
    put, _held = reads.motion_for(actor, Permission.RECORD_VOTE, motion)
    kept = reads.belenios.vote(motion)
    if put.form is not Form.BELENIOS:
        raise WrongForm(form=put.form)
    if kept is None:
        raise VoteNotOpen(state=put.state)
    given = check_closing(closing, kept.election, reads.electorate(motion).voters)
    _check_archive(given.archive, motion)
    return with_tries(f"belenios:{motion}", now, lambda: _count(
        actor=actor, id=id, now=now, motion=motion, closing=given, first_pin=first_pin, second_pin=second_pin))


@use_case("voting.close_belenios")
def _count(
    *, actor: Actor, id: UUID, now: datetime, motion: UUID, closing: BeleniosClosing, first_pin: Secret, second_pin: Secret,
) -> UUID:
    found, held = open_vote_of(actor, motion, Form.BELENIOS)
    row = db.session.get_one(BeleniosRow, motion)
    given = check_closing(closing, row.election, reads.electorate(motion).voters)
    _check_archive(given.archive, motion)
    row.archive, row.verification = given.archive, given.verification
    confirm_and_seal(row, (first_pin, second_pin), given.count)
    append(BeleniosCounted(
        motion=motion, received=given.count.received, accepted=given.count.accepted, archive=given.archive,
        verification=given.verification.value, commitment=row.commitment,
    ), now=now, body=held.body)
    close(found, held, now)
    return motion


def _known_elsewhere(mark: str, motion: UUID) -> bool:
    same = or_(BeleniosRow.election == mark, BeleniosRow.archive == mark)
    return db.session.scalar(select(BeleniosRow.motion_id).where(same, BeleniosRow.motion_id != motion).limit(1)) is not None


def _check_archive(archive: str, motion: UUID) -> None:
    if _known_elsewhere(archive, motion):
        raise ArchiveKnownBefore(field="archive")


@use_case("voting.annul_belenios")
def annul_belenios(*, actor: Actor, id: UUID, now: datetime, motion: UUID, reason: str) -> UUID:
    """Annul a vote in Belenios that has no result: a PIN is lost, its archive does not pass. The motion may then be put again.

    Raises NothingToAnnul, AnnulmentNeedsReason.
    """
    annul_watched(actor, motion, reason, now, BeleniosRow, BeleniosAnnulled(motion=motion))
    return motion
