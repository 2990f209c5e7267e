"""The scripts of a sealed ballot in Chromium, on pages of their own: what leaves the phone, and what is left on it."""

import json
import re
from uuid import UUID

import pytest
from playwright.sync_api import Browser, expect

from governance_app.voting.rules.sealed import check_public_key, check_sealed, key_words
from tests.support.javascript import bundled
from tests.support.sealed_pages import DIST, MAKE_KEY, VOTER, a_page, built, opening
from tests.support.sealing import a_scrutineer, count, peel, seal

MOTION = UUID("01930000-0000-7000-8000-0000000000aa")
WORDS = """
import { keyPair, publicText } from "./sealed/hpke.js";
import { wordsOf } from "./sealed/words.js";
const acts = { async paper(bytes) {
  const entropy = Uint8Array.from(bytes);
  return { words: wordsOf(entropy).join(" "), key: await publicText(await keyPair(entropy)) };
} };
"""


SMALL = {"sealing.js": 9_000, "scrutiny.js": 18_500}


@pytest.mark.parametrize(("script", "most"), SMALL.items())
def test_what_seals_stays_small(script: str, most: int) -> None:
    """Bytes as they travel, with the library in them (HPKE; for scrutineers a list of 2,048 words too)."""
    assert (DIST / f"{built(script)}.br").stat().st_size <= most


@pytest.fixture(scope="module")
def papers() -> list[dict[str, str]]:
    """Two scrutineers' papers: words and public key."""
    with bundled(WORDS) as modules:
        return modules.ask(("paper", list(range(16))), ("paper", list(range(16, 32))))


def test_a_choice_leaves_the_phone_only_sealed_and_leaves_no_trace_on_it(browser: Browser) -> None:
    first, second = a_scrutineer(), a_scrutineer()
    with a_page(browser, VOTER.format(motion=MOTION, first=first.public, second=second.public), "sealing.js") as (page, sent):
        expect(page.get_by_role("status")).to_have_text("Elija")
        page.get_by_role("button", name="En contra").click()
        expect(page.get_by_text("Usted eligió: en contra")).to_be_focused()
        expect(page.get_by_role("button", name="A favor")).to_be_hidden()
        page.get_by_role("button", name="Cambiar").click()
        expect(page.get_by_role("button", name="En contra")).to_be_focused()
        page.get_by_role("button", name="A favor").click()
        page.evaluate("() => { document.querySelector('form').submit = function () { sessionStorage.left = this.outerHTML;"
                      " HTMLFormElement.prototype.submit.call(this); }; }")
        with page.expect_request("**/sent") as asked:
            page.get_by_role("button", name="Sellar y enviar").click()
        page.wait_for_url("**/sent")
        left = page.evaluate("sessionStorage.left")
        page.go_back()
        expect(page.get_by_role("status")).to_have_text("Elija")
        assert page.locator('[aria-pressed="true"]').count() == 0
        assert page.locator('input[name="sealed"]').input_value() == ""
    assert left.count('aria-pressed="false"') == 3
    assert "<p data-chosen" in left
    assert "Usted eligió: a favor</p>" not in left
    assert set(sent[0]) == {"csrf", "sealed"}
    assert len(asked.value.post_data or "") == len("csrf=c&sealed=") + 260
    peeled = peel(MOTION, [check_sealed(sent[0]["sealed"][0])], first)
    assert count(MOTION, peeled.envelopes, second).votes_for == 1


def test_a_key_that_is_none_sends_nothing(browser: Browser) -> None:
    with a_page(browser, VOTER.format(motion=MOTION, first="AAAA", second="AAAA"), "sealing.js") as (page, sent):
        page.get_by_role("button", name="A favor").click()
        page.get_by_role("button", name="Sellar y enviar").click()
        expect(page.get_by_role("status")).to_have_text("No se pudo")
        expect(page.get_by_role("button", name="A favor")).to_be_enabled()
    assert sent == []


def test_a_key_is_sent_only_once_its_words_were_written_down(browser: Browser) -> None:
    with a_page(browser, MAKE_KEY.format(), "scrutiny.js") as (page, sent):
        expect(page.locator("[data-fingerprint]")).to_have_text(re.compile(r"^(\d{4} ){4}\d{4}$"))
        words, aloud = page.locator("[data-words] li").all_inner_texts(), page.locator("[data-fingerprint]").inner_text()
        button = page.get_by_role("button", name="Enviar")
        asked = [int(label.split()[-1]) for label in page.locator("label").all_inner_texts()]
        assert len(words) == 12
        assert asked == sorted(set(asked))
        page.locator("#a").fill(words[asked[0] - 1].upper())
        page.locator("#b").fill("kichwa")
        page.locator("#b").blur()
        expect(page.get_by_role("alert")).to_have_text("Esa no es la palabra")
        expect(button).to_be_disabled()
        page.locator("#b").fill(words[asked[1] - 1])
        button.click()
        page.wait_for_url("**/sent")
    assert set(sent[0]) == {"public_key"}
    assert key_words(check_public_key(sent[0]["public_key"][0])) == aloud


def test_two_scrutineers_open_and_count(browser: Browser, papers: list[dict[str, str]]) -> None:
    first, second = papers
    sealed = [seal(MOTION, choice, first["key"], second["key"]) for choice in ("for", "for", "against", "blank")]
    with a_page(browser, opening("outer", MOTION, first["key"], [*sealed, sealed[0]]), "scrutiny.js") as (page, sent):
        for typed, told in (("hola " * 12, "La palabra 1, hola, no está en la lista"), (second["words"], "Palabras de otra")):
            page.get_by_role("textbox").fill(typed)
            page.get_by_role("button").click()
            expect(page.get_by_role("alert")).to_have_text(told)
        assert sent == []
        page.get_by_role("textbox").fill(first["words"].upper())
        page.get_by_role("button").click()
        page.wait_for_url("**/sent")
    assert set(sent[0]) == {"peeled", "unreadable", "repeated"}
    assert (sent[0]["unreadable"], sent[0]["repeated"]) == (["0"], ["1"])
    inner = json.loads(sent[0]["peeled"][0])
    with a_page(browser, opening("inner", MOTION, second["key"], inner), "scrutiny.js") as (page, sent):
        page.get_by_role("textbox").fill(second["words"])
        page.get_by_role("button").click()
        page.wait_for_url("**/sent")
    assert sent == [{"votes_for": ["2"], "against": ["1"], "blank": ["1"], "null": ["0"]}]
