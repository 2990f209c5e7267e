"""Many hands at once: the same acts from many threads, and how often each answer was given."""

from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import Context
from threading import Semaphore
from uuid import UUID

from flask import Flask

from governance_app.access.rules import SYSTEM
from governance_app.foundation.database import db
from governance_app.foundation.errors import GovernanceError
from governance_app.foundation.ids import new_id
from governance_app.voting import actions
from governance_app.voting.rules import Choice
from tests.support.build_attendance import AFTER
from tests.support.build_voting import VOTE_AT

WORKERS = 64
CONNECTIONS = Semaphore(12)
"""As many as the application keeps for itself (its pool has 15): a server lets its other requests wait outside, in the order they came."""
Act = Callable[[], object]


def storm(app: Flask, acts: Sequence[Act], workers: int = WORKERS) -> Counter[str]:
    """Do all these acts from `workers` threads as fast as they come; return how often each answer was given. A fault is raised."""
    db.session.remove()

    def hand(act: Act) -> str:
        with app.app_context(), CONNECTIONS:
            try:
                act()
            except GovernanceError as refusal:
                return type(refusal).__name__
            finally:
                db.session.remove()
        return "kept"

    with ThreadPoolExecutor(workers) as hands:
        return Counter(hands.map(lambda act: Context().run(hand, act), acts))


def ballot(motion: UUID, seat: UUID, choice: Choice) -> Act:
    return lambda: actions.record_ballot(actor=SYSTEM, id=new_id(), now=AFTER, motion=motion, seat=seat, choice=choice)


def closing(motion: UUID) -> Act:
    return lambda: actions.close_roll_call(actor=SYSTEM, id=new_id(), now=AFTER, motion=motion)


def opening(motion: UUID) -> Act:
    return lambda: actions.open_vote(actor=SYSTEM, id=new_id(), now=AFTER, motion=motion, opened_at=VOTE_AT)
