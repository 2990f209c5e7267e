"""Where the forms of the record end: the last value that is read and the first that is not, each refusal with its field."""

from base64 import b32decode, b32encode, b64encode
from dataclasses import replace
from hashlib import sha256

import pytest

from governance_app.record.rules import (
    LOG_KEY,
    WITNESS_KEY,
    Head,
    HeadUnreadable,
    Key,
    KeyLink,
    KeyUnreadable,
    Proof,
    ProofUnreadable,
    Signature,
    claims,
    inclusion_spans,
    leaf_hash,
    origin_of,
    read_head,
    read_key,
    read_proof,
    root_from_inclusion,
    witness_words,
)
from governance_app.record.rules.bundles import LONGEST_LEAF, LONGEST_TEXT, USUAL, squeeze
from governance_app.record.rules.heads import LONGEST_NOTE, MOST_SIGNATURES
from tests.rules.test_record_heads import a_proof

LINE = Signature("testigo", b"wkey", b"s" * 72)
HEAD = Head("record/x", 7, b"r" * 32, (LINE,))


def refused_head(text: str) -> None:
    with pytest.raises(HeadUnreadable) as told:
        read_head(text)
    assert told.value.field == "head"


def test_a_note_is_read_up_to_its_longest_and_no_further() -> None:
    room = LONGEST_NOTE - len(HEAD.note()) + 1
    longer = HEAD.note() + " " * (room - 1)
    assert len(longer) == LONGEST_NOTE
    assert read_head(longer) == HEAD
    refused_head(longer + " ")


def test_a_head_bears_sixteen_signatures_and_no_more() -> None:
    lines = tuple(Signature(f"w{n}", b"wkey", b"s" * 5) for n in range(MOST_SIGNATURES + 1))
    assert len(read_head(replace(HEAD, signatures=lines[:-1]).note()).signatures) == 16
    refused_head(replace(HEAD, signatures=lines).note())


@pytest.mark.parametrize("name", ["x" * 121, "a b", "a+b", ""])
def test_a_name_that_could_be_taken_for_something_else_is_refused(name: str) -> None:
    refused_head(replace(HEAD, origin=name).note())
    refused_head(replace(HEAD, signatures=(replace(LINE, name=name),)).note())
    with pytest.raises(KeyUnreadable) as told:
        read_key(Key(name, b"k" * 32).written())
    assert told.value.field == "key"


def test_the_longest_name_and_the_largest_number_are_read() -> None:
    largest = Head("x" * 120, 10**16 - 1, b"r" * 32, (replace(LINE, name="y" * 120, content=b"s"),))
    assert read_head(largest.note()) == largest
    assert read_head(replace(HEAD, size=0).note()).size == 0
    refused_head(replace(HEAD, size=10**16).note())
    refused_head(HEAD.note().replace("\n7\n", "\n07\n"))


@pytest.mark.parametrize("text", [
    HEAD.body(), HEAD.note().replace("\n\n", "\n"), HEAD.note().replace("\n7\n", "\n7\nmore\n"), replace(HEAD, root=b"r" * 31).note(),
    replace(HEAD, root=b"r" * 33).note(), HEAD.note().replace("— ", "- "), HEAD.note().rstrip() + " more",
    HEAD.note().replace("\n7\n", " 7 "), HEAD.note().replace("— testigo ", "— testigo\t"), HEAD.note().replace("— ", "—  "),
    replace(HEAD, signatures=(replace(LINE, content=b""),)).note(), HEAD.note().replace(b64encode(b"r" * 32).decode(), "=" * 44),
])
def test_what_is_nearly_a_head_is_refused(text: str) -> None:
    refused_head(text)


def test_a_line_that_is_there_is_not_doubled_and_a_new_one_stands_last() -> None:
    more = replace(LINE, name="otro")
    assert HEAD.signed(LINE, more).signatures == (LINE, more)


@pytest.mark.parametrize("key", [Key("x", b"k" * 32, LOG_KEY), Key("x", b"k" * 32, WITNESS_KEY)])
def test_a_key_is_named_by_four_bytes_over_name_kind_and_key(key: Key) -> None:
    told = sha256(b"x\n" + bytes([key.kind]) + key.public).digest()[:4]
    assert key.id == told
    assert key.written() == f"x+{told.hex()}+{b64encode(bytes([key.kind]) + key.public).decode()}"
    assert read_key(f"  {key.written()}\n") == key


