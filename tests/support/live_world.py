"""The small world inside a served installation: built by another process, so that the browser's tests share nothing with it."""

import json
import subprocess
import sys

from tests.support.live import Live

CODE = """
import json
from governance_app.app import create_app
from governance_app.access.rules import Role
from tests.support.build_access import PASSWORD, an_account
from tests.support.world import a_small_world
with create_app().app_context():
    world = a_small_world()
    an_account(Role.SECRETARY, world.body, login="secretaria")
    print(json.dumps({
        "slug": world.slug, "coming": str(world.coming), "closed": str(world.closed), "decision": str(world.decisions[0]),
        "body": str(world.body), "commitment": str(world.commitments[0]), "motion": str(world.motions[1]),
        "month": f"{world.now:%Y-%m}", "password": PASSWORD,
    }))
"""


def small_world_of(live: Live) -> dict[str, str]:
    """Build the small world in an installation and return its ids and names as text; its secretary signs in as "secretaria"."""
    done = subprocess.run([sys.executable, "-c", CODE], env=live.environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    found: dict[str, str] = json.loads(done.stdout.splitlines()[-1])
    return found


def public_addresses(world: dict[str, str]) -> list[str]:
    """Return the address of every public page of the world."""
    return [
        "/", "/organos", f"/organos/{world['slug']}", "/reuniones", f"/reuniones/{world['coming']}", f"/reuniones/{world['closed']}",
        "/decisiones", f"/decisiones/{world['decision']}", "/compromisos", "/cartelera", f"/cartelera/{world['slug']}/{world['month']}",
        "/acerca", "/idiomas",
    ]


def work_addresses(world: dict[str, str]) -> list[str]:
    """Return the addresses of the main pages for who is signed in."""
    coming, closed = f"/trabajo/reuniones/{world['coming']}", f"/trabajo/reuniones/{world['closed']}"
    return [
        "/trabajo", coming, closed, f"{coming}/orden", f"{coming}/avisos", f"{coming}/asistencia", f"{coming}/quorum",
        f"{closed}/votaciones", f"/trabajo/mociones/{world['motion']}", f"{closed}/decisiones", f"{closed}/compromisos", f"{closed}/acta",
        f"/trabajo/organos/{world['body']}", f"/trabajo/decisiones/{world['decision']}", "/trabajo/personas", "/trabajo/cuenta",
    ]
