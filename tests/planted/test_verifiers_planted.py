"""Faults planted in either verifier: each must turn a test of the verifiers red."""

from functools import cache

import pytest

from tests.rules import test_verifiers as tests
from tests.support.verifiers import Asked, Verifier, in_javascript, in_python, python_verifier

pytestmark = pytest.mark.planted

PYTHON = {
    "no_signature": ("need(mine and all(", "need(mine or all("),
    "one_signature_of_many": ("all(signed(keys[-1][:32], body, one) for one in mine)", "True"),
    "any_name": ('need("governance-app/" + h(keys[0]).hex()[:16] == origin, "la primera clave no es la del nombre del registro")', "pass"),
    "any_root": (" and root_of(hashes) == head[2]", ""),
    "any_size": ("len(hashes) == head[1] and ", ""),
    "any_start": ("need((root_of(hashes[:old[1]]) if hashes else head[2]) == old[2],", "need(True,"),
    "shorter": (" and old[1] <= head[1]", ""),
    "any_record": ('need(origin in (None, head[0]), "es el registro de otra instalación")', "pass"),
    "any_text": ("any(digest in leaf and digest in str(json.loads(leaf).get(\"data\")) for leaf in leaves)", "True"),
    "no_path": ('need(root_from(h(b"\\0" + leaf.encode()), index, head[1], path) == head[2],', "need(True,"),
    "no_zero_byte": ('hashes.append(h(b"\\0" + one.encode())', 'hashes.append(h(one.encode())'),
    "other_line_ends": (r'.replace("\r", "\n").split', ".split"),
    "any_constant": (", parse_constant=number", ""),
    "any_size_of_number": ("need(-2**53 < value < 2**53,", "need(True,"),
    "any_before": (' or leaf["previous"] == before', ' or True'),
    "any_place": (' and leaf["position"] == position', ''),
    "any_length": ("set(map(len, hashes)) <= {32} and ", ""),
    "hex_with_spaces": ("base64.b16decode(text, casefold=True)", "bytes.fromhex(text)"),
    "torsion": ("return times(s, base) == add(r, times(k, a))", "return True"),
}
JAVASCRIPT = {
    "no_signature": ("need(mine.length && mine.every(", "need(!mine.length || mine.some("),
    "any_name": ('need(nameOf(keys[0]) === origin, "name");', ""),
    "any_root": (" && same(rootOf(leafHashes), head.root)", ""),
    "any_start": ('need(same(leafHashes ? rootOf(leafHashes.subarray(0, 32 * old.size)) : head.root, old.root), "rewritten");', ""),
    "shorter": (" && old.size <= head.size", ""),
    "any_record": ('need(!origin || origin === head.origin, "other_record");', ""),
    "any_text": ("need(leaves.some((leaf) => leaf.includes(told)", "need(leaves.some((leaf) => true || leaf.includes(told)"),
    "other_spaces": (r"(?:[^\S\uFEFF]|[\x1c-\x1f\x85])+$", r"\s+$"),
    "no_path": ('need(same(rootFrom(leafHash(utf8(leaf)), index, head.size, path), head.root), "not_in_record");', ""),
    "no_endorsement": ("need(isSigned(keys[place - 1]", "need(true || isSigned(keys[place - 1]"),
    "no_checksum": ("((end[0] * 256 + end[1]) === b) && ((end[2] * 256 + end[3]) === a)", "true"),
    "any_length": ('need(bytes.length === 32, "unreadable");', ""),
    "any_order": (" || !isAfter(key, before)) return false", ") return false"),
    "any_zero": ("return at === start + 1 && bytes[start - 1] !== MINUS", "return at === start + 1"),
    "any_place": (',"position":${place},"previous":"${before}"`', ',"previous":"${before}"`'),
    "any_before": ("isPlain(bytes, count) && namesPlace(one, place, before)", "isPlain(bytes, count)"),
    "any_end": ("END.test(text)", "true"),
    "any_fraction": ("NINE) at += 1;", "NINE || bytes[at] === 46) at += 1;"),
    "lonely_leaf": ("if (count % 2) level.copyWithin(", "if (count % 4 === 3) level.copyWithin("),
    "wrong_sibling": ("index % 2 ? nodeHash(path[step], here)", "index % 2 ? nodeHash(here, path[step])"),
}


@cache
def all_that_is_wrong() -> Asked:
    """Return forgeries of every kind, and records signed although ill written."""
    written = [(tests.ill_written(way), dict[str, str]()) for way in tests.ILL_WRITTEN]
    return [one for kind in tests.FORGERIES for one in tests.forgeries(kind)[:3]] + written


def is_caught(verifier: Verifier) -> bool:
    """Tell whether a forgery passes, an honest record does not, or the answers differ from those of the true verifier."""
    if set(verifier(all_that_is_wrong())) != {"differs"}:
        return True
    try:
        for test in (tests.test_a_text_is_told_from_another, tests.test_an_older_head_beside_a_single_proof_cannot_be_compared,
                     tests.test_how_a_text_was_saved_makes_no_difference_anywhere,
                     tests.test_hashes_and_keys_are_written_in_one_way, tests.test_honest_proofs_and_records_match_in_both):
            test([verifier])
    except AssertionError:
        return True
    return False


@pytest.mark.parametrize("fault", PYTHON)
def test_a_fault_in_the_python_verifier_is_caught(fault: str) -> None:
    assert is_caught(in_python(python_verifier(PYTHON[fault])))


def test_every_fault_in_the_javascript_verifier_is_caught() -> None:
    with in_javascript(*JAVASCRIPT.values()) as (true, *faulty):
        assert not is_caught(true)
        assert [fault for fault, verifier in zip(JAVASCRIPT, faulty, strict=True) if not is_caught(verifier)] == []
