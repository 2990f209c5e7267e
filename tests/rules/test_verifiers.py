"""Both verifiers agree with the record and with one another, and neither lets a change pass."""

import json
import random
import re
from base64 import b32decode, b32encode
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest

from governance_app.foundation.signing import signed_with
from governance_app.minutes.rules import canonical, text_digest
from governance_app.record.rules import Head, Key, leaf_hash, log_signature, node_hash
from governance_app.record.rules.bundles import squeeze
from tests.conftest import CAMPAIGN
from tests.support.verifiers import PYTHON, Asked, Log, Verifier, in_javascript, in_python, python_verifier

ROUNDS = 10_000 if CAMPAIGN else 96
WORDS = ["río", "ñan", "yaku", "A̱a̱", "«sí»", "\u2028", "\x01", "😀", "\"", "\\", "/", "é", "", " ", "\u0080", "פּ"]


@pytest.fixture(scope="module")
def both() -> Iterator[list[Verifier]]:
    """The Python verifier and the JavaScript one."""
    with in_javascript() as (javascript,):
        yield [in_python(python_verifier()), javascript]


def something(chance: random.Random, depth: int = 0) -> Any:
    """Return a value as a leaf may hold it."""
    kind = chance.randrange(7 if depth < 3 else 4)
    if kind == 0:
        return chance.choice([0, 1, -1, 2**53 - 1, -(2**53) + 1, chance.randrange(10**6)])
    if kind == 1:
        return chance.choice([None, True, False])
    if kind in (2, 3):
        return "".join(chance.choices(WORDS, k=chance.randrange(4)))
    if kind == 4:
        return [something(chance, depth + 1) for _ in range(chance.randrange(4))]
    return {"".join(chance.choices(WORDS, k=2)): something(chance, depth + 1) for _ in range(chance.randrange(4))}


def a_log(chance: random.Random, size: int | None = None) -> Log:
    return Log([{"n": place, "more": something(chance)} for place in range(size or chance.randrange(1, 12))], rotations=chance.randrange(3))


def test_the_python_verifier_is_short_and_needs_nothing() -> None:
    text = PYTHON.read_text("utf-8")
    assert text.count("\n") < 200
    assert "governance_app" not in text
    assert {line for line in text.split("\n") if line.startswith(("import", "from"))} == {
        f"import {name}" for name in ("argparse", "base64", "hashlib", "json", "sys", "unicodedata", "zlib")}


