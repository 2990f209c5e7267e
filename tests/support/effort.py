"""How much work a journey is for the hand: taps, keys, letters, screens moved and pages, counted in the browser as they happen.

`seconds` is an estimate with slow values of our own (a person new to the page, on an old telephone), not a trial with people.
"""

from dataclasses import dataclass

from playwright.sync_api import Page

TAP, KEY, LETTER, SCREEN, PAGE = 1.5, 0.5, 0.5, 1.0, 3.0
"""Seconds for a tap, a key that moves or presses something, a typed letter, a screen moved up or down, a page to come and be read."""

SCRIPT = """
(() => {
  const kept = JSON.parse(sessionStorage.effort || '{"taps":0,"keys":0,"letters":0,"moved":0,"pages":0}');
  let stood = 0;
  const add = (what, n) => { kept[what] += n; sessionStorage.effort = JSON.stringify(kept); };
  add('pages', 1);
  addEventListener('pointerdown', event => {
    add('taps', 1);
    add('moved', Math.abs(scrollY - stood) / innerHeight);
    stood = scrollY;
  }, true);
  addEventListener('keydown', event => { if (event.key.length > 1) add('keys', 1); }, true);
  addEventListener('change', event => {
    const field = event.target;
    if (field.matches('select')) { add('taps', 2); return; }
    if (field.matches('input[type=date], input[type=datetime-local]')) { add('taps', 6); return; }
    if (field.matches('textarea, input:not([type=radio]):not([type=checkbox])')) {
      add('taps', 1);
      add('letters', Math.max(0, field.value.length - field.defaultValue.length));
    }
  }, true);
})();
"""


@dataclass(frozen=True)
class Effort:
    """What a journey took."""

    taps: int
    keys: int
    letters: int
    screens: int
    pages: int

    @property
    def seconds(self) -> float:
        """Return the estimated seconds of somebody slow."""
        return self.taps * TAP + self.keys * KEY + self.letters * LETTER + self.screens * SCREEN + self.pages * PAGE


def watch(page: Page) -> None:
    """Count from the next page on."""
    page.add_init_script(SCRIPT)


def so_far(page: Page) -> Effort:
    """Return what was counted since `watch`."""
    kept = page.evaluate("JSON.parse(sessionStorage.effort)")
    return Effort(kept["taps"], kept["keys"], kept["letters"], round(kept["moved"]), kept["pages"])
