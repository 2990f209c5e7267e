"""What is dear to make and never changed is made once in a run, whichever worker asks first; the others wait for it."""

import fcntl
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


def shared_folder(factory: pytest.TempPathFactory) -> Path:
    """Return the temporary folder that all workers of this run share."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def made_once(around: Path, name: str, make: Callable[[Path], Any]) -> tuple[Path, Any]:
    """Return the folder `name` inside `around` and what `make` said of it when it filled it: something that JSON can hold.

    What fails leaves no trace: whoever asks next tries again, in a folder of its own.
    """
    with (around / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        said = around / f"{name}.json"
        if not said.exists():
            folder = _fresh(around, name)
            draft = json.dumps([str(folder), make(folder)])
            said.with_suffix(".draft").write_text(draft, encoding="utf-8")
            said.with_suffix(".draft").rename(said)
    folder, words = json.loads(said.read_text(encoding="utf-8"))
    return Path(folder), words


def _fresh(around: Path, name: str) -> Path:
    folder = next(path for n in range(1000) if not (path := around / f"{name}.{n}").exists())
    folder.mkdir()
    return folder
