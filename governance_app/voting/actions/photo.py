"""A photograph of the tally sheet that comes after the count, while the count may still be disputed: its seal has a leaf of its own."""

from datetime import datetime
from uuid import UUID

from governance_app.access.rules import Actor, Permission
from governance_app.foundation.clock import local_day
from governance_app.foundation.database import db
from governance_app.record.actions import append, use_case
from governance_app.voting import reads
from governance_app.voting.actions.urn import seal
from governance_app.voting.records.urns import UrnRow
from governance_app.voting.rules import (
    PhotoSealed,
    PhotoSealedBefore,
    check_counted,
    check_photo,
    check_photo_day,
)


@use_case("voting.seal_photo")
def seal_photo(*, actor: Actor, id: UUID, now: datetime, motion: UUID, photo: bytes) -> UUID:
    """Keep the seal of a photograph of the tally sheet, once for each count; the photograph itself is not kept.

    Raises UrnNotCounted (state), PhotoSealedBefore, PhotoTooLate (day), PhotoTooLarge, NotAPhoto.
    """
    _put, held = reads.motion_for(actor, Permission.RECORD_VOTE, motion)
    check_photo(photo)
    reads.hold_motion(motion)
    check_counted(reads.urns.urn(motion), reads.motion(motion).state)
    row = db.session.get_one(UrnRow, motion)
    if row.photo_seal:
        raise PhotoSealedBefore()
    settled = reads.settled_at(motion)
    if settled is not None:
        check_photo_day(local_day(settled), local_day(now))
    seal(row, photo)
    db.session.flush()
    append(PhotoSealed(motion=motion, seal=row.photo_seal), now=now, body=held.body)
    return motion
