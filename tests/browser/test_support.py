"""The instruments themselves: a link that is as slow as it says, a browser that tells, a server that restarts on its data."""

import threading
import time
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, Page

from tests.support.browser import PHONE, assert_accessible, assert_no_sideways_scroll, forgive
from tests.support.live import Live
from tests.support.slow_link import slow_link

BODY = b"x" * 12_500  # one second at 100 kbps


class Answers(BaseHTTPRequestHandler):
    """Answers with BODY as text."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", str(len(BODY)))
        self.end_headers()
        self.wfile.write(BODY)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def far_end() -> Iterator[int]:
    """The port of a small server."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


def fetch(url: str) -> tuple[bytes, float]:
    """Return the body and the seconds it took."""
    begun = time.monotonic()
    with urllib.request.urlopen(url, timeout=20) as answer:
        body = answer.read()
    return body, time.monotonic() - begun


def test_the_link_takes_the_time_of_its_rate_and_distance_and_counts_every_byte(far_end: int) -> None:
    with slow_link(far_end, rate=100_000, round_trip=0.6) as link:
        body, seconds = fetch(link.url)
    assert body == BODY
    assert 2.0 < seconds < 4.0, "handshake 0.6 s, question and answer 0.6 s, bytes 1.0 s"
    assert len(BODY) < link.down < len(BODY) + 400, "body and headers"


def test_the_link_is_shared(far_end: int) -> None:
    with slow_link(far_end, rate=200_000, round_trip=0.0) as link:
        times: list[float] = []
        threads = [threading.Thread(target=lambda: times.append(fetch(link.url)[1])) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert max(times) > 1.4, "three answers of half a second each"


def test_a_page_that_asks_elsewhere_or_complains_is_told(browser: Browser, far_end: int, phone: Page) -> None:
    phone.goto(f"http://127.0.0.1:{far_end}/")
    phone.set_content("<html lang=es><title>t</title><img src='http://example.org/x.png' alt=''></html>")
    phone.wait_for_timeout(200)
    faults: list[str] = phone.expected_faults  # type: ignore[attr-defined]
    assert any("asked elsewhere" in fault for fault in faults)
    forgive(phone, "")


def test_axe_and_the_ruler_see_what_is_wrong(browser: Browser) -> None:
    page = browser.new_context(**PHONE).new_page()
    page.set_content("<html lang=es><title>t</title><main><h1>t</h1><input><p style='width:900px'>x</p></main></html>")
    with pytest.raises(AssertionError, match="label"):
        assert_accessible(page)
    with pytest.raises(AssertionError, match="wider"):
        assert_no_sideways_scroll(page)
    page.context.close()


def test_the_server_serves_its_installation(live: Live) -> None:
    assert "ok" in live.command("check")
    with pytest.raises(RuntimeError, match="exists already"):
        live.command("keys", "new", str(live.folder / "keys"))
