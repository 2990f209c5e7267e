"""What phones do with a sealed ballot, in JavaScript, against the same in Python: seal, peel, mix, count, and a key on paper."""

import secrets
from collections import Counter
from collections.abc import Iterator
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, derive_private_key

from governance_app.voting.rules.sealed import Peeled, SealedTotals, check_peeled, check_public_key, check_sealed, check_totals, key_words
from governance_app.voting.rules.sealed import with_first as whole
from tests.rules.test_sealed import RFC
from tests.support.javascript import Modules, bundled
from tests.support.sealing import Scrutineer, bytes_of, count, enveloped, peel, public_of, seal, text_of

ACTS = """
import * as ballots from "./sealed/ballots.js";
import * as codec from "./sealed/codec.js";
import { keyPair, publicText, suite } from "./sealed/hpke.js";
import { shuffled } from "./sealed/shuffle.js";
import * as words from "./sealed/words.js";

const hex = (text) => Uint8Array.from(text.match(/../g) || [], (pair) => parseInt(pair, 16));
const pairOf = async (entropy) => keyPair(hex(entropy));
const fed = (numbers) => { let at = 0; return (array) => { array[0] = numbers[at++ % numbers.length]; }; };

function* choices(sizes) {
  if (!sizes.length) return yield [];
  for (let n = 0; n < sizes[0]; n += 1) for (const rest of choices(sizes.slice(1))) yield [n, ...rest];
}

const acts = {
  async vector({ info, pkR, ikmR, ikmE, enc, aad, ct, pt }) {
    const pair = await suite.kem.deriveKeyPair(hex(ikmR));
    const recipient = await suite.createRecipientContext({ recipientKey: pair, enc: hex(enc), info: hex(info) });
    const opened = new Uint8Array(await recipient.open(hex(ct), hex(aad)));
    const ekm = await suite.kem.deriveKeyPair(hex(ikmE));
    const sender = await suite.createSenderContext({ recipientPublicKey: pair.publicKey, info: hex(info), ekm });
    const sealed = new Uint8Array(await sender.seal(hex(pt), hex(aad)));
    const show = (bytes) => Buffer.from(bytes).toString("hex");
    return { pt: show(opened), ct: show(sealed), enc: show(new Uint8Array(sender.enc)), pkR: show(codec.fromText(await publicText(pair))) };
  },
  key: async (entropy) => publicText(await pairOf(entropy)),
  aloud: (key) => codec.keyWords(codec.fromText(key)),
  seal: (...given) => ballots.sealBallot(...given),
  peel: async (uuid, list, entropy) => ballots.peel(uuid, list, await pairOf(entropy)),
  count: async (uuid, list, entropy) => ballots.count(uuid, list, await pairOf(entropy)),
  words: (entropy) => words.wordsOf(hex(entropy)),
  meant: (typed) => words.meant(typed),
  entropy(typed) {
    try {
      const bytes = words.entropyOf(typed);
      return bytes && Buffer.from(bytes).toString("hex");
    } catch (error) {
      return { position: error.position, word: error.word };
    }
  },
  every_draw(sizes) {
    const seen = {};
    for (const draw of choices(sizes)) {
      const order = shuffled([..."abcd"], fed(draw)).join("");
      seen[order] = (seen[order] || 0) + 1;
    }
    return seen;
  },
  drawn: (numbers) => shuffled([..."abc"], fed(numbers)).join(""),
  many(times, seed) {
    let state = seed >>> 0;
    const next = (array) => {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      array[0] = mixed ^ (mixed >>> 14);
    };
    const seen = {};
    for (let n = 0; n < times; n += 1) {
      const order = shuffled([..."abcd"], next).join("");
      seen[order] = (seen[order] || 0) + 1;
    }
    return seen;
  },
};
"""
MOTION, OTHER = UUID("01930000-0000-7000-8000-0000000000aa"), UUID("01930000-0000-7000-8000-0000000000bb")
PAPER_A, PAPER_B = "00112233445566778899aabbccddeeff", "ffeeddccbbaa99887766554433221100"
HONEST = ["for"] * 4 + ["against"] * 3 + ["blank"] * 2


@pytest.fixture(scope="module")
def phone() -> Iterator[Modules]:
    """The modules as one script."""
    with bundled(ACTS) as modules:
        yield modules


@pytest.fixture(scope="module")
def keys(phone: Modules) -> tuple[str, str]:
    """The public keys of the two papers."""
    first, second = phone.ask(("key", PAPER_A), ("key", PAPER_B))
    return check_public_key(first), check_public_key(second)


def test_the_browsers_library_agrees_with_the_published_vector(phone: Modules) -> None:
    vector = RFC | {"ikmR": "668b37171f1072f3cf12ea8a236a45df23fc13b82af3609ad1e354f6ef817550",
                    "ikmE": "4270e54ffd08d79d5928020af4686d8f6b7d35dbe470265f1f5aa22816ce860e"}
    [found] = phone.ask(("vector", vector))
    assert found == {name: RFC[name] for name in found}
    assert len(found) == 4


