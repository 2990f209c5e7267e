"""Builders: votes that are held in Belenios, outside, made through the real actions. Nothing is asked of any address."""

import hashlib
from base64 import b64encode
from typing import Any
from uuid import UUID

from governance_app.access.rules import SYSTEM, Secret
from governance_app.foundation.ids import new_id
from governance_app.voting import actions
from governance_app.voting.rules import Form, Publication
from governance_app.voting.rules.belenios import BeleniosClosing, BeleniosCount, Verification
from tests.support.build_attendance import AFTER, does, seats_of
from tests.support.build_urn import PINS
from tests.support.build_voting import VOTE_AT, a_motion

ADDRESS = "https://vote.example.org/elections/8GVH85AoSyweXG/"


def mark_of(text: str) -> str:
    """Return the fingerprint of a text as Belenios writes it (`belenios-tool sha256-b64`)."""
    return b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")


ELECTION, ARCHIVE = mark_of("election.json"), mark_of("8GVH85AoSyweXG.bel")


def an_open_belenios(
    meeting: UUID, publication: Publication = Publication.OUTCOME, *, watch: tuple[int, int] = (2, 3), election: str = ELECTION,
    **given: Any,
) -> UUID:
    """Put a motion for Belenios, open it with the sitters of two seats (from 0) as scrutineers, and return it."""
    motion = a_motion(meeting, Form.BELENIOS, **given)
    first, second = (seats_of(meeting)[n].seat for n in watch)
    does(actions.open_belenios, motion=motion, address=ADDRESS, election=election, publication=publication, first=first, second=second,
         opened_at=VOTE_AT, **PINS)
    return motion


def counted_there(votes_for: int, against: int, blank: int = 0, *, replaced: int = 1, **other: Any) -> BeleniosClosing:
    """Return a result that reconciles, verified, of the election that the builders open; `other` changes parts of it."""
    accepted = votes_for + against + blank
    count = BeleniosCount(accepted + replaced, accepted, votes_for, against, blank)
    return BeleniosClosing(**({"count": count, "election": ELECTION, "archive": ARCHIVE, "verification": Verification.COMPARED} | other))


def closes_there(motion: UUID, closing: BeleniosClosing, **pins: Secret) -> None:
    """Close a vote in Belenios with its result."""
    actions.close_belenios(actor=SYSTEM, id=new_id(), now=AFTER, motion=motion, closing=closing, **(PINS | pins))
