"""LibreOffice without a screen, for campaigns: another program opens what we write. Missing, it is a failure."""

import shutil
import subprocess
from pathlib import Path

import pytest

PARTS = {"fods": ("libsclo.so", "libreoffice-calc-nogui"), "pdf": ("libswlo.so", "libreoffice-writer-nogui")}
"""What a file is turned into → the part of LibreOffice that does it, and Debian's package of it."""


def converted(file: Path, kind: str) -> Path:
    """Let LibreOffice open a file and write it as another kind beside it; return that one."""
    part, package = PARTS[kind]
    program = shutil.which("libreoffice") or shutil.which("soffice")
    if program is None or not (Path(program).resolve().parent / part).exists():
        pytest.fail(f"LibreOffice is missing: apt-get install --no-install-recommends {package}", pytrace=False)
    profile = f"-env:UserInstallation=file://{file.parent}/profile"
    subprocess.run([program, profile, "--headless", "--convert-to", kind, file.name], cwd=file.parent, check=True, capture_output=True,
                   timeout=240)
    return file.with_suffix(f".{kind}")