@pytest.mark.parametrize("text", [
    Key("x", b"k" * 32, 2).written(), Key("x", b"k" * 32).written().replace(Key("x", b"k" * 32).id.hex(), "0" * 8),
    Key("x", b"k" * 31).written(), Key("x", b"k" * 33).written(), "x+00000000+" + "A" * 44, "x", "",
    Key("x", b"k" * 32).written().replace("+", " "), Key("x", b"k" * 32).written() + "+",
])
def test_what_is_nearly_a_key_is_refused(text: str) -> None:
    with pytest.raises(KeyUnreadable) as told:
        read_key(text)
    assert told.value.field == "key"


def far(size: int, index: int, leaf: str = '{"n":1}') -> Proof:
    """Return a proof in a record of any size: the hashes beside its way are invented."""
    path = tuple(sha256(bytes([n])).digest() for n, _ in enumerate(inclusion_spans(index, size)))
    root = root_from_inclusion(leaf_hash(leaf.encode()), index, size, path)
    assert root is not None
    keys = a_proof().keys
    own = Key(origin_of(keys[0].public), keys[-1].public)
    return Proof(leaf, index, path, Head(own.name, size, root, (Signature(own.name, own.id, b"s" * 64),)), keys)


@pytest.mark.parametrize("size", [1, 127, 128, 129, 16_383, 16_384, 16_385, 2**40, 10**16 - 1])
def test_numbers_of_any_length_are_packed_and_read(size: int) -> None:
    for index in {0, 126 % size, 127 % size, 128 % size, size - 1}:
        proof = far(size, index)
        assert proof.holds()
        assert read_proof(proof.packed()) == read_proof(proof.text()) == proof


def unread_proof(text: str) -> None:
    with pytest.raises(ProofUnreadable) as told:
        read_proof(text)
    assert told.value.field == "proof"


def test_a_leaf_is_unpacked_up_to_its_longest() -> None:
    longest = far(5, 2, "0" * LONGEST_LEAF)
    assert read_proof(longest.packed()) == longest
    unread_proof(far(5, 2, "0" * (LONGEST_LEAF + 1)).packed())


def test_a_file_is_read_up_to_its_longest() -> None:
    """Filled up to the limit with the name of one more who signs."""
    proof = far(5, 2, "0" * 44_400)
    key = b64encode(b"k" * 9).decode()
    room = LONGEST_TEXT - len(proof.text()) - len(f"—  {key}")
    assert 0 < room < 120
    filled = proof.text() + f"— {'w' * room} {key}"
    assert len(filled) == LONGEST_TEXT
    assert read_proof(filled + "\n ").head.signatures[1].name == "w" * room
    unread_proof(proof.text() + f"— {'w' * (room + 1)} {key}")


def test_a_path_has_at_most_sixty_four_steps_of_thirty_two_bytes() -> None:
    above, note = a_proof().text().split("\n\n", 1)
    step = b64encode(b"p" * 32).decode()
    head = "\n".join(above.split("\n")[:3])
    assert len(read_proof("\n".join([head, *[step] * 64]) + "\n\n" + note).path) == 64
    unread_proof("\n".join([head, *[step] * 65]) + "\n\n" + note)
    unread_proof("\n".join([head, b64encode(b"p" * 31).decode()]) + "\n\n" + note)
    unread_proof("\n".join([head, step[:-1]]) + "\n\n" + note)


@pytest.mark.parametrize("extra", [
    '{"keys":["' + "6b" * 64 + '"],"leaf":"x"}', '{"keys":[3],"leaf":"x"}', '{"keys":["zz"],"leaf":"x"}', '{"keys":"","leaf":"x"}',
    '{"keys":["' + "6b" * 32 + '"],"leaf":3}', '{"leaf":"x"}', "[]",
])
def test_what_a_file_must_tell_of_leaf_and_keys(extra: str) -> None:
    lines = a_proof().text().split("\n")
    lines[1] = "extra " + b64encode(extra.encode()).decode()
    unread_proof("\n".join(lines))


