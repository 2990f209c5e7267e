"""Writes the examples of the interface's document: what it answers in the invented world of the tests.

    python -m tests.house.api_examples        # after a change of what is shown; the tests say when
"""

import json
import re
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask import Flask

from governance_app.access.rules import Role
from governance_app.committees.rules import ProxyRule, Statute
from governance_app.foundation.database import Base, db
from governance_app.meetings import reads as meetings
from governance_app.voting import actions
from governance_app.voting.rules import Choice, Form
from tests.conftest import no_wait_for_the_disk, settings_for
from tests.house.reading import PACKAGE
from tests.support.build_access import an_account
from tests.support.build_api import a_program
from tests.support.build_attendance import an_open_meeting, does, principal, seats_of
from tests.support.build_held_elections import an_open_election, enters
from tests.support.build_voting import a_motion, all_vote, an_open_vote
from tests.support.client import SeparateClient
from tests.support.databases import sqlite_url

FILE = PACKAGE / "voting" / "data" / "api_examples.json"
ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def answers(app: Flask) -> dict[str, Any]:
    """Return what each question answers, by the name of its model."""
    meeting = an_open_meeting(4, Statute(proxies=ProxyRule(True)), present=3)
    motion = an_open_vote(meeting, Form.ROLL_CALL)
    all_vote(motion, Choice.AGAINST, Choice.FOR)
    waiting = a_motion(meeting, text="Comprar un motor de 15 caballos")
    does(actions.translate_motion, motion=waiting, language="en", text="Buy an engine of 15 horse power")
    absent, holder = seats_of(meeting)[3].seat, principal(meeting, 0)
    does(actions.entrust_vote, meeting=meeting, seat=absent, holder=holder, document="Carta del 19/03/2026")
    election = an_open_election(meeting, candidates=2)
    enters(election, (1,), 2)
    enters(election, (2,), 1)
    does(actions.close_election, election=election, in_box=3)
    program = a_program(app, an_account(Role.SECRETARY, meetings.meeting(meeting).body))
    program.headers["Accept-Language"] = "en"
    return {
        "MeetingShown": program.get(f"/meetings/{meeting}"), "MotionList": program.get(f"/meetings/{meeting}/motions"),
        "MotionShown": program.get(f"/motions/{motion}"), "ProxyList": program.get(f"/meetings/{meeting}/proxies"),
        "ElectionShown": program.get(f"/elections/{election}"), "ElectionList": program.get(f"/meetings/{meeting}/elections"),
    }


def steady(found: dict[str, Any]) -> dict[str, Any]:
    """Return the answers with ids that come out the same whenever they are written."""
    text, known = json.dumps(found, ensure_ascii=False), dict[str, str]()
    for one in ID.findall(text):
        known.setdefault(one, f"01936b5e-7a00-7000-8000-{len(known) + 256:012x}")
    return dict(json.loads(ID.sub(lambda one: known[one[0]], text)))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        app: Flask = import_module("governance_app.app").create_app(settings_for(sqlite_url(Path(folder) / "x.db"), Path(folder)))
        app.test_client_class = SeparateClient
        with app.app_context():
            sa.event.listen(db.engine, "connect", no_wait_for_the_disk)
            Base.metadata.create_all(db.engine)
            FILE.write_text(json.dumps(steady(answers(app)), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
