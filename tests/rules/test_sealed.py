"""The rules of the sealed ballot: keys, envelopes, stages, and a count that accounts for every ballot; and the RFC's own vector."""

import json
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, derive_private_key
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from governance_app.foundation.errors import GovernanceError
from governance_app.languages.catalogue import force_language
from governance_app.voting.rules import CountBelowZero, sealed
from governance_app.voting.rules.sealed import (
    INNER_BYTES,
    KEY_BYTES,
    OUTER_BYTES,
    KeysAlike,
    KeyUnreadable,
    Peeled,
    SealedDoesNotBalance,
    SealedRepeated,
    SealedStage,
    SealedStageWrong,
    SealedTotals,
    SealedUnreadable,
    Sealing,
    check_inner,
    check_keys,
    check_next,
    check_peeled,
    check_public_key,
    check_sealed,
    check_stage,
    check_totals,
    electorate_hash,
    fingerprint,
    key_words,
    receipt_words,
    with_first,
    without_order,
)
from governance_app.voting.wording import LABELS, SENTENCES
from governance_app.voting.wording.sealed import CONDITIONAL, NOT_PROMISED, PROMISED
from tests.support.sealing import SUITE, Scrutineer, a_scrutineer, bytes_of, count, peel, public_of, seal, text_of

MOTION, OTHER = UUID(int=7 << 80), UUID(int=8 << 80)
A, B = a_scrutineer(), a_scrutineer()
CHOICES = st.lists(st.sampled_from(["for", "against", "blank"]), max_size=12)

RFC = {
    "info": "4f6465206f6e2061204772656369616e2055726e",
    "skR": "f3ce7fdae57e1a310d87f1ebbde6f328be0a99cdbcadf4d6589cf29de4b8ffd2",
    "pkR": (
        "04fe8c19ce0905191ebc298a9245792531f26f0cece2460639e8bc39cb7f706a82"
        "6a779b4cf969b8a0e539c7f62fb3d30ad6aa8f80e30f1d128aafd68a2ce72ea0"),
    "enc": (
        "04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac9"
        "8536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4"),
    "key": "868c066ef58aae6dc589b6cfdd18f97e",
    "base_nonce": "4e0bc5018beba4bf004cca59",
    "aad": "436f756e742d30",
    "pt": "4265617574792069732074727574682c20747275746820626561757479",
    "ct": "5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f20b6c7f9076ac232e3ab2523f39513434",
}
"""RFC 9180, A.3.1 and its sequence number 0. `cryptography` takes no aad, so its ciphertext is made from the published key and nonce."""


def vector(name: str) -> bytes:
    return bytes.fromhex(RFC[name])


def test_the_library_agrees_with_the_published_vector() -> None:
    cipher, private = AESGCM(vector("key")), derive_private_key(int(RFC["skR"], 16), SECP256R1())
    assert cipher.encrypt(vector("base_nonce"), vector("pt"), vector("aad")) == vector("ct")
    without_aad = vector("enc") + cipher.encrypt(vector("base_nonce"), vector("pt"), None)
    assert SUITE.decrypt(without_aad, private, vector("info")) == vector("pt")
    assert Scrutineer(private).public == text_of(vector("pkR"))


def test_a_ballot_has_one_length_whatever_it_says() -> None:
    for choice in ("for", "against", "blank"):
        sealed = seal(MOTION, choice, A.public, B.public)
        assert len(bytes_of(check_sealed(sealed))) == OUTER_BYTES == 195
        assert [len(bytes_of(check_inner(one))) for one in peel(MOTION, [sealed], A).envelopes] == [INNER_BYTES] == [114]


@given(CHOICES)
def test_what_goes_in_is_counted(choices: list[str]) -> None:
    sealed = [seal(MOTION, choice, A.public, B.public) for choice in choices]
    peeled = peel(MOTION, sealed, A)
    totals = with_first(count(MOTION, peeled.envelopes, B), peeled)
    check_totals(len(sealed), peeled, totals)
    assert totals == SealedTotals(choices.count("for"), choices.count("against"), choices.count("blank"), 0)


def test_copied_foreign_and_broken_ballots_are_null_and_accounted_for() -> None:
    honest = [seal(MOTION, "for", A.public, B.public) for _ in range(3)]
    inner = bytes_of(peel(MOTION, honest[:1], A).envelopes[0])
    again = text_of(SUITE.encrypt(inner, public_of(A.public), b"governance-app sealed ballot v1 outer" + MOTION.bytes))
    noise = bytes(range(16))
    twins = [seal(MOTION, "for", A.public, B.public, noise) for _ in range(2)]
    sealed = [*honest, again, seal(OTHER, "for", A.public, B.public), seal(MOTION, "for", B.public, A.public), *twins]
    peeled = peel(MOTION, sealed, A)
    assert (peeled.unreadable, peeled.repeated, len(peeled.envelopes)) == (2, 1, 5)
    totals = with_first(count(MOTION, peeled.envelopes, B), peeled)
    check_totals(len(sealed), peeled, totals)
    assert totals == SealedTotals(4, 0, 0, 4)


@given(st.integers(1, 2**256 - 2**224))
def test_every_point_is_a_key_and_its_neighbours_are_none(number: int) -> None:
    key = Scrutineer(derive_private_key(number, SECP256R1())).public
    assert check_public_key(key) == key
    raw = bytes_of(key)
    for wrong in (raw[:-1] + bytes((raw[-1] ^ 1,)), b"\x02" + raw[1:], raw[:33], raw + b"\0", b"\x04" + bytes(64), b"\x04" + b"\xff" * 64):
        with pytest.raises(KeyUnreadable):
            check_public_key(text_of(wrong), "first")


