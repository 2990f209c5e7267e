"""Heads, keys, proofs and witness words: written one way, read back exactly, and nothing else is read."""

import json
from base64 import b64encode
from contextlib import suppress
from hashlib import sha256

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from governance_app.foundation.signing import is_signed_by, new_signing_key, signed_with
from governance_app.record.reference import LISTS, witness_words_of, words_of
from governance_app.record.rules import (
    LOG_KEY,
    WITNESS_KEY,
    Head,
    HeadUnreadable,
    Key,
    KeyLink,
    KeyUnreadable,
    Place,
    Proof,
    ProofUnreadable,
    Signature,
    claims,
    cosignature,
    cosigned,
    leaf,
    log_signature,
    origin_of,
    read_head,
    read_key,
    read_proof,
    rotation_message,
    same_words,
    what_was_signed,
    witness_words,
)
from tests.support import recursive_tree as written

names = st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1, max_size=12)
signatures = st.builds(Signature, names, st.binary(min_size=4, max_size=4), st.binary(min_size=1, max_size=80))
heads = st.builds(
    Head, names, st.integers(0, 10**12), st.binary(min_size=32, max_size=32), st.lists(signatures, min_size=1, max_size=5).map(tuple))


@given(heads)
def test_a_head_is_read_as_it_was_written(head: Head) -> None:
    assert read_head(head.note()) == head
    assert read_head(head.note().replace("\n", "\r\n") + "  ") == head


@given(heads, st.data())
def test_a_head_with_a_letter_changed_is_another_or_none(head: Head, data: st.DataObject) -> None:
    note = head.note().strip()
    at = data.draw(st.integers(0, len(note) - 1))
    changed = note[:at] + data.draw(st.characters(codec="utf-8").filter(lambda c: c != note[at])) + note[at + 1:]
    if changed.strip() != note:
        with suppress(HeadUnreadable):
            assert read_head(changed) != head


ROOT = "A" * 43 + "="
LINE = "— a AAAAAAA="


@pytest.mark.parametrize("text", [
    "", "a\n1\n", f"a\n1\nAAAA\n\n{LINE}\n", f"a b\n1\n{ROOT}\n\n{LINE}", f"a\n01\n{ROOT}\n\n{LINE}", f"a\n1\n{ROOT}\n\n-{LINE[1:]}",
    f"a\n1\n{ROOT}\n\n— a AAAA", f"a\n1\n{ROOT}\nmore\n\n{LINE}", "x" * 9000, f"a\n1\n{ROOT}\n\n" + f"{LINE}\n" * 17,
    f"a\n1\n{ROOT[:-2]}B=\n\n{LINE}",
])
def test_what_is_no_head_is_refused(text: str) -> None:
    with pytest.raises(HeadUnreadable):
        read_head(text)


def test_a_published_note_is_read_and_its_signature_holds() -> None:
    """The example of C2SP tlog-cosignature: a cosigned head."""
    note = (
        "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
        "— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
        "— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+"
        "mbIUBkBIfZ+qnA==\n"
    )
    head = read_head(note)
    assert (head.size, head.origin, len(head.signatures)) == (20852163, "example.com/behind-the-sofa", 2)
    assert head.note() == note
    assert cosigned(head, 1679315147).decode() == (
        "cosignature/v1\ntime 1679315147\nexample.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")
    assert int.from_bytes(head.signatures[1].content[:8], "big") == 1679315147


@given(heads, st.binary(min_size=32, max_size=32), st.integers(0, 2**40))
def test_a_key_finds_its_own_line_and_no_other(head: Head, other: bytes, seconds: int) -> None:
    private, public = new_signing_key()
    log, witness = Key("registro", public), Key("testigo", public, WITNESS_KEY)
    bare = Head(head.origin, head.size, head.root)
    signed = bare.signed(
        log_signature(log, signed_with(private, bare.body().encode())),
        cosignature(witness, seconds, signed_with(private, cosigned(bare, seconds))))
    for key in (log, witness):
        message, signature, at = what_was_signed(signed, key)  # type: ignore[misc]
        assert is_signed_by(public, message, signature)
        assert at == (seconds if key is witness else None)
        assert not is_signed_by(other, message, signature)
        assert not is_signed_by(public, message + b"x", signature)
    assert what_was_signed(signed, Key("registro", other)) is None
    assert what_was_signed(signed, Key("otro", public)) is None
    assert signed.signed(*signed.signatures) == signed


