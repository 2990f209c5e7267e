"""The small world inside a served installation: built by another process, so that the browser's tests share nothing with it.

    python -m tests.support.live_world        # builds it where the environment says, and prints what stands in it as JSON
"""

import csv
import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from flask import Flask
from werkzeug.routing import Rule

from governance_app.access.rules import Role
from governance_app.app import create_app
from tests.house import doors
from tests.support.build_access import PASSWORD, an_account
from tests.support.live import Live
from tests.support.world import SmallWorld, a_small_world, route_values
from tests.support.world_edges import edge_values, in_session, ties

LOGINS = {Role.SECRETARY: "secretaria", Role.FACILITATOR: "facilitacion", Role.ADMINISTRATOR: "administracion"}
WHO_LOOKS = ("visitor", *(role.value for role in LOGINS))
FILES = frozenset({
    "voting.papers_file",
    "noticeboard.calendar", "noticeboard.body_calendar", "noticeboard.printed", "noticeboard.robots", "web.favicon",
    "exports.take_public", "exports.take", "exports.dictionary", "exports.popolo_file", "exports.iati_xml", "exports.open_table",
    "minutes.pdf", "minutes.text", "meetings.paper", "web.parts",
    "attachments.file", "attendance.sheet", "audit.growth_file", "audit.head_file", "audit.html_verifier", "audit.log_file",
    "audit.proof_file", "audit.python_verifier", "committees.certified", "meetings.agenda_printed", "minutes.standing_text",
    "noticeboard.figures_csv", "noticeboard.figures_json", "privacy.mine_file", "privacy.register_file", "privacy.notice_file",
    "minutes.covered_pdf", "minutes.covered_text", "minutes.translation_text", "minutes.final_text", "minutes.word",
})
"""Addresses that answer with a file (and the page of components, for developers only); the test says so when one is missing here."""


OF_AN_ACTA = frozenset({"minutes.open_review"})
"""Pages of an acta that was begun: only of the closed meeting."""
ON_THE_WAY = frozenset({
    "minutes.back_to_draft", "minutes.present", "minutes.propose", "minutes.review", "minutes.take_back", "minutes.told",
})
"""Pages of an acta in review or before its vote, in which none stands here: tests/browser/test_acta_journey.py looks at them on the way."""
OF_ONE_MEETING = {"item", "event"}
"""What stands in an address beside its meeting and is found in no other one."""


def small_world_of(live: Live) -> dict[str, Any]:
    """Build the small world in an installation and return its ids and names, its accounts and every address of a page."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.live_world"], env=live.environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def public_addresses(world: dict[str, Any]) -> list[str]:
    """Return the address of every public page of the world."""
    return [
        "/", "/organos", f"/organos/{world['slug']}", "/reuniones", f"/reuniones/{world['coming']}", f"/reuniones/{world['closed']}",
        "/decisiones", f"/decisiones/{world['decision']}", "/compromisos", "/cartelera", f"/cartelera/{world['slug']}/{world['month']}",
        "/acerca", "/idiomas", "/datos/",
    ]


def every_address(app: Flask, world: SmallWorld, accounts: dict[str, Any]) -> list[tuple[str, str]]:
    """Return (who looks, address) of every page: each GET route of the URL map with ids that are there, a meeting in each of its states."""
    meeting, running, waiting = in_session(world)
    values = accounts | route_values(world) | edge_values(world)
    states: tuple[dict[str, Any], ...] = (
        {}, {"meeting": world.coming}, {"meeting": meeting, "motion": running}, {"motion": waiting}, {"motion": world.motions[1]},
        {"motion": world.motions[2]})
    looks = {line["route"]: line for line in csv.DictReader(doors.EXPECTED.open(encoding="utf-8")) if line["method"] == "GET"}
    found: dict[str, str] = {}
    for method, rule in doors.routes(app):
        who = next((w for w in WHO_LOOKS if method == "GET" and looks[rule.rule][w] == "in"), None)
        if who and rule.endpoint not in FILES | ON_THE_WAY and not rule.rule.startswith("/api/"):  # what programs read is no page
            for address in _addresses(app, rule, values, states):
                found.setdefault(address, who)
    return [(who, address) for address, who in found.items()]


def _addresses(app: Flask, rule: Rule, values: dict[str, Any], states: tuple[dict[str, Any], ...]) -> Iterator[str]:
    asked = set(rule._converters)
    for state in states:
        if not state or (set(state) & asked and not asked & OF_ONE_MEETING and rule.endpoint not in OF_AN_ACTA):
            yield doors.address(doors.World(app, None, {}, values | state), rule)


def main() -> None:
    """Build the world and print what is in it."""
    app = create_app()
    with app.app_context():
        world = a_small_world()
        people = {
            role.value: an_account(role, None if role is Role.ADMINISTRATOR else world.body, login=login) for role, login in LOGINS.items()}
        ties(world, people[Role.SECRETARY.value].account)
        people["member"] = an_account(Role.MEMBER, world.body)
        print(json.dumps({
            "slug": world.slug, "coming": str(world.coming), "closed": str(world.closed), "decision": str(world.decisions[0]),
            "body": str(world.body), "commitment": str(world.commitments[0]), "motion": str(world.motions[1]),
            "month": f"{world.now:%Y-%m}", "password": PASSWORD,
            "pages": every_address(app, world, doors.account_values(world.body, people)),
            "logins": {role.value: login for role, login in LOGINS.items()},
        }))


if __name__ == "__main__":
    main()
