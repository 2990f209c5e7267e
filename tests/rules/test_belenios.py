"""The rules of a vote held in Belenios: fingerprints of 32 bytes, the address of an election alone, ballots that add up."""

from base64 import b64encode
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance_app.foundation.errors import GovernanceError
from governance_app.languages.catalogue import force_language
from governance_app.voting.rules import SECRET, CountBelowZero, Elector, Electorate, Form, Publication, belenios, commitment
from governance_app.voting.rules.belenios import (
    AddressNotOfElection,
    AddressNotSecure,
    BallotsAndAnswersDiffer,
    Belenios,
    BeleniosClosing,
    BeleniosCount,
    ElectionDiffers,
    ElectionNotVerified,
    FingerprintsAlike,
    FingerprintUnreadable,
    MoreCountedThanReceived,
    TooManyBallots,
    Verification,
    as_public,
    belenios_tally,
    check_address,
    check_ballots,
    check_closing,
    check_fingerprint,
    in_groups,
)
from governance_app.voting.wording.belenios import CONDITIONAL, LABELS, NOT_PROMISED, PROMISED, SENTENCES, acta_sentence, checks
from tests.support.build_belenios import ADDRESS, ARCHIVE, ELECTION, counted_there, mark_of

small, few = st.integers(-1, 4), st.integers(0, 12)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


@given(st.binary(min_size=32, max_size=32), st.integers(1, 9))
def test_a_fingerprint_stands_for_32_bytes_however_it_was_copied(raw: bytes, group: int) -> None:
    mark = b64encode(raw).decode().rstrip("=")
    assert len(mark) == 43
    spaced = " ".join(mark[at:at + group] for at in range(0, 43, group))
    assert {check_fingerprint(one) for one in (mark, mark + "=", f" {spaced}\n", in_groups(mark), raw.hex(), raw.hex().upper())} == {mark}


@given(st.text(alphabet=LETTERS, min_size=43, max_size=43))
def test_one_fingerprint_has_one_writing(text: str) -> None:
    try:
        kept = check_fingerprint(text)
    except FingerprintUnreadable:
        assert LETTERS.index(text[-1]) % 4, "only the last letter can be wrong: four bits of it mean something"
    else:
        assert kept == text
        assert LETTERS.index(text[-1]) % 4 == 0


@pytest.mark.parametrize("text", [
    "", "A", ELECTION[:-1], ELECTION + "A", ELECTION + "==", ELECTION.replace(ELECTION[3], "-"), ELECTION[:-1] + "é", "á" * 43, "٣" * 64,
    "0" * 63, "g" * 64, ADDRESS])
def test_what_is_no_fingerprint(text: str) -> None:
    with pytest.raises(FingerprintUnreadable) as told:
        check_fingerprint(text, "archive")
    assert told.value.field == "archive"


def test_the_fingerprint_that_the_documents_show_how_to_take() -> None:
    """By `printf abc | sha256sum | xxd -p -r | base64 | tr -d =` (doc/instructions-en.md of Belenios)."""
    assert mark_of("abc") == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0"
    assert in_groups(mark_of("abc")) == "ungW v48B z+pB QUDe Xa4i I7AD YaOW F3qc tBD/ YfIA Fa0"


@pytest.mark.parametrize("address", [
    ADDRESS, ADDRESS.rstrip("/"), f" {ADDRESS} ", "HTTPS://vote.example.org:8443/a/elections/8GVH85AoSyweXG",
    "https://vote.example.org/election#8GVH85AoSyweXG"])
def test_addresses_of_an_election(address: str) -> None:
    kept = check_address(address)
    assert kept.startswith("https://")
    assert check_address(kept) == kept


@pytest.mark.parametrize(("address", "error"), [
    ("", AddressNotSecure), (ADDRESS.replace("https", "http"), AddressNotSecure), ("javascript:alert(1)//https://", AddressNotSecure),
    ("https://vote.example.org:65536/elections/8GVH85AoSyweXG/", AddressNotOfElection),
    ("vote.example.org/elections/8GVH85AoSyweXG/", AddressNotSecure), ("https://vote.example.org/", AddressNotOfElection),
    (ADDRESS + "ABC-DEFGH-JKLMN", AddressNotOfElection), (ADDRESS + "#ABC-DEFGH-JKLMN", AddressNotOfElection),
    (ADDRESS + "?credential=1", AddressNotOfElection), ("https://vote.example.org/election#8GVH85AoSyweXG/ABCDEFGH", AddressNotOfElection),
    ("https://user:key@vote.example.org/elections/8GVH85AoSyweXG/", AddressNotOfElection), ("https://[/elections/", AddressNotOfElection),
    ("https:///elections/8GVH85AoSyweXG/", AddressNotOfElection), ("https://a.org/" + "b/" * 150 + "elections/8GVH85AoSyweXG/",
                                                                   AddressNotOfElection),
    ("https://vote.example.org/elections/8GVH85AoSy weXG/", AddressNotOfElection)])
