"""Run every check, with its progress, and close with one summary: `python tests/support/run_all.py`.

All tests without a browser are one run, so that no worker waits at the end of a folder; those with one come last, in their own.
"""

import argparse
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent.parent
ARTIFACTS = ROOT / "tests" / ".artifacts"
RUNS = {
    "without a browser": ("house", "rules", "actions", "pages", "migrations", "planted"),
    "in a browser": ("browser",),
}
"""Name → the folders of tests that it runs."""
READERS = {"ruff": ("check", "."), "mypy": ()}
"""What reads the code; which files stands in pyproject.toml, as for `make lint`."""
FAULTS = {"failure": "failed", "error": "errors", "skipped": "skipped"}


def main() -> None:
    """Run all; end with 1 when anything failed. A folder without a single test fails: silence is not success."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--processes", default="3")
    processes = parser.parse_args().processes
    begun = time.monotonic()
    failed = [reader for reader, words in READERS.items() if not passes(reader, [sys.executable, "-m", reader, *words])]
    outcomes: list[tuple[str, str]] = []
    for run, folders in RUNS.items():
        report = ARTIFACTS / f"{run.replace(' ', '_')}.xml"
        report.unlink(missing_ok=True)
        if not passes(run, pytest(folders, report, processes)):
            failed.append(run)
        ran = outcomes_of(report)
        failed.extend(f"no test ran in tests/{folder}" for folder in folders if folder not in {where for where, _how in ran})
        outcomes.extend(ran)
    print(f"\n{table(outcomes)}\n\n{'FAILED: ' + ', '.join(failed) if failed else 'All passed'}.", flush=True)
    words = ", ".join(f"{count} {how}" for how, count in Counter(how for _where, how in outcomes).items())
    print(f"===== {words} in {time.monotonic() - begun:.0f}s =====", flush=True)
    sys.exit(1 if failed else 0)


def pytest(folders: tuple[str, ...], report: Path, processes: str) -> list[str]:
    """Return the command for some folders of tests."""
    where = [f"tests/{folder}" for folder in folders]
    kept_apart = [] if "browser" in folders else ["-m", "not browser and not campaign"]
    return [sys.executable, "-m", "pytest", "-q", "--no-header", "-n", processes, f"--junitxml={report}", *kept_apart, *where]


def passes(name: str, command: list[str]) -> bool:
    """Run a command, passing on what it prints; return whether it passed, and say how long it took."""
    print(f"\n== {name} ==", flush=True)
    begun = time.monotonic()
    passed = subprocess.run(command, cwd=ROOT, check=False).returncode == 0
    print(f"{name}: {time.monotonic() - begun:.0f} s", flush=True)
    return passed


def outcomes_of(report: Path) -> list[tuple[str, str]]:
    """Return (folder, how it ended) of every test in a report; nothing when there is none."""
    if not report.exists():
        return []
    return [_outcome(case) for case in ElementTree.parse(report).iter("testcase")]  # noqa: S314 written by our own pytest a moment ago


def _outcome(case: ElementTree.Element) -> tuple[str, str]:
    where = case.get("classname") or case.get("name", "")  # a file that could not be read has only a name
    return where.split(".")[1], next((FAULTS[mark.tag] for mark in case if mark.tag in FAULTS), "passed")


def table(outcomes: list[tuple[str, str]]) -> str:
    """Return a line for each folder: how many tests ended how."""
    folders: dict[str, Counter[str]] = {}
    for where, how in outcomes:
        folders.setdefault(where, Counter())[how] += 1
    return "\n".join(f"{where:<12} {', '.join(f'{count} {how}' for how, count in found.items())}" for where, found in folders.items())


if __name__ == "__main__":
    main()
