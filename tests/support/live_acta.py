"""The days around an acta, in a served installation: what other journeys show already is done here by another process.

    python -m tests.support.live_acta build       # a session whose points are all dealt with, still open, and the people who will act
    python -m tests.support.live_acta days MEETING   # the last day for corrections passes, and the next meeting is in session
    python -m tests.support.live_acta vote MEETING   # the vote about the presented acta is held at that meeting
"""

import json
import subprocess
import sys
from datetime import timedelta
from typing import Any
from uuid import UUID

from governance_app.access.rules import Role
from governance_app.app import create_app
from governance_app.foundation import clock
from governance_app.foundation.database import db
from governance_app.meetings import reads as meetings
from governance_app.minutes import reads
from governance_app.minutes.records import MinutesRow
from governance_app.voting import actions as voting
from governance_app.voting.rules import Choice
from tests.support.build_access import PASSWORD, an_account
from tests.support.build_attendance import an_open_meeting, does, principal
from tests.support.build_decisions import a_carried_motion, a_decision
from tests.support.build_minutes import CLOSES, THEN, a_next_meeting, finish_points
from tests.support.build_voting import voters_of
from tests.support.live import Live

LOGINS = {Role.SECRETARY: "secretaria", Role.PRESIDENT: "presidencia", Role.MEMBER: "integrante"}
SEATS = {Role.PRESIDENT: 0, Role.SECRETARY: 1, Role.MEMBER: 3}
"""In which seat each sat: the first chaired the session, the second kept its minutes."""


def told(live: Live, *words: str) -> dict[str, Any]:
    """Run one of the steps on an installation and return what it says."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.live_acta", *words], env=live.environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def build() -> dict[str, Any]:
    """Hold a session with a decision up to its last point."""
    meeting = an_open_meeting()
    a_decision(meeting, motion=a_carried_motion(meeting))
    finish_points(meeting)
    body = meetings.meeting(meeting).body
    for role, login in LOGINS.items():
        an_account(role, body, login=login, person=principal(meeting, SEATS[role]))
    people = {f"person{n}": str(principal(meeting, n)) for n in range(6)}
    return {"meeting": str(meeting), "password": PASSWORD, "closes": clock.local(CLOSES).strftime("%Y-%m-%dT%H:%M"), **people}


def days(meeting: UUID) -> dict[str, Any]:
    """Let the last day for corrections pass, and open the next meeting."""
    begun = reads.minutes_of(meeting)
    assert begun is not None
    row = db.session.get_one(MinutesRow, begun.id)
    row.review_until = clock.local_day(clock.now()) - timedelta(days=1)
    db.session.commit()
    return {"coming": str(a_next_meeting(meeting))}


def vote(meeting: UUID) -> dict[str, Any]:
    """Open the vote about the presented acta and hold its roll call: one against, the others for."""
    begun = reads.minutes_of(meeting)
    assert begun is not None
    motion = reads.presentation(begun.id).motion
    assert motion is not None
    does(voting.open_vote, clock.now(), motion=motion, opened_at=THEN)
    voters = voters_of(motion)
    said = dict(zip(voters, [Choice.AGAINST, *[Choice.FOR] * len(voters)], strict=False))
    does(voting.record_ballots, clock.now(), motion=motion, choices=said, close_after=True)
    return {"motion": str(motion)}


if __name__ == "__main__":
    with create_app().app_context():
        step, *rest = sys.argv[1:]
        print(json.dumps({"build": build, "days": days, "vote": vote}[step](*(UUID(one) for one in rest))))
