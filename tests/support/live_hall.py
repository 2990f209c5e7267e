"""A hall in session inside a served installation: seats of as many organisations, all present, and a secretary who can sign in.

    python -m tests.support.live_hall 12            # builds it where the environment says, and prints its ids as JSON
    python -m tests.support.live_hall 7 letter      # a meeting by correspondence, at which nobody comes together
"""

import json
import subprocess
import sys
from typing import Any

from governance_app.access.rules import Role
from governance_app.app import create_app
from governance_app.meetings import reads as meetings
from tests.support.build_access import PASSWORD, an_account
from tests.support.build_correspondence import a_meeting_by_letter
from tests.support.build_urn import a_hall
from tests.support.live import Live


def hall_of(live: Live, seats: int) -> dict[str, Any]:
    """Build the hall in an installation and return the meeting, the sign-in name and the password."""
    return _built(live, str(seats))


def letters_of(live: Live, seats: int) -> dict[str, Any]:
    """Build an open meeting by correspondence, of last March, and return the same."""
    return _built(live, str(seats), "letter")


def _built(live: Live, *given: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.support.live_hall", *given]
    done = subprocess.run(command, env=live.environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def main() -> None:
    """Build the hall and print what is in it."""
    app = create_app()
    with app.app_context():
        meeting = (a_meeting_by_letter if sys.argv[2:] == ["letter"] else a_hall)(int(sys.argv[1]))
        an_account(Role.SECRETARY, meetings.meeting(meeting).body, login="secretaria")
        print(json.dumps({"meeting": str(meeting), "login": "secretaria", "password": PASSWORD}))


if __name__ == "__main__":
    main()
