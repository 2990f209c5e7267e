"""Whatever people do, in whatever order: approved bytes stay, and only an erratum with its leaf is added behind them.

A machine tries the acts of the acta's life on real tables, also the ones that must be refused, and compares with a model of its own.
"""

from contextlib import suppress
from hashlib import sha256

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule, run_state_machine_as_test

from governance_app.foundation.database import db
from governance_app.foundation.errors import GovernanceError
from governance_app.meetings import actions as meetings
from governance_app.minutes import actions, reads
from governance_app.minutes.records.frozen import ActaTextRow
from governance_app.minutes.rules import CorrectionState, MinutesState, unanswered
from governance_app.record import reads as record
from governance_app.record.records import LeafRow
from governance_app.voting.rules import Choice
from tests.actions.test_minutes_errata import approves, proposes_erratum, the_two
from tests.support.build_attendance import does
from tests.support.build_minutes import (
    THEN,
    a_next_meeting,
    accepts,
    an_acta_in_review,
    part,
    point_for_minutes,
    proposes,
    refuses,
    votes_on,
    writes,
)
from tests.support.remembered import remembered

WORDS = ("Se habló del río.", "Se habló del bosque.", "Hubo acuerdo.")


def leaf_count(name: str) -> int:
    return db.session.scalar(sa.select(sa.func.count()).select_from(LeafRow).where(LeafRow.name == name)) or 0


@remembered
def two_meetings():
    """Hold a meeting whose acta is in review, and the next one, which votes on it."""
    meeting = an_acta_in_review()
    return meeting, a_next_meeting(meeting)


