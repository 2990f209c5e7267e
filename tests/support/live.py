"""The application behind a real socket, for browsers: the same server as in production, on a free port."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from governance_app.cli.keys import write_keys


@dataclass(frozen=True)
class Live:
    """A running installation: its address, and the environment its commands run in."""

    url: str
    port: int
    folder: Path
    environment: dict[str, str]

    def command(self, *words: str) -> str:
        """Run `governance-app …` on this installation and return what it prints; a failure raises with its text."""
        done = subprocess.run(
            [sys.executable, "-m", "governance_app.cli.main", *words], env=self.environment, capture_output=True, text=True, check=False,
        )
        if done.returncode:
            raise RuntimeError(f"governance-app {' '.join(words)}: {done.stderr.strip()}")
        return done.stdout


def installation(folder: Path, **environment: str) -> Live:
    """Make keys and migrated tables in `folder`, as an administrator would; nothing is started yet."""
    write_keys(folder / "keys")
    live = _described(folder, environment)
    live.command("migrate")
    return live


def copied(made: Path, folder: Path) -> Live:
    """Make another installation of what the one in `made` holds, which nobody serves: the same keys, the same rows and files."""
    for name in ("keys", "governance.db"):
        shutil.copyfile(made / name, folder / name)
    (folder / "keys").chmod(0o600)
    if (made / "attachments").is_dir():
        shutil.copytree(made / "attachments", folder / "attachments")
    return _described(folder, {})


def _described(folder: Path, environment: dict[str, str]) -> Live:
    port = free_port()
    given = {
        **os.environ, "GOVERNANCE_DATABASE_URL": f"sqlite:///{folder / 'governance.db'}", "GOVERNANCE_SECRET_FILE": str(folder / "keys"),
        "GOVERNANCE_DATA_DIR": str(folder), "GOVERNANCE_PLAIN_HTTP": "yes", "GOVERNANCE_DEMONSTRATION": "yes", **environment,
    }
    return Live(f"http://127.0.0.1:{port}", port, folder, given)


@contextmanager
def serving(live: Live) -> Iterator[Live]:
    """Serve it until the block ends. May be entered again: that is a restart of the server on the same data."""
    log = live.folder / "server.log"
    with log.open("ab") as output:
        server = subprocess.Popen(
            [sys.executable, "-m", "governance_app.cli.main", "serve", "--port", str(live.port)],
            env=live.environment, stdout=output, stderr=subprocess.STDOUT,
        )
        try:
            _wait_for(live, server, log)
            yield live
        finally:
            server.terminate()
            try:
                server.wait(10)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def _wait_for(live: Live, server: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(live.url + "/", timeout=5).close()
            return
        except urllib.error.HTTPError as answer:
            answer.close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"the server did not start:\n{log.read_text(errors='replace')[-2000:]}")


def free_port() -> int:
    """Return a port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
