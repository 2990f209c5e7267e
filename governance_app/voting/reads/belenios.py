"""Questions about votes held in Belenios."""

from uuid import UUID

from governance_app.foundation.database import db
from governance_app.voting.records.belenios import BeleniosRow
from governance_app.voting.rules import Publication
from governance_app.voting.rules.belenios import Belenios, BeleniosCount, as_public


def vote(motion: UUID) -> Belenios | None:
    """Return the vote in Belenios of a motion as everybody who sees the motion may know it, or None."""
    row = db.session.get(BeleniosRow, motion)
    return row.vote() if row else None


def public_vote(motion: UUID) -> Belenios | None:
    """Return what anybody may know of a vote in Belenios that was counted; None otherwise."""
    found = vote(motion)
    return as_public(found) if found is not None and found.archive and not found.annulled_because else None


def publication(motion: UUID) -> Publication | None:
    """Return what may be published of a vote in Belenios, or None."""
    row = db.session.get(BeleniosRow, motion)
    return row.publication if row else None


def count(motion: UUID) -> BeleniosCount | None:
    """Return what was counted there, for the verdict alone; None before."""
    row = db.session.get(BeleniosRow, motion)
    return row.count() if row else None
