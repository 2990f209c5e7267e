"""What makes the JavaScript verifier quick gives the same as the slow and sure way: its hashes, its tree, its look at canonical JSON."""

import json
import random
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import pytest
import rfc8785

from tests.conftest import CAMPAIGN
from tests.rules.test_verifiers import something
from tests.support import recursive_tree as written
from tests.support.javascript import Modules, bundled
from tests.support.verifiers import Log

ROUNDS = 20_000 if CAMPAIGN else 600
ACTS = """
import { isCanonical } from "./verifier/canonical.js";
import { isPlain } from "./verifier/plain.js";
import { putLeafHash, rootOf, sha256 } from "./verifier/sha256.js";
const hex = (bytes) => Buffer.from(bytes).toString("hex"), bytes = (text) => Uint8Array.from(Buffer.from(text, "hex"));
const leaf = (text) => {
  const into = new Uint8Array(40).fill(7);
  putLeafHash(text, into, 4);
  return hex(into);
};
const plain = (text) => {
  const { bytes, count } = putLeafHash(text, new Uint8Array(32), 0);
  return isPlain(bytes, count);
};
const acts = { hashes: (all) => all.map((parts) => hex(sha256(...parts.map(bytes)))), leaves: (all) => all.map(leaf),
  roots: (all) => all.map((hashes) => hex(rootOf(bytes(hashes)))), plain: (all) => all.map(plain),
  sure: (all) => all.map(isCanonical) };
"""
USUAL = [
    '"at":"2026-11-26T12:00:00Z"', "0", "-0", "00", "-", "12", "-7", "1.0", "1e3", "9007199254740993", "123456789012345", "true", "falsa",
    "null", '"\\u00e9"', '"\\/"', '"é"', '"\ue000"', '"😀"', '"\x7f"', '"\x1f"', "[]", "{}", "[1,2]", '{"a":1,"b":2}', '{"b":1,"a":2}',
    '{"a":1,"a":2}', '{"a":1,"ab":2}', '{"ab":1,"a":2}', '{"é":1,"😀":2}', '{"😀":1,"é":2}', '{"10":1,"9":2}', '{"9":1,"10":2}',
    '{"\ue000":1,"😀":2}', '{"😀":1,"\ue000":2}', '{"__proto__":1}', '{"":{}}', "[" * 30 + "]" * 30, " ", ",", ":", '{"a":', '"', "\\",
]


@pytest.fixture(scope="module")
def quick() -> Iterator[Modules]:
    """The modules of the verifier that hash and look."""
    with bundled(ACTS) as modules:
        yield modules


def test_hashes_are_those_of_another_hand_at_every_length(quick: Modules) -> None:
    chance = random.Random(8)
    contents = [chance.randbytes(size) for size in (*range(200), 60_000, 60_001, 200_003)]
    parts = [[one[:7].hex(), one[7:].hex()] for one in contents]
    assert quick.ask(("hashes", parts))[0] == [sha256(one).hexdigest() for one in contents]


def test_leaves_are_hashed_in_their_place_whatever_their_letters_and_length(quick: Modules) -> None:
    texts = ["", "a", "ñ" * 55, "😀" * 5000, "\x00", "e" * 70_000, "“”", "b" * 119]
    assert quick.ask(("leaves", texts))[0] == ["07" * 4 + sha256(b"\0" + one.encode()).hexdigest() + "07" * 4 for one in texts]


def test_the_tree_is_the_one_of_the_definition(quick: Modules) -> None:
    leaves = [bytes([place]) for place in range(70)]
    all = ["".join(sha256(b"\0" + leaf).hexdigest() for leaf in leaves[:size]) for size in range(71)]
    assert quick.ask(("roots", all))[0] == [written.root(leaves[:size]).hex() for size in range(71)]


def test_what_looks_plain_is_canonical_and_usual_leaves_look_plain(quick: Modules) -> None:
    chance = random.Random(9)
    texts = list(USUAL)
    while len(texts) < ROUNDS:
        texts += [bent(chance, rfc8785.dumps(something(chance)).decode()), "".join(chance.choices(USUAL, k=chance.randrange(4)))]
    found = quick.ask(("plain", texts))[0]
    assert [text for text, plain in zip(texts, found, strict=True) if plain and not is_canonical(text)] == []
    assert found.count(True) > len(texts) // 10
    leaves = Log([{"código": "ACTA-001", "votes": [7, -1, 0], "closed": True, "text": "Ñukanchik “río”", "none": None}] * 3).leaves
    assert quick.ask(("plain", [one.decode() for one in leaves]))[0] == [True] * 3


def test_the_sure_look_tells_canonical_json_of_whole_numbers_from_everything_else(quick: Modules) -> None:
    chance = random.Random(10)
    texts = [*USUAL, '"' + "ñ" * 300_000 + '"', '"' + "\\\\" * 100_000 + '"', "0.5", "-0.0", '{"\\"":1,"\\\\":2}', '{"\\\\":1,"\\"":2}']
    while len(texts) < ROUNDS:
        texts.append(bent(chance, rfc8785.dumps(something(chance)).decode()))
    found = quick.ask(("sure", texts))[0]
    assert found == [is_canonical(text, whole=True) for text in texts]
    assert len(texts) // 10 < found.count(True) < len(texts)


@pytest.mark.parametrize("other", ['"c\\\\"', '"c\\\\d"', '"c\\n"'])
def test_a_key_with_an_escape_is_not_taken_for_another_one_seen_before(quick: Modules, other: str) -> None:
    """JSON.parse of V8 (Node.js 24.19) reads the second of these two as if it were the first."""
    leaf = '{"at":"x","data":{"b":true,%s:0},"position":%d,"previous":null,"schema":1}'
    assert quick.ask(("sure", [leaf % (other, 0), leaf % ('"c\\""', 1)] * 3))[0] == [True] * 6


def bent(chance: random.Random, text: str) -> str:
    """Return the text with one sign put in, left out or exchanged; or as it is."""
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(["", "", '"', " ", "0", ",", "}", "]", "\\", ":", "a"]) + text[at + chance.randrange(2):]


def is_canonical(text: str, *, whole: bool = False) -> bool:
    """Tell whether a text is canonical JSON; `whole`: of whole numbers only, as a record is."""
    try:
        read = json.loads(text, object_pairs_hook=once, parse_float=refused if whole else float, parse_constant=refused)
        return bool(rfc8785.dumps(read) == text.encode())
    except (ValueError, rfc8785.CanonicalizationError):
        return False


def refused(text: str) -> float:
    """Refuse a number that is not whole."""
    raise ValueError(text)


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a key that is there twice."""
    if len(dict(pairs)) < len(pairs):
        raise ValueError(pairs)
    return dict(pairs)
