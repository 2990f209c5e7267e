"""How long a phone seals a ballot, and how long scrutineers open a hundred: Chromium slowed down six times, next to the bare operations.

    python -m bench.sealing      aims: a ballot sealed in less than half a second, in at most three times the bare operations

The bare operations are those that RFC 9180 asks for, by the browser's own means and without any check: for each of the two envelopes a
key read, a key pair, an agreement, eight HMACs (two of the KEM, six of the key schedule) and an encryption. Rounds alternate between the
two. What Chromium slows down is the page's own thread; its cryptography runs beside that, at full speed.
"""

import statistics
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Page, Route, sync_playwright

from tests.support.browser import FLAGS
from tests.support.install_chromium import chromium
from tests.support.javascript import bundle

ROUNDS, SLOWER, BALLOTS = 40, 6, 100
MOST_MS, MOST_TIMES = 500.0, 3.0
MOTION = "01930000-0000-7000-8000-0000000000aa"
ACTS = """
import { count, peel, sealBallot } from "./sealed/ballots.js";
import { fromText } from "./sealed/codec.js";
import { keyPair, publicText } from "./sealed/hpke.js";

const ecdh = { name: "ECDH", namedCurve: "P-256" };
const timed = async (act) => { const began = performance.now(); const made = await act(); return [performance.now() - began, made]; };

async function hmac(bits, text) {
  const key = await crypto.subtle.importKey("raw", bits, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return crypto.subtle.sign("HMAC", key, text);
}

async function bare(raw) {
  for (let layer = 0; layer < 2; layer += 1) {
    const theirs = await crypto.subtle.importKey("raw", raw, ecdh, true, []);
    const mine = await crypto.subtle.generateKey(ecdh, true, ["deriveBits"]);
    let bits = await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, mine.privateKey, 256);
    await crypto.subtle.exportKey("raw", mine.publicKey);
    for (let step = 0; step < 8; step += 1) bits = await hmac(bits, raw);
    const key = await crypto.subtle.importKey("raw", bits.slice(0, 16), "AES-GCM", false, ["encrypt"]);
    await crypto.subtle.encrypt({ name: "AES-GCM", iv: new Uint8Array(12) }, key, new Uint8Array(33));
  }
}

globalThis.measure = async ({ rounds, ballots, motion }) => {
  const [first, second] = [await keyPair(new Uint8Array(16)), await keyPair(new Uint8Array(16).fill(1))];
  const keys = [await publicText(first), await publicText(second)];
  const told = { seal: [], bare: [] }, list = [];
  for (let n = 0; n < rounds; n += 1) {
    const [spent, sealed] = await timed(() => sealBallot(motion, "for", ...keys));
    told.seal.push(spent);
    list.push(sealed);
    told.bare.push((await timed(() => bare(fromText(keys[0]))))[0]);
  }
  while (list.length < ballots) list.push(await sealBallot(motion, "blank", ...keys));
  const [peeling, { peeled }] = await timed(() => peel(motion, list, first));
  const [counting, totals] = await timed(() => count(motion, peeled, second));
  return { ...told, peeling, counting, totals };
};
"""


def main() -> int:
    """Print the medians; return how many aims are missed."""
    with TemporaryDirectory(prefix="bench-") as name, sync_playwright() as play:
        script = bundle(ACTS, Path(name), "browser").read_text("utf-8")
        opened = play.chromium.launch(executable_path=chromium(), headless=True, args=FLAGS)
        told = measured(opened.new_page(), script)
        opened.close()
    if told["totals"] != {"for": ROUNDS, "against": 0, "blank": BALLOTS - ROUNDS, "null": 0}:
        raise RuntimeError("the ballots were not counted as they were cast")
    seal, bare = statistics.median(told["seal"]), statistics.median(told["bare"])
    print(f"a ballot sealed in {seal:.1f} ms (slowest of {ROUNDS}: {max(told['seal']):.0f} ms), the bare operations {bare:.1f} ms: "
          f"{seal / bare:.2f} times")
    print(f"{BALLOTS} ballots: peeled in {told['peeling']:.0f} ms, counted in {told['counting']:.0f} ms; page slowed down {SLOWER} times")
    return int(seal >= MOST_MS) + int(seal / bare > MOST_TIMES)


def measured(page: Page, script: str) -> dict[str, Any]:
    """Return what the page measured, on an address that counts as safe, with its thread slowed down."""
    def answer(route: Route) -> None:
        route.fulfill(body="<!doctype html><title>t</title>", content_type="text/html")

    page.route("**/*", answer)
    page.goto("http://127.0.0.1:9/")
    page.add_script_tag(content=script)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    found: dict[str, Any] = page.evaluate("given => measure(given)", {"rounds": ROUNDS, "ballots": BALLOTS, "motion": MOTION})
    return found


if __name__ == "__main__":
    sys.exit(main())