def test_honest_proofs_and_records_match_in_both(both: list[Verifier]) -> None:
    chance = random.Random(4)
    asked: list[tuple[str, dict[str, str]]] = []
    for _ in range(ROUNDS // 10):
        log = a_log(chance)
        before, index = log.head(chance.randrange(1, len(log.leaves) + 1)).note(), chance.randrange(len(log.leaves))
        asked += [(log.file(), {"before": before}), (log.file(), {"origin": log.origin}), (log.proof(index).text(), {}),
                  (log.proof(index).packed(), {"origin": log.origin}), (f"HTTPS://X.EC/V/{log.proof(index).packed()}", {})]
    for verifier in both:
        assert set(verifier(asked)) == {"matches"}


def test_honest_growth_raises_no_alarm() -> None:
    """Somebody who checks at every meeting, with the head kept at the last one."""
    python = python_verifier()
    chance = random.Random(5)
    log, kept = a_log(chance, 2), None
    for place in range(ROUNDS):
        log.add({"n": place})
        if place % (ROUNDS // 48) == 0:
            assert python.check(log.file(), log.origin, None, kept)[0] == "COINCIDE"
            kept = log.head().note()


FORGERIES = [
    "edit", "delete", "insert", "swap", "truncate", "replay", "fork", "key", "signature", "unsigned", "hash", "other_log", "impostor",
    "size", "leaf_of_a_proof", "checksum", "bytes",
]
NEED_AN_OLDER_HEAD = {"truncate", "replay", "fork"}
"""What the owner of the key can sign as well as the truth: only what somebody kept tells."""


def forged(chance: random.Random, log: Log, kind: str) -> tuple[str, dict[str, str]]:
    """Return what somebody made of a record in order to deceive, and what whoever checks knows of it."""
    kept = {"origin": log.origin} | ({"before": log.head().note()} if kind in NEED_AN_OLDER_HEAD else {})
    if kind in MADE_ANEW:
        return MADE_ANEW[kind](chance, log), kept
    if kind == "bytes":
        text = log.file()
        place = chance.randrange(len(text))
        return text[:place] + chance.choice([c for c in "0aZ{}[]\",:\\ ñ" if c != text[place]]) + text[place + 1:], kept
    told = log.told()
    touch(chance, told, kind)
    return json.dumps(told, ensure_ascii=False), kept


def touch(chance: random.Random, told: dict[str, Any], kind: str) -> None:
    """Change what the file of a record says."""
    leaves, last, head = told["leaves"], told["keys"][-1], told["head"]
    at = chance.randrange(len(leaves))
    if kind == "edit":
        leaves[at] = leaves[at].replace('"n":', '"n":7') if isinstance(leaves[at], str) else {"hash": sha256(b"x").hexdigest()}
    elif kind == "delete":
        del leaves[at]
    elif kind == "insert":
        leaves.insert(at, {"hash": sha256(b"x").hexdigest()})
    elif kind == "swap":
        other = (at + 1) % len(leaves)
        leaves[at], leaves[other] = leaves[other], leaves[at]
    elif kind == "key":
        told["keys"][-1] = last[:-2] + ("00" if last[-2:] != "00" else "11")
    elif kind == "signature":
        told["head"] = head[:-20] + ("A" if head[-20] != "A" else "B") + head[-19:]
    elif kind == "unsigned":
        told["head"] = head.replace("— governance-app", "— otra-app")
    else:
        leaves[at] = {"hash": sha256(json.dumps(leaves[at]).encode()).hexdigest()}


def as_it_was(log: Log, size: int) -> Log:
    """Return the record as it was at a size, with its true key: what its owner can show at any time."""
    older = Log.__new__(Log)
    older.__dict__ |= log.__dict__ | {"leaves": log.leaves[:size]}
    return older


def a_fork(chance: random.Random, log: Log) -> str:
    at = chance.randrange(len(log.leaves))
    other = as_it_was(log, at)
    for place in range(at, len(log.leaves) + 2):
        other.add({"forked": place})
    return other.file()


def an_impostor(chance: random.Random, log: Log) -> str:
    """Sign as the record with a key of one's own."""
    other = Log([{"n": 1}])
    other.origin = log.origin
    return other.proof(0).text()


def another_size(chance: random.Random, log: Log) -> str:
    """Sign a head that tells more leaves than it covers."""
    true = log.head()
    false = Head(true.origin, true.size + 1, true.root)
    key = Key(log.origin, log.links[-1].public)
    return json.dumps(log.told() | {"head": false.signed(log_signature(key, signed_with(log.private, false.body().encode()))).note()})


def another_leaf(chance: random.Random, log: Log) -> str:
    proof = log.proof(chance.randrange(len(log.leaves)))
    return replace(proof, leaf=proof.leaf.replace('"n":', '"n":7')).text()


def another_checksum(chance: random.Random, log: Log) -> str:
    packed = log.proof(0).packed()
    content = b32decode(packed + "=" * (-len(packed) % 8))
    inside = squeeze(log.leaves[0])
    assert content.count(inside) == 1
    return b32encode(content.replace(inside, inside[:-1] + bytes([inside[-1] ^ 1]))).decode().rstrip("=")


MADE_ANEW: dict[str, Callable[[random.Random, Log], str]] = {
    "truncate": lambda chance, log: as_it_was(log, len(log.leaves) - 1).file(),
    "replay": lambda chance, log: as_it_was(log, len(log.leaves) - 1).proof(0).packed(),
    "fork": a_fork, "other_log": lambda chance, log: Log([{"n": 0}]).file(), "impostor": an_impostor, "size": another_size,
    "leaf_of_a_proof": another_leaf, "checksum": another_checksum,
}


def harmless(log: Log, text: str) -> bool:
    """Tell whether a byte changed only what says nothing: space between parts, or the name of the format."""
    try:
        told, true = json.loads(text), log.told()
    except ValueError:
        return False
    return isinstance(told, dict) and {**told, "format": ""} == {**true, "format": ""}


def forgeries(kind: str) -> Asked:
    """Return forgeries of a kind: a share of all rounds, each of another record."""
    chance = random.Random(f"{kind} {ROUNDS}")
    asked: list[tuple[str, dict[str, str]]] = []
    while len(asked) < -(-ROUNDS // len(FORGERIES)):
        log = a_log(chance, chance.randrange(2, 9))
        text, kept = forged(chance, log, kind)
        if not harmless(log, text):
            asked.append((text, kept))
    return asked


@pytest.mark.parametrize("kind", FORGERIES)
def test_no_change_of_history_passes_either_verifier(kind: str, both: list[Verifier]) -> None:
    for verifier in both:
        assert set(verifier(forgeries(kind))) == {"differs"}


BEFORE = re.compile(r'(?<="previous":)"\w+"')
ILL_WRITTEN: dict[str, Callable[[str], str]] = {
    "another_before": lambda text: BEFORE.sub(f'"{sha256(b"x").hexdigest()}"', text),
    "none_before": lambda text: BEFORE.sub("null", text),
    "large_digits": lambda text: BEFORE.sub(lambda found: found[0].upper(), text),
    "another_place": lambda text: text.replace('"position":4', '"position":3'),
    "no_place": lambda text: text.replace('"position":4,', ""),
    "place_inside": lambda text: f'{{"a":{text}}}',
    "a_space": lambda text: text.replace('"n":', '"n": '),
    "twice": lambda text: text.replace('"n":4', '"n":3,"n":4'),
    "out_of_order": lambda text: text.replace('"n":4', '"z":1,"n":4'),
    "escaped": lambda text: text.replace('"secretary"', r'"\u0073ecretary"'),
    "a_fraction": lambda text: text.replace('"n":4', '"n":4.5'),
    "less_than_nothing": lambda text: text.replace('"n":4', '"n":-0'),
    "not_a_number": lambda text: text.replace('"n":4', '"n":NaN'),
    "too_large": lambda text: text.replace('"n":4', '"n":9007199254740993'),
}


def ill_written(way: str) -> str:
    """Return the file of a record, signed, whose last leaf is not written as it must."""
    log = Log([{"n": place} for place in range(5)])
    true = log.leaves.pop().decode()
    log.leaves.append(ILL_WRITTEN[way](true).encode())
    assert log.leaves[4].decode() != true
    return log.file()


@pytest.mark.parametrize("way", ILL_WRITTEN)
def test_what_was_signed_must_also_be_written_as_it_must(way: str, both: list[Verifier]) -> None:
    for verifier in both:
        assert verifier([(ill_written(way), {})]) == ["differs"]


def test_hashes_and_keys_are_written_in_one_way(both: list[Verifier]) -> None:
    """In hexadecimal of either case, without spaces, and 32 bytes each, whoever signed it."""
    log = Log([{"n": place} for place in range(3)])
    told, hash = log.told(), leaf_hash(log.leaves[2]).hex()
    spaced = f"{hash[:2]} {hash[2:]}"
    short = Head(log.origin, 2, node_hash(leaf_hash(log.leaves[0]), leaf_hash(log.leaves[1])[:31]))
    key = Key(log.origin, log.links[-1].public)
    signed = short.signed(log_signature(key, signed_with(log.private, short.body().encode()))).note()
    asked = [
        told, told | {"leaves": [*told["leaves"][:2], {"hash": hash.upper()}]}, told | {"leaves": [*told["leaves"][:2], {"hash": spaced}]},
        told | {"keys": [f"{told['keys'][0][:2]} {told['keys'][0][2:]}"]},
        told | {"leaves": [told["leaves"][0], {"hash": 2 * leaf_hash(log.leaves[1]).hex()}, {"hash": hash}]},
        told | {"head": signed, "leaves": [told["leaves"][0], {"hash": leaf_hash(log.leaves[1])[:31].hex()}]},
    ]
    for verifier in both:
        assert verifier([(json.dumps(one), {}) for one in asked]) == ["matches"] * 2 + ["differs"] * 4


def test_both_answer_the_same_to_whatever_comes(both: list[Verifier]) -> None:
    """Proofs in both forms with bytes changed, cut, doubled; agreement is wanted, not a verdict."""
    chance = random.Random(6)
    asked: list[tuple[str, dict[str, str]]] = []
    while len(asked) < ROUNDS:
        log = a_log(chance, chance.randrange(1, 6))
        proof = log.proof(chance.randrange(len(log.leaves)))
        for text in (proof.text(), proof.packed(), log.file()):
            asked += [(mangled(chance, text), {}) for _ in range(4)]
    one, other = (verifier(asked) for verifier in both)
    assert [(text, pair) for (text, _), *pair in zip(asked, one, other, strict=True) if pair[0] != pair[1]] == []


def mangled(chance: random.Random, text: str) -> str:
    at, end = chance.randrange(len(text)), chance.randrange(len(text))
    return chance.choice([
        text[:at], text[:at] + chance.choice("A2=\n {}\"é") + text[at + 1:], text[:at] + text[at:end] + text[at:], text[at:],
        text.swapcase(), text.replace("\n", "\r\n"), text.replace("1", "01", 1), text,
    ])


def test_a_text_is_told_from_another(both: list[Verifier]) -> None:
    acta = "ACTA 4\n\nSe reúnen: Á, ñ.\n"
    digest = sha256(acta.encode()).hexdigest()
    proof = Log([{"n": 0}, {"text": digest}]).proof(1).packed()
    same = (acta, acta.replace("\n", "\r\n") + "  \n", acta.replace("Á", "A\u0301"))
    asked = [*((proof, {"acta": text}) for text in same), (proof, {"acta": acta.replace("4", "5")})]
    for verifier in both:
        assert verifier(asked) == ["matches"] * 3 + ["differs"]


def test_how_a_text_was_saved_makes_no_difference_anywhere(both: list[Verifier]) -> None:
    """The application, Python and JavaScript take off the same spaces and know the same ends of lines."""
    chance = random.Random(7)
    odd = [*"  \t\r\n\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2003\u2028\u2029\u202f\u205f\u3000\ufeff\u200b", "\r\n", "A\u0301", "Á", "río"]
    asked: list[tuple[str, dict[str, str]]] = []
    for _ in range(ROUNDS):
        acta = "".join(chance.choices(odd, k=chance.randrange(1, 9)))
        asked.append((Log([{"text_sha256": text_digest(canonical(acta))}]).file(), {"acta": acta}))
    for verifier in both:
        assert [given for given, verdict in zip(asked, verifier(asked), strict=True) if verdict != "matches"] == []


def test_an_older_head_beside_a_single_proof_cannot_be_compared(both: list[Verifier]) -> None:
    log = Log([{"n": place} for place in range(5)])
    asked = [(log.proof(2).packed(), {"before": log.head(3).note()}), (log.proof(2).packed(), {"before": log.head().note()})]
    for verifier in both:
        assert verifier(asked) == ["unknown", "matches"]
