"""Run every check in order, with its progress, and close with one summary: `python tests/support/run_all.py`."""

import argparse
import re
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
ARTIFACTS = ROOT / "tests" / ".artifacts"
PARTS = ("house", "rules", "actions", "pages", "migrations", "planted")
COUNT = re.compile(r"(\d+) (passed|failed|errors?|skipped|xfailed|xpassed)")


def main() -> None:
    """Run the parts; end with 1 when any failed. A part without a single test fails: silence is not success."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--processes", default="2")
    processes = parser.parse_args().processes
    begun, totals, failed = time.monotonic(), {}, []
    for reader, *more in (("ruff", "check", "."), ("mypy",)):  # which files mypy reads stands in pyproject.toml, as for `make lint`
        if not tell(reader, [sys.executable, "-m", reader, *more], {}):
            failed.append(reader)
    for part in PARTS:
        if not tell(part, [*pytest(part), "-n", processes, "-m", "not browser and not campaign"], totals):
            failed.append(part)
    if not tell("browser", [*pytest("browser"), "-n", processes, "-m", "not campaign"], totals):
        failed.append("browser")
    words = ", ".join(f"{count} {word}" for word, count in totals.items())
    print(f"\n{'FAILED: ' + ', '.join(failed) if failed else 'All parts passed'}.", flush=True)
    print(f"===== {words} in {time.monotonic() - begun:.0f}s =====", flush=True)
    sys.exit(1 if failed else 0)


def pytest(part: str) -> list[str]:
    """Return the command for one folder of tests."""
    return [sys.executable, "-m", "pytest", "-q", "--no-header", f"--junitxml={ARTIFACTS / part}.xml", f"tests/{part}"]


def tell(part: str, command: list[str], totals: dict[str, int]) -> bool:
    """Run one part, passing on what it prints, and add its counts to `totals`; return whether it passed."""
    print(f"\n== {part} ==", flush=True)
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        last = ""
        for line in process.stdout or ():
            print(line, end="", flush=True)
            last = line if COUNT.search(line) else last
    for count, word in COUNT.findall(last):
        kind = "errors" if word.startswith("error") else word
        totals[kind] = totals.get(kind, 0) + int(count)
    return process.returncode == 0


if __name__ == "__main__":
    main()
