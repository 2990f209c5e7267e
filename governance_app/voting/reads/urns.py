"""Questions about secret votes by paper urn."""

from uuid import UUID

from sqlalchemy import select

from governance_app.foundation.database import db
from governance_app.voting.records import MotionRow
from governance_app.voting.records.urns import UrnRow
from governance_app.voting.rules import MotionState, NoPhotoSealed, Publication, Urn, UrnCount, check_photo, same_photo


def urn(motion: UUID) -> Urn | None:
    """Return the paper urn of a motion as everybody may know it, or None."""
    row = db.session.get(UrnRow, motion)
    return row.urn() if row else None


def publication(motion: UUID) -> Publication | None:
    """Return what may be published of a vote by paper urn, or None."""
    row = db.session.get(UrnRow, motion)
    return row.publication if row else None


def urn_count(motion: UUID) -> UrnCount | None:
    """Return what two scrutineers counted, for the verdict alone; None before."""
    row = db.session.get(UrnRow, motion)
    return row.count() if row else None


def is_sealed_photo(motion: UUID, photo: bytes) -> bool:
    """Tell whether a photograph is the one that was sealed for the count of an urn. Nothing is kept of it.

    Raises NoPhotoSealed, PhotoTooLarge, NotAPhoto.
    """
    row = db.session.get(UrnRow, motion)
    if row is None or row.photo_salt is None:
        raise NoPhotoSealed()
    return same_photo(check_photo(photo), row.photo_salt, row.photo_seal)


def photo_salt(motion: UUID) -> str:
    """Return, in hexadecimal, the salt of the sealed photograph, with which anybody computes its seal alone; "" without one."""
    row = db.session.get(UrnRow, motion)
    return row.photo_salt.hex() if row and row.photo_salt else ""


def annulled(motion: UUID) -> bool:
    """Tell whether the vote of a motion was annulled: what had been counted is then no result, and no figure of it is shown."""
    return db.session.scalar(select(MotionRow.state).where(MotionRow.id == motion)) is MotionState.ANNULLED
