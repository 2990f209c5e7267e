"""Builders: sealed electronic votes made through the real actions; voters and scrutineers act in Python as their telephones would."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from governance_app.access.rules import VISITOR, Secret, new_code
from governance_app.foundation.ids import new_id
from governance_app.voting import actions, reads
from governance_app.voting.rules import Form, Publication
from tests.support.build_attendance import AFTER, does, seats_of
from tests.support.build_urn import a_hall
from tests.support.build_voting import VOTE_AT, a_motion
from tests.support.sealing import Scrutineer, a_scrutineer, count, peel, seal

PIN = Secret("4711")


@dataclass(frozen=True)
class Hand:
    """A scrutineer with slip and key."""

    code: Secret
    key: Scrutineer


def does_unknown(action: Any, **given: Any) -> Any:
    """Act as somebody who has not signed in."""
    return action(actor=VISITOR, id=new_id(), now=AFTER, **given)


def prepared(meeting: UUID, publication: Publication = Publication.FULL, *, watch: tuple[int, int] = (2, 3), **given: Any) -> tuple[
        UUID, Hand, Hand]:
    """Put a motion for a sealed vote and name the sitters of two seats (from 0) as scrutineers."""
    motion = a_motion(meeting, Form.SEALED, **given)
    hands = [Hand(Secret(new_code()), a_scrutineer()) for _n in range(2)]
    first, second = (seats_of(meeting)[n].seat for n in watch)
    does(actions.prepare_sealing, motion=motion, publication=publication, first=first, second=second, first_code=hands[0].code,
         second_code=hands[1].code)
    return motion, hands[0], hands[1]


def gives_key(hand: Hand) -> None:
    """Let a scrutineer give the public key."""
    does_unknown(actions.give_key, code=hand.code, public_key=hand.key.public, pin=PIN)


def opens(motion: UUID, **pins: Secret) -> None:
    """Open a sealed vote whose keys are given."""
    does(actions.open_sealed, motion=motion, opened_at=VOTE_AT, **({"first_pin": PIN, "second_pin": PIN} | pins))


def an_open_box(meeting: UUID | None = None, publication: Publication = Publication.FULL, **given: Any) -> tuple[UUID, Hand, Hand]:
    """Return an open sealed vote with its scrutineers."""
    motion, first, second = prepared(meeting or a_hall(), publication, **given)
    gives_key(first)
    gives_key(second)
    opens(motion)
    return motion, first, second


def sealed(motion: UUID, choice: str, noise: bytes | None = None) -> str:
    """Seal an answer as a telephone does."""
    found = reads.seals.sealing(motion)
    assert found is not None
    return seal(motion, choice, found.first, found.second, noise)


def casts(motion: UUID, seat: UUID, choice: str) -> str:
    """Let a seat answer; return the envelope."""
    envelope = sealed(motion, choice)
    does(actions.cast_sealed, motion=motion, seat=seat, envelope=envelope)
    return envelope


def all_cast(motion: UUID, choices: Sequence[str]) -> None:
    """Let the seats of the meeting answer in their order."""
    seats = [s.seat for s in seats_of(reads.motion(motion).meeting)]
    for seat, choice in zip(seats, choices, strict=False):
        casts(motion, seat, choice)


def peels(motion: UUID, hand: Hand, **other: Any) -> None:
    """Let the first scrutineer open the outer envelopes."""
    done = peel(motion, reads.seals.envelopes(motion), hand.key)
    given = {"envelopes": done.envelopes, "unreadable": done.unreadable, "repeated": done.repeated, "code": hand.code, "pin": PIN}
    does_unknown(actions.peel_first, **(given | other))


def counts(motion: UUID, hand: Hand, **other: Any) -> None:
    """Let the second scrutineer count."""
    totals = count(motion, reads.seals.peeled(motion), hand.key)
    does_unknown(actions.count_second, **({"totals": totals, "code": hand.code, "pin": PIN} | other))


def counted_box(choices: Sequence[str], publication: Publication = Publication.FULL, meeting: UUID | None = None) -> UUID:
    """Return a sealed vote that was held with these answers and has its result."""
    motion, first, second = an_open_box(meeting or a_hall(), publication)
    all_cast(motion, choices)
    does(actions.close_sealed, motion=motion)
    if choices:
        peels(motion, first)
        counts(motion, second)
    return motion


def mixed(choices: Sequence[str]) -> list[str]:
    """Return the answers in another order."""
    return secrets.SystemRandom().sample(list(choices), len(choices))
