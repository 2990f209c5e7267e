"""A limited process that does dangerous work for us: no network, bounded memory and time, killed when late, replaced when old.

The parent's side: starts the worker, gives it work, reads its answer. Whoever needs one says which script and with what words.
"""

import os
import selectors
import shutil
import struct
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import IO, Any, cast

from governance_app.documents.errors import PdfFailed, PdfTookTooLong

HERE = Path(__file__).resolve().parent
MEGABYTE = 1024 * 1024


@cache
def no_network() -> tuple[str, ...]:
    """The command before the worker that takes its network away, or nothing where the kernel does not allow it."""
    tool = shutil.which("unshare")
    if tool is None:
        return ()
    trial = [tool, "-rn", "--", sys.executable, "-I", "-c", "pass"]
    tried = subprocess.run(trial, capture_output=True, check=False)  # noqa: S603 - a fixed command
    return (tool, "-rn", "--") if tried.returncode == 0 else ()


@dataclass(frozen=True)
class Worker:
    """A running worker, its two pipes and the process that started it."""

    process: subprocess.Popen[bytes]
    requests: IO[bytes]
    answers: IO[bytes]
    owner: int

    @property
    def pid(self) -> int:
        """The number of its process."""
        return self.process.pid

    def usable(self) -> bool:
        """Whether this process may ask it: a fork never shares its parent's worker."""
        return self.owner == os.getpid() and self.process.poll() is None

    def end(self) -> None:
        """Kill it and close the pipes; a fork leaves its parent's worker alone."""
        if self.owner == os.getpid():
            self.process.kill()
            self.process.wait()
            self.requests.close()
            self.answers.close()


@dataclass(kw_only=True)
class LimitedWorker:
    """One worker process, used by one thread at a time, replaced after `documents` pieces of work.

    `seconds`: wall-clock limit of one piece, waiting in the queue not counted. `memory`: bytes of address space.
    """

    seconds: float = 10
    memory: int = 1536 * MEGABYTE
    documents: int = 100
    _worker: Worker | None = None
    _made: int = 0
    _lock: Any = field(default_factory=threading.Lock)

    def command(self) -> list[str]:
        """The script and its first words; memory and processor seconds are put behind them."""
        raise NotImplementedError

    def folder(self) -> Path:
        """Where it runs."""
        return HERE

    def work(self, request: bytes) -> bytes:
        """Return what the worker answers. Raises PdfTookTooLong (worker killed) or PdfFailed (it stopped)."""
        with self._lock:
            answer = self._ask(self._ready(), struct.pack(">I", len(request)) + request)
            self._made += 1
            if self.documents == 1:
                self.close()
        return answer

    def close(self) -> None:
        """End the worker; the next piece of work starts another."""
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.end()

    def _ready(self) -> Worker:
        """The living worker of this process, or a new one."""
        if self._worker is None or not self._worker.usable() or self._made >= self.documents:
            self.close()
            self._worker, self._made = self._start(), 0
        return self._worker

    def _start(self) -> Worker:
        cpu_seconds = int(self.seconds * self.documents) + 10
        given = [*self.command(), str(self.memory), str(cpu_seconds)]
        process = subprocess.Popen(  # noqa: S603 - our own worker, no word of it comes from people
            [*no_network(), sys.executable, "-I", *given],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            cwd=self.folder(), env={"LANG": "C.UTF-8", "RAYON_NUM_THREADS": "2"}, start_new_session=True,
        )
        requests, answers = cast(IO[bytes], process.stdin), cast(IO[bytes], process.stdout)
        os.set_blocking(requests.fileno(), False)
        os.set_blocking(answers.fileno(), False)
        return Worker(process, requests, answers, os.getpid())

    def _ask(self, worker: Worker, frame: bytes) -> bytes:
        """Send the frame and wait for the answer, both under one deadline."""
        deadline = time.monotonic() + self.seconds
        try:
            send(worker, frame, deadline)
            size = struct.unpack(">I", receive(worker, 4, deadline))[0]
            return receive(worker, size, deadline)
        except TimeoutError:
            self.close()
            raise PdfTookTooLong(seconds=self.seconds) from None
        except (BrokenPipeError, EOFError):
            self.close()
            raise PdfFailed(reason="the press stopped, most likely at its memory limit") from None


def wait_for(pipe: Any, event: int, deadline: float) -> None:
    """Wait until the pipe is ready; TimeoutError at the deadline."""
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, event)
        if not selector.select(max(0.0, deadline - time.monotonic())):
            raise TimeoutError


def send(worker: Worker, data: bytes, deadline: float) -> None:
    """Write everything before the deadline."""
    rest = memoryview(data)
    while rest:
        wait_for(worker.requests, selectors.EVENT_WRITE, deadline)
        rest = rest[os.write(worker.requests.fileno(), rest[:65536]):]


def receive(worker: Worker, size: int, deadline: float) -> bytes:
    """Read exactly `size` bytes before the deadline; EOFError when the worker ends first."""
    parts: list[bytes] = []
    while size:
        wait_for(worker.answers, selectors.EVENT_READ, deadline)
        part = os.read(worker.answers.fileno(), min(size, 65536))
        if not part:
            raise EOFError
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
