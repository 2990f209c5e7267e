"""A slow link: a proxy in this process that passes bytes on at a given rate and delay, and counts them.

Chromium's own throttling does not reach service workers and is too kind (measured); this is a real, slow connection.
"""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

PIECE = 1460  # bytes of one segment on Ethernet


@dataclass
class Passed:
    """Bytes on one connection: `up` from the browser, `down` to it (headers and bodies, as on the wire above TCP)."""

    up: int = 0
    down: int = 0


@dataclass
class SlowLink:
    """One link shared by all connections. `rate`: bits per second each way. `round_trip`: seconds."""

    target: int
    rate: int = 100_000
    round_trip: float = 0.6
    port: int = 0
    connections: list[Passed] = field(default_factory=list)
    _free_at: dict[str, float] = field(default_factory=dict)

    @property
    def down(self) -> int:
        """Bytes that reached the browser so far."""
        return sum(passed.down for passed in self.connections)

    @property
    def url(self) -> str:
        """Address of the near end."""
        return f"http://127.0.0.1:{self.port}"

    def forget(self) -> None:
        """Count from nothing again (connections that stay open go on counting in new entries only after they reopen)."""
        for passed in self.connections:
            passed.up = passed.down = 0

    async def serve(self, ready: threading.Event, stop: asyncio.Event) -> None:
        """Listen until `stop`; `ready` is set when the port is known."""
        server = await asyncio.start_server(self._connect, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        ready.set()
        async with server:
            await stop.wait()

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        passed = Passed()
        self.connections.append(passed)
        await asyncio.sleep(self.round_trip)  # the handshake
        there, back = await asyncio.open_connection("127.0.0.1", self.target)
        try:
            await asyncio.gather(self._carry(reader, back, passed, "up"), self._carry(there, writer, passed, "down"))
        finally:
            for end in (writer, back):
                end.close()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, passed: Passed, way: str) -> None:
        """Read as fast as the link takes it; deliver each piece half a round trip after it left."""
        queue: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        delivery = asyncio.create_task(_deliver(queue, writer, passed, way))
        clock = asyncio.get_running_loop().time
        try:
            while piece := await reader.read(PIECE):
                sent = max(clock(), self._free_at.get(way, 0.0)) + len(piece) * 8 / self.rate
                self._free_at[way] = sent
                queue.put_nowait((sent + self.round_trip / 2, piece))
                await asyncio.sleep(max(0.0, sent - clock()))
        except ConnectionError:
            pass
        queue.put_nowait((0.0, b""))
        await delivery


async def _deliver(queue: "asyncio.Queue[tuple[float, bytes]]", writer: asyncio.StreamWriter, passed: Passed, way: str) -> None:
    clock = asyncio.get_running_loop().time
    try:
        while (item := await queue.get())[1]:
            await asyncio.sleep(max(0.0, item[0] - clock()))
            writer.write(item[1])
            await writer.drain()
            setattr(passed, way, getattr(passed, way) + len(item[1]))
        if writer.can_write_eof():
            writer.write_eof()
    except (ConnectionError, RuntimeError):
        pass  # the other end has gone: a browser does that


@contextmanager
def slow_link(target: int, rate: int = 100_000, round_trip: float = 0.6) -> Iterator[SlowLink]:
    """Run a link to local port `target` in a thread; 100 kbps and 600 ms are the field's usual good day."""
    link, ready = SlowLink(target, rate, round_trip), threading.Event()
    loop, stop = asyncio.new_event_loop(), asyncio.Event()
    thread = threading.Thread(target=_run, args=(loop, link, ready, stop), daemon=True)
    thread.start()
    ready.wait(5)
    try:
        yield link
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(5)


def _run(loop: asyncio.AbstractEventLoop, link: SlowLink, ready: threading.Event, stop: asyncio.Event) -> None:
    loop.run_until_complete(link.serve(ready, stop))
    for task in asyncio.all_tasks(loop):
        task.cancel()
    loop.run_until_complete(asyncio.sleep(0))
    loop.close()
