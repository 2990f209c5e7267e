"""Hatchling's hook: an installed package carries its scripts, styles, fonts and catalogues (docs/decisions/0002)."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class FrontEndHook(BuildHookInterface):
    """Runs frontend/build.py; GOVERNANCE_SKIP_FRONTEND=1 leaves out what `make build` has just done."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build before the files are gathered."""
        build = Path(self.root, "frontend", "build.py")
        if os.environ.get("GOVERNANCE_SKIP_FRONTEND") == "1" or self.target_name != "wheel":
            return
        if subprocess.run([sys.executable, str(build)], cwd=self.root, check=False).returncode:
            raise SystemExit("The package was not built: see the sentence above.")
