"""Questions about secret votes by paper urn."""

from uuid import UUID

from sqlalchemy import select

from governance_app.foundation.database import db
from governance_app.voting.records import MotionRow
from governance_app.voting.records.urns import UrnRow
from governance_app.voting.rules import MotionState, Publication, Urn, UrnCount


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


def annulled(motion: UUID) -> bool:
    """Tell whether the vote of a motion was annulled: what had been counted is then no result, and no figure of it is shown."""
    return db.session.scalar(select(MotionRow.state).where(MotionRow.id == motion)) is MotionState.ANNULLED
