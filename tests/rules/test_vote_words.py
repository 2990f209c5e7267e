"""The words of quorum and votes: every fact has its label and its sentence, and a sentence carries its figures."""

import inspect
from datetime import UTC, datetime
from enum import Enum
from fractions import Fraction
from types import ModuleType
from uuid import UUID

import pytest

from governance_app.attendance import rules as attendance
from governance_app.attendance import wording as attendance_words
from governance_app.attendance.rules import QuorumStatement, SeatPresence, quorum_statement
from governance_app.committees.rules import (
    BlankVotes,
    MajorityBase,
    MajorityKind,
    MajorityRule,
    QuorumBase,
    QuorumKind,
    QuorumRule,
    TieRule,
)
from governance_app.foundation.errors import GovernanceError
from governance_app.languages.catalogue import force_language
from governance_app.voting import rules as voting
from governance_app.voting import wording as voting_words
from governance_app.voting.rules import Choice, Elector, Electorate, Form, Outcome, Result, Tally, decide, decide_consensus
from governance_app.web import sentences

ROOMS = ((attendance, attendance_words), (voting, voting_words))
AT = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


def own(room: ModuleType, kind: type) -> list[type]:
    return [c for c in vars(room).values() if inspect.isclass(c) and issubclass(c, kind) and c.__module__.startswith(room.__name__)]


@pytest.mark.parametrize(("room", "words"), ROOMS)
def test_every_error_and_every_word_can_be_said(room: ModuleType, words: ModuleType) -> None:
    assert not [e for e in own(room, GovernanceError) if e not in words.SENTENCES]
    shown = [e for e in own(room, Enum) if e is not voting.Settled]
    assert shown
    assert not [m for e in shown for m in e if m not in words.LABELS]


def seats(present: int, filled: int, vacant: int) -> list[SeatPresence]:
    return [SeatPresence(UUID(int=n), "state", True, n < filled, UUID(int=n + 99) if n < present else None) for n in range(filled + vacant)]


@pytest.mark.parametrize("language", ["es", "en", "qu", "jiv"])
@pytest.mark.parametrize("kind", QuorumKind)
@pytest.mark.parametrize("base", QuorumBase)
def test_a_quorum_is_stated_with_all_its_figures(language: str, kind: QuorumKind, base: QuorumBase) -> None:
    rule = QuorumRule(kind, base, Fraction(2, 3), 13, {}, "Art. 14")
    said: QuorumStatement = quorum_statement(rule, seats(11, 17, 4))
    with force_language(language):
        sentence = attendance_words.quorum_sentence(said)
    assert all(str(figure) in sentence for figure in (said.present, said.needed, said.n, "Art. 14"))
    assert kind is not QuorumKind.FRACTION or "2/3" in sentence


@pytest.mark.parametrize("base", QuorumBase)
def test_two_formulas_or_two_bases_never_read_alike(base: QuorumBase) -> None:
    with force_language("es"):
        rules = [QuorumRule(kind, base, Fraction(2, 3), 3) for kind in QuorumKind]
        formulas = [attendance_words._formula(quorum_statement(rule, seats(3, 5, 1))) for rule in rules]
        other = attendance_words._formula(quorum_statement(QuorumRule(base=QuorumBase.SEATS), seats(3, 5, 1)))
    assert len(set(formulas)) == len(QuorumKind)
    assert (other in formulas) == (base is QuorumBase.SEATS)


def hall(voters: int) -> Electorate:
    return Electorate(tuple(Elector(UUID(int=n), "state", UUID(int=n + 50)) for n in range(voters)))


def result(rule: MajorityRule, tally: Tally, form: Form = Form.SHOW_OF_HANDS, tie: TieRule = TieRule.LOST, casting: Choice | None = None,
           blanks: BlankVotes = BlankVotes.APART) -> Result:
    room = hall(tally.answers)
    verdict = decide_consensus(rule, tally, room) if form is Form.CONSENSUS else decide(rule, tally, room, tie=tie, blanks=blanks)
    outcome = verdict.outcome or (Outcome.CARRIED if casting is Choice.FOR else Outcome.LOST)
    quorum = quorum_statement(QuorumRule(), seats(tally.answers, tally.answers, 0))
    return Result(UUID(int=1), form, outcome, tally, verdict.counted, verdict.needed, verdict.base_size, rule, tie, blanks, verdict.tied,
                  room.seats, room.filled, room.voters, quorum, AT, 0, casting)


@pytest.mark.parametrize("language", ["es", "en", "qu", "jiv"])
@pytest.mark.parametrize("kind", [k for k in MajorityKind if k is not MajorityKind.CONSENSUS])
@pytest.mark.parametrize("base", MajorityBase)
def test_a_result_can_be_recomputed_from_its_sentence(language: str, kind: MajorityKind, base: MajorityBase) -> None:
    said = result(MajorityRule(kind, base, Fraction(3, 5), "Art. 21"), Tally(23, 11, 7, 5, 3, 2))
    with force_language(language):
        sentence = voting_words.result_sentence(said)
    assert all(str(figure) in sentence for figure in (23, 11, 7, 5, 3, 2, said.needed, "Art. 21"))
    assert kind is MajorityKind.MORE_FOR_THAN_AGAINST or str(said.base_size) in sentence
    assert kind is not MajorityKind.AT_LEAST or "3/5" in sentence
    assert "%(" not in sentence


def test_each_ending_has_its_own_words() -> None:
    tie, rule = Tally(4, 4), MajorityRule()
    endings = [
        result(rule, tie), result(rule, tie, tie=TieRule.REPEAT), result(rule, tie, tie=TieRule.CASTING_VOTE, casting=Choice.FOR),
        result(rule, tie, tie=TieRule.CASTING_VOTE, casting=Choice.AGAINST), result(rule, Tally(5, 3)), result(rule, Tally(3, 5)),
        result(rule, Tally(8), Form.CONSENSUS), result(rule, Tally(7, 1), Form.CONSENSUS),
        result(rule, Tally(4, 3, blank=1), blanks=BlankVotes.ADD_TO_MAJORITY),
    ]
    with force_language("es"):
        said = [voting_words.result_sentence(ending) for ending in endings]
    assert len(set(said)) == len(endings)
    assert "dirimió con un voto a favor" in said[2]
    assert "No hubo consenso: 1 puesto objeta." in said[7]
    assert "sumaron al lado mayor" in said[8]


def test_an_error_says_both_figures() -> None:
    sentences.register(voting_words.LABELS, voting_words.SENTENCES)
    with force_language("es"):
        said = sentences.sentence(voting.HandsDoNotAddUp(counted=9, present=11))
    assert "suman 9" in said
    assert "11 puestos" in said