def test_what_is_no_address_of_an_election_alone(address: str, error: type[GovernanceError]) -> None:
    with pytest.raises(error):
        check_address(address)


@given(st.tuples(*[small] * 5), st.integers(0, 12))
def test_a_result_is_kept_only_when_its_ballots_add_up(figures: tuple[int, ...], voters: int) -> None:
    received, accepted, yes, no, blank = figures
    try:
        check_ballots(BeleniosCount(*figures), voters)
        good = True
    except (CountBelowZero, BallotsAndAnswersDiffer, MoreCountedThanReceived, TooManyBallots):
        good = False
    assert good == (min(figures) >= 0 and accepted == yes + no + blank and accepted <= received and accepted <= voters)


@given(few, few, few, few)
def test_the_tally_accounts_for_every_voter(yes: int, no: int, blank: int, silent: int) -> None:
    count = BeleniosCount(yes + no + blank, yes + no + blank, yes, no, blank)
    hall = Electorate(tuple(Elector(UUID(int=n), "gad", UUID(int=n)) for n in range(count.accepted + silent)))
    tally = belenios_tally(count, hall)
    assert (tally.answers, tally.not_voting, tally.null, tally.abstain) == (hall.voters, silent, 0, 0)


@pytest.mark.parametrize(("other", "field", "error"), [
    ({"election": mark_of("another")}, "election", ElectionDiffers), ({"election": "x"}, "election", FingerprintUnreadable),
    ({"archive": ELECTION}, "archive", FingerprintsAlike), ({"archive": ""}, "archive", FingerprintUnreadable),
    ({"verification": Verification.NONE}, "verification", ElectionNotVerified),
    ({"count": BeleniosCount(6, 5, 4, 2, 0)}, "votes_for", BallotsAndAnswersDiffer),
    ({"count": BeleniosCount(6, 6, 6, 0, -1)}, "blank", CountBelowZero)])
def test_what_cannot_close_a_vote(other: dict[str, Any], field: str, error: type[GovernanceError]) -> None:
    with pytest.raises(error) as told:
        check_closing(counted_there(4, 2, **other), ELECTION, 7)
    assert told.value.field == field


def test_what_closes_a_vote_is_kept_tidied() -> None:
    given_there = counted_there(4, 2, election=in_groups(ELECTION), archive=in_groups(ARCHIVE))
    assert check_closing(given_there, ELECTION, 7) == BeleniosClosing(given_there.count, ELECTION, ARCHIVE, Verification.COMPARED)
    assert commitment(given_there.count, b"a") != commitment(BeleniosCount(7, 6, 5, 1, 0), b"a")


@pytest.mark.parametrize("rule", Publication)
def test_the_address_is_public_only_where_all_totals_are(rule: Publication) -> None:
    vote = as_public(Belenios(UUID(int=1), rule, (UUID(int=2), UUID(int=3)), ADDRESS, ELECTION, 7, 6, ARCHIVE, Verification.ARCHIVE))
    assert (vote.address == ADDRESS) == (rule is Publication.FULL)
    with force_language("es"):
        said = " ".join((*checks(vote), acta_sentence(vote)))
    assert (ADDRESS in said) == (rule is Publication.FULL)
    assert in_groups(ARCHIVE) in said


def test_every_error_and_word_can_be_said_in_spanish() -> None:
    errors = [e for e in vars(belenios).values() if isinstance(e, type) and issubclass(e, GovernanceError)]
    assert len(errors) == 11
    assert set(errors) <= set(SENTENCES)
    assert {Form.BELENIOS, *Verification} <= set(LABELS)
    assert Form.BELENIOS in SECRET
    every = (*SENTENCES.values(), *LABELS.values(), *PROMISED, *CONDITIONAL, *NOT_PROMISED)
    with force_language("es"):
        spanish = [str(one) for one in every]
    with force_language("en"):
        assert not set(spanish) & {str(one) for one in every}