@given(names, st.binary(min_size=32, max_size=32), st.sampled_from([LOG_KEY, WITNESS_KEY]))
def test_a_key_is_read_as_it_was_written(name: str, public: bytes, kind: int) -> None:
    key = Key(name, public, kind)
    assert read_key(f" {key.written()}\n") == key


@given(names, st.binary(min_size=32, max_size=32), st.data())
def test_a_key_with_another_id_or_form_is_refused(name: str, public: bytes, data: st.DataObject) -> None:
    key = Key(name, public)
    inner = b64encode(b"\x01" + public).decode()
    for wrong in (
            f"{name}+{Key(name, public, 4).id.hex()}+{inner}", f"{name}+{key.id.hex()}+{inner[:-4]}", f"{name}+{key.id.hex()}",
            f"{name}+{key.id.hex()}+{b64encode(bytes([2]) + public).decode()}", "x" + key.written()):
        with pytest.raises(KeyUnreadable):
            read_key(wrong)


def test_the_name_of_a_record_is_bound_to_its_first_key() -> None:
    assert origin_of(b"\x00" * 32) == "governance-app/" + sha256(b"\x00" * 32).hexdigest()[:16]


def a_proof(size: int = 9, index: int = 4, signed: int = 2) -> Proof:
    """Return a proof over invented leaves."""
    leaves = [rfc8785.dumps({"n": place, "word": "kamachiy"}) for place in range(size)]
    links = (KeyLink(b"k" * 32), KeyLink(b"l" * 32, b"e" * 64))
    key = Key(origin_of(links[0].public), links[-1].public)
    lines = tuple(Signature(key.name if place == 0 else f"testigo{place}", key.id, bytes([place]) * 64) for place in range(signed))
    head = Head(key.name, size, written.root(leaves), lines)
    return Proof(leaves[index].decode(), index, tuple(written.path(index, leaves)), head, links)


@given(st.integers(1, 40), st.data())
def test_a_proof_is_read_as_it_was_written_in_both_forms(size: int, data: st.DataObject) -> None:
    proof = a_proof(size, data.draw(st.integers(0, size - 1)), data.draw(st.integers(1, 4)))
    assert proof.holds()
    assert read_proof(proof.text()) == read_proof(proof.packed()) == read_proof("https://x.example/V/" + proof.packed().lower()) == proof


@given(st.data())
def test_a_proof_with_a_byte_changed_does_not_hold(data: st.DataObject) -> None:
    proof = a_proof()
    for form in (proof.text().strip(), proof.packed()):
        at = data.draw(st.integers(0, len(form) - 1))
        changed = form[:at] + data.draw(st.sampled_from("AZ27ab\n +/=—{")) + form[at + 1:]
        try:
            read = read_proof(changed)
        except ProofUnreadable:
            continue
        same = (read.leaf, read.index, read.path, read.head.body()) == (proof.leaf, proof.index, proof.path, proof.head.body())
        assert same or not read.holds() or read.head.body() != proof.head.body()


@pytest.mark.parametrize("text", [
    "", "A", "AAAA", "c2sp.org/tlog-proof@v1", "c2sp.org/tlog-proof@v1\nindex 3\n\na", a_proof().packed()[:-8],
    a_proof().packed() + "AAAAAAAA",
    a_proof().text().replace("index 4", "index 04"), a_proof().text().replace("extra ", "extra  "), "ñ" * 40, "A" * 70_000,
    a_proof().text().replace("index 4\n", "index 4\nAAAA\n"),
])
def test_what_is_no_proof_is_refused(text: str) -> None:
    with pytest.raises(ProofUnreadable):
        read_proof(text)


