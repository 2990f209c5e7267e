"""The parent's side of the intake: sniffs, measures, gives the file to the worker, kills it when it is late, replaces it when it is old."""

import atexit
import os
import struct
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, cast

from governance_app.documents import errors
from governance_app.documents.pdf_press import Worker, no_network, receive, send
from governance_app.documents.uploads.kinds import MEGABYTE, MOST_BYTES, MOST_PIXELS, PICTURES, FileKind, is_heic, sniff

WORKER = Path(__file__).resolve().parent / "worker.py"
REFUSALS: dict[str, type[errors.UploadRefused]] = {
    "broken": errors.UploadDamaged, "cut": errors.UploadCutOff, "locked": errors.PdfLocked, "active": errors.PdfActs,
    "place": errors.PdfTellsPlace, "two_faces": errors.UploadTwoFaces, "video": errors.UploadIsVideo, "tags": errors.UploadDamaged,
    "heavy": errors.UploadTooHeavy,
}


@dataclass(frozen=True)
class Clean:
    """A file as it may be kept: its bytes and what they are."""

    content: bytes
    kind: FileKind


@dataclass
class Intake:
    """One worker process, used by one thread at a time, replaced after `files` files.

    `memory`: bytes of address space. `each`: seconds of processor time for one file. `seconds`: by the clock, waiting in line not counted.
    """

    memory: int = 256 * MEGABYTE
    each: float = 1.5
    seconds: float = 20
    files: int = 200
    _worker: Worker | None = None
    _done: int = 0
    _lock: Any = field(default_factory=threading.Lock)

    def take(self, content: bytes) -> Clean:
        """Return the file as it may be kept. Raises one of `errors.UploadRefused`."""
        kind = sniffed(content)
        with self._lock:
            told = self._ask(self._ready(), kind.value.encode() + b"\n", content)
            self._done += 1
        if told[:1] in (b"K", b"S"):
            return Clean(told[1:] if told[:1] == b"K" else content, FileKind.JPEG if kind in PICTURES else kind)
        code = told[1:].decode(errors="replace")
        if code == "pixels":
            raise errors.UploadTooManyPixels("file", most=MOST_PIXELS[kind] // 1_000_000)
        raise REFUSALS.get(code, errors.UploadDamaged)("file")

    def close(self) -> None:
        """End the worker; the next file starts another."""
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.end()

    @property
    def pid(self) -> int | None:
        """The number of the worker's process, for measuring it."""
        return self._worker.pid if self._worker else None

    def _ready(self) -> Worker:
        if self._worker is None or not self._worker.usable() or self._done >= self.files:
            self.close()
            self._worker, self._done = self._start(), 0
        return self._worker

    def _start(self) -> Worker:
        given = [str(int(each)) for each in (self.memory, self.each * self.files + 10, self.each * 1000)]
        process = subprocess.Popen(  # noqa: S603 - our own worker, no word of it comes from people
            [*no_network(), sys.executable, "-I", "-B", str(WORKER), *given],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd="/", env={"LANG": "C.UTF-8"},
            start_new_session=True,
        )
        requests, answers = cast(IO[bytes], process.stdin), cast(IO[bytes], process.stdout)
        os.set_blocking(requests.fileno(), False)
        os.set_blocking(answers.fileno(), False)
        return Worker(process, requests, answers, os.getpid())

    def _ask(self, worker: Worker, line: bytes, content: bytes) -> bytes:
        """Send the frame and wait for the answer; a worker that ends or is late was given too much."""
        deadline = time.monotonic() + self.seconds
        try:
            send(worker, struct.pack(">I", len(line) + len(content)) + line, deadline)
            send(worker, content, deadline)
            return receive(worker, struct.unpack(">I", receive(worker, 4, deadline))[0], deadline)
        except (TimeoutError, BrokenPipeError, EOFError):
            self.close()
            raise errors.UploadTooHeavy("file") from None


def sniffed(content: bytes) -> FileKind:
    """Return what the bytes say they are. Raises UploadEmpty, UploadIsHeic, UploadKindUnknown, UploadTooLarge (most, in megabytes)."""
    if not content:
        raise errors.UploadEmpty("file")
    if is_heic(content):
        raise errors.UploadIsHeic("file")
    kind = sniff(content)
    if kind is None:
        raise errors.UploadKindUnknown("file")
    if len(content) > MOST_BYTES[kind]:
        raise errors.UploadTooLarge("file", most=MOST_BYTES[kind] // MEGABYTE)
    return kind


INTAKE = Intake()
atexit.register(INTAKE.close)
