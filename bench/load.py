"""A small closed-loop client: connections that are kept, one request after the other; and what a server's processes cost."""

import http.client
import os
import re
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")


def fetch(port: int, path: str, number: int, headers: dict[str, str] | None = None) -> tuple[int, int]:
    """Ask `number` times over one connection; return the status and the bytes of the body of the last answer. Raises on a change."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    seen: set[int] = set()
    size = 0
    for _time in range(number):
        connection.request("GET", path, headers=headers or {})
        answer = connection.getresponse()
        size = len(answer.read())
        seen.add(answer.status)
    connection.close()
    if seen != {200}:
        raise RuntimeError(f"{path} answered {sorted(seen)}")
    return 200, size


def load(port: int, path: str, number: int, connections: int = 4) -> tuple[float, int]:
    """Ask `number` times over several connections at once; return the seconds it took and the bytes of one answer."""
    began = time.perf_counter()
    with ThreadPoolExecutor(connections) as pool:
        sizes = [job.result()[1] for job in [pool.submit(fetch, port, path, number // connections) for _n in range(connections)]]
    return time.perf_counter() - began, sizes[0]


def family(pid: int) -> list[int]:
    """Return a process and all it started."""
    kids: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                text = (entry / "stat").read_text()
            except OSError:
                continue
            kids.setdefault(int(text[text.rindex(")") + 2:].split()[1]), []).append(int(entry.name))
    found = [pid]
    for one in found:
        found += kids.get(one, [])
    return found


def cpu_seconds(pid: int) -> float:
    """Return the processor time that a process and all it started have used."""
    total = 0
    for one in family(pid):
        text = Path(f"/proc/{one}/stat").read_text()
        parts = text[text.rindex(")") + 2:].split()
        total += int(parts[11]) + int(parts[12])
    return total / TICK


def memory(pid: int) -> tuple[int, int]:
    """Return RSS and PSS in KiB of the largest process: the worker."""
    largest = (0, 0)
    for one in family(pid):
        text = Path(f"/proc/{one}/smaps_rollup").read_text()
        rss, pss = (int(re.search(rf"^{word}:\s+(\d+)", text, re.M)[1]) for word in ("Rss", "Pss"))
        largest = max(largest, (rss, pss))
    return largest
