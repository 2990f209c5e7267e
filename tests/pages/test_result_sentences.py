"""The sentence of a result where it speaks of blocs, lots and acclamations: its labels are those of the rooms, so the app is there."""

from dataclasses import replace
from fractions import Fraction

import pytest
from flask import Flask

from governance_app.committees.rules import InBlocs, MajorityBase, MajorityKind, MajorityRule, TieRule
from governance_app.languages.catalogue import force_language
from governance_app.voting.rules import BlocCount, Choice, Form, Outcome, Result, Tally
from governance_app.voting.wording import result_sentence
from tests.rules.test_vote_words import result


def bloc(name: str, votes: tuple[int, int, int], needed: int) -> BlocCount:
    return BlocCount(name, Tally(*votes), Tally(*votes), needed, sum(votes), votes[0] >= needed)


BLOCS = (bloc("gad", (13, 2, 1), 8), bloc("state", (4, 17, 6), 14))
DOUBLE = MajorityRule(in_blocs=InBlocs(None, MajorityKind.AT_LEAST, MajorityBase.PRESENT, Fraction(3, 7)))


def sentence(said: Result, language: str = "es") -> str:
    with force_language(language):
        return result_sentence(said)


@pytest.mark.parametrize("language", ["es", "en", "qu", "jiv"])
def test_a_double_majority_can_be_recomputed_bloc_by_bloc(app: Flask, language: str) -> None:
    said = sentence(replace(result(DOUBLE, Tally(33, 19, 7)), outcome=Outcome.LOST, blocs=BLOCS, blocs_needed=2), language)
    for one in BLOCS:
        assert all(str(figure) in said for figure in (one.tally.votes_for, one.tally.against, one.tally.abstain, one.needed))
    assert "3/7" in said
    assert "%(" not in said


@pytest.mark.parametrize(("said", "words"), [
    (replace(result(MajorityRule(), Tally(4, 4), tie=TieRule.LOT, casting=Choice.FOR), casting_vote=None, lot=Choice.FOR), "salió a favor"),
    (replace(result(MajorityRule(), Tally(4, 4), tie=TieRule.LOT), lot=Choice.AGAINST), "salió en contra"),
    (result(MajorityRule(), Tally(8), Form.ACCLAMATION), "Aprobada por aclamación"),
    (replace(result(DOUBLE, Tally(33, 19, 7)), outcome=Outcome.LOST, blocs=BLOCS, blocs_needed=2), "muy pocos bloques"),
    (replace(result(DOUBLE, Tally(33, 19, 7)), blocs=BLOCS, blocs_needed=1), "Bloques que lo alcanzaron: 1 de 2; hacían falta 1."),
    (result(MajorityRule(MajorityKind.UNANIMITY_LESS, MajorityBase.PRESENT, less=3), Tally(5, 2)), "toda la base menos 3"),
    (replace(result(MajorityRule(), Tally(5, 2)), by_proxy=1), "1 estaba ausente y alguien presente votó por él"),
])
def test_each_ending_has_its_own_words(app: Flask, said: Result, words: str) -> None:
    assert words in sentence(said)
    assert words not in sentence(result(MajorityRule(), Tally(5, 2)))
