"""What is said to stay together is there, and does."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.support.once import made_once
from tests.support.together import TOGETHER, shared

ROOT = Path(__file__).parent.parent.parent


def test_every_line_names_a_file_of_tests() -> None:
    assert [beginning for beginning in TOGETHER if not (ROOT / beginning.split("::")[0]).is_file()] == []
    assert {f"tests/browser/{file.name}" for file in (ROOT / "tests/browser").glob("test_*.py")} <= set(TOGETHER)


@pytest.mark.parametrize(("one", "other", "together"), [
    ("tests/actions/test_demo.py::test_a", "tests/actions/test_demo.py::test_b[1]", True),
    ("tests/browser/test_main_journey.py::test_a", "tests/browser/test_ten_minutes.py::test_b", True),
    ("tests/browser/test_axe.py::test_every_page_can_be_used_by_everybody[es-visitor]",
     "tests/browser/test_axe.py::test_every_page_can_be_used_by_everybody[qu-visitor]", False),
    ("tests/rules/test_quorum.py::test_a", "tests/rules/test_quorum.py::test_b[0]", True),
    ("tests/rules/test_quorum.py::test_a", "tests/rules/test_tally.py::test_a", False),
])
def test_what_shares_stays_together(one: str, other: str, together: bool) -> None:
    assert (shared(one) == shared(other)) is together


def test_the_runner_asks_here(request: pytest.FixtureRequest) -> None:
    hooks = request.config.pluginmanager.hook.pytest_xdist_make_scheduler.get_hookimpls()
    assert any(hook.plugin_name.endswith("tests/conftest.py") for hook in hooks)


def test_what_is_dear_is_made_once_and_the_others_wait(tmp_path: Path) -> None:
    made = []

    def make(folder: Path) -> list[str]:
        time.sleep(0.05)
        made.append(folder)
        return ["said"]

    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(lambda _n: made_once(tmp_path, "world", make), range(4)))
    assert told == [(made[0], ["said"])] * 4
    assert len(made) == 1


def test_what_fails_is_tried_again_in_a_folder_of_its_own(tmp_path: Path) -> None:
    def make(folder: Path) -> str:
        (folder / "half").touch()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        made_once(tmp_path, "world", make)
    folder, said = made_once(tmp_path, "world", lambda folder: len(list(folder.iterdir())))
    assert (folder.name, said) == ("world.1", 0)