def test_a_proof_that_unpacks_into_too_much_is_refused() -> None:
    with pytest.raises(ProofUnreadable):
        read_proof(Proof("0" * 30_000, 0, (), Head("x", 1, b"r" * 32, a_proof().head.signatures), a_proof().keys).packed())


def test_the_keys_of_a_proof_lead_from_the_name_of_the_record_to_the_key_that_signs() -> None:
    proof = a_proof()
    first, second = proof.keys
    key, steps = claims(proof.head, proof.keys)
    assert key == Key(proof.head.origin, second.public)
    assert steps == ((first.public, rotation_message(proof.head.origin, second.public), second.endorsed),)
    for wrong in ((), (second, first), (KeyLink(b"x" * 32), second), (KeyLink(first.public, b"e" * 64),), (first, KeyLink(b"l" * 32))):
        with pytest.raises(ProofUnreadable):
            claims(proof.head, wrong)


@given(st.binary(min_size=32, max_size=32))
def test_witness_words_hold_the_first_88_bits(root: bytes) -> None:
    for language, words in witness_words_of(root).items():
        each = len(words_of(language)).bit_length() - 1
        value = 0
        for word in words:
            value = value << each | words_of(language).index(word)
        bits = each * len(words)
        assert bits >= 88
        assert value == int.from_bytes(root, "big") >> 256 - bits
    assert [len(words) for words in witness_words_of(root).values()] == [8, 15]


@given(st.binary(min_size=32, max_size=32), st.integers(0, 87))
def test_another_head_has_other_words(root: bytes, bit: int) -> None:
    other = (int.from_bytes(root, "big") ^ 1 << 255 - bit).to_bytes(32, "big")
    for language in LISTS:
        assert witness_words(root, words_of(language)) != witness_words(other, words_of(language))


@pytest.mark.parametrize("count", [0, 1, 3, 100])
def test_a_list_that_is_no_power_of_two_makes_no_words(count: int) -> None:
    with pytest.raises(ValueError):
        witness_words(b"r" * 32, ["word"] * count)


def test_the_lists_never_change() -> None:
    """A changed list would read another name for heads that stand in books."""
    found = {language: sha256("\n".join(words_of(language)).encode()).hexdigest()[:16] for language in LISTS}
    assert found == LIST_DIGESTS
    for language in LISTS:
        beginnings = {"".join(part for part in word)[:4] for word in words_of(language)}
        assert len(beginnings) == len(words_of(language))


LIST_DIGESTS = {"es": "9853830bbcfccfaa", "qu": "7bf9d54d13f88b9a"}


def test_words_are_compared_as_a_hand_writes_them() -> None:
    assert same_words("  Ábaco, NANDU.  ñan ", ("ábaco", "ñandú", "ñan"))
    assert not same_words("abaco nandu", ("ábaco", "ñandú", "ñan"))
    assert not same_words("abaco nandu yaku", ("ábaco", "ñandú", "ñan"))


def test_canonical_json_is_that_of_rfc_8785() -> None:
    """The examples of §3.2.2 to §3.2.4 and Appendix B that a record can hold."""
    given_ = ('{"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],'
              '"string": "\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/", "literals": [null, true, false]}')
    wanted = ('{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],'
              '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}')
    assert rfc8785.dumps(json.loads(given_)).decode() == wanted
    keys = {"\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
            "\U0001f600": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis"}
    order = ["Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign", "Emoji: Grinning Face",
             "Hebrew Letter Dalet With Dagesh"]
    assert list(json.loads(rfc8785.dumps(keys)).values()) == order


def test_a_leaf_has_the_form_it_will_always_have() -> None:
    """The format must not change: verifiers that nobody updates read it."""
    place = Place(3, "00" * 32, "b0d1", 2, "secretary")
    said = leaf("minutes.approved", {"acta": "A\u0301", "list": ["n\u0303"]}, "2026-11-26T12:00:00Z", place)
    assert rfc8785.dumps(said).decode() == (
        '{"at":"2026-11-26T12:00:00Z","body":"b0d1","data":{"acta":"Á","list":["ñ"]},"event":"minutes.approved","number":2,"position":3,'
        '"previous":"' + "00" * 32 + '","role":"secretary","schema":2}')