@pytest.mark.parametrize(("line", "instead"), [
    (1, "extra"), (1, "Extra " + b64encode(b"{}").decode()), (1, "extra !"), (2, "index"), (2, "Index 4"), (2, "index -1"), (2, "4"),
])
def test_the_lines_of_a_file_stand_as_they_must(line: int, instead: str) -> None:
    lines = a_proof().text().split("\n")
    unread_proof("\n".join([*lines[:line], instead, *lines[line + 1:]]))


def test_ends_of_lines_from_windows_do_no_harm_to_a_file() -> None:
    assert read_proof(a_proof().text().replace("\n", "\r\n")) == a_proof()


def test_a_file_holds_its_leaf_as_it_is_written() -> None:
    extra = far(5, 2, '{"n":"ñ"}').text().split("\n")[1]
    told = '{"keys": ["' + "6b" * 32 + '", "' + "6c" * 32 + "65" * 64 + '"], "leaf": "{\\"n\\":\\"ñ\\"}"}'
    assert extra == "extra " + b64encode(told.encode()).decode()


def packed(content: bytes) -> str:
    return b32encode(content).decode().rstrip("=")


def test_the_packed_form_byte_by_byte() -> None:
    proof = a_proof()
    content = b32decode(proof.packed() + "=" * (-len(proof.packed()) % 8))
    assert content[:2] == bytes([1, 2])
    assert content[2:34] == b"k" * 32
    assert content[34:130] == b"l" * 32 + b"e" * 64
    assert content[130:132] == bytes([9, 4])
    assert content.endswith(b"\x08testigo1" + proof.head.signatures[1].key_id + b"\x40" + b"\x01" * 64)
    for version in (0, 2):
        unread_proof(packed(bytes([version]) + content[1:]))
    unread_proof(packed(content + b"\0"))
    unread_proof(packed(bytes([1, 0]) + content[130:]))
    endless = content[:130] + b"\xff" * 8 + b"\x01" + content[131:]
    unread_proof(packed(endless))


def test_the_packed_form_is_short_and_of_letters_a_square_code_holds() -> None:
    proof = a_proof()
    content = b32decode(proof.packed() + "=" * (-len(proof.packed()) % 8))
    assert proof.head.origin.encode() not in content, "of its own signature the name and key are computed"
    text = far(127, 0).packed()
    assert b32decode(text + "=" * (-len(text) % 8))[130:132] == bytes([127, 0])
    assert squeeze(USUAL)[1] & 0x20, "packed with the dictionary (RFC 1950 FDICT)"
    assert len(squeeze(USUAL)) < len(USUAL) // 8
    for length in range(1, 9):
        signatures = (proof.head.signatures[0], Signature("w" * length, b"wkey", b"s" * 71 + b"\x17"))
        longer = replace(proof, head=replace(proof.head, signatures=signatures))
        assert set(longer.packed()) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        assert read_proof(longer.packed()) == longer


def test_keys_of_a_head_that_do_not_lead_to_it_are_refused_with_their_field() -> None:
    links = (KeyLink(b"k" * 32), KeyLink(b"l" * 32, b"e" * 64), KeyLink(b"m" * 32, b"f" * 64))
    head = Head(origin_of(b"k" * 32), 1, b"r" * 32)
    key, steps = claims(head, links)
    assert key.public == b"m" * 32
    assert [(old, signature) for old, _, signature in steps] == [(b"k" * 32, b"e" * 64), (b"l" * 32, b"f" * 64)]
    for wrong in ((), links[1:], (*links[:2], KeyLink(b"m" * 32, b"f" * 63))):
        with pytest.raises(ProofUnreadable) as told:
            claims(head, wrong)
        assert told.value.field == "proof"


def test_lists_of_two_to_sixty_five_thousand_words_make_words() -> None:
    root = bytes([0b10100000]) + bytes(31)
    assert witness_words(root, ["cero", "uno"])[:4] == ("uno", "cero", "uno", "cero")
    assert len(witness_words(root, ["cero", "uno"])) == 88
    many = [str(n) for n in range(2**16)]
    assert witness_words(b"\x12\x34" * 16, many) == (str(0x1234),) * 6
    with pytest.raises(ValueError, match="131072"):
        witness_words(root, ["x"] * 2**17)