class LifeOfAnActa(RuleBasedStateMachine):
    """The acta of a closed meeting, and the next meeting in session. What is refused is refused; what is done follows the model."""

    ground = None

    def __init__(self) -> None:
        super().__init__()
        db.session.remove()
        self.ground.restore()
        self.meeting, self.coming = two_meetings()
        self.keeper, self.president = the_two(self.meeting)
        self.frozen: dict = {}
        self.approved = None
        self.errata = 0

    @initialize(start=st.sampled_from(list(MinutesState)[1:]))
    def begin_at(self, start):
        """Begin in review, before the vote, or after the approval: otherwise few walks come so far."""
        if start is not MinutesState.IN_REVIEW:
            writes(part(self.meeting).id, WORDS[0], now=THEN)
            self.present()
        if start is MinutesState.APPROVED:
            self.vote(Choice.FOR)
            self.approve()

    def tries(self, act, *given, **named) -> bool:
        try:
            act(*given, **named)
        except GovernanceError:
            return False
        return True

    @property
    def state(self):
        return reads.minutes_of(self.meeting).state

    @rule(text=st.sampled_from(WORDS))
    def write(self, text):
        before = self.state
        done = self.tries(writes, part(self.meeting).id, text, base=part(self.meeting).revision, now=THEN)
        assert done is (before in (MinutesState.DRAFT, MinutesState.IN_REVIEW))

    @rule(text=st.sampled_from(WORDS))
    def propose(self, text):
        before = self.state
        assert self.tries(proposes, self.meeting, instead=text, now=THEN) is (before is MinutesState.IN_REVIEW)

    @precondition(lambda self: unanswered(reads.corrections(self.meeting)))
    @rule(yes=st.booleans())
    def answer(self, yes):
        one = unanswered(reads.corrections(self.meeting))[0].id
        with suppress(GovernanceError):
            accepts(one, now=THEN) if yes else refuses(one, now=THEN)

    @rule()
    def back_and_again(self):
        if self.tries(does, actions.back_to_draft, THEN, meeting=self.meeting, reason="x"):
            does(actions.open_review, THEN, meeting=self.meeting, until=THEN.date())

    @rule()
    def present(self):
        open_ones, before = unanswered(reads.corrections(self.meeting)), self.state
        later = THEN.replace(day=THEN.day + 1)
        if self.tries(does, actions.present, later, meeting=self.meeting, item=point_for_minutes(self.coming)):
            assert before is MinutesState.IN_REVIEW
            assert not open_ones

    @precondition(lambda self: self.state is MinutesState.PRESENTED)
    @rule(choice=st.sampled_from([Choice.FOR, Choice.FOR, Choice.AGAINST]))
    def vote(self, choice):
        self.tries(votes_on, self.meeting, choice)

    @rule()
    def approve(self):
        before = self.state
        if self.tries(does, actions.approve, THEN, meeting=self.meeting):
            assert before is MinutesState.PRESENTED
            assert self.approved is None
            self.approved = reads.approved(self.meeting)

    @rule()
    def not_approved(self):
        self.tries(does, actions.not_approved, THEN, meeting=self.meeting)

    @rule()
    def take_back(self):
        self.tries(does, actions.take_back, THEN, meeting=self.meeting, reason="x")

    @rule()
    def reopen(self):
        assert not self.tries(does, meetings.reopen_meeting, THEN, meeting=self.meeting, reason="x")

    @rule()
    def change_the_record(self):
        self.tries(does, meetings.add_item, THEN, meeting=self.coming, title="Otro", reason="x")

    @rule(quoted=st.sampled_from([*WORDS, "Presente", "Puesto 1 | Principal 1"]), own=st.booleans())
    def erratum(self, quoted, own):
        """Approved only when the acta is, the sentence stands in it once, and another account assents."""
        try:
            one = proposes_erratum(self.meeting, self.keeper, quoted=quoted, says="Otra cosa.")
        except GovernanceError:
            assert self.approved is None or self.approved[1].text.count(quoted) != 1
            return
        assert self.tries(approves, one, self.keeper if own else self.president) is not own
        self.errata += not own

    @precondition(lambda self: self.approved is not None)
    @rule()
    def a_good_erratum(self):
        self.erratum("Puesto 1 | Principal 1", own=False)

    @precondition(lambda self: self.frozen)
    @rule(what=st.sampled_from(["UPDATE acta_text SET text = text || 'x'", "DELETE FROM acta_text"]))
    def by_hand(self, what):
        try:
            db.session.execute(sa.text(what))
            raise AssertionError(what)
        except sa.exc.DatabaseError:
            db.session.rollback()

    @invariant()
    def what_was_frozen_is_as_it_was(self):
        rows = db.session.scalars(sa.select(ActaTextRow).execution_options(populate_existing=True))
        now = {row.id: (row.text, row.sha256) for row in rows}
        assert all(now[id] == kept for id, kept in self.frozen.items())
        assert all(sha256(text.encode()).hexdigest() == digest for text, digest in now.values())
        self.frozen = now

    @invariant()
    def approved_bytes_change_only_by_an_erratum_with_its_leaf(self):
        assert (reads.approval(self.meeting) is not None) is (self.state is MinutesState.APPROVED) is (self.approved is not None)
        assert leaf_count("minutes.approved") == (self.approved is not None)
        assert [e.number for e in reads.approved_errata(self.meeting)] == list(range(1, self.errata + 1))
        assert leaf_count("minutes.erratum") == self.errata
        if self.approved:
            assert reads.approved(self.meeting) == self.approved

    @invariant()
    def every_answer_has_its_leaf(self):
        answered = [c for c in reads.corrections(self.meeting) if c.state is not CorrectionState.OPEN]
        assert leaf_count("minutes.correction_answered") == len(answered)

    def teardown(self):
        assert record.broken_at() is None


@pytest.mark.parametrize("examples", [6])
def test_no_sequence_of_acts_changes_an_approved_acta(sqlite_app, app, examples):
    LifeOfAnActa.ground = sqlite_app[1]
    run_state_machine_as_test(LifeOfAnActa, settings=settings(
        max_examples=examples, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)))
