"""Find Chromium, or install Debian's package and say so: `python tests/support/install_chromium.py`."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> str | None:
    """Return the path of an installed browser, or None. GOVERNANCE_CHROMIUM names another one."""
    given = os.environ.get("GOVERNANCE_CHROMIUM")
    return given or next((found for name in NAMES if (found := shutil.which(name))), None)


def as_root() -> list[str] | None:
    """Return what to put before a command that installs, or None when this person cannot become root."""
    if os.geteuid() == 0:
        return []
    allowed = shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    return ["sudo", "-n"] if allowed else None


def main() -> None:
    """Install Chromium for the whole machine when it is not there; end with 1 and one sentence when that fails."""
    if chromium():
        return
    prefix = as_root()
    if prefix is None or not shutil.which("apt-get"):
        sys.exit("The browser tests need Chromium. Install it with: sudo apt-get install -y chromium — or name one in GOVERNANCE_CHROMIUM.")
    print("Installing Chromium for the whole machine (apt-get install chromium): the browser tests need it.", flush=True)
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "chromium"]):
        if subprocess.run([*prefix, "apt-get", *step], env=env, stdout=subprocess.DEVNULL, check=False).returncode:
            sys.exit(f"apt-get {step[0]} failed: Chromium could not be installed.")


if __name__ == "__main__":
    main()