def test_python_seals_and_phones_count(phone: Modules, keys: tuple[str, str]) -> None:
    sealed = [seal(MOTION, choice, *keys) for choice in HONEST]
    [peeled] = phone.ask(("peel", str(MOTION), sealed, PAPER_A))
    back = Peeled(tuple(peeled["peeled"]), peeled["unreadable"], peeled["repeated"])
    check_peeled(len(sealed), back)
    [found] = phone.ask(("count", str(MOTION), peeled["peeled"], PAPER_B))
    check_totals(len(sealed), back, SealedTotals(found["for"], found["against"], found["blank"], found["null"]))
    assert found == {"for": 4, "against": 3, "blank": 2, "null": 0}


def test_phones_seal_and_python_counts(phone: Modules) -> None:
    first, second = (Scrutineer(derive_private_key(n, SECP256R1())) for n in (12345, 67890))
    sealed = phone.ask(*(("seal", str(MOTION), choice, first.public, second.public) for choice in HONEST))
    assert len({check_sealed(one) for one in sealed}) == len(HONEST)
    assert {len(bytes_of(one)) for one in sealed} == {195}
    peeled = peel(MOTION, sealed, first)
    assert whole(count(MOTION, peeled.envelopes, second), peeled) == SealedTotals(4, 3, 2, 0)


def test_copied_foreign_and_broken_ballots_are_null_on_phones_as_well(phone: Modules, keys: tuple[str, str]) -> None:
    noise = secrets.token_bytes(16)
    twins = [seal(MOTION, "for", *keys, noise=noise) for _ in range(2)]
    good = seal(MOTION, "against", *keys)
    broken = text_of(bytes_of(good)[:-1] + bytes((bytes_of(good)[-1] ^ 1,)))
    odd = [enveloped(motion.bytes + bytes((code,)) + noise[::-1], MOTION, *keys) for motion, code in ((OTHER, 1), (MOTION, 4), (MOTION, 0))]
    sealed = [good, broken, good, "no envelope", seal(OTHER, "for", *keys), seal(MOTION, "for", keys[1], keys[0]), *twins, *odd]
    [peeled] = phone.ask(("peel", str(MOTION), sealed, PAPER_A))
    assert (peeled["unreadable"], peeled["repeated"], len(peeled["peeled"])) == (4, 1, 6)
    [found] = phone.ask(("count", str(MOTION), [*peeled["peeled"], "x"], PAPER_B))
    assert found == {"for": 1, "against": 1, "blank": 0, "null": 5}


def test_a_key_of_another_opens_nothing(phone: Modules, keys: tuple[str, str]) -> None:
    sealed = [seal(MOTION, "for", *keys)]
    [peeled] = phone.ask(("peel", str(MOTION), sealed, PAPER_B))
    assert peeled == {"peeled": [], "unreadable": 1, "repeated": 0}


def test_a_key_comes_back_from_its_words_however_they_are_typed(phone: Modules) -> None:
    papers = [PAPER_A, PAPER_B, "00" * 16, "ff" * 16, *(secrets.token_hex(16) for _ in range(40))]
    lists = phone.ask(*(("words", paper) for paper in papers))
    assert all(len(words) == 12 for words in lists)
    plain = str.maketrans("áéíóúüñ", "aeiouun")
    typed = [way for words in lists for way in (
        " ".join(words), "\n".join(words).upper(), ", ".join(f"{n}. {word.translate(plain)}" for n, word in enumerate(words, 1)),
        " ".join(word[:4] if len(word) > 4 else word for word in words))]
    found = phone.ask(*(("entropy", text) for text in typed))
    assert found == [paper for paper in papers for _ in range(4)]


def test_wrong_words_are_told_or_are_no_key(phone: Modules) -> None:
    [words] = phone.ask(("words", PAPER_A))
    unknown, short, swapped, seldom = phone.ask(
        ("entropy", " ".join([*words[:4], "kichwa", *words[5:]])), ("entropy", " ".join(words[:11])),
        ("entropy", " ".join([words[1], words[0], *words[2:]])), ("meant", "aba"))
    assert unknown == {"position": 5, "word": "kichwa"}
    assert short is None
    assert swapped is None, "the last word checks the others"
    assert seldom is None, "three letters are too few"


def test_both_languages_read_a_key_aloud_alike(phone: Modules, keys: tuple[str, str]) -> None:
    assert phone.ask(("aloud", keys[0]), ("aloud", keys[1])) == [key_words(keys[0]), key_words(keys[1])]
    assert public_of(keys[0]).curve.name == "secp256r1"


def test_every_order_is_as_likely(phone: Modules) -> None:
    """All draws of multiples of 4, 3 and 2: each of the 24 orders comes out exactly as often."""
    [seen] = phone.ask(("every_draw", [12, 12, 12]))
    assert len(seen) == 24
    assert set(seen.values()) == {12**3 // 24}


def test_a_number_that_would_make_some_orders_likelier_is_drawn_again(phone: Modules) -> None:
    """2**32 is no multiple of 3: its last number, 2**32 - 1, is left out."""
    assert phone.ask(("drawn", [2**32 - 1, 1, 0])) == phone.ask(("drawn", [1, 0]))
    assert phone.ask(("drawn", [2**32 - 2, 1])) == phone.ask(("drawn", [2, 1]))


def test_many_orders_fit_chance(phone: Modules) -> None:
    """Chi-square over 24 orders of a fixed series of numbers: below 49.7, which chance passes once in a thousand (23 degrees)."""
    [seen] = phone.ask(("many", 24_000, 20261126))
    orders: Counter[str] = Counter(seen)
    assert len(orders) == 24
    assert sum((orders[order] - 1000) ** 2 / 1000 for order in orders) < 49.7
