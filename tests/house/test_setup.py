"""The set-up holds what it promises: locked, hashed, nothing from elsewhere, and commands that read as sentences."""

import json
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.support.run_all import READERS, RUNS, outcomes_of, table

ROOT = Path(__file__).resolve().parent.parent.parent
LOCKS = sorted(ROOT.glob("requirements*.txt"))


def tracked(*patterns: str) -> list[str]:
    """Return the files that git keeps."""
    listed = subprocess.run(["git", "ls-files", "--", *patterns], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return listed.splitlines()


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_locked_package_is_exact_and_hashed(lock: Path) -> None:
    text = lock.read_text()
    packages = re.findall(r"^([a-z0-9][\w.\[\]-]*)(.*)$", text, re.MULTILINE | re.IGNORECASE)
    assert packages
    assert [name for name, rest in packages if not re.match(r"==\S+( ;.*)? \\$", rest)] == []
    assert len(re.findall(r"--hash=sha256:[0-9a-f]{64}", text)) >= len(packages)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_no_lock_names_a_host_or_a_path_of_one_machine(lock: Path) -> None:
    assert re.findall(r"://|--find-links|--index-url|--extra-index-url| /\w+/", lock.read_text()) == []


def test_a_requirement_stands_in_its_lock() -> None:
    for source in ROOT.glob("requirements*.in"):
        locked = source.with_suffix(".txt").read_text().lower()
        lines = [line for line in source.read_text().splitlines() if line and not line.startswith(("-", "#"))]
        wanted = [re.split(r"[\[<>=]", line)[0] for line in lines]
        assert [name for name in wanted if not re.search(rf"^{re.escape(name)}(\[\w+\])?==", locked, re.MULTILINE)] == []


def test_the_front_end_is_exact_hashed_and_names_no_host() -> None:
    package = json.loads((ROOT / "frontend/package.json").read_text())
    text = (ROOT / "frontend/package-lock.json").read_text()
    lock = json.loads(text)
    assert "resolved" not in text
    assert "://" not in text
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in package["devDependencies"].values())
    assert lock["packages"][""]["devDependencies"] == package["devDependencies"]
    assert [name for name, entry in lock["packages"].items() if name and not entry.get("integrity", "").startswith("sha512-")] == []


def test_every_icon_is_named_once_and_in_order() -> None:
    names = json.loads((ROOT / "frontend/icons.json").read_text())
    assert names == sorted(set(names))


def test_nothing_of_others_is_kept_in_the_project() -> None:
    foreign = tracked("*.ttf", "*.otf", "*.woff", "*.woff2", "*.min.js", "*.min.css", "*.whl", "*.mo", "**/node_modules/**", "*.db")
    assert foreign == []


def test_ci_does_what_the_readme_says() -> None:
    commands = [line for line in (ROOT / ".ci/run").read_text().splitlines() if line and not line.startswith(("#", "set ", "cd "))]
    assert commands == ["make test"]
    assert (ROOT / ".ci/run").stat().st_mode & 0o111


def test_the_code_is_read_alike_by_make_lint_and_make_test() -> None:
    """Both start ruff and mypy, and which files mypy reads is said once: the whole package, strictly."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["mypy"]
    assert (settings["files"], settings["strict"]) == (["governance_app"], True)
    lint = re.findall(r"^lint:.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert re.findall(r"\$\(BIN\)/(.*)", lint[0]) == ["ruff check .", "mypy"]
    assert READERS == {"ruff": ("check", "."), "mypy": ()}


def test_every_folder_of_tests_is_run() -> None:
    there = {folder.name for folder in (ROOT / "tests").iterdir() if list(folder.glob("test_*.py"))}
    assert sorted(folder for folders in RUNS.values() for folder in folders) == sorted(there)


def test_what_a_run_reports_is_counted_by_folder_with_files_that_could_not_be_read(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    assert outcomes_of(report) == []
    report.write_text(
        '<testsuites><testsuite><testcase classname="tests.rules.test_a" name="b"/><testcase classname="tests.rules.test_a.TestC" name="d">'
        '<failure message="no"/></testcase><testcase classname="tests.pages.test_e" name="f"><skipped/></testcase>'
        '<testcase classname="" name="tests.actions.test_g"><error/></testcase></testsuite></testsuites>')
    assert outcomes_of(report) == [("rules", "passed"), ("rules", "failed"), ("pages", "skipped"), ("actions", "errors")]
    assert table(outcomes_of(report)).splitlines()[0].split() == ["rules", "1", "passed,", "1", "failed"]


def test_make_help_reads_as_sentences() -> None:
    printed = subprocess.run(["make", "--no-print-directory", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    rows = dict(re.findall(r"^  make (\S+) +(.*)$", printed, re.MULTILINE))
    assert {"demo", "test", "campaign", "bench", "build", "lint", "help"} <= rows.keys()
    assert [name for name, what in rows.items() if not re.match(r"[A-Z].*[.\"]$", what)] == []


def test_every_make_target_that_people_call_is_explained() -> None:
    text = (ROOT / "Makefile").read_text()
    phony = set(re.search(r"^\.PHONY: (.*)$", text, re.MULTILINE)[1].split())  # type: ignore[index]
    assert phony - {"browser"} == set(re.findall(r"^([a-z-]+):.*## ", text, re.MULTILINE))


def test_a_missing_venv_module_is_named_with_its_command(tmp_path: Path) -> None:
    python = tmp_path / "python3"
    python.write_text('#!/bin/sh\ncase "$2" in *ensurepip*) exit 1;; *) exit 0;; esac\n')
    python.chmod(0o755)
    told = subprocess.run(
        ["make", "-f", str(ROOT / "Makefile"), "build", f"PYTHON={python}"], cwd=tmp_path, capture_output=True, text=True, check=False,
    )
    assert told.returncode != 0
    assert re.search(r"apt-get install -y python3-venv", told.stdout)


def test_an_old_python_is_named(tmp_path: Path) -> None:
    python = tmp_path / "python3"
    python.write_text("#!/bin/sh\nexit 1\n")
    python.chmod(0o755)
    told = subprocess.run(
        ["make", "-f", str(ROOT / "Makefile"), "build", f"PYTHON={python}"], cwd=tmp_path, capture_output=True, text=True, check=False,
    )
    assert told.returncode != 0
    assert "Python 3.11 or newer is needed" in told.stdout
