"""Two hands at the same moment, on both databases: what may be once is once, a repeated request is one act, and nobody sees a fault."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import Context
from datetime import timedelta
from threading import Barrier
from typing import Any
from uuid import UUID

import pytest
from flask import Flask

from governance_app.access.rules import SYSTEM
from governance_app.attendance import actions as attendance
from governance_app.attendance.rules import MeetingNotRunning
from governance_app.committees import actions as committees
from governance_app.committees.rules import SeatAlreadyHeld
from governance_app.decisions import actions as decisions
from governance_app.decisions.rules import DecisionKind, MotionAlreadyNumbered
from governance_app.foundation.database import db
from governance_app.foundation.errors import GovernanceError
from governance_app.foundation.ids import new_id
from governance_app.meetings import actions as meetings
from governance_app.meetings.rules import WrongState
from governance_app.record.rules import Receipt
from governance_app.voting import actions as voting
from governance_app.voting.rules import Form, MotionNotDraft
from tests.support.build_attendance import AFTER, STARTS, a_convened_meeting, an_open_meeting, everyone_arrives, points_of, principal
from tests.support.build_committees import a_person, a_seat, an_empty_body
from tests.support.build_decisions import a_carried_motion
from tests.support.build_voting import VOTE_AT, a_motion

HANDS = 4
Act = tuple[Callable[..., Receipt], dict[str, Any], type[GovernanceError] | tuple[type[GovernanceError], ...]]


def at_once(
    app: Flask, act: Callable[..., Receipt], given: dict[str, Any], ids: list[UUID], *own: dict[str, Any],
) -> list[Receipt | Exception]:
    """Do the same act with each id (and what each hand gives of its `own`) at the same moment; return what each hand was told."""
    db.session.remove()
    gate = Barrier(len(ids))

    def hand(id: UUID, more: dict[str, Any]) -> Receipt | Exception:
        with app.app_context():
            gate.wait()
            try:
                return act(actor=SYSTEM, id=id, now=AFTER, **given, **more)
            except Exception as error:  # whatever it is, the test says whether it may be
                return error
            finally:
                db.session.remove()

    with ThreadPoolExecutor(len(ids)) as hands:
        return list(hands.map(lambda id, more: Context().run(hand, id, more), ids, own or [{}] * len(ids)))


def number() -> Act:
    meeting = an_open_meeting()
    given = {"meeting": meeting, "item": None, "motion": a_carried_motion(meeting), "kind": DecisionKind.ACCORD, "title": "A", "text": "B"}
    return decisions.number_decision, given, MotionAlreadyNumbered


def open_meeting() -> Act:
    meeting = a_convened_meeting()
    everyone_arrives(meeting)
    who = {"chair": principal(meeting, 0), "secretary": principal(meeting, 1)}
    given = {"meeting": meeting, **who, "opened_at": STARTS + timedelta(minutes=5)}
    return attendance.establish_quorum, given, (MeetingNotRunning, WrongState)


def close_meeting() -> Act:
    return meetings.close_meeting, {"meeting": an_open_meeting(), "closed_at": AFTER, "defer_rest": True}, WrongState


def open_vote() -> Act:
    return voting.open_vote, {"motion": a_motion(an_open_meeting()), "opened_at": VOTE_AT}, MotionNotDraft


def appoint() -> Act:
    given = {"seat": a_seat(an_empty_body()), "person": a_person(), "valid_from": STARTS.date()}
    return committees.appoint_holder, given, GovernanceError


def put_motion() -> Act:
    meeting = an_open_meeting()
    return voting.put_motion, {"meeting": meeting, "item": points_of(meeting)[0], "text": "Agua", "form": Form.ROLL_CALL}, ()


@pytest.mark.parametrize("build", [number, open_meeting, close_meeting, open_vote, appoint])
def test_what_may_be_once_is_once(either: Flask, build: Callable[[], Act]) -> None:
    act, given, refusal = build()
    told = at_once(either, act, given, [new_id() for _ in range(HANDS)])
    assert sum(isinstance(one, Receipt) for one in told) == 1
    assert all(isinstance(one, (Receipt, *(refusal if isinstance(refusal, tuple) else (refusal,)))) for one in told), told


@pytest.mark.parametrize("build", [number, open_meeting, close_meeting, open_vote, appoint, put_motion])
def test_a_double_press_is_one_act_with_one_receipt(either: Flask, build: Callable[[], Act]) -> None:
    act, given, _refusal = build()
    told = at_once(either, act, given, [new_id()] * HANDS)
    assert all(isinstance(one, Receipt) for one in told), told
    assert len({one.subject for one in told if isinstance(one, Receipt)}) == 1
    assert sum(not one.replayed for one in told if isinstance(one, Receipt)) == 1


def test_two_principals_never_hold_one_seat(either: Flask) -> None:
    given = {"seat": a_seat(an_empty_body()), "valid_from": STARTS.date()}
    own = [{"person": a_person(f"Persona {n}")} for n in range(HANDS)]
    told = at_once(either, committees.appoint_holder, given, [new_id() for _ in own], *own)
    assert sorted(type(one).__name__ for one in told) == [Receipt.__name__, *[SeatAlreadyHeld.__name__] * (HANDS - 1)]
