"""The public decision page and the list of meetings against a minimal Flask page on the same rows, side by side in one run.

    python -m bench.pages [requests a round]      aim: at most twice the processor time

Rounds alternate between the two servers, so that whatever else the machine does falls on both. The figure is the median of rounds.
"""

import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bench.ground import Ground, a_ground
from bench.load import cpu_seconds, fetch, load, memory

ROUNDS = 7
AIM = 2.0


@dataclass(frozen=True)
class Figure:
    """What one server cost on one page: requests a second of processor time, milliseconds of it a request, bytes of the body."""

    per_cpu_second: float
    cpu_ms: float
    per_second: float
    bytes: int


@contextmanager
def server(which: str, path: str) -> Iterator[tuple[int, int]]:
    """Serve with granian until the block ends; yield (pid, port) once it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-m", "bench.servers", which, str(port)], env=os.environ)
    try:
        _wait(process, port, path)
        yield process.pid, port
    finally:
        process.terminate()
        process.wait(10)


def _wait(process: "subprocess.Popen[bytes]", port: int, path: str) -> None:
    for _time in range(150):
        if process.poll() is not None:
            raise RuntimeError("the server ended by itself")
        try:
            fetch(port, path, 1)
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the server does not answer")


def side_by_side(path: Callable[[Ground], str], ground: Ground, number: int) -> dict[str, Figure]:
    """Measure both servers on a page in alternating rounds; return the median of each."""
    where = path(ground)
    found: dict[str, list[Figure]] = {"real": [], "minimal": []}
    with server("real", where) as real, server("minimal", where) as minimal:
        both = {"real": real, "minimal": minimal}
        for pid, port in both.values():
            load(port, where, 80)
            print(f"  memory of the worker, KiB (RSS, PSS): {memory(pid)}")
        for _round in range(ROUNDS):
            for name, (pid, port) in both.items():
                found[name].append(_round_of(pid, port, where, number))
    return {name: _median(figures) for name, figures in found.items()}


def _round_of(pid: int, port: int, where: str, number: int) -> Figure:
    before = cpu_seconds(pid)
    took, size = load(port, where, number)
    spent = cpu_seconds(pid) - before
    return Figure(number / spent, 1000 * spent / number, number / took, size)


def _median(figures: list[Figure]) -> Figure:
    middle = statistics.median
    return Figure(middle(f.per_cpu_second for f in figures), middle(f.cpu_ms for f in figures), middle(f.per_second for f in figures),
                  figures[0].bytes)


PAGES: dict[str, Callable[[Ground], str]] = {
    "a decision": lambda ground: f"/decisiones/{ground.decision}/x",
    "the list of meetings": lambda ground: "/reuniones",
}


def main(number: int = 400) -> int:
    """Print the figures; return how many pages miss the aim."""
    missed = 0
    with a_ground() as ground:
        for name, path in PAGES.items():
            print(name)
            figures = side_by_side(path, ground, number)
            for which, f in figures.items():
                print(f"  {which:8} {f.per_cpu_second:7.1f} requests a CPU-second · {f.cpu_ms:6.2f} ms CPU each · "
                      f"{f.per_second:6.1f} a second · {f.bytes} bytes")
            ratio = figures["real"].cpu_ms / figures["minimal"].cpu_ms
            missed += ratio > AIM
            print(f"  ratio {ratio:.2f} (aim: at most {AIM:.0f})")
    return missed


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