@given(st.text(max_size=300) | st.text("ABCabc019-_=+/", min_size=87, max_size=87) | st.text("AB-_+/=é\n", min_size=260, max_size=260))
def test_no_text_is_a_fault(text: str) -> None:
    for check, error, size in ((check_public_key, KeyUnreadable, KEY_BYTES), (check_sealed, SealedUnreadable, OUTER_BYTES)):
        try:
            check(text, "x")
        except error:
            continue
        assert len(bytes_of(text)) == size
        assert text_of(bytes_of(text)) == text


def test_a_key_has_one_text() -> None:
    key = A.public
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    other = key[:-1] + letters[letters.index(key[-1]) ^ 1]
    assert bytes_of(other) == bytes_of(key), "the last letter carries bits that mean nothing"
    with pytest.raises(KeyUnreadable):
        check_public_key(other)


def test_two_scrutineers_have_two_keys() -> None:
    check_keys(A.public, B.public)
    with pytest.raises(KeysAlike) as alike:
        check_keys(A.public, A.public)
    with pytest.raises(KeyUnreadable) as none:
        check_keys(A.public, "x")
    assert alike.value.field == none.value.field == "second"


def test_fingerprints() -> None:
    sealed = seal(MOTION, "for", A.public, B.public)
    assert fingerprint(sealed) != fingerprint(seal(MOTION, "for", A.public, B.public))
    assert fingerprint(sealed).startswith(receipt_words(sealed).replace(" ", ""))
    assert [len(group) for group in key_words(A.public).split()] == [4] * 5
    assert key_words(text_of(vector("pkR"))) == "0973 2506 2803 2437 9994"
    assert electorate_hash([OTHER, MOTION, OTHER]) == electorate_hash([MOTION, OTHER]) != electorate_hash([MOTION])


@given(st.lists(st.integers(), unique=True, max_size=6).flatmap(st.permutations))
def test_an_order_is_forgotten(numbers: list[int]) -> None:
    texts = [str(number) for number in numbers]
    assert without_order(texts) == without_order(reversed(texts))


def test_a_stage_follows_the_one_before() -> None:
    path = [SealedStage.OPEN, SealedStage.FIRST, SealedStage.SECOND, SealedStage.COUNTED, SealedStage.DESTROYED]
    follows = {(path[n], path[n + 1]) for n in range(4)} | {(stage, SealedStage.DESTROYED) for stage in path[:4]}
    for stage in path:
        here = Sealing(MOTION, A.public, B.public, stage)
        check_stage(here, stage)
        for wanted in path:
            if (stage, wanted) in follows:
                check_next(here, wanted)
                continue
            with pytest.raises(SealedStageWrong):
                check_next(here, wanted)


SMALL = st.integers(0, 4)


@given(SMALL, SMALL, SMALL, st.integers(0, 14))
def test_what_the_first_sends_back_balances_or_says_by_how_much(kept: int, unreadable: int, repeated: int, received: int) -> None:
    peeled = Peeled(tuple(text_of(bytes((n,)) * INNER_BYTES) for n in range(kept)), unreadable, repeated)
    if kept + unreadable + repeated == received:
        return check_peeled(received, peeled)
    with pytest.raises(SealedDoesNotBalance) as told:
        check_peeled(received, peeled)
    assert told.value.data == {"received": received, "accounted": kept + unreadable + repeated}
    return None


@given(SMALL, SMALL, SMALL, SMALL, st.integers(0, 2), st.integers(-1, 1))
def test_totals_balance_or_say_by_how_much(votes_for: int, against: int, blank: int, null: int, bad: int, off: int) -> None:
    here = SealedTotals(votes_for, against, blank, null)
    received = here.ballots + bad
    peeled = Peeled(tuple(text_of(bytes((n,)) * INNER_BYTES) for n in range(here.ballots)), bad)
    totals = with_first(here, peeled)
    check_totals(received, peeled, totals)
    if off:
        with pytest.raises((SealedDoesNotBalance, CountBelowZero)):
            check_totals(received, peeled, SealedTotals(totals.votes_for + off, against, blank, totals.null))
    if bad and votes_for + bad:
        with pytest.raises(SealedDoesNotBalance):
            check_totals(received, peeled, SealedTotals(totals.votes_for + totals.null - bad + 1, against, blank, bad - 1))


@pytest.mark.parametrize(("peeled", "error"), [
    (Peeled(("A" * 152, "A" * 152)), SealedRepeated), (Peeled(("A" * 151, "B" * 152)), SealedUnreadable),
    (Peeled(("A" * 152, "A" * 151 + "B", "C" * 152), -1), CountBelowZero), (Peeled((), 3, -1), CountBelowZero),
])
def test_a_list_that_cannot_be(peeled: Peeled, error: type[GovernanceError]) -> None:
    with pytest.raises(error):
        check_peeled(2, peeled)
    with pytest.raises(CountBelowZero):
        check_totals(2, Peeled(("A" * 152, "B" * 152)), SealedTotals(3, 0, 0, -1))


def test_every_error_and_every_stage_can_be_said() -> None:
    errors = [e for e in vars(sealed).values() if isinstance(e, type) and issubclass(e, GovernanceError)]
    assert len(errors) == 10
    assert set(errors) <= set(SENTENCES)
    assert set(SealedStage) <= set(LABELS)


def test_what_is_promised_is_said_in_spanish() -> None:
    with force_language("es"):
        spanish = [str(sentence) for sentence in (*PROMISED, *CONDITIONAL, *NOT_PROMISED)]
    with force_language("en"):
        english = [str(sentence) for sentence in (*PROMISED, *CONDITIONAL, *NOT_PROMISED)]
    assert not set(spanish) & set(english)
    assert len(json.dumps(spanish)) > 600
